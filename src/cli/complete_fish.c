#include "complete.h"

#include "command.h"
#include "complete_text.h"
#include "complete_words.h"
#include "template.h"

static void fish_words(FILE *out, struct words words)
{
    if (words.kind == WORDS_LIST) {
        fprintf(out, " -a '(__blocline_list %s %s)'", words.columns, words.ask);
    } else if (words.kind == WORDS_FIXED) {
        fputs(" -a '", out);
        words_print(out, &words);
        fputs("'", out);
    }
}

static void fish_option(FILE *out, const struct option_spec *spec)
{
    fputs("complete -c blocline", out);
    if (!command_has(NULL, spec)) { /* offered after the commands that have it */
        fputs(" -n '__fish_seen_subcommand_from", out);
        for (const struct command *const *command = commands(); *command; command++) {
            if (command_has(*command, spec)) {
                fprintf(out, " %s", (*command)->name);
            }
        }
        fputs("'", out);
    }
    if (spec->id < OPTION_FIRST) {
        fprintf(out, " -s %c", spec->id);
    }
    fprintf(out, " -l %s", spec->name);
    if (spec->argument) {
        const struct words words = option_words(spec);
        fputs(words.kind == WORDS_FILES ? " -r -F" : " -x", out);
        fish_words(out, words);
    }
    fputs(" -d '", out);
    fish_text(out, message(LANG_EN, (enum message)spec->help));
    fputs("'\n", out);
}

static void fish_places(FILE *out, const struct command *command)
{
    struct operand operand = {.text = command->operands};
    struct words words[OPERAND_WORDS];
    size_t count;
    while (next_place(&operand, words, &count)) {
        for (size_t i = 0; i < count; i++) {
            fprintf(out, "complete -c blocline -n '__blocline_at %s %s %zu'%s", command->name,
                    operand.more ? "-ge" : "-eq", operand.place,
                    words[i].kind == WORDS_FILES ? " -F" : "");
            fish_words(out, words[i]);
            fputs("\n", out);
        }
    }
}

static void fill_commands(FILE *out)
{
    for (const struct command *const *at_command = commands(); *at_command; at_command++) {
        const struct command *command = *at_command;
        fprintf(out, "complete -c blocline -n __blocline_needs_command -a %s -d '", command->name);
        fish_text(out, message(LANG_EN, command->summary));
        fputs("'\n", out);
        fish_places(out, command);
    }
}

static void fill_options(FILE *out)
{
    each_option(out, fish_option);
}

static void fill_valued(FILE *out)
{
    print_valued(out, " ");
}

void complete_fish(FILE *out)
{
    static const struct gap gaps[] = {{"commands", fill_commands},
                                      {"options", fill_options},
                                      {"valued", fill_valued},
                                      {NULL, NULL}};
    template_print(out, template_fish, gaps);
}
