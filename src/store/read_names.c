#include "read.h"

#include <string.h>

static enum party party_of(const char *word)
{
    return strcmp(word, "bloc") == 0 ? PARTY_BLOC : PARTY_ACTOR;
}

bool store_names(struct store *store, const char *key, name_visit *visit, void *context,
                 struct fault *fault)
{
    static const char sql[] =
        "SELECT name_key.of, name_key.owner_id, coalesce(actor.actor, bloc.bloc),"
        "       name_key.used_lo, name_key.used_hi "
        "FROM name_key "
        "LEFT JOIN actor ON name_key.of = 'actor' AND actor.actor_id = name_key.owner_id "
        "LEFT JOIN bloc ON name_key.of = 'bloc' AND bloc.bloc_id = name_key.owner_id "
        "WHERE name_key.key = ?1 "
        "ORDER BY name_key.of, name_key.owner_id, name_key.used_lo";
    struct db_rows rows = db_rows_of(store->db, sql, fault);
    db_bind_text(rows.statement, 1, key);
    while (db_next(&rows)) {
        const struct name_hit hit = {.of = party_of(db_text(rows.statement, 0)),
                                     .owner = sqlite3_column_int64(rows.statement, 1),
                                     .id = db_text(rows.statement, 2),
                                     .used_lo = sqlite3_column_int64(rows.statement, 3),
                                     .used_hi = sqlite3_column_int64(rows.statement, 4)};
        rows.valid = visit(context, &hit, fault);
    }
    return db_close(&rows);
}

bool store_keys(struct store *store, enum party of, key_visit *visit, void *context,
                struct fault *fault)
{
    static const char *const sql[] = {
        [PARTY_ACTOR] = "SELECT key, actor FROM name_key JOIN actor ON actor_id = owner_id "
                        "WHERE of = 'actor' ORDER BY key",
        [PARTY_BLOC] = "SELECT key, bloc FROM name_key JOIN bloc ON bloc_id = owner_id "
                       "WHERE of = 'bloc' ORDER BY key"};
    struct db_rows rows = db_rows_of(store->db, sql[of], fault);
    while (db_next(&rows)) {
        visit(context, db_text(rows.statement, 0), db_text(rows.statement, 1));
    }
    return db_close(&rows);
}

bool store_people(struct store *store, person_visit *visit, void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT person_id, person, name_en, name_ru, name_kk FROM person ORDER BY person_id";
    struct db_rows rows = db_rows_of(store->db, sql, fault);
    while (db_next(&rows)) {
        const char *const names[LANG_COUNT] = {
            db_text(rows.statement, 2), db_text(rows.statement, 3), db_text(rows.statement, 4)};
        visit(context, sqlite3_column_int64(rows.statement, 0), db_text(rows.statement, 1), names);
    }
    return db_close(&rows);
}

bool store_label(struct store *store, enum party of, int64_t owner, enum language lang,
                 struct arena *arena, const char **label, struct fault *fault)
{
    static const char sql[] =
        "SELECT text FROM label WHERE of = ?1 AND owner_id = ?2 AND lang = ?3";
    struct db_rows rows = db_rows_of(store->db, sql, fault);
    *label = "";
    db_bind_text(rows.statement, 1, of == PARTY_BLOC ? "bloc" : "actor");
    sqlite3_bind_int64(rows.statement, 2, owner);
    db_bind_text(rows.statement, 3, language_code(lang));
    if (db_next(&rows)) {
        *label = arena_printf(arena, "%s", db_text(rows.statement, 0));
    }
    return db_close(&rows);
}
