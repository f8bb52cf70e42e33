#!/bin/sh
# instructions.sh BUILD: counts instructions (valgrind --tool=callgrind), which no other load on the
# machine changes: of plain questions to the records of seeds/, and of an ingest for each account;
# and prints the change against the last release (instructions.tsv beside this file, renewed with
# RENEW=1 when a version is released). Asserts nothing.
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$build/bench
known=$here/instructions.tsv
mkdir -p "$work"
if ! command -v valgrind >/dev/null; then
    echo "without a count of instructions: valgrind would do it"
    exit 0
fi

count() { # count COMMAND...: its instructions
    valgrind --tool=callgrind --callgrind-out-file="$work/callgrind.out" "$@" 2>&1 >/dev/null </dev/null |
        sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
}

"$build/blocline-ingest" -q -d "$work/seeds.db" "$here/../../seeds"
[ -f "$work/2000/events.csv" ] || "$build/tests/make_package" 2000 "$work/2000" >/dev/null
[ -f "$work/6000/events.csv" ] || "$build/tests/make_package" 6000 "$work/6000" >/dev/null
ask() { count "$build/blocline" -q -d "$work/seeds.db" "$@"; }
load() { count "$build/blocline-ingest" -q -d "$work/counted.db" "$work/$1"; }
{
    printf 'start\t%s\n' "$(count "$build/blocline" -V)"
    printf 'members\t%s\n' "$(ask members EAEU --on 2015)"
    printf 'why\t%s\n' "$(ask why EAEU KGZ)"
    printf 'chronology\t%s\n' "$(ask chronology --bloc EAEU)"
    # Of two packages, so that what every ingest does once is not counted.
    printf 'ingest-account\t%s\n' $((($(load 6000) - $(load 2000)) / 4000))
} >"$work/instructions.tsv"
[ "${RENEW:-}" ] && cp "$work/instructions.tsv" "$known"
awk -F '\t' '
    NR == FNR { before[$1] = $2; next }
    { printf "instructions of %-16s %12d %s\n", $1, $2,
          $1 in before ? sprintf("%6.3f of the last release", $2 / before[$1]) : "(new)" }
' "$known" "$work/instructions.tsv"
