#!/bin/sh
# test.sh BUILD: compare.py on made-up tables: it finds each difference, takes explanations, and says which of
# them nothing needs. And cells.py, with each kind of cell, one of which is made to come back wrong.
set -u
command -v python3 >/dev/null || { echo "skipped: no python3 here"; exit 77; }
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")/.." && pwd)
. "$TESTS/environment.sh"
enter compare-cow
set -e
package mini
edit mini/blocs.csv '1s/$/,cow_igo/; /^RIVER/s/$/,7/; /^LAKE/s/$/,/'
edit mini/actors.csv '1s/$/,cow/; /^XAL/s/$/,20/; /^XBO/s/$/,40/; /^XCE/s/$/,60/; /^XDU/s/$/,/'
blocline-ingest -q -d mini.db mini
export BLOCLINE_DB="$PWD/mini.db"
printf 'ioname,ionum\nRIV,7\n' >igos.csv
{
    echo 'ccode,year,riv'
    for year in 1991 1992 1996; do
        echo "20,$year,1"
        echo "40,$year,-9"
        echo "60,$year,1" # it left in 1995
    done
} >states.csv
echo 'bloc,actor,from,to,ours,theirs,why' >none.csv
printf 'bloc,actor,from,to,ours,theirs,why\nRIVER,XCE,1996,1996,0,1,It left\nRIVER,XAL,1990,1990,0,1,Nobody says so\n' >some.csv
fails() { if "$@" >out 2>err; then echo "no failure: $*"; exit 1; fi; }
fails python3 "$TESTS/cow/compare.py" blocline igos.csv states.csv none.csv
grep -qx 'RIVER,XCE,1996,1996,0,1,' out
grep -q '6 state-years, 5 agree; 1 differences, 1 without' err
fails python3 "$TESTS/cow/compare.py" blocline igos.csv states.csv some.csv
grep -q 'an explanation that nothing needs: RIVER,XAL,1990' err
sed -i '$d' some.csv
python3 "$TESTS/cow/compare.py" blocline igos.csv states.csv some.csv >out 2>err
cat >igo.csv <<'T'
"ioname","orgname","year","alvaria","borland","cetia","longorgname","ionum"
"RIV","River Union",1990,1,0,NA,"The River Union",7
"RIV","River Union",1991,2,-9,NA,"The River Union",7
"LAK","Lake League",1991,0,3,NA,"The Lake League",8
T
cat >state.csv <<'T'
ccode,year,state,lak,riv
20,1990,alvaria,-1,1
40,1990,borland,-1,0
20,1991,alvaria,0,2
40,1991,borland,3,-9
20,1992,alvaria,0,-1
40,1992,borland,-1,-1
T
sed 's/afghanistan..zimbabwe/alvaria..cetia/' "$TESTS/../README.md" >readme
python3 "$TESTS/cow/cells.py" blocline-ingest blocline readme igo.csv state.csv >out 2>err
grep -q '3a: 6 state-years, 6 in the panel; as they should be: 3 x 0, 1 x 1, 1 x 2, 1 x 3, 1 x -9; wrong: 0' out
grep -q '3b: 3 cells with a standing; as they should be: 2 x 0, 1 x 1, 1 x 2, 1 x 3, 1 x -9; wrong: 0' out
printf '#!/bin/sh\ncase "$*" in *panel*) blocline "$@" | sed s/,3,/,1,/ ;; *) blocline "$@" ;; esac\n' >liar && chmod +x liar
fails python3 "$TESTS/cow/cells.py" blocline-ingest ./liar readme igo.csv state.csv
grep -q 'lak 40 1991: 3 came back as 1' out
leave
