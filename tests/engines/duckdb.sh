#!/bin/sh
# duckdb.sh BUILD WORK: exports to DuckDB (the npm package @duckdb/node-api in BUILD/npm) and asks it the
# questions that blocline answers (compare.py), as postgresql.sh does. 77: DuckDB is not there.
set -eu
. "$(dirname "$0")/engine.sh"

command -v node >/dev/null || skip "node is not installed"
export NPM_FOLDER="$build/npm"
[ -d "$NPM_FOLDER/node_modules/@duckdb/node-api" ] || skip "@duckdb/node-api is not in $NPM_FOLDER"

load() { (cd "$work/export" && node "$here/duckdb.mjs" "$work/test.duckdb" load.sql 2>&1); }

export ASK="node '$here/duckdb.mjs' '$work/test.duckdb' ask.sql"
prepare_record
export_to duckdb
load
load || fail "loading it again"
python3 "$here/compare.py" duckdb "$build" "$work"

if prepare_large; then
    rm -f "$work"/test.duckdb*
    export_to duckdb
    load
    python3 "$here/compare.py" duckdb "$build" "$work" quick
fi
