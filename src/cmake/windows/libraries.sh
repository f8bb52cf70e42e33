#!/bin/sh
# libraries.sh FOLDER: the libraries of blocline for Windows, static, in FOLDER/{lib,include,licences}.
#
# Their sources are Debian's source packages, in the versions that this system links natively; a
# library whose source cannot be had in that version is named, and nothing else is taken instead.
# Needs apt, dpkg-dev, tcl, perl, gcc and the compiler for Windows; libz-mingw-w64-dev has zlib.
set -eu
OUT=$1
HERE=$(cd "$(dirname "$0")" && pwd)
HOST=x86_64-w64-mingw32
CC=$HOST-gcc-posix
AR=$HOST-ar
CFLAGS="-O2 -ffunction-sections -fdata-sections"
mkdir -p "$OUT"
OUT=$(cd "$OUT" && pwd)
WORK=$OUT/work
rm -rf "$OUT/done" "$WORK"
mkdir -p "$WORK" "$OUT/lib/pkgconfig" "$OUT/include" "$OUT/licences" "$OUT/sources" "$OUT/apt/lists/partial"

say() { echo "libraries.sh: $*" >&2; }
fail() { say "$*"; exit 1; }

# The system's own mirrors, of source packages. Nothing of the system is changed.
uris=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null |
    awk '/^deb / {for (i = 2; i <= NF; i++) if ($i ~ /^https?:.*debian/) print $i}
         /^URIs:/ {for (i = 2; i <= NF; i++) if ($i ~ /debian/) print $i}' | sed 's#/$##' | sort -u)
keys=/usr/share/keyrings/debian-archive-keyring.gpg
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
: >"$OUT/apt/sources.list"
for uri in $uris; do
    case $uri in
    *debian-security*) suites="$release-security" ;;
    */debian) suites="$release $release-updates" ;;
    *) continue ;;
    esac
    for suite in $suites; do echo "deb-src [signed-by=$keys] $uri $suite main" >>"$OUT/apt/sources.list"; done
done
[ -s "$OUT/apt/sources.list" ] || fail "no Debian mirror is named in /etc/apt"
apt() {
    apt-get -qq -o Dir::Etc::sourcelist="$OUT/apt/sources.list" -o Dir::Etc::sourceparts=/nonexistent \
        -o Dir::State::lists="$OUT/apt/lists" -o APT::Sandbox::User=root "$@"
}
apt update >/dev/null || fail "cannot read the lists of source packages"

# fetch SOURCE BINARY: unpacks the source package of the version that BINARY has here.
fetch() {
    version=$(dpkg-query -W -f '${source:Version}' "$2" 2>/dev/null) || fail "$2 is not installed: its version is unknown"
    (cd "$OUT/sources" && apt source --download-only "$1=$version" >/dev/null 2>&1) ||
        fail "the source package $1 $version cannot be had"
    (cd "$WORK" && dpkg-source --no-check -x "$OUT/sources/$1_${version#*:}.dsc" "$1" >/dev/null 2>&1) ||
        fail "the source package $1 $version cannot be unpacked"
    say "$1 $version"
    echo "$1 $version" >>"$OUT/versions.new"
    cp "$WORK/$1/debian/copyright" "$OUT/licences/$1.txt"
}

# archive NAME OBJECT...
archive() {
    name=$1
    shift
    rm -f "$OUT/lib/lib$name.a"
    $AR rcsD "$OUT/lib/lib$name.a" "$@"
}

pc() { # pc NAME VERSION LIBRARY FLAGS
    printf 'Name: %s\nDescription: %s\nVersion: %s\nLibs: -L%s/lib -l%s\nCflags: -I%s/include %s\n' \
        "$1" "$1" "$2" "$OUT" "$3" "$OUT" "$4" >"$OUT/lib/pkgconfig/$1.pc"
}

: >"$OUT/versions.new"

fetch sqlite3 libsqlite3-dev
(
    cd "$WORK/sqlite3"
    # The options that Debian compiles it with; the amalgamation is made by its own scripts.
    options=$(sed -n '/^export CFLAGS/,/[^\\]$/p' debian/rules | grep -oE -- '-DSQLITE_[A-Z0-9_]+(=[0-9]+)?' | tr '\n' ' ')
    ./configure --disable-shared --disable-tcl >/dev/null 2>&1
    make sqlite3.c >/dev/null 2>&1
    $CC $CFLAGS -fno-strict-aliasing $options -DSQLITE_ENABLE_FTS4 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_GEOPOLY -c sqlite3.c -o sqlite3.o
    cp sqlite3.h sqlite3ext.h "$OUT/include"
) || fail "sqlite3 was not built"
archive sqlite3 "$WORK/sqlite3/sqlite3.o"
pc sqlite3 "$(cat "$WORK/sqlite3/VERSION")" sqlite3 ""

fetch libcsv libcsv-dev
(cd "$WORK/libcsv" && $CC $CFLAGS -c libcsv.c -o libcsv.o && cp csv.h "$OUT/include") || fail "libcsv was not built"
archive csv "$WORK/libcsv/libcsv.o"

fetch utf8proc libutf8proc-dev
(cd "$WORK/utf8proc" && $CC $CFLAGS -DUTF8PROC_STATIC -c utf8proc.c -o utf8proc.o && cp utf8proc.h "$OUT/include") ||
    fail "utf8proc was not built"
archive utf8proc "$WORK/utf8proc/utf8proc.o"
pc libutf8proc "$(sed -n 's/.*UTF8PROC_VERSION_MAJOR \([0-9]*\).*/\1/p;s/.*UTF8PROC_VERSION_MINOR \([0-9]*\).*/\1/p' "$WORK/utf8proc/utf8proc.h" | paste -sd.)" utf8proc -DUTF8PROC_STATIC

fetch snowball libstemmer-dev
(
    cd "$WORK/snowball"
    make libstemmer.a >/dev/null 2>&1 # natively: makes the C sources on its way
    mkdir objects
    for source in src_c/*.c runtime/*.c libstemmer/libstemmer.c; do
        $CC $CFLAGS -Iinclude -I. -Iruntime -c "$source" -o "objects/$(basename "$source" .c).o"
    done
    cp include/libstemmer.h "$OUT/include"
) || fail "libstemmer was not built"
archive stemmer "$WORK"/snowball/objects/*.o

fetch libmd libmd-dev
(cd "$WORK/libmd" && ./configure --host=$HOST --disable-shared CC=$CC >/dev/null 2>&1 &&
    make -C src libmd.la >/dev/null 2>&1 && cp src/.libs/libmd.a "$OUT/lib" && cp include/sha2.h "$OUT/include") ||
    fail "libmd was not built"

fetch jansson libjansson-dev
(
    cmake -S "$WORK/jansson" -B "$WORK/jansson/build" -DCMAKE_TOOLCHAIN_FILE="$HERE/toolchain.cmake" \
        -DCMAKE_BUILD_TYPE=Release -DJANSSON_BUILD_DOCS=OFF -DJANSSON_WITHOUT_TESTS=ON -DJANSSON_EXAMPLES=OFF
    cmake --build "$WORK/jansson/build"
    cp "$WORK"/jansson/build/lib/libjansson.a "$OUT/lib"
    cp "$WORK"/jansson/build/include/jansson*.h "$OUT/include"
) >"$OUT/jansson.log" 2>&1 || fail "jansson was not built ($OUT/jansson.log)"

fetch libxlsxwriter libxlsxwriter-dev
(
    cd "$WORK/libxlsxwriter"
    mkdir objects
    for source in src/*.c third_party/minizip/ioapi.c third_party/minizip/zip.c third_party/md5/md5.c \
        third_party/tmpfileplus/tmpfileplus.c; do
        $CC $CFLAGS -w -Iinclude -Ithird_party/minizip -c "$source" -o "objects/$(basename "$source" .c).o"
    done
    cp -r include/xlsxwriter include/xlsxwriter.h "$OUT/include"
) || fail "libxlsxwriter was not built"
archive xlsxwriter "$WORK"/libxlsxwriter/objects/*.o
cp "/usr/$HOST/lib/libz.a" "$OUT/lib" 2>/dev/null || fail "zlib for Windows is not installed (libz-mingw-w64-dev)"
cp /usr/share/doc/libz-mingw-w64-dev/copyright "$OUT/licences/zlib.txt"
echo "libz-mingw-w64 $(dpkg-query -W -f '${source:Version}' libz-mingw-w64-dev)" >>"$OUT/versions.new"

# For the tests.
fetch cmocka libcmocka-dev
(
    cmake -S "$WORK/cmocka" -B "$WORK/cmocka/build" -DCMAKE_TOOLCHAIN_FILE="$HERE/toolchain.cmake" \
        -DBUILD_SHARED_LIBS=OFF -DWITH_EXAMPLES=OFF -DUNIT_TESTING=OFF # only for its config.h
    $CC $CFLAGS -w -DHAVE_CONFIG_H -I"$WORK/cmocka/build" -I"$WORK/cmocka/include" -c "$WORK/cmocka/src/cmocka.c" -o "$WORK/cmocka/cmocka.o"
    cp "$WORK"/cmocka/include/cmocka*.h "$OUT/include"
) >"$OUT/cmocka.log" 2>&1 || fail "cmocka was not built ($OUT/cmocka.log)"
archive cmocka "$WORK/cmocka/cmocka.o"
pc cmocka 1.1.5 cmocka ""
rm -f "$OUT/licences/cmocka.txt" # it is in nothing that users get

mv "$OUT/versions.new" "$OUT/versions"
rm -rf "$WORK" "$OUT/apt" "$OUT/jansson.log" "$OUT/cmocka.log"
