#include "complete_ingest.h"
#include "dataset.h"
#include "describe.h"
#include "files.h"
#include "fold.h"
#include "help_page.h"
#include "ingest_findings.h"
#include "ingest_import.h"
#include "ingest_load.h"
#include "interrupt.h"
#include "man_page.h"
#include "memory.h"
#include "message.h"
#include "messages.h"
#include "options.h"
#include "package.h"
#include "package_digest.h"
#include "platform.h"
#include "progress.h"
#include "report.h"
#include "shares.h"
#include "spoken.h"
#include "sqlite_running.h"
#include "template.h"
#include "version.h"
#include "wording.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char program[] = "blocline-ingest";

static const struct option_spec specs[] = {
    {.id = 'd',
     .name = "database",
     .argument = "FILE",
     .help = MSG_help_o_ingest_database,
     .kind = VALUE_FILE},
    {.id = OPTION_CHECK, .name = "check", .help = MSG_help_o_ingest_check},
    {.id = OPTION_ALL, .name = "all-findings", .help = MSG_help_o_ingest_all_findings},
    {.id = OPTION_MATCH, .name = "match", .argument = "SCHEMES", .help = MSG_help_o_ingest_match},
    {.id = OPTION_DATAPACKAGE, .name = "datapackage", .help = MSG_help_o_ingest_datapackage},
    {.id = OPTION_CODEBOOK, .name = "codebook", .help = MSG_help_o_ingest_codebook},
    {.id = OPTION_LANG,
     .name = "lang",
     .argument = "LANG",
     .help = MSG_help_o_ingest_lang,
     .kind = VALUE_WORD,
     .words = language_words.texts},
    {.id = OPTION_FROM,
     .name = "from",
     .argument = "TABLE",
     .help = MSG_help_o_ingest_from,
     .kind = VALUE_FILE},
    {.id = OPTION_TO,
     .name = "to",
     .argument = "FOLDER",
     .help = MSG_help_o_ingest_to,
     .kind = VALUE_FILE},
    {.id = OPTION_MAP,
     .name = "map",
     .argument = "MAP",
     .help = MSG_help_o_ingest_map,
     .kind = VALUE_FILE},
    {.id = OPTION_YEARS,
     .name = "years",
     .argument = "RULE",
     .help = MSG_help_o_ingest_years,
     .kind = VALUE_WORD,
     .words = years_words.texts},
    {.id = OPTION_SOURCE_ID, .name = "source", .argument = "ID", .help = MSG_help_o_ingest_source},
    {.id = OPTION_DRY_RUN, .name = "dry-run", .help = MSG_help_o_ingest_dry_run},
    {.id = OPTION_SET_ASIDE,
     .name = "set-aside",
     .argument = "FILE",
     .help = MSG_help_o_ingest_set_aside,
     .kind = VALUE_FILE},
    {.id = OPTION_NEW,
     .name = "new",
     .argument = "FOLDER",
     .help = MSG_help_o_ingest_new,
     .kind = VALUE_FILE},
    {.id = OPTION_TITLE, .name = "title", .argument = "TITLE", .help = MSG_help_o_ingest_title},
    {.id = 'q', .name = "quiet", .help = MSG_help_o_ingest_quiet},
    {.id = 'h', .name = "help", .help = MSG_help_o_help},
    {.id = 'V', .name = "version", .help = MSG_help_o_version},
    {.id = OPTION_LIBRARIES, .name = "libraries", .help = MSG_help_o_libraries},
};

static const char *const examples[] = {"blocline-ingest --check seeds",
                                       "blocline-ingest -d eurasia.db seeds", NULL};

/* What the build makes of the above: blocline-ingest(1) and completions. */
static void fill_summary(FILE *out)
{
    fputs(message(LANG_EN, MSG_help_s_ingest), out);
}

static void fill_about(FILE *out)
{
    man_text(out, message(LANG_EN, MSG_help_t_ingest));
}

static void fill_options(FILE *out)
{
    man_options(out, specs, sizeof specs / sizeof *specs, LANG_EN);
}

static void fill_examples(FILE *out)
{
    for (const char *const *example = examples; *example; example++) {
        man_literal(out, *example);
    }
}

static void fill_statuses(FILE *out)
{
    man_text(out, message(LANG_EN, MSG_help_ingest_statuses));
}

static void print_man(FILE *out)
{
    static const struct gap gaps[] = {{"version", template_version}, {"date", template_date},
                                      {"summary", fill_summary},     {"about", fill_about},
                                      {"options", fill_options},     {"examples", fill_examples},
                                      {"statuses", fill_statuses},   {NULL, NULL}};
    template_print(out, template_ingest_man, gaps);
}

static void fill_bash_files(FILE *out)
{
    ingest_bash_files(out, specs, sizeof specs / sizeof *specs);
}

static void fill_bash_names(FILE *out)
{
    ingest_bash_names(out, specs, sizeof specs / sizeof *specs);
}

static void print_bash(FILE *out)
{
    static const struct gap gaps[] = {
        {"files", fill_bash_files}, {"names", fill_bash_names}, {NULL, NULL}};
    template_print(out, template_ingest_bash, gaps);
}

static void fill_zsh(FILE *out)
{
    ingest_zsh_options(out, specs, sizeof specs / sizeof *specs);
}

static void print_zsh(FILE *out)
{
    static const struct gap gaps[] = {{"options", fill_zsh}, {NULL, NULL}};
    template_print(out, template_ingest_zsh, gaps);
}

static void fill_fish(FILE *out)
{
    ingest_fish_options(out, specs, sizeof specs / sizeof *specs);
}

static void print_fish(FILE *out)
{
    static const struct gap gaps[] = {{"options", fill_fish}, {NULL, NULL}};
    template_print(out, template_ingest_fish, gaps);
}

/* False: the word asks for none of them. */
static bool print_made(const char *word)
{
    static const struct {
        const char *word;
        void (*print)(FILE *out);
    } made[] = {
        {"--man", print_man}, {"--bash", print_bash}, {"--zsh", print_zsh}, {"--fish", print_fish}};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        if (strcmp(word, made[i].word) == 0) {
            made[i].print(stdout);
            return true;
        }
    }
    return false;
}

static void print_help(enum language lang)
{
    printf("%s - %s\n\n%s %s [options] PACKAGE...\n\n", program, message(lang, MSG_help_s_ingest),
           message(lang, MSG_help_usage), program);
    help_wrap(stdout, message(lang, MSG_help_t_ingest), 0, 0);
    printf("\n%s\n", message(lang, MSG_help_options));
    help_options(stdout, specs, sizeof specs / sizeof *specs, lang);
    printf("\n%s\n", message(lang, MSG_help_examples));
    for (const char *const *example = examples; *example; example++) {
        printf("  %s\n", *example);
    }
    printf("\n%s %s\n", message(lang, MSG_ingest_exit), message(lang, MSG_help_ingest_statuses));
}

/* The language of messages: that of a --lang wherever it stands, so that wrong options too are told
 * in it; else, on a terminal, that of the locale. */
static enum language language_said(int argc, char **argv)
{
    const enum language said = language_of_words(argc, argv);
    const enum language local = platform_is_terminal(stdout) ? language_of_locale() : LANG_EN;
    return said < LANG_COUNT ? said : local < LANG_COUNT ? local : LANG_EN;
}

static int run(int argc, char **argv)
{
    const enum language lang = language_said(argc, argv);
    struct fault fault = {.language = lang};
    struct options options = {0};
    int next;
    report_no_memory_in(lang);
    if (argc == 2 && print_made(argv[1])) {
        return EXIT_ANSWERED;
    }
    if (!options_read(argc, argv, specs, sizeof specs / sizeof *specs, false, &options, &next,
                      &fault) ||
        !options_check(specs, sizeof specs / sizeof *specs, &options, &fault)) {
        return report_fault(program, &fault);
    }
    if (options.value['h']) {
        print_help(lang);
        return EXIT_ANSWERED;
    }
    if (options.value['V']) {
        const char *running = sqlite_running();
        printf("blocline-ingest " BLOCLINE_VERSION " (SQLite %s)\n", running);
        if (options.value[OPTION_LIBRARIES]) {
            printf("SQLite %s\n" BLOCLINE_LIBRARIES, running);
        }
        return EXIT_ANSWERED;
    }
    if (options.value[OPTION_NEW]) {
        return ingest_new(&options, lang);
    }
    if (options.value[OPTION_FROM] || options.value[OPTION_MAP]) {
        return ingest_import(&options, options.value[OPTION_ALL] != NULL, lang);
    }
    if (!options.operand_count) {
        fault_say(&fault, FAULT_USAGE, MSG_fault_which_package);
        return report_fault(program, &fault);
    }
    if ((options.value[OPTION_DATAPACKAGE] || options.value[OPTION_CODEBOOK]) &&
        options.operand_count > 1) {
        fault_say(&fault, FAULT_USAGE, MSG_fault_one_package);
        return report_fault(program, &fault);
    }
    if (options.value['d'] && !file_check_name(options.value['d'], &fault)) {
        return report_fault(program, &fault);
    }
    return ingest_load(&options, lang);
}

int main(int argc, char **argv)
{
    static char written[1 << 16]; /* what is printed is written at once */
    report_no_memory_in(LANG_EN);
    setvbuf(stdout, written, _IOFBF, sizeof written);
    return platform_begin(&argc, &argv) ? report_output(program, run(argc, argv))
                                        : report_arguments(program);
}
