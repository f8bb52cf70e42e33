#!/bin/sh
# attack.sh BUILD SECONDS: everything that attacks the programs of BUILD, for a long time. Fails every
# allocation and system call once (tests/inject), ends runs at any moment for SECONDS (tests/crash),
# damages databases (tests/damage), and, where there is clang, runs each fuzzer (tests/fuzz) for SECONDS. Prints counts; what fuzzers find is
# kept in BUILD/attack/found. SECONDS: ATTACK_SECONDS of the environment, else 60.
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
seconds=${ATTACK_SECONDS:-$2}
mkdir -p "$build/attack/found"
failed=0

if [ -x "$build/tests/inject/inject" ]; then
    echo "== injected faults: all"
    sh "$here/inject/inject.sh" "$build" 0 || failed=1
    for signal in 15 9; do
        echo "== ended by signal $signal: at each call"
        SIGNAL=$signal COMMANDS=$here/inject/ended sh "$here/inject/inject.sh" "$build" 0 || failed=1
    done
else
    echo "== injected faults: not in this build (a release build without sanitizers)"
fi

echo "== crashes: $seconds s"
sh "$here/crash/crash.sh" "$build" "$seconds" "$$" || failed=1

if [ -x "$build/tests/damage/damage" ]; then
    echo "== damage: 1000 places of the records of seeds/"
    "$build/tests/damage/damage" "$build/blocline.db" 1000 "$$" || failed=1
fi

if ! command -v clang >/dev/null; then
    echo "== fuzzers: there is no clang"
    exit $failed
fi
fuzz=$build/attack/fuzz
cmake -S "$here/.." -B "$fuzz" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DBLOCLINE_FUZZ=ON >/dev/null && cmake --build "$fuzz" --target fuzzers >/dev/null || exit 1
# Without a list of who allocated what, runs are faster by half; who gives a finding to a fuzzer sees it
# without these.
fast=quarantine_size_mb=1:thread_local_quarantine_size_kb=64:malloc_context_size=0:max_malloc_fill_size=0
for fuzzer in "$fuzz"/tests/fuzz/fuzz_*; do
    [ -f "$fuzzer" ] && [ -x "$fuzzer" ] || continue
    name=$(basename "$fuzzer")
    name=${name#fuzz_}
    most=256 # bytes of an input: what is larger is slow, and hardly says more
    case $name in package | csv | ini) most=6000 ;; esac
    mkdir -p "$build/attack/corpus-$name"
    echo "== $name: $seconds s"
    # Time and memory of one input: 2 s, and 256 MB in one piece; the whole process holds more, as the
    # sanitizers keep what was freed.
    if ! ASAN_OPTIONS=$fast "$fuzzer" -max_total_time="$seconds" -timeout=2 \
        -malloc_limit_mb=256 -rss_limit_mb=700 -max_len=$most -print_final_stats=1 \
        -artifact_prefix="$build/attack/found/$name-" "$build/attack/corpus-$name" \
        "$here/fuzz/corpus/$name" >"$build/attack/$name.log" 2>&1; then
        failed=1
        grep -aE 'broken promise|runtime error|ERROR: ' "$build/attack/$name.log" | head -n 3
    fi
    grep -aE '^stat::number_of_executed_units|^Done ' "$build/attack/$name.log"
done
exit $failed
