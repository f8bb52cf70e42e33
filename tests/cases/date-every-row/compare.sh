#!/bin/sh
# compare.sh -|operands: gives every string of tests/edtf/cases.tsv to `blocline date`, on stdin or on
# the command line, and compares every column of the answer with the file.
cases=$CASE/../../edtf/cases.tsv
tail -n +2 "$cases" | cut -f1 >strings
if [ "$1" = - ]; then
    blocline date --escaped -q -f tsv - <strings >answer
else
    xargs -d '\n' -n 2000 blocline date --escaped -q -f tsv -- <strings >answer
fi
echo "status $?"
awk -F '\t' '
    BEGIN { columns = "edtf\tlevel\tearliest\tlatest\tstart_latest\tend_earliest\tqualifier\terror" }
    NR == FNR { row[FNR] = $0; count = FNR; next }
    FNR == 1 { if ($0 != columns) { print "columns: " $0; failed++ } next }
    {
        split(row[FNR], want, "\t")
        gsub(/\\\\/, "\\", $1) # TSV doubles the backslashes
        same = $1 "" == want[1] "" && $8 "" == (want[2] == "invalid" ? want[8] : "")
        for (i = 2; i <= 7; i++) same = same && $i "" == want[i] ""
        if (!same) { print "answered: " $0; print "expected: " row[FNR]; failed++ }
    }
    END { print failed + 0 " of " count - 1 " rows differ"; if (FNR != count) print FNR " rows came" }
' "$cases" answer
