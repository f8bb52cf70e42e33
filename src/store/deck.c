#include "deck.h"

#include "arena.h"
#include "db.h"
#include "messages.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* Times of the collection, so that the same cards make the same bytes: 1 January 2020, in seconds,
 * and in milliseconds. */
#define MADE    "1577836800"
#define MADE_MS "1577836800000"

static const char schema[] =
    "PRAGMA page_size = 4096;"
    "CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,"
    " scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,"
    " ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,"
    " dconf text NOT NULL, tags text NOT NULL);"
    "CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,"
    " mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,"
    " sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);"
    "CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,"
    " ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,"
    " queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,"
    " reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,"
    " odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);"
    "CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,"
    " ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL,"
    " factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);"
    "CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);"
    "CREATE INDEX ix_notes_usn ON notes (usn);"
    "CREATE INDEX ix_cards_usn ON cards (usn);"
    "CREATE INDEX ix_revlog_usn ON revlog (usn);"
    "CREATE INDEX ix_cards_nid ON cards (nid);"
    "CREATE INDEX ix_cards_sched ON cards (did, queue, due);"
    "CREATE INDEX ix_revlog_cid ON revlog (cid);"
    "CREATE INDEX ix_notes_csum ON notes (csum);";

static bool sqlite_fault(sqlite3 *db, struct fault *fault)
{
    return fault_say_with(fault, FAULT_IO, MSG_fault_cannot_make_cards, sqlite3_errmsg(db));
}

static bool put_collection(sqlite3 *db, const struct deck *deck, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO col VALUES (1, " MADE ", " MADE_MS ", " MADE_MS ", 11, 0, 0, 0, :conf, "
        ":models, :decks, :options, '{}')";
    struct db_rows rows = db_rows_of(db, "cards", sql, fault);
    db_bind_text(&rows, ":conf", deck->conf);
    db_bind_text(&rows, ":models", deck->models);
    db_bind_text(&rows, ":decks", deck->decks);
    db_bind_text(&rows, ":options", deck->options);
    db_next(&rows);
    return db_close(&rows);
}

static bool put_note(sqlite3 *db, const struct deck *deck, size_t at, struct fault *fault)
{
    /* The sum of the first field Anki works out itself when it imports. */
    static const char note_sql[] =
        "INSERT INTO notes VALUES (:id, :guid, :model, " MADE ", -1, ' ' || :tags || ' ', :fields, "
        ":first, 0, 0, '')";
    static const char card_sql[] = "INSERT INTO cards VALUES (:id, :note, :deck, 0, " MADE
                                   ", -1, 0, 0, :due, 0, 0, 0, 0, 0, 0, 0, 0, '')";
    const struct deck_note *note = &deck->notes[at];
    struct db_rows rows = db_rows_of(db, "cards", note_sql, fault);
    db_bind_i64(&rows, ":id", note->id);
    db_bind_text(&rows, ":guid", note->guid);
    db_bind_i64(&rows, ":model", deck->model_id);
    db_bind_text(&rows, ":tags", note->tags);
    db_bind_text(&rows, ":fields", note->fields);
    db_bind_text(&rows, ":first", note->first);
    db_next(&rows);
    if (!db_close(&rows)) {
        return false;
    }
    rows = db_rows_of(db, "cards", card_sql, fault);
    db_bind_i64(&rows, ":id", note->card_id);
    db_bind_i64(&rows, ":note", note->id);
    db_bind_i64(&rows, ":deck", deck->id);
    db_bind_i64(&rows, ":due", (int64_t)at + 1);
    db_next(&rows);
    return db_close(&rows);
}

bool deck_bytes(const struct deck *deck, char **bytes, size_t *size, struct fault *fault)
{
    sqlite3 *db = NULL;
    *bytes = NULL;
    bool done = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY,
                                NULL) == SQLITE_OK &&
                sqlite3_exec(db, schema, NULL, NULL, NULL) == SQLITE_OK &&
                sqlite3_exec(db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
    if (!done) {
        sqlite_fault(db, fault);
    }
    done = done && put_collection(db, deck, fault);
    for (size_t i = 0; done && i < deck->count; i++) {
        done = put_note(db, deck, i, fault);
    }
    if (done) {
        sqlite3_int64 length = 0;
        done = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
        unsigned char *whole = done ? sqlite3_serialize(db, "main", &length, 0) : NULL;
        if (done && !whole) { /* of which the connection knows nothing */
            fault_say_with(fault, FAULT_IO, MSG_fault_cannot_make_cards,
                           sqlite3_errstr(SQLITE_NOMEM));
        } else if (!done) {
            sqlite_fault(db, fault);
        }
        done = done && whole;
        if (done) {
            *size = (size_t)length;
            *bytes = heap_alloc(*size + 1);
            memcpy(*bytes, whole, *size);
        }
        sqlite3_free(whole);
    }
    sqlite3_close(db);
    return done;
}
