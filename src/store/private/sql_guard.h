#ifndef BLOCLINE_SQL_GUARD_H
#define BLOCLINE_SQL_GUARD_H

#include "message.h"
#include "sqlite.h"

/* What a question in SQL may do, and what is wrong with one. */

/* The first thing that the authorizer denied. */
struct sql_refusal {
    enum message id; /* MSG_NONE: nothing was */
    char what[64];   /* "ATTACH", "journal_mode", "load_extension" */
};

/* The authorizer (sqlite3_set_authorizer); `context` is a struct sql_refusal. */
int sql_authorize(void *context, int action, const char *first, const char *second,
                  const char *schema, const char *trigger);

/* The text for the refusal of this query. Owned by the arena. */
const char *sql_refusal_text(struct arena *arena, const struct sql_refusal *refusal,
                             const char *query, enum language lang);

/* Limits of the connection, for texts, columns, expressions. */
void sql_limit(sqlite3 *db);

/* What SQLite says is wrong with the text of a query, with the nearest name and the place. Owned by
 * the arena. */
const char *sql_mistake(struct arena *arena, sqlite3 *db, const char *query, size_t size,
                        enum language lang);

#endif
