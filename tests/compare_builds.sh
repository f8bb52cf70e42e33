#!/bin/sh
# compare_builds.sh OLD NEW [SOURCE]: answers every question of the README, of the help and of the
# cases with two builds, in every format and language, and says where they differ. Not a test: run
# it when the answers of a change have to stay as they were, byte for byte.
#
# OLD and NEW are build folders. SOURCE is the tree that questions and records are read from, that of
# OLD if it is not given. The questions are single commands that only read; each build makes its own
# databases, of the records and of the made package of the tests.
set -u
OLD=$(cd "$1" && pwd)
NEW=$(cd "$2" && pwd)
SOURCE=$(cd "${3:-$OLD/..}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The questions: from `$ blocline ...` of the README, the lines of cases, the examples of the help.
{
    sed -n 's/^\(    \)\{0,1\}\$ \(blocline .*\)$/\2/p' "$SOURCE/README.md"
    "$NEW/blocline" help | sed -n 's/^ *\(blocline .*\)$/\1/p'
    "$NEW/blocline" help --complete 2>/dev/null
    for command in $("$NEW/blocline" help --bash | grep -oE '\b[a-z]{3,13}\b' | sort -u); do
        "$NEW/blocline" "$command" -h 2>/dev/null | sed -n 's/^ *\(blocline .*\)$/\1/p'
    done
    cat "$SOURCE"/tests/cases/*/cmd | sed -n 's/^ *\(blocline [^|<>;&$`]*\).*$/\1/p'
} | grep -vE '^blocline (export|help|completion)| -o | -d |--output|BLOC|ACTOR' | sort -u >"$scratch/questions"

for build in old new; do
    if [ $build = old ]; then programs=$OLD; else programs=$NEW; fi
    mkdir "$scratch/$build"
    "$programs/blocline-ingest" -q -d "$scratch/$build/seeds.db" "$SOURCE/seeds" || exit 99
    "$programs/blocline-ingest" -q -d "$scratch/$build/mini.db" "$SOURCE/tests/packages/mini" || exit 99
done

asked=0 differ=0
ask() { # ask BUILD DATABASE QUESTION TO
    (
        cd "$scratch" || exit 99
        PATH=$1:/usr/bin:/bin BLOCLINE_DB=$2 HOME=$scratch LC_ALL=C TERM=dumb COLUMNS=100 \
            timeout 60 sh -c "$3" >"$4.out" 2>"$4.err" </dev/null
        echo $? >"$4.status"
    )
}
while IFS= read -r question; do
    for language in en ru kk; do
        for format in table csv tsv json jsonl markdown text html xlsx vega-lite ics graphml dot; do
            case $question in *' -f '* | *' --lang '*) if [ $format$language != csven ]; then continue; fi; words=$question ;;
            *) words="$question --lang $language -f $format" ;;
            esac
            for database in seeds mini; do
                ask "$OLD" "$scratch/old/$database.db" "$words" "$scratch/old/said"
                ask "$NEW" "$scratch/new/$database.db" "$words" "$scratch/new/said"
                asked=$((asked + 1))
                for what in out err status; do
                    if ! cmp -s "$scratch/old/said.$what" "$scratch/new/said.$what"; then
                        differ=$((differ + 1))
                        echo "differs ($what, $database): $words"
                        if [ "${VERBOSE:-}" ]; then diff -a "$scratch/old/said.$what" "$scratch/new/said.$what" | head -6; fi
                        if [ $what != err ]; then break; fi
                    fi
                done
            done
        done
    done
done <"$scratch/questions"
echo "$(wc -l <"$scratch/questions") questions, asked $asked times, $differ differences"
[ "$differ" = 0 ]
