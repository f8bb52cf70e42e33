#ifndef BLOCLINE_SORTER_H
#define BLOCLINE_SORTER_H

#include "row_sorter.h"
#include "watch.h"

/* A sorter (row_sorter.h) for any number of rows in some 20 MiB of memory: the rest is in temporary
 * files without names, in TMPDIR. Needs no database. If `watch` says so the work is given up. NULL:
 * the fault is set, FAULT_IO; as it is where those files cannot be written. */
struct row_sorter *store_sorter(const struct watch *watch, struct fault *fault);

#endif
