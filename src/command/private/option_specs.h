#ifndef BLOCLINE_OPTION_SPECS_H
#define BLOCLINE_OPTION_SPECS_H

#include "command.h"
#include "scope.h"

/* The options that several commands have, for their lists; each list ends with OPT_END. What an
 * option may be stands here once, and commands_check holds every command to it. An option of one
 * command alone stands in that command's file, with an id from OPTION_OWN on. */

/* clang-format off */
#define OPT_ON \
    {.id = OPTION_ON, .name = "on", .argument = "DATE", .kind = VALUE_DATE, \
     .others = "date day year when at as-of month", \
     .help = "the day or period asked about, any EDTF: 2015-03-01, 1998-03, 2010/2014"}
#define OPT_RULE \
    {.id = OPTION_RULE, .name = "rule", .argument = "RULE", .kind = VALUE_WORD, .words = rule_words.texts, \
     .help = "of a period: any day of it (default), all of it, its start, its end"}
#define OPT_ON_RANGE \
    {.id = OPTION_ON_RANGE, .name = "on", .argument = "DATE", .kind = VALUE_DATE, \
     .others = "date day year when at month", \
     .help = "the same as --from DATE --to DATE"}
#define OPT_STATUS \
    {.id = OPTION_STATUS, .name = "status", .argument = "S[,S]", .kind = VALUE_IDS, .list = "statuses", \
     .others = "statuses role standing", \
     .words = option_all_words, \
     .help = "these statuses, or all (default: those of class full)"}
#define OPT_FROM \
    {.id = OPTION_FROM, .name = "from", .argument = "DATE", .kind = VALUE_DATE, \
     .others = "since after start begin", \
     .help = "nothing before DATE (its first day)"}
#define OPT_TO \
    {.id = OPTION_TO, .name = "to", .argument = "DATE", .kind = VALUE_DATE, \
     .others = "until till before end", \
     .help = "nothing after DATE (its last day)"}
#define OPT_BLOC \
    {.id = OPTION_BLOC, .name = "bloc", .argument = "BLOC", .kind = VALUE_ID, .list = "blocs", \
     .others = "blocs org organisation organization union treaty igo", \
     .help = "only this bloc"}
#define OPT_BLOCS \
    {.id = OPTION_BLOC, .name = "bloc", .argument = "B[,B]", .kind = VALUE_IDS, .list = "blocs", \
     .others = "blocs org organisation organization union treaty igo", \
     .help = "only these blocs"}
#define OPT_ACTOR \
    {.id = OPTION_ACTOR, .name = "actor", .argument = "ACTOR", .kind = VALUE_ID, .list = "actors", \
     .others = "actors country countries state member members", \
     .help = "only what this actor took part in"}
#define OPT_ACTORS \
    {.id = OPTION_ACTOR, .name = "actor", .argument = "A[,A]", .kind = VALUE_IDS, .list = "actors", \
     .others = "actors country countries state member members", \
     .help = "only these actors"}
#define OPT_ALL \
    {.id = OPTION_ALL, .name = "all", \
     .help = "every bloc and every actor, in place of the one named"}
#define OPT_BY \
    {.id = OPTION_BY, .name = "by", .argument = "PERIOD", .kind = VALUE_WORD, .words = by_words.texts, \
     .help = "year (default), quarter, month or day"}
#define OPT_PERIOD_RULE \
    {.id = OPTION_PERIOD_RULE, .name = "rule", .argument = "RULE", .kind = VALUE_WORD, .words = rule_words.texts, \
     .help = "any day of the period (default), all of it, its start, its end"}
#define OPT_CODES \
    {.id = OPTION_CODES, .name = "codes", .argument = "CODES", .kind = VALUE_WORD, .words = codes_words.texts, \
     .help = "actors as iso3 (their ids, default), iso2, cow or gw"}
#define OPT_SHAPE \
    {.id = OPTION_SHAPE, .name = "shape", .argument = "cow", .kind = VALUE_WORD, .words = option_shape_words, \
     .help = "the columns of the Correlates of War IGO data"}
#define OPT_CERTAIN \
    {.id = OPTION_CERTAIN, .name = "certain", .help = "leave out what is only possible"}
#define OPT_AS \
    {.id = OPTION_AS, .name = "as", .argument = "FORM", .words = option_graph_words, \
     .help = "graphml or dot, for Gephi, igraph or Graphviz (same as -f)"}
#define OPT_KIND \
    {.id = OPTION_KIND, .name = "kind", .argument = "KIND", .kind = VALUE_ID, .list = "kinds", \
     .help = "only this kind of event: `blocline list kinds`"}
#define OPT_PERSON \
    {.id = OPTION_PERSON, .name = "person", .argument = "NAME", .kind = VALUE_ID, .list = "people", \
     .help = "only with this person: an id, a full name or a last name"}
#define OPT_SOURCE \
    {.id = OPTION_SOURCE, .name = "source", .argument = "SOURCE", .kind = VALUE_ID, .list = "sources", \
     .help = "what this source tells, whichever the reading uses"}
#define OPT_END {.name = NULL}
/* clang-format on */

extern const char *const option_all_words[], *const option_shape_words[],
                                                 *const option_graph_words[];

#endif
