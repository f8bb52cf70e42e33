# Sourced by the tests of pictures: nasty_packages FOLDER makes databases of packages that pictures
# have stumbled over, and prints their paths.

# package NAME: an empty package in the folder at hand, with a source and a reading.
package() {
    mkdir -p "$1"
    cat >"$1/blocline.ini" <<INI
[package]
id = $1
title_en = '$2'
version = 1
licence = CC0-1.0
as_of = $3
[reading record]
title_en = "Everything"
sources = *
INI
    echo "source,kind,title,author,date,url,lang,note" >"$1/sources.csv"
    echo "book,reference,A book,,,,en," >>"$1/sources.csv"
    echo "note,press,A note,,,,en," >>"$1/sources.csv"
    echo "actor,kind,source,locator" >"$1/actors.csv"
    echo "bloc,kind,source,locator" >"$1/blocs.csv"
    echo "of,id,lang,form,name,used,source,locator" >"$1/names.csv"
    echo "event,date,kind,bloc,effects,source,locator,title_en" >"$1/events.csv"
    {
        echo "status,class,name_en,name_ru,name_kk,cow,note"
        echo "member,full,member,,,1,"
        echo "none,none,none,,,0,"
    } >"$1/statuses.csv"
    echo "from,to,relation,event,source,locator" >"$1/lineage.csv"
}

rows() { # rows FILE: adds lines from standard input
    cat >>"$1"
}

nasty_packages() {
    mkdir -p "$1"
    cd "$1" || exit 1

    package before-year-one "Leagues of antiquity" -0300-01-01
    printf '%s,state,book,1\n' ATH SPA COR THB | rows before-year-one/actors.csv
    printf '%s,organisation,book,1\n' DELIAN PELOP SECOND | rows before-year-one/blocs.csv
    rows before-year-one/events.csv <<'CSV'
delian,-0477,institution,DELIAN,member=ATH COR,book,1,The Delian League
pelop,-0504~,institution,PELOP,member=SPA COR,book,1,The Peloponnesian League
delian-ends,-0403,dissolution,DELIAN,,book,2,The league is dissolved
pelop-ends,-0365/-0364,dissolution,PELOP,,book,2,The league of Sparta ends
pelop-ends,-0360,dissolution,PELOP,,note,2,
second,-0377,institution,SECOND,member=ATH THB,book,3,The Second Athenian League
CSV
    echo "DELIAN,SECOND,inspired,,book,1" | rows before-year-one/lineage.csv

    package without-names "Nobody has a name" 2000-01-01
    printf '%s,state,book,1\n' AAA BBB CCC | rows without-names/actors.csv
    printf '%s,organisation,book,1\n' A-BLOC-WITHOUT-A-NAME B | rows without-names/blocs.csv
    rows without-names/events.csv <<'CSV'
a,1990,institution,A-BLOC-WITHOUT-A-NAME,member=AAA BBB,book,1,
b,1995-05?,institution,B,member=BBB CCC,book,1,
CSV

    package many-statuses "Thirty statuses" 2000-01-01
    seq -f 'S%02g,state,book,1' 30 | rows many-statuses/actors.csv
    echo "MANY,organisation,book,1" | rows many-statuses/blocs.csv
    {
        echo "status,class,name_en,name_ru,name_kk,cow,note"
        echo "none,none,none,,,,"
        for number in $(seq -w 30); do
            class=partial
            if [ "$number" -le 10 ]; then class=full; fi
            echo "rank-$number,$class,Member of the ${number}th rank of honour,,,,"
        done
    } >many-statuses/statuses.csv
    for number in $(seq -w 30); do
        echo "e$number,19$((60 + ${number#0})),accession,MANY,rank-$number=S$number,book,1,Accession $number"
    done | rows many-statuses/events.csv

    package markup 'Title with </script> & <b>"quotes"</b>' 2000-01-01
    printf '%s,state,book,1\n' XAA XBB | rows markup/actors.csv
    printf '%s,organisation,book,1\n' BLOC OTHER | rows markup/blocs.csv
    rows markup/names.csv <<'CSV'
actor,XAA,en,name,</script><script>alert(1)</script>,,book,1
actor,XBB,en,name,"""<&>"" 'x' ]]> {1} %s",,book,1
bloc,BLOC,en,name,"A name so long that no picture can hold it in its column of names, & then <some> more of it",,book,1
bloc,BLOC,en,abbreviation,"<&""AB",,book,1
bloc,OTHER,en,name,שלום العربية 中文,,book,1
CSV
    rows markup/events.csv <<'CSV'
one,1990-01-01,institution,BLOC,member=XAA XBB,book,1,"</title><svg onload=""x""> & co"
two,1995-01-01/2000-01-01,institution,OTHER,member=XAA,book,1,"Title of one_long_word_without_any_space_that_has_to_be_broken_somewhere_because_nothing_is_ever_cut_in_the_key"
two,1991-01-01,institution,OTHER,member=XAA XBB,note,1,
CSV
    echo "BLOC,OTHER,succeeded-by,two,book,1" | rows markup/lineage.csv

    package one-event "One event" 2000-01-01
    echo "XAA,state,book,1" | rows one-event/actors.csv
    echo "BLOC,organisation,book,1" | rows one-event/blocs.csv
    echo "one,2000-01-01,institution,BLOC,member=XAA,book,1,It begins" | rows one-event/events.csv

    package nothing "An empty package" 2000-01-01

    for made in before-year-one without-names many-statuses markup one-event nothing; do
        blocline-ingest -q -d "$made.db" "$made" && echo "$1/$made.db"
    done
}
