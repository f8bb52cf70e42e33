#include "scope.h"

#include "choice.h"
#include "day.h"
#include "messages.h"
#include "resolve.h"
#include "sort.h"
#include "text.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cell code_cell(const struct party_row *row, enum codes codes)
{
    switch (codes) {
    case CODES_ISO2:
        return cell_text(row->iso2);
    case CODES_COW:
        return cell_text(row->cow);
    case CODES_GW:
        return cell_text(row->gw);
    case CODES_ISO3:
        break;
    }
    return cell_text(row->id);
}

/* The actor for the days lo to hi, on which its code is `code`, or it has none. */
static void add_part(struct party_set *set, const struct member_text *actor, const char *code,
                     int64_t lo, int64_t hi)
{
    struct member_text *part = &set->list[set->count++];
    *part = *actor;
    part->code = cell_text(code);
    part->lo = lo;
    part->hi = hi;
}

/* Whoever changes its code stands in the set once for each: on the days of one code, or of none, it
 * is an actor by itself, for whoever joins the rows with data that go by these codes. */
static bool part_actors(struct scope *scope, struct party_set *set, struct fault *fault)
{
    struct code_row *codes;
    size_t count;
    if (scope->codes == CODES_ISO3 ||
        !store_scheme_codes(scope->question->store, codes_words.texts[scope->codes], &scope->arena,
                            &codes, &count, fault)) {
        return scope->codes == CODES_ISO3;
    }
    const struct party_set whole = *set;
    size_t *const first = arena_alloc(&scope->arena, ((size_t)set->greatest + 2) * sizeof *first);
    memset(first, 0, ((size_t)set->greatest + 2) * sizeof *first);
    for (size_t i = count; i-- > 0;) {
        first[codes[i].actor] = i + 1;
    }
    for (size_t i = 0; i < count; i++) {
        set->parted = set->parted || codes[i].lo != EDTF_NEG_INF || codes[i].hi != EDTF_POS_INF;
    }
    set->list = arena_alloc(&scope->arena, (whole.count + 2 * count + 1) * sizeof *set->list);
    set->count = 0;
    for (size_t i = 0; i < whole.count; i++) {
        const struct member_text *actor = &whole.list[i];
        int64_t next = EDTF_NEG_INF; /* the first day that no part has yet */
        bool open = true;
        for (size_t k = first[actor->number];
             k > 0 && k <= count && codes[k - 1].actor == actor->number; k++) {
            const struct code_row *row = &codes[k - 1];
            if (!open || row->hi < next) {
                continue; /* codes of one time: the first counts */
            }
            if (next < row->lo) {
                add_part(set, actor, NULL, next, row->lo - 1);
                next = row->lo;
            }
            add_part(set, actor, row->code, next, row->hi);
            open = row->hi != EDTF_POS_INF;
            next = open ? row->hi + 1 : row->hi;
        }
        if (!first[actor->number]) {
            set->list[set->count++] = *actor;
        } else if (open) {
            add_part(set, actor, NULL, next, EDTF_POS_INF);
        }
    }
    return true;
}

static bool load_parties(struct scope *scope, enum party of, struct party_set *set,
                         struct fault *fault)
{
    struct party_row *rows;
    if (!store_parties(scope->question->store, of, scope->question->lang, &scope->arena, &rows,
                       &set->count, fault)) {
        return false;
    }
    set->list = arena_alloc(&scope->arena, (set->count + 1) * sizeof *set->list);
    for (size_t i = 0; i < set->count; i++) {
        set->list[i] = (struct member_text){
            .number = rows[i].number,
            .id = rows[i].id,
            .label = rows[i].label,
            .id_cell = cell_text(rows[i].id),
            .label_cell = cell_text(rows[i].label),
            .code = of == PARTY_ACTOR ? code_cell(&rows[i], scope->codes) : cell_text(rows[i].id),
            .chosen = true,
            .lo = EDTF_NEG_INF,
            .hi = EDTF_POS_INF,
            .told = {INT64_MAX, INT64_MIN},
            .bilateral = rows[i].bilateral,
            .tags = rows[i].tags,
            .exists_lo = of == PARTY_ACTOR ? rows[i].exists_lo : EDTF_NEG_INF,
            .exists_hi = of == PARTY_ACTOR ? rows[i].exists_hi : EDTF_POS_INF};
        set->greatest = rows[i].number > set->greatest ? rows[i].number : set->greatest;
    }
    if (of == PARTY_ACTOR && !part_actors(scope, set, fault)) {
        return false;
    }
    set->rank = arena_alloc(&scope->arena, ((size_t)set->greatest + 1) * sizeof *set->rank);
    memset(set->rank, 0xff, ((size_t)set->greatest + 1) * sizeof *set->rank); /* NONE */
    for (size_t i = set->count; i-- > 0;) {
        set->rank[set->list[i].number] = (uint32_t)i;
    }
    return true;
}

/* `--bloc A,B`: only these. */
static bool choose(struct scope *scope, struct party_set *set, const char *words, unsigned wanted,
                   struct fault *fault)
{
    set->limited = words != NULL;
    for (size_t i = 0; words && i < set->count; i++) {
        set->list[i].chosen = false;
    }
    while (words) {
        struct subject subject;
        const size_t size = strcspn(words, ",");
        const char *word = arena_text(&scope->arena, words, size);
        if (!resolve(scope->question, word, wanted, &scope->arena, &subject, fault)) {
            return false;
        }
        const uint32_t rank =
            party_rank(set, set == &scope->blocs ? line_of(&scope->lines, (uint32_t)subject.owner)
                                                 : (uint32_t)subject.owner);
        if (rank == NONE) {
            return spells_damaged(scope->question->store, fault);
        }
        for (size_t i = rank; i < set->count && set->list[i].number == set->list[rank].number;
             i++) {
            set->list[i].chosen = true;
        }
        words = words[size] ? words + size + 1 : NULL;
    }
    return true;
}

/* --tag: of the set only those who bear one. */
static void choose_tagged(struct party_set *set, const char *tags)
{
    bool any = false;
    for (size_t i = 0; tags && i < set->count; i++) {
        any = any || tags_meet(set->list[i].tags, tags);
    }
    for (size_t i = 0; any && i < set->count; i++) {
        set->list[i].chosen = set->list[i].chosen && tags_meet(set->list[i].tags, tags);
    }
    set->limited = set->limited || any;
}

/* --skip: neither these blocs nor these actors. */
static bool skip(struct scope *scope, const char *words, struct fault *fault)
{
    while (words) {
        struct subject subject;
        const size_t size = text_word(&words);
        const char *word = arena_text(&scope->arena, words, size);
        if (!resolve(scope->question, word, WANT_BLOC | WANT_ACTOR, &scope->arena, &subject,
                     fault)) {
            return false;
        }
        const bool of_bloc = subject.of == PARTY_BLOC;
        struct party_set *set = of_bloc ? &scope->blocs : &scope->actors;
        const uint32_t number =
            of_bloc ? line_of(&scope->lines, (uint32_t)subject.owner) : (uint32_t)subject.owner;
        for (size_t i = 0; i < set->count; i++) {
            struct member_text *own = &set->list[i];
            own->skipped = own->skipped || own->number == number;
            own->chosen = own->chosen && !own->skipped;
        }
        words = strchr(words, ',');
        words = words ? words + 1 : NULL;
    }
    return true;
}

/* A line is chosen if any of its blocs is, and stands under the name of its last. */
static void choose_lines(struct scope *scope)
{
    struct party_set *blocs = &scope->blocs;
    struct arena arena = {0};
    for (size_t i = 0; scope->lines.last && i < blocs->count; i++) {
        struct member_text *bloc = &blocs->list[i];
        const uint32_t last = party_rank(blocs, line_of(&scope->lines, bloc->number));
        if (bloc->chosen && last != NONE && last != i) {
            blocs->list[last].chosen = true;
        }
    }
    for (size_t i = 0; scope->lines.last && i < blocs->count; i++) {
        struct member_text *bloc = &blocs->list[i];
        const char *others = "";
        bloc->chosen = bloc->chosen && line_of(&scope->lines, bloc->number) == bloc->number;
        for (size_t k = 0; bloc->chosen && k < scope->lines.count; k++) {
            const struct line_bloc *other = &scope->lines.list[k];
            if (other->number != bloc->number &&
                line_of(&scope->lines, other->number) == bloc->number) {
                others = arena_printf(&arena, "%s%s%s", others, *others ? ", " : "", other->id);
            }
        }
        if (*others) {
            question_say(scope->question, MSG_note_follow, bloc->id, others);
        }
    }
    arena_release(&arena);
}

/* Who are parties to treaties of pairs do not belong together by them. */
static void pass_bilateral(struct scope *scope)
{
    for (size_t i = 0; i < scope->blocs.count; i++) {
        struct member_text *bloc = &scope->blocs.list[i];
        scope->passed += bloc->chosen && bloc->bilateral;
        bloc->passed = bloc->chosen && bloc->bilateral;
        bloc->chosen = bloc->chosen && !bloc->bilateral;
    }
}

static bool load_statuses(struct scope *scope, bool with_cow, struct fault *fault)
{
    const struct question *question = scope->question;
    if (!store_statuses(question->store, &scope->arena, &scope->statuses, &scope->status_count,
                        fault)) {
        return false;
    }
    scope->wanted = arena_alloc(&scope->arena, (scope->status_count + 1) * sizeof(bool));
    for (size_t i = 0; i < scope->status_count; i++) {
        const struct status_row *status = &scope->statuses[i];
        scope->wanted[i] =
            with_cow && !question->status
                ? status->class != CLASS_NONE
                : question_wants(question, status->id, class_words.texts[status->class]);
    }
    return true;
}

/* Without --from nothing is cut off; without --to nothing is said of days that the records do not
 * cover. */
static void set_days(struct scope *scope)
{
    const struct question *question = scope->question;
    const char *as_of = store_info(question->store, "as_of");
    struct edtf covered;
    int64_t end = question->when.latest;
    if (as_of && edtf_parse(as_of, strlen(as_of), &covered, NULL)) {
        end = covered.latest;
    }
    scope->calendar.lo =
        question->lo == EDTF_NEG_INF ? day_from_civil(-DAY_YEAR_MAX, 1, 1) : question->lo;
    scope->calendar.hi = question->hi == EDTF_POS_INF ? end : question->hi;
    if (scope->calendar.hi > end && as_of) {
        question_say(question, MSG_note_answer_beyond, as_of);
    } else if (scope->calendar.lo > scope->calendar.hi && as_of) {
        question_say(question, MSG_note_before, as_of);
    }
}

bool scope_open(struct scope *scope, const struct question *question,
                const struct scope_options *words, struct fault *fault)
{
    *scope = (struct scope){.question = question,
                            .calendar = {.by = words->by},
                            .rule = words->rule,
                            .by_days = words->by_days,
                            .codes = words->codes,
                            .window = words->window,
                            .with_cow = words->with_cow && !question->status};
    set_days(scope);
    const bool done =
        load_parties(scope, PARTY_BLOC, &scope->blocs, fault) &&
        load_parties(scope, PARTY_ACTOR, &scope->actors, fault) &&
        bloc_lines_read(question, question->follow, &scope->arena, &scope->lines, fault) &&
        choose(scope, &scope->blocs, words->blocs, WANT_BLOC, fault) &&
        choose(scope, &scope->actors, words->actors, WANT_ACTOR, fault) &&
        load_statuses(scope, words->with_cow, fault);
    if (done) {
        choose_tagged(&scope->blocs, question->tags);
        choose_tagged(&scope->actors, question->tags);
    }
    if (done && words->no_bilateral && !words->blocs) {
        pass_bilateral(scope);
    }
    if (done) {
        choose_lines(scope);
    }
    return done && skip(scope, question->skip, fault);
}

void scope_release(struct scope *scope)
{
    arena_release(&scope->arena);
}

bool scope_first_period(struct scope *scope, int64_t *period, struct fault *fault)
{
    int64_t day = scope->calendar.lo;
    if (scope->question->lo != EDTF_NEG_INF) {
        *period = period_of(&scope->calendar, day);
        return true;
    }
    if (!store_first_day(scope->question->store, scope->question->reading, &day, fault)) {
        return false;
    }
    if (day > scope->calendar.hi) {
        day = scope->calendar.hi;
    }
    if (day < scope->calendar.lo) {
        day = scope->calendar.lo;
    }
    *period = period_of(&scope->calendar, day);
    return true;
}

void scope_note_bilateral(const struct scope *scope)
{
    const char *list = "";
    struct arena arena = {0};
    for (size_t i = 0; scope->passed && i < scope->blocs.count; i++) {
        if (scope->blocs.list[i].passed) {
            list = arena_printf(&arena, "%s %s", list, scope->blocs.list[i].id);
        }
    }
    if (scope->passed) {
        question_say(scope->question, MSG_note_bilateral, list);
    }
    arena_release(&arena);
}

/* Whether anything is asked of the days on which the actor has this code. */
static bool is_asked(const struct scope *scope, const struct member_text *actor)
{
    return actor->chosen && actor->lo <= scope->calendar.hi && scope->calendar.lo <= actor->hi;
}

static void note_missing(const struct scope *scope)
{
    size_t without = 0, chosen = 0;
    for (size_t i = 0; i < scope->actors.count;) {
        const uint32_t number = scope->actors.list[i].number;
        bool lacks = false, any = false, has = false, told = false;
        for (; i < scope->actors.count && scope->actors.list[i].number == number; i++) {
            const struct member_text *actor = &scope->actors.list[i];
            any = any || actor->chosen;
            lacks = lacks || (is_asked(scope, actor) && !actor->code.size);
            has = has || actor->code.size;
            told = told || (!actor->code.size && actor->told.first != INT64_MAX);
        }
        chosen += any;
        without += lacks && (!has || told); /* whose code has its time, and no row without it */
    }
    if (without) {
        question_say(scope->question, MSG_note_no_code, NUMBER_TEXT(without), NUMBER_TEXT(chosen),
                     codes_words.texts[scope->codes]);
    }
}

static bool same_code(const struct member_text *a, const struct member_text *b)
{
    return a->code.size > 0 && a->code.size == b->code.size &&
           memcmp(a->code.text, b->code.text, a->code.size) == 0;
}

/* Whether both have rows of one period. */
static bool meet(const struct member_text *a, const struct member_text *b)
{
    return a->number != b->number && a->told.first <= b->told.last && b->told.first <= a->told.last;
}

static int compare_codes(const void *left, const void *right)
{
    const struct member_text *a = *(const struct member_text *const *)left;
    const struct member_text *b = *(const struct member_text *const *)right;
    const size_t size = a->code.size < b->code.size ? a->code.size : b->code.size;
    const int order = size > 0 ? memcmp(a->code.text, b->code.text, size) : 0;
    if (order != 0 || a->code.size != b->code.size) {
        return order != 0 ? order : a->code.size < b->code.size ? -1 : 1;
    }
    return (a > b) - (a < b); /* as they stand in the list */
}

enum { TOLD_CODES = 4 };

/* Says it of the `count` actors of one code, if two of them meet. */
static bool note_one_code(const struct scope *scope, const struct member_text *const *actors,
                          size_t count, bool say)
{
    char ids[200] = "";
    size_t used = 0, met = 0;
    for (size_t i = 0; i < count; i++) {
        bool meets = false;
        for (size_t k = 0; k < count; k++) {
            meets = meets || meet(actors[i], actors[k]);
        }
        if (meets && strlen(actors[i]->id) + used + 3 < sizeof ids) {
            used += (size_t)snprintf(ids + used, sizeof ids - used, "%s%s", met ? ", " : "",
                                     actors[i]->id);
        }
        met += meets;
    }
    if (met && say) {
        char code[64];
        snprintf(code, sizeof code, "%.*s", (int)actors[0]->code.size, actors[0]->code.text);
        question_say(scope->question, MSG_note_code_of_several, code, NUMBER_TEXT(met), ids);
    }
    return met > 0;
}

static void note_doubled(const struct scope *scope)
{
    const size_t count = scope->actors.count;
    const struct member_text **list = heap_alloc((count + 1) * sizeof *list);
    size_t used = 0, doubled = 0;
    for (size_t i = 0; i < count; i++) {
        if (scope->actors.list[i].code.size && scope->actors.list[i].told.first != INT64_MAX) {
            list[used++] = &scope->actors.list[i];
        }
    }
    if (used > 1) {
        sort_list(list, used, sizeof *list, compare_codes);
    }
    for (size_t i = 0, next; i < used; i = next) {
        for (next = i + 1; next < used && same_code(list[i], list[next]);) {
            next++;
        }
        doubled += next - i > 1 && note_one_code(scope, list + i, next - i, doubled < TOLD_CODES);
    }
    if (doubled > TOLD_CODES) {
        question_say(scope->question, MSG_note_codes_of_several, NUMBER_TEXT(doubled - TOLD_CODES));
    }
    free(list);
}

void scope_note_codes(const struct scope *scope)
{
    note_missing(scope);
    if (scope->codes != CODES_ISO3) {
        note_doubled(scope);
    }
}

enum column_kind scope_actor_kind(const struct scope *scope)
{
    return scope->codes == CODES_COW || scope->codes == CODES_GW ? COLUMN_CODE : COLUMN_TEXT;
}

const char *scope_only(const struct party_set *set, struct arena *arena, const char **label)
{
    const struct member_text *found = NULL;
    for (size_t i = 0; set->limited && i < set->count; i++) {
        if (set->list[i].chosen) {
            if (found) {
                return NULL;
            }
            found = &set->list[i];
        }
    }
    if (!found) {
        return NULL;
    }
    *label = arena_printf(arena, "%s (%s)", found->label, found->id);
    return arena_printf(arena, "%s", found->id);
}
