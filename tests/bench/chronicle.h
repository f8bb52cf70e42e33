#ifndef BLOCLINE_BENCH_CHRONICLE_H
#define BLOCLINE_BENCH_CHRONICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What make_package makes up, and the files of a package that it writes of it. */

enum { ACTORS = 230, GROUP_MAX = 12, YEAR = 365 };

enum status { MEMBER, ASSOCIATE, OBSERVER, SUSPENDED, CANDIDATE, LEFT, ENDED, MET };

struct event {
    int32_t day;
    uint32_t bloc, number; /* the bloc, and the event's number in it */
    uint8_t status, count;
    uint8_t precision; /* 0 to 99 */
    uint8_t actors[GROUP_MAX];
};

struct chronicle {
    struct event *events;
    size_t count, capacity;
    size_t rows, wanted; /* an event that the handbook tells too makes two rows */
    uint32_t blocs;
    uint32_t number; /* of the next event in the bloc */
};

/* Whether the handbook tells the events of this bloc too. */
static inline bool in_handbook(uint32_t bloc)
{
    return bloc % 10 == 3;
}

/* Writes the files of the package into a folder that is there. Ends the program if it cannot. */
void chronicle_write(const struct chronicle *chronicle, const char *folder);

#endif
