"""parquet.py BUILD WORK: every kind of answer as Parquet, read by DuckDB, has the rows of the CSV, in the
same order; numbers are numbers. The last has more rows than a group of rows holds."""

import csv
import os
import subprocess
import sys

build, work = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
blocline = os.path.join(build, "blocline")
csv.field_size_limit(1 << 30)
commands = """members EAEU --on 2015-03-01
members --all --on 2003 --status all
members EAEU --on 1950
blocs KAZ --on 2015
history UZB --status all
history KAZ --with-sources
chronology --bloc CAU
chronology --with-sources --with-provenance
why EAEU KGZ
lineage CAU
disagreements
changes 1991 2015
together KAZ UZB
panel --by month --from 1991 --to 2000
panel --by year --rule days
panel --wide --from 2000 --to 2010
panel --shape cow --from 2000 --to 2010
dyads --from 2010 --to 2012
dyads --shape cow --from 2010 --to 2010
network --on 2015
count CIS EAEU
date 1994-04-30 1998~ nonsense
list blocs
list sources
list exercises
info
find customs union
cite
event caec-1998
panel --by day --from 2015-01-01 --to 2019-12-31""".splitlines()


def run(words, form, path):
    with open(path, "wb") as out:
        return subprocess.run([blocline, "-q", "-f", form, *words], stdout=out,
                              stderr=subprocess.DEVNULL).returncode


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(line for line in file if not line.startswith("# ")))


def same(want, have):
    if want == have:
        return True
    try:
        return float(want) == float(have)
    except ValueError:
        return False


def main():
    wrong = rows = 0
    with open(os.path.join(work, "ask.sql"), "w", encoding="utf-8") as ask:
        for at, command in enumerate(commands):
            statuses = [run(command.split(), form, "%s/%d.%s" % (work, at, form)) for form in ("csv", "parquet")]
            if statuses[0] != statuses[1] or statuses[0] not in (0, 1):
                sys.exit("blocline %s: status %s" % (command, statuses))
            ask.write("COPY (SELECT * FROM '%s/%d.parquet') TO '%s/%d.back' (FORMAT csv, HEADER true);\n"
                      % (work, at, work, at))
        ask.write("COPY (SELECT path_in_schema, type, count(*) AS groups, sum(num_values) AS n FROM parquet_metadata('"
                  "%s/%d.parquet') GROUP BY 1, 2) TO '%s/groups.back' (FORMAT csv);\n"
                  % (work, len(commands) - 1, work))
        ask.write("COPY (SELECT name, type FROM parquet_schema('%s/%d.parquet')) TO '%s/types.back' (FORMAT csv);\n"
                  % (work, commands.index("panel --by year --rule days"), work))
    subprocess.run(["node", os.path.join(here, "duckdb.mjs"), ":memory:", os.path.join(work, "ask.sql")], check=True)
    for at, command in enumerate(commands):
        want, have = rows_of("%s/%d.csv" % (work, at)), rows_of("%s/%d.back" % (work, at))
        rows += len(want) - 1
        if len(want) != len(have) or not all(
                len(a) == len(b) and all(map(same, a, b)) for a, b in zip(want, have)):
            wrong += 1
            print("blocline %s: %d rows, Parquet has %d" % (command, len(want), len(have)))
    groups = rows_of(work + "/groups.back")[1:]
    if not groups or any(int(row[2]) < 2 for row in groups):
        wrong += 1
        print("one group of rows only: %s" % groups)
    types = dict(rows_of(work + "/types.back")[1:])
    if types.get("days") != "INT64" or types.get("share") != "DOUBLE" or types.get("bloc") != "BYTE_ARRAY":
        wrong += 1
        print("other types: %s" % types)
    print("parquet: %d answers, %d rows, %d wrong" % (len(commands), rows, wrong))
    return wrong > 0


sys.exit(main())
