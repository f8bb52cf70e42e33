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
    char *folder; /* owned by the manifest */
    char delimiter;
    uint32_t file; /* number of its blocline.ini */
    struct record_package package;
    const char *extends, *uses; /* names of other packages, or NULL; owned by the dataset's arena */
    bool given;                 /* on the command line; else another one uses it */
    uint32_t number;            /* of the package in the dataset (package_order) */
};

/* Reads [package] and checks that every section and key is known. Findings: `unknown-section`,
 * `unknown-key` (both warnings: the value is not used), `missing-key`, `bad-date`, `bad-delimiter`.
 */
void manifest_read(struct manifest *manifest, struct dataset *dataset, struct findings *findings);

/* The readings of the package: [reading NAME] sections; how many. */
uint32_t manifest_readings(const struct manifest *manifest, struct dataset *dataset,
                           struct findings *findings);

/* The files of one record type, as [files] names them or else every TYPE.csv and TYPE-*.csv of the
 * folder in order of name: file names relative to the folder, in `*names` (each and the array to be
 * freed), `*count` of them; a name that would leave the folder, or is not in it, is the finding
 * `bad-file`. FAULT_IO: the folder cannot be listed. */
bool manifest_files(const struct manifest *manifest, const char *type, char ***names, size_t *count,
                    struct findings *findings, struct fault *fault);

#endif
