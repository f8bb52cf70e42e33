#include "complete_ingest.h"
#include "dataset.h"
#include "describe.h"
#include "files.h"
#include "fold.h"
#include "help_page.h"
#include "ingest_findings.h"
#include "ingest_import.h"
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

enum {
    OPTION_CHECK = OPTION_FIRST,
    OPTION_ALL,
    OPTION_DATAPACKAGE,
    OPTION_CODEBOOK,
    OPTION_MATCH,
    OPTION_LIBRARIES,
    OPTION_LANG
};

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

enum { SCHEMES_MAX = 16 };

/* --match: the schemes named, by their numbers. */
static bool read_schemes(const char *text, uint32_t schemes[SCHEMES_MAX], size_t *count,
                         struct fault *fault)
{
    struct arena arena = {0};
    bool done = true;
    *count = 0;
    for (const char *at = text ? text : ""; done && *at; at += *at == ',') {
        const size_t size = strcspn(at, ",");
        const char *word = arena_text(&arena, at, size);
        const uint32_t found = word_find(&scheme_words, word);
        at += size;
        if (found == WORD_UNKNOWN) {
            done = fault_say_with(fault, FAULT_USAGE, MSG_fault_match_scheme, word,
                                  word_hint(&arena, &scheme_words, word, fault_language(fault)),
                                  words_listed(&arena, &scheme_words));
        } else if (*count < SCHEMES_MAX) {
            schemes[(*count)++] = found;
        }
    }
    arena_release(&arena);
    return done && (!text || *count || fault_say(fault, FAULT_USAGE, MSG_fault_match_none));
}

/* Reads, checks, folds; what is found goes to stderr. */
static bool prepare(struct packages *packages, struct fold **folds, const struct options *options,
                    struct fault *fault)
{
    struct dataset *dataset = packages->dataset;
    struct findings *findings = packages->findings;
    struct package_digest *digest = package_digest_new();
    const struct package_witness witness = package_digest_witness(digest);
    packages->witness = &witness;
    const bool done =
        packages_read(packages, options->operands, (size_t)options->operand_count, fault);
    packages->witness = NULL;
    package_digest_set(digest, dataset);
    package_digest_free(digest);
    if (done) {
        *folds = heap_zero((size_t)dataset->readings_count + 1, sizeof **folds);
        for (uint32_t i = 0; i < dataset->readings_count; i++) {
            fold_reading(&(*folds)[i], dataset, i, findings);
        }
    }
    packages_locate(packages, findings);
    progress_clear(packages->watch->context);
    print_findings(dataset, findings, options->value[OPTION_ALL] != NULL);
    return done;
}

/* --datapackage and --codebook. */
static bool describe(const struct packages *packages, const struct options *options,
                     struct fault *fault)
{
    if (options->value[OPTION_DATAPACKAGE]) {
        return describe_datapackage(packages, stdout, fault);
    }
    const char *manifest = packages->dataset->files[0]; /* FOLDER/blocline.ini */
    const size_t size = strlen(manifest) - strlen(packages->files[0].name);
    const char *folder = arena_text(&packages->dataset->arena, manifest, size);
    return describe_codebook(packages, size ? folder : ".", stdout, fault);
}

/* What was read, and where it will be, in lines; NULL at the end. Nothing may fail once it is
 * there. */
static const char **summary_of(struct arena *arena, const struct dataset *dataset,
                               const struct fold *folds, const char *path, enum language lang)
{
    const char **lines = arena_alloc(arena, (dataset->readings_count + 4) * sizeof *lines);
    size_t count = 0;
    lines[count++] =
        message_format(arena, lang, MSG_ingest_summary, NUMBER_TEXT(dataset->events_count),
                       NUMBER_TEXT(dataset->accounts_count), NUMBER_TEXT(dataset->sources_count),
                       NUMBER_TEXT(dataset->actors_count), NUMBER_TEXT(dataset->blocs_count));
    for (uint32_t i = 0; i < dataset->readings_count; i++) {
        lines[count++] = message_format(arena, lang, MSG_ingest_reading, dataset->readings[i].id,
                                        NUMBER_TEXT(folds[i].count));
    }
    if (path) {
        lines[count++] = message_format(arena, lang, MSG_ingest_written, path);
        lines[count++] = message_format(arena, lang, MSG_ingest_ask, path);
    } else {
        lines[count++] = message(lang, MSG_ingest_checked);
    }
    lines[count] = NULL;
    return lines;
}

static int ingest(const struct options *options, enum language lang)
{
    uint32_t schemes[SCHEMES_MAX];
    size_t scheme_count;
    struct dataset dataset;
    struct findings findings;
    struct packages packages;
    struct fold *folds = NULL;
    struct fault fault = {.language = lang};
    struct arena said = {0};
    const char **summary = NULL;
    int status = EXIT_ANSWERED;
    bool written = false;
    const char *path = options->value['d'] ? options->value['d'] : "blocline.db";
    const bool describing = options->value[OPTION_DATAPACKAGE] || options->value[OPTION_CODEBOOK];
    const bool check_only = options->value[OPTION_CHECK] || describing;
    if (!read_schemes(options->value[OPTION_MATCH], schemes, &scheme_count, &fault)) {
        return report_fault(program, &fault);
    }
    const char *temporary = platform_variable("TMPDIR");
    dataset_init(&dataset);
    spool_place(dataset.texts, temporary && *temporary ? temporary : NULL);
    findings_init(&findings);
    findings.language = lang;
    packages_init(&packages, &dataset, &findings);
    struct progress progress = progress_to(stderr, program, options->value['q'] != NULL, lang);
    const struct watch watch = {.stop = interrupt_flag(),
                                .tick = progress_tick,
                                .share = progress_share,
                                .context = &progress};
    packages.watch = &watch;
    packages.keep_texts = describing;
    char **shares = share_folders();
    packages.shares = (const char *const *)shares;
    packages.match = schemes;
    packages.match_count = scheme_count;
    const bool prepared = prepare(&packages, &folds, options, &fault);
    if (!prepared) {
        status = report_fault(program, &fault);
    } else if (findings.errors) {
        if (!check_only) {
            struct arena arena = {0};
            fprintf(stderr, "%s: %s\n", program,
                    message_format(&arena, lang, MSG_ingest_not_written, path));
            arena_release(&arena);
        }
        status = EXIT_REFUSED;
    } else if (describing) {
        if (!describe(&packages, options, &fault)) {
            status = report_fault(program, &fault);
        }
    } else if (!options->value['q']) {
        summary = summary_of(&said, &dataset, folds, check_only ? NULL : path, lang);
    }
    if (prepared && !findings.errors && !check_only) {
        interrupt_catch(false);
        written = writer_write(path, &dataset, folds, &watch, &fault);
        progress_clear(&progress);
        if (!written) {
            status = report_fault(program, &fault);
        }
    }
    for (; status == EXIT_ANSWERED && summary && *summary; summary++) {
        puts(*summary);
    }
    arena_release(&said);
    if (written) {
        report_done(program);
    }
    for (uint32_t i = 0; folds && i < dataset.readings_count; i++) {
        fold_release(&folds[i]);
    }
    free(folds);
    packages_release(&packages);
    share_folders_free(shares);
    findings_release(&findings);
    dataset_release(&dataset);
    /* What is in place is done: a signal that came later changed nothing. */
    return interrupt_signal() && !written ? 128 + interrupt_signal() : status;
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
    return ingest(&options, lang);
}

int main(int argc, char **argv)
{
    static char written[1 << 16]; /* what is printed is written at once */
    report_no_memory_in(LANG_EN);
    setvbuf(stdout, written, _IOFBF, sizeof written);
    return platform_begin(&argc, &argv) ? report_output(program, run(argc, argv))
                                        : report_arguments(program);
}
