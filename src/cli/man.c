#include "man.h"

#include "command.h"
#include "man_page.h"
#include "render.h"
#include "shaping.h"
#include "template.h"

static void print_command(FILE *out, const struct command *command, enum language lang)
{
    size_t own = 0;
    while (command->options && command->options[own].name) {
        own++;
    }
    fprintf(out, ".SS %s", command->name);
    fprintf(out, "%s%s\n", *command->operands ? " " : "", command->operands);
    man_text(out, message(lang, command->help));
    man_options(out, command->options, own, lang);
    fputs(".PP\n", out);
    for (const char *const *example = command->examples; *example; example++) {
        man_literal(out, *example);
    }
}

static void write_formats(FILE *out, enum language lang)
{
    for (const struct renderer *row = renderers(); row->name; row++) {
        man_tag(out, row->name);
        man_text(out, message(lang, row->summary));
        if (row->extension) {
            fprintf(out, " (.%s)\n", row->extension);
        }
    }
}

static void write_commands(FILE *out, enum language lang)
{
    for (const struct command *const *command = commands(); *command; command++) {
        print_command(out, *command, lang);
    }
}

static void write_options(FILE *out, enum language lang)
{
    size_t count;
    const struct option_spec *specs = common_options(&count);
    man_options(out, specs, count, lang);
}

static void write_shape(FILE *out, enum language lang)
{
    size_t count;
    const struct option_spec *specs = shaping_options(&count);
    man_options(out, specs, count, lang);
}

/* The gaps of a page in one language. */
#define PAGE(code, language)                                                                       \
    static void commands_##code(FILE *out)                                                         \
    {                                                                                              \
        write_commands(out, language);                                                             \
    }                                                                                              \
    static void options_##code(FILE *out)                                                          \
    {                                                                                              \
        write_options(out, language);                                                              \
    }                                                                                              \
    static void shape_##code(FILE *out)                                                            \
    {                                                                                              \
        write_shape(out, language);                                                                \
    }                                                                                              \
    static void formats_##code(FILE *out)                                                          \
    {                                                                                              \
        write_formats(out, language);                                                              \
    }                                                                                              \
    static const struct gap gaps_##code[] = {{"version", template_version},                        \
                                             {"date", template_date},                              \
                                             {"commands", commands_##code},                        \
                                             {"options", options_##code},                          \
                                             {"shape", shape_##code},                              \
                                             {"formats", formats_##code},                          \
                                             {NULL, NULL}};

PAGE(en, LANG_EN)
PAGE(ru, LANG_RU)
PAGE(kk, LANG_KK)

void man_blocline(FILE *out)
{
    template_print(out, template_man, gaps_en);
}

void man_blocline_ru(FILE *out)
{
    template_print(out, template_man_ru, gaps_ru);
}

void man_blocline_kk(FILE *out)
{
    template_print(out, template_man_kk, gaps_kk);
}
