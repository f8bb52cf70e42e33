#include "kind_lists.h"
#include "make.h"
#include "store_views.h"

#include <string.h>

/* sql: a question to the views of the database, for those who learn to query one. The query is run
 * when the item is made; level 1 has one condition, 2 a day, 3 a count. */

enum { MOST_ROWS = 12, MOST_NAMED = 30 };

struct rows {
    struct maker *maker;
    const char *json, *said;
    size_t count;
};

static bool take_row(void *context, const char *row, struct fault *fault)
{
    struct rows *rows = context;
    (void)fault;
    rows->json = json_more(rows->maker, rows->json, row);
    rows->said = TEXT_OF(rows->maker, "%s%s%s", rows->said, rows->count ? ", " : "", row);
    rows->count++;
    return true;
}

static enum view_question question_of(int level)
{
    return level == 1 ? VIEW_NAMED : level == 2 ? VIEW_MEMBERS : VIEW_STATUSES;
}

static const char *stem_of(struct maker *maker, const struct item *item, enum language lang)
{
    static const enum message texts[] = {MSG_exercise_sql_named, MSG_exercise_sql_members,
                                         MSG_exercise_sql_statuses};
    const struct pool *pool = maker->pool;
    return SAY(maker, lang, texts[question_of(pool->options.level)], bloc_id(maker, item->bloc),
               day_shown(maker->pool, item->day, lang), pool->question->reading_id);
}

bool make_sql(struct maker *maker, const struct candidate *about, struct item *item)
{
    struct pool *pool = maker->pool;
    struct rows rows = {maker, "", "", 0};
    struct fault fault = {.language = pool->question->lang};
    const enum view_question asked = question_of(pool->options.level);
    const char *day = day_text(maker, about->day), *sql;
    item->bloc = about->a;
    item->day = about->day;
    const bool read = store_view_question(
        pool->question->store, asked, pool->question->reading_id, bloc_id(maker, about->a),
        asked == VIEW_NAMED ? NULL : day, &pool->arena, &sql, take_row, &rows, &fault);
    pool_unread(pool, &fault);
    if (!read || rows.count < (asked == VIEW_STATUSES ? 2 : 3) ||
        rows.count > (asked == VIEW_NAMED ? MOST_NAMED : MOST_ROWS)) {
        return false;
    }
    asks_text(maker, item, "sql", bloc_id(maker, about->a));
    item->accepted[item->accepted_count++] = sql;
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = stem_of(maker, item, lang);
        item->said[lang].answer = sql;
        item->said[lang].feedback = SAY(maker, lang, MSG_exercise_sql_rows, rows.said);
    }
    struct arena *arena = &pool->arena;
    finish_item(maker, item,
                TEXT_OF(maker, "{\"bloc\":%s,\"day\":%s,\"rows\":[%s],\"sql\":%s}",
                        json_quoted(arena, bloc_id(maker, about->a)),
                        asked == VIEW_NAMED ? "null" : json_quoted(arena, day), rows.json,
                        json_quoted(arena, sql)),
                asked == VIEW_NAMED
                    ? TEXT_OF(maker, "blocline history %s --status all", bloc_id(maker, about->a))
                    : TEXT_OF(maker, "blocline members %s --on %s%s%s", bloc_id(maker, about->a),
                              day, asked == VIEW_STATUSES ? " --status all" : "",
                              pool->reading_option));
    return true;
}
