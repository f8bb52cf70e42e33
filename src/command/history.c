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
    OPT_STATUS, OPT_ON_RANGE, OPT_FROM, OPT_TO, OPT_END,
};

static const char help[] =
    "Lists every spell, with the events that begin and end it. The end is the first day on which\n"
    "it no longer holds; `..` means that it goes on. `certain`: there is a day, of those from\n"
    "--from to --to, on which it surely held.";

const struct command command_history = {
    .name = "history",
    .operands = "BLOC...|ACTOR...",
    .least = 1,
    .most = SUBJECTS_MAX,
    .places = {WANT_BLOC | WANT_ACTOR},
    .words = true,
    .summary = "all memberships of a bloc or an actor",
    .help = help,
    .options = options,
    .columns = spell_columns,
    .column_count = sizeof spell_columns / sizeof *spell_columns,
    .examples = {"blocline history EURASEC",
                 "blocline history UZB --status all --sort -start -o uzb.xlsx"},
    .run = run,
};
