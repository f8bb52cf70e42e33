#include "analyst.h"
#include "pair_cells.h"

#include "edtf.h"

/* Edges of a graph: the pairs of one period, which is the day or period that --on asks about. */

static const struct column columns[] = {
    {"source", COLUMN_TEXT, ROLE_FIRST, MSG_heading_source},
    {"target", COLUMN_TEXT, ROLE_SECOND, MSG_NONE},
    {"weight", COLUMN_NUMBER, ROLE_WEIGHT, MSG_heading_weight},
    {"shared", COLUMN_LIST, ROLE_SHARED, MSG_heading_shared},
    {"certain", COLUMN_NUMBER, ROLE_CERTAIN_COUNT, MSG_heading_certain},
    {"source_name", COLUMN_TEXT, ROLE_FIRST_NAME, MSG_NONE},
    {"target_name", COLUMN_TEXT, ROLE_SECOND_NAME, MSG_NONE},
};

struct network {
    const struct party_set *units, *links;
    struct table_sink *sink;
    struct cell *numbers;
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
    return table_row(network->sink, cells, fault);
}

/* All days asked about are one period. It has no rule for the gaps of a date such as 1998-XX-01:
 * its first and last day count. */
static bool set_period(struct scope *scope, struct fault *fault)
{
    const struct edtf *when = &scope->question->when;
    scope->calendar.by = BY_WHOLE;
    scope->rule = scope->question->rule;
    if ((scope->rule == RULE_START || scope->rule == RULE_ALL) && when->earliest == EDTF_NEG_INF) {
        return fault_set(fault, FAULT_USAGE, "--rule start and all need a --on with a first day");
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

bool query_network(const struct question *question, const struct network_options *words,
                   struct table_sink *sink, struct fault *fault)
{
    struct scope scope;
    struct network network = {.sink = sink};
    bool done = scope_open(&scope, question, &words->scope, fault) && set_period(&scope, fault);
    scope.certain_only = words->certain_only;
    if (done) {
        network.units = words->of_blocs ? &scope.blocs : &scope.actors;
        network.links = words->of_blocs ? &scope.actors : &scope.blocs;
        network.numbers = number_cells(&scope.arena, network.links->count);
        const struct cell *labels =
            words->counts_only ? NULL : list_labels(&scope.arena, network.links);
        done = table_begin(sink, question->when_text, columns, sizeof columns / sizeof *columns,
                           fault) &&
               pair_driver(&scope, words->of_blocs, labels, add_edge, &network, fault) &&
               table_end(sink, fault);
    }
    if (done) {
        question_note_coverage(question);
    }
    scope_release(&scope);
    return done;
}
