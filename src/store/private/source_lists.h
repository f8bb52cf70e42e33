#ifndef BLOCLINE_SOURCE_LISTS_H
#define BLOCLINE_SOURCE_LISTS_H

#include "intern.h"
#include "numbers.h"
#include "store_sources.h"

/* Lists of sources are asked for row by row, of the same events and standings again and again. So
 * what was found is kept; of a bloc that many rows are about all standings are read at once; and
 * when many blocs are, what accounts say is read for all of them. (A panel of a million accounts:
 * 1.3 s, where looking each row up took 24.) */

enum {
    EVENTS_KEPT = 1 << 12,  /* a power of two */
    ACTORS_ONE_BY_ONE = 3,  /* of a bloc; then all of its actors are read */
    ROWS_BEFORE_ALL = 1000, /* of blocs; and then one of 128 accounts more: then all are read */
    EVENTS_FEW = 4096, /* beyond, pages of the indexes are kept, which are read again and again */
    ACCOUNTS_MAX = 100000000 /* a damaged file may say any number */
};

/* An account that counts in the reading. */
struct fact {
    int64_t earliest;
    uint32_t source; /* 0: it does not count */
};

struct actor_list {
    int64_t actor;
    const char *list;
};

struct bloc_lists {
    int64_t number; /* 0: there is no such bloc */
    struct actor_list
        *list; /* by number of the actor; once all are read, else in order of asking */
    size_t count, capacity;
    bool whole;
};

struct event_list {
    char *event; /* heap; NULL: none is kept here */
    size_t size;
    const char *list;
};

/* A source of a list, with what puts it in its place. */
struct part {
    int64_t source, earliest, account;
};

struct source_lists {
    struct store *store;
    int64_t reading;
    struct number_texts ids;
    struct db_rows events, accounts, chosen, one, blocs, actors, whole;
    struct intern *lists; /* the texts; NUL-terminated */
    struct event_list *kept;
    struct part *parts;
    size_t part_count, part_room, events_found;
    struct intern *bloc_ids, *actor_ids;
    struct bloc_lists *of_blocs; /* by number in bloc_ids */
    int64_t *actor_numbers;      /* by number in actor_ids */
    size_t bloc_room, actor_room, rows_read;
    bool some_unseen;   /* of the accounts in the file, by the package's readings */
    struct fact *facts; /* by number of the account, `fact_count` of them; NULL: not read yet */
    size_t fact_count;
    int64_t greatest; /* the greatest number of one; -1: not known */
    char *text;
    size_t room;
};

/* The lists of the reading; those of another are forgotten. NULL: the fault is set. */
struct source_lists *source_lists_of(struct store *store, int64_t reading, struct fault *fault);

/* Begins a statement, which is prepared the first time. */
void source_lists_begin(struct source_lists *lists, struct db_rows *rows, const char *sql,
                        struct fault *fault);

/* Adds a source to those of a list (lists->parts, which the caller empties before the first). */
void source_list_add(struct source_lists *lists, int64_t source, int64_t earliest, int64_t account);

/* The text of the sources added, in their order: by `earliest`, then by the account. Kept as long
 * as the lists. */
bool source_list_make(struct source_lists *lists, const char **list, struct fault *fault);

#endif
