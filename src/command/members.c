#include "messages.h"
#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "standings.h"

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    if (question->follow && (given->value[OPTION_ALL] || question->rule == RULE_ALL)) {
        return fault_say(fault, FAULT_USAGE,
                         given->value[OPTION_ALL] ? MSG_fault_follow_every : MSG_fault_follow_all);
    }
    return given->value[OPTION_ALL]
               ? standings_of_all(question, sink, fault)
               : standings_of(question, given->operands[0], WANT_BLOC, sink, fault);
}

static const struct option_spec options[] = {
    OPT_ON, OPT_RULE, OPT_STATUS, OPT_ALL, OPT_TAG, OPT_FOLLOW, OPT_END,
};

const struct command command_members = {
    .name = "members",
    .operands = "BLOC",
    .least = 1,
    .most = 1,
    .places = {WANT_BLOC},
    .words = true,
    .summary = MSG_help_s_members,
    .help = MSG_help_t_members,
    .options = options,
    .columns = spell_columns,
    .column_count = sizeof spell_columns / sizeof *spell_columns,
    .examples = {"blocline members EAEU --on 2015-03-01",
                 "blocline members СНГ --on 1993 --status all"},
    .run = run,
};
