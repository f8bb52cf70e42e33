#include "progress.h"

#include "messages.h"
#include "platform.h"
#include "wording.h"

#include <stdint.h>

struct progress progress_to(FILE *out, const char *program, bool quiet, enum language language)
{
    const bool seen = !quiet && platform_is_terminal(out);
    return (struct progress){.out = seen ? out : NULL,
                             .program = program,
                             .language = language,
                             .begun = platform_seconds()};
}

enum { NUMBER = 32, LINE = 512 }; /* bytes */

/* With spaces between the thousands. */
static const char *spaced(char text[NUMBER], size_t number)
{
    size_t unit = 1;
    while (number / unit >= 1000) {
        unit *= 1000;
    }
    int used = snprintf(text, NUMBER, "%zu", number / unit);
    for (unit /= 1000; unit > 0; unit /= 1000) {
        used += snprintf(text + used, (size_t)(NUMBER - used), " %03zu", number / unit % 1000);
    }
    return text;
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

/* A text of the catalogue with its arguments, in `line`. */
static const char *worded(const struct progress *progress, char line[LINE], int message,
                          const char *const *arguments, size_t count)
{
    wording_write(line, LINE, wording_text(progress->language, message), arguments, count);
    return line;
}

static void put_line(const struct progress *progress, double time, size_t done, size_t all)
{
    const double elapsed = time - progress->what_begun;
    const double rate = elapsed > 0 ? (double)done / elapsed : 0;
    char texts[3][LINE], numbers[3][NUMBER], seconds[NUMBER];
    const char *line = worded(progress, texts[0], progress->what, &progress->of, 1);
    if (done && rate > 0) {
        const char *how_many = spaced(numbers[0], done), *fast = spaced(numbers[1], (size_t)rate);
        line = all ? worded(progress, texts[1], MSG_progress_done_of,
                            (const char *const[]){line, how_many, spaced(numbers[2], all), fast}, 4)
                   : worded(progress, texts[1], MSG_progress_done,
                            (const char *const[]){line, how_many, fast}, 3);
        const double left = time_left(progress, time, done, all);
        if (left >= 0 && done < (all ? all : SIZE_MAX)) {
            snprintf(seconds, sizeof seconds, "%.0f", left);
            line = worded(progress, texts[2], MSG_progress_left,
                          (const char *const[]){line, seconds}, 2);
        }
    }
    /* To the beginning of the line, and clear to its end (ECMA-48: EL). */
    fprintf(progress->out, "\r%s: %s\033[K", progress->program, line);
    fflush(progress->out);
}

void progress_tick(void *context, int what, const char *of, size_t done, size_t all)
{
    static const double first = 1.0, again = 0.2; /* seconds */
    struct progress *progress = context;
    if (!progress->out) {
        return;
    }
    const double time = platform_seconds();
    const bool same = progress->what == what && progress->of == of;
    if (!same) {
        progress->what = what;
        progress->of = of;
        progress->what_begun = time;
    }
    if (time - progress->begun < first || (same && time - progress->shown < again)) {
        return;
    }
    progress->shown = time;
    put_line(progress, time, done, all);
}

void progress_clear(struct progress *progress)
{
    if (progress->out && progress->shown > 0) {
        fputs("\r\033[K", progress->out);
        fflush(progress->out);
    }
    progress->shown = 0;
}
