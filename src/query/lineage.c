#include "record_queries.h"
#include "resolve.h"
#include "store_record.h"

#include <stdio.h>

static const struct column columns[] = {
    {"from", COLUMN_TEXT},    {"to", COLUMN_TEXT},     {"relation", COLUMN_TEXT},
    {"date", COLUMN_DATE},    {"event", COLUMN_TEXT},  {"from_name", COLUMN_TEXT},
    {"to_name", COLUMN_TEXT}, {"source", COLUMN_TEXT}, {"locator", COLUMN_TEXT},
    {"note", COLUMN_TEXT},
};

struct answer {
    struct table_sink *sink;
    size_t *rows;
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
    ++*answer->rows;
    return answer->sink->row(answer->sink, cells, fault);
}

bool query_lineage(const struct question *question, const char *word, struct table_sink *sink,
                   size_t *rows, struct fault *fault)
{
    struct subject bloc;
    struct answer answer = {sink, rows};
    char title[400];
    if (!resolve(question, word, WANT_BLOC, &bloc, fault)) {
        return false;
    }
    static const char *const what[LANG_COUNT] = {"what it came from and became",
                                                 "из чего возникло и чем стало",
                                                 "неден шықты және неге айналды"};
    snprintf(title, sizeof title, "%s (%s): %s", bloc.label, bloc.id, what[question->lang]);
    if (!sink->begin(sink, title, columns, sizeof columns / sizeof *columns, fault) ||
        !store_lineage(question->store, question->reading, bloc.owner, question->lang, take_step,
                       &answer, fault) ||
        !sink->end(sink, fault)) {
        return false;
    }
    if (!*rows) {
        question_note(question, "%s (%s): the records know nothing it came from or became", bloc.id,
                      bloc.label);
    }
    return true;
}
