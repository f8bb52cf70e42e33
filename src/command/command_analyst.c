#include "command_run.h"

#include "analyst.h"
#include "shaping.h"

#include <string.h>

/* The analyst's commands: from the words of a command line to a query. */

const char changes_help[] =
    "Lists every standing that began, ended or changed after FROM, up to TO (of a year or\n"
    "month its last day counts, so that `changes 2014 2015` is the year 2015), in order of\n"
    "date, with the event that did it. `from` and `to` are statuses; empty: no standing. A\n"
    "status that changed and changed back is two rows; with --net only what differs between\n"
    "the two days is left. A change is `possible` if its date may lie outside.";

const char together_help[] =
    "Lists the blocs and days in which all the actors stood together, as spells: from the\n"
    "day the last of them came to the day the first of them left. `certain`: on some day\n"
    "they surely did. Where their statuses differ they are listed in the order of the\n"
    "actors. Where no one date bounds the spell its earliest and latest day are given:\n"
    "[1994-01-01..1994-04-30]. --days has one row per bloc instead, with the number of\n"
    "certain and of possible days (the certain ones among them), up to --to or the end of\n"
    "the records.";

const char panel_help[] =
    "One row for each period, bloc and actor in which the actor stands in the bloc, in\n"
    "order of bloc, actor and period, from the first founding to the end of the records.\n"
    "The first and the last period are cut to --from and --to. Certainty is day by day:\n"
    "with --rule any a year is certain if on some day of it the actor surely stood. Where\n"
    "several statuses touch a period the row has the surest; of these the highest (full\n"
    "before partial); of these the latest. --rule all: on every day in one of the statuses\n"
    "asked for; the row has the lowest. --rule days adds `days` and `share`: the certain\n"
    "days, in all statuses asked for, and their share of the period. Quarters are EDTF:\n"
    "1998-33 to 1998-36.\n"
    "--wide: one row per period and actor, one column per bloc that had a standing (or that\n"
    "--bloc names), with statuses as words; with --codes cow as Correlates of War numbers;\n"
    "with --rule days as shares. Empty: no standing. Possible standings are filled in too\n"
    "(--certain: not).\n"
    "--shape cow: ccode,year,state and the blocs; 1, 2, 3 as the statuses' numbers say; 0\n"
    "where the bloc lived without the actor; empty before and after. Without --status it\n"
    "has every status with such a number.";

const char dyads_help[] =
    "One row for each period and pair of actors that share blocs, in order of period and\n"
    "pair: `count` blocs and which; `certain` of them surely. A bloc is shared in a period\n"
    "if both stand in it on some day of it, on the same day (--rule any), or on every day,\n"
    "its first, its last. --actor with one actor: its pairs with all others.\n"
    "--shape cow: a column per bloc, 1 shared, 0 not, empty where the bloc did not exist,\n"
    "the state of the lower number first.";

const char network_help[] =
    "Lists the pairs of actors that share blocs on the day or in the period of --on\n"
    "(without it, on the last day that the records cover): `weight` blocs, `certain` of\n"
    "them surely. --of blocs: pairs of blocs by the actors they share. --actor with one\n"
    "actor: its pairs with all others (--of blocs --bloc B: those of one bloc).";

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

static bool read_panel(const struct options *options, struct panel_options *words,
                       struct fault *fault)
{
    const char *rule = options->value[OPTION_PANEL_RULE];
    *words =
        (struct panel_options){.scope = {.by = options->value[OPTION_BY],
                                         .blocs = options->value[OPTION_BLOCS],
                                         .actors = options->value[OPTION_ACTORS],
                                         .codes = options->value[OPTION_CODES],
                                         .rule = rule ? rule : options->value[OPTION_DYADS_RULE]},
                               .certain_only = has(options, OPTION_CERTAIN),
                               .wide = has(options, OPTION_WIDE)};
    return read_shape(options, &words->cow, fault);
}

bool run_panel(const struct question *question, const struct options *options,
               struct table_sink *sink, struct fault *fault)
{
    struct panel_options words;
    if (!read_panel(options, &words, fault)) {
        return false;
    }
    words.scope.with_cow = words.cow;
    return query_panel(question, &words, sink, fault);
}

bool run_dyads(const struct question *question, const struct options *options,
               struct table_sink *sink, struct fault *fault)
{
    struct panel_options words;
    if (!read_panel(options, &words, fault)) {
        return false;
    }
    words.counts_only = !shaping_needs(options, "blocs");
    return query_dyads(question, &words, sink, fault);
}

bool run_network(const struct question *question, const struct options *options,
                 struct table_sink *sink, struct fault *fault)
{
    const char *of = options->value[OPTION_OF];
    const struct network_options words = {
        .scope = {.blocs = options->value[OPTION_BLOCS], .actors = options->value[OPTION_ACTORS]},
        .certain_only = has(options, OPTION_CERTAIN),
        .of_blocs = of && strcmp(of, "blocs") == 0,
        .counts_only = !shaping_needs(options, "shared")};
    if (of && !words.of_blocs && strcmp(of, "actors") != 0) {
        return fault_set(fault, FAULT_USAGE, "--of: unknown word \"%s\"; expected actors or blocs",
                         of);
    }
    return query_network(question, &words, sink, fault);
}

bool run_together(const struct question *question, const struct options *options,
                  struct table_sink *sink, struct fault *fault)
{
    const struct together_options words = {.actors = options->operands,
                                           .actor_count = (size_t)options->operand_count,
                                           .blocs = options->value[OPTION_BLOCS],
                                           .any_pair = has(options, OPTION_ANY_PAIR),
                                           .days = has(options, OPTION_DAYS),
                                           .certain_only = has(options, OPTION_CERTAIN)};
    return query_together(question, &words, sink, fault);
}

bool run_changes(const struct question *question, const struct options *options,
                 struct table_sink *sink, struct fault *fault)
{
    const struct changes_options words = {.from = options->operands[0],
                                          .to = options->operands[1],
                                          .blocs = options->value[OPTION_BLOCS],
                                          .actors = options->value[OPTION_ACTORS],
                                          .net = has(options, OPTION_NET),
                                          .certain_only = has(options, OPTION_CERTAIN)};
    return query_changes(question, &words, sink, fault);
}
