#!/bin/sh
# bytes.sh BUILD SOURCE: the programs for Windows give the bytes of the native ones, which are in
# SOURCE/build: the database, and answers in every format that is bytes.
set -u
BUILD=$1 SOURCE=$2
native=$SOURCE/build
if [ ! -x "$native/blocline" ]; then
    echo "skipped: no native build in $native (cmake --preset release)"
    exit 77
fi
TESTS=$SOURCE/tests
. "$TESTS/environment.sh"
enter windows-bytes
cp -r "$SOURCE/seeds" seeds
failed=
same() { # same WHAT LEFT RIGHT
    if ! cmp "$2" "$3"; then
        echo "$1 differs"
        failed=1
    fi
}
"$native/blocline-ingest" -q -d native.db seeds
blocline-ingest -q -d windows.db seeds
same 'the database' native.db windows.db
asked=0
ask() { # ask EXTENSION WORDS...
    extension=$1
    shift
    "$native/blocline" -q "$@" -o "native.$extension"
    blocline -q "$@" -o "windows.$extension"
    same "$* -o .$extension" "native.$extension" "windows.$extension"
    asked=$((asked + 1))
}
for lang in en ru kk; do
    for extension in csv tsv json jsonl md html xlsx; do
        ask $extension members EAEU --on 2015-03-01 --lang $lang
        ask $extension history UZB --lang $lang
    done
done
for extension in csv json xlsx; do
    ask $extension panel --by year
    ask $extension why EAEU KGZ
    ask $extension disagreements
    ask $extension chronology --from 1991 --to 1996
done
ask ics chronology --bloc EAEU
ask graphml network --on 2015
ask dot network --on 2015
ask svg chart matrix
ask html page
ask html worksheet members when --seed 7 --count 4
ask csv find 'таможенный союз'
echo "$asked answers asked of both"
if [ "$failed" ]; then exit 1; fi
leave
