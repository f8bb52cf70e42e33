#include "complete_words.h"

#include "command.h"
#include "render.h"
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

static void print_languages(FILE *out)
{
    fputs("en ru kk ", out);
}

static void print_rules(FILE *out)
{
    fputs("any all start end ", out);
}

static void print_tools(FILE *out)
{
    fputs("timelinejs flourish rawgraphs datawrapper ", out);
}

static void print_whens(FILE *out)
{
    fputs("auto always never ", out);
}

static void print_excel(FILE *out)
{
    fputs("ru ", out);
}

/* By the word that stands for it in the help: of an operand, or of an option's argument. */
static const struct {
    const char *word;
    struct words words;
} places[] = {
    {"FILE", {WORDS_FILES, NULL, NULL, NULL}},
    {"BLOC", {WORDS_LIST, "blocs", "bloc,name", NULL}},
    {"ACTOR", {WORDS_LIST, "actors", "actor,name", NULL}},
    {"KIND", {WORDS_LIST, "kinds", "kind,name", NULL}},
    {"SOURCE", {WORDS_LIST, "sources", "source,title", NULL}},
    {"S[,S]", {WORDS_LIST, "statuses", "status,name", NULL}},
    {"reading", {WORDS_LIST, "readings", "reading,title", NULL}},
    {"person", {WORDS_LIST, "people", "person,name", NULL}},
    {"FORMAT", {WORDS_FIXED, NULL, NULL, print_formats}},
    {"WHAT", {WORDS_FIXED, NULL, NULL, print_lists}},
    {"LANG", {WORDS_FIXED, NULL, NULL, print_languages}},
    {"RULE", {WORDS_FIXED, NULL, NULL, print_rules}},
    {"TOOL", {WORDS_FIXED, NULL, NULL, print_tools}},
    {"WHEN", {WORDS_FIXED, NULL, NULL, print_whens}},
    {"ru", {WORDS_FIXED, NULL, NULL, print_excel}},
};

struct words operand_words(const char *word, size_t size)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strlen(places[i].word) == size && memcmp(places[i].word, word, size) == 0) {
            return places[i].words;
        }
    }
    return (struct words){WORDS_NONE, NULL, NULL, NULL};
}

/* NAME says little: what it names is the option's own name. */
struct words option_words(const struct option_spec *spec)
{
    const char *word = strcmp(spec->argument, "NAME") == 0 ? spec->name : spec->argument;
    return operand_words(word, strlen(word));
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
