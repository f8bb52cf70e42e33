#include "queries.h"
#include "store_lists.h"
#include "text.h"

#include <string.h>

struct answer {
    struct table_sink *sink;
};

static bool take_row(void *context, const struct cell *cells, struct fault *fault)
{
    struct answer *answer = context;
    return table_row(answer->sink, cells, fault);
}

bool query_list(const struct question *question, const char *list, struct table_sink *sink,
                struct fault *fault)
{
    struct answer answer = {sink};
    size_t count;
    const struct column *columns = store_list_columns(list, &count);
    if (!columns) {
        struct arena arena = {0};
        struct nearest nearest = nearest_to(list);
        char all[256] = "";
        for (const char *const *name = store_lists(); *name; name++) {
            nearest_offer(&nearest, *name, *name);
            strncat(all, all[0] ? ", " : "", sizeof all - strlen(all) - 1);
            strncat(all, *name, sizeof all - strlen(all) - 1);
        }
        fault_set(fault, FAULT_USAGE, "there is no list \"%s\"%s; expected one of: %s", list,
                  nearest_hint(&arena, &nearest), all);
        arena_release(&arena);
        return false;
    }
    return table_begin(sink, NULL, columns, count, fault) &&
           store_list(question->store, list, question->lang, take_row, &answer, fault) &&
           table_end(sink, fault);
}

static bool info_row(struct answer *answer, const char *key, const char *value, struct fault *fault)
{
    const struct cell cells[] = {cell_text(key), cell_text(value)};
    return !value || take_row(answer, cells, fault);
}

bool query_info(const struct question *question, struct table_sink *sink, struct fault *fault)
{
    static const struct column columns[] = {{"key", COLUMN_TEXT, ROLE_NONE, MSG_heading_key},
                                            {"value", COLUMN_TEXT, ROLE_NONE, MSG_heading_value}};
    static const char *const titles[] = {"title_en", "title_ru", "title_kk"};
    static const char *const keys[] = {"id",  "version", "licence", "publisher",
                                       "url", "as_of",   "digest"};
    struct store *store = question->store;
    struct answer answer = {sink};
    const char *title = store_info(store, titles[question->lang], fault);
    if (!title) {
        title = store_info(store, titles[LANG_EN], fault);
    }
    bool done =
        table_begin(sink, NULL, columns, 2, fault) && info_row(&answer, "title", title, fault);
    for (size_t i = 0; done && i < sizeof keys / sizeof *keys; i++) {
        done = info_row(&answer, keys[i], store_info(store, keys[i], fault), fault);
    }
    return done && info_row(&answer, "reading", question->reading_id, fault) &&
           store_counts(store, take_row, &answer, fault) && table_end(sink, fault);
}
