#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "standings.h"

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    return given->value[OPTION_ALL]
               ? standings_of_all(question, sink, fault)
               : standings_of(question, given->operands[0], WANT_ACTOR, sink, fault);
}

static const struct option_spec options[] = {
    OPT_ON, OPT_RULE, OPT_STATUS, OPT_ALL, OPT_TAG, OPT_END,
};

const struct command command_blocs = {
    .name = "blocs",
    .operands = "ACTOR",
    .least = 1,
    .most = 1,
    .places = {WANT_ACTOR},
    .words = true,
    .summary = MSG_help_s_blocs,
    .help = MSG_help_t_blocs,
    .options = options,
    .columns = spell_columns,
    .column_count = sizeof spell_columns / sizeof *spell_columns,
    .examples = {"blocline blocs Kazakhstan --on 1998",
                 "blocline blocs UZB --on 2009/2012 --rule all"},
    .run = run,
};
