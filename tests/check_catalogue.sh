#!/bin/sh
# check_catalogue.sh CMAKE SRC: says what the catalogue of messages lacks in each language, and makes
# sure that the build refuses a catalogue that is wrong.
set -u
CMAKE=$1 SRC=$2
SCRIPT=$SRC/cmake/BloclineCatalogue.cmake
failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

read_catalogue() { # read_catalogue FILE... : what the script says, and its status
    files=
    for file; do files=$files${files:+,}$file; done
    "$CMAKE" -DMISSING=ON -DFILES="$files" -P "$SCRIPT" 2>&1
}

# What is missing is told and is no failure: it falls back. What is wrong is one.
if ! read_catalogue "$SRC"/i18n/*.txt; then failed=1; fi

# Texts that no code asks for are refused too. Series are counted on from their first: date.month.1.
sed -n 's/^\([a-z][a-z0-9.-]*\).* ?*= .*/\1/p' "$SRC/i18n/en.txt" | sort -u |
    grep -vE '^(finding\.doubled-.*-id|noun\..*|kind\..*|reason\..*|expected\..*|.*\.[0-9]+|screen\.(from|into)-.*|word\.(class|contrast|coverage|relation)-.*|help\.[sto]\..*|page\..*)$' |
    sed 's/[.-]/_/g; s/^/MSG_/' >"$scratch/ids"
grep -rhoE '\bMSG_[a-z0-9_]+' "$SRC" --include='*.c' --include='*.h' | sort -u >"$scratch/used"
# The words of the offline page are a list, which its own test (page.syntax) compares with the script.
sed -n 's/^ *W(\([a-z_]*\)).*/MSG_page_\1/p' "$SRC/page/page_words.c" >>"$scratch/used"
if grep -vxF -f "$scratch/used" "$scratch/ids"; then
    echo 'no code asks for these texts'
    failed=1
fi

# refused WHAT ENGLISH OTHER EXPECTED: these two catalogues are refused in these words.
refused() {
    printf '@plurals = one-other\n%b\n' "$2" >"$scratch/en.txt"
    printf '@plurals = east-slavic\n%b\n' "$3" >"$scratch/ru.txt"
    if said=$(read_catalogue "$scratch/en.txt" "$scratch/ru.txt"); then
        echo "$1: not refused"
        failed=1
    elif ! printf '%s\n' "$said" | grep -qF "$4"; then
        echo "$1: expected \"$4\", it said:"
        printf '%s\n' "$said"
        failed=1
    fi
}
refused 'an unknown key' 'a = x' 'b = y' 'ru.txt:2: b is not in en.txt'
refused 'a key twice' 'a = x\nb = y\na = z' 'a = y' 'en.txt:4: a is here twice; first in en.txt:2'
refused 'a placeholder too few' 'a = {1} of {2}' 'a = из {2}' \
    'ru.txt:2: a: placeholders "{2}", in en.txt "{1};{2}"'
refused 'a placeholder too many' 'a = x' 'a = {1}' 'ru.txt:2: a: placeholders "{1}", in en.txt ""'
refused 'a placeholder out of reach' 'a = {9}' '' 'en.txt:2: a: placeholders are {1} to {8}, not {9}'
refused 'a plural form missing' 'a[one] = {1} day\na[other] = {1} days' 'a[one] = {1} день\na[few] = {1} дня' \
    'ru.txt:3: a has no form [many]'
refused 'a form of another language' 'a[one] = {1} day\na[other] = {1} days' \
    'a[one] = {1} день\na[few] = {1} дня\na[many] = {1} дней\na[other] = {1} дня' \
    'a: this language has no form [other]'
refused 'forms in one language only' 'a[one] = {1} day\na[other] = {1} days' 'a = дней: {1}' \
    'a has plural forms in one language and none in the other'
refused 'a circle of fallbacks' 'a = x' '@fallback = ru' 'ru.txt:1: @fallback = ru leads to no English text'
refused 'a language that is not there' 'a = x' '@fallback = xx' 'ru.txt:1: @fallback = xx leads to no English text'
refused 'no text' 'a =' '' 'en.txt:2: a has no text'
refused 'one name in C' 'a.b = x\na-b = y' '' 'a-b and a.b are one name in C'
refused 'a line that is none' 'a = x\nb' '' 'en.txt:3: expected "key = text"'
refused 'a lone backslash' 'a = x\\y' '' 'en.txt:2: a backslash stands before'

# And one with every sign that may stand in a text is taken.
cat >"$scratch/en.txt" <<'END'
@plurals = one-other
a = [x; y] {1990..1992} \{1} $z ${z} @z@ "q" \\ # and
  more,\n
  and {1}
b[one] = one {2}
b[other] = {1} {2}
c = only English
END
cat >"$scratch/ru.txt" <<'END'
@plurals = east-slavic
a ?= {1}
b[one] = {2} {1}
b[few] = {1} {2}
b[many] = {2}: {1}
END
said=$(read_catalogue "$scratch/en.txt" "$scratch/ru.txt")
expected='en: 0 of 3 texts missing, 0 unsure
ru: missing: c
ru: 1 of 3 texts missing, 1 unsure'
if [ "$said" != "$expected" ]; then
    echo "a sound catalogue: it said:"
    printf '%s\n' "$said"
    failed=1
fi
"$CMAKE" -DOUTPUT="$scratch" -DFILES="$scratch/en.txt,$scratch/ru.txt" -P "$SCRIPT" || failed=1
if ! grep -qF '"[x; y] {1990..1992} {1} $z ${z} @z@ \"q\" \\ # and more,\nand \001",' "$scratch/messages.c"; then
    echo 'the signs of a text were not kept:'
    grep -n '1990' "$scratch/messages.c"
    failed=1
fi
exit $failed
