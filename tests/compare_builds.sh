#!/bin/sh
# compare_builds.sh OLD NEW [SOURCE]: answers every question of the README, of the help and of the
# cases with two builds, in every format and language, and says where they differ. Not a test: run
# it when the answers of a change have to stay as they were, byte for byte.
#
# OLD and NEW are build folders. SOURCE is the tree that questions and records are read from, that of
# OLD if it is not given. The questions are single commands that only read; each build makes its own
# databases, of the records and of the made package of the tests. With NOTES=1 what is said on stderr
# is compared too.
set -u
OLD=$(cd "$1" && pwd)
NEW=$(cd "$2" && pwd)
SOURCE=$(cd "${3:-$OLD/..}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The questions: lines of the README and of the cases, the examples of the help. Only what a shell
# takes: a line of a case may be cut where it is piped into something.
{
    sed -n 's/^ *\(\$ \)\{0,1\}\(blocline [^|<>;&]*\).*$/\2/p' "$SOURCE/README.md"
    sed -n 's/^ *\(blocline [^|<>;&$`]*\).*$/\1/p' "$SOURCE"/tests/cases/*/cmd
    for command in $("$NEW/blocline" help | sed -n 's/^ *\([a-z]\{3,13\}\) .*/\1/p' | sort -u); do
        "$NEW/blocline" "$command" -h 2>/dev/null | sed -n 's/^ *\(blocline .*\)$/\1/p'
    done
} | grep -vE '^blocline (export|help|completion)| -o | -d |--output|BLOC|ACTOR' | sort -u |
    while IFS= read -r question; do
        if printf '%s\n' "$question" | sh -n 2>/dev/null; then printf '%s\n' "$question"; fi
    done >"$scratch/questions"

for build in old new; do
    if [ $build = old ]; then programs=$OLD; else programs=$NEW; fi
    mkdir "$scratch/$build"
    "$programs/blocline-ingest" -q -d "$scratch/$build/seeds.db" "$SOURCE/seeds" || exit 99
    "$programs/blocline-ingest" -q -d "$scratch/$build/mini.db" "$SOURCE/tests/packages/mini" || exit 99
done

# A question in all its forms, one after the other: to start a shell for each would take most of the
# time.
forms() { # forms QUESTION
    case $1 in
    *' -f '* | *' --format'* | *' --lang '* | *' --as '*)
        echo "$1"
        return
        ;;
    esac
    for language in en ru kk; do
        for format in table csv tsv json jsonl markdown text html xlsx vega-lite ics graphml dot; do
            echo "$1 --lang $language -f $format"
        done
    done
}

answer() { # answer BUILD NAME DATABASE: what $scratch/forms say with it
    (
        cd "$scratch/work" || exit 99
        PATH=$1:/usr/bin:/bin BLOCLINE_DB=$scratch/$2/$3.db HOME=$scratch LC_ALL=C TERM=dumb COLUMNS=100 \
            sh "$scratch/script" >"$scratch/$2/said" 2>"$scratch/$2/noted" </dev/null
        if [ "${NOTES:-}" ]; then cat "$scratch/$2/noted" >>"$scratch/$2/said"; fi
    )
}

mkdir "$scratch/work"
asked=0 differ=0
while IFS= read -r question; do
    forms "$question" >"$scratch/forms"
    : >"$scratch/script"
    while IFS= read -r form; do
        printf "cat <<'END'\n== %s\nEND\n%s\necho \"status \$?\"\n" "$form" "$form" >>"$scratch/script"
    done <"$scratch/forms"
    for database in seeds mini; do
        answer "$OLD" old $database
        answer "$NEW" new $database
        asked=$((asked + $(wc -l <"$scratch/forms")))
        if ! cmp -s "$scratch/old/said" "$scratch/new/said"; then
            differ=$((differ + 1))
            echo "differs ($database): $question"
            diff -a "$scratch/old/said" "$scratch/new/said" | head -"${LINES_SHOWN:-6}"
        fi
    done
done <"$scratch/questions"
echo "$(wc -l <"$scratch/questions") questions in all their forms, asked $asked times: $differ differ"
[ "$differ" = 0 ]
