#!/bin/sh
# postgresql.sh BUILD WORK: exports to a private PostgreSQL server in WORK, which is stopped in the end, and
# asks it the questions that blocline answers (compare.py): of the records, and of a package of 10^5
# accounts, where tests/make_package was built. 77: PostgreSQL is not there.
set -eu
. "$(dirname "$0")/engine.sh"

server=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$server" ] && [ -x "$server/initdb" ] || skip "PostgreSQL is not installed"
command -v psql >/dev/null || skip "psql is not installed"

# A server refuses to run as root: then somebody else runs it.
as=
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || skip "as root, without a user postgres"
    as="setpriv --reuid=postgres --regid=postgres --clear-groups"
fi
# The path of a socket is short, and the server's user may not be let into the build folder.
socket=$(mktemp -d /tmp/blocline-pg.XXXXXX)
stop() {
    $as "$server/pg_ctl" -D "$socket/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$socket"
}
trap stop EXIT
trap 'exit 1' INT TERM
[ -z "$as" ] || chown postgres "$socket"
chmod 755 "$socket"
$as "$server/initdb" -D "$socket/data" -A trust -U postgres -E UTF8 --locale=C >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }
$as "$server/pg_ctl" -D "$socket/data" -l "$socket/log" -w \
    -o "-k $socket -c listen_addresses='' -c fsync=off" start >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
export PGHOST="$socket" PGUSER=postgres PGCLIENTENCODING=UTF8

load() { (cd "$work/export" && psql -q -1 -v ON_ERROR_STOP=1 -f load.sql "$1" 2>&1); }

export ASK="psql -q -v ON_ERROR_STOP=1 --csv -f ask.sql test"
psql -q -c "CREATE DATABASE test" postgres
prepare_record
export_to postgresql
load test
load test || fail "loading it again"
python3 "$here/compare.py" postgresql "$build" "$work"

# Every table and column says what it is.
mute=$(psql -At -c "SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'blocline'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
    AND col_description(c.oid, a.attnum) IS NULL" test)
[ -z "$mute" ] || fail "without a comment: $mute"

# A schema that others depend on is kept, and one that is not ours.
psql -q -c "CREATE VIEW mine AS SELECT * FROM blocline.spell" test
said=$(load test || true)
[ "$(echo "$said" | wc -l)" -eq 1 ] || fail "more than a line: $said"
echo "$said" | grep -q "other objects depend on the schema blocline.*nothing was changed" || fail "$said"
[ "$(psql -At -c "SELECT count(*) > 0 FROM mine" test)" = t ] || fail "the old schema is gone"
psql -q -c "DROP VIEW mine; CREATE TABLE blocline.mine (a int)" test
said=$(load test || true)
echo "$said" | grep -q "stand in it; nothing was changed" || fail "$said"
psql -q -c "CREATE DATABASE other" postgres
psql -q -c "CREATE SCHEMA blocline" other
said=$(load other || true)
echo "$said" | grep -q "not of blocline export; nothing was changed" || fail "$said"

if prepare_large; then
    psql -q -c "DROP DATABASE test" postgres
    psql -q -c "CREATE DATABASE test" postgres
    export_to postgresql
    load test
    psql -q -c "ANALYZE" test
    python3 "$here/compare.py" postgresql "$build" "$work" quick
fi
