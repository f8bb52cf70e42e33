#include "exercise_options.h"

#include "messages.h"
#include "platform.h"
#include "resolve.h"
#include "text.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

const char *const exercise_levels[] = {"1", "2", "3", NULL};
const char *const exercise_contested[] = {"avoid", "reading", NULL};

enum { NAMED_MAX = 64 };

/* Numbers in the store of what is named. */
struct named_parties {
    int64_t blocs[NAMED_MAX], actors[NAMED_MAX];
    size_t bloc_count, actor_count;
};

static bool add_party(struct exercise *exercise, struct named_parties *named, const char *word,
                      unsigned wanted, struct fault *fault)
{
    struct subject subject;
    if (!resolve(&exercise->question, word, wanted, &exercise->arena, &subject, fault)) {
        return false;
    }
    size_t *count = subject.of == PARTY_BLOC ? &named->bloc_count : &named->actor_count;
    int64_t *list = subject.of == PARTY_BLOC ? named->blocs : named->actors;
    if (*count == NAMED_MAX) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_more_than_names,
                              NUMBER_TEXT(NAMED_MAX));
    }
    list[(*count)++] = subject.owner;
    return true;
}

static bool add_parties(struct exercise *exercise, struct named_parties *named, const char *list,
                        unsigned wanted, struct fault *fault)
{
    bool done = true;
    for (const char *at = list; done && at;) {
        const size_t size = text_word(&at);
        done = add_party(exercise, named, arena_text(&exercise->arena, at, size), wanted, fault);
        at = strchr(at + size, ',');
        at = at ? at + 1 : NULL;
    }
    return done;
}

/* ---- Kinds ---- */

static const char *const groups[] = {"choice", "write", "match", "work", "every", NULL};

static bool in_group(const struct exercise_kind *kind, const char *group)
{
    static const char *const parts[PART_COUNT] = {"choice", "write", "match", "work"};
    return !kind->apart && (strcmp(group, "every") == 0 || strcmp(group, parts[kind->part]) == 0);
}

static void add_kind(struct sheet_request *request, const struct exercise_kind *kind)
{
    for (size_t i = 0; i < request->kind_count; i++) {
        if (request->kinds[i] == kind) {
            return;
        }
    }
    request->kinds[request->kind_count++] = kind;
}

/* Adds the kind, or the kinds of the group, that is called so. */
static bool add_kinds(struct sheet_request *request, const char *word)
{
    const size_t before = request->kind_count;
    bool known = false;
    for (const struct exercise_kind *kind = exercise_kinds(); kind->name; kind++) {
        if (strcmp(kind->name, word) == 0 || in_group(kind, word)) {
            add_kind(request, kind);
            known = true;
        }
    }
    for (size_t i = 0; groups[i]; i++) {
        known = known || strcmp(groups[i], word) == 0;
    }
    return known || request->kind_count > before;
}

/* A word that is neither a kind nor a name: of which it is nearer. */
static bool unknown_word(struct exercise *exercise, const char *word, struct fault *fault)
{
    struct nearest nearest = nearest_to(word);
    for (const struct exercise_kind *kind = exercise_kinds(); kind->name; kind++) {
        nearest_offer(&nearest, kind->name, kind->name);
    }
    for (size_t i = 0; groups[i]; i++) {
        nearest_offer(&nearest, groups[i], groups[i]);
    }
    return nearest.best &&
           fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_exercise, word,
                          nearest_hint(&exercise->arena, &nearest, fault_language(fault)));
}

static bool read_operands(struct exercise *exercise, const struct options *given,
                          struct named_parties *named, struct fault *fault)
{
    struct sheet_request *request = &exercise->request;
    exercise->kinds_said = "";
    for (int i = 0; i < given->operand_count; i++) {
        const char *word = given->operands[i];
        if (add_kinds(request, word)) {
            exercise->kinds_said =
                arena_printf(&exercise->arena, "%s %s", exercise->kinds_said, word);
        } else if (!add_party(exercise, named, word, WANT_ACTOR | WANT_BLOC, fault)) {
            unknown_word(exercise, word, fault);
            return false;
        }
    }
    for (const struct exercise_kind *kind = exercise_kinds(); kind->name && !*exercise->kinds_said;
         kind++) {
        if (kind->usual) {
            add_kind(request, kind);
        }
    }
    for (size_t i = 0; i < request->kind_count; i++) {
        exercise->cards = exercise->cards || request->kinds[i]->apart;
    }
    return !exercise->cards || request->kind_count == 1 ||
           fault_say(fault, FAULT_USAGE, MSG_fault_cards_alone);
}

/* ---- Seeds, languages ---- */

static bool read_seed(struct exercise *exercise, const char *seed, struct pool_options *options,
                      struct fault *fault)
{
    if (!seed) {
        uint32_t drawn = 0;
        if (!platform_random(&drawn, sizeof drawn)) {
            return fault_say_errno(fault, FAULT_IO, MSG_fault_no_seed, NULL);
        }
        options->seed = arena_printf(&exercise->arena, "%u", 10000 + drawn % 90000);
        exercise->seed_drawn = true;
        return true;
    }
    const size_t size = strlen(seed);
    bool plain = size > 0 && size <= 64 && text_invalid(seed, size) == size;
    for (size_t i = 0; i < size; i++) {
        plain = plain && (unsigned char)seed[i] >= 0x20 && seed[i] != 0x7f;
    }
    options->seed = seed;
    return plain || fault_say(fault, FAULT_USAGE, MSG_fault_seed);
}

static bool read_languages(struct exercise *exercise, const char *list,
                           struct pool_options *options, struct fault *fault)
{
    bool first = true;
    if (!list) {
        options->langs[exercise->question.lang] = true;
        return true;
    }
    for (const char *at = list; at;) {
        const size_t size = text_word(&at);
        const char *word = arena_text(&exercise->arena, at, size);
        const enum language lang = language_of(word);
        if (lang == LANG_COUNT) {
            return fault_say_with(
                fault, FAULT_USAGE, MSG_fault_languages, word,
                word_hint(&exercise->arena, &language_words, word, fault_language(fault)),
                words_listed(&exercise->arena, &language_words));
        }
        options->langs[lang] = true;
        exercise->question.lang = first ? lang : exercise->question.lang;
        first = false;
        at = strchr(at + size, ',');
        at = at ? at + 1 : NULL;
    }
    return true;
}

/* ---- The command that makes the sheet again ---- */

static const char *quoted_word(struct arena *arena, const char *word)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,:+/";
    if (*word && strspn(word, plain) == strlen(word)) {
        return word;
    }
    const char *out = "'";
    for (; *word; word++) {
        out = *word == '\'' ? arena_printf(arena, "%s'\\''", out)
                            : arena_printf(arena, "%s%c", out, *word);
    }
    return arena_printf(arena, "%s'", out);
}

static const char *remake(struct exercise *exercise, const char *command,
                          const struct options *given, const char *seed)
{
    static const struct {
        int id;
        const char *name;
    } repeated[] = {{EXERCISE_COUNT, "count"},   {EXERCISE_LEVEL, "level"},
                    {OPTION_BLOC, "bloc"},       {OPTION_ACTOR, "actor"},
                    {EXERCISE_SKIP, "skip"},     {OPTION_FROM, "from"},
                    {OPTION_TO, "to"},           {EXERCISE_CONTESTED, "contested"},
                    {OPTION_READING, "reading"}, {EXERCISE_LANGS, "lang"}};
    struct arena *arena = &exercise->arena;
    const char *line = arena_printf(arena, "blocline %s", command);
    for (int i = 0; i < given->operand_count; i++) {
        line = arena_printf(arena, "%s %s", line, quoted_word(arena, given->operands[i]));
    }
    for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
        const char *value = given->value[repeated[i].id];
        if (value) {
            line = arena_printf(arena, "%s --%s %s", line, repeated[i].name,
                                quoted_word(arena, value));
        }
    }
    if (given->value[EXERCISE_LARGE]) {
        line = arena_printf(arena, "%s --large", line);
    }
    return arena_printf(arena, "%s --seed %s", line, quoted_word(arena, seed));
}

/* ---- All ---- */

static bool read_count(struct exercise *exercise, const struct options *given, struct fault *fault)
{
    size_t count = exercise->cards ? 24 : 10;
    if (given->value[EXERCISE_COUNT]) {
        count = given->number[EXERCISE_COUNT];
    }
    exercise->request.count = count;
    return (count >= 1 && count <= SHEET_ITEMS) ||
           fault_say_with(fault, FAULT_USAGE, MSG_fault_exercise_count, NUMBER_TEXT(SHEET_ITEMS));
}

bool exercise_open(struct exercise *exercise, const char *command, const struct question *question,
                   const struct options *given, struct fault *fault)
{
    struct named_parties asked = {0}, skipped = {0};
    *exercise = (struct exercise){.question = *question, .request = {.variants = 1}};
    struct pool_options options = {
        .level = given->value[EXERCISE_LEVEL] ? (int)given->number[EXERCISE_LEVEL] + 1 : 2,
        .by_reading = given->number[EXERCISE_CONTESTED] == 1};
    bool done = read_languages(exercise, given->value[EXERCISE_LANGS], &options, fault) &&
                read_seed(exercise, given->value[EXERCISE_SEED], &options, fault) &&
                read_operands(exercise, given, &asked, fault) &&
                read_count(exercise, given, fault) &&
                (!given->value[OPTION_BLOC] ||
                 add_parties(exercise, &asked, given->value[OPTION_BLOC], WANT_BLOC, fault)) &&
                (!given->value[OPTION_ACTOR] ||
                 add_parties(exercise, &asked, given->value[OPTION_ACTOR], WANT_ACTOR, fault)) &&
                (!given->value[EXERCISE_SKIP] ||
                 add_parties(exercise, &skipped, given->value[EXERCISE_SKIP],
                             WANT_ACTOR | WANT_BLOC, fault));
    if (!done) {
        return false;
    }
    options.large = given->value[EXERCISE_LARGE] != NULL;
    options.blocs = asked.blocs;
    options.bloc_count = asked.bloc_count;
    options.actors = asked.actors;
    options.actor_count = asked.actor_count;
    options.skipped_blocs = skipped.blocs;
    options.skipped_bloc_count = skipped.bloc_count;
    options.skipped_actors = skipped.actors;
    options.skipped_actor_count = skipped.actor_count;
    exercise->request.remake = remake(exercise, command, given, options.seed);
    exercise->open = true;
    return pool_open(&exercise->pool, &exercise->question, &options, fault);
}

void exercise_release(struct exercise *exercise)
{
    if (exercise->open) {
        pool_release(&exercise->pool);
    }
    arena_release(&exercise->arena);
}

const char *exercise_shortage(struct exercise *exercise, const struct sheet *sheet)
{
    struct arena *arena = &exercise->arena;
    const struct pool_options *options = &exercise->pool.options;
    const char *kinds = "";
    if (sheet_is_lonely(&exercise->pool)) {
        return message(exercise->question.lang, MSG_exercise_lonely);
    }
    for (size_t i = 0; i < sheet->short_count; i++) {
        kinds = arena_printf(arena, "%s%s%s", kinds, i ? ", " : "", sheet->short_of[i]);
    }
    const enum language lang = exercise->question.lang;
    const enum message what = options->bloc_count || options->actor_count
                                  ? MSG_exercise_more_parties
                              : options->level < 3   ? MSG_exercise_more_level
                              : !options->by_reading ? MSG_exercise_more_reading
                                                     : MSG_exercise_more_kinds;
    return message_format(arena, lang, MSG_exercise_shortage, kinds, message(lang, what));
}
