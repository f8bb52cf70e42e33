#!/bin/sh
# run.sh BUILD SCRATCH [SEEDS [SOURCES]]: exercises against an oracle that knows nothing of how they
# are made (oracle.py), of two packages and in three languages; the rules of whole sheets; the same
# bytes in every locale. In CI a sample; `cmake --build build --target oracle` asks fifty seeds.
# SOURCES: of how many sources each gets a reading of its own in the large package (all: all).
set -u
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")/.." && pwd)
SCRATCH=$2 SEEDS=${3:-1} SOURCES=${4:-6}
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
. "$TESTS/environment.sh"
rm -rf "$SCRATCH" && mkdir -p "$SCRATCH" && cd "$SCRATCH" || exit 1
failed=0

sheets() { # sheets DATABASE NAME SEEDS
    for seed in $(seq "$3"); do
        for level in 1 2 3; do
            for lang in en ru kk; do
                blocline -q -d "$1" worksheet every --count 25 --seed "s$seed" --level $level \
                    --lang $lang -f jsonl -o "$2-$seed-$level-$lang.jsonl" || failed=1
            done
        done
    done
}

try() { # try PACKAGE NAME SEEDS SOURCES
    blocline-ingest -q -d "$2.db" "$1" 2>/dev/null &&
        python3 "$TESTS/classroom/source_readings.py" "$BUILD" "$1" "$2" "$2-sources.db" "$4" || exit 1
    sheets "$2.db" "$2" "$3"
    python3 "$TESTS/classroom/rules.py" "$2"-*.jsonl || failed=1
    python3 "$TESTS/classroom/oracle.py" "$BUILD" "$2-sources.db" "$1" "$2"-*.jsonl || failed=1
    # The program itself: all answers stand, and of spoiled ones none.
    cat "$2"-*.jsonl >all-of-"$2"
    blocline -q -d "$2.db" worksheet --verify all-of-"$2" >out || { cat out; failed=1; }
    python3 "$TESTS/classroom/spoil.py" all-of-"$2" >spoiled
    blocline -q -d "$2.db" worksheet --verify spoiled -f jsonl >out 2>/dev/null
    [ "$(grep -c '"kind"' spoiled)" = "$(wc -l <out)" ] ||
        { echo "$2: --verify finds $(wc -l <out) of $(grep -c '"kind"' spoiled) wrong answers"; failed=1; }
    echo "spoiled:"
    python3 "$TESTS/classroom/oracle.py" "$BUILD" "$2-sources.db" "$1" "$2"-*.jsonl --spoil || failed=1
}

try "$TESTS/packages/school" school 2 all
if [ "$SEEDS" -gt 0 ]; then try "$TESTS/../seeds" seeds "$SEEDS" "$SOURCES"; fi

# The same bytes whatever the surroundings.
for form in html md jsonl csv text; do
    blocline -q -d school.db worksheet every --count 30 --seed 9 --lang ru,kk --variants 2 -f $form >one
    LC_ALL=ru_RU.UTF-8 LANG=kk_KZ.UTF-8 TZ=Asia/Almaty COLUMNS=40 \
        blocline -q -d school.db worksheet every --count 30 --seed 9 --lang ru,kk --variants 2 -f $form >other
    cmp one other || failed=1
done
exit $failed
