#!/bin/sh
# readers.sh BUILD SCRATCH: what programs of others make of exercises, those that are here. Names in
# the package are as nasty as can be, and must come back unchanged.
set -u
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")/.." && pwd)
. "$TESTS/environment.sh"
rm -rf "$2" && mkdir -p "$2" && cd "$2" || exit 1
failed=0 asked=0
blocline-ingest -q -d school.db "$TESTS/packages/school" 2>/dev/null || exit 1
make() { blocline -q -d school.db worksheet every --level 3 --seed 5 --count 60 "$@" || failed=1; }

make --for moodle -o sheet.xml
make --for gift -o sheet.gift
make -o sheet.html
make -f jsonl -o sheet.jsonl
make --for amc -o sheet.amc
make -f md -o sheet.md
make --for anki -o deck.apkg
make --for kahoot -o kahoot.xlsx
make --for quizizz -o quizizz.xlsx
make --for canvas -o sheet.txt

if command -v xmllint >/dev/null; then
    asked=$((asked + 1))
    xmllint --noout sheet.xml || failed=1
    # The nasty name, as Moodle would read it.
    xmllint --xpath '//answer/text/text()' sheet.xml | grep -qF 'Q{u}o~t=e#s: &quot;50%&quot; [a] -&gt; \b// ]]&gt; &amp;amp; &lt;c&gt;' ||
        xmllint --xpath '//answer/text/text()' sheet.xml | grep -qF 'Q{u}o~t=e#s' || { echo "the nasty name is not in the Moodle file"; failed=1; }
else
    echo "not asked: xmllint"
fi
if command -v node >/dev/null && [ -d "$BUILD/npm/node_modules/gift-pegjs" ]; then
    asked=$((asked + 1))
    node "$TESTS/classroom/gift.mjs" "$BUILD" sheet.gift sheet.jsonl || failed=1
else
    echo "not asked: gift-pegjs"
fi
if command -v node >/dev/null && [ -d "$BUILD/npm/node_modules/html-validate" ]; then
    asked=$((asked + 1))
    printf '{"root":true,"extends":["html-validate:recommended"],"rules":{"no-inline-style":"off","require-sri":"off","long-title":"off","no-trailing-whitespace":"off"}}' >.htmlvalidate.json
    node "$BUILD/npm/node_modules/html-validate/bin/html-validate.mjs" sheet.html || failed=1
else
    echo "not asked: html-validate"
fi
if command -v node >/dev/null && [ -d "$BUILD/npm/node_modules/axe-core" ]; then
    asked=$((asked + 1))
    make --large --lang ru,kk -o large.html
    blocline -q -d school.db worksheet cards --seed 5 -o cards.html || failed=1
    node "$TESTS/classroom/axe.mjs" "$BUILD" sheet.html large.html cards.html
    status=$?
    [ $status = 0 ] || [ $status = 77 ] || failed=1
else
    echo "not asked: axe-core"
fi
if command -v python3 >/dev/null; then
    asked=$((asked + 1))
    python3 "$TESTS/classroom/files.py" sheet.jsonl deck.apkg kahoot.xlsx quizizz.xlsx sheet.txt || failed=1
    for name in kahoot quizizz; do # as an office program reads it
        command -v soffice >/dev/null || continue
        HOME=$PWD timeout 100 soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' \
            $name.xlsx >/dev/null 2>&1
        grep -qF 'Q{u}o~t=e#s: ""50%"" [a] -> \b// ]]> & <c>' $name.csv || { echo "the nasty name is not in $name.xlsx"; failed=1; }
    done
else
    echo "not asked: python3"
fi
if [ -x /usr/bin/python3 ]; then # the one that Debian's Mnemosyne is for
    /usr/bin/python3 "$TESTS/classroom/deck_in_mnemosyne.py" deck.apkg >mnemosyne.log 2>&1
    status=$?
    [ $status = 77 ] && cat mnemosyne.log
    [ $status = 0 ] && asked=$((asked + 1))
    [ $status = 0 ] || [ $status = 77 ] || { tail mnemosyne.log; failed=1; }
fi
if command -v pandoc >/dev/null; then
    asked=$((asked + 1))
    pandoc -f markdown -t html sheet.md | grep -qF 'Q{u}o~t=e#s' || { echo "the nasty name is not in the Markdown"; failed=1; }
else
    echo "not asked: pandoc"
fi
if command -v auto-multiple-choice >/dev/null && command -v xelatex >/dev/null && fc-list | grep -q 'Linux Libertine O'; then
    asked=$((asked + 1))
    mkdir -p amc/data
    auto-multiple-choice prepare --mode s --with xelatex --filter plain --filtered-source amc/sheet.tex \
        --prefix amc/ --data amc/data --n-copies 1 --out-sujet amc/sheet.pdf --out-corrige amc/key.pdf \
        --out-calage amc/sheet.xy sheet.amc >amc.log 2>&1 || { tail amc.log; failed=1; }
    pdftotext amc/amc-compiled.pdf amc.txt
    [ "$(grep -c '^Question' amc.txt)" = "$(grep -c '^\*' sheet.amc)" ] || { echo "auto-multiple-choice lost questions"; failed=1; }
    grep -qE '^!|Missing character' amc/amc-compiled.log && { echo "LaTeX stumbles"; failed=1; }
    grep -qF 'Q{u}o∼t=e#s' amc.txt || { echo "the nasty name is not in the printed test"; failed=1; }
else
    echo "not asked: auto-multiple-choice"
fi
if command -v text2qti >/dev/null; then
    asked=$((asked + 1))
    text2qti sheet.txt >qti.log 2>&1 || { tail qti.log; failed=1; }
else
    echo "not asked: text2qti"
fi
if command -v chromium >/dev/null && command -v pdfinfo >/dev/null; then
    asked=$((asked + 1))
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=sheet.pdf sheet.html >/dev/null 2>&1
    pdfinfo sheet.pdf | grep -q 'Page size:.*A4' || { echo "Chromium does not print A4"; failed=1; }
else
    echo "not asked: chromium"
fi
if [ $failed = 0 ] && [ $asked = 0 ]; then exit 77; fi
exit $failed
