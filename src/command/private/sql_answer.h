#ifndef BLOCLINE_SQL_ANSWER_H
#define BLOCLINE_SQL_ANSWER_H

#include "deadline.h"
#include "question.h"
#include "store_sql.h"

/* From the rows of a question in SQL to a table. */

struct sql_asked {
    const struct question *question;
    struct sql *sql; /* prepared, its parameters bound */
    struct deadline *deadline;
    const char *passed; /* what is said when the time is over */
    size_t aside;       /* bytes of the answer where all of it is put aside; 0: no limit */
    bool named;         /* the format has rows whose cells go by the names of columns */
};

/* Writes the table. FAULT_USAGE: two columns have one name, and the format cannot have that. */
bool sql_answer(const struct sql_asked *asked, struct table_sink *sink, struct fault *fault);

#endif
