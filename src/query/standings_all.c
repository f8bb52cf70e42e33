#include "queries.h"
#include "spell_packs.h"
#include "spell_stream.h"
#include "spell_table.h"
#include "through.h"

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
        const char *class;
        bool wanted;
    } * statuses;
    size_t actor_count, status_count; /* the largest number + 1 */
    struct cell certainties[CERTAIN + 1], open;
    /* --rule all of more than a day only: */
    struct through *through; /* else NULL */
    int64_t bloc;            /* the bloc whose id is bloc_id */
    const char *bloc_id;
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
            (struct status_cells){.id = cell_text(list[i].id), .class = classes[list[i].class]};
        all->statuses[list[i].number].wanted =
            question_wants(all->question, list[i].id, classes[list[i].class]);
    }
    for (enum certainty certainty = ABSENT; certainty <= CERTAIN; certainty++) {
        all->certainties[certainty] = cell_text(certainty_text(certainty));
    }
    all->open = cell_text("..");
    return true;
}

static bool check_numbers(const struct all *all, const struct packed_spell *spell,
                          struct fault *fault)
{
    return (spell->status < all->status_count && spell->actor < all->actor_count &&
            all->statuses[spell->status].class) ||
           packs_damaged(fault);
}

/* As much of the spell's row as a struct through looks at. */
static struct spell_row row_of(struct all *all, const struct packed_spell *spell)
{
    if (!all->bloc_id || all->bloc != spell->bloc) {
        all->bloc = spell->bloc;
        all->bloc_id = arena_text(&all->arena, spell->bloc_id.text, spell->bloc_id.size);
    }
    return (struct spell_row){.bloc = all->bloc_id,
                              .actor = all->actors[spell->actor].id.text,
                              .status = all->statuses[spell->status].id.text,
                              .class = all->statuses[spell->status].class,
                              .start_lo = spell->start_lo,
                              .start_hi = spell->start_hi,
                              .end_lo = spell->end_lo,
                              .end_hi = spell->end_hi};
}

static bool take_through(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct all *all = context;
    if (!check_numbers(all, spell, fault)) {
        return false;
    }
    const struct spell_row row = row_of(all, spell);
    return through_take(all->through, &row, fault);
}

static enum certainty certainty_of(struct all *all, const struct packed_spell *spell)
{
    const struct bounds bounds = {spell->start_lo, spell->start_hi, spell->end_lo, spell->end_hi};
    if (all->through) {
        const struct spell_row row = row_of(all, spell);
        return through_next(all->through, &row);
    }
    return all->one_day ? standing_on_day(&bounds, all->question->when.earliest)
                        : standing_in_period(&bounds, &all->question->when, all->question->rule);
}

static bool take_spell(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct all *all = context;
    if (!check_numbers(all, spell, fault)) {
        return false;
    }
    const enum certainty certainty = certainty_of(all, spell);
    if (certainty == ABSENT || !all->statuses[spell->status].wanted) {
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
    struct through through = {.question = question};
    bool done = list_statuses(&all, fault) && list_actors(&all, fault);
    if (done && question->rule == RULE_ALL && !all.one_day) {
        all.through = &through;
        done = store_packs(question->store, &query, take_through, &all, fault);
        through_rewind(&through);
        all.bloc_id = NULL;
    }
    done = done &&
           sink->begin(sink, question->when_text, spell_columns, spell_column_count, fault) &&
           store_packs(question->store, &query, take_spell, &all, fault) && sink->end(sink, fault);
    if (done) {
        question_note_coverage(question);
    }
    if (done && !question->status) {
        question_note(question, "only statuses of class full (--status all lists every standing)");
    }
    through_release(&through);
    free(all.actors);
    free(all.statuses);
    arena_release(&all.arena);
    return done;
}
