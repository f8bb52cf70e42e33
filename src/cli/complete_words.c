#include "complete_words.h"
#include "store_lists.h"

#include "command.h"
#include "render.h"
#include "shape.h"
#include "store.h"

#include <string.h>

static void print_formats(FILE *out)
{
    for (const struct renderer *row = renderers(); row->name; row++) {
        fprintf(out, "%s ", row->name);
    }
}

static void print_lists(FILE *out)
{
    for (const char *const *name = store_lists(); *name; name++) {
        fprintf(out, "%s ", *name);
    }
}

static void print_tools(FILE *out)
{
    for (const char *at = shape_names; *at; at += strspn(at, ", ")) {
        const size_t size = strcspn(at, ",");
        fprintf(out, "%.*s ", (int)size, at);
        at += size;
    }
}

/* By the name of an option, or by the word that stands for an operand or an argument in the help.
 */
static const struct {
    const char *word;
    struct words words;
} places[] = {
    {"FILE", {.kind = WORDS_FILES}},
    {"BLOC", {.kind = WORDS_LIST, .list = "blocs", .columns = "bloc,name"}},
    {"B[,B]", {.kind = WORDS_LIST, .list = "blocs", .columns = "bloc,name"}},
    {"ACTOR", {.kind = WORDS_LIST, .list = "actors", .columns = "actor,name"}},
    {"A[,A]", {.kind = WORDS_LIST, .list = "actors", .columns = "actor,name"}},
    {"KIND", {.kind = WORDS_LIST, .list = "kinds", .columns = "kind,name"}},
    {"SOURCE", {.kind = WORDS_LIST, .list = "sources", .columns = "source,title"}},
    {"S[,S]", {.kind = WORDS_LIST, .list = "statuses", .columns = "status,name"}},
    {"reading", {.kind = WORDS_LIST, .list = "readings", .columns = "reading,title"}},
    {"person", {.kind = WORDS_LIST, .list = "people", .columns = "person,name"}},
    {"FORMAT", {.kind = WORDS_FIXED, .print = print_formats}},
    {"WHAT", {.kind = WORDS_FIXED, .print = print_lists}},
    {"TOOL", {.kind = WORDS_FIXED, .print = print_tools}},
    {"LANG", {.kind = WORDS_FIXED, .fixed = "en ru kk "}},
    {"RULE", {.kind = WORDS_FIXED, .fixed = "any all start end days "}},
    {"WHEN", {.kind = WORDS_FIXED, .fixed = "auto always never "}},
    {"PERIOD", {.kind = WORDS_FIXED, .fixed = "year quarter month day "}},
    {"CODES", {.kind = WORDS_FIXED, .fixed = "iso3 iso2 cow gw "}},
    {"excel", {.kind = WORDS_FIXED, .fixed = "ru "}},
    {"shape", {.kind = WORDS_FIXED, .fixed = "cow "}},
    {"of", {.kind = WORDS_FIXED, .fixed = "actors blocs "}},
    {"style", {.kind = WORDS_FIXED, .fixed = "plain bibtex gost "}},
    {"as", {.kind = WORDS_FIXED, .fixed = "graphml dot "}},
};

void words_print(FILE *out, const struct words *words)
{
    if (words->print) {
        words->print(out);
    } else {
        fputs(words->fixed, out);
    }
}

struct words operand_words(const char *word, size_t size)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strlen(places[i].word) == size && memcmp(places[i].word, word, size) == 0) {
            return places[i].words;
        }
    }
    return (struct words){.kind = WORDS_NONE};
}

struct words option_words(const struct option_spec *spec)
{
    const struct words words = operand_words(spec->name, strlen(spec->name));
    return words.kind != WORDS_NONE ? words : operand_words(spec->argument, strlen(spec->argument));
}

const char *next_operand(const char *at, size_t *size)
{
    at += strspn(at, " |[].");
    *size = strcspn(at, " |[].");
    return *size > 0 ? at : NULL;
}

void each_option(FILE *out, void (*print)(FILE *out, const struct option_spec *spec))
{
    bool done[OPTION_IDS] = {false};
    struct option_spec specs[OPTIONS_MAX];
    for (const struct command *command = commands(); command->name; command++) {
        const size_t count = command_specs(command, specs, OPTIONS_MAX);
        for (size_t i = 0; i < count; i++) {
            if (!done[specs[i].id]) {
                done[specs[i].id] = true;
                print(out, &specs[i]);
            }
        }
    }
}
