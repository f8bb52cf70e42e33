#!/bin/sh
# run.sh BUILD: asks the questions of questions.txt of the real records, and looks for what their answers
# must say. The screen is taken without its line breaks, so that nothing depends on where they fall.
set -u
BUILD=$(cd "$1" && pwd)
HERE=$(cd "$(dirname "$0")" && pwd)
TESTS=$(dirname "$HERE")
. "$TESTS/environment.sh"
enter questions
export BLOCLINE_DB="$BUILD/blocline.db"
failed=0 asked=0

ask() { # ask LANGUAGE STATUS QUESTION WANTED: WANTED has a text a line
    lang=$1 status=$2 question=$3 wanted=$4
    set -f
    eval "set -- $question"
    set +f
    blocline "$@" --lang "$lang" -f screen --width 100 >out 2>err </dev/null
    got=$?
    cat out err | tr '\n' ' ' | tr -s ' ' >said
    if [ "$got" != "$status" ]; then
        echo "blocline $question ($lang): status $got, expected $status: $(cut -c 1-200 said)"
        failed=1
    fi
    printf '%s\n' "$wanted" | while IFS= read -r text; do
        grep -qF -- "$text" said || echo "blocline $question ($lang): no \"$text\": $(cut -c 1-200 said)"
    done >missing
    if [ -s missing ]; then
        cat missing
        failed=1
    fi
    asked=$((asked + 1))
}

grep -v '^#\|^$' "$HERE/questions.txt" >questions
while IFS='|' read -r how words texts; do
    set -- $how
    ask "$1" "$2" "$(printf %s "$words" | sed 's/^ *//; s/ *$//')" \
        "$(printf %s "$texts" | sed 's/^ *//; s/ *$//; s/ *| */\
/g')"
done <questions
echo "$asked questions"
[ $failed = 0 ] && [ "$asked" -ge 75 ] && leave
exit $failed
