#!/bin/sh
# gallery.sh BUILD: draws the pictures of the README's gallery into BUILD/gallery, as SVG, and as PNG
# and PDF where there is librsvg.
set -eu
BUILD=$(cd "$1" && pwd)
README=$(cd "$(dirname "$0")/../.." && pwd)/README.md
mkdir -p "$BUILD/gallery"
cd "$BUILD/gallery"
PATH="$BUILD:$PATH" BLOCLINE_DB="$BUILD/blocline.db"
export PATH BLOCLINE_DB
# The commands of the README that write a picture.
sed -n 's/^|.*`\(blocline chart .*\) -o \([a-z]*\)\.svg`.*/\2 \1/p' "$README" | while read -r name command; do
    sh -c "$command -q -o $name.svg"
    for format in png pdf; do
        sh -c "$command -q -o $name.$format" || break
    done
    echo "$name.svg: $command"
done
