#include "help.h"

#include "help_page.h"
#include "messages.h"
#include "pager.h"
#include "platform.h"
#include "shaping.h"

#include <string.h>

void help_program(FILE *out, enum language lang)
{
    static const char *const examples[] = {"blocline members EAEU 2015", "blocline why EAEU KGZ",
                                           "blocline history UZB", "blocline changes 2014 2015",
                                           "blocline chronology 1991-12"};
    struct arena arena = {0};
    size_t count;
    help_wrap(out, message(lang, MSG_help_what), 0, 0);
    fprintf(out, "\n%s blocline [options] COMMAND ...\n\n%s\n", message(lang, MSG_help_usage),
            message(lang, MSG_help_examples));
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        fprintf(out, "  %s\n", examples[i]);
    }
    fprintf(out, "\n%s\n", message(lang, MSG_help_commands));
    for (const struct command *const *command = commands(); *command; command++) {
        help_row(out, arena_printf(&arena, "%s %s", (*command)->name, (*command)->operands),
                 message(lang, (*command)->summary));
    }
    const struct option_spec *specs = common_options(&count);
    fprintf(out, "\n%s\n", message(lang, MSG_help_all_options));
    help_options(out, specs, count, lang);
    specs = shaping_options(&count);
    fprintf(out, "\n%s\n", message(lang, MSG_help_shape));
    help_options(out, specs, count, lang);
    putc('\n', out);
    help_wrap(out, message(lang, MSG_help_further), 0, 0);
    help_wrap(out, message(lang, MSG_help_exit), 0, 0);
    arena_release(&arena);
}

void help_command(FILE *out, const struct command *command, enum language lang)
{
    struct arena arena = {0};
    struct option_spec specs[OPTIONS_MAX];
    size_t shapes;
    const struct option_spec *shaping = shaping_options(&shapes);
    /* How to shape an answer is the same for all: `blocline -h` tells it once. */
    size_t count = command_specs(command, specs, OPTIONS_MAX);
    for (size_t i = 0; i < shapes && !command->documents; i++) {
        count -= !command_takes(command, shaping[i].id);
    }
    fprintf(out, "%s blocline %s%s%s [options]\n\n%s\n", message(lang, MSG_help_usage),
            command->name, *command->operands ? " " : "", command->operands,
            message(lang, MSG_help_examples));
    for (const char *const *example = command->examples; *example; example++) {
        fprintf(out, "  %s\n", *example);
    }
    putc('\n', out);
    help_wrap(out, message(lang, command->help), 0, 0);
    fprintf(out, "\n%s\n", message(lang, MSG_help_options));
    help_options(out, specs, count, lang);
    if (!command->documents) {
        fputs("  ", out);
        help_wrap(out, message(lang, MSG_help_shape_where), 2, 2);
    }
    arena_release(&arena);
}

void help_show(const struct command *command, enum language lang)
{
    struct pager pager = {0};
    struct fault ignored = {0};
    if (platform_is_terminal(stdout)) {
        pager_open(&pager);
    }
    FILE *out = pager.file ? pager.file : stdout;
    if (command) {
        help_command(out, command, lang);
    } else {
        help_program(out, lang);
    }
    if (pager.file) {
        pager_close(&pager, &ignored);
    }
}
