#!/bin/sh
# check_english.sh SRC: what people read stands in the catalogue (src/i18n), not in the code. Fails on
# a string in the sources with two or more English words in it that is no SQL, no command line and no
# markup, unless it is listed below with the reason why it may be English.
set -u
SRC=$1
failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# FILE ;; STRING ;; REASON: the first two are extended regular expressions, of a whole path in src and of a
# part of the string.
cat >"$scratch/exceptions" <<'END'
base/rules\.c ;; . ;; rules are described in the codebook of a package, which is in English
base/windows/windows_program\.c ;; ^not found$ ;; what Windows says
cli/complete_(bash|words)\.c ;; list [a-z]+ ;; commands and functions of the shell
cli/help\.c ;; blocline \[options\] COMMAND ;; a command line
cli/ingest_import\.c ;; blocline-ingest --check %s ;; a command line
cli/settings\.c ;; ^ database lang format reading $ ;; keys of the settings
command/cite\.c ;; ([Dd]ata package|^Records up to) ;; of BibTeX, of which styles make English citations
command/commands\.c ;; ^screen table lines ;; names of formats
command/date_table\.c ;; ^(bad escape$|[\\].*hexadecimal) ;; like the reasons of edtf
command/disagreements\.c ;; ^%s; and %s$ ;; part of a cell that programs read
edtf/.*\.c ;; . ;; a library without a catalogue; query/date_fault.c finds the reader's words for its reasons
exercise/(kind_grids|verify_claims)\.c ;; ^certainly not$ ;; a word of the claim of an exercise, for programs
exercise/export_games\.c ;; . ;; names of columns and values in the files of Kahoot and the like
exercise/export_lines\.c ;; ^([\\]nQuiz description|Quiz title) ;; keys of the files of others
extension/edtf_functions\.c ;; ^edtf_is:  ;; of blocline_edtf.so, which is that library alone in an SQLite of others
ingest/(codebook_parts|describe_codebook|describe_datapackage)\.c ;; . ;; and this writes that codebook and datapackage.json
ingest/import.*\.c ;; . ;; words of the tables of others, files of a new package, and texts that are to come
ingest/usual_statuses\.c ;; . ;; statuses of new packages, with their names in three languages
record/record_fields\.c ;; . ;; so are the columns of its files
render/screen_.*\.c ;; ^[a-z ]+$ ;; lists of commands
store/.*\.c ;; ^(packed spells|change log|search index|first screen|page 1)$ ;; names of parts of a database file
store/read_page\.c ;; ^(en|ru), (actor|bloc)$ ;; a part of a statement
store/sql\.c ;; ^out of memory$ ;; what SQLite itself says
store/sql_guard\.c ;; ^no such (table|column|function):  ;; what SQLite itself says
END

# The strings that look English, as FILE:LINE: STRING. Strings that stand beside each other are one;
# so are those that only a macro parts.
find "$SRC" -name '*.[ch]' ! -path "$SRC/i18n/*" | LC_ALL=C sort >"$scratch/files"
xargs awk -v src="$SRC/" '
function look(    text) {
    text = held
    held = ""
    if (text == "" || text ~ sql || text ~ /^(printf |((%s|·) )*blocline )/) return
    if (text ~ /<[a-z!?\/]|=\\"|\{[a-z-]+:|":|\\":/) return  # HTML, XML, CSS, JSON
    gsub(/\\n/, " ", text)
    gsub(/%[-+ #0-9.*]*[hlzjt]*[a-zA-Z]/, "Xx", text)
    if (text ~ english) print file ":" at ": " held_raw
}
BEGIN {
    sql = "(^|[^A-Za-z])(SELECT|INSERT|FROM|WHERE|JOIN|ORDER BY|GROUP BY|PRAGMA|CREATE|AND|UNION|VALUES|ON|ATTACH|BEGIN|UPDATE|CASE|IS NULL|NOT NULL|WITH|IN|AS|USING|OR|WHEN|THEN)([^A-Za-z]|$)"
    english = "(^|[ (\"`])[A-Za-z][a-z'"'"'-]+[,;:.)\"]* +[(\"]*[a-z][a-z'"'"'-]+([ ,.;:)!?\"]|$)"
}
FNR == 1 { look(); file = substr(FILENAME, length(src) + 1); comment = 0; between = "" }
!/"|\/\*|[Ss]tatic_assert/ && !comment && !asserting {
    if ($0 !~ /^[ \tA-Z_()]*$/) look()
    next
}
{
    line = $0
    if (line ~ /[Ss]tatic_assert/) asserting = 1
    if (asserting || line ~ /^#|[.]others = "/) { look(); asserting = asserting && line !~ /;/; next }
    while (line != "") {
        if (comment) {
            end = index(line, "*/")
            if (!end) next
            line = substr(line, end + 2)
            comment = 0
            continue
        }
        if (!match(line, /"|\/\*|\/\/|'"'"'(\\.|[^\\'"'"'])+'"'"'/)) {
            if (line !~ /^[ \tA-Z_()]*$/) look()
            break
        }
        before = substr(line, 1, RSTART - 1)
        found = substr(line, RSTART, RLENGTH)
        line = substr(line, RSTART + RLENGTH)
        if (before !~ /^[ \tA-Z_()]*$/) look()
        if (found == "/*") { comment = 1; continue }
        if (found == "//") break
        if (found != "\"") { look(); continue }
        match(line, /^([^"\\]|\\.)*"/)
        if (held == "") { at = FNR; held_raw = "" }
        held = held substr(line, 1, RLENGTH - 1)
        held_raw = held
        line = substr(line, RLENGTH + 1)
    }
}
END { look() }' <"$scratch/files" >"$scratch/found"

awk -F' ;; ' -v found="$scratch/found" '
{ file[NR] = "^" $1 "$"; text[NR] = $2; reason[NR] = $0 }
END {
    while ((getline line <found) > 0) {
        split(line, parts, ":")
        string = line
        sub(/^[^:]*:[^:]*: /, "", string)
        allowed = 0
        for (i = 1; i <= NR; i++) {
            if (parts[1] ~ file[i] && string ~ text[i]) { used[i] = allowed = 1 }
        }
        if (!allowed) { print "English that people read, not in the catalogue: " line; bad = 1 }
    }
    for (i = 1; i <= NR; i++) {
        if (!used[i]) { print "an exception for nothing: " reason[i]; bad = 1 }
    }
    exit bad
}' "$scratch/exceptions" || failed=1

exit $failed
