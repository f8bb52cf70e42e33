#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "chronicle.h"
#include "day.h"

/* make_package ROWS FOLDER: writes a data package with ROWS account rows, the same on every run.
 *
 * What it imitates: 230 actors; blocs of very different sizes, about one per hundred rows, founded
 * over two centuries and half of them dissolved since; careers of joining, changing status, leaving
 * and coming back, a few years each, some still going on; meetings that change nothing; dates known
 * to the day, the month, the year, or less; and a handbook that tells the story of every tenth bloc
 * once more, and not quite the same. The rows stand in order of time, as a chronicle does.
 * All of it folds without a finding. */

/* Days between two steps of one actor in one bloc, so that not even two vague dates overlap. */
enum { GAP = 900 };

static uint64_t seed = 20150101;

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t any(void)
{
    uint64_t z = seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int below(int limit)
{
    return (int)(any() % (uint64_t)limit);
}

/* Days, exponentially distributed. */
static int wait_of(int mean)
{
    return (int)(-log(((double)(any() >> 11) + 1) / 9007199254740993.0) * mean);
}

static bool is_full(const struct chronicle *chronicle)
{
    return chronicle->rows >= chronicle->wanted;
}

static struct event *tell(struct chronicle *chronicle, int day, enum status status, int actor)
{
    if (chronicle->count == chronicle->capacity) {
        chronicle->capacity = chronicle->capacity ? chronicle->capacity * 2 : 1024;
        chronicle->events = realloc(chronicle->events, chronicle->capacity * sizeof(struct event));
        if (!chronicle->events) {
            abort();
        }
    }
    struct event *event = &chronicle->events[chronicle->count++];
    *event = (struct event){.day = day,
                            .bloc = chronicle->blocs,
                            .number = chronicle->number++,
                            .status = (uint8_t)status,
                            .count = actor >= 0,
                            .precision = (uint8_t)below(100)};
    event->actors[0] = (uint8_t)(actor >= 0 ? actor : 0);
    chronicle->rows += in_handbook(chronicle->blocs) ? 2 : 1;
    return event;
}

/* One actor's steps from the day on which it stands in the bloc as `status`. */
static void tell_career(struct chronicle *chronicle, int actor, int day, enum status status,
                        int end)
{
    for (;;) {
        day += GAP + wait_of(6 * YEAR);
        if (day > end - GAP || is_full(chronicle)) {
            return; /* it stays to the end of the bloc, or still stays */
        }
        if (below(100) < 45) {
            tell(chronicle, day, LEFT, actor);
            day += GAP + wait_of(8 * YEAR);
            if (below(2) || day > end - GAP || is_full(chronicle)) {
                return;
            }
            status = MEMBER;
        } else {
            const int other = below(CANDIDATE);
            status = (enum status)(other + ((enum status)other >= status));
        }
        tell(chronicle, day, status, actor);
    }
}

static void tell_bloc(struct chronicle *chronicle)
{
    const int first = (int)day_from_civil(1816, 1, 1), today = (int)day_from_civil(2024, 12, 31);
    const double late = sqrt((double)(any() >> 11) / 9007199254740992.0);
    const int founded = first + (int)(late * (today - 6 * YEAR - first));
    int end = founded + 9 * YEAR + wait_of(35 * YEAR);
    const bool ended = end < today && below(3) > 0;
    const size_t budget = chronicle->rows + 20 + (size_t)wait_of(80);
    uint8_t actors[ACTORS];
    for (int i = 0; i < ACTORS; i++) { /* a shuffle */
        const int k = below(i + 1);
        actors[i] = actors[k];
        actors[k] = (uint8_t)i;
    }
    if (!ended) {
        end = today + GAP;
    }
    chronicle->number = 0;
    int next = 3 + below(GROUP_MAX - 2);
    struct event *founding = tell(chronicle, founded, MEMBER, -1);
    founding->count = (uint8_t)next;
    memcpy(founding->actors, actors, (size_t)next);
    if (ended) {
        tell(chronicle, end, ENDED, -1);
    }
    for (int i = 0; i < next; i++) {
        tell_career(chronicle, actors[i], founded, MEMBER, end);
    }
    while (next < ACTORS - GROUP_MAX && chronicle->rows < budget && !is_full(chronicle)) {
        const int day = founded + GAP + wait_of((end - founded) / 3);
        const bool meeting = below(9) == 0;
        const int count = 1 + below(3);
        if (day > end - GAP) {
            next++;
            continue;
        }
        const enum status status = meeting ? MET : below(5) ? MEMBER : CANDIDATE;
        struct event *event = tell(chronicle, day, status, -1);
        event->count = (uint8_t)count;
        memcpy(event->actors, actors + (meeting ? 0 : next), (size_t)count);
        for (int i = 0; !meeting && i < count; i++) {
            tell_career(chronicle, actors[next++], day, status, end);
        }
    }
    chronicle->blocs++;
}

static int compare_events(const void *left, const void *right)
{
    const struct event *a = left, *b = right;
    if (a->day != b->day) {
        return a->day < b->day ? -1 : 1;
    }
    if (a->bloc != b->bloc) {
        return a->bloc < b->bloc ? -1 : 1;
    }
    return (a->number > b->number) - (a->number < b->number);
}

int main(int argc, char **argv)
{
    struct chronicle chronicle = {0};
    const long rows = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
    if (rows <= 0) {
        fputs("Usage: make_package ROWS FOLDER\n", stderr);
        return 2;
    }
    if (mkdir(argv[2], 0777) != 0 && errno != EEXIST) {
        perror(argv[2]);
        return EXIT_FAILURE;
    }
    chronicle.wanted = (size_t)rows;
    while (!is_full(&chronicle)) {
        tell_bloc(&chronicle);
    }
    qsort(chronicle.events, chronicle.count, sizeof(struct event), compare_events);
    chronicle_write(&chronicle, argv[2]);
    free(chronicle.events);
    return EXIT_SUCCESS;
}
