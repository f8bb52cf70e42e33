#ifndef BLOCLINE_MANIFEST_H
#define BLOCLINE_MANIFEST_H

#include "dataset.h"
#include "finding.h"
#include "ini_keys.h"

#include <stdbool.h>
#include <stddef.h>

/* What blocline.ini says of a package. */
struct manifest {
    struct ini_keys *keys;
    const char *folder; /* borrowed */
    char delimiter;
};

/* Reads [package] into dataset->info (of the first package; later ones keep only their files) and
 * checks that every section and key is known. Findings: `unknown-section`, `unknown-key` (both
 * warnings: the value is not used), `missing-key`, `bad-date`, `bad-delimiter`. */
void manifest_read(struct manifest *manifest, struct dataset *dataset, bool first,
                   struct findings *findings);

/* The readings of the package: [reading NAME] sections. A name known already is passed over. */
void manifest_readings(const struct manifest *manifest, struct dataset *dataset,
                       struct findings *findings);

/* The files of one record type, as [files] names them or else every TYPE.csv and TYPE-*.csv of the
 * folder in order of name: file names relative to the folder, in `*names` (each and the array to be
 * freed), `*count` of them; a name that would leave the folder, or is not in it, is the finding
 * `bad-file`. FAULT_IO: the folder cannot be listed. */
bool manifest_files(const struct manifest *manifest, const char *type, char ***names, size_t *count,
                    struct findings *findings, struct fault *fault);

#endif
