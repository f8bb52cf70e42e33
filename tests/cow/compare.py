#!/usr/bin/env python3
"""Compares our record by year with the Correlates of War IGO data, version 3, and holds every difference
against a table of explained ones.

    compare.py BLOCLINE COW-IGO-YEAR.csv COW-STATE-YEAR.csv EXPLAINED.csv

The two tables are those of the data set (one row an IGO-year, one row a state-year); the first names the
number of each IGO. COW counts a state for a year in which it belonged at any time, and knows 1 (full),
2 (associate), 3 (observer), 0 (none); -9 is missing and -1 no IGO, of both of which nothing is said here.
Ours is `panel --by year --rule any --status all` in the first reading. Blocs that share a number are taken
together. A difference is a run of years of one bloc number and one actor in which both say the same two
things. EXPLAINED has the columns bloc, actor, from, to, ours, theirs, why; a `*` as actor stands for all.
Exit status 0: all differences are explained and all explanations are needed; 1: not."""
import csv
import gzip
import io
import subprocess
import sys


def rows_of(path):
    opened = gzip.open(path, "rt", encoding="utf-8", newline="") if path.endswith(".gz") \
        else open(path, encoding="utf-8-sig", newline="")
    with opened as file:
        yield from csv.DictReader(file)


def ask(blocline, *words):
    answer = subprocess.run([blocline, "-q", *words, "-f", "csv"], check=True, capture_output=True, text=True)
    return list(csv.DictReader(io.StringIO(answer.stdout)))


def ours_by_year(blocline, blocs, actors, last):
    """(number, actor, year) -> the lowest COW code of a standing that surely or possibly held."""
    codes = {row["status"]: row["cow"] for row in ask(blocline, "list", "statuses")}
    names = {}
    for number, ids in blocs.items():
        for bloc in ids:
            names[bloc] = number
    found = {}
    for row in ask(blocline, "panel", "--by", "year", "--rule", "any", "--status", "all", "--bloc",
                   ",".join(names), "--to", str(last)):
        code = codes.get(row["status"]) or "0"
        if row["actor"] not in actors or code not in ("1", "2", "3"):
            continue
        key = (names[row["bloc"]], row["actor"], int(row["period"]))
        found[key] = min(found.get(key, "9"), code)
    return found


def spans(differences):
    """Runs of years: (number, actor, first, last, ours, theirs)."""
    runs = []
    for number, actor, year, ours, theirs in sorted(differences):
        if runs and runs[-1][:2] == [number, actor] and runs[-1][3] == year - 1 \
                and runs[-1][4:] == [ours, theirs]:
            runs[-1][3] = year
        else:
            runs.append([number, actor, year, year, ours, theirs])
    return runs


def main():
    blocline, igos, states, explained = sys.argv[1:5]
    blocs, actors = {}, {}
    for row in ask(blocline, "list", "blocs"):
        if row["cow_igo"]:
            blocs.setdefault(row["cow_igo"], []).append(row["bloc"])
    for row in ask(blocline, "list", "actors"):
        if row["cow"]:
            actors[row["actor"]] = row["cow"]
    columns = {row["ionum"]: row["ioname"].lower() for row in rows_of(igos) if row["ionum"] in blocs}
    theirs, first, last = {}, {}, 0
    by_code = {code: actor for actor, code in actors.items()}
    for row in rows_of(states):
        actor = by_code.get(row["ccode"])
        last = max(last, int(row["year"]))
        if actor:
            for number, column in columns.items():
                if row.get(column) in ("0", "1", "2", "3"):
                    theirs[number, actor, int(row["year"])] = row[column]
                    first[number] = min(first.get(number, 9999), int(row["year"]))
    ours = ours_by_year(blocline, {n: b for n, b in blocs.items() if n in columns}, actors, last)
    differences, agreed = [], 0
    for key, value in theirs.items():
        mine = ours.get(key, "0")
        if mine != value:
            differences.append((*key, mine, value))
        else:
            agreed += 1
    known = {}
    for row in rows_of(explained):
        known[row["bloc"], row["actor"], row["from"], row["to"], row["ours"], row["theirs"]] = row["why"]
    used, open_runs = set(), 0
    label = {number: "+".join(ids) for number, ids in blocs.items()}
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["bloc", "actor", "from", "to", "ours", "theirs", "why"])
    for number, actor, start, end, mine, value in spans(differences):
        keys = [(label[number], who, begin, stop, mine, value)
                for who in (actor, "*") for begin, stop in ((str(start), str(end)), ("*", "*"))]
        key = next((key for key in keys if key in known), None)
        used.add(key)
        open_runs += key is None
        writer.writerow([label[number], actor, start, end, mine, value, known.get(key, "")])
    unused = [key for key in known if key not in used]
    print(f"{len(columns)} IGOs, {agreed + len(differences)} state-years, {agreed} agree; "
          f"{len(spans(differences))} differences, {open_runs} without an explanation", file=sys.stderr)
    for key in unused:
        print("an explanation that nothing needs: " + ",".join(key), file=sys.stderr)
    return 1 if open_runs or unused else 0


sys.exit(main())
