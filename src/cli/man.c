#include "man.h"

#include "command.h"
#include "man_page.h"
#include "render.h"
#include "shaping.h"

static void print_command(FILE *out, const struct command *command)
{
    struct option_spec specs[OPTIONS_MAX];
    size_t common, shapes;
    common_options(&common);
    shaping_options(&shapes);
    const size_t own = command_specs(command, specs, OPTIONS_MAX) - common - shapes;
    fprintf(out, ".SS %s", command->name);
    fprintf(out, "%s%s\n", *command->operands ? " " : "", command->operands);
    man_text(out, command->help);
    man_options(out, specs, own);
    fputs(".PP\n", out);
    for (const char *const *example = command->examples; *example; example++) {
        man_literal(out, *example);
    }
}

static void print_pairs(FILE *out, const char *const pairs[][2])
{
    for (; (*pairs)[0]; pairs++) {
        man_tag(out, (*pairs)[0]);
        man_text(out, (*pairs)[1]);
    }
}

static void print_formats(FILE *out)
{
    man_section(out, "FORMATS");
    for (const struct renderer *row = renderers(); row->name; row++) {
        man_tag(out, row->name);
        man_text(out, row->summary);
        if (row->extension) {
            fprintf(out, " (.%s)\n", row->extension);
        }
    }
    man_section(out, "EXPORTS");
    man_text(
        out,
        "Excel: xlsx has true dates where a date is a single plain day, and text elsewhere, since "
        "no cell\ncan say \"about 1994\". --excel ru writes CSV for Excel in Russian: UTF-8 with "
        "a byte order mark,\nsemicolons, CRLF; a cell that begins with = + - @, a tab or a "
        "carriage return is put after an\napostrophe, so that it cannot act as a formula "
        "(numbers stay numbers).\n\n"
        "Charts: --for timelinejs, flourish, rawgraphs and datawrapper name the columns as these "
        "tools want\nthem, with plain days; vega-lite is a whole chart, pale where a membership is "
        "only possible. What\ngoes on ends on the last day that the records cover, or where "
        "--fill-open says.\n\n"
        "Calendars: ics has the events of chronology that are dated to a day, each repeated every "
        "year; one\nwith a doubtful date is tentative.\n\n"
        "Sorting is the same in every locale: dates by first day, numbers by value, words by code "
        "point\nwithout regard to case; no value comes last.");
}

void man_blocline(FILE *out)
{
    static const char *const statuses[][2] = {{"0", "answered, an empty answer too"},
                                              {"1", "data refused or failed; --fail-empty and "
                                                    "no rows"},
                                              {"2", "wrong usage"},
                                              {"3", "no such bloc, actor or event"},
                                              {"4", "cannot open or write"},
                                              {"130", "stopped by Ctrl-C (128 + the signal); a "
                                                      "file named by -o is as it was"},
                                              {NULL, NULL}};
    static const char *const variables[][2] = {
        {"BLOCLINE_DB", "the database, where -d names none"},
        {"PAGER", "shows tables on a terminal (less -FRX); empty or cat: none"},
        {"NO_COLOR", "not empty: no colour on a terminal"},
        {"COLUMNS", "the width of the terminal"},
        {"TMPDIR",
         "for what is sorted, laid out as a table or put together as a workbook, where it is "
         "too long for memory"},
        {"XDG_CONFIG_HOME", "where the settings file is looked for"},
        {NULL, NULL}};
    static const char *const files[][2] = {
        {"~/.config/blocline/blocline.ini",
         "settings: a section [blocline] with database, lang, format, reading"},
        {NULL, NULL}};
    size_t count;
    man_head(out, "blocline", "who belonged to which bloc when, and how do we know?");
    man_section(out, "SYNOPSIS");
    fputs("\\fBblocline\\fR [\\fIoptions\\fR] \\fIcommand\\fR ...\n", out);
    man_section(out, "DESCRIPTION");
    man_text(out,
             "Answers questions of membership and chronology from a database that "
             "blocline-ingest(1) makes of\ncurated event records. Actors and blocs are named by id "
             "or by any name, in any case and language:\nEAEU, ЕАЭС, Eurasian Economic Union. "
             "Dates are EDTF (ISO 8601-2).");
    man_section(out, "COMMANDS");
    for (const struct command *const *command = commands(); *command; command++) {
        print_command(out, *command);
    }
    man_section(out, "OPTIONS");
    const struct option_spec *specs = common_options(&count);
    man_options(out, specs, count);
    fputs(".SS The shape of the answer\n", out);
    specs = shaping_options(&count);
    man_options(out, specs, count);
    print_formats(out);
    man_section(out, "EXIT STATUS");
    print_pairs(out, statuses);
    man_section(out, "ENVIRONMENT");
    print_pairs(out, variables);
    man_section(out, "FILES");
    print_pairs(out, files);
    man_section(out, "SEE ALSO");
    fputs(".BR blocline\\-ingest (1)\n", out);
}
