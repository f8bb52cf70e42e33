#ifndef BLOCLINE_ENTRY_H
#define BLOCLINE_ENTRY_H

#include "question.h"
#include "resolve.h"

/* One record whole (event, source, person, place): rows of a key and a value. */

extern const struct column entry_columns[];
enum { ENTRY_COLUMNS = 2 };

/* Writes the rows of a record: `context` of entry_row. */
struct entry_answer {
    const struct question *question;
    struct table_sink *sink;
    struct arena arena;
};

/* A record_visit: one row. Keys are words for people where the answer is for them. */
bool entry_row(void *context, const char *key, const char *value, struct fault *fault);

/* A row for people with a command that goes on from here; programs have no need of it. */
bool entry_next(struct entry_answer *answer, const char *command, const char *word,
                struct fault *fault);

#endif
