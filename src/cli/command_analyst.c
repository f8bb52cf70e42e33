#include "command_run.h"

#include "analyst.h"

#include <string.h>

/* The analyst's commands: from the words of a command line to a query. */

static bool has(const struct options *options, int id)
{
    return options->value[id] != NULL;
}

static bool read_shape(const struct options *options, bool *cow, struct fault *fault)
{
    const char *shape = options->value[OPTION_SHAPE], *by = options->value[OPTION_BY];
    *cow = shape != NULL;
    if (shape && strcmp(shape, "cow") != 0) {
        return fault_set(fault, FAULT_USAGE, "--shape: unknown shape \"%s\"; expected cow", shape);
    }
    return !shape || !by || strcmp(by, "year") == 0 ||
           fault_set(fault, FAULT_USAGE, "--shape cow is by year");
}

static bool read_panel(const struct options *options, struct panel_words *words,
                       struct fault *fault)
{
    *words = (struct panel_words){.scope = {.by = options->value[OPTION_BY],
                                            .blocs = options->value[OPTION_BLOCS],
                                            .actors = options->value[OPTION_ACTORS],
                                            .codes = options->value[OPTION_CODES],
                                            .rule = options->value[OPTION_PANEL_RULE]},
                                  .certain_only = has(options, OPTION_CERTAIN),
                                  .wide = has(options, OPTION_WIDE)};
    return read_shape(options, &words->cow, fault);
}

bool run_panel(const struct question *question, const struct options *options,
               struct table_sink *sink, size_t *rows, struct fault *fault)
{
    struct panel_words words;
    if (!read_panel(options, &words, fault)) {
        return false;
    }
    words.scope.with_cow = words.cow;
    return query_panel(question, &words, sink, rows, fault);
}

bool run_dyads(const struct question *question, const struct options *options,
               struct table_sink *sink, size_t *rows, struct fault *fault)
{
    struct panel_words words;
    return read_panel(options, &words, fault) && query_dyads(question, &words, sink, rows, fault);
}

bool run_network(const struct question *question, const struct options *options,
                 struct table_sink *sink, size_t *rows, struct fault *fault)
{
    const char *of = options->value[OPTION_OF];
    const struct network_words words = {.scope = {.blocs = options->value[OPTION_BLOCS],
                                                  .actors = options->value[OPTION_ACTORS],
                                                  .codes = options->value[OPTION_CODES]},
                                        .certain_only = has(options, OPTION_CERTAIN),
                                        .of_blocs = of && strcmp(of, "blocs") == 0};
    if (of && !words.of_blocs && strcmp(of, "actors") != 0) {
        return fault_set(fault, FAULT_USAGE, "--of: unknown word \"%s\"; expected actors or blocs",
                         of);
    }
    return query_network(question, &words, sink, rows, fault);
}

bool run_together(const struct question *question, const struct options *options,
                  struct table_sink *sink, size_t *rows, struct fault *fault)
{
    const struct together_words words = {.actors = options->operands,
                                         .actor_count = (size_t)options->operand_count,
                                         .blocs = options->value[OPTION_BLOCS],
                                         .any_pair = has(options, OPTION_ANY_PAIR),
                                         .days = has(options, OPTION_DAYS),
                                         .certain_only = has(options, OPTION_CERTAIN)};
    return query_together(question, &words, sink, rows, fault);
}

bool run_changes(const struct question *question, const struct options *options,
                 struct table_sink *sink, size_t *rows, struct fault *fault)
{
    const struct changes_words words = {.from = options->operands[0],
                                        .to = options->operands[1],
                                        .blocs = options->value[OPTION_BLOCS],
                                        .actors = options->value[OPTION_ACTORS],
                                        .net = has(options, OPTION_NET),
                                        .certain_only = has(options, OPTION_CERTAIN)};
    return query_changes(question, &words, sink, rows, fault);
}
