#!/bin/sh
# parquet.sh BUILD WORK: answers as Parquet, read by DuckDB (parquet.py). 77: DuckDB is not there.
set -eu
. "$(dirname "$0")/engine.sh"

command -v node >/dev/null || skip "node is not installed"
export NPM_FOLDER="$build/npm"
[ -d "$NPM_FOLDER/node_modules/@duckdb/node-api" ] || skip "@duckdb/node-api is not in $NPM_FOLDER"
prepare_record
export BLOCLINE_DB="$work/record.db"
python3 "$here/parquet.py" "$build" "$work"
