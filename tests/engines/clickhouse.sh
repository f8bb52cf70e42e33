#!/bin/sh
# clickhouse.sh BUILD WORK: exports to two ClickHouse servers on the loopback, which are stopped in the end,
# half of the blocs on each, and asks the questions that blocline answers (compare.py): members, blocs,
# panel, pairs and changes. 77: ClickHouse is not there.
set -eu
. "$(dirname "$0")/engine.sh"

command -v clickhouse-server >/dev/null && command -v clickhouse-client >/dev/null ||
    skip "ClickHouse is not installed"

# Ports that nobody has just now, three for each server.
ports=$(python3 -c "
import socket
held = [socket.socket() for i in range(6)]
for one in held: one.bind(('127.0.0.1', 0))
print(*(one.getsockname()[1] for one in held))")
set -- $ports
first=$1 second=$4
configure() {
    mkdir -p "$work/$1/data" "$work/$1/tmp"
    cat >"$work/$1/config.xml" <<XML
<yandex>
    <logger><level>error</level><console>0</console><log>$work/$1/log</log><errorlog>$work/$1/errors</errorlog></logger>
    <listen_host>127.0.0.1</listen_host>
    <tcp_port>$2</tcp_port><http_port>$3</http_port><interserver_http_port>$4</interserver_http_port>
    <path>$work/$1/data/</path><tmp_path>$work/$1/tmp/</tmp_path>
    <mark_cache_size>5368709</mark_cache_size>
    <users_config>users.xml</users_config>
    <default_profile>default</default_profile><default_database>default</default_database>
    <remote_servers><blocline>
        <shard><replica><host>127.0.0.1</host><port>$first</port></replica></shard>
        <shard><replica><host>127.0.0.1</host><port>$second</port></replica></shard>
    </blocline></remote_servers>
</yandex>
XML
    cat >"$work/$1/users.xml" <<XML
<yandex>
    <profiles><default><max_memory_usage>4000000000</max_memory_usage>
        <insert_distributed_sync>1</insert_distributed_sync><max_threads>2</max_threads></default></profiles>
    <users><default><password></password><networks><ip>127.0.0.1</ip></networks>
        <profile>default</profile><quota>default</quota></default></users>
    <quotas><default></default></quotas>
</yandex>
XML
}
configure one "$1" "$2" "$3"
configure two "$4" "$5" "$6"
servers=
stop() {
    for server in $servers; do kill "$server" 2>/dev/null || true; done
    for server in $servers; do wait "$server" 2>/dev/null || true; done
}
trap stop EXIT
trap 'exit 1' INT TERM
for server in one two; do
    (cd "$work/$server" && exec clickhouse-server --config-file=config.xml) >"$work/$server/out" 2>&1 &
    servers="$servers $!"
done
client() { clickhouse-client --host 127.0.0.1 --port "$@"; }
for port in $first $second; do
    waited=0
    until client "$port" --query "SELECT 1" >/dev/null 2>&1; do
        waited=$((waited + 1))
        [ $waited -lt 100 ] || { cat "$work"/*/out "$work"/*/errors | tail -n 5; skip "ClickHouse does not start here"; }
        sleep 0.3
    done
done

load() {
    for port in $first $second; do
        client "$port" --query "DROP DATABASE IF EXISTS blocline"
        client "$port" --multiquery <"$work/export/load.sql"
    done
    for file in "$work"/export/*.csv; do
        table=$(basename "$file" .csv)
        client "$first" --query "INSERT INTO blocline.load_$table FORMAT CSVWithNames" <"$file"
    done
    for port in $first $second; do
        [ "$(client "$port" --query "SELECT count() > 0 FROM blocline.spell_local")" = 1 ] ||
            fail "a shard has no spells"
    done
}

cat >"$work/ask" <<SH
n=0
while IFS= read -r sql; do
    clickhouse-client --host 127.0.0.1 --port $first --format CSVWithNames --query "\$sql" >\$n.csv || exit 1
    n=\$((n + 1))
done <ask.sql
SH
export ASK="sh ./ask"
prepare_record
export_to clickhouse
load
python3 "$here/compare.py" clickhouse "$build" "$work"

if prepare_large; then
    export_to clickhouse
    load
    python3 "$here/compare.py" clickhouse "$build" "$work" quick
fi
