#include "ingest_load.h"

#include "dataset.h"
#include "describe.h"
#include "fold.h"
#include "ingest_findings.h"
#include "ingest_import.h"
#include "interrupt.h"
#include "memory.h"
#include "message.h"
#include "new_folder.h"
#include "package_aside.h"
#include "package_digest.h"
#include "platform.h"
#include "progress.h"
#include "report.h"
#include "shares.h"
#include "wording.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Packages become a database, or are checked, or described. */

static const char program[] = "blocline-ingest";

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

/* ---- Reading ---- */

/* What is read, and how. */
struct loading {
    const struct options *options;
    enum language lang;
    const struct watch *watch;
    char **shares;
    uint32_t schemes[SCHEMES_MAX];
    size_t scheme_count;
    bool describing;
    struct dataset dataset;
    struct findings findings;
    struct packages packages;
    struct fold *folds;
    struct package_aside aside;
};

static void begin_reading(struct loading *loading)
{
    const char *temporary = platform_variable("TMPDIR");
    dataset_init(&loading->dataset);
    spool_place(loading->dataset.texts, temporary && *temporary ? temporary : NULL);
    findings_init(&loading->findings);
    loading->findings.language = loading->lang;
    packages_init(&loading->packages, &loading->dataset, &loading->findings);
    loading->packages.watch = loading->watch;
    loading->packages.keep_texts = loading->describing;
    loading->packages.shares = (const char *const *)loading->shares;
    loading->packages.match = loading->schemes;
    loading->packages.match_count = loading->scheme_count;
    loading->packages.left_out = loading->aside.rows;
    loading->packages.left_out_count = loading->aside.count;
}

static void end_reading(struct loading *loading)
{
    for (uint32_t i = 0; loading->folds && i < loading->dataset.readings_count; i++) {
        fold_release(&loading->folds[i]);
    }
    free(loading->folds);
    loading->folds = NULL;
    packages_release(&loading->packages);
    findings_release(&loading->findings);
    dataset_release(&loading->dataset);
}

/* Reads, checks, folds. */
static bool read_once(struct loading *loading, struct fault *fault)
{
    const struct options *options = loading->options;
    struct packages *packages = &loading->packages;
    struct dataset *dataset = &loading->dataset;
    struct package_digest *digest = package_digest_new();
    const struct package_witness witness = package_digest_witness(digest);
    packages->witness = &witness;
    const bool done =
        packages_read(packages, options->operands, (size_t)options->operand_count, fault);
    packages->witness = NULL;
    package_digest_set(digest, dataset);
    package_digest_free(digest);
    if (done) {
        loading->folds = heap_zero((size_t)dataset->readings_count + 1, sizeof *loading->folds);
        for (uint32_t i = 0; i < dataset->readings_count; i++) {
            fold_reading(&loading->folds[i], dataset, i, &loading->findings);
        }
    }
    return done;
}

/* Reads until nothing more is refused that can be set aside; what is found goes to stderr. */
static bool prepare(struct loading *loading, struct fault *fault)
{
    const bool leave_out = loading->options->value[OPTION_SET_ASIDE] != NULL;
    begin_reading(loading);
    bool done = read_once(loading, fault);
    while (done && leave_out &&
           package_aside_take(&loading->aside, &loading->packages, &loading->findings) &&
           !loading->findings.errors) {
        end_reading(loading);
        begin_reading(loading);
        done = read_once(loading, fault);
    }
    packages_locate(&loading->packages, &loading->findings);
    if (done && leave_out) { /* else not all files are there that its places are in */
        package_aside_end(&loading->aside, &loading->packages, &loading->findings);
    }
    progress_clear(loading->watch->context);
    print_findings(&loading->dataset, &loading->findings,
                   loading->options->value[OPTION_ALL] != NULL);
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

/* ---- Writing ---- */

/* The database, and the rows that were set aside: both, or neither. */
static bool write_all(struct loading *loading, const char *path, struct fault *fault)
{
    struct new_file rows = {0};
    const char *aside = loading->aside.count ? loading->options->value[OPTION_SET_ASIDE] : NULL;
    const bool kept =
        !aside || (new_file_open(&rows, aside, fault) &&
                   package_aside_write(&loading->aside, &loading->packages, rows.file, fault) &&
                   new_file_close(&rows, fault) && new_file_keep(&rows, fault));
    new_file_drop(&rows);
    const bool written =
        kept && writer_write(path, &loading->dataset, loading->folds, loading->watch, fault);
    progress_clear(loading->watch->context);
    if (aside && kept && !written) {
        platform_remove(aside);
    }
    return written;
}

static void say(const struct loading *loading, enum message id, const char *argument)
{
    struct arena arena = {0};
    fprintf(stderr, "%s: %s\n", program, message_format(&arena, loading->lang, id, argument));
    arena_release(&arena);
}

static void say_aside(const struct loading *loading)
{
    struct arena arena = {0};
    fprintf(stderr, "%s: %s\n", program,
            message_plural(&arena, loading->lang, MSG_import_note_set_aside, loading->aside.count,
                           &loading->options->value[OPTION_SET_ASIDE], 1));
    arena_release(&arena);
}

/* Prints what was prepared, or writes it. `*written`: a database is in place. */
static int use(struct loading *loading, const char *path, bool *written)
{
    const bool check_only = loading->options->value[OPTION_CHECK] != NULL;
    struct fault fault = {.language = loading->lang};
    struct arena said = {0};
    if (loading->describing) {
        return describe(&loading->packages, loading->options, &fault)
                   ? EXIT_ANSWERED
                   : report_fault(program, &fault);
    }
    const char **summary = loading->options->value['q']
                               ? NULL
                               : summary_of(&said, &loading->dataset, loading->folds,
                                            check_only ? NULL : path, loading->lang);
    if (!check_only) {
        interrupt_catch(false);
        *written = write_all(loading, path, &fault);
    }
    const bool done = check_only || *written;
    if (*written && loading->aside.count) {
        say_aside(loading);
    }
    for (; done && summary && *summary; summary++) {
        puts(*summary);
    }
    arena_release(&said);
    return done ? EXIT_ANSWERED : report_fault(program, &fault);
}

int ingest_load(const struct options *options, enum language lang)
{
    struct fault fault = {.language = lang};
    struct progress progress = progress_to(stderr, program, options->value['q'] != NULL, lang);
    const struct watch watch = {.stop = interrupt_flag(),
                                .tick = progress_tick,
                                .share = progress_share,
                                .context = &progress};
    struct loading loading = {.options = options, .lang = lang, .watch = &watch};
    const char *path = options->value['d'] ? options->value['d'] : "blocline.db";
    int status = EXIT_REFUSED;
    bool written = false;
    loading.describing = options->value[OPTION_DATAPACKAGE] || options->value[OPTION_CODEBOOK];
    if (!read_schemes(options->value[OPTION_MATCH], loading.schemes, &loading.scheme_count,
                      &fault)) {
        return report_fault(program, &fault);
    }
    loading.shares = share_folders();
    package_aside_init(&loading.aside, lang);
    if (!prepare(&loading, &fault)) {
        status = report_fault(program, &fault);
    } else if (!loading.findings.errors) {
        status = use(&loading, path, &written);
    } else if (!options->value[OPTION_CHECK] && !loading.describing) {
        say(&loading, MSG_ingest_not_written, path);
    }
    if (written) {
        report_done(program);
    }
    end_reading(&loading);
    package_aside_release(&loading.aside);
    share_folders_free(loading.shares);
    /* What is in place is done: a signal that came later changed nothing. */
    return interrupt_signal() && !written ? 128 + interrupt_signal() : status;
}
