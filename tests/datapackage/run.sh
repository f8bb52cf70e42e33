#!/bin/sh
# run.sh SCRATCH: reads the data package of seeds/ with the npm package `datapackage`, every row of
# it, and sees that mistakes are found. Exit status 77 (skipped) where npm or its registry cannot be
# had, which ctest's summary tells.
set -u
here=$(cd "$(dirname "$0")" && pwd)
seeds=$(cd "$here/../../seeds" && pwd)
scratch=$1

skip() {
    echo "SKIPPED: $1; the data package was not read by a program of others"
    exit 77
}

command -v npm >/dev/null && command -v node >/dev/null || skip "npm is not installed"
mkdir -p "$scratch" && cd "$scratch" || exit 1
cp -f "$here/package.json" "$here/package-lock.json" "$here/validate.js" .
if [ ! -d node_modules/datapackage ]; then
    # npm waits for minutes between its own tries where there is no network.
    npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=2 --fetch-retry-mintimeout=1000 \
        --fetch-retry-maxtimeout=3000 >npm.log 2>&1
    [ -d node_modules/datapackage ] || skip "npm ci failed ($scratch/npm.log)"
fi
node validate.js "$seeds" || exit 1

broken() { # broken WHAT FILE SCRIPT: what the reader must refuse
    rm -rf broken
    cp -R "$seeds" broken
    chmod -R u+w broken # the source tree may be one that is only to be read
    sed "$3" "$seeds/$2" >"broken/$2"
    if cmp -s "$seeds/$2" "broken/$2"; then
        echo "$3 changes nothing in $2"
        exit 1
    fi
    if node validate.js broken >/dev/null 2>&1; then
        echo "not found: $1"
        exit 1
    fi
    echo "found: $1"
}
broken 'a word that is not in the list' lineage.csv '2s/,[a-z-]*,/,begat,/'
broken 'a bloc that is not there' lineage.csv '2s/^[^,]*/NOWHERE/'
broken 'an id given twice' blocs.csv '2{p}'
broken 'an id that is missing' actors.csv '2s/^[^,]*//'
rm -rf broken
