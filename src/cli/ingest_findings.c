#include "ingest_findings.h"

#include "message.h"

#include <stdio.h>
#include <string.h>

static const char program[] = "blocline-ingest";

enum { FINDINGS_SHOWN = 20 };

static void print_finding(const struct dataset *dataset, const struct finding *finding,
                          enum language lang)
{
    static const int severities[] = {MSG_finding_error, MSG_finding_warning};
    const struct place *place = &finding->place;
    fputs(dataset->files[place->file], stderr);
    if (place->line) {
        fprintf(stderr, ":%u:%u", place->line, place->column);
    }
    fprintf(stderr, ": %s: %s", message(lang, (enum message)severities[finding->severity]),
            finding->text);
    if (finding->readings) {
        struct arena arena = {0};
        const bool several = strchr(finding->readings, ',') != NULL;
        fprintf(stderr, " %s",
                several ? message_format(&arena, lang, MSG_ingest_of_readings, finding->readings)
                        : message_format(&arena, lang, MSG_ingest_of_reading, finding->readings));
        arena_release(&arena);
    }
    fprintf(stderr, " [%s]\n", finding->rule);
}

void print_findings(const struct dataset *dataset, const struct findings *findings, bool all)
{
    const enum language lang = findings->language;
    struct arena arena = {0};
    const size_t shown =
        all || findings->count <= FINDINGS_SHOWN ? findings->count : FINDINGS_SHOWN;
    for (size_t i = 0; i < shown; i++) {
        print_finding(dataset, &findings->list[i], lang);
    }
    if (shown < findings->count) {
        fprintf(stderr, "%s: %s\n", program,
                message_plural(&arena, lang, MSG_ingest_more_findings, findings->count - shown,
                               NULL, 0));
    }
    if (findings->errors || findings->count) {
        const char *warnings = message_plural(&arena, lang, MSG_ingest_warnings,
                                              findings->count - findings->errors, NULL, 0);
        fprintf(stderr, "%s: %s\n", program,
                message_plural(&arena, lang, MSG_ingest_errors, findings->errors, &warnings, 1));
    }
    arena_release(&arena);
}
