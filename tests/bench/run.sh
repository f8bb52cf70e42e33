#!/bin/sh
# run.sh BUILD [ROWS...]: times blocline against its peers on the same work: the sqlite3 shell on
# blocline's own file, the sqlite3 shell on a plain indexed table of spells and on such tables that
# lie in the order of the question (by bloc, by actor: the best that an expert can do), and DuckDB on
# a table with types in that order, less what DuckDB takes for `SELECT 1`; where node finds the npm
# package @duckdb/node-api in BENCH_NPM (or BUILD/npm). Answers are held equal before anything is
# timed. The runs of one question are interleaved. Then blocline against itself: first rows and
# limits, sources, many questions at once, and a cache that is cold. Prints medians in milliseconds
# of the whole process, how many times as long the peers take, and how blocline's time grows: the
# exponent of the rows. At the end instructions.sh counts instructions. Asserts nothing of time. Panels, pairs and changes of many rows take sqlite3 long: it is
# asked for them only with BENCH_LONG=1. Files go to BUILD/bench and stay there.
set -eu

build=$1
shift
rows=${*:-10000 100000 1000000}
here=$(cd "$(dirname "$0")" && pwd)
schema=$here/../../schema
work=$build/bench
export BENCH_NPM=${BENCH_NPM:-$build/npm}
export LC_ALL=C
mkdir -p "$work"

duckdb=no
if command -v node >/dev/null && [ -d "$BENCH_NPM/node_modules/@duckdb/node-api" ]; then
    duckdb=yes
else
    echo "without DuckDB: npm install --prefix $build/npm @duckdb/node-api would add it"
fi

# The words of a command, for time_runs.
words() { printf '%s\0' "$@"; }

duck() { node "$here/duckdb.mjs" "$@"; }

# Prepares the package and the databases of $n rows in $work/$n.
prepare() {
    dir=$work/$n
    mkdir -p "$dir"
    [ -f "$dir/package/events.csv" ] || "$build/tests/make_package" "$n" "$dir/package"
    "$build/blocline-ingest" -q -d "$dir/blocline.db" "$dir/package"
    (cd "$dir" && sqlite3 -batch blocline.db <"$here/dump.sql")
    rm -f "$dir/plain.db" "$dir/plain.duckdb"
    sqlite3 "$dir/plain.db" >/dev/null <<SQL
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE spells (bloc TEXT, actor TEXT, name TEXT, bloc_name TEXT, status TEXT, class TEXT,
    start_lo INT, start_hi INT, end_lo INT, end_hi INT, start TEXT, "end" TEXT, start_event TEXT,
    end_event TEXT, number INT);
.mode csv
.import --skip 1 "$dir/spells.csv" spells
CREATE INDEX by_bloc ON spells (bloc, actor, number);
CREATE INDEX by_actor ON spells (actor, bloc);
CREATE INDEX by_start ON spells (start_lo, end_hi);
CREATE INDEX by_end ON spells (end_hi, start_lo);
CREATE INDEX by_begun ON spells (start_hi, start_lo);
CREATE TABLE in_bloc_order (bloc TEXT, actor TEXT, name TEXT, bloc_name TEXT, status TEXT, class TEXT,
    start_lo INT, start_hi INT, end_lo INT, end_hi INT, start TEXT, "end" TEXT, start_event TEXT,
    end_event TEXT, number INT, PRIMARY KEY (bloc, actor, number)) WITHOUT ROWID;
INSERT INTO in_bloc_order SELECT * FROM spells ORDER BY bloc, actor, number;
CREATE TABLE in_actor_order (bloc TEXT, actor TEXT, name TEXT, bloc_name TEXT, status TEXT, class TEXT,
    start_lo INT, start_hi INT, end_lo INT, end_hi INT, start TEXT, "end" TEXT, start_event TEXT,
    end_event TEXT, number INT, PRIMARY KEY (actor, bloc, number)) WITHOUT ROWID;
INSERT INTO in_actor_order SELECT * FROM spells ORDER BY actor, bloc, number;
SQL
    if [ $duckdb = yes ]; then
        duck "$dir/plain.duckdb" "CREATE TABLE spells AS SELECT * FROM read_csv('$dir/spells.csv',
            header = true, types = {'start': 'VARCHAR', 'end': 'VARCHAR', 'start_lo': 'BIGINT',
            'start_hi': 'BIGINT', 'end_lo': 'BIGINT', 'end_hi': 'BIGINT', 'number': 'INTEGER'})
            ORDER BY bloc, actor, number"
        duck "$dir/plain.duckdb" "CREATE TABLE in_actor_order AS SELECT * FROM spells
            ORDER BY actor, bloc, number"
        words node "$here/duckdb.mjs" "$dir/plain.duckdb" "SELECT 1" >"$dir/duckdb-start.cmd"
    fi
    {
        echo "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"
        echo "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
        echo "ATTACH '$dir/blocline.db' AS other; BEGIN;"
        echo ".read $schema/tables.sql"
        echo ".read $schema/search.sql"
        echo ".cd $dir"
        echo ".read $here/load.sql"
        grep -v -e event_by_id -e spell_pack -e change_block "$schema/indexes.sql"
        echo "COMMIT;"
    } >"$dir/load-peer.sql"
}

# A day's members as SQL over the plain table, with blocline's columns. $1: what is wanted; $2: the
# column that holds the name.
plain_sql() {
    cat <<SQL
SELECT bloc, actor, $2 AS name, status,
       CASE WHEN start_hi <= $day AND $day < end_lo THEN 'certain' ELSE 'possible' END AS certainty,
       start, "end", start_event, end_event
FROM spells WHERE $1 AND start_lo <= $day AND end_hi > $day AND class = 'full'
ORDER BY bloc, actor, start_lo
SQL
}

# All full spells of $actor.
history_sql() {
    cat <<SQL
SELECT bloc, actor, bloc_name AS name, status,
       CASE WHEN start_hi < end_lo THEN 'certain' ELSE 'possible' END AS certainty,
       start, "end", start_event, end_event
FROM spells WHERE actor = '$actor' AND class = 'full'
ORDER BY bloc, actor, number
SQL
}

# The same over blocline's own tables.
own_sql() {
    cat <<SQL
SELECT bloc.bloc, actor.actor, label.text AS name, status.status,
       iif(start_hi <= $day AND $day < end_lo, 'certain', 'possible') AS certainty,
       started.date AS start, coalesce(ended.date, '..') AS "end",
       start_event.event AS start_event, end_event.event AS end_event
FROM spell JOIN bloc USING (bloc_id) JOIN actor USING (actor_id) JOIN status USING (status_id)
JOIN label ON label.of = '$2' AND label.lang = 'en' AND label.owner_id = spell.$2_id
JOIN account AS started ON started.account_id = start_account_id
JOIN event AS start_event ON start_event.event_id = started.event_id
LEFT JOIN account AS ended ON ended.account_id = end_account_id
LEFT JOIN event AS end_event ON end_event.event_id = ended.event_id
WHERE reading_id = 1 AND $1 AND start_lo <= $day AND end_hi > $day AND status.class = 'full'
ORDER BY bloc.bloc, actor.actor, spell.number
SQL
}

panel_sql() {
    cat <<SQL
SELECT year AS period, bloc, actor, status,
       CASE WHEN certain = 1 THEN 'certain' ELSE 'possible' END AS certainty
FROM (SELECT year, bloc, actor, status, certain,
             row_number() OVER (PARTITION BY bloc, actor, year
                                ORDER BY certain DESC, start_lo DESC) AS number
      FROM (SELECT year, bloc, actor, status, start_lo,
                   CASE WHEN start_hi <= last AND end_lo > first AND start_hi < end_lo
                        THEN 1 ELSE 0 END AS certain
            FROM spells JOIN years ON start_lo <= last AND end_hi > first
            WHERE class = 'full') AS touched) AS numbered
WHERE number = 1 ORDER BY bloc, actor, period
SQL
}

dyads_sql() {
    cat <<SQL
SELECT year AS period, one.actor AS actor1, two.actor AS actor2, count(DISTINCT one.bloc) AS count
FROM spells AS one JOIN spells AS two ON two.bloc = one.bloc AND two.actor > one.actor
    AND two.start_lo < one.end_hi AND one.start_lo < two.end_hi
JOIN years ON one.start_lo <= last AND one.end_hi > first AND two.start_lo <= last
    AND two.end_hi > first
WHERE one.class = 'full' AND two.class = 'full'
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
SQL
}

# The same with the list of blocs. $1: an order for the list, which sqlite3 takes from the subquery.
dyads_blocs_sql() {
    cat <<SQL
SELECT period, actor1, actor2, count(*) AS count, group_concat(bloc, ' ' ${1:-}) AS blocs
FROM (SELECT DISTINCT year AS period, one.actor AS actor1, two.actor AS actor2, one.bloc AS bloc
      FROM spells AS one JOIN spells AS two ON two.bloc = one.bloc AND two.actor > one.actor
          AND two.start_lo < one.end_hi AND one.start_lo < two.end_hi
      JOIN years ON one.start_lo <= last AND one.end_hi > first AND two.start_lo <= last
          AND two.end_hi > first
      WHERE one.class = 'full' AND two.class = 'full' ORDER BY 1, 2, 3, 4) AS shared
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
SQL
}

# What changed after day $1 up to day $2: what began, and what ended unless something began by it. (To
# join a spell with those before and after it is quicker for both peers than lag and lead.)
changes_sql() {
    cat <<SQL
SELECT date, bloc, actor, name, was AS "from", becomes AS "to", event,
       CASE WHEN lo > $1 AND hi <= $2 THEN 'certain' ELSE 'possible' END AS certainty
FROM (SELECT own.start AS date, own.bloc, own.actor, own.name, earlier.status AS was,
             own.status AS becomes, own.start_event AS event, own.start_lo AS lo,
             own.start_hi AS hi, 2 * own.number AS step
      FROM spells AS own LEFT JOIN spells AS earlier ON earlier.bloc = own.bloc
          AND earlier.actor = own.actor AND earlier.number = own.number - 1
          AND earlier.end_event = own.start_event
      WHERE own.start_lo <= $2 AND own.start_hi > $1
      UNION ALL
      SELECT own."end", own.bloc, own.actor, own.name, own.status, NULL, own.end_event, own.end_lo,
             own.end_hi, 2 * own.number + 1
      FROM spells AS own LEFT JOIN spells AS later ON later.bloc = own.bloc
          AND later.actor = own.actor AND later.number = own.number + 1
          AND later.start_event = own.end_event
      WHERE own.end_lo <= $2 AND own.end_hi > $1 AND own.end_event <> ''
          AND later.bloc IS NULL) AS changes
ORDER BY lo, hi, bloc, actor, step
SQL
}

# Fails unless the files have the same rows once quotes are gone (sqlite3 quotes more than it must).
same() {
    first=$1
    shift
    tail -n +2 "$first" | tr -d '"' >"$first.plain"
    for other; do
        tail -n +2 "$other" | tr -d '"' | cmp - "$first.plain" || {
            echo "the answers differ: $first $other" >&2
            exit 1
        }
    done
}

# time_all ROUNDS WHAT NAME...: times $dir/NAME.cmd and keeps the results.
time_all() {
    rounds=$1 what=$2
    shift 2
    arguments=
    for name; do
        arguments="$arguments $name $dir/$name.cmd"
    done
    # shellcheck disable=SC2086 # words without spaces
    "$build/tests/time_runs" "$rounds" $arguments >"$work/times" # a pipe would hide that it failed
    # DuckDB is loaded anew for each question, which is no fault of its own: that is taken off.
    awk -v n="$n" -v what="$what" -F '\t' '
        NR == FNR { if ($1 == "duckdb-start") start = $2; next }
        $1 == "duckdb-start" { next }
        $1 == "duckdb" { $2 = $2 > start ? $2 - start : 0 }
        FNR == 1 { own = $2 }
        { printf "%s\t%s\t%s\t%s\t%.2f\t%s\n", n, what, $1, $2, $2 / own, $4 }' "$work/times" "$work/times" |
        tee -a "$work/results.tsv" | awk -F '\t' '{
            printf "%8d  %-28s %-14s %11.2f ms %9.2f x %9.1f MiB\n", $1, $2, $3, $4, $5, $6 / 1024 }'
}

# ask WHAT ROUNDS BLOCLINE-WORDS: with $plain and $own as the peers' SQL ($own empty: not asked), and
# $columns the columns of blocline's that they have too. Holds the answers equal. $engines are asked;
# DuckDB in its own words if there are any in $ducks.
ask() {
    what=$1 rounds=$2
    shift 2
    "$build/blocline" -q -d "$dir/blocline.db" "$@" | cut -d , -f "$columns" >"$dir/blocline.out"
    words "$build/blocline" -q -d "$dir/blocline.db" "$@" >"$dir/blocline.cmd"
    names=blocline
    if [ -n "$own" ]; then
        sqlite3 -csv -header "$dir/blocline.db" "$own" >"$dir/sqlite-same.out"
        words sqlite3 -csv -header "$dir/blocline.db" "$own" >"$dir/sqlite-same.cmd"
        same "$dir/blocline.out" "$dir/sqlite-same.out"
        names="$names sqlite-same"
    fi
    if [ "$engines" != duckdb ]; then
        sqlite3 -csv -header "$dir/plain.db" "$plain" >"$dir/sqlite-plain.out"
        words sqlite3 -csv -header "$dir/plain.db" "$plain" >"$dir/sqlite-plain.cmd"
        same "$dir/blocline.out" "$dir/sqlite-plain.out"
        names="$names sqlite-plain"
    fi
    if [ -n "$clustered" ]; then
        clustered_sql=$(echo "$plain" | sed "s/^FROM spells /FROM $clustered /")
        sqlite3 -csv -header "$dir/plain.db" "$clustered_sql" >"$dir/sqlite-order.out"
        words sqlite3 -csv -header "$dir/plain.db" "$clustered_sql" >"$dir/sqlite-order.cmd"
        same "$dir/blocline.out" "$dir/sqlite-order.out"
        names="$names sqlite-order"
    fi
    if [ $duckdb = yes ]; then
        ducks_sql=${ducks:-$plain}
        if [ "$clustered" = in_actor_order ]; then
            ducks_sql=$(echo "$ducks_sql" | sed "s/^FROM spells /FROM in_actor_order /")
        fi
        duck "$dir/plain.duckdb" "COPY ($ducks_sql) TO '$dir/duckdb.out' (HEADER)"
        words node "$here/duckdb.mjs" "$dir/plain.duckdb" "COPY ($ducks_sql) TO '/dev/null' (HEADER)" \
            >"$dir/duckdb.cmd"
        same "$dir/blocline.out" "$dir/duckdb.out"
        names="$names duckdb-start duckdb"
    fi
    # shellcheck disable=SC2086 # words without spaces
    time_all "$rounds" "$what" $names
}

# against_self: what people wait for that no peer is asked: each as many times a plain question.
against_self() {
    b="$build/blocline -q -d $dir/blocline.db"
    set -- members "$b members $bloc --on 2019-04-14" \
        first-row "$b chronology | head -n 2" \
        first-row-actor "$b chronology --actor $actor | head -n 2" \
        first-row-bloc "$b chronology --bloc $bloc | head -n 2" \
        first-row-late "$b chronology --from 2020 | head -n 2" \
        limit-chronology "$b chronology --limit 10" \
        limit-find "$b find summit --limit 10" \
        find "$b find summit" \
        chronology "$b chronology" \
        sourced-members "$b members --all --on 2019-04-14 --with-sources" \
        plain-members "$b members --all --on 2019-04-14" \
        sourced-panel "$b panel --by year --with-sources" \
        plain-panel "$b panel --by year"
    names=
    while [ $# -gt 0 ]; do
        words sh -c "$2" >"$dir/$1.cmd"
        names="$names $1"
        shift 2
    done
    # shellcheck disable=SC2086 # words without spaces
    time_all "$([ "$n" -ge 1000000 ] && echo 3 || echo 9)" "against itself" $names

    # Two thousand questions in one process, and a hundred in as many.
    sqlite3 "$dir/blocline.db" "SELECT printf('members %s --on %04d-%02d-%02d', bloc,
        1992 + bloc_id * 7 % 32, 1 + bloc_id % 12, 1 + bloc_id % 28) FROM bloc ORDER BY bloc
        LIMIT 2000" >"$dir/asked"
    while [ "$(wc -l <"$dir/asked")" -lt 2000 ]; do
        head -n $((2000 - $(wc -l <"$dir/asked"))) "$dir/asked" >"$dir/more"
        cat "$dir/more" >>"$dir/asked"
    done
    head -n 100 "$dir/asked" | sed "s|^|$b |" >"$dir/asked.sh"
    words sh -c "$b batch $dir/asked" >"$dir/batch-2000.cmd"
    words sh "$dir/asked.sh" >"$dir/processes-100.cmd"
    time_all 5 "many questions" batch-2000 processes-100

    # Nothing of the file in memory, as after a day of other work.
    words sh -c "dd of=$dir/blocline.db oflag=nocache conv=notrunc,fdatasync count=0 status=none
        exec $b members $bloc --on 2019-04-14" >"$dir/cold-members.cmd"
    words sh -c "dd of=$dir/blocline.db oflag=nocache conv=notrunc,fdatasync count=0 status=none
        exec $b history $actor" >"$dir/cold-history.cmd"
    time_all 5 "cold cache" cold-members cold-history
}

: >"$work/results.tsv"
for n in $rows; do
    dir=$work/$n
    echo "== $n account rows"
    prepare
    day=18000 # 2019-04-14
    bloc=$(sqlite3 "$dir/plain.db" "SELECT bloc FROM spells WHERE start_lo <= $day AND end_hi > $day
        GROUP BY bloc ORDER BY count(*) DESC, bloc LIMIT 1 OFFSET 2")
    actor=$(sqlite3 "$dir/plain.db" "SELECT min(actor) FROM spells WHERE end_hi > $day")

    words "$build/blocline-ingest" -q -d "$dir/timed.db" "$dir/package" >"$dir/blocline.cmd"
    words sh -c "rm -f '$dir/peer.db' && sqlite3 '$dir/peer.db' <'$dir/load-peer.sql'" \
        >"$dir/sqlite-same.cmd"
    "$build/blocline-ingest" -q -d "$dir/timed.db" "$dir/package"
    sh -c "rm -f '$dir/peer.db' && sqlite3 '$dir/peer.db' <'$dir/load-peer.sql' >'$dir/peer.log'"
    for table in event account effect chosen spell; do
        for database in blocline peer; do
            sqlite3 "$dir/$database.db" "SELECT * FROM $table ORDER BY 1, 2, 3" |
                cksum >"$dir/$database.sum"
        done
        cmp "$dir/blocline.sum" "$dir/peer.sum"
    done
    time_all "$([ "$n" -ge 1000000 ] && echo 3 || echo 5)" ingest blocline sqlite-same

    columns=1- engines=all ducks= clustered=in_bloc_order
    own=$(own_sql "bloc.bloc = '$bloc'" actor) plain=$(plain_sql "bloc = '$bloc'" name)
    ask "members of a bloc on a day" 41 members "$bloc" --on 2019-04-14
    clustered=in_actor_order
    own=$(own_sql "actor.actor = '$actor'" bloc) plain=$(plain_sql "actor = '$actor'" bloc_name)
    ask "blocs of an actor on a day" 41 blocs "$actor" --on 2019-04-14
    own= plain=$(history_sql)
    ask "history of an actor" 21 history "$actor"
    clustered=
    own=$(own_sql "1" actor) plain=$(plain_sql "1 = 1" name)
    ask "every standing on a day" 15 members --all --on 2019-04-14
    own= plain=$(changes_sql 14348 "$day")
    ask "changes over 10 years" 15 changes 2009-04-14 2019-04-14
    plain=$(changes_sql -719163 47847)
    [ "$n" -le 100000 ] || [ "${BENCH_LONG:-}" ] || engines=duckdb
    ask "changes over all time" 5 changes 0000-12-31 2100-12-31
    for engine in sqlite duckdb; do
        years="DROP TABLE IF EXISTS years;
CREATE TABLE years AS WITH RECURSIVE y(year) AS (SELECT 1816 UNION ALL SELECT year + 1 FROM y
  WHERE year < 2024) SELECT year, "
        if [ $engine = sqlite ]; then
            sqlite3 "$dir/plain.db" "$years CAST(julianday(year || '-01-01') - 2440587.5 AS INT)
                AS first, CAST(julianday(year || '-12-31') - 2440587.5 AS INT) AS last FROM y"
        elif [ $duckdb = yes ]; then
            duck "$dir/plain.duckdb" "$years date_diff('day', DATE '1970-01-01',
                make_date(year, 1, 1)) AS first, date_diff('day', DATE '1970-01-01',
                make_date(year, 12, 31)) AS last FROM y"
        fi
    done
    against_self
    # What takes sqlite3 minutes is asked of it only where somebody has them.
    plain=$(panel_sql)
    [ "$n" -le 100000 ] || [ "${BENCH_LONG:-}" ] || engines=duckdb
    ask "panel by year" 3 panel --by year
    plain=$(dyads_sql) columns=1-
    [ "$n" -le 10000 ] || [ "${BENCH_LONG:-}" ] || engines=duckdb
    ask "pairs per year" 3 dyads --by year --columns period,actor1,actor2,count
    if [ "$n" -le 100000 ] || [ "${BENCH_LONG:-}" ]; then # DuckDB takes several GiB for a million
        plain=$(dyads_blocs_sql) ducks=$(dyads_blocs_sql "ORDER BY bloc")
        ask "pairs per year, with blocs" 3 dyads --by year \
            --columns period,actor1,actor2,count,blocs
    fi
done

awk -F '\t' '$3 == "blocline" {
        if (($2) in time) { exponent = log($4 / time[$2]) / log($1 / rows[$2])
            printf "growth of %-28s %d to %d: rows^%.2f\n", $2, rows[$2], $1, exponent }
        time[$2] = $4; rows[$2] = $1 }' "$work/results.tsv"

sh "$here/instructions.sh" "$build"
