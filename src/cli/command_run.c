#include "command_run.h"

#include "queries.h"

/* What the commands do: from the words of a command line to a query. */

bool run_members(const struct question *question, const struct options *options,
                 struct table_sink *sink, size_t *rows, struct fault *fault)
{
    return query_members(question, options->operands[0], sink, rows, fault);
}

bool run_blocs(const struct question *question, const struct options *options,
               struct table_sink *sink, size_t *rows, struct fault *fault)
{
    return query_blocs(question, options->operands[0], sink, rows, fault);
}

bool run_history(const struct question *question, const struct options *options,
                 struct table_sink *sink, size_t *rows, struct fault *fault)
{
    return query_history(question, options->operands[0], sink, rows, fault);
}

bool run_chronology(const struct question *question, const struct options *options,
                    struct table_sink *sink, size_t *rows, struct fault *fault)
{
    const struct chronology_words words = {.bloc = options->value[OPTION_BLOC],
                                           .actor = options->value[OPTION_ACTOR],
                                           .kind = options->value[OPTION_KIND],
                                           .person = options->value[OPTION_PERSON],
                                           .source = options->value[OPTION_SOURCE]};
    return query_chronology(question, &words, sink, rows, fault);
}

bool run_why(const struct question *question, const struct options *options,
             struct table_sink *sink, size_t *rows, struct fault *fault)
{
    return query_why(question, options->operands[0], options->operands[1], sink, rows, fault);
}

bool run_list(const struct question *question, const struct options *options,
              struct table_sink *sink, size_t *rows, struct fault *fault)
{
    return query_list(question, options->operands[0], sink, rows, fault);
}

bool run_info(const struct question *question, const struct options *options,
              struct table_sink *sink, size_t *rows, struct fault *fault)
{
    (void)options;
    return query_info(question, sink, rows, fault);
}
