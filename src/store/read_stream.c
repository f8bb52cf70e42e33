#include "spell_stream.h"

#include "edtf.h"
#include "read.h"

#include <stdlib.h>
#include <string.h>

struct spell_stream {
    sqlite3_stmt *statement;
    enum party by;
    struct plain_spell *spells;
    size_t capacity;
};

#define PLAIN_COLUMNS                                                                              \
    "number, status_id, start_lo, start_hi, end_lo, end_hi, start_account_id, end_account_id "

bool spell_stream_open(struct store *store, int64_t reading, enum party by,
                       struct spell_stream **stream, struct fault *fault)
{
    static const char *const sql[] = {
        [PARTY_BLOC] = "SELECT actor_id, " PLAIN_COLUMNS "FROM spell "
                       "WHERE reading_id = ?1 AND bloc_id = ?2 ORDER BY actor_id, number",
        [PARTY_ACTOR] = "SELECT bloc_id, " PLAIN_COLUMNS "FROM spell INDEXED BY spell_by_actor "
                        "WHERE reading_id = ?1 AND actor_id = ?2 ORDER BY bloc_id, number"};
    sqlite3_stmt *statement = NULL;
    if (!db_prepare(store->db, sql[by], &statement, fault)) {
        return false;
    }
    sqlite3_bind_int64(statement, 1, reading);
    *stream = heap_alloc(sizeof **stream);
    **stream = (struct spell_stream){.statement = statement, .by = by};
    return true;
}

void spell_stream_close(struct spell_stream *stream)
{
    if (stream) {
        sqlite3_finalize(stream->statement);
        free(stream->spells);
        free(stream);
    }
}

static void read_spell(sqlite3_stmt *statement, enum party by, uint32_t owner,
                       struct plain_spell *spell)
{
    const uint32_t other = (uint32_t)sqlite3_column_int64(statement, 0);
    *spell = (struct plain_spell){
        .bloc = by == PARTY_BLOC ? owner : other,
        .actor = by == PARTY_BLOC ? other : owner,
        .number = (uint32_t)sqlite3_column_int64(statement, 1),
        .status = (uint32_t)sqlite3_column_int64(statement, 2),
        .start_lo = sqlite3_column_int64(statement, 3),
        .start_hi = sqlite3_column_int64(statement, 4),
        .end_lo = sqlite3_column_int64(statement, 5),
        .end_hi = sqlite3_column_int64(statement, 6),
        .start_account = sqlite3_column_int64(statement, 7),
        .end_account = sqlite3_column_int64(statement, 8), /* NULL reads as 0 */
    };
}

bool spell_stream_group(struct spell_stream *stream, uint32_t owner,
                        const struct plain_spell **spells, size_t *count, struct fault *fault)
{
    size_t used = 0;
    bool row = false, done;
    sqlite3_reset(stream->statement);
    sqlite3_bind_int64(stream->statement, 2, owner);
    while ((done = db_step(stream->statement, &row, fault)) && row) {
        stream->spells =
            heap_grow(stream->spells, &stream->capacity, used + 1, sizeof *stream->spells);
        read_spell(stream->statement, stream->by, owner, &stream->spells[used++]);
    }
    *spells = stream->spells;
    *count = used;
    return done;
}

static const char *kept(struct arena *arena, sqlite3_stmt *statement, int column)
{
    const char *text = db_text(statement, column);
    return text ? arena_text(arena, text, strlen(text)) : NULL;
}

/* The rows a statement will give, for the size of a list. */
static bool count_rows(struct store *store, const char *sql, size_t *count, struct fault *fault)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    const bool done =
        db_prepare(store->db, sql, &statement, fault) && db_step(statement, &row, fault);
    *count = done && row ? (size_t)sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return done;
}

bool store_parties(struct store *store, enum party of, enum language lang, struct arena *arena,
                   struct party_row **list, size_t *count, struct fault *fault)
{
    static const char *const count_sql[] = {
        [PARTY_BLOC] = "SELECT count(*) FROM bloc", [PARTY_ACTOR] = "SELECT count(*) FROM actor"};
    static const char *const sql[] = {
        [PARTY_BLOC] = "SELECT bloc_id, bloc, text, NULL, cow_igo, NULL FROM bloc "
                       "LEFT JOIN label ON of = 'bloc' AND owner_id = bloc_id AND lang = ?1 "
                       "ORDER BY bloc",
        [PARTY_ACTOR] = "SELECT actor_id, actor, text, iso2, cow, gw FROM actor "
                        "LEFT JOIN label ON of = 'actor' AND owner_id = actor_id AND lang = ?1 "
                        "ORDER BY actor"};
    sqlite3_stmt *statement = NULL;
    bool row = false;
    size_t used = 0, capacity = 0;
    bool done = count_rows(store, count_sql[of], &capacity, fault) &&
                db_prepare(store->db, sql[of], &statement, fault);
    *list = arena_alloc(arena, (capacity + 1) * sizeof **list);
    if (done) {
        db_bind_text(statement, 1, language_code(lang));
    }
    while (done && (done = db_step(statement, &row, fault)) && row && used < capacity) {
        (*list)[used++] = (struct party_row){.number = (uint32_t)sqlite3_column_int64(statement, 0),
                                             .id = kept(arena, statement, 1),
                                             .label = kept(arena, statement, 2),
                                             .iso2 = kept(arena, statement, 3),
                                             .cow = kept(arena, statement, 4),
                                             .gw = kept(arena, statement, 5)};
    }
    *count = used;
    sqlite3_finalize(statement);
    return done;
}

static uint32_t class_of(const char *word)
{
    return strcmp(word, "full") == 0      ? CLASS_FULL
           : strcmp(word, "partial") == 0 ? CLASS_PARTIAL
                                          : CLASS_NONE;
}

bool store_statuses(struct store *store, struct arena *arena, struct status_row **list,
                    size_t *count, struct fault *fault)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    size_t used = 0, capacity = 0;
    bool done =
        count_rows(store, "SELECT count(*) FROM status", &capacity, fault) &&
        db_prepare(store->db, "SELECT status_id, status, class, cow FROM status ORDER BY status_id",
                   &statement, fault);
    *list = arena_alloc(arena, (capacity + 1) * sizeof **list);
    while (done && (done = db_step(statement, &row, fault)) && row && used < capacity) {
        (*list)[used++] =
            (struct status_row){.number = (uint32_t)sqlite3_column_int64(statement, 0),
                                .id = kept(arena, statement, 1),
                                .class = class_of(db_text(statement, 2)),
                                .cow = sqlite3_column_type(statement, 3) == SQLITE_NULL
                                           ? COW_NO_CODE
                                           : sqlite3_column_int64(statement, 3)};
    }
    *count = used;
    sqlite3_finalize(statement);
    return done;
}
