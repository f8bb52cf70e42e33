#include "ingest_import.h"

#include "files.h"
#include "import.h"
#include "ingest_findings.h"
#include "interrupt.h"
#include "message.h"
#include "platform.h"
#include "progress.h"
#include "report.h"
#include "shares.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char program[] = "blocline-ingest";

/* Whether all that is wrong is in rows of the tables, which can be set aside. */
static bool are_rows(const struct findings *findings)
{
    static const char *const rules[] = {"bad-date",   "rows-disagree", "unknown-value",
                                        "ragged-row", "bad-quote",     "open-quote",
                                        "not-utf8",   "nul-byte",      "long-field"};
    size_t found = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
            found += finding->severity == SEVERITY_ERROR && finding->place.line > 1 &&
                     strcmp(finding->rule, rules[k]) == 0;
        }
    }
    return found == findings->errors;
}

struct said {
    const struct dataset *files;
    const struct findings *findings;
    struct progress *progress;
    bool all, done;
};

static void say_findings(void *context)
{
    struct said *said = context;
    progress_clear(said->progress);
    if (!said->done) {
        print_findings(said->files, said->findings, said->all);
    }
    said->done = true;
}

static int import(const struct import_request *asked, struct progress *progress, bool all)
{
    struct dataset files;
    struct findings findings;
    struct fault fault = {.language = asked->language};
    struct said said = {.files = &files, .findings = &findings, .progress = progress, .all = all};
    struct import_request request = *asked;
    request.warn = say_findings;
    request.context = &said;
    dataset_init(&files);
    findings_init(&findings);
    findings.language = request.language;
    interrupt_catch(false);
    int status = EXIT_ANSWERED;
    const bool done =
        import_tables(&request, stdout, stderr, "blocline-ingest: ", &files, &findings, &fault);
    say_findings(&said);
    if (!done) {
        status = report_fault(program, &fault);
    } else if (findings.errors) {
        const bool rows_alone = are_rows(&findings) && !request.set_aside;
        fprintf(
            stderr, "%s: %s\n", program,
            message(request.language, rows_alone ? MSG_import_refused : MSG_import_refused_whole));
        status = EXIT_REFUSED;
    }
    findings_release(&findings);
    dataset_release(&files);
    return interrupt_signal() && !done ? 128 + interrupt_signal() : status;
}

/* The folder of the package of actors that a mapping may name, to be freed; NULL: it is nowhere. */
static char *find_world(void)
{
    char **shares = share_folders();
    char *found = NULL;
    for (size_t i = 0; shares[i] && !found; i++) {
        char *path = path_join(shares[i], "world");
        if (platform_exists(path)) {
            found = path;
        } else {
            free(path);
        }
    }
    share_folders_free(shares);
    return found;
}

int ingest_import(const struct options *options, bool all, enum language language)
{
    struct fault fault = {.language = language};
    struct progress progress = progress_to(stderr, program, options->value['q'] != NULL, language);
    const struct watch watch = {.stop = interrupt_flag(),
                                .tick = progress_tick,
                                .share = progress_share,
                                .context = &progress};
    char *world = find_world();
    const struct import_request request = {
        .from = options->value[OPTION_FROM],
        .map = options->value[OPTION_MAP],
        .years = options->value[OPTION_YEARS],
        .source = options->value[OPTION_SOURCE_ID],
        .to = options->value[OPTION_DRY_RUN] ? NULL : options->value[OPTION_TO],
        .set_aside = options->value[OPTION_SET_ASIDE],
        .world = world,
        .quiet = options->value['q'] != NULL,
        .language = language,
        .watch = &watch};
    if (options->operand_count) {
        fault_say_with(&fault, FAULT_USAGE, MSG_fault_from_alone, options->operands[0]);
    } else if (!options->value[OPTION_TO] && !options->value[OPTION_DRY_RUN]) {
        fault_say(&fault, FAULT_USAGE, MSG_fault_from_to);
    } else {
        const int status = import(&request, &progress, all);
        free(world);
        return status;
    }
    free(world);
    return report_fault(program, &fault);
}

int ingest_new(const struct options *options, enum language language)
{
    struct fault fault = {.language = language};
    const char *folder = options->value[OPTION_NEW];
    struct arena arena = {0};
    const char *begun = message_format(&arena, language, MSG_ingest_begun, folder);
    int status = EXIT_ANSWERED;
    if (!import_new(folder, options->value[OPTION_TITLE], &fault)) {
        status = report_fault(program, &fault);
    } else if (!options->value['q']) {
        printf("%s\nblocline-ingest --check %s\n", begun, folder);
        report_done(program);
    }
    arena_release(&arena);
    return status;
}
