#include "complete.h"

#include "command.h"
#include "complete_text.h"
#include "complete_words.h"
#include "template.h"

static void zsh_words(FILE *out, struct words words)
{
    switch (words.kind) {
    case WORDS_FILES:
        fputs("_files", out);
        break;
    case WORDS_LIST:
        fprintf(out, "{_blocline_list %s %s}", words.columns, words.ask);
        break;
    case WORDS_FIXED:
        fputs("(", out);
        words_print(out, &words);
        fputs(")", out);
        break;
    case WORDS_NONE:
        break;
    }
}

static void zsh_option(FILE *out, const struct option_spec *spec)
{
    zsh_option_head(out, spec);
    if (spec->argument) {
        zsh_words(out, option_words(spec));
    }
    fputs("' \\\n", out);
}

static void zsh_operand(FILE *out, struct words words)
{
    if (words.kind == WORDS_LIST) {
        fprintf(out, "_blocline_list %s %s; ", words.columns, words.ask);
    } else if (words.kind == WORDS_FIXED) {
        fputs("compadd -- ", out);
        words_print(out, &words);
        fputs("; ", out);
    } else if (words.kind == WORDS_FILES) {
        fputs("_files; ", out);
    }
}

static void zsh_places(FILE *out, const struct command *command)
{
    struct operand operand = {.text = command->operands};
    struct words words[OPERAND_WORDS];
    size_t count;
    bool more = false;
    while (next_place(&operand, words, &count)) {
        more = operand.more;
        if (more) {
            fputs("    '*:operand:{", out);
        } else {
            fprintf(out, "    '%zu:operand:{", operand.place);
        }
        for (size_t i = 0; i < count; i++) {
            zsh_operand(out, words[i]);
        }
        fputs(more ? "}' ;;\n" : "}' \\\n", out);
    }
    fputs(more ? "" : "    '*:nothing:_blocline_nothing' ;;\n", out);
}

static void zsh_command(FILE *out, const struct command *command)
{
    struct option_spec specs[OPTIONS_MAX];
    const size_t count = command_specs(command, specs, OPTIONS_MAX);
    fprintf(out, "  %s)\n    _arguments \\\n", command->name);
    for (size_t i = 0; i < count; i++) {
        zsh_option(out, &specs[i]);
    }
    zsh_places(out, command);
}

static void fill_summaries(FILE *out)
{
    for (const struct command *const *command = commands(); *command; command++) {
        fprintf(out, "      '%s:", (*command)->name);
        zsh_text(out, message(LANG_EN, (*command)->summary));
        fputs("'\n", out);
    }
}

static void fill_commands(FILE *out)
{
    for (const struct command *const *command = commands(); *command; command++) {
        zsh_command(out, *command);
    }
}

/* Options that may stand before the command, and those of them that have a value. */
static void fill_options(FILE *out)
{
    struct option_spec specs[OPTIONS_MAX];
    const size_t count = command_specs(NULL, specs, OPTIONS_MAX);
    for (size_t i = 0; i < count; i++) {
        zsh_option(out, &specs[i]);
    }
}

static void fill_valued(FILE *out)
{
    print_valued(out, "|");
}

void complete_zsh(FILE *out)
{
    static const struct gap gaps[] = {{"summaries", fill_summaries},
                                      {"commands", fill_commands},
                                      {"options", fill_options},
                                      {"valued", fill_valued},
                                      {NULL, NULL}};
    template_print(out, template_zsh, gaps);
}
