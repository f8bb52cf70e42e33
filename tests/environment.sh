# Sourced by the runners, with TESTS and BUILD set: the same surroundings for whoever runs the tests.
# On PATH are the programs of BUILD and the words of tests/bin; BLOCLINE_DB is the database of seeds/.

# enter NAME: an empty scratch folder, with `work` (entered), `home`, and `said` for what is printed.
enter() {
    scratch=$BUILD/tests/scratch/$1
    chmod -R u+rwX "$scratch" 2>/dev/null
    rm -rf "$scratch"
    mkdir -p "$scratch/work" "$scratch/home" "$scratch/said"
    export HOME="$scratch/home" TMPDIR="$scratch"
    cd "$scratch/work" || exit 1
}

# leave: takes the scratch folder away (runners keep it when something failed).
leave() {
    cd "$BUILD" || exit 1
    chmod -R u+rwX "$scratch"
    rm -rf "$scratch"
}

for variable in LANG LANGUAGE LC_ALL NO_COLOR COLUMNS LINES PAGER XDG_CONFIG_HOME XDG_DATA_HOME \
    XDG_CACHE_HOME CDPATH ENV; do
    unset "$variable"
done
export TESTS BUILD
export LC_ALL=C TZ=UTC TERM=dumb
export PATH="$BUILD:$BUILD/tests:$TESTS/bin:$PATH"
export BLOCLINE_DB="$BUILD/blocline.db"
# A sanitizer's report must never pass for an exit status of ours.
export ASAN_OPTIONS="exitcode=99${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
export UBSAN_OPTIONS="exitcode=99:print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"
