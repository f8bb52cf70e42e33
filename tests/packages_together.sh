#!/bin/sh
# packages_together.sh BUILD TESTS: three packages in one database. Each reading gives one answer to
# every question, in whichever of the six orders they were loaded; and a reading that asks no other
# package answers as it does when its package is loaded alone.
set -u
BUILD=$1 TESTS=$2
scratch=$(mktemp -d) && trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8 TZ=UTC
unset BLOCLINE_DB
failed=0

cat >"$scratch/both" <<'END'
members LAKE --on 2005
blocs XAL --on 2004
chronology
chronology --actor XAL
history LAKE --status all
history XAL
why LAKE XAL
changes 1990 2010
together XAL XBO
lineage LAKE
disagreements
network
count LAKE
panel --by year
panel --shape cow
panel --wide --by year
dyads --by year
source chronicle
cite
END
cat >"$scratch/mini" <<'END'
members RIVER --on 1992 --status all
why RIVER XCE --on 1994
person Birch
members "the Union" --on 2003
members "Lake League"
find flood
END
cat >"$scratch/almanac" <<'END'
members DELTA
blocs XEE --on 2002
why LAKE XEE
members "the Union" --on 2003
members "League of the Lakes" --lang kk
END
cat >"$scratch/database" <<'END'
list actors
list actors --lang kk
list blocs
list sources
list statuses
list readings
list matches
find lake
find Delta
event lake-league-2000
event mini/lake-league-2000
event almanac/lake-league-2000
info
XAL
LAKE
END
cat "$scratch/both" "$scratch/mini" "$scratch/almanac" "$scratch/database" >"$scratch/all"

ask() { # ask DATABASE READING QUESTIONS: what is answered, and what is said beside it
    "$BUILD/blocline" -d "$scratch/$1.db" --reading "$2" batch -f jsonl "$scratch/$3" 2>"$scratch/said"
    cat "$scratch/said"
    for question in "chart history LAKE" "worksheet members --seed 7 -f html" "page"; do
        [ "$3" != all ] || "$BUILD/blocline" -d "$scratch/$1.db" --reading "$2" $question 2>&1
    done
}

load() { # load DATABASE PACKAGE...
    database=$1
    shift
    if ! (cd "$TESTS/packages" && "$BUILD/blocline-ingest" -q -d "$scratch/$database.db" "$@") \
        2>"$scratch/said"; then
        cat "$scratch/said"
        failed=1
    fi
}

compare() { # compare WHAT: the files first and other
    if [ "$(wc -l <"$scratch/first")" -lt 20 ]; then
        echo "$1: hardly any answers"
        head -n 5 "$scratch/first"
        failed=1
    fi
    if ! cmp -s "$scratch/first" "$scratch/other"; then
        echo "$1"
        [ $failed = 1 ] || diff "$scratch/first" "$scratch/other" | cut -c 1-200 | head -n 10
        failed=1
    fi
}

load 1 almanac mini rivers
load 2 almanac rivers mini
load 3 mini almanac rivers
load 4 mini rivers almanac
load 5 rivers almanac mini
load 6 rivers mini almanac
readings=$("$BUILD/blocline" -q -d "$scratch/1.db" list readings --columns reading | sed 1d)
if [ "$(echo $readings)" != "almanac/record both mini/record chronicle rivers" ]; then
    echo "the readings are" $readings
    failed=1
fi
for reading in $readings; do
    ask 1 "$reading" all >"$scratch/first"
    for n in 2 3 4 5 6; do
        ask $n "$reading" all >"$scratch/other"
        compare "reading $reading: order $n gives other answers than order 1"
    done
done

# Alone: without what is said of all that a database holds, and without names that others fill.
load mini mini
load almanac almanac
while read -r package alone together; do
    cat "$scratch/both" "$scratch/$package" >"$scratch/some"
    ask "$package" "$alone" some | grep -vE 'have no cow code|"(source chronicle)"' >"$scratch/first"
    ask 1 "$together" some | grep -vE 'have no cow code|"(source chronicle)"' |
        sed "s#$package/\(lake-league-2000\)#\1#g; s#\"$together\"#\"$alone\"#g; s#reading $together#reading $alone#g" >"$scratch/other"
    compare "package $package, reading $alone: other answers than alone"
done <<'END'
mini record mini/record
mini chronicle chronicle
almanac record almanac/record
END
exit $failed
