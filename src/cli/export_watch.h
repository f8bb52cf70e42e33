#ifndef BLOCLINE_EXPORT_WATCH_H
#define BLOCLINE_EXPORT_WATCH_H

#include "output.h"
#include "progress.h"
#include "watch.h"

#include <stdbool.h>

/* Those who wait for an answer: what they see of it on the way, and how they stop it. */
struct export_watch {
    struct progress progress;
    /* For the rows, and for the records before there are any. All zeros: nobody watches. */
    struct watch watch, records;
    bool has_rows;
};

/* Begins to watch what goes to `output`, which is open. It is not to be moved any more.
 *
 * How far it is is shown on stderr, if that is a terminal and not `quiet`, where the rows go to a
 * file. Not where they go to the terminal, nor down a pipe: nobody knows whether what reads it
 * (less, grep) is writing to the same terminal.
 *
 * Ctrl-C and its like end us at once as they end any program, but where something must be put in
 * order before: a file of -o that is not whole yet, the folder where a workbook is put together, a
 * pager that holds the terminal. There the work is given up instead, with a fault. */
void export_watch_begin(struct export_watch *export, const struct output *output, bool quiet,
                        enum language language);

/* What a question and a renderer are given of it: NULL if there is nothing to watch for. */
const struct watch *export_watch_of(const struct export_watch *export);

/* Whether what the work made is to be kept. Not if it failed, nor if a signal came before the file
 * of -o is closed: then `fault` says that, and nothing of what the signal made fail. */
bool export_watch_keep(const struct output *output, bool done, struct fault *fault);

#endif
