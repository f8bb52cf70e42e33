#!/bin/sh
# check_findings.sh SRC CASES: every rule that records can break has a case that breaks it, which says so
# in a line "# finding: RULE..." of its cmd.
set -u
SRC=$1 CASES=$2
failed=0

# The rules are the hyphened words in quotes of the files that find something.
rules=$(cat "$SRC"/ingest/package*.c "$SRC"/ingest/manifest.c "$SRC"/parse/*.c "$SRC"/record/*.c | grep -oE '"[a-z0-9]+(-[a-z0-9]+)+"' | tr -d '"' | sort -u)
tried=$(sed -n 's/^# finding: //p' "$CASES"/*/cmd | tr ' ' '\n' | sort -u)

for rule in $rules; do
    if ! echo "$tried" | grep -qx -- "$rule"; then
        echo "no case breaks the rule $rule"
        failed=1
    fi
done
for rule in $tried; do
    if ! echo "$rules" | grep -qx -- "$rule"; then
        echo "a case says that it breaks $rule, which is no rule"
        failed=1
    fi
done
if [ "$(echo "$rules" | wc -l)" -lt 40 ]; then
    echo "only these rules were found: $rules"
    failed=1
fi
exit $failed
