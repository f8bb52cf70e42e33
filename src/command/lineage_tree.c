#include "lineage_tree.h"
#include "resolve.h"
#include "store_lineage.h"
#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The family of a bloc drawn as a tree. Lineage is a graph: a bloc may have two parents, and even
 * be its own forebear. A tree shows what hangs on a bloc where it is met first, and only there. */

static const struct column columns[] = {
    {"tree", COLUMN_TEXT, ROLE_NONE, MSG_heading_tree},
    {"relation", COLUMN_TEXT, ROLE_RELATION, MSG_heading_relation},
    {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
    {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
    {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
};

enum { DEPTH_MAX = 60 }; /* no terminal is wider; deeper steps are in the rows without --tree */

struct edge {
    int64_t from_id, to_id;
    const char *from, *to, *relation, *from_label, *to_label, *event, *date;
};

struct family {
    struct arena arena;
    struct edge *edges;
    size_t count, capacity;
    int64_t *shown; /* blocs whose branches have been drawn */
    size_t shown_count, shown_capacity;
    struct table_sink *sink;
    enum language words;      /* of the cells */
    char lead[DEPTH_MAX * 8]; /* the lines of the branches above, left of the row */
    bool cut;
};

static const char *keep(struct family *family, const char *text)
{
    return text ? arena_text(&family->arena, text, strlen(text)) : NULL;
}

static bool keep_step(void *context, const struct lineage_row *row, struct fault *fault)
{
    struct family *family = context;
    (void)fault;
    family->edges =
        heap_grow(family->edges, &family->capacity, family->count + 1, sizeof *family->edges);
    family->edges[family->count++] = (struct edge){.from_id = row->from_id,
                                                   .to_id = row->to_id,
                                                   .from = keep(family, row->from),
                                                   .to = keep(family, row->to),
                                                   .relation = keep(family, row->relation),
                                                   .from_label = keep(family, row->from_label),
                                                   .to_label = keep(family, row->to_label),
                                                   .event = keep(family, row->event),
                                                   .date = keep(family, row->date)};
    return true;
}

static bool was_shown(const struct family *family, int64_t bloc)
{
    for (size_t i = 0; i < family->shown_count; i++) {
        if (family->shown[i] == bloc) {
            return true;
        }
    }
    return false;
}

static void mark_shown(struct family *family, int64_t bloc)
{
    family->shown = heap_grow(family->shown, &family->shown_capacity, family->shown_count + 1,
                              sizeof *family->shown);
    family->shown[family->shown_count++] = bloc;
}

/* Backwards an edge hangs on the bloc it leads to, forwards on the one it comes from. */
static bool hangs_on(const struct edge *edge, int64_t bloc, bool back)
{
    return bloc == (back ? edge->to_id : edge->from_id);
}

static bool has_branches(const struct family *family, int64_t bloc, bool back)
{
    for (size_t i = 0; i < family->count; i++) {
        if (hangs_on(&family->edges[i], bloc, back)) {
            return true;
        }
    }
    return false;
}

static bool draw_row(struct family *family, const struct edge *edge, bool back, bool last,
                     bool again, bool deep, struct fault *fault)
{
    struct arena *arena = &family->arena;
    const char *text = message_format(arena, family->words, back ? MSG_tree_from : MSG_tree_to,
                                      back ? edge->from : edge->to);
    text = again  ? message_format(arena, family->words, MSG_tree_above, text)
           : deep ? arena_printf(arena, "%s …", text)
                  : text;
    const char *tree = arena_printf(arena, "%s%s %s", family->lead, last ? "└─" : "├─", text);
    const struct cell cells[] = {cell_text(tree), cell_text(edge->relation), cell_text(edge->date),
                                 cell_text(edge->event),
                                 cell_text(back ? edge->from_label : edge->to_label)};
    return table_row(family->sink, cells, fault);
}

/* Draws what hangs on `bloc` in one direction. `more`: other branches follow below. */
static bool draw_branches(struct family *family, int64_t bloc, bool back, bool more, int depth,
                          struct fault *fault)
{
    size_t left = 0;
    const size_t lead = strlen(family->lead);
    for (size_t i = 0; i < family->count; i++) {
        left += hangs_on(&family->edges[i], bloc, back);
    }
    for (size_t i = 0; i < family->count; i++) {
        const struct edge *edge = &family->edges[i];
        if (!hangs_on(edge, bloc, back)) {
            continue;
        }
        const bool last = --left == 0 && !more;
        const int64_t next = back ? edge->from_id : edge->to_id;
        const bool again = was_shown(family, next) && has_branches(family, next, back);
        const bool deep = depth == DEPTH_MAX - 1 && has_branches(family, next, back);
        family->cut = family->cut || deep;
        if (!draw_row(family, edge, back, last, again, deep, fault)) {
            return false;
        }
        if (again || deep) {
            continue;
        }
        mark_shown(family, next);
        snprintf(family->lead + lead, sizeof family->lead - lead, "%s", last ? "   " : "│  ");
        if (!draw_branches(family, next, back, false, depth + 1, fault)) {
            return false;
        }
        family->lead[lead] = '\0';
    }
    return true;
}

static bool draw_family(struct family *family, const struct subject *bloc, struct fault *fault)
{
    const struct cell root[] = {cell_text(bloc->id), cell_text(NULL), cell_text(NULL),
                                cell_text(NULL), cell_text(bloc->label)};
    if (!table_row(family->sink, root, fault)) {
        return false;
    }
    mark_shown(family, bloc->owner);
    if (!draw_branches(family, bloc->owner, true, has_branches(family, bloc->owner, false), 0,
                       fault)) {
        return false;
    }
    family->shown_count = 1; /* forwards another tree begins */
    return draw_branches(family, bloc->owner, false, false, 0, fault);
}

bool lineage_tree(const struct question *question, const char *word, struct table_sink *sink,
                  struct fault *fault)
{
    struct subject bloc;
    struct family family = {.sink = sink, .words = question_words_language(question)};
    const bool done = resolve(question, word, WANT_BLOC, &family.arena, &bloc, fault) &&
                      store_lineage(question->store, question->reading, bloc.owner, question->lang,
                                    keep_step, &family, fault) &&
                      table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault) &&
                      draw_family(&family, &bloc, fault) && table_end(sink, fault);
    if (family.cut) {
        question_note(question, "%s", message(question->lang, MSG_note_deep_tree));
    }
    free(family.edges);
    free(family.shown);
    arena_release(&family.arena);
    return done;
}
