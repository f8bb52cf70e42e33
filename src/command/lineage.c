#include "lineage_tree.h"
#include "message.h"
#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "store_lineage.h"

static const struct column columns[] = {
    {"from", COLUMN_TEXT, ROLE_OLD_BLOC, MSG_heading_from},
    {"to", COLUMN_TEXT, ROLE_NEW_BLOC, MSG_heading_to},
    {"relation", COLUMN_TEXT, ROLE_RELATION, MSG_heading_relation},
    {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
    {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
    {"from_name", COLUMN_TEXT, ROLE_OLD_NAME, MSG_heading_from_name},
    {"to_name", COLUMN_TEXT, ROLE_NEW_NAME, MSG_heading_to_name},
    {"source", COLUMN_TEXT, ROLE_SOURCE, MSG_heading_source},
    {"locator", COLUMN_TEXT, ROLE_LOCATOR, MSG_heading_locator},
    {"note", COLUMN_TEXT, ROLE_NOTE, MSG_heading_note},
};

struct answer {
    struct table_sink *sink;
};

static bool take_step(void *context, const struct lineage_row *row, struct fault *fault)
{
    struct answer *answer = context;
    const struct cell cells[] = {
        cell_text(row->from),     cell_text(row->to),     cell_text(row->relation),
        cell_text(row->date),     cell_text(row->event),  cell_text(row->from_label),
        cell_text(row->to_label), cell_text(row->source), cell_text(row->locator),
        cell_text(row->note),
    };
    return table_row(answer->sink, cells, fault);
}

static bool list_steps(const struct question *question, const char *word, struct table_sink *sink,
                       struct fault *fault)
{
    struct subject bloc = {.owner = ANY_ID};
    struct answer answer = {sink};
    struct arena arena = {0};
    bool done = !word || resolve(question, word, WANT_BLOC, &arena, &bloc, fault);
    if (done) {
        if (word && question->screen) {
            question->screen->bloc = arena_printf(&question->screen->arena, "%s", bloc.id);
        }
        const char *title =
            word ? message_format(&arena, question->lang, MSG_lineage_title, bloc.label, bloc.id)
                 : NULL;
        done = table_begin(sink, title, columns, sizeof columns / sizeof *columns, fault) &&
               store_lineage(question->store, question->reading, bloc.owner, question->lang,
                             take_step, &answer, fault) &&
               table_end(sink, fault);
    }
    if (done && word && sink->rows == 0 && !question->screen) {
        question_say(question, MSG_note_no_lineage, bloc.id, bloc.label);
    }
    arena_release(&arena);
    return done;
}

enum { TREE = OPTION_OWN };

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const char *word = given->operand_count ? given->operands[0] : NULL;
    if (given->value[TREE] && !word) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_tree_needs_bloc);
    }
    /* A screen draws it without being told. */
    return given->value[TREE] && !question->screen ? lineage_tree(question, word, sink, fault)
                                                   : list_steps(question, word, sink, fault);
}

static const struct option_spec options[] = {
    {.id = TREE, .name = "tree", .help = MSG_help_o_tree},
    OPT_END,
};

const struct command command_lineage = {
    .name = "lineage",
    .operands = "[BLOC]",
    .most = 1,
    .places = {WANT_BLOC},
    .words = true,
    .summary = MSG_help_s_lineage,
    .help = MSG_help_t_lineage,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline lineage EURASEC", "blocline lineage CAU --tree -f table"},
    .run = run,
};
