#include "queries.h"
#include "spell_packs.h"
#include "spell_stream.h"
#include "spell_table.h"

#include <stdlib.h>
#include <string.h>

/* members --all and blocs --all: every standing of every actor on a day. A hundred thousand rows
 * are nothing unusual, so all that repeats is looked up in lists made beforehand. */

struct all {
    const struct question *question;
    struct table_sink *sink;
    size_t *rows;
    bool one_day; /* the question is about one day, which is quicker to answer */
    struct arena arena;
    /* By number in the store: */
    struct actor_cells {
        struct cell id, label;
    } * actors;
    struct status_cells {
        struct cell id;
        bool wanted;
    } * statuses;
    size_t actor_count, status_count; /* the largest number + 1 */
    struct cell certainties[CERTAIN + 1], open;
};

/* Lists what repeats, by its number in the store. */
static bool list_actors(struct all *all, struct fault *fault)
{
    struct party_row *list;
    size_t count;
    if (!store_parties(all->question->store, PARTY_ACTOR, all->question->lang, &all->arena, &list,
                       &count, fault)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        all->actor_count =
            list[i].number >= all->actor_count ? list[i].number + 1 : all->actor_count;
    }
    all->actors = heap_alloc((all->actor_count + 1) * sizeof *all->actors);
    memset(all->actors, 0, (all->actor_count + 1) * sizeof *all->actors);
    for (size_t i = 0; i < count; i++) {
        all->actors[list[i].number] =
            (struct actor_cells){cell_text(list[i].id), cell_text(list[i].label)};
    }
    return true;
}

static bool list_statuses(struct all *all, struct fault *fault)
{
    struct status_row *list;
    size_t count;
    if (!store_statuses(all->question->store, &all->arena, &list, &count, fault)) {
        return false;
    }
    all->status_count = count ? list[count - 1].number + 1 : 0;
    all->statuses = heap_alloc((all->status_count + 1) * sizeof *all->statuses);
    memset(all->statuses, 0, (all->status_count + 1) * sizeof *all->statuses);
    for (size_t i = 0; i < count; i++) {
        static const char *const classes[] = {"none", "partial", "full"}; /* enum status_class */
        all->statuses[list[i].number] =
            (struct status_cells){cell_text(list[i].id), question_wants(all->question, list[i].id,
                                                                        classes[list[i].class])};
    }
    for (enum certainty certainty = ABSENT; certainty <= CERTAIN; certainty++) {
        all->certainties[certainty] = cell_text(certainty_text(certainty));
    }
    all->open = cell_text("..");
    return true;
}

static enum certainty certainty_of(const struct all *all, const struct packed_spell *spell)
{
    const struct bounds bounds = {spell->start_lo, spell->start_hi, spell->end_lo, spell->end_hi};
    return all->one_day ? standing_on_day(&bounds, all->question->when.earliest)
                        : standing_in_period(&bounds, &all->question->when, all->question->rule);
}

static bool take_spell(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct all *all = context;
    const enum certainty certainty = certainty_of(all, spell);
    if (certainty == ABSENT) {
        return true;
    }
    if (spell->status >= all->status_count || spell->actor >= all->actor_count) {
        return fault_set(fault, FAULT_DATA, "a pack of spells in the database is damaged");
    }
    if (!all->statuses[spell->status].wanted) {
        return true;
    }
    const struct actor_cells *actor = &all->actors[spell->actor];
    const struct cell cells[] = {
        spell->bloc_id,
        actor->id,
        actor->label,
        all->statuses[spell->status].id,
        all->certainties[certainty],
        spell->start,
        spell->end_event.size ? spell->end : all->open,
        spell->start_event,
        spell->end_event,
    };
    ++*all->rows;
    return all->sink->row(all->sink, cells, fault);
}

bool query_all_standings(const struct question *question, struct table_sink *sink, size_t *rows,
                         struct fault *fault)
{
    const struct edtf *when = &question->when;
    struct all all = {.question = question,
                      .sink = sink,
                      .rows = rows,
                      .one_day = when->earliest == when->latest};
    const struct pack_query query = {.reading = question->reading,
                                     .lo = when->earliest,
                                     .hi = when->latest,
                                     .only_full = !question->status};
    bool done = list_statuses(&all, fault) && list_actors(&all, fault) &&
                sink->begin(sink, question->when_text, spell_columns, spell_column_count, fault) &&
                store_packs(question->store, &query, take_spell, &all, fault) &&
                sink->end(sink, fault);
    if (done) {
        question_note_coverage(question);
    }
    if (done && !question->status) {
        question_note(question, "only statuses of class full (--status all lists every standing)");
    }
    free(all.actors);
    free(all.statuses);
    arena_release(&all.arena);
    return done;
}
