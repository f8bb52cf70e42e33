#include "complete.h"

#include "command.h"
#include "complete_words.h"
#include "template.h"

#include <string.h>

static void bash_words(FILE *out, struct words words)
{
    switch (words.kind) {
    case WORDS_FILES:
        fputs("_blocline_files; ", out);
        break;
    case WORDS_LIST:
        fprintf(out, "_blocline_list %.*s %s; ", (int)strcspn(words.columns, ","), words.columns,
                words.ask);
        break;
    case WORDS_FIXED:
        fputs("_blocline_words ", out);
        words_print(out, &words);
        fputs("; ", out);
        break;
    case WORDS_NONE:
        break;
    }
}

/* When the words of the option are wanted: of any command, or where others mean something else by
 * its name, of those that have it. */
static void bash_pattern(FILE *out, const struct option_spec *spec)
{
    bool shared = false, first = true;
    for (const struct command *const *command = commands(); *command; command++) {
        shared = shared || command_has_other(*command, spec);
    }
    fputs("    ", out);
    if (!shared) {
        if (spec->id < OPTION_FIRST) {
            fprintf(out, "*:-%c|", spec->id);
        }
        fprintf(out, "*:--%s) ", spec->name);
        return;
    }
    for (const struct command *const *command = commands(); *command; command++) {
        if (command_has(*command, spec)) {
            fprintf(out, "%s%s:--%s", first ? "" : "|", (*command)->name, spec->name);
            first = false;
        }
    }
    fputs(") ", out);
}

static void bash_option(FILE *out, const struct option_spec *spec)
{
    if (!spec->argument) {
        return;
    }
    bash_pattern(out, spec);
    bash_words(out, option_words(spec));
    fputs("return ;;\n", out);
}

static void bash_flags(FILE *out, const struct command *command)
{
    struct option_spec specs[OPTIONS_MAX];
    const size_t count = command_specs(command, specs, OPTIONS_MAX);
    fprintf(out, "    %s:-*) _blocline_words", command ? command->name : "");
    for (size_t i = 0; i < count; i++) {
        fprintf(out, " --%s", specs[i].name);
    }
    fputs("; return ;;\n", out);
}

static void bash_places(FILE *out, const struct command *command)
{
    struct operand operand = {.text = command->operands};
    struct words words[OPERAND_WORDS];
    size_t count;
    while (next_place(&operand, words, &count)) {
        /* The earlier places stand in earlier lines. */
        fprintf(out, "    %s:", command->name);
        if (operand.more) {
            fputs("*) ", out);
        } else {
            fprintf(out, "%zu) ", operand.place);
        }
        for (size_t i = 0; i < count; i++) {
            bash_words(out, words[i]);
        }
        fputs(";;\n", out);
    }
}

static void print_names(FILE *out)
{
    fputs("_blocline_words", out);
    for (const struct command *const *command = commands(); *command; command++) {
        fprintf(out, " %s", (*command)->name);
    }
}

static void fill_valued(FILE *out)
{
    print_valued(out, "|");
}

static void fill_options(FILE *out)
{
    each_option(out, bash_option);
}

static void fill_flags(FILE *out)
{
    for (const struct command *const *command = commands(); *command; command++) {
        bash_flags(out, *command);
    }
    bash_flags(out, NULL);
}

static void fill_places(FILE *out)
{
    for (const struct command *const *command = commands(); *command; command++) {
        bash_places(out, *command);
    }
    fputs("    help:1) ", out);
    print_names(out);
    fputs(" ;;\n    :*) ", out);
    print_names(out);
    fputs(" help\n"
          "        [[ ${COMPREPLY[*]} || -z $cur ]] || {\n"
          "            _blocline_list bloc list blocs\n"
          "            _blocline_list actor list actors\n"
          "        } ;;\n",
          out);
}

void complete_bash(FILE *out)
{
    static const struct gap gaps[] = {{"valued", fill_valued},
                                      {"options", fill_options},
                                      {"flags", fill_flags},
                                      {"places", fill_places},
                                      {NULL, NULL}};
    template_print(out, template_bash, gaps);
}
