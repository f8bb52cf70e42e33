#ifndef BLOCLINE_PACKAGE_ASIDE_H
#define BLOCLINE_PACKAGE_ASIDE_H

#include "package.h"

#include <stdio.h>

/* Rows of packages that are refused, and left out (`--set-aside`). Without them others may be wrong
 * that lean on them, so packages are read again until nothing more is refused:
 *     do { read, fold } while (package_aside_take(...) > 0)
 */

struct package_aside {
    struct row_place *rows; /* in order */
    size_t count, capacity;
    struct findings kept; /* what is wrong with them, as warnings */
};

void package_aside_init(struct package_aside *aside, enum language language);
void package_aside_release(struct package_aside *aside);

/* Takes the errors that are about rows out of the findings (not located yet), and their rows for
 * the next reading. Returns how many rows are new. Errors about files as a whole, their headers and
 * blocline.ini stay: with them nothing can be loaded. */
size_t package_aside_take(struct package_aside *aside, const struct packages *packages,
                          struct findings *findings);

/* After the last reading: the findings get what was kept, and the packages how many of their rows
 * are left out. */
void package_aside_end(struct package_aside *aside, const struct packages *packages,
                       struct findings *findings);

/* Then: writes the rows with the reasons. False: a file of the packages cannot be read once more.
 */
bool package_aside_write(const struct package_aside *aside, const struct packages *packages,
                         FILE *out, struct fault *fault);

#endif
