#include "help.h"

#include "pager.h"
#include "platform.h"
#include "shaping.h"
#include "text.h"

#include <string.h>

enum { WIDTH = 80, MARGIN = 27 };

/* A text wrapped at spaces; further lines begin with `margin` spaces. `used` columns of the first
 * are taken. Lines that begin with a space are laid out by hand. */
static void wrap(FILE *out, const char *text, size_t used, size_t margin)
{
    while (*text) {
        const size_t line = strcspn(text, "\n");
        const bool by_hand = *text == ' ';
        for (size_t at = 0; at < line;) {
            size_t size = strcspn(text + at, " \n");
            size = by_hand ? line : size;
            const size_t width = text_width(text + at, size);
            if (at && used + 1 + width > WIDTH && !by_hand) {
                fprintf(out, "\n%*s", (int)margin, "");
                used = margin;
            } else if (at) {
                putc(' ', out);
                used++;
            }
            fwrite(text + at, 1, size, out);
            used += width;
            at += size;
            at += at < line && text[at] == ' ';
        }
        putc('\n', out);
        used = 0;
        text += line + (text[line] == '\n');
    }
}

/* "  left      right", the right one wrapped. */
static void row(FILE *out, const char *left, const char *right)
{
    const size_t width = text_width(left, strlen(left));
    if (width > MARGIN - 3) {
        fprintf(out, "  %s\n%*s", left, MARGIN, "");
    } else {
        fprintf(out, "  %s%*s", left, (int)(MARGIN - 2 - width), "");
    }
    wrap(out, right, MARGIN, MARGIN);
}

static void options(FILE *out, const struct option_spec *specs, size_t count, enum language lang)
{
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        const bool has_letter = specs[i].id < OPTION_FIRST;
        const char *left =
            arena_printf(&arena, "%c%c%s --%s%s%s", has_letter ? '-' : ' ',
                         has_letter ? specs[i].id : ' ', has_letter ? "," : " ", specs[i].name,
                         specs[i].argument ? " " : "", specs[i].argument ? specs[i].argument : "");
        row(out, left, help_text(&arena, lang, specs[i].help));
    }
    arena_release(&arena);
}

void help_program(FILE *out, enum language lang)
{
    static const char *const examples[] = {"blocline members EAEU 2015", "blocline why EAEU KGZ",
                                           "blocline history UZB", "blocline changes 2014 2015",
                                           "blocline chronology 1991-12"};
    struct arena arena = {0};
    size_t count;
    wrap(out, message(lang, MSG_help_what), 0, 0);
    fprintf(out, "\n%s blocline [options] COMMAND ...\n\n%s\n", message(lang, MSG_help_usage),
            message(lang, MSG_help_examples));
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        fprintf(out, "  %s\n", examples[i]);
    }
    fprintf(out, "\n%s\n", message(lang, MSG_help_commands));
    for (const struct command *const *command = commands(); *command; command++) {
        row(out, arena_printf(&arena, "%s %s", (*command)->name, (*command)->operands),
            help_text(&arena, lang, (*command)->summary));
    }
    const struct option_spec *specs = common_options(&count);
    fprintf(out, "\n%s\n", message(lang, MSG_help_all_options));
    options(out, specs, count, lang);
    specs = shaping_options(&count);
    fprintf(out, "\n%s\n", message(lang, MSG_help_shape));
    options(out, specs, count, lang);
    putc('\n', out);
    wrap(out, message(lang, MSG_help_further), 0, 0);
    wrap(out, message(lang, MSG_help_exit), 0, 0);
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
    wrap(out, help_text(&arena, lang, command->help), 0, 0);
    fprintf(out, "\n%s\n", message(lang, MSG_help_options));
    options(out, specs, count, lang);
    if (!command->documents) {
        fputs("  ", out);
        wrap(out, message(lang, MSG_help_shape_where), 2, 2);
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
