#include "options.h"

#include "arena.h"
#include "messages.h"
#include "text.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* getopt's tables for the specs. */
struct tables {
    struct option *longs;
    char shorts[2 * 64 + 4];
};

static void make_tables(struct tables *tables, const struct option_spec *specs, size_t count,
                        bool stop_at_word)
{
    char *at = tables->shorts;
    tables->longs = heap_alloc((count + 1) * sizeof *tables->longs);
    memset(tables->longs, 0, (count + 1) * sizeof *tables->longs);
    *at++ = stop_at_word ? '+' : '-'; /* '-': operands come in order, as option 1 */
    *at++ = ':';                      /* a missing argument is ':' and not '?' */
    for (size_t i = 0; i < count; i++) {
        const int takes = specs[i].argument ? required_argument : no_argument;
        tables->longs[i] = (struct option){specs[i].name, takes, NULL, specs[i].id};
        if (specs[i].id < OPTION_FIRST) {
            *at++ = (char)specs[i].id;
            if (takes == required_argument) {
                *at++ = ':';
            }
        }
    }
    *at = '\0';
}

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

/* Moves an operand to the front of argv, as getopt itself would: there it takes the place of a word
 * that has been read, for at most one operand comes of each word. */
static void add_operand(struct options *options, char **argv, char *word)
{
    argv[1 + options->operand_count++] = word;
}

static const struct option_spec *spec_of(const struct option_spec *specs, size_t count, int id)
{
    for (size_t i = 0; i < count; i++) {
        if (specs[i].id == id) {
            return &specs[i];
        }
    }
    return NULL;
}

static bool take_option(int id, const struct option_spec *specs, size_t count,
                        struct options *options, const char *word, struct fault *fault)
{
    const struct option_spec *spec = spec_of(specs, count, id);
    if (id == ':') {
        const struct option_spec *wanting = spec_of(specs, count, optopt);
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_option_argument, word,
                              wanting ? wanting->name : "?", wanting ? wanting->argument : "");
    }
    if (!spec) {
        if (optopt) {
            /* A letter that is none, or --flag=value for a flag without one. */
            const struct option_spec *flag = spec_of(specs, count, optopt);
            if (flag) {
                return fault_say_with(fault, FAULT_USAGE, MSG_fault_option_no_argument, flag->name);
            }
            const char letters[] = {'-', (char)optopt, '\0'};
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_option, letters);
        }
        return unknown_option(word, specs, count, fault);
    }
    if (options->value[id] && spec->argument) {
        if (spec->kind != VALUE_IDS || !options->arena) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_option_twice, spec->name);
        }
        optarg = arena_printf(options->arena, "%s,%s", options->value[id], optarg);
    }
    options->value[id] = optarg ? optarg : "";
    return true;
}

bool options_read(int argc, char **argv, const struct option_spec *specs, size_t count,
                  bool stop_at_word, struct options *options, int *next, struct fault *fault)
{
    struct tables tables;
    bool done = true;
    int index = 1;
    make_tables(&tables, specs, count, stop_at_word);
    opterr = 0;
    optind = 0; /* GNU: start afresh, with the order of operands that the letters begin with */
    getopt_long(1, argv, tables.shorts, tables.longs, NULL);
    options->operands = (const char *const *)argv + 1;
    options->operand_count = 0;
    while (done && index < argc) {
        char *word = argv[index];
        if (is_dashed_operand(word)) {
            if (stop_at_word) {
                break;
            }
            add_operand(options, argv, word);
            index++;
            continue;
        }
        if (strcmp(word, "--") == 0) {
            for (index++; !stop_at_word && index < argc; index++) {
                add_operand(options, argv, argv[index]);
            }
            break;
        }
        optind = index;
        optopt = 0;
        optarg = NULL;
        /* Letters in a bunch (-qh) stay at one index until all are taken. */
        const int id = getopt_long(argc, argv, tables.shorts, tables.longs, NULL);
        if (id == -1) {
            break; /* stop_at_word, at a word */
        }
        if (id == 1) {
            add_operand(options, argv, optarg);
        } else {
            done = take_option(id, specs, count, options, word, fault);
        }
        index = optind;
    }
    *next = index;
    free(tables.longs);
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
