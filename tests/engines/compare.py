"""compare.py ENGINE BUILD WORK [quick]: holds the questions of an export equal to `blocline -q ... -f csv`,
row for row and in the same order. ENGINE is postgresql, duckdb or clickhouse; WORK has the database
record.db, and the engine has it loaded. The engine is asked all questions by one run of the program that
engine.sh names in ASK: it reads SQL from WORK/ask.sql and writes answer N to WORK/N.csv."""

import csv
import os
import re
import subprocess
import sys

engine, build, work = sys.argv[1:4]
quick = len(sys.argv) > 4
database = os.path.join(work, "record.db")
blocline = os.path.join(build, "blocline")
csv.field_size_limit(1 << 30)


def ask(*words):
    done = subprocess.run([blocline, "-q", "-d", database, "-f", "csv", *words],
                          capture_output=True, text=True, check=True)
    return list(csv.reader(done.stdout.splitlines(keepends=True)))


def ids(what):
    return [row[0] for row in ask("list", what)[1:]]


def text(value):
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


def day(value):
    return "'%s'" % value


def call(name, *values, **named):
    """A question in PostgreSQL or DuckDB."""
    sign = "=>" if engine == "postgresql" else ":="
    cast = "" if engine == "postgresql" else "::DATE"
    words = [value + cast if re.match(r"'-?\d{4}-", value) else value for value in values]
    words += ["%s %s %s" % (key, sign, value + cast if re.match(r"'-?\d{4}-", value) else value)
              for key, value in named.items() if value != "NULL"]
    return "SELECT * FROM blocline.%s(%s)" % (name, ", ".join(words))


def number(value):
    return "toInt32(toDate('%s'))" % value


def standings(column, of, start, end, rule, reading, status):
    """members or blocs in ClickHouse, as README.txt of an export has them."""
    f, t = number(start), number(end)
    sure = {"any": "start_hi < end_lo AND start_hi <= %s AND %s < end_lo" % (t, f),
            "start": "start_hi <= %s AND %s < end_lo" % (f, f),
            "end": "start_hi <= %s AND %s < end_lo" % (t, t)}[rule]
    maybe = {"any": "start_lo < end_hi AND start_lo <= %s AND %s < end_hi" % (t, f),
             "start": "start_lo <= %s AND %s < end_hi" % (f, f),
             "end": "start_lo <= %s AND %s < end_hi" % (t, t)}[rule]
    return ("SELECT bloc, actor, %s AS name, status, if(%s, 'certain', 'possible') AS certainty, start, end, "
            "start_event, end_event FROM blocline.spell WHERE reading = %s AND %s AND %s AND %s "
            "ORDER BY bloc, actor, number"
            % ("actor_name" if column == "bloc" else "bloc_name", sure, text(reading),
               "%s = %s" % (column, text(of)) if of else "1",
               "class = 'full'" if status is None else "class != 'none'", maybe))


questions = []  # (the words of blocline, SQL)


def add(words, sql):
    questions.append((words, sql))


def add_standings(command, of, when, rule, reading, status=None):
    start, end = when.split("/") if "/" in when else (when, when)
    if len(start) == 4:
        start, end = start + "-01-01", end + "-12-31"
    words = [command, of] if of else [command, "--all"]
    words += ["--on", when, "--rule", rule, "--reading", reading]
    words += ["--status", status] if status else []
    if engine == "clickhouse":
        if rule != "all":
            add(words, standings("bloc" if command == "members" else "actor", of, start, end, rule,
                                 reading, status))
        return
    add(words, call(command, text(of), day(start), day(end), rule=text(rule), with_status=text(status),
                    in_reading=text(reading)))


def add_all():
    blocs, actors, readings = ids("blocs"), ids("actors"), ids("readings")
    step = max(1, len(blocs) // (6 if quick else 20))
    some_blocs = blocs[::step]
    some_actors = actors[::max(1, len(actors) // (4 if quick else 8))]
    periods = ["2005-06-30", "1998", "2003-05-01/2012-02-29"]
    for reading in readings[:2]:
        for when in periods:
            for rule in ("any", "all", "start", "end"):
                add_standings("members", None, when, rule, reading)
                add_standings("members", None, when, rule, reading, "all")
        for bloc in some_blocs:
            for when in periods:
                add_standings("members", bloc, when, "any", reading, "all")
        for actor in some_actors:
            for when in periods:
                for rule in ("any", "all"):
                    add_standings("blocs", actor, when, rule, reading)
    for reading in readings[:2]:
        if engine == "clickhouse":
            add(["panel", "--from", "1991", "--to", "2020", "--reading", reading],
                "SELECT toString(year) AS period, bloc, actor, status, if(sure, 'certain', 'possible') AS "
                "certainty FROM blocline.panel WHERE reading = %s AND year BETWEEN 1991 AND 2020 "
                "ORDER BY bloc, actor, year" % text(reading))
            if not quick:
                add(["dyads", "--from", "1991", "--to", "2020", "--reading", reading],
                    "SELECT toString(year) AS period, actor1, actor2, count() AS count, "
                    "arrayStringConcat(arraySort(groupArray(bloc)), ' ') AS blocs, sum(sure) AS certain "
                    "FROM blocline.dyads WHERE reading = %s AND year BETWEEN 1991 AND 2020 "
                    "GROUP BY year, actor1, actor2 ORDER BY year, actor1, actor2" % text(reading))
            after, until = number("1991-12-31"), number("2015-12-31")
            add(["changes", "1991", "2015", "--reading", reading],
                "SELECT date, bloc, actor, actor_name AS name, was AS `from`, becomes AS `to`, event, "
                "if(lo > %s AND hi <= %s, 'certain', 'possible') AS certainty FROM blocline.changes "
                "WHERE reading = %s AND lo <= %s AND hi > %s ORDER BY lo, hi, bloc, actor, place"
                % (after, until, text(reading), until, after))
            continue
        for status in (None, "all"):
            given = ["--status", status] if status else []
            add(["panel", "--from", "1991-03-05", "--to", "2020-07-08", "--reading", reading, *given],
                call("panel", day("1991-03-05"), day("2020-07-08"), with_status=text(status),
                     in_reading=text(reading)))
            add(["panel", "--from", "1800", "--to", "1950", "--reading", reading, *given],
                call("panel", day("1800-01-01"), day("1950-12-31"), with_status=text(status),
                     in_reading=text(reading)))
            if not quick or status is None:
                start, end = ("2018-02-01", "2020-07-08") if quick else ("1991-03-05", "2020-07-08")
                add(["dyads", "--from", start, "--to", end, "--reading", reading, *given],
                    call("dyads", day(start), day(end), with_status=text(status), in_reading=text(reading)))
        add(["changes", "1990-12-31", "2020-05-31", "--reading", reading],
            call("changes", day("1990-12-31"), day("2020-05-31"), in_reading=text(reading)))
        for bloc in some_blocs:
            add(["changes", "1800-01-01", "2025-12-31", "--bloc", bloc, "--reading", reading],
                call("changes", day("1800-01-01"), day("2025-12-31"), of_bloc=text(bloc),
                     in_reading=text(reading)))
        for actor in some_actors:
            add(["changes", "1990-12-31", "2020-12-31", "--actor", actor, "--reading", reading],
                call("changes", day("1990-12-31"), day("2020-12-31"), of_actor=text(actor),
                     in_reading=text(reading)))
        for bloc in some_blocs:
            for actor in some_actors[::3]:
                add(["why", bloc, actor, "--reading", reading],
                    call("why", text(bloc), text(actor), in_reading=text(reading)))


def write_script():
    with open(os.path.join(work, "ask.sql"), "w", encoding="utf-8") as out:
        for at, (_, sql) in enumerate(questions):
            path = os.path.join(work, "%d.csv" % at)
            if engine == "postgresql":
                out.write("\\o %s\n%s;\n" % (path, sql))
            elif engine == "duckdb":
                out.write("COPY (%s) TO '%s' (FORMAT csv, HEADER true);\n" % (sql, path))
            else:
                out.write("%s\n" % sql)


def answer_of(at):
    with open(os.path.join(work, "%d.csv" % at), encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def main():
    add_all()
    write_script()
    subprocess.run(os.environ["ASK"], shell=True, check=True, cwd=work)
    wrong = rows = 0
    for at, (words, sql) in enumerate(questions):
        want, have = ask(*words), answer_of(at)
        rows += len(want) - 1
        if want != have:
            wrong += 1
            if wrong <= 5:
                print("blocline %s\n%s" % (" ".join(words), sql))
                print("  %d rows, the engine has %d" % (len(want), len(have)))
                for one, other in zip(want, have):
                    if one != other:
                        print("  want %s\n  have %s" % (one, other))
                        break
    print("%s: %d questions, %d rows, %d wrong" % (engine, len(questions), rows, wrong))
    return wrong > 0 or rows == 0


sys.exit(main())
