#!/bin/sh
# check_layers.sh FOLDERS SRC COMPILER: holds the layers of src/ to what design says of them.
#
#     base <- model <- ingest | store | render <- query (on store) <- cli
#
# FOLDERS is written by CMake: for each layer a line with its include folders, as it is compiled, parted
# by |. Each header of each layer is included from each layer: what may be seen must compile, the rest
# must not.
set -u
FOLDERS=$1 SRC=$2 COMPILER=$3
failed=0

complain() {
    echo "$*"
    failed=1
}

sees() { # the layers that layer $1 may see, itself included
    case $1 in
    base) echo base ;;
    model) echo base model ;;
    ingest | store | render) echo base model "$1" ;;
    query) echo base model store query ;;
    esac
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tried=0
while IFS='|' read -r layer folders; do
    set --
    IFS='|'
    for folder in $folders; do set -- "$@" "-I$folder"; done
    unset IFS
    for other in base model ingest store render query; do
        may=no
        for seen in $(sees "$layer"); do
            if [ "$seen" = "$other" ]; then may=yes; fi
        done
        for header in "$SRC/$other"/*.h; do
            name=$(basename "$header")
            printf '#include "%s"\ntypedef int unused;\n' "$name" >"$scratch/one.c"
            does=no
            if "$COMPILER" -std=c11 -D_GNU_SOURCE "$@" -fsyntax-only "$scratch/one.c" 2>"$scratch/said"; then
                does=yes
            fi
            if [ $does != $may ]; then
                complain "$layer may include $other/$name: $may; it compiles: $does"
                cat "$scratch/said"
            fi
            tried=$((tried + 1))
        done
    done
done <"$FOLDERS"
if [ "$tried" -lt 100 ]; then complain "only $tried includes tried: is $FOLDERS whole?"; fi

# What the folders cannot say: system headers and ways around.
only() { # only PATTERN FOLDERS...: included nowhere else
    pattern=$1
    shift
    found=$(grep -rlE "#[[:space:]]*include[[:space:]]*[<\"]$pattern[>\"]" "$SRC" | sed "s#^$SRC/##; s#/.*##" | sort -u | tr '\n' ' ')
    if [ "$found" != "$* " ]; then complain "$pattern is included in: ${found:-nowhere}, should be: $*"; fi
}
only 'sqlite3\.h' store
only 'csv\.h' ingest
only 'iniparser\.h' ingest
if grep -rnE '#[[:space:]]*include[[:space:]]*"[^"]*/' "$SRC"; then
    complain 'headers are included by their bare names'
fi
if grep -rnE '\b(printf|puts|putchar|exit|fputs\(.*, *std(out|err))\b *\(' "$SRC" --include='*.c' |
    grep -v "^$SRC/cli/"; then
    complain 'nothing below cli prints or exits'
fi
for file in "$SRC"/*/*.[ch]; do
    lines=$(wc -l <"$file")
    if [ "$lines" -ge 400 ]; then complain "$file has $lines lines; a file stays under 400"; fi
done
exit $failed
