#include "complete_words.h"
#include "store_lists.h"

#include "chart.h"
#include "command.h"
#include "render.h"
#include "store.h"

#include <string.h>

/* Where ids and what describes them come from, by the list's name. */
static const struct {
    const char *list, *ask, *columns;
} lists[] = {
    {"blocs", "list blocs", "bloc,name"},
    {"actors", "list actors", "actor,name"},
    {"kinds", "list kinds", "kind,name"},
    {"sources", "list sources", "source,title"},
    {"statuses", "list statuses", "status,name"},
    {"readings", "list readings", "reading,title"},
    {"tags", "list tags", "tag,of"},
    {"people", "list people", "person,name"},
    {"events", "chronology", "event,title"},
    {"places", "chronology", "place"},
};

static struct words words_of_list(const char *list)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(lists[i].list, list) == 0) {
            return (struct words){
                .kind = WORDS_LIST, .ask = lists[i].ask, .columns = lists[i].columns};
        }
    }
    return (struct words){.kind = WORDS_NONE};
}

static void print_formats(FILE *out)
{
    for (const struct renderer *row = renderers(); row->name; row++) {
        fprintf(out, "%s ", row->name);
    }
}

static void print_charts(FILE *out)
{
    for (const struct chart_kind *kind = chart_kinds(); kind->name; kind++) {
        fprintf(out, "%s ", kind->name);
    }
}

void words_print(FILE *out, const struct words *words)
{
    if (words->print) {
        words->print(out);
    }
    for (const char *const *word = words->fixed; word && *word; word++) {
        fprintf(out, "%s ", *word);
    }
}

struct words operand_words(const char *word, size_t size)
{
    /* The words that stand for operands in the help. */
    static const struct {
        const char *word, *list;
    } places[] = {{"BLOC", "blocs"},      {"ACTOR", "actors"},  {"SOURCE", "sources"},
                  {"EVENT", "events"},    {"PERSON", "people"}, {"PLACE", "places"},
                  {"READING", "readings"}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strlen(places[i].word) == size && memcmp(places[i].word, word, size) == 0) {
            return words_of_list(places[i].list);
        }
    }
    if (size == 4 && memcmp(word, "KIND", size) == 0) {
        return (struct words){.kind = WORDS_FIXED, .print = print_charts};
    }
    if (size == 4 && memcmp(word, "WHAT", size) == 0) {
        return (struct words){.kind = WORDS_FIXED, .fixed = store_lists()};
    }
    if ((size == 4 && memcmp(word, "FILE", size) == 0) ||
        (size == 6 && memcmp(word, "FOLDER", size) == 0)) {
        return (struct words){.kind = WORDS_FILES};
    }
    return (struct words){.kind = WORDS_NONE};
}

struct words option_words(const struct option_spec *spec)
{
    if (spec->kind == VALUE_FILE) {
        return (struct words){.kind = WORDS_FILES};
    }
    if (spec->list) {
        return words_of_list(spec->list);
    }
    if (spec->words) {
        return (struct words){.kind = WORDS_FIXED, .fixed = spec->words};
    }
    if (spec->id == 'f') {
        return (struct words){.kind = WORDS_FIXED, .print = print_formats};
    }
    return (struct words){.kind = WORDS_NONE};
}

bool next_operand(struct operand *operand)
{
    const char *at = operand->text + operand->size;
    at += strspn(at, ".]");
    const bool other = *at == '|';
    at += strspn(at, " |[");
    *operand = (struct operand){
        .text = at, .size = strcspn(at, " |[]."), .place = operand->place + (other ? 0 : 1)};
    operand->more = at[operand->size] == '.';
    return operand->size > 0;
}

bool next_place(struct operand *operand, struct words *words, size_t *count)
{
    *count = 0;
    struct operand next = *operand;
    while (next_operand(&next) && (*count == 0 || next.place == operand->place)) {
        const struct words found = operand_words(next.text, next.size);
        if (found.kind != WORDS_NONE && *count < OPERAND_WORDS) {
            words[(*count)++] = found;
        }
        *operand = next;
    }
    return *count > 0;
}

/* The command's option of that name; `*specs` has room for OPTIONS_MAX. NULL: it has none. */
static const struct option_spec *find_spec(const struct command *command, const char *name,
                                           struct option_spec *specs)
{
    const size_t count = command_specs(command, specs, OPTIONS_MAX);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(specs[i].name, name) == 0) {
            return &specs[i];
        }
    }
    return NULL;
}

/* Two commands may have options of one name that mean different things. */
static bool is_same(const struct option_spec *a, const struct option_spec *b)
{
    return a->help == b->help && a->words == b->words;
}

bool command_has(const struct command *command, const struct option_spec *spec)
{
    struct option_spec specs[OPTIONS_MAX];
    const struct option_spec *own = find_spec(command, spec->name, specs);
    return own && is_same(own, spec);
}

bool command_has_other(const struct command *command, const struct option_spec *spec)
{
    struct option_spec specs[OPTIONS_MAX];
    const struct option_spec *own = find_spec(command, spec->name, specs);
    return own && !is_same(own, spec);
}

static bool is_earlier(const struct command *const *command, const struct option_spec *spec)
{
    for (const struct command *const *at = commands(); at < command; at++) {
        if (command_has(*at, spec)) {
            return true;
        }
    }
    return false;
}

void each_option(FILE *out, void (*print)(FILE *out, const struct option_spec *spec))
{
    struct option_spec specs[OPTIONS_MAX];
    for (const struct command *const *command = commands(); *command; command++) {
        const size_t count = command_specs(*command, specs, OPTIONS_MAX);
        for (size_t i = 0; i < count; i++) {
            if (!is_earlier(command, &specs[i])) {
                print(out, &specs[i]);
            }
        }
    }
}

void print_valued(FILE *out, const char *between)
{
    struct option_spec specs[OPTIONS_MAX];
    const char *before = "";
    for (const struct command *const *command = commands(); *command; command++) {
        const size_t count = command_specs(*command, specs, OPTIONS_MAX);
        for (size_t i = 0; i < count; i++) {
            if (!specs[i].argument || is_earlier(command, &specs[i])) {
                continue;
            }
            if (specs[i].id < OPTION_FIRST) {
                fprintf(out, "%s-%c", before, specs[i].id);
                before = between;
            }
            fprintf(out, "%s--%s", before, specs[i].name);
            before = between;
        }
    }
}
