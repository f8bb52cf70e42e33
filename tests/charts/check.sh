#!/bin/sh
# check.sh BUILD: what can be said of pictures without looking at them: they are well-formed XML in
# every language and theme, the same bytes wherever they are drawn, say what the tables say, and on a
# terminal keep within its width. Of the records and of packages that are hard to draw.
set -u
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")/.." && pwd)
. "$TESTS/environment.sh"
. "$TESTS/charts/nasty.sh"
enter charts
work=$PWD
failed=0

complain() {
    echo "$*"
    failed=1
}

# The pictures of the records, a line each; of the packages those that need no subject.
cat >pictures <<'LIST'
history CU1995 EURASEC EAEU
history EURASEC EAEU --compare essay --events all
history UZB --order days
history KAZ UZB --group actor --no-dates
day 2007-06-01
matrix 2010-12-31
count CIS EURASEC EAEU
count UZB --from 2000
lineage EAEU
lineage
chronology --bloc CAU,CAEC,CACO --to 2007
together KAZ KGZ UZB
disagreements
LIST
printf '%s\n' day matrix lineage chronology disagreements >alone

databases=$(nasty_packages "$work/packages")
cd "$work" || exit 1
if [ "$(echo "$databases" | wc -l)" -ne 6 ]; then complain "a package was not loaded: $databases"; fi

try() { # try DATABASE WORDS...: draws, and checks the XML where there is something to do it with
    database=$1
    shift
    if ! blocline -d "$database" chart "$@" -q -f svg >picture.svg 2>err; then
        complain "chart $* of $database: $(cat err)"
    elif command -v xmllint >/dev/null && ! xmllint --noout picture.svg 2>err; then
        complain "chart $* of $database: $(head -n 3 err)"
    fi
}

while read -r picture; do
    # shellcheck disable=SC2086 # words
    set -- $picture
    for lang in en ru kk; do try "$BLOCLINE_DB" "$@" --lang $lang; done
    for theme in dark grey auto; do try "$BLOCLINE_DB" "$@" --theme $theme --background none; done
    # The same bytes, whatever the locale and the zone.
    blocline chart "$@" -q -f svg >first.svg
    LC_ALL=ru_RU.UTF-8 TZ=Asia/Almaty blocline chart "$@" -q -f svg >second.svg
    cmp -s first.svg second.svg || complain "chart $*: other bytes in another locale"
    # A terminal of any width, and plain ASCII.
    for width in 40 80 132; do
        blocline chart "$@" -q --width $width >lines 2>err || complain "chart $*: $(cat err)"
        # Characters are counted by their first bytes: none of these pictures has wide ones.
        wide=$(tr -d '\200-\277' <lines | awk -v width=$width 'length($0) > width')
        if [ "$wide" ]; then complain "chart $* --width $width: $wide"; fi
        if LC_ALL=C grep -q "$(printf '\033')" lines; then complain "chart $*: colours in a pipe"; fi
        blocline chart "$@" -q --width $width --ascii >lines
        if LC_ALL=C grep -n '[^ -~]' lines; then complain "chart $* --ascii is not ASCII"; fi
    done
    blocline chart "$@" -q --width 80 --color always >coloured
    sed "s/$(printf '\033')\[[0-9]*m//g" coloured >plain
    blocline chart "$@" -q --width 80 | cmp -s - plain || complain "chart $*: colour changes signs"
done <pictures
for database in $databases; do
    while read -r picture; do
        for lang in en kk; do try "$database" "$picture" --lang $lang; done
        blocline -d "$database" chart "$picture" -q --width 40 >lines || complain "$picture of $database"
        # A picture without anything says so.
        grep -q '<text' picture.svg || complain "$picture of $database has no text"
    done <alone
done
try "$work/packages/before-year-one.db" history DELIAN PELOP SECOND
try "$work/packages/many-statuses.db" history MANY
try "$work/packages/markup.db" history BLOC OTHER
try "$work/packages/markup.db" lineage BLOC
try "$work/packages/without-names.db" history AAA BBB CCC
if grep -q '<script\|onload="x' picture.svg; then complain "markup of the records is markup"; fi

# ---- The picture says what the table says ----
# The data-* of the spells of a picture, as rows.
spells() {
    sed -n 's/.*class="spell [^"]*" data-bloc="\([^"]*\)" data-actor="\([^"]*\)" data-status="\([^"]*\)" data-start="\([^"]*\)" data-end="\([^"]*\)" data-certainty="\([^"]*\)".*/\1,\2,\3,\6,\4,\5/p' "$1" |
        LC_ALL=C sort
}
same() { # same WHAT FILE FILE
    if ! cmp -s "$2" "$3" || ! [ -s "$2" ]; then
        complain "$1: the picture and the table differ"
        diff "$2" "$3" | head -n 10
    fi
}
for subjects in "CU1995 EURASEC CU2010 EAEU" "UZB" "KAZ KGZ"; do
    # shellcheck disable=SC2086
    set -- $subjects
    blocline chart history "$@" -q -f svg >picture.svg
    spells picture.svg >drawn
    blocline history "$@" --status all -q --columns bloc,actor,status,certainty,start,end --no-header |
        sed 's/"//g' | LC_ALL=C sort >told
    sed -i 's/"//g' drawn
    same "history $subjects" drawn told
done
blocline chart together KAZ UZB -q -f svg |
    sed -n 's/.*class="shared" data-bloc="\([^"]*\)" data-start="\([^"]*\)" data-end="\([^"]*\)".*/\1,\2,\3/p' | LC_ALL=C sort >drawn
blocline together KAZ UZB -q --columns bloc,start,end --no-header | LC_ALL=C sort >told
same "together KAZ UZB" drawn told
blocline chart lineage -q -f svg |
    sed -n 's/.*class="arrow" data-from="\([^"]*\)" data-to="\([^"]*\)" data-relation="\([^"]*\)".*/\1,\2,\3/p' | LC_ALL=C sort >drawn
blocline lineage -q --columns from,to,relation,date --no-header |
    grep -v 'nested-in\|inspired\|,$' | sed 's/,[^,]*$//' | LC_ALL=C sort >told
same "lineage" drawn told
blocline chart chronology --bloc EAEU -q -f svg |
    sed -n 's/.*class="event" data-event="\([^"]*\)" data-date="\([^"]*\)".*/\2,\1/p' >drawn
blocline chronology --bloc EAEU -q --columns date,event --no-header >told
same "chronology --bloc EAEU" drawn told
blocline chart matrix 2010-12-31 --actor KAZ,KGZ,RUS,UZB -q -f svg |
    sed -n 's/.*class="pair" data-a="\([^"]*\)" data-b="\([^"]*\)" data-count="\([^"]*\)".*/\1 \2 \3/p' |
    awk '{ print $1 < $2 ? $1 "," $2 "," $3 : $2 "," $1 "," $3 }' | LC_ALL=C sort >drawn
blocline network --on 2010-12-31 --actor KAZ,KGZ,RUS,UZB -q --columns source,target,weight --no-header |
    LC_ALL=C sort >told
same "matrix 2010-12-31" drawn told
blocline chart day 2010-12-31 --actor KAZ,KGZ,RUS,UZB -q -f svg >picture.svg
spells picture.svg | cut -d, -f1-3 >drawn
blocline panel --by day --from 2010-12-31 --to 2010-12-31 --status all --actor KAZ,KGZ,RUS,UZB -q \
    --columns bloc,actor,status --no-header | LC_ALL=C sort >told
# The picture leaves out blocs in which none of these is a full member.
cut -d, -f1 drawn | sort -u >blocs
grep -F -f blocs told | awk -F, 'NR == FNR { in_it[$1] = 1; next } $1 in in_it' blocs - >told.some
same "day 2010-12-31" drawn told.some

# --data is the command that it names, to the byte; and -f svg of a command is its picture.
data() { # data "CHART WORDS" "COMMAND WORDS"
    # shellcheck disable=SC2086
    blocline chart $1 --data >drawn 2>drawn.err
    # shellcheck disable=SC2086
    blocline $2 >told 2>told.err
    same "chart $1 --data" drawn told
    cmp -s drawn.err told.err || complain "chart $1 --data says something else"
}
data "history EAEU CIS" "history EAEU CIS --status all"
data "day 2010-12-31" "panel --by day --from 2010-12-31 --to 2010-12-31 --status all"
data "matrix 2010-12-31" "network --on 2010-12-31"
data "count EAEU CIS" "count EAEU CIS"
data "lineage EAEU" "lineage EAEU"
data "chronology --bloc CAU,CAEC --to 2000" "chronology --bloc CAU,CAEC --to 2000"
data "together KAZ UZB" "together KAZ UZB"
data "disagreements EAEU" "disagreements EAEU"
for words in "history EAEU" "lineage EAEU" "chronology --bloc CAU" "together KAZ UZB" "disagreements CIS"; do
    # shellcheck disable=SC2086
    blocline $words -q -f svg >told
    # shellcheck disable=SC2086
    blocline chart $words -q -f svg >drawn
    same "$words -f svg" drawn told
done

if [ "$failed" = 0 ]; then
    echo "$(wc -l <pictures) pictures of the records, and those of $(echo "$databases" | wc -l) packages"
    leave
fi
exit $failed
