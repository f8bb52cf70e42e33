#!/bin/sh
# run_help.sh BUILD: every command has help with two examples at least, and each example answers.
set -u
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")" && pwd)
. "$TESTS/environment.sh"
enter help
ln -s "$TESTS/../seeds" seeds
failed=0

# try_examples PROGRAM...: runs the examples in the help of `PROGRAM... -h`.
try_examples() {
    if ! "$@" -h >"$scratch/said/help" 2>"$scratch/said/err" || [ -s "$scratch/said/err" ]; then
        echo "$* -h fails: $(cat "$scratch/said/err")"
        failed=1
    fi
    if awk 'length($0) > 200' "$scratch/said/help" | grep .; then
        echo "$* -h: a line of more than 200 bytes"
        failed=1
    fi
    awk '/^Examples:/ { on = 1; next } on && /^$/ { exit } on { sub(/^ +/, ""); print }' \
        "$scratch/said/help" >"$scratch/said/examples"
    if [ "$(wc -l <"$scratch/said/examples")" -lt 2 ]; then
        echo "$* -h has fewer than two examples"
        failed=1
    fi
    while IFS= read -r example; do
        printf '%s\n' "$example"
        case "$example" in
        "$1 "* | *"| $1 "*) ;;
        *)
            echo "  does not ask $1"
            failed=1
            ;;
        esac
        if ! sh -c "$example" >"$scratch/said/out" 2>"$scratch/said/err" </dev/null; then
            echo "  fails: $(cat "$scratch/said/err")"
            failed=1
        elif [ "$1" = blocline ] && ! grep -aq . "$scratch/said/out" && [ -z "$(ls | grep -v '^seeds$')" ]; then
            echo "  prints nothing"
            failed=1
        elif [ "$1" = blocline ] && [ "$(wc -l <"$scratch/said/out")" = 1 ] &&
            head -n 1 "$scratch/said/out" | grep -q '^[a-z_0-9]*\(,[a-z_0-9]*\)*$'; then
            echo "  finds no row"
            failed=1
        fi
    done <"$scratch/said/examples"
}

blocline -h >"$scratch/said/program"
# The commands as the program lists them: the words after two spaces, up to the first empty line.
commands=$(awk '/^Commands:/ { on = 1; next } on && /^$/ { exit } on && /^  [a-z]/ { print $1 }' \
    "$scratch/said/program")
if [ "$(echo "$commands" | wc -w)" -lt 7 ]; then
    echo "blocline -h lists too few commands: $commands"
    failed=1
fi
for command in $commands; do
    try_examples blocline "$command"
    # What is asked for is the same however it is asked.
    blocline "$command" --help | cmp -s - "$scratch/said/help" &&
        blocline help "$command" | cmp -s - "$scratch/said/help" || {
        echo "blocline help $command is not blocline $command -h"
        failed=1
    }
done
try_examples blocline-ingest
[ $failed = 0 ] && leave
exit $failed
