#include "help.h"

#include "shaping.h"

#include <string.h>

void help_program(FILE *out)
{
    fputs("blocline - who belonged to which bloc when, and how do we know?\n\n"
          "Usage: blocline [options] COMMAND ...\n\nCommands:\n",
          out);
    for (const struct command *const *command = commands(); *command; command++) {
        char left[64];
        snprintf(left, sizeof left, "%s %s", (*command)->name, (*command)->operands);
        fprintf(out, "  %-24s %s\n", left, (*command)->summary);
    }
    size_t count;
    const struct option_spec *specs = common_options(&count);
    fputs("\nOptions of all commands:\n", out);
    options_help(out, specs, count);
    specs = shaping_options(&count);
    fputs("\nThe shape of the answer:\n", out);
    options_help(out, specs, count);
    fputs("\n`blocline COMMAND -h` says more, with examples. Actors and blocs are named by id or "
          "by any\n"
          "name, in any case and language: EAEU, ЕАЭС, Eurasian Economic Union.\n"
          "Exit status: 0 answered, 1 data refused or failed, 2 wrong usage, 3 no such bloc, actor "
          "or\n"
          "event, 4 cannot open or write.\n",
          out);
}

void help_command(FILE *out, const struct command *command)
{
    struct option_spec specs[OPTIONS_MAX];
    size_t shapes;
    shaping_options(&shapes);
    /* How to shape an answer is the same for all: `blocline -h` tells it once. */
    const size_t count =
        command_specs(command, specs, OPTIONS_MAX) - (command->documents ? 0 : shapes);
    fprintf(out, "Usage: blocline %s%s%s [options]\n\n%s\n\nOptions:\n", command->name,
            *command->operands ? " " : "", command->operands, command->help);
    options_help(out, specs, count);
    fputs(command->documents
              ? "\nExamples:\n"
              : "  Those that shape the answer (--columns, --sort, --for, ...): `blocline "
                "-h`\n\nExamples:\n",
          out);
    for (const char *const *example = command->examples; *example; example++) {
        fprintf(out, "  %s\n", *example);
    }
}
