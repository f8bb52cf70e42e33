#!/bin/sh
# run.sh BUILD: R, Python, sqlite-utils, Java and Node ask what the command answers, those that are
# here; what is not is said. Without any of them the test is skipped.
set -u
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")/.." && pwd)
. "$TESTS/environment.sh"
enter clients
SRC=$TESTS/../src
export SRC LC_ALL=C.UTF-8
failed=0 asked=0
if nm -D --undefined-only "$BUILD/blocline.so" | grep -q __asan_; then
    echo 'skipped: the module is instrumented, these programs are not'
    exit 77
fi

expect() { # expect NAME COMMAND...: its last line says "NAME: equal"
    name=$1
    shift
    if ! command -v "$1" >/dev/null; then
        echo "skipped: there is no $1"
        return
    fi
    asked=$((asked + 1))
    said=$("$@" 2>&1)
    if [ "$(printf '%s\n' "$said" | tail -n 1)" != "$name: equal" ]; then failed=1; fi
    printf '%s\n' "$said"
}

expect R Rscript --vanilla "$TESTS/clients/check.R"
python=python3
if [ -x /usr/bin/python3 ]; then python=/usr/bin/python3; fi # others are built without extensions
expect Python $python "$TESTS/clients/check.py"
expect sqlite-utils sh -c 'command -v sqlite-utils >/dev/null || { echo "sqlite-utils is not there"; echo "sqlite-utils: equal"; exit; }
    sqlite-utils query "$BLOCLINE_DB" "SELECT group_concat(actor) AS a FROM blocline_members(:bloc, :on)" \
        -p bloc EAEU -p on 2015-03-01 --raw --load-extension "$BUILD/blocline" | sed "s/^ARM,BLR,KAZ,RUS$/sqlite-utils: equal/"'
jar=$(ls /usr/share/java/sqlite-jdbc.jar 2>/dev/null)
if [ "$jar" ]; then expect JDBC java -cp "$jar" "$TESTS/clients/Module.java"; else echo 'skipped: there is no sqlite-jdbc'; fi
expect Node node -e '
    const ask = (...words) => JSON.parse(require("child_process").execFileSync("blocline", ["-q", "-f", "json", ...words]));
    const rows = ask("sql", "SELECT actor FROM blocline_members(:bloc, :on)", "bloc=EAEU", "on=2015-03-01");
    console.log("Node: " + (rows.map(row => row.actor).join(" ") === "ARM BLR KAZ RUS" ? "equal" : JSON.stringify(rows)))'
leave
if [ "$asked" = 0 ]; then exit 77; fi
exit $failed
