#include "complete_ingest.h"
#include "dataset.h"
#include "describe.h"
#include "fold.h"
#include "ingest_findings.h"
#include "ingest_import.h"
#include "interrupt.h"
#include "man_page.h"
#include "memory.h"
#include "options.h"
#include "package.h"
#include "package_digest.h"
#include "platform.h"
#include "progress.h"
#include "report.h"
#include "sqlite_running.h"
#include "template.h"
#include "version.h"
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
    OPTION_LIBRARIES
};

static const struct option_spec specs[] = {
    {.id = 'd',
     .name = "database",
     .argument = "FILE",
     .help = "write the database to FILE (default: blocline.db here)",
     .kind = VALUE_FILE},
    {.id = OPTION_CHECK, .name = "check", .help = "only check the packages; write nothing"},
    {.id = OPTION_ALL, .name = "all-findings", .help = "show every finding, not just the first 20"},
    {.id = OPTION_DATAPACKAGE,
     .name = "datapackage",
     .help = "print the package's datapackage.json; load nothing"},
    {.id = OPTION_CODEBOOK,
     .name = "codebook",
     .help = "print its CODEBOOK.md with the generated parts made anew; load nothing"},
    {.id = OPTION_FROM,
     .name = "from",
     .argument = "TABLE",
     .help = "make a package of a table of other people (README, \"Bring your own data\")",
     .kind = VALUE_FILE},
    {.id = OPTION_TO,
     .name = "to",
     .argument = "FOLDER",
     .help = "with --from: the folder of the new package",
     .kind = VALUE_FILE},
    {.id = OPTION_MAP,
     .name = "map",
     .argument = "MAP",
     .help = "with --from: what its columns say, an ini file; else it is guessed and printed",
     .kind = VALUE_FILE},
    {.id = OPTION_YEARS,
     .name = "years",
     .argument = "RULE",
     .help =
         "with --from: a year counts if it held on any day of it, at its start, its end, or whole",
     .kind = VALUE_WORD,
     .words = years_words.texts},
    {.id = OPTION_SOURCE_ID,
     .name = "source",
     .argument = "ID",
     .help = "with --from: the id of the table as a source"},
    {.id = OPTION_DRY_RUN,
     .name = "dry-run",
     .help = "with --from: print the mapping and the first events; write nothing"},
    {.id = OPTION_SET_ASIDE,
     .name = "set-aside",
     .argument = "FILE",
     .help = "keep the rows that are refused in FILE, and take the rest",
     .kind = VALUE_FILE},
    {.id = OPTION_NEW,
     .name = "new",
     .argument = "FOLDER",
     .help = "begin a package of your own in a new folder",
     .kind = VALUE_FILE},
    {.id = OPTION_TITLE, .name = "title", .argument = "TITLE", .help = "with --new: its title"},
    {.id = 'q', .name = "quiet", .help = "say nothing when all is well"},
    {.id = 'h', .name = "help", .help = "this help"},
    {.id = 'V', .name = "version", .help = "the version"},
    {.id = OPTION_LIBRARIES,
     .name = "libraries",
     .help = "with -V: the versions of all libraries too"},
};

static const char summary[] = "checks data packages and loads them into a database";

static const char about[] =
    "A PACKAGE is a folder with a blocline.ini and CSV files. Everything is checked first, and\n"
    "all findings are reported as file:line:column: error|warning: message. The database is\n"
    "replaced as a whole, and only if there is no error; otherwise it stays as it was.\n";

static const char *const examples[] = {"blocline-ingest --check seeds",
                                       "blocline-ingest -d eurasia.db seeds", NULL};

static const char statuses[] = "0 done, 1 records refused, 2 wrong usage, 4 cannot read or write.";

/* What the build makes of the above: blocline-ingest(1) and completions. */
static void fill_summary(FILE *out)
{
    fputs(summary, out);
}

static void fill_about(FILE *out)
{
    man_text(out, about);
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
    man_text(out, statuses);
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

static void print_help(void)
{
    printf("%s - %s\n\nUsage: %s [options] PACKAGE...\n\n%s\nOptions:\n", program, summary, program,
           about);
    options_help(stdout, specs, sizeof specs / sizeof *specs);
    printf("\nExamples:\n");
    for (const char *const *example = examples; *example; example++) {
        printf("  %s\n", *example);
    }
    printf("\nExit status: %s\n", statuses);
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

static void print_summary(const struct dataset *dataset, const struct fold *folds,
                          const char *written)
{
    printf("%u events in %u accounts from %u sources; %u actors, %u blocs\n", dataset->events_count,
           dataset->accounts_count, dataset->sources_count, dataset->actors_count,
           dataset->blocs_count);
    for (uint32_t i = 0; i < dataset->readings_count; i++) {
        printf("reading %s: %zu spells\n", dataset->readings[i].id, folds[i].count);
    }
    if (written) {
        printf("written to %s\n", written);
        printf("ask it: blocline -d %s\n", written);
    } else {
        printf("checked; nothing written\n");
    }
}

static int ingest(const struct options *options)
{
    struct dataset dataset;
    struct findings findings;
    struct packages packages;
    struct fold *folds = NULL;
    struct fault fault = {0};
    int status = EXIT_ANSWERED;
    bool written = false;
    const char *path = options->value['d'] ? options->value['d'] : "blocline.db";
    const bool describing = options->value[OPTION_DATAPACKAGE] || options->value[OPTION_CODEBOOK];
    const bool check_only = options->value[OPTION_CHECK] || describing;
    const char *temporary = platform_variable("TMPDIR");
    dataset_init(&dataset);
    spool_place(dataset.texts, temporary && *temporary ? temporary : NULL);
    findings_init(&findings);
    packages_init(&packages, &dataset, &findings);
    struct progress progress = progress_to(stderr, program, options->value['q'] != NULL);
    const struct watch watch = {.stop = interrupt_flag(),
                                .tick = progress_tick,
                                .share = progress_share,
                                .context = &progress};
    packages.watch = &watch;
    packages.keep_texts = describing;
    const bool prepared = prepare(&packages, &folds, options, &fault);
    if (!prepared) {
        status = report_fault(program, &fault);
    } else if (findings.errors) {
        if (!check_only) {
            fprintf(stderr, "%s: %s was not written\n", program, path);
        }
        status = EXIT_REFUSED;
    } else if (describing) {
        if (!describe(&packages, options, &fault)) {
            status = report_fault(program, &fault);
        }
    } else if (!check_only) {
        interrupt_catch(false);
        written = writer_write(path, &dataset, folds, &watch, &fault);
        progress_clear(&progress);
        if (!written) {
            status = report_fault(program, &fault);
        }
    }
    if (status == EXIT_ANSWERED && !options->value['q'] && !describing) {
        print_summary(&dataset, folds, check_only ? NULL : path);
    }
    for (uint32_t i = 0; folds && i < dataset.readings_count; i++) {
        fold_release(&folds[i]);
    }
    free(folds);
    packages_release(&packages);
    findings_release(&findings);
    dataset_release(&dataset);
    /* What is in place is done: a signal that came later changed nothing. */
    return interrupt_signal() && !written ? 128 + interrupt_signal() : status;
}

static int run(int argc, char **argv)
{
    struct fault fault = {0};
    struct options options = {0};
    int next;
    if (argc == 2 && print_made(argv[1])) {
        return EXIT_ANSWERED;
    }
    if (!options_read(argc, argv, specs, sizeof specs / sizeof *specs, false, &options, &next,
                      &fault)) {
        return report_fault(program, &fault);
    }
    if (options.value['h']) {
        print_help();
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
    if (!options_check(specs, sizeof specs / sizeof *specs, &options, &fault)) {
        return report_fault(program, &fault);
    }
    if (options.value[OPTION_NEW]) {
        return ingest_new(&options);
    }
    if (options.value[OPTION_FROM] || options.value[OPTION_MAP]) {
        return ingest_import(&options, options.value[OPTION_ALL] != NULL);
    }
    if (!options.operand_count) {
        fault_set(&fault, FAULT_USAGE,
                  "which package? blocline-ingest -d FILE FOLDER (-h says more)");
        return report_fault(program, &fault);
    }
    if ((options.value[OPTION_DATAPACKAGE] || options.value[OPTION_CODEBOOK]) &&
        options.operand_count > 1) {
        fault_set(&fault, FAULT_USAGE, "--datapackage and --codebook describe one package");
        return report_fault(program, &fault);
    }
    return ingest(&options);
}

int main(int argc, char **argv)
{
    memory_handler(report_no_memory);
    return platform_begin(&argc, &argv) ? report_output(program, run(argc, argv))
                                        : report_arguments(program);
}
