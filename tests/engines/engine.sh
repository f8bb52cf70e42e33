# What the tests of engines share: `. engine.sh` with BUILD and WORK as $1 and $2.
build=$(cd "$1" && pwd)
rm -rf "$2"
mkdir -p "$2"
work=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
unset BLOCLINE_DB || true

skip() {
    echo "skipped: $*"
    exit 77
}

fail() {
    echo "failed: $*" >&2
    exit 1
}

command -v python3 >/dev/null || skip "python3 is not installed"

prepare_record() { cp "$build/blocline.db" "$work/record.db"; }

# 10^5 accounts of the benchmark's chronicle. Not without its maker, which is built when it is asked for.
prepare_large() {
    [ -x "$build/tests/make_package" ] || { echo "without 10^5 accounts: tests/make_package is not built"; return 1; }
    rm -rf "$work/package"
    "$build/tests/make_package" "${LARGE:-100000}" "$work/package"
    "$build/blocline-ingest" -q -d "$work/record.db" "$work/package"
}

# Exports into WORK/export.
export_to() {
    rm -rf "$work/export"
    "$build/blocline" -q -d "$work/record.db" export "$1" "$work/export" >"$work/log"
    chmod -R a+rX "$work/export"
}
