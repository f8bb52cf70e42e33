#ifndef BLOCLINE_APART_H
#define BLOCLINE_APART_H

#include "fault.h"
#include "watch.h"

#include <stddef.h>

/* Work in a process apart, for libraries that crash or complain on stderr where they have no more
 * memory or disk: a child does it, and what happens to the child is a fault like any other. */

/* May write `result`, and files; nothing else of what it does is seen outside. */
typedef bool apart_work(void *context, void *result, struct fault *fault);

/* Runs `work` in a child. `result` (`size` bytes) is handed to it and gets what it made of it.
 * `what` names the work: for the watch, which can stop it, and for the fault if the child crashes
 * or, where it is `silent` if all is well, says anything on stderr (which nobody sees). False: the
 * fault of the work, or FAULT_IO. */
bool apart_run(apart_work *work, void *context, void *result, size_t size, const char *what,
               bool silent, const struct watch *watch, struct fault *fault);

#endif
