#!/bin/sh
# inject.sh BUILD MOST: fails allocations and system calls of the programs in BUILD, one a run, at
# most MOST of each line of `commands`, or of the file COMMANDS (0: all;
# inject.c says what must hold). With SIGNAL they get the signal of that number instead.
set -u
here=$(cd "$(dirname "$0")" && pwd)
BUILD=$(cd "$1" && pwd)
TESTS=$(dirname "$here")
most=$2
. "$TESTS/environment.sh"
enter "inject-$most${COMMANDS:+-own}${SIGNAL:+-$SIGNAL}"
package=$TESTS/packages/mini

# The old database is another one, so that the two can be told apart.
cp -r "$package" "$scratch/older" || exit 1
sed 's/^version = .*/version = 0.1/' "$package/blocline.ini" >"$scratch/older/blocline.ini"
# Packages have a codebook for --codebook to renew.
cp -r "$package" "$scratch/book" && printf '# Mini\n' >"$scratch/book/CODEBOOK.md" || exit 1
# And some have a row that is refused.
cp -r "$package" "$scratch/bad" && printf 'ragged,1999\n' >>"$scratch/bad/events.csv" || exit 1
mkdir "$scratch/inject" &&
    blocline-ingest -q -d "$scratch/inject/new.db.old" "$scratch/older" &&
    blocline-ingest -q -d "$scratch/mini.db" "$package" || exit 1
cp "$scratch/inject/new.db.old" "$scratch/inject/kept.db.old"

printf 'members RIVER 1994\nwhy RIVER XCE --on 1995-03\n' >"$scratch/asked"
printf 'id;actor;on\n1;XAL;31.03.1992\n' >"$scratch/asked.csv"

# A table of other people, and what another program was ended in the middle of.
printf 'bloc,actor,year,membership\nRIV,ALA,2003,1\nRIV,BOR,2003,1\nRIV,ALA,20O4,1\n' \
    >"$scratch/table.csv"
head -n 3 "$scratch/table.csv" >"$scratch/good.csv"
printf '[table]\nshape = panel\nbloc = bloc\nactor = actor\nyear = year\nstatus = membership\n' \
    >"$scratch/map.ini"
cp "$scratch/mini.db" "$scratch/hot.db" && echo journal >"$scratch/hot.db-journal" || exit 1
mkdir -p "$scratch/inject/home/.config/blocline" || exit 1
printf '[blocline]\nlang = kk\n' >"$scratch/inject/home/.config/blocline/blocline.ini"

# Which commands and formats of the programs have no line here?
for word in $(blocline help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p') \
    $(blocline -d "$scratch/mini.db" -f no-such-format info 2>&1 | sed 's/.*one of: //; s/,//g'); do
    grep -q "[ ]$word\( \|$\)" "$here/commands" || echo "no line in tests/inject/commands: $word"
done

sed "s|@PACKAGE|$package|; s|@DB|$scratch/mini.db|; s|@BOOK|$scratch/book|; s|@ASKED|$scratch/asked|
    s|@BAD|$scratch/bad|; s|@TABLE|$scratch/table.csv|; s|@MAP|$scratch/map.ini|; s|@GOOD|$scratch/good.csv|; s|@HOT|$scratch/hot.db|" "${COMMANDS:-$here/commands}" |
    "$BUILD/tests/inject/inject" "$BUILD/tests/inject/shim.so" "$BUILD" "$scratch/inject" "$most" ${SIGNAL:+"$SIGNAL"}
status=$?
[ $status -eq 1 ] || leave
exit $status
