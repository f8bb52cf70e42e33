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
     .help = MSG_help_o_on}
#define OPT_RULE \
    {.id = OPTION_RULE, .name = "rule", .argument = "RULE", .kind = VALUE_WORD, .words = rule_words.texts, \
     .help = MSG_help_o_rule}
#define OPT_ON_RANGE \
    {.id = OPTION_ON_RANGE, .name = "on", .argument = "DATE", .kind = VALUE_DATE, \
     .others = "date day year when at month", \
     .help = MSG_help_o_on_2}
#define OPT_STATUS \
    {.id = OPTION_STATUS, .name = "status", .argument = "S[,S]", .kind = VALUE_IDS, .list = "statuses", \
     .others = "statuses role standing", \
     .words = option_all_words, \
     .help = MSG_help_o_status}
#define OPT_FROM \
    {.id = OPTION_FROM, .name = "from", .argument = "DATE", .kind = VALUE_DATE, \
     .others = "since after start begin", \
     .help = MSG_help_o_from}
#define OPT_TO \
    {.id = OPTION_TO, .name = "to", .argument = "DATE", .kind = VALUE_DATE, \
     .others = "until till before end", \
     .help = MSG_help_o_to}
#define OPT_BLOC \
    {.id = OPTION_BLOC, .name = "bloc", .argument = "BLOC", .kind = VALUE_ID, .list = "blocs", \
     .others = "blocs org organisation organization union treaty igo", \
     .help = MSG_help_o_one_bloc}
#define OPT_BLOCS \
    {.id = OPTION_BLOC, .name = "bloc", .argument = "B[,B]", .kind = VALUE_IDS, .list = "blocs", \
     .others = "blocs org organisation organization union treaty igo", \
     .help = MSG_help_o_bloc}
#define OPT_ACTOR \
    {.id = OPTION_ACTOR, .name = "actor", .argument = "ACTOR", .kind = VALUE_ID, .list = "actors", \
     .others = "actors country countries state member members", \
     .help = MSG_help_o_one_actor}
#define OPT_ACTORS \
    {.id = OPTION_ACTOR, .name = "actor", .argument = "A[,A]", .kind = VALUE_IDS, .list = "actors", \
     .others = "actors country countries state member members", \
     .help = MSG_help_o_actor}
#define OPT_ALL \
    {.id = OPTION_ALL, .name = "all", \
     .help = MSG_help_o_all}
#define OPT_BY \
    {.id = OPTION_BY, .name = "by", .argument = "PERIOD", .kind = VALUE_WORD, .words = by_words.texts, \
     .help = MSG_help_o_by}
#define OPT_PERIOD_RULE \
    {.id = OPTION_PERIOD_RULE, .name = "rule", .argument = "RULE", .kind = VALUE_WORD, .words = rule_words.texts, \
     .help = MSG_help_o_rule_3}
#define OPT_CODES \
    {.id = OPTION_CODES, .name = "codes", .argument = "CODES", .kind = VALUE_WORD, .words = codes_words.texts, \
     .help = MSG_help_o_codes}
#define OPT_SHAPE \
    {.id = OPTION_SHAPE, .name = "shape", .argument = "cow", .kind = VALUE_WORD, .words = option_shape_words, \
     .help = MSG_help_o_shape}
#define OPT_CERTAIN \
    {.id = OPTION_CERTAIN, .name = "certain", .help = MSG_help_o_certain}
#define OPT_AS \
    {.id = OPTION_AS, .name = "as", .argument = "FORM", .words = option_graph_words, \
     .help = MSG_help_o_as}
#define OPT_KIND \
    {.id = OPTION_KIND, .name = "kind", .argument = "K[,K]", .kind = VALUE_IDS, .list = "kinds", \
     .help = MSG_help_o_kind}
#define OPT_PERSON \
    {.id = OPTION_PERSON, .name = "person", .argument = "P[,P]", .kind = VALUE_IDS, .list = "people", \
     .others = "people", \
     .help = MSG_help_o_person}
#define OPT_PLACE \
    {.id = OPTION_PLACE, .name = "place", .argument = "PLACE", .kind = VALUE_ID, .list = "places", \
     .others = "where city", \
     .help = MSG_help_o_place}
#define OPT_SOURCE \
    {.id = OPTION_SOURCE, .name = "source", .argument = "SOURCE", .kind = VALUE_ID, .list = "sources", \
     .help = MSG_help_o_source}
#define OPT_TAG \
    {.id = OPTION_TAG, .name = "tag", .argument = "T[,T]", .kind = VALUE_IDS, .list = "tags", \
     .others = "tags label topic", \
     .help = MSG_help_o_tag}
#define OPT_FOLLOW \
    {.id = OPTION_FOLLOW, .name = "follow", .argument = "R[,R]", .words = option_follow_words, \
     .others = "successors successor lineage", \
     .help = MSG_help_o_follow}
#define OPT_SKIP \
    {.id = OPTION_SKIP, .name = "skip", .argument = "X[,X]", .kind = VALUE_IDS, .list = "blocs", \
     .others = "without exclude except not", \
     .help = MSG_help_o_without}
#define OPT_END {.name = NULL}
/* clang-format on */

/* Refuses --follow with --with-sources where a row has no event: the sources of a line are not
 * known by its last bloc. */
bool option_follow_check(const struct options *given, struct fault *fault);

extern const char *const option_follow_words[],
    *const option_all_words[], *const option_shape_words[], *const option_graph_words[];

#endif
