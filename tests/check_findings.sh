#!/bin/sh
# check_findings.sh SRC CASES: every rule that records can break stands in the table of rules, in
# order of its id, and has a case that breaks it, which says so in a line "# finding: RULE..." of its
# cmd; and nothing else does.
set -u
SRC=$1 CASES=$2
failed=0

table=$(sed -n 's/^ *{"\([a-z0-9-]*\)", SEVERITY_.*/\1/p' "$SRC/base/rules.c")
tried=$(sed -n 's/^# finding: //p' "$CASES"/*/cmd | tr ' ' '\n' | sort -u)
# What is found broken: the words with hyphens in quotes of the files that find something.
found=$(cat "$SRC"/ingest/package*.c "$SRC"/ingest/manifest.c "$SRC"/parse/*.c "$SRC"/record/*.c |
    grep -oE '"[a-z0-9]+(-[a-z0-9]+)+"' | tr -d '"' | sort -u)
# Of tables of others, what they say: other words with hyphens there are words of mappings.
found=$(printf '%s\n' "$found"; cat "$SRC"/ingest/import*.c | tr -d '\n' |
    sed 's/( */(/g' | grep -oE '(findings_add\([a-z>.-]*|say\(reader), "[a-z-]+"' | grep -oE '"[a-z-]+"' | tr -d '"')
found=$(printf '%s\n' "$found" | sort -u)

has() { # has LIST WORD
    printf '%s\n' "$1" | grep -qx -- "$2"
}
complain() {
    echo "$*"
    failed=1
}
for rule in $table; do
    has "$tried" "$rule" || complain "no case breaks the rule $rule"
    has "$found" "$rule" || complain "nothing looks whether the rule $rule is broken"
done
for rule in $found; do
    has "$table" "$rule" || complain "$rule is found broken, and has no row in base/rules.c"
done
for rule in $tried; do
    has "$table" "$rule" || complain "a case says that it breaks $rule, which is no rule"
done
if [ "$table" != "$(printf '%s\n' "$table" | LC_ALL=C sort -u)" ]; then
    complain 'base/rules.c is not in order of ids'
fi
if [ "$(printf '%s\n' "$table" | wc -l)" -lt 60 ]; then
    complain "only these rules were found: $table"
fi
exit $failed
