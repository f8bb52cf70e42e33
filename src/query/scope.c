#include "scope.h"

#include "day.h"
#include "resolve.h"

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
            .cow = rows[i].cow,
            .chosen = true,
            .bilateral = rows[i].bilateral};
        set->greatest = rows[i].number > set->greatest ? rows[i].number : set->greatest;
    }
    set->rank = arena_alloc(&scope->arena, ((size_t)set->greatest + 1) * sizeof *set->rank);
    memset(set->rank, 0xff, ((size_t)set->greatest + 1) * sizeof *set->rank); /* NONE */
    for (size_t i = 0; i < set->count; i++) {
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
        const uint32_t rank = party_rank(set, subject.owner);
        if (rank == NONE) {
            return spells_damaged(scope->question->store, fault);
        }
        set->list[rank].chosen = true;
        words = words[size] ? words + size + 1 : NULL;
    }
    return true;
}

/* Who are parties to treaties of pairs do not belong together by them. */
static void pass_bilateral(struct scope *scope)
{
    for (size_t i = 0; !scope->blocs.limited && i < scope->blocs.count; i++) {
        struct member_text *bloc = &scope->blocs.list[i];
        bloc->chosen = bloc->chosen && !bloc->bilateral;
        scope->passed += bloc->bilateral;
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
                ? status->cow > 0
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
        question_note(question, "the answer goes beyond the records, which end on %s", as_of);
    } else if (scope->calendar.lo > scope->calendar.hi && as_of) {
        question_note(question, "the records end before that, on %s", as_of);
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
                            .window = words->window};
    set_days(scope);
    const bool done = load_parties(scope, PARTY_BLOC, &scope->blocs, fault) &&
                      load_parties(scope, PARTY_ACTOR, &scope->actors, fault) &&
                      choose(scope, &scope->blocs, words->blocs, WANT_BLOC, fault) &&
                      choose(scope, &scope->actors, words->actors, WANT_ACTOR, fault) &&
                      load_statuses(scope, words->with_cow, fault);
    if (done && words->no_bilateral) {
        pass_bilateral(scope);
    }
    return done;
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
        if (scope->blocs.list[i].bilateral) {
            list = arena_printf(&arena, "%s %s", list, scope->blocs.list[i].id);
        }
    }
    if (scope->passed) {
        question_note(scope->question,
                      "passed over, for they are treaties of pairs:%s (--bloc asks for them)",
                      list);
    }
    arena_release(&arena);
}

void scope_note_codes(const struct scope *scope)
{
    size_t without = 0, chosen = 0;
    for (size_t i = 0; i < scope->actors.count; i++) {
        chosen += scope->actors.list[i].chosen;
        without += scope->actors.list[i].chosen && !scope->actors.list[i].code.size;
    }
    if (without) {
        question_note(scope->question, "%zu of %zu actors have no %s code; it is left empty",
                      without, chosen, codes_words.texts[scope->codes]);
    }
}
