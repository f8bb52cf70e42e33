#include "standings.h"

#include "choice.h"
#include "coverage.h"
#include "message.h"
#include "spell_packs.h"
#include "store_lists.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* members, and members --all and blocs --all: every standing on a day, in one bloc or in all. Of
 * all a hundred thousand rows are nothing unusual, so what repeats is looked up in lists made
 * beforehand; but not the actors of one bloc, who may be few among very many. */

struct all {
    const struct question *question;
    struct table_sink *sink;
    struct others *others; /* or NULL: nobody asks for them */
    bool one_day;          /* the question is about one day, which is quicker to answer */
    struct arena arena;
    struct actor_finder *finder; /* of one bloc; else NULL, and the actors are listed */
    uint32_t found;              /* the actor whose cells are actors[0], if there is a finder */
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
    struct coverage *coverage; /* else NULL */
    int64_t bloc;              /* the bloc whose id is bloc_id */
    const char *bloc_id;
    struct choice choice; /* --tag */
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

static bool open_finder(struct all *all, struct fault *fault)
{
    all->actors = heap_alloc(sizeof *all->actors);
    return actor_finder_open(all->question->store, all->question->lang, &all->finder, fault);
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
        all->statuses[list[i].number] = (struct status_cells){
            .id = cell_text(list[i].id), .class = class_words.texts[list[i].class]};
        all->statuses[list[i].number].wanted =
            question_wants(all->question, list[i].id, class_words.texts[list[i].class]);
    }
    for (enum certainty certainty = ABSENT; certainty <= CERTAIN; certainty++) {
        all->certainties[certainty] = cell_text(certainty_text(certainty));
    }
    all->open = cell_text("..");
    return true;
}

static bool find_actor(struct all *all, uint32_t number, struct fault *fault)
{
    const char *id, *label;
    if (all->actor_count && all->found == number) {
        return true;
    }
    if (!actor_find(all->finder, number, &id, &label, fault)) {
        return false;
    }
    all->found = number;
    all->actor_count = id != NULL;
    if (id) {
        all->actors[0] = (struct actor_cells){cell_text(arena_printf(&all->arena, "%s", id)),
                                              cell_text(arena_printf(&all->arena, "%s", label))};
    }
    return true;
}

/* The spell's actor; NULL if the fault is set. */
static const struct actor_cells *actor_of(struct all *all, const struct packed_spell *spell,
                                          struct fault *fault)
{
    if (all->finder && !find_actor(all, spell->actor, fault)) {
        return NULL;
    }
    const size_t at = all->finder ? 0 : spell->actor;
    if (at < all->actor_count && all->actors[at].id.text && spell->status < all->status_count &&
        all->statuses[spell->status].class) {
        return &all->actors[at];
    }
    packs_damaged(all->question->store, fault);
    return NULL;
}

/* As much of the spell's row as a struct through looks at. */
static struct spell_row row_of(struct all *all, const struct packed_spell *spell,
                               const struct actor_cells *actor)
{
    if (!all->bloc_id || all->bloc != spell->bloc) {
        all->bloc = spell->bloc;
        all->bloc_id = arena_text(&all->arena, spell->bloc_id.text, spell->bloc_id.size);
    }
    return (struct spell_row){.bloc = all->bloc_id,
                              .actor = actor->id.text,
                              .status = all->statuses[spell->status].id.text,
                              .class = all->statuses[spell->status].class,
                              .bounds = spell->bounds};
}

static bool take_through(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct all *all = context;
    const struct actor_cells *actor = actor_of(all, spell, fault);
    if (!actor) {
        return false;
    }
    const struct spell_row row = row_of(all, spell, actor);
    return coverage_take(all->coverage, &row, fault);
}

static enum certainty certainty_of(struct all *all, const struct packed_spell *spell,
                                   const struct actor_cells *actor)
{
    if (all->coverage) {
        const struct spell_row row = row_of(all, spell, actor);
        const enum certainty certainty = coverage_next(all->coverage, &row);
        if (all->statuses[spell->status].wanted) {
            return certainty;
        }
    }
    return all->one_day
               ? standing_on_day(&spell->bounds, all->question->when.earliest)
               : standing_in_period(&spell->bounds, &all->question->when, all->question->rule);
}

static bool take_spell(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct all *all = context;
    const struct actor_cells *actor = actor_of(all, spell, fault);
    if (!actor) {
        return false;
    }
    const enum certainty certainty = certainty_of(all, spell, actor);
    if (certainty == ABSENT) {
        return true;
    }
    if (all->question->tags) {
        const struct spell_row row = row_of(all, spell, actor);
        if (!choice_takes(&all->choice, row.bloc, row.actor)) {
            return true;
        }
    }
    if (!all->statuses[spell->status].wanted) {
        if (all->others) {
            others_add(all->others, all->statuses[spell->status].id.text, actor->id.text);
        }
        return true;
    }
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
    return table_row(all->sink, cells, fault);
}

/* The packs of all blocs, or of these. */
static bool walk_blocs(struct all *all, struct pack_query *query, const char *const *blocs,
                       size_t count, packed_visit *take, struct fault *fault)
{
    bool done = true;
    for (size_t i = 0; done && i < (blocs ? count : 1); i++) {
        query->bloc = blocs ? blocs[i] : NULL;
        done = store_packs(all->question->store, query, take, all, fault);
    }
    return done;
}

bool standings_packed(const struct question *question, const char *const *blocs, size_t count,
                      const char *title, struct others *others, struct table_sink *sink,
                      struct fault *fault)
{
    const struct edtf *when = &question->when;
    struct all all = {.question = question,
                      .sink = sink,
                      .others = others,
                      .one_day = when->earliest == when->latest};
    struct pack_query query = {.reading = question->reading,
                               .lo = when->earliest,
                               .hi = when->latest,
                               .only_full = !question->status && !others};
    struct coverage coverage = {.question = question};
    bool done = choice_read(question, question->tags, &all.arena, &all.choice, fault) &&
                list_statuses(&all, fault) &&
                (blocs ? open_finder(&all, fault) : list_actors(&all, fault));
    if (done && question->rule == RULE_ALL && !all.one_day) {
        all.coverage = &coverage;
        done = walk_blocs(&all, &query, blocs, count, take_through, fault);
        coverage_rewind(&coverage);
        all.bloc_id = NULL;
    }
    done = done && table_begin(sink, title, spell_columns, SPELL_COLUMNS, fault) &&
           walk_blocs(&all, &query, blocs, count, take_spell, fault);
    coverage_release(&coverage);
    actor_finder_close(all.finder);
    free(all.actors);
    free(all.statuses);
    arena_release(&all.arena);
    return done;
}

bool standings_of_all(const struct question *question, struct table_sink *sink, struct fault *fault)
{
    if (question->screen && !question->status) {
        const char *note = message(question->lang, MSG_note_only_full);
        screen_also(question->screen, "%s.", text_capital(&question->screen->arena, note));
    }
    const bool done = standings_packed(question, NULL, 0, question->when_text, NULL, sink, fault) &&
                      table_end(sink, fault);
    if (done) {
        question_note_coverage(question);
    }
    if (done && !question->status && !question->screen) {
        question_note(question, "%s", message(question->lang, MSG_note_only_full));
    }
    return done;
}
