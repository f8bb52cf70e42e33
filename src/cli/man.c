#include "man.h"

#include "command.h"
#include "man_page.h"
#include "render.h"
#include "shaping.h"
#include "template.h"

static void print_command(FILE *out, const struct command *command)
{
    size_t own = 0;
    while (command->options && command->options[own].name) {
        own++;
    }
    fprintf(out, ".SS %s", command->name);
    fprintf(out, "%s%s\n", *command->operands ? " " : "", command->operands);
    man_text(out, command->help);
    man_options(out, command->options, own);
    fputs(".PP\n", out);
    for (const char *const *example = command->examples; *example; example++) {
        man_literal(out, *example);
    }
}

static void fill_formats(FILE *out)
{
    for (const struct renderer *row = renderers(); row->name; row++) {
        man_tag(out, row->name);
        man_text(out, row->summary);
        if (row->extension) {
            fprintf(out, " (.%s)\n", row->extension);
        }
    }
}

static void fill_commands(FILE *out)
{
    for (const struct command *const *command = commands(); *command; command++) {
        print_command(out, *command);
    }
}

static void fill_options(FILE *out)
{
    size_t count;
    const struct option_spec *specs = common_options(&count);
    man_options(out, specs, count);
}

static void fill_shape(FILE *out)
{
    size_t count;
    const struct option_spec *specs = shaping_options(&count);
    man_options(out, specs, count);
}

void man_blocline(FILE *out)
{
    static const struct gap gaps[] = {{"version", template_version},
                                      {"date", template_date},
                                      {"commands", fill_commands},
                                      {"options", fill_options},
                                      {"shape", fill_shape},
                                      {"formats", fill_formats},
                                      {NULL, NULL}};
    template_print(out, template_man, gaps);
}
