#include "progress.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct progress progress_to(FILE *out, const char *program, bool quiet)
{
    const bool seen = !quiet && isatty(fileno(out));
    return (struct progress){.out = seen ? out : NULL, .program = program, .begun = now()};
}

void progress_tick(void *context, const char *what, size_t done, size_t all)
{
    static const double first = 1.0, again = 0.2; /* seconds */
    struct progress *progress = context;
    if (!progress->out) {
        return;
    }
    const double time = now();
    const bool same = progress->what && strcmp(progress->what, what) == 0;
    if (!same) {
        progress->what = what;
        progress->what_begun = time;
    }
    if (time - progress->begun < first || (same && time - progress->shown < again)) {
        return;
    }
    const double elapsed = time - progress->what_begun;
    const double rate = elapsed > 0 ? (double)done / elapsed : 0;
    progress->shown = time;
    /* To the beginning of the line, and clear to its end (ECMA-48: EL). */
    fprintf(progress->out, "\r%s: %s", progress->program, what);
    if (done && rate > 0) {
        fprintf(progress->out, ": %zu", done);
        if (all) {
            fprintf(progress->out, " of %zu", all);
        }
        fprintf(progress->out, ", %.0f a second", rate);
        if (all > done) {
            fprintf(progress->out, ", %.0f s left", (double)(all - done) / rate);
        }
    }
    fputs("\033[K", progress->out);
    fflush(progress->out);
}

void progress_clear(struct progress *progress)
{
    if (progress->out && progress->shown > 0) {
        fputs("\r\033[K", progress->out);
        fflush(progress->out);
    }
    progress->shown = 0;
}
