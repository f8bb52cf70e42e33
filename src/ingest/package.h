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
    char *text;                     /* the whole file, NUL after it; NULL: read, and given up */
    size_t size;                    /* bytes */
    char delimiter;                 /* 0: not a CSV file */
    char *name;                     /* within the package's folder */
    uint32_t header_line;           /* of a CSV file; 0: its header could not be read */
    const struct record_type *type; /* of its rows; NULL: not a CSV file */
};

/* Somebody who must have seen the bytes of every file (to digest them). */
struct package_witness {
    /* The file with this number is there. Its name and text are borrowed until `end`, which is
     * called once for each `begin`; rows are read meanwhile. */
    void (*begin)(void *context, uint32_t file, const char *name, const char *text, size_t size);
    void (*end)(void *context);
    void *context;
};

/* A row of a file, by its number and the line where it begins. */
struct row_place {
    uint32_t file, line;
};

/* The packages read. */
struct packages {
    struct dataset *dataset;
    struct findings *findings;
    struct package_file *files; /* by file number of the dataset */
    size_t file_capacity;
    /* What packages_init leaves NULL and false. All borrowed. */
    const struct watch *watch;
    const struct package_witness *witness;
    const char *const *shares; /* folders in which NAME may be a package that is used; ends with NULL */
    const uint32_t *match;     /* schemes (scheme_words) whose codes tell what is the same */
    size_t match_count;
    const struct row_place *left_out; /* rows that are passed over, in order; or NULL */
    size_t left_out_count;
    bool keep_texts; /* of the files, until packages_release, and not just while rows are read */
};

/* `dataset` and `findings` are borrowed until packages_release. */
void packages_init(struct packages *packages, struct dataset *dataset, struct findings *findings);
void packages_release(struct packages *packages);

/* Reads the packages in the folders `paths`: all identity records of all packages first, then
 * names, events and lineage. Bad records become findings; false (and a fault) if a folder or a
 * file cannot be read. A path may name the folder or the blocline.ini in it. */
/* (A package that one of them `uses` is looked for in `shares` if it is not among them.) */
bool packages_read(struct packages *packages, const char *const *paths, size_t count,
                   struct fault *fault);

/* Works out the columns of findings (they are only wanted when findings are shown) and sorts them.
 * A file whose text is not kept is read once more; if that fails its columns are 1. */
void packages_locate(const struct packages *packages, struct findings *findings);

#endif
