/* The loading program without its `main` (cli/ingest_main.c). */
#include "world.h"

#include "arena.h"
#include "fold.h"
#include "package.h"
#include "package_digest.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check_findings(const struct dataset *dataset, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        require(*finding->text && !strchr(finding->text, '\n'), "a finding is one line");
        require(finding->place.file < dataset->file_count, "a finding has a file");
        require(finding->place.line == 0 || finding->place.column > 0, "and a column");
    }
}

bool world_ingest(const char *folder, const char *database)
{
    struct dataset dataset;
    struct findings findings;
    struct packages packages;
    struct fault fault = {0};
    struct fold *folds = NULL;
    bool written = false;
    dataset_init(&dataset);
    findings_init(&findings);
    packages_init(&packages, &dataset, &findings);
    struct package_digest *digest = package_digest_new();
    const struct package_witness witness = package_digest_witness(digest);
    packages.witness = &witness;
    const bool done = packages_read(&packages, &folder, 1, &fault);
    packages.witness = NULL;
    package_digest_set(digest, &dataset);
    package_digest_free(digest);
    if (done) {
        folds = heap_zero((size_t)dataset.readings_count + 1, sizeof *folds);
        for (uint32_t i = 0; i < dataset.readings_count; i++) {
            fold_reading(&folds[i], &dataset, i, &findings);
        }
    }
    packages_locate(&packages, &findings);
    check_findings(&dataset, &findings);
    if (done && findings.errors == 0) {
        written = writer_write(database, &dataset, folds, NULL, &fault);
    }
    require(written || findings.errors > 0 || fault.kind != FAULT_NONE, "a failure has a reason");
    require(!strchr(fault.text, '\n'), "a fault is one line");
    for (uint32_t i = 0; folds && i < dataset.readings_count; i++) {
        fold_release(&folds[i]);
    }
    free(folds);
    packages_release(&packages);
    findings_release(&findings);
    dataset_release(&dataset);
    return written;
}
