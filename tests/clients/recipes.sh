#!/bin/sh
# recipes.sh README BUILD: runs every block of R and of Python in the README, each language's in the
# order of the page, as whoever copies them one after the other. The records are those of seeds/ and
# `cow.db`, made of a small table in the shape of COW's by the commands that the README gives. What
# R, Python or pandas would be needed for is skipped, with a word, where they are not there.
set -u
README=$(realpath "$1")
BUILD=$(cd "$2" && pwd)
TESTS=$(cd "$(dirname "$0")/.." && pwd)
. "$TESTS/environment.sh"
enter recipes
failed=0 asked=0

# blocks LANGUAGE: all of its blocks; each begins with a word on where it stands. The installed
# clients are those of the source tree here.
blocks() {
    awk -v language="$1" -v clients="$TESTS/../src/clients" '
        $0 == "```" language { inside = 1; print "# README, line " NR; next }
        /^```/ { inside = 0 }
        inside { gsub("/usr/local/share/blocline", clients); print }' "$README"
}

# run NAME COMMAND FILE
run() {
    asked=$((asked + 1))
    if ! said=$("$2" "$3" 2>&1 >answers); then
        failed=1
        echo "$1: $said"
        grep -n "README, line" "$3"
    elif [ "$4" -gt "$(wc -l <answers)" ]; then # what it prints by itself is an answer
        failed=1
        echo "$1: hardly anything was answered:"
        cat answers
    fi
}

# A table of the shape of COW 3a, version 3: made up.
printf 'ccode,year,state,lakes,rivers\n' >state_year_formatv3.csv
for state in 365,RUS 705,KAZ; do
    for year in 1992 1993 1994; do
        echo "${state%,*},$year,${state#*,},1,$((year > 1992 ? 3 : 0))" >>state_year_formatv3.csv
    done
done
ingest=$(grep -o '^blocline-ingest --from state_year_formatv3.csv [^#]*' "$README")
sh -c "$ingest" >mapping.ini 2>said && blocline-ingest -q -d cow.db cow 2>>said || { cat said; failed=1; }

blocks r >recipes.R
blocks python >recipes.py
if command -v Rscript >/dev/null; then
    LC_ALL=C.UTF-8 run R 'Rscript' recipes.R 20
else
    echo 'skipped: there is no R'
fi
python=python3
if [ -x /usr/bin/python3 ]; then python=/usr/bin/python3; fi # it may have pandas where others have not
if $python -c 'import pandas' 2>/dev/null; then
    run Python "$python" recipes.py 0
else
    echo 'skipped: there is no pandas'
fi
leave
if [ "$asked" = 0 ] && [ "$failed" = 0 ]; then exit 77; fi
exit $failed
