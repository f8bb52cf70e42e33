#ifndef BLOCLINE_SEARCH_THREAD_H
#define BLOCLINE_SEARCH_THREAD_H

#include "write.h"

/* The full-text index of a large package, filled by a second thread in a file of its own while the
 * first writes all else, and copied into the database at the end. It depends on nothing that the
 * folds say, is by far the longest single piece of the work, and is the only thing here that has a
 * thread: of a million accounts it takes 3 seconds of 11, which nobody waits for any more. */

struct search_thread;

/* Whether the index of this dataset is made apart. That of a small one is made sooner than a thread
 * and a file. */
bool search_thread_wanted(const struct dataset *dataset);

/* Begins to fill the index of `dataset` in a file beside `path`. Dataset and watch are borrowed
 * until search_thread_finish; `watch` is only asked whether to stop. NULL after a fault. */
struct search_thread *search_thread_start(const char *path, const struct dataset *dataset,
                                          const struct watch *watch, struct fault *fault);

/* Waits for the thread, copies what it made into `db`, which has the tables, all empty, and no
 * transaction; takes the file away, and frees `search_thread` (NULL is nothing). With `db` NULL
 * only the rest: what was made is not wanted. */
bool search_thread_finish(struct search_thread *search_thread, sqlite3 *db, struct fault *fault);

#endif
