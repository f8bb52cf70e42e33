#ifndef BLOCLINE_NUMBERS_H
#define BLOCLINE_NUMBERS_H

#include "read.h"

/* What numbers in rows stand for. A join would look the same few rows up for each row of a million;
 * here each is looked up once. */

/* The texts of the rows of one table, by their numbers. */
struct number_texts {
    struct store *store;
    const char *sql; /* one text, WHERE something = :number */
    struct db_rows rows;
    const char **texts; /* by number, NULL: not looked up yet */
    uint32_t count;
    struct arena arena;
};

/* Nothing is prepared before the first look-up. `sql` is borrowed. Close after a fault too. */
struct number_texts number_texts_of(struct store *store, const char *sql);
void number_texts_close(struct number_texts *texts);

/* The text of the row with that number, borrowed until close. FAULT_DAMAGED if there is none. */
bool text_of_number(struct number_texts *texts, int64_t number, const char **text,
                    struct fault *fault);

/* The actors of accounts: those whose standing changes, then those that took part; each once. */
struct account_actors {
    struct number_texts ids;
    struct db_rows effects, others;
    size_t asked;              /* how often */
    unsigned char *has_others; /* by account, a bit: some took part; NULL: each is looked up */
    int64_t greatest;          /* the greatest account that has a bit */
    struct actor_part {
        int64_t actor, part, number; /* the least of each */
    } * list;
    size_t count, capacity;
    uint32_t *seen; /* by the number of the actor: the last turn in which it was one of them */
    uint32_t seen_count, turn;
    char *text;
    size_t used, size;
};

struct account_actors account_actors_of(struct store *store);
void account_actors_close(struct account_actors *actors);

/* Their ids with a space between; NULL for none. Borrowed until the next call. */
bool account_actors(struct account_actors *actors, int64_t account, const char **text,
                    struct fault *fault);

#endif
