#!/bin/sh
# run_readme.sh FILE BUILD: runs the examples of a Markdown file.
#
# - Blocks marked ```console: each line "$ COMMAND" (and lines "> MORE" after it) is run, and must
#   print exactly the lines that follow it, up to the next "$ " or the end of the block. A line "..."
#   stands for any lines.
# - Rows of tables with `blocline ...` or `blocline-ingest ...` in backticks: each must exit with 0,
#   and find something: a heading alone is no answer.
#
# They run in a folder that looks like the source tree after a build: seeds/, schema/, tests/,
# README.md and build/.
set -u
FILE=$(realpath "$1")
BUILD=$(cd "$2" && pwd)
TESTS=$(cd "$(dirname "$0")" && pwd)
. "$TESTS/environment.sh"
enter "readme-$(basename "$FILE" .md)"
ln -s "$BUILD" build
for name in seeds schema tests README.md; do ln -s "$TESTS/../$name" "$name"; done

# Writes NUMBER.cmd and NUMBER.expected to `said`; console examples first.
awk -v folder="$scratch/said" '
function begin() { number++; command = sprintf("%s/%03d.cmd", folder, number) }
/^```/ { console = !console && $0 == "```console"; expected = ""; next }
console && /^\$ / { begin(); expected = sprintf("%s/%03d.expected", folder, number)
                    print substr($0, 3) >command; printf "" >expected; typing = 1; next }
console && typing && /^> / { print substr($0, 3) >command; next }
console && expected { typing = 0; print >expected; next }
/^\|/ { rest = $0
        while (match(rest, /`blocline[^`]*`/)) {
            begin(); print substr(rest, RSTART + 1, RLENGTH - 2) >command
            rest = substr(rest, RSTART + RLENGTH) } }
END { print number + 0 }' "$FILE" >"$scratch/said/count"

# fits EXPECTED ACTUAL: whether the lines are the same, "..." standing for any.
fits() {
    awk 'NR == FNR { want[++wants] = $0; next }
    { have[++haves] = $0 }
    function match_from(w, h,   i) {
        while (w <= wants && want[w] != "...") {
            if (h > haves || want[w] != have[h]) return 0
            w++; h++
        }
        if (w > wants) return h > haves
        for (i = h; i <= haves + 1; i++) if (match_from(w + 1, i)) return 1
        return 0
    }
    END { exit !match_from(1, 1) }' "$1" "$2"
}

# finds_nothing COMMAND: whether its answer is the heading of a table alone.
finds_nothing() {
    case $(cat "$1") in
    *" -o "* | *ingest* | *export* | *" -h"*) return 1 ;;
    esac
    sh "$1" 2>/dev/null </dev/null | head -n 2 >"$scratch/said/found"
    [ "$(wc -l <"$scratch/said/found")" = 1 ] && grep -q '^[a-z_0-9]*\(,[a-z_0-9]*\)*$' "$scratch/said/found"
}

failed=0
for command in "$scratch"/said/*.cmd; do
    [ -e "$command" ] || break
    example=${command%.cmd}
    sh "$command" >"$example.actual" 2>&1 </dev/null
    status=$?
    if [ ! -e "$example.expected" ]; then
        finds_nothing "$command" && { sed 's/^/finds nothing: /' "$command"; failed=1; }
        if [ $status != 0 ]; then
            echo "exit status $status:"
            sed 's/^/$ /' "$command"
            cat "$example.actual"
            failed=1
        fi
    elif ! fits "$example.expected" "$example.actual"; then
        sed 's/^/$ /' "$command"
        diff -au --label README --label actual "$example.expected" "$example.actual"
        failed=1
    fi
    if grep -aE 'AddressSanitizer|LeakSanitizer|: runtime error: ' "$example.actual"; then failed=1; fi
done
count=$(cat "$scratch/said/count")
echo "$count examples"
if [ "$count" = 0 ]; then failed=1; fi
[ $failed = 0 ] && leave
exit $failed
