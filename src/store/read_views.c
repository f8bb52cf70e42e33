#include "read.h"
#include "store_views.h"

#include <string.h>

/* A text as SQL writes it. */
static const char *quoted(struct arena *arena, const char *text)
{
    char *out = arena_alloc(arena, strlen(text) * 2 + 3), *at = out;
    *at++ = '\'';
    for (; *text; text++) {
        *at++ = *text;
        if (*text == '\'') {
            *at++ = '\'';
        }
    }
    *at++ = '\'';
    *at = '\0';
    return out;
}

static const char *query_of(enum view_question asked, struct arena *arena, const char *reading,
                            const char *bloc, const char *day)
{
    if (asked == VIEW_NAMED) {
        return arena_printf(arena,
                            "SELECT DISTINCT actor FROM account_effect\n"
                            "WHERE bloc = %s ORDER BY actor;",
                            bloc);
    }
    const char *when = arena_printf(arena,
                                    "WHERE reading = %s AND bloc = %s\n"
                                    "  AND start_latest <= %s\n"
                                    "  AND (end_earliest IS NULL OR end_earliest > %s)",
                                    reading, bloc, day, day);
    return asked == VIEW_MEMBERS
               ? arena_printf(arena,
                              "SELECT DISTINCT actor FROM membership\n%s\n"
                              "  AND class = 'full' ORDER BY actor;",
                              when)
               : arena_printf(arena,
                              "SELECT status, count(DISTINCT actor) FROM membership\n%s\n"
                              "GROUP BY status ORDER BY status;",
                              when);
}

bool store_view_question(struct store *store, enum view_question asked, const char *reading,
                         const char *bloc, const char *day, struct arena *arena, const char **sql,
                         view_row_visit *visit, void *context, struct fault *fault)
{
    *sql = query_of(asked, arena, quoted(arena, reading), quoted(arena, bloc),
                    quoted(arena, day ? day : ""));
    struct db_rows rows = db_rows_of(store->db, "views", *sql, fault);
    while (db_next(&rows)) {
        const char *first = db_need(&rows, 0);
        if (asked == VIEW_STATUSES) {
            first = arena_printf(arena, "%s|%lld", first, (long long)db_i64(&rows, 1));
        }
        rows.valid = db_sound(&rows) && visit(context, first, fault);
    }
    return db_close(&rows);
}
