#!/bin/sh
# work.sh BUILD: how the work of what once took time by the square of the records grows, in
# instructions of the processor: of n, 2n and 4n records the second step may be at most 2.6 times the
# first (2 where work is in step with the records, 4 where it goes by the square). What is the same
# for any n falls out. Needs valgrind.
set -u
here=$(cd "$(dirname "$0")" && pwd)
BUILD=$(cd "$1" && pwd)
TESTS=$(dirname "$here")
. "$TESTS/environment.sh"
command -v valgrind >/dev/null || { echo "skipped: there is no valgrind here"; exit 77; }
enter growth
cd "$scratch" || exit 1
mkdir package

count() { # count WORDS...: instructions of a run
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : //p'
}

work() { # work KIND N [QUESTION...]: of its ingest, or of the question
    rm -f package/* q.db
    (cd package && "$BUILD/tests/growth/measure_growth" --write "$1" "$2") || exit 1
    shift 2
    if [ $# -eq 0 ]; then
        count "$BUILD/blocline-ingest" -q -d q.db package
    else
        blocline-ingest -q -d q.db package && count "$BUILD/blocline" -q -d q.db "$@"
    fi
}

failed=0
judge() { # judge KIND N [QUESTION...]
    kind=$1 n=$2
    shift 2
    one=$(work "$kind" "$n" "$@")
    two=$(work "$kind" $((2 * n)) "$@")
    four=$(work "$kind" $((4 * n)) "$@")
    awk -v one="$one" -v two="$two" -v four="$four" -v name="$kind $*" 'BEGIN {
        # Findings beyond the shown ones cost next to nothing: less than a tenth of all is no growth.
        first = two - one > one / 10 ? two - one : one / 10
        ratio = (four - two) / first
        printf "%5.2f%s  %s\n", ratio, (ratio > 2.6 ? " OVER" : ""), name
        exit (ratio > 2.6)
    }' || failed=1
}

judge accounts 400
judge accounts 400 disagreements
judge findings 400
judge unknown-actors 400
judge unknown-sources 400
judge combining-marks 4000
judge namesakes 400
judge namesakes 400 members Same
judge effects 400 chronology
[ $failed -ne 0 ] || leave
exit $failed
