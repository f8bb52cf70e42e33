#include "bloc_lines.h"

#include "messages.h"
#include "spell_stream.h"
#include "store_lineage.h"
#include "store_lists.h"
#include "text.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* The relations in which a bloc goes on as another come first in the vocabulary. */
enum { FOLLOWED = 5 };

struct step {
    uint32_t from, to;
};

struct reading {
    const struct question *question;
    struct arena *arena;
    bool followed[FOLLOWED];
    uint32_t greatest; /* the number of a bloc */
    struct step *steps;
    size_t count, capacity;
};

static bool is_bloc(const struct reading *reading, int64_t number)
{
    return number > 0 && number <= reading->greatest;
}

static bool take_step(void *context, const struct lineage_row *row, struct fault *fault)
{
    struct reading *reading = context;
    const uint32_t relation = word_find(&relation_words, row->relation);
    if (!is_bloc(reading, row->from_id) || !is_bloc(reading, row->to_id)) {
        return spells_damaged(reading->question->store, fault);
    }
    if (relation < FOLLOWED && reading->followed[relation] && row->from_id != row->to_id) {
        reading->steps = heap_grow(reading->steps, &reading->capacity, reading->count + 1,
                                   sizeof *reading->steps);
        reading->steps[reading->count++] =
            (struct step){(uint32_t)row->from_id, (uint32_t)row->to_id};
    }
    return true;
}

static bool refuse(const struct reading *reading, const char *word, struct fault *fault)
{
    const struct question *question = reading->question;
    const char *all = "";
    for (int i = 0; i < FOLLOWED; i++) {
        all = arena_printf(reading->arena, "%s%s%s", all, i ? ", " : "", relation_words.texts[i]);
    }
    const bool other = word_find(&relation_words, word) != WORD_UNKNOWN; /* "nested-in" */
    const char *hint = word_hint(reading->arena, &relation_words, word, question->lang);
    return question_refuse(question, fault, FAULT_USAGE, MSG_fault_follow, word, other ? "" : hint,
                           all);
}

static bool read_relations(struct reading *reading, const char *words, struct fault *fault)
{
    for (const char *at = words;; at++) {
        const size_t size = text_word(&at);
        const char *word = arena_text(reading->arena, at, size);
        const uint32_t relation = word_find(&relation_words, word);
        if (relation >= FOLLOWED) {
            return refuse(reading, word, fault);
        }
        reading->followed[relation] = true;
        at += strcspn(at, ",");
        if (*at == '\0') {
            return true;
        }
    }
}

static uint32_t first_of(uint32_t *group, uint32_t bloc)
{
    while (group[bloc] != bloc) {
        bloc = group[bloc] = group[group[bloc]];
    }
    return bloc;
}

/* Steps come in order of time. */
static void join_steps(const struct step *steps, size_t count, struct arena *arena,
                       struct bloc_lines *lines)
{
    const size_t numbers = (size_t)lines->greatest + 1;
    uint32_t *group = arena_alloc(arena, numbers * sizeof *group);
    uint32_t *last = arena_alloc(arena, numbers * sizeof *last);
    bool *goes_on = arena_alloc(arena, numbers * sizeof *goes_on);
    for (uint32_t i = 0; i < numbers; i++) {
        group[i] = last[i] = i;
        goes_on[i] = false;
    }
    for (size_t i = 0; i < count; i++) {
        group[first_of(group, steps[i].from)] = first_of(group, steps[i].to);
        goes_on[steps[i].from] = true;
    }
    for (int ends = 0; ends < 2; ends++) { /* its last end; if it goes round, its last step */
        for (size_t i = 0; i < count; i++) {
            if (!ends || !goes_on[steps[i].to]) {
                last[first_of(group, steps[i].to)] = steps[i].to;
            }
        }
    }
    lines->last = arena_alloc(arena, numbers * sizeof *lines->last);
    for (uint32_t i = 0; i < numbers; i++) {
        lines->last[i] = last[first_of(group, i)];
    }
}

static void list_blocs(const struct step *steps, size_t count, const struct party_row *blocs,
                       struct arena *arena, struct bloc_lines *lines)
{
    const size_t numbers = (size_t)lines->greatest + 1;
    const struct party_row **by_number = heap_zero(numbers, sizeof *by_number);
    for (size_t i = 0; i < lines->greatest; i++) {
        by_number[blocs[i].number] = &blocs[i];
    }
    lines->list = arena_alloc(arena, (2 * count + 1) * sizeof *lines->list);
    for (size_t i = 0; i < 2 * count; i++) {
        const uint32_t number = i % 2 ? steps[i / 2].to : steps[i / 2].from;
        const struct party_row *bloc = by_number[number];
        if (bloc) {
            lines->list[lines->count++] = (struct line_bloc){number, bloc->id, bloc->label};
            by_number[number] = NULL; /* once */
        }
    }
    free(by_number);
}

bool bloc_lines_read(const struct question *question, const char *relations, struct arena *arena,
                     struct bloc_lines *lines, struct fault *fault)
{
    struct reading reading = {.question = question, .arena = arena};
    struct party_row *blocs;
    size_t count;
    *lines = (struct bloc_lines){.last = NULL};
    if (!relations) {
        return true;
    }
    if (!read_relations(&reading, relations, fault) ||
        !store_parties(question->store, PARTY_BLOC, question->lang, arena, &blocs, &count, fault)) {
        return false;
    }
    reading.greatest = lines->greatest = (uint32_t)count; /* they are numbered from 1 on */
    const bool done = store_lineage(question->store, question->reading, ANY_ID, question->lang,
                                    take_step, &reading, fault);
    if (done) {
        join_steps(reading.steps, reading.count, arena, lines);
        list_blocs(reading.steps, reading.count, blocs, arena, lines);
    }
    free(reading.steps);
    return done;
}

bool bloc_lines_expand(const struct question *question, struct subject **subjects, size_t *count,
                       struct arena *arena, struct fault *fault)
{
    struct bloc_lines lines;
    size_t used = 0;
    if (!question->follow) {
        return true;
    }
    if (!bloc_lines_read(question, question->follow, arena, &lines, fault)) {
        return false;
    }
    struct subject *all = arena_alloc(arena, (*count + lines.count) * sizeof *all);
    for (size_t i = 0; i < *count; i++) {
        const struct subject *subject = &(*subjects)[i];
        const uint32_t line = line_of(&lines, (uint32_t)subject->owner);
        const size_t before = used;
        bool known = false;
        for (size_t k = 0; subject->of == PARTY_BLOC && k < before;
             k++) { /* with another of its line */
            known = known || line_of(&lines, (uint32_t)all[k].owner) == line;
        }
        for (size_t k = 0; !known && subject->of == PARTY_BLOC && k < lines.count; k++) {
            const struct line_bloc *bloc = &lines.list[k];
            if (line_of(&lines, bloc->number) == line) {
                all[used++] = (struct subject){PARTY_BLOC, bloc->number, bloc->id, bloc->label};
            }
        }
        if (!known && used == before) {
            all[used++] = *subject;
        }
    }
    *subjects = all;
    *count = used;
    return true;
}
