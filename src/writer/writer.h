#ifndef BLOCLINE_WRITER_H
#define BLOCLINE_WRITER_H

#include "dataset.h"
#include "fault.h"
#include "fold.h"
#include "watch.h"

/* The only code that writes a database. */

/* Writes the dataset and its folds (one per reading, in order) to a new file beside `path`, then
 * renames it into place: `path` holds the former file or the new one, never a half. The same
 * records give the same bytes. If `watch` says so (a signal) the work is given up. Fails
 * with FAULT_IO (disk, rights, `path` is some other kind of file) or FAULT_DATA (stopped). */
bool writer_write(const char *path, const struct dataset *dataset, const struct fold *folds,
                  const struct watch *watch, struct fault *fault);

#endif
