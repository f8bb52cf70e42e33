#include "options.h"

#include "arena.h"
#include "messages.h"
#include "option_walk.h"
#include "text.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Dates may begin with a dash: -0044, -198X, and what people write instead: -Y17000, -~0044,
 * --1985. Our options begin with other letters, so none of these can be one. */
static bool is_dashed_operand(const char *word)
{
    const size_t dashes = strspn(word, "-");
    const unsigned char first = (unsigned char)word[dashes];
    if (dashes == 0 || strcmp(word, "-") == 0 || strcmp(word, "--") == 0) {
        return false;
    }
    return dashes > 2 || !isalpha(first) || first == 'X' || first == 'Y';
}

/* Whether `word` is one of the words between spaces. */
static bool is_among(const char *words, const char *word)
{
    const size_t size = strlen(word);
    for (const char *at = words; at && size && (at = strstr(at, word)) != NULL; at += size) {
        if ((at == words || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0')) {
            return true;
        }
    }
    return false;
}

/* The option that goes by another name elsewhere ("--json" is -f json), or NULL. */
static const char *meant_option(struct arena *arena, const char *name,
                                const struct option_spec *specs, size_t count)
{
    const char *bare = name + strspn(name, "-");
    for (size_t i = 0; i < count; i++) {
        if (is_among(specs[i].others, bare)) {
            return arena_printf(arena, "--%s%s%s", specs[i].name, specs[i].argument ? " " : "",
                                specs[i].argument ? specs[i].argument : "");
        }
        if (is_among(specs[i].values, bare)) {
            return arena_printf(arena, "-%c %s", (char)specs[i].id, bare);
        }
    }
    return NULL;
}

static bool unknown_option(const char *word, const struct option_spec *specs, size_t count,
                           struct fault *fault)
{
    struct arena arena = {0};
    const size_t size = strcspn(word, "=");
    const char *name = arena_text(&arena, word, size);
    const char *meant = meant_option(&arena, name, specs, count);
    if (meant) {
        fault_say_with(fault, FAULT_USAGE, MSG_fault_option_here, name, meant);
        arena_release(&arena);
        return false;
    }
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < count; i++) {
        const char *key = arena_printf(&arena, "--%s", specs[i].name);
        nearest_offer(&nearest, key, key);
    }
    const char *hint = nearest_hint(&arena, &nearest, fault_language(fault));
    if (*hint) {
        fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_option_hint, name, hint);
    } else {
        fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_option_help, name);
    }
    arena_release(&arena);
    return false;
}

/* Moves an operand to the front of argv: there it takes the place of a word
 * that has been read, for at most one operand comes of each word. */
static void add_operand(struct options *options, char **argv, char *word)
{
    argv[1 + options->operand_count++] = word;
}

static bool keep_value(const struct option_found *found, struct options *options,
                       struct fault *fault)
{
    const struct option_spec *spec = found->spec;
    const char *value = found->argument ? found->argument : "";
    if (options->value[spec->id] && spec->argument) {
        if (spec->kind != VALUE_IDS || !options->arena) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_option_twice, spec->name);
        }
        value = arena_printf(options->arena, "%s,%s", options->value[spec->id], value);
    }
    options->value[spec->id] = value;
    return true;
}

/* Takes the next word, or the next letter of a bunch, that is at `word`. */
static bool take_step(struct option_walk *walk, const struct option_spec *specs, size_t count,
                      struct options *options, const char *word, struct fault *fault)
{
    struct option_found found;
    switch (option_walk_next(walk, specs, count, &found)) {
    case OPTION_STEP_OPTION:
        return keep_value(&found, options, fault);
    case OPTION_STEP_WANTS:
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_option_argument, word, found.spec->name,
                              found.spec->argument);
    case OPTION_STEP_TAKES_NONE:
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_option_no_argument, found.spec->name);
    case OPTION_STEP_UNKNOWN:
        return found.letter ? fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_option,
                                             (const char[]){'-', (char)found.letter, '\0'})
                            : unknown_option(word, specs, count, fault);
    case OPTION_STEP_OPERAND:
        add_operand(options, walk->argv, walk->argv[walk->index - 1]);
        break;
    case OPTION_STEP_END:
        break;
    }
    return true;
}

bool options_read(int argc, char **argv, const struct option_spec *specs, size_t count,
                  bool stop_at_word, struct options *options, int *next, struct fault *fault)
{
    struct option_walk walk = {.argv = argv, .argc = argc, .index = 1};
    bool done = true;
    options->operands = (const char *const *)argv + 1;
    options->operand_count = 0;
    while (done && walk.index < argc) {
        char *word = argv[walk.index];
        const bool dashed = !walk.letters && is_dashed_operand(word);
        if (!walk.letters && strcmp(word, "--") == 0) {
            for (walk.index++; !stop_at_word && walk.index < argc; walk.index++) {
                add_operand(options, argv, argv[walk.index]);
            }
            break;
        }
        if (stop_at_word && !walk.letters && (dashed || *word != '-' || word[1] == '\0')) {
            break;
        }
        if (dashed) {
            add_operand(options, argv, word);
            walk.index++;
        } else {
            done = take_step(&walk, specs, count, options, word, fault);
        }
    }
    *next = walk.index;
    return done;
}

static bool check_word(const struct option_spec *spec, struct options *options, struct fault *fault)
{
    struct arena arena = {0};
    const char *text = options->value[spec->id], *all = "";
    struct nearest nearest = nearest_to(text);
    for (size_t i = 0; spec->words[i]; i++) {
        if (strcmp(spec->words[i], text) == 0) {
            options->number[spec->id] = i;
            arena_release(&arena);
            return true;
        }
        nearest_offer(&nearest, spec->words[i], spec->words[i]);
        all = arena_printf(&arena, "%s%s%s", all, i ? ", " : "", spec->words[i]);
    }
    fault_say_with(fault, FAULT_USAGE,
                   spec->words[1] ? MSG_fault_option_word : MSG_fault_option_one_word, spec->name,
                   text, nearest_hint(&arena, &nearest, fault_language(fault)), all);
    arena_release(&arena);
    return false;
}

static bool check_number(const struct option_spec *spec, struct options *options,
                         struct fault *fault)
{
    const char *text = options->value[spec->id];
    char *end;
    errno = 0;
    const unsigned long long number = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end || errno != 0) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_option_number, spec->name, text);
    }
    options->number[spec->id] = (size_t)number;
    return true;
}

bool options_check(const struct option_spec *specs, size_t count, struct options *options,
                   struct fault *fault)
{
    for (size_t i = 0; i < count; i++) {
        const struct option_spec *spec = &specs[i];
        if (!options->value[spec->id]) {
            continue;
        }
        if ((spec->kind == VALUE_WORD && !check_word(spec, options, fault)) ||
            (spec->kind == VALUE_NUMBER && !check_number(spec, options, fault))) {
            return false;
        }
    }
    return true;
}
