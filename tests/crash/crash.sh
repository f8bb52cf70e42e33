#!/bin/sh
# crash.sh BUILD SECONDS SEED: crash.c on the records of seeds/ and on the small package.
set -u
here=$(cd "$(dirname "$0")" && pwd)
BUILD=$(cd "$1" && pwd)
TESTS=$(dirname "$here")
. "$TESTS/environment.sh"
enter "crash-$3"
"$BUILD/tests/crash/crash" "$BUILD" "$scratch/work" "$TESTS/../seeds" "$TESTS/packages/mini" "$2" "$3"
status=$?
[ $status -ne 0 ] || leave
exit $status
