#!/usr/bin/env python3
"""files.py SHEET.jsonl DECK.apkg KAHOOT.xlsx QUIZIZZ.xlsx CANVAS.txt: the files for programs of
others, read as those programs read them: the deck with SQLite, workbooks as XML in a ZIP, the text for
text2qti by the grammar of its lines. What they ask and what counts as right is what the sheet says."""
import html, json, re, sqlite3, sys, zipfile
import xml.etree.ElementTree as xml

sheet, deck, kahoot, quizizz, canvas = sys.argv[1:6]
items = [x for x in map(json.loads, open(sheet, encoding='utf-8')) if 'kind' in x]
stems = {x['stem']: x for x in items}
bad = 0


def hold(fact, text):
    global bad
    if not fact:
        bad += 1
        print(text)


def stored(path):
    with zipfile.ZipFile(path) as file:
        hold(file.testzip() is None, f'{path}: a sum is wrong')
        hold(all(x.compress_type == 0 and x.date_time[0] == 1980 for x in file.infolist()),
             f'{path}: packed, or of another time')
        return {name: file.read(name) for name in file.namelist()}


def right(item):
    if item['form'] == 'truth':
        return 1 if item['answer'] else 2
    return [o['correct'] for o in item['options']].index(True) + 1


def cells(path):
    """Rows of the first sheet: lists of texts, by column."""
    ns = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    files = stored(path)
    for name, data in files.items():
        xml.fromstring(data)
    texts = [''.join(t.text or '' for t in si.iter(ns + 't'))
             for si in xml.fromstring(files['xl/sharedStrings.xml'])]
    rows = {}
    for row in xml.fromstring(files['xl/worksheets/sheet1.xml']).iter(ns + 'row'):
        for cell in row:
            value = cell.find(ns + 'v').text
            column = ord(cell.get('r')[0]) - ord('A')
            rows.setdefault(int(row.get('r')), {})[column] = \
                texts[int(value)] if cell.get('t') == 's' else int(value)
    return rows


files = stored(deck)
hold(set(files) == {'collection.anki2', 'media'} and files['media'] == b'{}', 'the deck has other files')
open('collection.db', 'wb').write(files['collection.anki2'])
db = sqlite3.connect('collection.db')
hold(db.execute('PRAGMA integrity_check').fetchone() == ('ok',), 'the deck is damaged')
ver, *parts = db.execute('SELECT ver, conf, models, decks, dconf FROM col').fetchone()
conf, models, decks, dconf = map(json.loads, parts)
hold(ver == 11, 'the deck is of another schema')
notes = db.execute('SELECT id, guid, mid, tags, flds, sfld FROM notes').fetchall()
cards = db.execute('SELECT nid, did FROM cards').fetchall()
hold(len(notes) > 10 and len({n[0] for n in notes}) == len({n[1] for n in notes}) == len(notes),
     'notes of the deck are not apart')
hold(sorted(n[0] for n in notes) == sorted(c[0] for c in cards), 'a note has no card')
hold(all(str(c[1]) in decks for c in cards) and all(str(n[2]) in models for n in notes),
     'cards of no deck or type')
for note in notes:
    front, back, source = note[4].split('\x1f')
    hold(front == note[5] and back, f'note {note[1]}')
    stem = html.unescape(re.split(r'<(?:ol|p)\b', front)[0])
    hold(stem in stems, f'the deck asks: {stem}')
    if stem in stems and stems[stem]['form'] == 'single':
        options = [html.unescape(x) for x in re.findall(r'<li>(.*?)</li>', front)]
        said = html.unescape(re.match(r'<b>[A-Z]\. (.*?)</b>', back).group(1))
        hold(said in options and any(o['text'] == said and o['correct']
                                     for o in stems[stem]['options']), f'the deck answers: {said}')

rows = cells(kahoot)
hold(rows[8][1].startswith('Question - max 120') and len(rows[8]) == 7, 'the header of Kahoot')
asked = [rows[r] for r in sorted(rows) if r > 8]
hold(len(asked) > 3 and [r[0] for r in asked] == list(range(1, len(asked) + 1)), 'rows of Kahoot')
for row in asked:
    options = [row[c] for c in range(2, 6) if c in row]
    hold(len(row[1]) <= 120 and all(len(o) <= 75 for o in options), f'too long: {row[1]}')
    hold(row[1] in stems and row[7] == right(stems[row[1]]) and row[6] in (5, 10, 20, 30, 60, 90, 120, 240),
         f'Kahoot: {row[1]}')
    hold(stems[row[1]]['form'] == 'truth' or options == [o['text'] for o in stems[row[1]]['options']],
         f'options of Kahoot: {row[1]}')

rows = cells(quizizz)
hold(rows[1][0] == 'Question Text' and rows[1][7] == 'Correct Answer' and len(rows[1]) == 11,
     'the header of Quizizz')
for row in [rows[r] for r in sorted(rows) if r > 1]:
    item = stems.get(row[0])
    hold(item is not None, f'Quizizz asks: {row[0]}')
    kind = {'single': 'Multiple Choice', 'truth': 'Multiple Choice', 'open': 'Open-Ended'}
    hold(item is None or row[1] == kind.get(item['form'], 'Fill-in-the-Blank'), f'Quizizz: {row[1]}')
    if row[1] == 'Multiple Choice':
        hold(row[7] == right(item), f'Quizizz counts another option: {row[0]}')
    elif row[1] == 'Fill-in-the-Blank':
        hold(2 in row and 7 not in row, f'Quizizz has no answer: {row[0]}')

# text2qti: https://github.com/gpoore/text2qti, "Markdown format"
lines = open(canvas, encoding='utf-8').read().split('\n')
hold(lines[0].startswith('Quiz title: ') and lines[1].startswith('Quiz description: '), 'no title')
forms = [r'Title: \S', r'Points: \d+$', r'\d+\. \S', r'\.\.\. \S', r'\*?[a-h]\) \S', r'\[[* ]\] \S',
         r'=   \[-?\d+, -?\d+\]$', r'\*   \S', r'____$', r'$']
for number, line in enumerate(lines[2:], 3):
    hold(any(re.match(f, line) for f in forms), f'{canvas}:{number}: {line}')
for block in '\n'.join(lines[3:]).strip().split('\n\n'):
    answers = [x for x in block.split('\n') if re.match(r'\*?[a-h]\) ', x)]
    hold(not answers or sum(x.startswith('*') for x in answers) == 1, f'{canvas}: {block}')
    hold(len(re.findall(r'^\d+\. ', block, re.M)) == 1, f'{canvas}: {block}')
print(f'{len(notes)} notes, {len(asked)} rows for Kahoot, {len(rows) - 1} for Quizizz')
sys.exit(1 if bad else 0)
