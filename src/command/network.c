#include "messages.h"
#include "option_specs.h"
#include "pair_cells.h"
#include "scope.h"
#include "shaping.h"

#include "edtf.h"

#include <string.h>

/* Edges of a graph: the pairs of one period, which is the day or period that --on asks about. */

static const struct column columns[] = {
    {"source", COLUMN_TEXT, ROLE_FIRST, MSG_heading_from},
    {"target", COLUMN_TEXT, ROLE_SECOND, MSG_heading_to},
    {"weight", COLUMN_NUMBER, ROLE_WEIGHT, MSG_heading_weight},
    {"shared", COLUMN_LIST, ROLE_SHARED, MSG_heading_shared},
    {"certain", COLUMN_NUMBER, ROLE_CERTAIN_COUNT, MSG_heading_certain},
    {"source_name", COLUMN_TEXT, ROLE_FIRST_NAME, MSG_heading_from_name},
    {"target_name", COLUMN_TEXT, ROLE_SECOND_NAME, MSG_heading_to_name},
};

struct network {
    const struct party_set *units, *links;
    struct table_sink *sink;
    struct cell *numbers;
    bool of_blocs, certain_only;
    bool *asked;    /* by rank of a unit: it was named, or all are */
    bool *standing; /* it stands in something (or somebody in it) */
    bool *paired;   /* it is in an edge */
};

static bool add_edge(void *context, int64_t period, const struct pair *pair, struct fault *fault)
{
    struct network *network = context;
    const struct member_text *source = &network->units->list[pair->first];
    const struct member_text *target = &network->units->list[pair->second];
    const struct cell cells[] = {
        source->id_cell,
        target->id_cell,
        network->numbers[pair->count],
        list_shared(pair),
        network->numbers[pair->certain],
        source->label_cell,
        target->label_cell,
    };
    (void)period;
    network->paired[pair->first] = network->paired[pair->second] = true;
    return table_row(network->sink, cells, fault);
}

static bool take_standing(void *context, const struct tenure_group *group, struct fault *fault)
{
    struct network *network = context;
    (void)fault;
    for (size_t i = 0; i < group->count; i++) {
        const struct periods certain = group->tenures[i].certain;
        if (!network->certain_only || certain.first <= certain.last) {
            network->standing[network->of_blocs ? group->bloc : group->actor] = true;
        }
    }
    return true;
}

/* Who stands in something alone has no edge: in a graph a node of its own, and else a note. */
static bool add_lone(struct network *network, struct scope *scope, struct fault *fault)
{
    const struct question *question = scope->question;
    const struct cell none = {NULL, 0};
    size_t lone = 0;
    if (!scope_groups(scope, PARTY_BLOC, take_standing, NULL, network, fault)) {
        return false;
    }
    for (size_t i = 0; i < network->units->count; i++) {
        const struct member_text *unit = &network->units->list[i];
        if (!network->asked[i] || !network->standing[i] || network->paired[i]) {
            continue;
        }
        const struct cell cells[] = {unit->id_cell, none, none, none, none, unit->label_cell, none};
        if (question->for_graph && !table_row(network->sink, cells, fault)) {
            return false;
        }
        lone++;
    }
    if (lone && !question->for_graph) {
        question_say_number(
            question, network->of_blocs ? MSG_note_lone_blocs : MSG_note_lone_actors, lone, NULL);
    }
    return true;
}

/* Room for what is known of each unit. */
static void list_units(struct network *network, struct scope *scope)
{
    const size_t count = network->units->count + 1;
    bool *const flags = arena_alloc(&scope->arena, 3 * count * sizeof *flags);
    memset(flags, 0, 3 * count * sizeof *flags);
    network->asked = flags;
    network->standing = flags + count;
    network->paired = flags + 2 * count;
    for (size_t i = 0; i < network->units->count; i++) {
        network->asked[i] = network->units->list[i].chosen;
    }
}

/* All days asked about are one period. It has no rule for the gaps of a date such as 1998-XX-01:
 * its first and last day count. */
static bool set_period(struct scope *scope, struct fault *fault)
{
    const struct edtf *when = &scope->question->when;
    scope->calendar.by = BY_WHOLE;
    scope->rule = scope->question->rule;
    if ((scope->rule == RULE_START || scope->rule == RULE_ALL) && when->earliest == EDTF_NEG_INF) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_rule_needs_day);
    }
    if (when->latest != EDTF_POS_INF) {
        scope->calendar.hi = when->latest;
    }
    if (when->earliest != EDTF_NEG_INF) {
        scope->calendar.lo = when->earliest;
        return true;
    }
    int64_t first;
    const bool done =
        store_first_day(scope->question->store, scope->question->reading, &first, fault);
    scope->calendar.lo = first < scope->calendar.hi ? first : scope->calendar.hi;
    return done;
}

enum { OF = OPTION_OWN };

enum { OF_ACTORS, OF_BLOCS };
static const char *const of_words[] = {"actors", "blocs", NULL};

/* If nobody looks at the list of what is shared it is left empty. */
static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const bool of_blocs = given->number[OF] == OF_BLOCS;
    const struct scope_options words = {.blocs = given->value[OPTION_BLOC],
                                        .actors = given->value[OPTION_ACTOR],
                                        .no_bilateral = true};
    struct scope scope;
    struct network network = {.sink = sink};
    bool done = option_follow_check(given, fault) && scope_open(&scope, question, &words, fault) &&
                set_period(&scope, fault);
    scope.certain_only = given->value[OPTION_CERTAIN] != NULL;
    if (done) {
        network.units = of_blocs ? &scope.blocs : &scope.actors;
        network.links = of_blocs ? &scope.actors : &scope.blocs;
        network.of_blocs = of_blocs;
        network.certain_only = scope.certain_only;
        list_units(&network, &scope);
        network.numbers = number_cells(&scope.arena, network.links->count);
        const struct cell *labels =
            shaping_needs(given, "shared") ? list_labels(&scope.arena, network.links) : NULL;
        done = table_begin(sink, question->when_text, columns, sizeof columns / sizeof *columns,
                           fault) &&
               pair_driver(&scope, of_blocs, labels, add_edge, &network, fault) &&
               add_lone(&network, &scope, fault) && table_end(sink, fault);
    }
    if (done) {
        question_note_coverage(question);
        scope_note_bilateral(&scope);
    }
    scope_release(&scope);
    return done;
}

static const struct option_spec options[] = {
    OPT_ON,
    OPT_RULE,
    OPT_STATUS,
    OPT_BLOCS,
    OPT_ACTORS,
    OPT_TAG,
    OPT_SKIP,
    OPT_FOLLOW,
    OPT_CERTAIN,
    {.id = OF,
     .name = "of",
     .argument = "WHAT",
     .help = MSG_help_o_of,
     .kind = VALUE_WORD,
     .words = of_words},
    OPT_AS,
    OPT_END,
};

const struct command command_network = {
    .name = "network",
    .title = MSG_title_network,
    .operands = "",
    .words = true,
    .summary = MSG_help_s_network,
    .help = MSG_help_t_network,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline network --on 2015 -o eurasia.graphml",
                 "blocline network --of blocs --status all --as dot"},
    .run = run,
};
