#!/bin/sh
# files.sh BUILD: PNG and PDF, drawn by librsvg: their size, their text, and the same bytes twice.
# Without librsvg what is said is checked, and the rest skipped (77).
set -u
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")/.." && pwd)
. "$TESTS/environment.sh"
enter charts-files
failed=0
complain() {
    echo "$*"
    failed=1
}
blocline chart history EAEU -q -o a.png 2>err
status=$?
if [ $status = 4 ] && grep -qx 'blocline: png and pdf need librsvg (librsvg2-2); -o x.svg needs nothing' err; then
    echo "skipped: no librsvg here, and it is said"
    if [ -e a.png ]; then exit 1; fi
    exit 77
fi
if [ $status != 0 ]; then complain "png: $(cat err)"; fi
width_of() { # of a PNG: bytes 17 to 20
    od -An -tu1 -j16 -N4 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'
}
for scale in 1 2 3; do
    blocline chart history EAEU -q --scale $scale -o b.png || complain "--scale $scale fails"
    if [ "$(width_of b.png)" != $((960 * scale)) ]; then complain "--scale $scale: $(width_of b.png) wide"; fi
done
if [ "$(width_of a.png)" != 1920 ]; then complain "a PNG is drawn at twice its size: $(width_of a.png)"; fi
blocline chart history EAEU -q -f png >c.png
cmp -s a.png c.png || complain "a PNG is not the same twice"
blocline chart history EAEU -q --width 640 -o a.pdf || complain "pdf fails"
blocline chart history EAEU -q --width 640 -f pdf >b.pdf
cmp -s a.pdf b.pdf || complain "a PDF is not the same twice"
case $(head -c 5 a.pdf) in %PDF-) ;; *) complain "a.pdf is no PDF" ;; esac
# 640 pixels are 480 points.
grep -aq 'MediaBox \[ 0 0 480 ' a.pdf || complain "a.pdf is not 480 points wide"
if command -v pdftotext >/dev/null && ! pdftotext a.pdf - | grep -q 'Eurasian Economic Union'; then
    complain "text of a PDF is not text"
fi
# What cannot be written is said, and a picture too large for a PNG.
blocline chart history EAEU -q -o nowhere/a.png 2>err && complain "wrote into a folder that is not there"
blocline chart history EAEU -q --width 4000 --scale 16 -o big.png 2>err
if [ $? != 2 ] || [ -e big.png ]; then complain "a PNG of 64000 pixels: $(cat err)"; fi
blocline chart history EAEU -q -f png 2>err >/dev/full && complain "a full disk is not noticed"
if [ "$failed" = 0 ]; then leave; fi
exit $failed
