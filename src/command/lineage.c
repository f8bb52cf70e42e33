#include "record_queries.h"

#include "message.h"
#include "resolve.h"
#include "store_record.h"

static const struct column columns[] = {
    {"from", COLUMN_TEXT},    {"to", COLUMN_TEXT},     {"relation", COLUMN_TEXT},
    {"date", COLUMN_DATE},    {"event", COLUMN_TEXT},  {"from_name", COLUMN_TEXT},
    {"to_name", COLUMN_TEXT}, {"source", COLUMN_TEXT}, {"locator", COLUMN_TEXT},
    {"note", COLUMN_TEXT},
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

bool query_lineage(const struct question *question, const char *word, struct table_sink *sink,
                   struct fault *fault)
{
    struct subject bloc;
    struct answer answer = {sink};
    struct arena arena = {0};
    bool done = resolve(question, word, WANT_BLOC, &arena, &bloc, fault);
    if (done) {
        const char *title =
            message_format(&arena, question->lang, MSG_lineage_title, bloc.label, bloc.id);
        done = table_begin(sink, title, columns, sizeof columns / sizeof *columns, fault) &&
               store_lineage(question->store, question->reading, bloc.owner, question->lang,
                             take_step, &answer, fault) &&
               table_end(sink, fault);
    }
    if (done && sink->rows == 0) {
        question_note(question, "%s (%s): the records know nothing it came from or became", bloc.id,
                      bloc.label);
    }
    arena_release(&arena);
    return done;
}
