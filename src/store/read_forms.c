#include "read.h"
#include "store_forms.h"

#include <string.h>

/* Languages in the order in which a form is looked for: the one asked for, then kk, ru, en. */
static int rank_of(const char *lang, enum language asked)
{
    static const int behind[LANG_COUNT] = {[LANG_EN] = 3, [LANG_RU] = 2, [LANG_KK] = 1};
    const enum language found = language_of(lang);
    if (found == asked) {
        return 0;
    }
    return found < LANG_COUNT ? behind[found] : LANG_COUNT + 1;
}

bool store_name_forms(struct store *store, enum party of, int64_t owner, enum language lang,
                      int64_t day, struct arena *arena, struct name_forms *forms,
                      struct fault *fault)
{
    static const char *const sql[] = {
        [PARTY_ACTOR] =
            "SELECT lang, form, text FROM name WHERE of = 'actor' AND actor_id = :owner "
            "AND used_lo <= :day AND used_hi >= :day ORDER BY name_id",
        [PARTY_BLOC] = "SELECT lang, form, text FROM name WHERE of = 'bloc' AND bloc_id = :owner "
                       "AND used_lo <= :day AND used_hi >= :day ORDER BY name_id"};
    static const char *const form_ids[] = {"name", "short", "abbreviation"};
    const char **found[] = {&forms->name, &forms->short_name, &forms->abbreviation};
    int ranks[] = {LANG_COUNT + 2, LANG_COUNT + 2, LANG_COUNT + 2};
    struct db_rows rows = db_rows_of(store->db, "names", sql[of], fault);
    *forms = (struct name_forms){0};
    db_bind_i64(&rows, ":owner", owner);
    db_bind_i64(&rows, ":day", day);
    while (db_next(&rows)) {
        const int rank = rank_of(db_need(&rows, 0), lang);
        const char *form = db_need(&rows, 1), *text = db_need(&rows, 2);
        for (size_t i = 0; i < 3; i++) {
            /* A short form in another language is not shown where there is a long one in this. */
            if (strcmp(form, form_ids[i]) == 0 && rank < ranks[i] &&
                (i == 0 || rank == 0 || lang != LANG_EN)) {
                ranks[i] = rank;
                *found[i] = arena_text(arena, text, strlen(text));
                forms->lang = i == 0 ? language_of(db_need(&rows, 0)) : forms->lang;
                forms->short_lang = i == 1 ? language_of(db_need(&rows, 0)) : forms->short_lang;
            }
        }
        rows.valid = db_sound(&rows);
    }
    if (forms->short_name && ranks[1] > ranks[0]) {
        forms->short_name = NULL;
    }
    return db_close(&rows);
}
