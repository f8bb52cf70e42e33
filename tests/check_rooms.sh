#!/bin/sh
# check_rooms.sh ROOMS SRC COMPILER BLOCLINE: holds the rooms of src/ to what src/CMakeLists.txt says.
#
# ROOMS is written by CMake: for each room a line `name|folder|folders on its include path, by ;`. An
# include path that leads into a room which may not be seen would compile; so the paths are compared
# as text with the rooms that each folder belongs to, and each header is compiled once, alone.
set -u
ROOMS=$1 SRC=$2 COMPILER=$3 BLOCLINE=$4
failed=0

complain() {
    echo "$*"
    failed=1
}

# Data flows one way: what a room may see, itself included. The table of src/README.md.
sees() {
    case $1 in
    catalogue) echo catalogue ;;
    base) echo catalogue base ;;
    edtf) echo edtf ;;
    model) echo catalogue base edtf model ;;
    i18n) echo catalogue base edtf model i18n ;;
    table) echo catalogue base edtf model i18n table ;;
    parse) echo catalogue base parse ;;
    form) echo catalogue base edtf model form ;;
    record) echo catalogue base edtf model i18n record ;;
    writer) echo catalogue base edtf model i18n record form writer ;;
    ingest) echo catalogue base edtf model i18n record parse ingest ;;
    store) echo catalogue base edtf model i18n table form store ;;
    query) echo catalogue base edtf model i18n table store query ;;
    pairs) echo catalogue base edtf model i18n table store query pairs ;;
    render) echo catalogue base edtf model i18n table render ;;
    command) echo catalogue base edtf model i18n table parse store query pairs render chart page exercise command ;;
    extension) echo catalogue base edtf model i18n table parse store form query pairs render chart page exercise command extension ;;
    chart) echo catalogue base edtf model i18n table chart ;;
    page) echo catalogue base edtf model i18n table store query chart page ;;
    exercise) echo catalogue base edtf model i18n table store query exercise ;;
    *) complain "room $1 is not in the table of check_rooms.sh" >&2 ;;
    esac
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tried=0
while IFS='|' read -r room folder includes; do
    allowed=" $(sees "$room") "
    IFS=';'
    for path in $includes; do
        case $path in "$SRC"/*) ;; *) continue ;; esac
        owner=$(sed -n "s#^\([a-z0-9]*\)|\(${path%/private}\)|.*#\1#p" "$ROOMS")
        case $allowed in
        *" $owner "*) ;;
        *) complain "$room sees $owner (${path#"$SRC"/}), and may not" ;;
        esac
        case $path in */private)
            if [ "$owner" != "$room" ]; then complain "$room sees what is private to $owner"; fi
            ;;
        esac
    done
    set --
    for path in $includes; do set -- "$@" "-I$path"; done
    unset IFS
    for header in "$folder"/*.h "$folder"/private/*.h; do
        if [ ! -e "$header" ]; then continue; fi
        printf '#include "%s"\ntypedef int unused;\n' "$(basename "$header")" >>"$scratch/$room.c"
        printf '#include "%s"\n' "$(basename "$header")" >"$scratch/one.c"
        if [ $((tried % 4)) = 0 ] && ! "$COMPILER" -std=c11 -D_GNU_SOURCE "$@" -fsyntax-only "$scratch/one.c"; then
            complain "$header does not compile alone"
        fi
        tried=$((tried + 1))
    done
    if [ -e "$scratch/$room.c" ] &&
        ! "$COMPILER" -std=c11 -D_GNU_SOURCE "$@" -fsyntax-only "$scratch/$room.c"; then
        complain "the headers of $room do not compile together"
    fi
done <"$ROOMS"
if [ "$tried" -lt 60 ]; then complain "only $tried headers tried: is $ROOMS whole?"; fi

# Promise 5: the query program cannot write. What it holds was linked from these rooms, or was not.
if nm "$BLOCLINE" >"$scratch/symbols" 2>/dev/null && grep -q ' T main$' "$scratch/symbols"; then
    if grep -E ' [TDBR] (writer_|write_(row|records|folds|names|packs)|dataset_|record_|records_finish|fold_|package_|packages_|manifest_|describe_)' \
        "$scratch/symbols"; then
        complain 'the query program holds code that reads records or writes databases'
    fi
else
    echo 'no symbols to look at: the query program was not checked'
fi

# What the folders cannot say: system headers and ways around.
only() { # only PATTERN ROOMS...: included nowhere else
    pattern=$1
    shift
    found=$(grep -rlE "#[[:space:]]*include[[:space:]]*[<\"]$pattern[>\"]" "$SRC" | sed "s#^$SRC/##; s#/.*##" | sort -u | tr '\n' ' ')
    for place in $found; do
        case " $* " in *" $place "*) ;; *) complain "$pattern is included in $place, should be only in: $*" ;; esac
    done
}
only 'sqlite3(ext)?\.h' store writer extension
only 'csv\.h' parse
only 'iniparser\.h' parse
# The system underneath is base/platform.h: only its bodies know which one it is.
if grep -rnE '#[[:space:]]*include[[:space:]]*<(unistd|fcntl|dirent|dlfcn|poll|libgen|signal|getopt|windows|sys/[a-z_]+)\.h>|_WIN32|\bqsort(_r)?\(' "$SRC" --include='*.[ch]' |
    grep -v "^$SRC/base/\(posix\|windows\)/"; then
    complain 'the system is known above base/platform.h (and lists are sorted by base/sort.h)'
fi
if grep -rnE '#[[:space:]]*include[[:space:]]*"[^"]*/' "$SRC"; then
    complain 'headers are included by their bare names'
fi
if grep -rnE '\b(printf|puts|putchar|exit|fputs\(.*, *std(out|err))\b *\(' "$SRC" --include='*.c' |
    grep -v "^$SRC/cli/"; then
    complain 'nothing below cli prints or exits'
fi
for file in "$SRC"/*/*.[ch] "$SRC"/*/*/*.[ch]; do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 500 ]; then echo "warning: $file has $lines lines; is it one concern?"; fi
done
exit $failed
