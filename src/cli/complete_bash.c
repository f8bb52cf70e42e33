#include "complete.h"

#include "command.h"
#include "complete_words.h"
#include "template.h"

#include <string.h>

static void bash_words(FILE *out, struct words words)
{
    if (words.kind == WORDS_LIST) {
        fprintf(out, "$(_blocline_list %s %.*s)", words.list, (int)strcspn(words.columns, ","),
                words.columns);
    } else if (words.kind == WORDS_FIXED) {
        words_print(out, &words);
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
    struct words words = option_words(spec);
    if (words.list && strcmp(words.list, "people") == 0) {
        words.kind = WORDS_NONE; /* ids with spaces, which bash would take apart */
    }
    bash_pattern(out, spec);
    if (words.kind == WORDS_FILES) {
        fputs("COMPREPLY=($(compgen -f -- \"$cur\")); ", out);
    } else if (words.kind != WORDS_NONE) {
        fputs("COMPREPLY=($(compgen -W \"", out);
        bash_words(out, words);
        fputs("\" -- \"$cur\")); ", out);
    }
    fputs("return ;;\n", out);
}

static void bash_command(FILE *out, const struct command *command)
{
    struct option_spec specs[OPTIONS_MAX];
    const size_t count = command_specs(command, specs, OPTIONS_MAX);
    const char *name = command ? command->name : "";
    fprintf(out, "    %s:-*) words=\"", name);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "--%s ", specs[i].name);
    }
    fprintf(out, "\" ;;\n    %s:*) words=\"", name);
    size_t size;
    const char *at = command ? command->operands : "";
    while ((at = next_operand(at, &size)) != NULL) {
        bash_words(out, operand_words(at, size));
        fputs(" ", out);
        at += size;
    }
    for (const struct command *const *row = commands(); !command && *row; row++) {
        fprintf(out, "%s ", (*row)->name);
    }
    fputs(command ? "\" ;;\n" : "help\" ;;\n", out);
}

static void fill_names(FILE *out)
{
    for (const struct command *const *command = commands(); *command; command++) {
        fprintf(out, "%s|", (*command)->name);
    }
}

static void fill_options(FILE *out)
{
    each_option(out, bash_option);
}

static void fill_commands(FILE *out)
{
    for (const struct command *const *command = commands(); *command; command++) {
        bash_command(out, *command);
    }
    fputs("    help:*) words=\"", out);
    for (const struct command *const *command = commands(); *command; command++) {
        fprintf(out, "%s ", (*command)->name);
    }
    fputs("\" ;;\n", out);
    bash_command(out, NULL);
}

void complete_bash(FILE *out)
{
    static const struct gap gaps[] = {{"names", fill_names},
                                      {"options", fill_options},
                                      {"commands", fill_commands},
                                      {NULL, NULL}};
    template_print(out, template_bash, gaps);
}
