#!/bin/sh
# begin.sh BUILD WINE: makes Wine's folder in the build, and leaves its server and services running for
# the tests: a server that a program starts ends with it, and starting all that anew takes longer than
# most tests. (They must not hold our output: who runs the tests waits for its end.)
set -eu
BUILD=$1 WINE=$2
export WINEPREFIX=$BUILD/wine WINEDEBUG=-all LC_ALL=C.UTF-8
mkdir -p "$WINEPREFIX"
{
    wineserver -k || true # one that would end
    wineserver -w
    wineserver -p
    "$WINE" wineboot
    "$WINE" explorer.exe /desktop=blocline,640x480 &
} </dev/null >/dev/null 2>&1
"$WINE" "$BUILD/blocline.exe" -V
