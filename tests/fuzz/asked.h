#ifndef BLOCLINE_FUZZ_ASKED_H
#define BLOCLINE_FUZZ_ASKED_H

#include <stddef.h>

/* Questions about tests/packages/mini that read every table between them. A corpus names them by
 * number: new ones are added at the end. */
static const char *const asked[] = {
    "members RIVER",
    "members LAKE --on 2005 --status all",
    "members RIVER --on 1995 --rule all --lang ru",
    "blocs XAL",
    "blocs XDU --on 2005 --status all --codes",
    "history RIVER",
    "history XCE --status all -f json",
    "chronology",
    "chronology --person A.Alder",
    "chronology --lang ru --with-sources -f html",
    "why RIVER XCE --on 1995-03",
    "why LAKE XAL",
    "lineage RIVER",
    "lineage LAKE --tree",
    "disagreements",
    "disagreements RIVER -f markdown",
    "changes 1990 2010",
    "changes 1990 2010 --bloc RIVER --reading chronicle",
    "changes 1990 2010 --actor XCE",
    "together XAL XBO",
    "together XAL XBO XCE --reading chronicle",
    "panel",
    "panel --by year --wide",
    "panel --by month --from 1994 --to 1996 --status all",
    "panel --by year --bloc RIVER -f vega-lite",
    "dyads",
    "dyads --by year --all",
    "dyads --of blocs --by year",
    "network -f graphml",
    "network --on 1993 -f dot",
    "list actors",
    "list blocs",
    "list sources",
    "list statuses",
    "list kinds",
    "list readings",
    "list people",
    "info",
    "info --check",
    "find river",
    "find \xD1\x81\xD0\xBE\xD1\x8E\xD0\xB7",
    "cite -f text",
    "chronology -f ics",
    "members Rivr",
    "history XAL --sort -start --columns bloc,start,end",
    "members RIVER --on 1995 --codes --with-sources",
};

enum { ASKED_COUNT = sizeof asked / sizeof *asked };

/* Damage that matters to one question may not to another: one of them is asked. */
static inline const char *asked_by(unsigned number)
{
    return asked[number % ASKED_COUNT];
}

#endif
