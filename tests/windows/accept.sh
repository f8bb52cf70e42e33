#!/bin/sh
# accept.sh BUILD SOURCE: what was promised of the programs for Windows, one by one.
set -u
BUILD=$1 SOURCE=$2
TESTS=$SOURCE/tests
. "$TESTS/environment.sh"
enter windows-accept
failed=
complain() {
    echo "$*"
    failed=1
}
status_is() { # status_is STATUS WORDS...: `blocline WORDS` ends so
    wanted=$1
    shift
    blocline "$@" >said 2>error
    got=$?
    if [ $got != "$wanted" ]; then complain "blocline $*: status $got, expected $wanted: $(cat error)"; fi
}
# Only libraries of the system.
for program in blocline blocline-ingest; do
    x86_64-w64-mingw32-objdump -p "$BUILD/$program.exe" | sed -n 's/.*DLL Name: //p' |
        grep -viE '^(kernel32|msvcrt|shell32|advapi32|user32|ws2_32)\.dll$' && complain "$program.exe needs another DLL"
done
# Names in Cyrillic: folder, file, argument.
mkdir данные
cp "$SOURCE"/seeds/*.csv "$SOURCE"/seeds/*.ini данные
blocline-ingest -q -d Ж.db данные || complain 'a package folder with a Cyrillic name'
cmp Ж.db "$BUILD/blocline.db" || complain 'its database differs'
status_is 0 -q -d Ж.db members ЕАЭС --on 2015-03-01 -o ответ.csv
[ -s ответ.csv ] || complain 'no file ответ.csv'
# A reader that leaves early.
{ blocline chronology 2>error; echo $? >status; } | head -n 1 >said
[ "$(wc -l <said)" = 1 ] && [ ! -s error ] && [ "$(cat status)" = 141 ] ||
    complain "chronology | head -n 1: status $(cat status), $(cat error)"
# Names that no file can have, and devices.
for name in CON.csv aux 'a<b.csv' 'com1.csv' 'xx:y.csv'; do
    status_is 2 members EAEU -o "$name"
    [ ! -e "$name" ] || complain "$name was made"
done
status_is 0 -q members EAEU -o NUL
blocline-ingest -q -d LPT1.db данные 2>error
[ $? = 2 ] || complain "blocline-ingest -d LPT1.db: $(cat error)"
# Packages stay in their folders, whichever way a path is written.
for name in '..\x.csv' 'C:x.csv' '\x.csv' '\\server\x.csv' '../x.csv'; do
    mkdir -p bad
    cp "$SOURCE"/seeds/blocline.ini bad
    printf '[files]\nactors = "%s"\n' "$name" >>bad/blocline.ini
    blocline-ingest --check bad 2>error
    grep -q 'outside' error || complain "[files] $name: $(cat error)"
done
# Answers on standard output have line feeds, not CRLF.
blocline -q members EAEU --on 2015 >said
if grep -q "$(printf '\r')" said; then complain 'CSV has CRLF'; fi
# A read-only folder, a folder that is not there.
status_is 4 members EAEU -o nowhere/x.csv
ls | grep -E '\.(part|tmp|new)$' && complain 'temporary files are left'
if [ "$failed" ]; then exit 1; fi
leave
