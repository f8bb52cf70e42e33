#!/usr/bin/env python3
"""Imports the Correlates of War IGO data, version 3, and looks at every cell of it.

    cells.py BLOCLINE-INGEST BLOCLINE README.md COW-IGO-YEAR.csv COW-STATE-YEAR.csv

Both tables (one row an IGO-year, 3b; one row a state-year, 3a; also .gz) are imported as README.md says, loaded,
and asked back with `panel --shape cow --by year`. What the tables say (0 to 3, and -9: missing) has to come
back cell by cell. What they do not say: 3b has nothing of states that were not there (empty, NA, -1; and -9
for some of them), and 3a has -1 while an IGO does not exist, which comes back empty. In a few cells 3a
contradicts itself: -1 for one state in a year for which other states have a value; there the IGO lived, and
the cell is 0. They are counted, and must be of that kind.
Exit status 0: every cell is as it should be."""
import csv
import gzip
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter

SAID = ("0", "1", "2", "3", "-9")


def opened(path):
    if path.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return open(path, encoding="utf-8-sig", newline="")


def plain(path, folder, name):
    """The table as a file of its own."""
    made = os.path.join(folder, name)
    with opened(path) as source, open(made, "w", encoding="utf-8", newline="") as out:
        for text in source:
            out.write(text)
    return made


def run(*words, into=None):
    """How long it took, as text."""
    with open(into or os.devnull, "w", encoding="utf-8") as out:
        began, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(words, check=True, stdout=out)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return f"{time.time() - began:.2f} s ({used:.2f} s of processor time)"


def panel(path):
    """(ccode, year) -> the cells of that row by IGO."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = [name.lower() for name in next(rows)]
        return {(row[0], row[1]): dict(zip(header[3:], row[3:])) for row in rows}


def load(ingest, blocline, folder, name, *words):
    """Imports, loads and asks; says how long each took."""
    package, database = os.path.join(folder, name), os.path.join(folder, name + ".db")
    made = run(ingest, "-q", *words, "--to", package)
    loaded = run(ingest, "-q", "-d", database, package)
    asked = run(blocline, "-q", "-d", database, "panel", "--shape", "cow", "--by", "year", into=package + ".csv")
    print(f"{name}: import {made}, ingest {loaded}, panel {asked}")
    return panel(package + ".csv")


def check_states(ours, path):
    """3a. Returns how many cells are wrong."""
    same, wrong, torn, empty = Counter(), [], 0, 0
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = [name.lower() for name in next(rows)]
        table = list(rows)
    lived = {(name, row[1]) for row in table for name, cell in zip(header, row) if cell in SAID}
    for row in table:
        mine = ours.get((row[0], row[1]))
        for name, cell in zip(header[3:], row[3:]):
            answer = None if mine is None else mine.get(name)
            if cell in SAID and answer == cell:
                same[cell] += 1
            elif cell == "-1" and answer == "":
                empty += 1
            elif cell == "-1" and answer == "0" and (name, row[1]) in lived:
                torn += 1
            else:
                wrong.append((name, row[0], row[1], cell, answer))
    told(f"3a: {len(table)} state-years, {len(ours)} in the panel", same, wrong)
    print(f"    {empty} cells of IGOs that do not exist, {torn} more say so beside states that have a value")
    return len(wrong) + (len(table) != len(ours))


def check_igos(ours, path, codes):
    """3b. Returns how many cells are wrong."""
    same, wrong, absent = Counter(), [], 0
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        states = [(i, codes[name.lower()]) for i, name in enumerate(header) if name.lower() in codes]
        year = header.index("year")
        for row in rows:
            name = row[0].lower()
            for i, code in states:
                mine, cell = ours.get((code, row[year])), row[i]
                answer = None if mine is None else mine.get(name)
                if cell in SAID and answer == cell:
                    same[cell] += 1
                elif (cell not in SAID or cell == "-9") and answer in (None, "", "0") and (cell != "-9" or mine is None):
                    absent += 1
                else:
                    wrong.append((name, code, row[year], cell, answer))
    standings = sum(same[cell] for cell in ("1", "2", "3"))
    told(f"3b: {standings} cells with a standing", same, wrong)
    print(f"    {absent} cells of states that are not there")
    return len(wrong)


def told(head, same, wrong):
    print(head + "; as they should be: " + ", ".join(f"{same[cell]} x {cell}" for cell in SAID) + f"; wrong: {len(wrong)}")
    for cell in wrong[:10]:
        print("    {} {} {}: {} came back as {}".format(*cell))


def main():
    ingest, blocline, readme, igos, states = sys.argv[1:6]
    with tempfile.TemporaryDirectory() as folder:
        igos, states = plain(igos, folder, "igo-year.csv"), plain(states, folder, "state-year.csv")
        wrong = check_states(load(ingest, blocline, folder, "3a", "--from", states, "--years", "end"), states)
        with open(states, encoding="utf-8", newline="") as file:
            codes = {row["state"].lower(): row["ccode"] for row in csv.DictReader(file)}
        with open(readme, encoding="utf-8") as file:
            mapping = re.search(r"```ini\n(\[package\]\nid = cow-igo\n.*?)```", file.read(), re.S).group(1)
        with open(os.path.join(folder, "map.ini"), "w", encoding="utf-8") as file:
            file.write(mapping)
        with open(os.path.join(folder, "states2016.csv"), "w", encoding="utf-8") as file:
            file.write("ccode,state,statenme\n" + "".join(f"{code},{name},{name}\n" for name, code in codes.items()))
        found = load(ingest, blocline, folder, "3b", "--from", igos, "--map", file.name.replace("states2016.csv", "map.ini"))
        wrong += check_igos(found, igos, codes)
    return 1 if wrong else 0


sys.exit(main())
