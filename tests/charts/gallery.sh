#!/bin/sh
# gallery.sh BUILD: draws the pictures of the README's gallery into BUILD/gallery.
set -eu
BUILD=$(cd "$1" && pwd)
README=$(cd "$(dirname "$0")/../.." && pwd)/README.md
mkdir -p "$BUILD/gallery"
cd "$BUILD/gallery"
PATH="$BUILD:$PATH" BLOCLINE_DB="$BUILD/blocline.db"
export PATH BLOCLINE_DB
# The commands of the README that write a picture; what cannot be drawn here is said.
sed -n 's/^\(blocline .* -o [a-z0-9-]*\.\(svg\|png\|pdf\)\)$/\1/p' "$README" | while IFS= read -r line; do
    if sh -c "$line -q"; then
        echo "$line"
    else
        echo "not drawn: $line" >&2
    fi
done
