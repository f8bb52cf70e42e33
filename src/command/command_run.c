#include "command_run.h"

#include "queries.h"

/* What the commands do: from the words of a command line to a query. */

/* members and blocs ask for one bloc or actor, or with --all for none in particular. Sets `*all`.
 */
static bool wants_all(const struct options *options, const char *command, const char *operand,
                      bool *all, struct fault *fault)
{
    *all = options->value[OPTION_EVERY] != NULL;
    if (*all == (options->operand_count == 0)) {
        return true;
    }
    return *all ? fault_set(fault, FAULT_USAGE, "%s --all does not know what to do with \"%s\"",
                            command, options->operands[0])
                : fault_set(fault, FAULT_USAGE,
                            "%s needs %s: blocline %s %s (blocline %s -h says more)", command,
                            operand, command, operand, command);
}

bool run_members(const struct question *question, const struct options *options,
                 struct table_sink *sink, struct fault *fault)
{
    bool all;
    if (!wants_all(options, "members", "BLOC", &all, fault)) {
        return false;
    }
    return all ? query_all_standings(question, sink, fault)
               : query_members(question, options->operands[0], sink, fault);
}

bool run_blocs(const struct question *question, const struct options *options,
               struct table_sink *sink, struct fault *fault)
{
    bool all;
    if (!wants_all(options, "blocs", "ACTOR", &all, fault)) {
        return false;
    }
    return all ? query_all_standings(question, sink, fault)
               : query_blocs(question, options->operands[0], sink, fault);
}

bool run_history(const struct question *question, const struct options *options,
                 struct table_sink *sink, struct fault *fault)
{
    return query_history(question, options->operands[0], sink, fault);
}

bool run_chronology(const struct question *question, const struct options *options,
                    struct table_sink *sink, struct fault *fault)
{
    const struct chronology_options words = {.bloc = options->value[OPTION_BLOC],
                                             .actor = options->value[OPTION_ACTOR],
                                             .kind = options->value[OPTION_KIND],
                                             .person = options->value[OPTION_PERSON],
                                             .source = options->value[OPTION_SOURCE]};
    return query_chronology(question, &words, sink, fault);
}

bool run_why(const struct question *question, const struct options *options,
             struct table_sink *sink, struct fault *fault)
{
    return query_why(question, options->operands[0], options->operands[1], sink, fault);
}

bool run_list(const struct question *question, const struct options *options,
              struct table_sink *sink, struct fault *fault)
{
    return query_list(question, options->operands[0], sink, fault);
}

bool run_info(const struct question *question, const struct options *options,
              struct table_sink *sink, struct fault *fault)
{
    (void)options;
    return query_info(question, sink, fault);
}
