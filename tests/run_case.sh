#!/bin/sh
# run_case.sh CASE BUILD: runs one case and compares what it does with what it must do.
#
# CASE is a folder of tests/cases:
#   cmd     shell lines (sh); their last exit status is the case's
#   out     what they must print, to the byte
#   err     what they must say on stderr; without this file anything may be said
#   status  the exit status, 0 without this file
#   needs   what of the system it needs that Windows has not: there it is skipped with that word
#
# The lines run in an empty folder, in the locale C, without the settings of whoever runs the tests
# (environment.sh). $CASE, $TESTS and $BUILD are folders. With ACCEPT=1 in the environment what was
# said and done is written into the case (then read it: it is only right if it is right).
set -u
CASE=$(cd "$1" && pwd)
BUILD=$(cd "$2" && pwd)
TESTS=$(cd "$(dirname "$0")" && pwd)
name=$(basename "$CASE")
accept=${ACCEPT:-}
unset ACCEPT
export CASE
. "$TESTS/environment.sh"

if [ -e "$CASE/needs" ] && [ -e "$BUILD/blocline.exe" ]; then
    echo "skipped: needs $(cat "$CASE/needs")"
    exit 77
fi
enter "$name"
sh "$CASE/cmd" >"$scratch/said/out" 2>"$scratch/said/err" </dev/null
echo $? >"$scratch/said/status"

if [ "$accept" ]; then
    cp "$scratch/said/out" "$CASE/out"
    if [ -e "$CASE/err" ]; then cp "$scratch/said/err" "$CASE/err"; fi
    rm -f "$CASE/status"
    if [ "$(cat "$scratch/said/status")" != 0 ]; then cp "$scratch/said/status" "$CASE/status"; fi
fi

failed=
compare() { # compare WHAT EXPECTED ACTUAL
    if ! diff -au --label "expected $1" --label "actual $1" "$2" "$3"; then failed=1; fi
}

if [ -e "$scratch/no-terminal" ]; then
    echo "skipped: no pseudo-terminal here (is /dev/pts mounted?)"
    leave
    exit 77
fi
if [ -e "$CASE/status" ]; then
    compare status "$CASE/status" "$scratch/said/status"
elif [ "$(cat "$scratch/said/status")" != 0 ]; then
    echo "exit status $(cat "$scratch/said/status"), expected 0"
    failed=1
fi
if [ -e "$CASE/out" ]; then
    compare out "$CASE/out" "$scratch/said/out"
else
    echo "$name: the case has no file out"
    failed=1
fi
if [ -e "$CASE/err" ]; then
    compare err "$CASE/err" "$scratch/said/err"
fi
if grep -aE 'AddressSanitizer|LeakSanitizer|: runtime error: |Assertion .* failed' \
    "$scratch/said/out" "$scratch/said/err"; then
    failed=1
fi
if [ "$failed" ]; then
    if [ ! -e "$CASE/err" ]; then sed 's/^/stderr: /' "$scratch/said/err"; fi
    sed 's/^/ran: /' "$CASE/cmd"
    echo "in: $scratch/work"
    exit 1
fi
leave
