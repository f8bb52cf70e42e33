#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "standings.h"

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    return given->value[OPTION_ALL]
               ? standings_of_all(question, sink, fault)
               : standings_of(question, given->operands[0], WANT_BLOC, sink, fault);
}

static const struct option_spec options[] = {
    OPT_ON, OPT_RULE, OPT_STATUS, OPT_ALL, OPT_END,
};

static const char help[] =
    "Lists the actors that stood in BLOC on the day or in the period of --on (without it, on the\n"
    "last day that the records cover). `certain`: surely on some day of it;\n"
    "`possible`: the dates leave it open. With --all, of every bloc: no BLOC is named then.";

const struct command command_members = {
    .name = "members",
    .operands = "BLOC",
    .least = 1,
    .most = 1,
    .places = {WANT_BLOC},
    .words = true,
    .summary = "who stood in a bloc",
    .help = help,
    .options = options,
    .columns = spell_columns,
    .column_count = sizeof spell_columns / sizeof *spell_columns,
    .examples = {"blocline members EAEU --on 2015-03-01",
                 "blocline members СНГ --on 1993 --status all"},
    .run = run,
};
