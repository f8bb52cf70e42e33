#ifndef BLOCLINE_STORE_VIEWS_H
#define BLOCLINE_STORE_VIEWS_H

#include "store.h"

/* Questions to the public views (schema/views.sql), for those who learn SQL. */
enum view_question {
    VIEW_NAMED,   /* the actors to which some account gives a standing in a bloc */
    VIEW_MEMBERS, /* who is certain to be in a status of class full on a day, in a reading */
    VIEW_STATUSES /* how many actors are certain to be in each status then */
};

/* A row as the sqlite3 shell prints it: "KAZ", "member|6". Borrowed for the call. */
typedef bool view_row_visit(void *context, const char *row, struct fault *fault);

/* A query as one writes it, in several lines, and each of its rows. `day` is ISO 8601, NULL for
 * VIEW_NAMED. The query is owned by `arena`. */
bool store_view_question(struct store *store, enum view_question asked, const char *reading,
                         const char *bloc, const char *day, struct arena *arena, const char **sql,
                         view_row_visit *visit, void *context, struct fault *fault);

#endif
