#ifndef BLOCLINE_PACKAGE_H
#define BLOCLINE_PACKAGE_H

#include "dataset.h"
#include "fault.h"
#include "finding.h"
#include "watch.h"

#include <stdbool.h>
#include <stddef.h>

/* Data packages: a folder with blocline.ini and CSV files (README, "The data package"). */

struct package_file {
    char *text;                     /* the whole file, NUL after it */
    size_t size;                    /* bytes */
    char delimiter;                 /* 0: not a CSV file */
    char *name;                     /* within the package's folder */
    const struct record_type *type; /* of its rows; NULL: not a CSV file */
};

/* The packages read, kept as long as findings may ask for their lines. */
struct packages {
    struct dataset *dataset;
    struct findings *findings;
    struct package_file *files; /* by file number of the dataset */
    size_t file_room;
    const struct watch *watch; /* lent; packages_init leaves it NULL */
};

/* `dataset` and `findings` are lent until packages_release. */
void packages_init(struct packages *packages, struct dataset *dataset, struct findings *findings);
void packages_release(struct packages *packages);

/* Reads the packages in the folders `paths`: all identity records of all packages first, then
 * names, events and lineage. Bad records become findings; false (and a fault) if a folder or a
 * file cannot be read. A path may name the folder or the blocline.ini in it. */
bool packages_read(struct packages *packages, const char *const *paths, size_t count,
                   struct fault *fault);

/* Works out the columns of findings (they are only wanted when findings are shown) and sorts them.
 */
void packages_locate(const struct packages *packages, struct findings *findings);

#endif
