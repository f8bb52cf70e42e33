#!/bin/sh
# browser.sh NODE BUILD: pictures.mjs on the records and on the packages that are hard to draw.
set -u
NODE=$1 BUILD=$(cd "$2" && pwd)
TESTS=$(cd "$(dirname "$0")/.." && pwd)
home=${HOME:-/tmp}
. "$TESTS/environment.sh"
. "$TESTS/charts/nasty.sh"
enter charts-browser
databases=$(nasty_packages "$PWD/packages")
export HOME="$home" # a browser keeps its fonts and sockets there
# shellcheck disable=SC2086 # paths without spaces
"$NODE" "$TESTS/charts/pictures.mjs" "$BUILD" $databases
status=$?
if [ $status = 0 ] || [ $status = 77 ]; then leave; fi
exit $status
