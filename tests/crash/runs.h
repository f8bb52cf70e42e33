#ifndef BLOCLINE_CRASH_RUNS_H
#define BLOCLINE_CRASH_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Programs that are run, and ended, for the crash tests. The current folder is the scratch folder.
 */

struct bytes {
    char *at; /* free() it */
    size_t size;
};

/* Ends the test where something is wrong that is not what is tested. */
_Noreturn void give_up(const char *what);

/* A whole file; no bytes if there is none. */
struct bytes bytes_read(const char *path);
void bytes_write(const char *path, const struct bytes *bytes);
bool bytes_same(const struct bytes *a, const struct bytes *b);

/* Starts a program of the build with words between spaces, its stdout in the file `out` and its
 * stderr in `out`.err (NULL: /dev/null). */
pid_t start(const char *line, const char *out);

/* Waits; the exit status, or 1000 and the signal that ended it. */
enum { SIGNALLED = 1000 };
int finish(pid_t child);

/* start and finish; how long it took, in microseconds, in `*took` (may be NULL). */
int run(const char *line, const char *out, long *took);

/* How many names in the folder begin with `prefix`, without `prefix` itself. */
int beside(const char *folder, const char *prefix);

void pause_for(long microseconds);

/* A number from 0 to `below` - 1, the same at each run of a seed. */
unsigned pick(unsigned below);
void pick_seed(unsigned seed);

/* Where the programs are. */
extern const char *programs;

#endif
