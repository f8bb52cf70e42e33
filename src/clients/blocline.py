"""Asks blocline from Python, without any package:

    import sys; sys.path.append("/usr/local/share/blocline")
    from blocline import ask, frame
    ask("members", "EAEU", on="2015-03-01")            # a list of dicts
    frame("panel", from_=1992, to=2015, certain=True)  # the same for pandas
    ask("sql", "SELECT bloc FROM blocline_blocs(:who, :day)", "who=KAZ", "day=2015")

Arguments with a name are options (True: without a value; from_ is --from, with_sources is --with-sources), several
values are joined by commas. Every value is text but in columns that count, and all but the names of states in
shape="cow"; an empty cell is None, and "NA" is
Namibia. A refusal is an error in blocline's own words. BLOCLINE names the program if it is not on PATH.
"""
import csv
import io
import os
import re
import subprocess


class Refused(Exception):
    """What blocline said instead of an answer; `status` is its exit status."""

    def __init__(self, text, status):
        super().__init__(text)
        self.status = status


def _words(options):
    for name, value in options.items():
        if value is None or value is False:
            continue
        option = "--" + name.rstrip("_").replace("_", "-")
        several = isinstance(value, (list, tuple))
        yield option if value is True else option + "=" + (",".join(map(str, value)) if several else str(value))


def _number(text):
    return None if text is None else float(text) if "." in text else int(text)


def _table(command, words, options):
    program = os.environ.get("BLOCLINE", "blocline")
    asked = [program, "-q", "-f", "csv", command, *map(str, words), *_words(options)]
    answer = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if answer.returncode != 0:
        raise Refused(answer.stderr.decode("utf-8", "replace").strip(), answer.returncode)
    header, *rows = csv.reader(io.StringIO(answer.stdout.decode("utf-8"), newline=""))
    rows = [[text or None for text in row] for row in rows]
    for at, name in enumerate(header):
        counts = re.fullmatch("period|year|count|certain|possible|weight|days|share|agree|only_.*|ccode.*", name)
        counts = counts or (header[0].startswith("ccode") and not re.fullmatch("state[12]?", name))
        if counts and all(row[at] is None or re.fullmatch(r"-?\d+(\.\d+)?", row[at]) for row in rows):
            for row in rows:
                row[at] = _number(row[at])
    return header, rows


def ask(command, *words, **options):
    """The answer as a list of dicts, one a row."""
    header, rows = _table(command, words, options)
    return [dict(zip(header, row)) for row in rows]


def frame(command, *words, **options):
    """The answer as a pandas.DataFrame."""
    import pandas  # only who asks for a frame needs it

    header, rows = _table(command, words, options)
    return pandas.DataFrame(rows, columns=header)
