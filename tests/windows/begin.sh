#!/bin/sh
# begin.sh BUILD WINE: makes Wine's folder in the build, and leaves its server running for the tests.
set -eu
BUILD=$1 WINE=$2
export WINEPREFIX=$BUILD/wine WINEDEBUG=-all LC_ALL=C.UTF-8
mkdir -p "$WINEPREFIX"
"$WINE" "$BUILD/blocline.exe" -V
wineserver -p || true # one is running already
