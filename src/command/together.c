#include "together.h"
#include "plain_words.h"

#include "edtf.h"
#include "message.h"
#include "option_specs.h"
#include "resolve.h"
#include "sort.h"
#include "spell_table.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

static bool load_side(struct together *together, struct spell_stream *stream, struct side *side,
                      struct fault *fault)
{
    const struct scope *scope = &together->scope;
    const struct plain_spell *spells;
    size_t count;
    if (!spell_stream_group(stream, side->who->number, &spells, &count, fault)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (scope->wanted[spells[i].status - 1]) {
            side->spells =
                heap_grow(side->spells, &side->capacity, side->count + 1, sizeof *side->spells);
            side->spells[side->count++] = spells[i];
        }
    }
    return true;
}

static int compare_numbers(const void *key, const void *element)
{
    const uint32_t bloc = *(const uint32_t *)key;
    const struct plain_spell *spell = element;
    return (bloc > spell->bloc) - (bloc < spell->bloc);
}

/* Finds the side's spells in a bloc. */
static void enter_bloc(struct side *side, uint32_t bloc)
{
    const struct plain_spell *found =
        side->count ? bsearch(&bloc, side->spells, side->count, sizeof *found, compare_numbers)
                    : NULL;
    side->first = side->last = 0;
    if (!found) {
        return;
    }
    side->first = side->last = (size_t)(found - side->spells);
    while (side->first && side->spells[side->first - 1].bloc == bloc) {
        side->first--;
    }
    while (side->last < side->count && side->spells[side->last].bloc == bloc) {
        side->last++;
    }
}

/* Lays the spells of party[depth] and those after it over what those before have in common. */
static void meet(struct together *together, const struct bounds *common, size_t depth,
                 const struct plain_spell **chosen)
{
    const struct question *question = together->scope.question;
    if (depth == together->party_count) {
        const enum certainty certainty = standing_in_window(common, question->lo, question->hi);
        if (certainty == ABSENT || (together->words->certain_only && certainty != CERTAIN)) {
            return;
        }
        together->spells = heap_grow(together->spells, &together->spell_capacity,
                                     together->spell_count + depth, sizeof *together->spells);
        memcpy(together->spells + together->spell_count, chosen, depth * sizeof *chosen);
        together->joints = heap_grow(together->joints, &together->joint_capacity,
                                     together->joint_count + 1, sizeof *together->joints);
        together->joints[together->joint_count++] =
            (struct joint){.bounds = *common, .at = together->spell_count};
        together->spell_count += depth;
        return;
    }
    const struct side *side = together->party[depth];
    for (size_t i = side->first; i < side->last; i++) {
        const struct plain_spell *spell = &side->spells[i];
        struct bounds both;
        if (bounds_meet(common, &spell->bounds, &both)) {
            chosen[depth] = spell;
            meet(together, &both, depth + 1, chosen);
        }
    }
}

static int compare_joints(const void *left, const void *right)
{
    const struct joint *a = left, *b = right;
    if (a->bounds.start_lo != b->bounds.start_lo) {
        return a->bounds.start_lo < b->bounds.start_lo ? -1 : 1;
    }
    if (a->bounds.start_hi != b->bounds.start_hi) {
        return a->bounds.start_hi < b->bounds.start_hi ? -1 : 1;
    }
    return (a->at > b->at) - (a->at < b->at);
}

/* What the party at hand shares in one bloc. */
static bool answer_party(struct together *together, const struct member_text *bloc,
                         struct fault *fault)
{
    const struct plain_spell *chosen[TOGETHER_MAX];
    const struct bounds always = {EDTF_NEG_INF, EDTF_NEG_INF, EDTF_POS_INF, EDTF_POS_INF};
    together->joint_count = together->spell_count = 0;
    meet(together, &always, 0, chosen);
    if (!together->joint_count) {
        return true;
    }
    sort_list(together->joints, together->joint_count, sizeof *together->joints, compare_joints);
    for (size_t i = 0; i < together->joint_count; i++) {
        together->joints[i].spells = together->spells + together->joints[i].at;
    }
    return together_rows(together, bloc, fault);
}

static bool answer_bloc(struct together *together, const struct member_text *bloc,
                        struct fault *fault)
{
    for (size_t i = 0; i < together->side_count; i++) {
        enter_bloc(&together->sides[i], bloc->number);
        together->party[i] = &together->sides[i];
    }
    together->party_count = together->side_count;
    if (!together->words->any_pair) {
        return answer_party(together, bloc, fault);
    }
    together->party_count = 2;
    for (size_t i = 0; i < together->side_count; i++) {
        for (size_t k = i + 1; k < together->side_count; k++) {
            together->party[0] = &together->sides[i];
            together->party[1] = &together->sides[k];
            if (!answer_party(together, bloc, fault)) {
                return false;
            }
        }
    }
    return true;
}

/* The actors named, each once. */
static bool find_sides(struct together *together, struct fault *fault)
{
    struct scope *scope = &together->scope;
    const struct together_options *words = together->words;
    for (size_t i = 0; i < words->actor_count; i++) {
        struct subject subject;
        if (!resolve(scope->question, words->actors[i], WANT_ACTOR, &scope->arena, &subject,
                     fault)) {
            return false;
        }
        const uint32_t rank = party_rank(&scope->actors, subject.owner);
        if (rank == NONE) {
            return spells_damaged(scope->question->store, fault);
        }
        const struct member_text *who = &scope->actors.list[rank];
        for (size_t k = 0; k < i; k++) {
            if (together->sides[k].who == who) {
                return fault_say_with(fault, FAULT_USAGE, MSG_fault_named_twice, who->id);
            }
        }
        together->sides[i].who = who;
    }
    return true;
}

static bool load_sides(struct together *together, struct fault *fault)
{
    const struct question *question = together->scope.question;
    struct spell_stream *stream = NULL;
    bool done = spell_stream_open(question->store, question->reading, PARTY_ACTOR, &stream, fault);
    if (done) {
        spell_stream_follow(stream, together->scope.lines.last, together->scope.lines.greatest);
    }
    for (size_t i = 0; done && i < together->side_count; i++) {
        done = load_side(together, stream, &together->sides[i], fault);
    }
    spell_stream_close(stream);
    return done;
}

/* Who is asked about stands over a screen. */
static void tell_screen(const struct together *together)
{
    const struct question *question = together->scope.question;
    struct screen_words *words = question->screen;
    const char *names = "";
    for (size_t i = 0; i < together->side_count; i++) {
        names = arena_printf(&words->arena, "%s%s%s", names, i ? ", " : "",
                             together->sides[i].who->label);
    }
    words->asked = message_format(&words->arena, question->lang, MSG_screen_together, names);
}

static bool answer(struct together *together, struct fault *fault)
{
    struct scope *scope = &together->scope;
    struct table_sink *sink = together->sink;
    const bool days = together->words->days;
    int64_t first;
    scope->calendar.by = BY_DAY;
    if (!find_sides(together, fault) || !load_sides(together, fault) ||
        !account_finder_open(scope->question->store, &together->finder, fault) ||
        !scope_first_period(scope, &first, fault) ||
        !table_begin(sink, NULL, days ? together_days_columns : spell_columns,
                     days ? together_days_column_count : SPELL_COLUMNS, fault)) {
        return false;
    }
    if (scope->question->screen) {
        tell_screen(together);
    }
    /* Days are counted from the first that the records know of. */
    scope->calendar = (struct calendar){.by = BY_WHOLE, .lo = first, .hi = scope->calendar.hi};
    for (size_t i = 0; i < scope->blocs.count; i++) {
        if (scope->blocs.list[i].chosen && !answer_bloc(together, &scope->blocs.list[i], fault)) {
            return false;
        }
    }
    return table_end(sink, fault);
}

bool query_together(const struct question *question, const struct together_options *words,
                    struct table_sink *sink, struct fault *fault)
{
    const struct scope_options scope_options = {.blocs = words->blocs, .no_bilateral = true};
    struct side sides[TOGETHER_MAX] = {0};
    struct together together = {
        .words = words, .sink = sink, .sides = sides, .side_count = words->actor_count};
    if (words->actor_count > TOGETHER_MAX) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_too_many_actors,
                              NUMBER_TEXT(TOGETHER_MAX));
    }
    const bool done =
        scope_open(&together.scope, question, &scope_options, fault) && answer(&together, fault);
    if (done) {
        scope_note_bilateral(&together.scope);
    }
    account_finder_close(together.finder);
    for (size_t i = 0; i < words->actor_count; i++) {
        free(sides[i].spells);
    }
    free(together.joints);
    free(together.spells);
    free(together.tenures);
    free(together.days);
    arena_release(&together.row);
    scope_release(&together.scope);
    return done;
}

enum { ANY_PAIR = OPTION_OWN, DAYS };

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const struct together_options words = {.actors = given->operands,
                                           .actor_count = (size_t)given->operand_count,
                                           .blocs = given->value[OPTION_BLOC],
                                           .any_pair = given->value[ANY_PAIR] != NULL,
                                           .days = given->value[DAYS] != NULL,
                                           .certain_only = given->value[OPTION_CERTAIN] != NULL};
    return query_together(question, &words, sink, fault);
}

static const struct option_spec options[] = {
    OPT_STATUS,
    OPT_FROM,
    OPT_TO,
    OPT_BLOCS,
    OPT_TAG,
    OPT_SKIP,
    OPT_FOLLOW,
    OPT_CERTAIN,
    {.id = ANY_PAIR, .name = "any-pair", .help = MSG_help_o_any_pair},
    {.id = DAYS, .name = "days", .help = MSG_help_o_days},
    OPT_END,
};

const struct command command_together = {
    .name = "together",
    .title = MSG_title_together,
    .operands = "ACTOR ACTOR...",
    .least = 2,
    .most = 32,
    .places = {WANT_ACTOR},
    .words = true,
    .summary = MSG_help_s_together,
    .help = MSG_help_t_together,
    .options = options,
    .columns = spell_columns,
    .column_count = sizeof spell_columns / sizeof *spell_columns,
    .examples = {"blocline together KAZ KGZ UZB",
                 "blocline together KAZ RUS --days --from 1995 --to 2015"},
    .run = run,
};
