#!/bin/sh
# check.sh SOURCE WORK: makes both packages twice, in folders of other names and lengths, in another
# time zone and locale, and holds them equal, byte for byte; then looks at what is in them, asks
# the tarball's program where it was unpacked, and asks lintian, where it is installed. It compiles
# everything four times (ccache helps), so it is a target (check-packages) and a step of CI, and no test.
set -eu

source=$(cd "$1" && pwd)
mkdir -p "$2"
work=$(cd "$2" && pwd)
export SOURCE_DATE_EPOCH=1795000000
unset BLOCLINE_DB || true

fail() {
    echo "check-packages: $*" >&2
    exit 1
}

# Makes both packages of a copy of the source in the folder $1. The rest: settings.
make_in() {
    folder=$1
    shift
    rm -rf "$folder"
    mkdir -p "$folder"
    (cd "$source" && git ls-files -z --cached --others --exclude-standard | xargs -0 tar -cf -) |
        tar -xf - -C "$folder"
    for preset in deb tarball; do
        (cd "$folder" && env "$@" cmake --workflow --preset "$preset" >"$work/log" 2>&1) ||
            { tail -n 20 "$work/log" >&2; fail "no $preset in $folder"; }
    done
}

make_in "$work/a" TZ=UTC LC_ALL=C
make_in "$work/another folder of a longer name" TZ=Asia/Almaty LC_ALL=C.UTF-8
for file in build-deb/*.deb build-tarball/*.tar.gz; do
    (cd "$work/a" && ls $file)
done >"$work/names"
while read -r file; do
    cmp "$work/a/$file" "$work/another folder of a longer name/$file" || fail "$file is not reproducible"
done <"$work/names"

deb=$(echo "$work"/a/build-deb/*.deb)
dpkg-deb -c "$deb" >"$work/deb"
for path in bin/blocline bin/blocline-ingest share/blocline/blocline.db share/doc/blocline/copyright \
    share/doc/blocline/changelog.gz share/doc/blocline/LICENSE share/doc/blocline/README.md \
    share/doc/blocline/CITATION.cff share/man/man1/blocline.1.gz share/man/ru/man1/blocline.1.gz \
    share/man/kk/man1/blocline.1.gz share/zsh/vendor-completions/_blocline \
    share/bash-completion/completions/blocline share/fish/vendor_completions.d/blocline.fish; do
    grep -q " ./usr/$path\$" "$work/deb" || fail "the Debian package lacks $path"
done
dpkg-deb -f "$deb" Depends | grep -q 'libsqlite3-0 (>= 3.37)' || fail "no version of SQLite in Depends"
dpkg-deb -f "$deb" Depends | grep -q 'libcsv3' || fail "Depends lacks what dpkg-shlibdeps finds"
if command -v lintian >/dev/null; then
    said=$(lintian --allow-root "$deb" 2>&1) || fail "lintian: $said"
    [ -z "$said" ] || fail "lintian: $said"
else
    echo "check-packages: without lintian"
fi

rm -rf "$work/somewhere"
mkdir "$work/somewhere"
tar -xzf "$work"/a/build-tarball/*.tar.gz -C "$work/somewhere"
mv "$work/somewhere"/blocline-* "$work/somewhere/else"
rows=$(cd / && "$work/somewhere/else/bin/blocline" -q members EAEU --on 2015-03-01 | wc -l)
[ "$rows" -eq 5 ] || fail "the tarball's program does not find its records"
for file in LICENSE README.md CITATION.cff THIRD-PARTY.txt; do
    [ -s "$work/somewhere/else/share/doc/blocline/$file" ] || fail "the tarball lacks $file"
done
for word in SQLite libcsv iniparser libstemmer utf8proc "GNU LESSER GENERAL PUBLIC LICENSE"; do
    grep -qi "$word" "$work/somewhere/else/share/doc/blocline/THIRD-PARTY.txt" || fail "THIRD-PARTY.txt lacks $word"
done

cmake --install "$work/a/build-tarball" --prefix "$work/prefix" >"$work/log"
[ -x "$work/prefix/bin/blocline" ] || fail "nothing was installed"
cmake --build "$work/a/build-tarball" --target uninstall >"$work/log"
left=$(find "$work/prefix" ! -type d)
[ -z "$left" ] && [ ! -d "$work/prefix/share/blocline" ] || fail "uninstall left $left"
echo "check-packages: $(wc -l <"$work/names") packages, the same bytes from two folders"
