#include "progress.h"

#include "platform.h"

#include <stdint.h>
#include <string.h>

struct progress progress_to(FILE *out, const char *program, bool quiet)
{
    const bool seen = !quiet && platform_is_terminal(out);
    return (struct progress){
        .out = seen ? out : NULL, .program = program, .begun = platform_seconds()};
}

/* With spaces between the thousands. */
static void put_number(FILE *out, size_t number)
{
    size_t unit = 1;
    while (number / unit >= 1000) {
        unit *= 1000;
    }
    fprintf(out, "%zu", number / unit);
    for (unit /= 1000; unit > 0; unit /= 1000) {
        fprintf(out, " %03zu", number / unit % 1000);
    }
}

void progress_share(void *context, size_t done, size_t all)
{
    struct progress *progress = context;
    if (!progress->out) {
        return;
    }
    const double share = all ? (double)done / (double)all : 0;
    if (progress->share_begun <= 0 || share < progress->share) {
        progress->share_begun = platform_seconds();
    }
    progress->share = share;
}

/* Seconds, or less than 0 where nobody knows. */
static double time_left(const struct progress *progress, double time, size_t done, size_t all)
{
    if (all > 0 && done > 0) {
        return (time - progress->what_begun) * (double)(all - done) / (double)done;
    }
    return all == 0 && progress->share > 0
               ? (time - progress->share_begun) * (1 - progress->share) / progress->share
               : -1;
}

void progress_tick(void *context, const char *what, size_t done, size_t all)
{
    static const double first = 1.0, again = 0.2; /* seconds */
    struct progress *progress = context;
    if (!progress->out) {
        return;
    }
    const double time = platform_seconds();
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
        fputs(": ", progress->out);
        put_number(progress->out, done);
        if (all) {
            fputs(" of ", progress->out);
            put_number(progress->out, all);
        }
        fputs(", ", progress->out);
        put_number(progress->out, (size_t)rate);
        fputs(" a second", progress->out);
        const double left = time_left(progress, time, done, all);
        if (left >= 0 && done < (all ? all : SIZE_MAX)) {
            fprintf(progress->out, ", %.0f s left", left);
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
