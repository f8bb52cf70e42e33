#include "card.h"
#include "date_phrases.h"
#include "entry.h"
#include "option_specs.h"
#include "resolve.h"
#include "sort.h"
#include "store_records.h"
#include "store_spells.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What `blocline NAME` says: an actor or a bloc at a glance. */

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct card *card = context;
    struct arena *arena = &card->arena;
    const char *other = card->subject.of == PARTY_BLOC ? row->actor : row->bloc;
    const char *label = NULL;
    if (card->subject.of == PARTY_ACTOR &&
        !store_short_name(card->question->store, PARTY_BLOC, other, card->question->lang, arena,
                          &label, fault)) {
        return false;
    }
    if (card->subject.of == PARTY_BLOC) {
        label = arena_text(arena, row->label, strlen(row->label));
    }
    card->list = heap_grow(card->list, &card->capacity, card->count + 1, sizeof *card->list);
    card->list[card->count++] = (struct card_spell){
        .id = arena_text(arena, other, strlen(other)),
        .label = label ? label : arena_text(arena, other, strlen(other)),
        .status = arena_text(arena, row->status, strlen(row->status)),
        .full = strcmp(row->class, class_words.texts[CLASS_FULL]) == 0,
        .none = strcmp(row->class, class_words.texts[CLASS_NONE]) == 0,
        .bounds = row->bounds,
        .start = row->start ? arena_text(arena, row->start, strlen(row->start)) : "",
        .end = row->end ? arena_text(arena, row->end, strlen(row->end)) : NULL};
    return true;
}

static int compare_spells(const void *left, const void *right)
{
    const struct card_spell *a = left, *b = right;
    if (a->bounds.start_lo != b->bounds.start_lo) {
        return a->bounds.start_lo < b->bounds.start_lo ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

static void count_spells(struct card *card)
{
    const struct question *question = card->question;
    for (size_t i = 0; i < card->count; i++) {
        const struct card_spell *spell = &card->list[i];
        if (spell->full) {
            const bool now =
                standing_in_period(&spell->bounds, &question->when, question->rule) != ABSENT;
            *(now ? &card->now : &card->past) += 1;
        }
    }
}

static bool load(struct card *card, const char *word, struct fault *fault)
{
    const struct question *question = card->question;
    if (!resolve(question, word, WANT_ACTOR | WANT_BLOC, &card->arena, &card->subject, fault)) {
        return false;
    }
    const bool of_bloc = card->subject.of == PARTY_BLOC;
    const struct spell_query query = {.reading = question->reading,
                                      .bloc = of_bloc ? card->subject.owner : ANY_ID,
                                      .actor = of_bloc ? ANY_ID : card->subject.owner,
                                      .lo = EDTF_NEG_INF,
                                      .hi = EDTF_POS_INF,
                                      .lang = question->lang,
                                      .named = of_bloc ? PARTY_ACTOR : PARTY_BLOC};
    const bool done =
        store_spells(question->store, &query, take_spell, card, fault) &&
        store_party_counts(question->store, question->reading, card->subject.of,
                           card->subject.owner, &card->events, &card->disputed, fault);
    if (done && card->count) {
        sort_list(card->list, card->count, sizeof *card->list, compare_spells);
    }
    count_spells(card);
    return done;
}

static bool number_row(struct entry_answer *answer, const char *key, int64_t number,
                       struct fault *fault)
{
    return entry_row(answer, key, arena_printf(&answer->arena, "%lld", (long long)number), fault);
}

static bool write_rows(struct card *card, struct table_sink *sink, struct fault *fault)
{
    const struct question *question = card->question;
    struct entry_answer answer = {.question = question, .sink = sink};
    bool done = table_begin(sink, NULL, entry_columns, ENTRY_COLUMNS, fault) &&
                store_party(question->store, card->subject.of, card->subject.owner, question->lang,
                            entry_row, &answer, fault) &&
                entry_row(&answer, "as_of", question->when_text, fault) &&
                number_row(&answer, "now", (int64_t)card->now, fault) &&
                number_row(&answer, "past", (int64_t)card->past, fault) &&
                number_row(&answer, "events", card->events, fault) &&
                number_row(&answer, "disputed", card->disputed, fault);
    for (size_t i = 0; done && i < card->count; i++) {
        const struct card_spell *spell = &card->list[i];
        done = spell->none ||
               entry_row(&answer, "spell",
                         arena_printf(&answer.arena, "%s %s %s/%s", spell->id, spell->status,
                                      spell->start, spell->end ? spell->end : ".."),
                         fault);
    }
    arena_release(&answer.arena);
    return done && table_end(sink, fault);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct card card = {.question = question};
    const bool done =
        load(&card, given->operands[0], fault) &&
        (question->for_people ? card_lines(&card, sink, fault) : write_rows(&card, sink, fault));
    free(card.list);
    arena_release(&card.arena);
    return done;
}

/* Those of the commands that the words may mean; bare_words.c holds each to its own. */
static const struct option_spec options[] = {
    OPT_ON, OPT_RULE, OPT_STATUS, OPT_FROM, OPT_TO, OPT_END,
};

const struct command command_card = {
    .name = "card",
    .operands = "NAME",
    .least = 1,
    .most = 32,
    .options = options,
    .columns = entry_columns,
    .column_count = ENTRY_COLUMNS,
    .run = run,
    .own_lines = true,
};
