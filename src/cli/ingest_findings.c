#include "ingest_findings.h"

#include <stdio.h>
#include <string.h>

static const char program[] = "blocline-ingest";

enum { FINDINGS_SHOWN = 20 };

void print_findings(const struct dataset *dataset, const struct findings *findings, bool all)
{
    static const char *const severities[] = {"error", "warning"};
    const size_t shown =
        all || findings->count <= FINDINGS_SHOWN ? findings->count : FINDINGS_SHOWN;
    for (size_t i = 0; i < shown; i++) {
        const struct finding *finding = &findings->list[i];
        const struct place *place = &finding->place;
        fputs(dataset->files[place->file], stderr);
        if (place->line) {
            fprintf(stderr, ":%u:%u", place->line, place->column);
        }
        fprintf(stderr, ": %s: %s", severities[finding->severity], finding->text);
        if (finding->readings) {
            const bool several = strchr(finding->readings, ',') != NULL;
            fprintf(stderr, " (reading%s %s)", several ? "s" : "", finding->readings);
        }
        fprintf(stderr, " [%s]\n", finding->rule);
    }
    if (shown < findings->count) {
        fprintf(stderr, "%s: %zu more findings (--all-findings shows all)\n", program,
                findings->count - shown);
    }
    if (findings->errors || findings->count) {
        const size_t warnings = findings->count - findings->errors;
        fprintf(stderr, "%s: %zu %s, %zu %s\n", program, findings->errors,
                findings->errors == 1 ? "error" : "errors", warnings,
                warnings == 1 ? "warning" : "warnings");
    }
}
