"""deck_in_mnemosyne.py DECK: imports an Anki deck into Mnemosyne, and holds the cards that are there then
against the notes of the deck. Ends with 77 where Mnemosyne is not installed."""
import os
import sqlite3
import sys
import tempfile
import zipfile

try:
    from mnemosyne.script import Mnemosyne
except ImportError:
    print("not asked: Mnemosyne")
    sys.exit(77)


def notes(deck, folder):
    """The fields of the deck's notes, as SQLite reads them, less empty ones: Mnemosyne keeps none."""
    with zipfile.ZipFile(deck) as archive:
        archive.extract("collection.anki2", folder)
    rows = sqlite3.connect(os.path.join(folder, "collection.anki2")).execute("SELECT flds FROM notes")
    return sorted(tuple(filter(None, fields.split("\x1f"))) for (fields,) in rows)


def imported(deck, folder):
    """The same, from Mnemosyne's own database."""
    program = Mnemosyne(os.path.join(folder, "mnemosyne"))
    (form,) = [form for form in program.component_manager.all("file_format") if type(form).__name__ == "Anki2"]
    form.do_import(os.path.abspath(deck))
    database = program.database()
    cards = [database.card(card, is_id_internal=True) for card, _ in database.cards()]
    if not all(card.question() and card.answer() for card in cards):
        print("a card of Mnemosyne has no question or no answer")
        sys.exit(1)
    return sorted(tuple(card.fact.data[key] for key in sorted(card.fact.data)) for card in cards)


def main():
    (deck,) = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        written, read = notes(deck, folder), imported(deck, folder)
    if not read or written != read:
        print(f"Mnemosyne reads {len(read)} cards, and they are not the {len(written)} of the deck")
        sys.exit(1)


main()
