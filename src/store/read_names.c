#include "read.h"
#include "store_names.h"

#include <string.h>

static enum party party_of(const char *word)
{
    return word_find(&party_words, word) == PARTY_BLOC ? PARTY_BLOC : PARTY_ACTOR;
}

bool store_names(struct store *store, const char *key, name_visit *visit, void *context,
                 struct fault *fault)
{
    static const char sql[] =
        "SELECT of, owner_id, iif(of = 'actor', (SELECT actor FROM actor WHERE actor_id = "
        "owner_id),"
        "    (SELECT bloc FROM bloc WHERE bloc_id = owner_id)), used_lo, used_hi,"
        "  EXISTS (SELECT 1 FROM reading_sees WHERE reading_id = :seeing"
        "    AND seen_id = name_key.package_id)"
        "  OR EXISTS (SELECT 1 FROM package WHERE package.package_id = :package"
        "    AND uses_id = name_key.package_id) "
        "FROM name_key WHERE key = :key ORDER BY of, owner_id, used_lo";
    struct db_rows rows = db_rows_of(store->db, "names", sql, fault);
    db_bind_text(&rows, ":key", key);
    db_bind_i64(&rows, ":seeing", store->reading);
    db_bind_i64(&rows, ":package", store->package);
    while (db_next(&rows)) {
        const struct name_hit hit = {.of = party_of(db_need(&rows, 0)),
                                     .owner = db_i64(&rows, 1),
                                     .id = db_need(&rows, 2),
                                     .used_lo = db_i64(&rows, 3),
                                     .used_hi = db_i64(&rows, 4),
                                     .own = db_i64(&rows, 5) != 0};
        rows.valid = db_sound(&rows) && visit(context, &hit, fault);
    }
    return db_close(&rows);
}

bool store_code_owners(struct store *store, const char *scheme, const char *code, name_visit *visit,
                       void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT code.of, coalesce(code.actor_id, code.bloc_id), coalesce(actor.actor, bloc.bloc),"
        "       code.used_lo, code.used_hi, code.scheme "
        "FROM code LEFT JOIN actor USING (actor_id) LEFT JOIN bloc USING (bloc_id) "
        "WHERE (:scheme IS NULL OR code.scheme = :scheme)"
        "  AND (code.code = :code COLLATE NOCASE OR (code.code NOT GLOB '*[^0-9]*'"
        "       AND :code NOT GLOB '*[^0-9]*' AND ltrim(code.code, '0') = ltrim(:code, '0'))) "
        "ORDER BY code.code_id";
    struct db_rows rows = db_rows_of(store->db, "codes", sql, fault);
    db_bind_text(&rows, ":scheme", scheme);
    db_bind_text(&rows, ":code", code);
    while (db_next(&rows)) {
        const struct name_hit hit = {.of = party_of(db_need(&rows, 0)),
                                     .owner = db_i64(&rows, 1),
                                     .id = db_need(&rows, 2),
                                     .used_lo = db_i64(&rows, 3),
                                     .used_hi = db_i64(&rows, 4),
                                     .scheme = db_need(&rows, 5)};
        rows.valid = db_sound(&rows) && visit(context, &hit, fault);
    }
    return db_close(&rows);
}

bool store_keys(struct store *store, enum party of, key_visit *visit, void *context,
                struct fault *fault)
{
    static const char *const sql[] = {
        [PARTY_ACTOR] =
            "SELECT DISTINCT key, actor, owner_id FROM name_key JOIN actor ON actor_id = owner_id "
            "WHERE of = 'actor' ORDER BY key",
        [PARTY_BLOC] =
            "SELECT DISTINCT key, bloc, owner_id FROM name_key JOIN bloc ON bloc_id = owner_id "
            "WHERE of = 'bloc' ORDER BY key"};
    struct db_rows rows = db_rows_of(store->db, "names", sql[of], fault);
    while (db_next(&rows)) {
        const char *key = db_need(&rows, 0), *id = db_need(&rows, 1);
        const int64_t owner = db_i64(&rows, 2);
        if (db_sound(&rows)) {
            visit(context, of, owner, key, id);
        }
    }
    return db_close(&rows);
}

bool store_people(struct store *store, person_visit *visit, void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT person_id, person, name_en, name_ru, name_kk FROM person ORDER BY person_id";
    struct db_rows rows = db_rows_of(store->db, "names", sql, fault);
    while (db_next(&rows)) {
        const char *const names[LANG_COUNT] = {db_text(&rows, 2), db_text(&rows, 3),
                                               db_text(&rows, 4)};
        const int64_t person = db_i64(&rows, 0);
        const char *id = db_need(&rows, 1);
        if (db_sound(&rows)) {
            visit(context, person, id, names);
        }
    }
    return db_close(&rows);
}

bool store_label(struct store *store, enum party of, int64_t owner, enum language lang,
                 struct arena *arena, const char **label, struct fault *fault)
{
    static const char sql[] =
        "SELECT text FROM label WHERE of = :of AND owner_id = :owner AND lang = :lang";
    struct db_rows rows = db_rows_of(store->db, "names", sql, fault);
    *label = "";
    db_bind_text(&rows, ":of", party_words.texts[of]);
    db_bind_i64(&rows, ":owner", owner);
    db_bind_text(&rows, ":lang", language_code(lang));
    if (db_next(&rows)) {
        *label = arena_printf(arena, "%s", db_need(&rows, 0));
        db_sound(&rows);
    }
    return db_close(&rows);
}
