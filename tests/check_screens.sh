#!/bin/sh
# check_screens.sh BUILD: asks the real records in every command, at four widths and in every
# language, and fails on a line that is too wide (URLs apart), on a sign that something was cut, and
# on a screen that does not begin with what was asked and an answer. What the CSV of some questions
# names is looked for on their screens.
set -u
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")" && pwd)
. "$TESTS/environment.sh"
enter check_screens
export BLOCLINE_DB="$BUILD/blocline.db"
failed=0

questions() {
    cat <<END
members EAEU
members CIS --on 1993 --status all
members NATO
members CSTO --on 1993
members --all --on 1992
blocs KAZ
blocs UZB --on 2009/2012 --rule all
history EURASEC --status all
history UZB
chronology --bloc CAU --from 1994 --to 1998
chronology --from 1991-12-08 --to 1991-12-08
chronology --bloc CAU --from 1850 --to 1851
why EAEU KGZ
why INT1996 UKR --reading essay
lineage EURASEC
lineage CAU --tree
disagreements INT1996
disagreements
disagreements --aspect date --min-days 30 --sort -days
compare record essay --bloc EURASEC
compare record essay --actor UZB --by year
compare record essay --summary
changes 2014 2015
changes 1991-12-01 2001-12-31 --net --bloc CIS
together KAZ KGZ UZB
together KAZ RUS --days
panel --from 2014 --to 2015 --bloc EAEU,CIS
panel --wide --from 2014 --to 2015
dyads --from 2015 --to 2015 --actor KAZ
network --on 1992 --actor KAZ
count EAEU
date 1994-04~ [1990..1995] 1990/1995
list actors
list blocs
list sources
list statuses
list readings
info
find customs union
find nosuchword
event kgz-accession-eaeu-2015
source eec-notice-2015-08-12
person Nazarbayev
place Almaty
END
}

complain() {
    echo "$*"
    failed=1
}

look() { # look COLUMNS LANG FORMAT QUESTION...
    columns=$1 lang=$2 format=$3
    shift 3
    blocline "$@" -f "$format" --width "$columns" --lang "$lang" -q >shown 2>said ||
        complain "blocline $* ($lang): status $?: $(cat said)"
    "$BUILD/tests/too-wide" "$columns" <shown >wide ||
        complain "blocline $* -f $format --width $columns --lang $lang is too wide: $(head -n 3 wide)"
    if grep -n '…$\|\.\.\.$' shown >cut; then
        complain "blocline $* -f $format --width $columns --lang $lang cuts: $(head -n 3 cut)"
    fi
}

questions >asked
while IFS= read -r question; do
    set -f
    set -- $question
    set +f
    for columns in 60 80 100 140; do
        for lang in en ru kk; do look "$columns" "$lang" screen "$@"; done
        look "$columns" en table "$@"
        look "$columns" ru lines "$@"
    done
    look 80 en screen "$@" --ascii
    if [ "$(sed -n 1p shown)" = '' ] || [ "$(sed -n 2p shown | wc -l)" = 0 ]; then
        complain "blocline $*: a screen without what was asked"
    fi
done <asked

# No event, actor, source or bloc of an answer is lost on its screen.
whole() { # whole COLUMN QUESTION...: each word of the CSV's column is on the screen
    column=$1
    shift
    blocline "$@" -q -f csv --columns "$column" --no-header | tr -d '"' | sort -u >words
    blocline "$@" -q -f screen --width 100 | tr -d ' \n' >shown
    while IFS= read -r word; do
        [ "$word" ] || continue
        grep -qF -- "$(printf %s "$word" | tr -d ' ')" shown || complain "blocline $*: no $word"
    done <words
}
whole actor members EAEU
whole bloc blocs KAZ
whole event chronology --bloc CAU --from 1994 --to 1998
whole event why EAEU KGZ
whole source why EAEU KGZ
whole event disagreements INT1996
whole source disagreements INT1996
whole id find customs union
whole bloc history UZB

leave
exit "$failed"
