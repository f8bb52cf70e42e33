#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "standings.h"

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    return standings_history(question, given->operands, (size_t)given->operand_count, sink, fault);
}

static const struct option_spec options[] = {
    OPT_STATUS, OPT_ON_RANGE, OPT_FROM, OPT_TO, OPT_TAG, OPT_FOLLOW, OPT_END,
};

const struct command command_history = {
    .name = "history",
    .operands = "BLOC...|ACTOR...",
    .least = 1,
    .most = SUBJECTS_MAX,
    .places = {WANT_BLOC | WANT_ACTOR},
    .words = true,
    .summary = MSG_help_s_history,
    .help = MSG_help_t_history,
    .options = options,
    .columns = spell_columns,
    .column_count = sizeof spell_columns / sizeof *spell_columns,
    .examples = {"blocline history EURASEC",
                 "blocline history UZB --status all --sort -start -o uzb.xlsx"},
    .run = run,
};
