#ifndef BLOCLINE_APART_H
#define BLOCLINE_APART_H

#include "fault.h"
#include "watch.h"

#include <stddef.h>
#include <stdio.h>

/* Work in a process apart, for libraries that crash or complain on stderr where they have no more
 * memory or disk: a child does it, and what happens to the child is a fault like any other. */

/* May write `result`, and files; nothing else of what it does is seen outside. */
typedef bool apart_work(void *context, void *result, struct fault *fault);

/* Runs `work` in a child. `result` (`size` bytes) is handed to it and gets what it made of it.
 * `what` names the work: for the watch, which can stop it, and for the fault if the child crashes
 * or, where it is `silent` if all is well, says anything on stderr (which nobody sees). False: the
 * fault of the work, or FAULT_IO. */
bool apart_run(apart_work *work, void *context, void *result, size_t size, int what, bool silent,
               const struct watch *watch, struct fault *fault);

/* Makes a document, to be written to `out`. */
typedef bool apart_document(void *context, FILE *out, struct fault *fault);

/* A document of libraries that go on where an allocation or a call failed, and make another one: a
 * letter without its picture, a font in the place of another. A child makes it, and it is taken if
 * another one makes the same bytes of it, at the first or the second try. The other has less
 * memory, so that where memory is short the two hardly lack the same pieces. `make` must be a
 * function of its context. The document is copied to `out`, which the caller checks; until then it
 * is in files in `folder` (file_scratch). False: the fault of `make` or of apart_run, or that no
 * two agreed. */
bool apart_twice(apart_document *make, void *context, FILE *out, const char *folder, int what,
                 const struct watch *watch, struct fault *fault);

#endif
