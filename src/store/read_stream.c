#include "spell_stream.h"

#include "edtf.h"
#include "read.h"
#include "sort.h"
#include "store_lists.h"

#include <stdlib.h>
#include <string.h>

bool spells_damaged(struct store *store, struct fault *fault)
{
    return db_damaged(store->db, "spells", fault);
}

struct spell_stream {
    struct db_rows rows;
    const struct store *store;
    enum party by;
    struct plain_spell *spells;
    size_t capacity;
    const uint32_t *last; /* spell_stream_follow; or NULL */
    uint32_t greatest;
};

#define PLAIN_COLUMNS                                                                              \
    "number, status_id, start_lo, start_hi, end_lo, end_hi, start_account_id, end_account_id "

bool spell_stream_open(struct store *store, int64_t reading, enum party by,
                       struct spell_stream **stream, struct fault *fault)
{
    static const char *const sql[] = {
        [PARTY_BLOC] = "SELECT actor_id, " PLAIN_COLUMNS "FROM spell "
                       "WHERE reading_id = :reading AND bloc_id = :owner "
                       "ORDER BY actor_id, number",
        [PARTY_ACTOR] = "SELECT bloc_id, " PLAIN_COLUMNS "FROM spell INDEXED BY spell_by_actor "
                        "WHERE reading_id = :reading AND actor_id = :owner "
                        "ORDER BY bloc_id, number"};
    if (!store_count(store, fault)) {
        return false;
    }
    *stream = heap_alloc(sizeof **stream);
    **stream = (struct spell_stream){
        .rows = db_rows_of(store->db, "spells", sql[by], fault), .store = store, .by = by};
    db_bind_i64(&(*stream)->rows, ":reading", reading);
    return (*stream)->rows.valid;
}

void spell_stream_close(struct spell_stream *stream)
{
    if (stream) {
        db_close(&stream->rows);
        free(stream->spells);
        free(stream);
    }
}

static void read_spell(struct spell_stream *stream, uint32_t owner, struct plain_spell *spell)
{
    struct db_rows *rows = &stream->rows;
    const struct store *store = stream->store;
    const bool by_bloc = stream->by == PARTY_BLOC;
    const uint32_t other = db_ref(rows, 0, by_bloc ? store->actors : store->blocs);
    *spell = (struct plain_spell){
        .bloc = by_bloc ? owner : other,
        .actor = by_bloc ? other : owner,
        .number = db_ref(rows, 1, UINT32_MAX),
        .status = db_ref(rows, 2, store->statuses),
        .bounds = read_bounds(rows, 3),
        .start_account = db_i64(rows, 7),
        .end_account = sqlite3_column_int64(rows->statement, 8), /* NULL reads as 0 */
    };
}

void spell_stream_follow(struct spell_stream *stream, const uint32_t *last, uint32_t greatest)
{
    stream->last = last;
    stream->greatest = last ? greatest : 0;
}

/* Adds the spells of one owner to the first `*used`. */
static bool add_spells(struct spell_stream *stream, uint32_t owner, size_t *used,
                       struct fault *fault)
{
    db_again(&stream->rows, fault);
    db_bind_i64(&stream->rows, ":owner", owner);
    while (db_next(&stream->rows)) {
        stream->spells =
            heap_grow(stream->spells, &stream->capacity, *used + 1, sizeof *stream->spells);
        read_spell(stream, owner, &stream->spells[(*used)++]);
        db_sound(&stream->rows);
    }
    return stream->rows.valid;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_in_time(const void *left, const void *right)
{
    const struct plain_spell *a = left, *b = right;
    int order = COMPARE(a->bloc, b->bloc);
    order = order ? order : COMPARE(a->actor, b->actor);
    order = order ? order : COMPARE(a->bounds.start_lo, b->bounds.start_lo);
    return order ? order : COMPARE(a->bounds.start_hi, b->bounds.start_hi);
}

/* Whether a standing goes on as the same in the bloc that its bloc became. Until the spells are
 * joined `number` is that of the bloc. */
static bool goes_on(const struct plain_spell *spell, const struct plain_spell *next)
{
    return spell->bloc == next->bloc && spell->actor == next->actor &&
           spell->number != next->number && spell->status == next->status && spell->end_account &&
           spell->bounds.end_lo == next->bounds.start_lo &&
           spell->bounds.end_hi == next->bounds.start_hi;
}

/* Puts the spells of blocs that count as one under its number, in order of time; what goes on in
 * the next bloc is one spell. Returns how many there are. */
static size_t join_spells(const struct spell_stream *stream, size_t count)
{
    struct plain_spell *spells = stream->spells;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t bloc = spells[i].bloc;
        spells[i].number = bloc;
        spells[i].bloc = bloc <= stream->greatest ? stream->last[bloc] : bloc;
    }
    if (count) {
        sort_list(spells, count, sizeof *spells, compare_in_time);
    }
    for (size_t i = 0; i < count; i++) {
        if (kept && goes_on(&spells[kept - 1], &spells[i])) {
            struct plain_spell *spell = &spells[kept - 1];
            spell->number = spells[i].number;
            spell->bounds.end_lo = spells[i].bounds.end_lo;
            spell->bounds.end_hi = spells[i].bounds.end_hi;
            spell->end_account = spells[i].end_account;
        } else {
            spells[kept++] = spells[i];
        }
    }
    for (size_t i = 0; i < kept; i++) {
        const bool same =
            i && spells[i - 1].bloc == spells[i].bloc && spells[i - 1].actor == spells[i].actor;
        spells[i].number = same ? spells[i - 1].number + 1 : 1;
    }
    return kept;
}

bool spell_stream_group(struct spell_stream *stream, uint32_t owner,
                        const struct plain_spell **spells, size_t *count, struct fault *fault)
{
    size_t used = 0;
    bool done = true;
    if (stream->by == PARTY_BLOC && owner <= stream->greatest) {
        for (uint32_t i = 1; done && i <= stream->greatest; i++) {
            done = stream->last[i] != owner || add_spells(stream, i, &used, fault);
        }
    } else {
        done = add_spells(stream, owner, &used, fault);
    }
    if (done && stream->last) {
        used = join_spells(stream, used);
    }
    *spells = stream->spells;
    *count = used;
    return done;
}

bool store_blocs_of(struct store *store, int64_t reading, uint32_t actor, bloc_number_visit *visit,
                    void *context, struct fault *fault)
{
    static const char sql[] = "SELECT DISTINCT bloc_id FROM spell INDEXED BY spell_by_actor "
                              "WHERE actor_id = :actor AND reading_id = :reading";
    if (!store_count(store, fault)) {
        return false;
    }
    struct db_rows rows = db_rows_of(store->db, "spells", sql, fault);
    db_bind_i64(&rows, ":actor", actor);
    db_bind_i64(&rows, ":reading", reading);
    while (db_next(&rows)) {
        const uint32_t bloc = db_ref(&rows, 0, store->blocs);
        rows.valid = db_sound(&rows) && visit(context, bloc, fault);
    }
    return db_close(&rows);
}

/* The number that a statement without parameters gives. */
static bool one_number(struct store *store, const char *sql, int64_t *number, struct fault *fault)
{
    struct db_rows rows = db_rows_of(store->db, "numbers", sql, fault);
    *number = 0;
    if (db_next(&rows) && sqlite3_column_type(rows.statement, 0) != SQLITE_NULL) {
        *number = db_i64(&rows, 0);
        rows.damaged = rows.damaged || *number < 0 || *number >= UINT32_MAX;
        db_sound(&rows);
    }
    return db_close(&rows);
}

bool store_count(struct store *store, struct fault *fault)
{
    /* Three plain statements take half as long to prepare as one with all of them in it. */
    static const char *const sql[] = {"SELECT max(actor_id) FROM actor",
                                      "SELECT max(bloc_id) FROM bloc",
                                      "SELECT max(status_id) FROM status"};
    int64_t numbers[sizeof sql / sizeof *sql];
    for (size_t i = 0; !store->counted && i < sizeof sql / sizeof *sql; i++) {
        if (!one_number(store, sql[i], &numbers[i], fault)) {
            return false;
        }
    }
    if (!store->counted) {
        store->actors = (uint32_t)numbers[0];
        store->blocs = (uint32_t)numbers[1];
        store->statuses = (uint32_t)numbers[2];
        store->counted = true;
    }
    return true;
}

static const char *kept(struct arena *arena, const char *text)
{
    return text ? arena_text(arena, text, strlen(text)) : NULL;
}

/* Numbers of a list must be 1, 2, ... without a gap, each once: they are used as places in lists.
 */
static bool is_new(unsigned char *seen, uint32_t number)
{
    const unsigned bit = 1u << number % 8;
    const bool is = !(seen[number / 8] & bit);
    seen[number / 8] |= (unsigned char)bit;
    return is;
}

/* How many rows there are, which the greatest number must be; 0 after a fault. */
static uint32_t count_rows(struct store *store, const char *sql, const char *what,
                           uint32_t greatest, struct fault *fault)
{
    struct db_rows rows = db_rows_of(store->db, what, sql, fault);
    const int64_t count = db_next(&rows) ? db_i64(&rows, 0) : 0;
    if (rows.valid && count != (int64_t)greatest) {
        rows.valid = db_damaged(store->db, what, fault);
    }
    return db_close(&rows) ? greatest : 0;
}

bool store_parties(struct store *store, enum party of, enum language lang, struct arena *arena,
                   struct party_row **list, size_t *count, struct fault *fault)
{
    static const char *const whats[] = {[PARTY_BLOC] = "blocs", [PARTY_ACTOR] = "actors"};
    static const char *const count_sql[] = {
        [PARTY_BLOC] = "SELECT count(*) FROM bloc", [PARTY_ACTOR] = "SELECT count(*) FROM actor"};
    static const char *const sql[] = {
        [PARTY_BLOC] =
            "SELECT bloc_id, bloc, text, NULL, cow_igo, NULL, bilateral, tags, 0, 0 FROM bloc "
            "LEFT JOIN label ON of = 'bloc' AND owner_id = bloc_id AND lang = :lang "
            "ORDER BY bloc",
        [PARTY_ACTOR] = "SELECT actor_id, actor, text, iso2, cow, gw, NULL, tags, exists_lo, "
                        "exists_hi FROM actor "
                        "LEFT JOIN label ON of = 'actor' AND owner_id = actor_id AND lang = :lang "
                        "ORDER BY actor"};
    *count = 0;
    if (!store_count(store, fault)) {
        return false;
    }
    const uint32_t greatest = of == PARTY_BLOC ? store->blocs : store->actors;
    const uint32_t all = count_rows(store, count_sql[of], whats[of], greatest, fault);
    if (all != greatest) {
        return false;
    }
    struct db_rows of_list = db_rows_of(store->db, whats[of], sql[of], fault), *rows = &of_list;
    unsigned char *seen = heap_alloc((size_t)all / 8 + 1);
    memset(seen, 0, (size_t)all / 8 + 1);
    *list = arena_alloc(arena, ((size_t)all + 1) * sizeof **list);
    db_bind_text(rows, ":lang", language_code(lang));
    while (db_next(rows)) {
        const uint32_t number = db_ref(rows, 0, all);
        rows->damaged = rows->damaged || *count >= all || !is_new(seen, number);
        const struct party_row row = {.number = number,
                                      .id = kept(arena, db_need(rows, 1)),
                                      .label = kept(arena, db_need(rows, 2)),
                                      .iso2 = kept(arena, db_text(rows, 3)),
                                      .cow = kept(arena, db_text(rows, 4)),
                                      .gw = kept(arena, db_text(rows, 5)),
                                      .bilateral = db_text(rows, 6) != NULL,
                                      .tags = kept(arena, db_text(rows, 7)),
                                      .exists_lo = db_i64(rows, 8),
                                      .exists_hi = db_i64(rows, 9)};
        if (db_sound(rows)) {
            (*list)[(*count)++] = row;
        }
    }
    free(seen);
    if (rows->valid && *count != all) {
        rows->valid = db_damaged(store->db, whats[of], fault);
    }
    return db_close(rows);
}

bool store_scheme_codes(struct store *store, const char *scheme, struct arena *arena,
                        struct code_row **list, size_t *count, struct fault *fault)
{
    static const char sql[] = "SELECT actor_id, code, used_lo, used_hi FROM code "
                              "WHERE of = 'actor' AND scheme = :scheme "
                              "ORDER BY actor_id, used_lo, code_id";
    size_t capacity = 0;
    struct code_row *rows_read = NULL;
    if (!store_count(store, fault)) {
        return false;
    }
    struct db_rows rows = db_rows_of(store->db, "codes", sql, fault);
    db_bind_text(&rows, ":scheme", scheme);
    *count = 0;
    while (db_next(&rows)) {
        const struct code_row row = {.actor = db_ref(&rows, 0, store->actors),
                                     .code = kept(arena, db_need(&rows, 1)),
                                     .lo = db_i64(&rows, 2),
                                     .hi = db_i64(&rows, 3)};
        if (db_sound(&rows)) {
            rows_read = heap_grow(rows_read, &capacity, *count + 1, sizeof *rows_read);
            rows_read[(*count)++] = row;
        }
    }
    *list = arena_alloc(arena, (*count + 1) * sizeof **list);
    if (*count > 0) {
        memcpy(*list, rows_read, *count * sizeof **list);
    }
    free(rows_read);
    return db_close(&rows);
}

static uint32_t class_of(const char *word)
{
    const uint32_t found = word_find(&class_words, word);
    return found == WORD_UNKNOWN ? CLASS_NONE : found;
}

bool store_statuses(struct store *store, struct arena *arena, struct status_row **list,
                    size_t *count, struct fault *fault)
{
    static const char sql[] = "SELECT status_id, status, class, cow FROM status ORDER BY status_id";
    struct status_row *rows_read = NULL;
    size_t capacity = 0;
    *count = 0;
    if (!store_count(store, fault)) {
        return false;
    }
    const uint32_t all = store->statuses;
    struct db_rows rows = db_rows_of(store->db, "statuses", sql, fault);
    while (db_next(&rows)) {
        const bool coded = sqlite3_column_type(rows.statement, 3) != SQLITE_NULL;
        const struct status_row row = {.number = db_ref(&rows, 0, all),
                                       .id = kept(arena, db_need(&rows, 1)),
                                       .class = class_of(db_need(&rows, 2)),
                                       .cow = coded ? db_i64(&rows, 3) : COW_NO_CODE};
        rows.damaged = rows.damaged || row.number != *count + 1 ||
                       (coded && row.cow != COW_MISSING && (row.cow < 0 || row.cow > 3));
        if (db_sound(&rows)) {
            rows_read = heap_grow(rows_read, &capacity, *count + 1, sizeof *rows_read);
            rows_read[(*count)++] = row;
        }
    }
    if (rows.valid && *count != all) {
        rows.valid = db_damaged(store->db, "statuses", fault);
    }
    *list = arena_alloc(arena, (*count + 1) * sizeof **list);
    if (*count > 0) {
        memcpy(*list, rows_read, *count * sizeof **list);
    }
    free(rows_read);
    return db_close(&rows);
}
