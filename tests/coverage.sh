#!/bin/sh
# coverage.sh SOURCE BUILD: builds SOURCE in the folder BUILD with counters, runs the tests, and prints
# for each room how many lines and branches ran. Needs clang, llvm-profdata and llvm-cov. Of what
# did not run, BUILD/report.txt has the figures of each file and BUILD/missed.txt the lines.
#
# Branches are those of llvm-cov: each condition, true and false. Not counted: what programs do that
# are ended (SIGKILL), as then nothing is written down. Injected faults (inject/) are COVERAGE_FAULTS of
# each command (else 200): it is they that run most of what answers damage, full disks and no memory.
set -eu
source=$(cd "$1" && pwd)
mkdir -p "$2"
build=$(cd "$2" && pwd)
find_tool() { # find_tool NAME: with Debian's suffix, too
    for tool in "$1" "$1-14" "$1-15" "$1-16" "$1-19"; do
        if command -v "$tool"; then return; fi
    done
    echo "coverage: there is no $1" >&2
    exit 1
}
profdata=$(find_tool llvm-profdata)
cov=$(find_tool llvm-cov)
cmake -S "$source" -B "$build" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_C_FLAGS_RELEASE='-O1 -DNDEBUG' -DBLOCLINE_COVERAGE=ON ${COVERAGE_CMAKE:-} >/dev/null
LLVM_PROFILE_FILE="$build/raw/build-%4m.profraw" cmake --build "$build" -j "${JOBS:-2}" >/dev/null
rm -rf "$build/raw"
mkdir "$build/raw"
chmod 777 "$build/raw" # some tests run a program as somebody else
# Tests of full disks and closed files fail here, as the counters cannot be written either.
LLVM_PROFILE_FILE="$build/raw/%4m.profraw" ctest --test-dir "$build" -j "${JOBS:-2}" -E '^npm|^datapackage|^inject$' |
    grep 'tests passed' || true
if [ -x "$build/tests/inject/inject" ]; then
    LLVM_PROFILE_FILE="$build/raw/%4m.profraw" sh "$source/tests/inject/inject.sh" "$build" \
        "${COVERAGE_FAULTS:-200}" >"$build/inject.txt" || true
fi
"$profdata" merge -sparse "$build"/raw/*.profraw -o "$build/all.profdata"
objects=
for object in "$build"/blocline-ingest "$build"/tests/test_* "$build"/tests/fuzz/replay_*; do
    if [ -f "$object" ] && [ -x "$object" ]; then objects="$objects -object $object"; fi
done
cd "$build/src" # where compilers that shorten paths (ccache) began them
# shellcheck disable=SC2086 # words without spaces
"$cov" report "$build/blocline" $objects -instr-profile="$build/all.profdata" \
    -show-branch-summary >"$build/report.txt"
# shellcheck disable=SC2086
"$cov" show "$build/blocline" $objects -instr-profile="$build/all.profdata" -show-branches=count \
    >"$build/shown.txt"
# A line that never ran, or a branch of which one way never was taken.
awk '/^[^ |]*\.[ch]:$/ { file = $0 } /^ *[0-9]+\| *0\|/ || /Branch \(.*(True: 0|False: 0)[],]/ { print file $0 }' \
    "$build/shown.txt" >"$build/missed.txt"
awk '
    $1 ~ /\.[ch]$/ && $1 !~ /(^|\/)tests\// {
        room = $1
        sub(/\/[^\/]*$/, "", room)
        sub(/\/private$/, "", room)
        lines[room] += $8; lines_missed[room] += $9; branches[room] += $11; missed[room] += $12
        lines["all"] += $8; lines_missed["all"] += $9; branches["all"] += $11; missed["all"] += $12
    }
    function share(part, whole) { return whole ? 100 * (whole - part) / whole : 100 }
    END {
        printf "%-24s %7s %7s %9s %7s\n", "room", "lines", "ran", "branches", "ran"
        for (room in lines) {
            line = sprintf("%-24s %7d %6.1f%% %9d %6.1f%%", room, lines[room],
                           share(lines_missed[room], lines[room]), branches[room],
                           share(missed[room], branches[room]))
            if (room == "all") all = line; else print line | "sort"
        }
        close("sort")
        print all
    }' "$build/report.txt"
