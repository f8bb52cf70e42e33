#include "numbers.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT_MAX = 1 << 20 }; /* a damaged file may have any number: beyond, texts are not kept */

struct number_texts number_texts_of(struct store *store, const char *sql)
{
    return (struct number_texts){.store = store, .sql = sql};
}

void number_texts_close(struct number_texts *texts)
{
    db_close(&texts->rows);
    free(texts->texts);
    arena_release(&texts->arena);
}

/* Room for the number, with NULL where nothing was looked up. */
static void make_room(struct number_texts *texts, uint32_t number)
{
    uint32_t count = texts->count ? texts->count : 64;
    while (count <= number) {
        count *= 2;
    }
    if (count > texts->count) {
        texts->texts = heap_realloc(texts->texts, count * sizeof *texts->texts);
        memset(texts->texts + texts->count, 0, (count - texts->count) * sizeof *texts->texts);
        texts->count = count;
    }
}

static bool look_up(struct number_texts *texts, int64_t number, const char **text,
                    struct fault *fault)
{
    struct db_rows *rows = &texts->rows;
    if (!rows->statement) {
        *rows = db_rows_of(texts->store->db, "numbers", texts->sql, fault);
    }
    db_again(rows, fault);
    db_bind_i64(rows, ":number", number);
    if (!db_next(rows)) {
        return rows->valid && db_damaged(texts->store->db, "numbers", fault);
    }
    *text = arena_printf(&texts->arena, "%s", db_need(rows, 0));
    return db_sound(rows);
}

bool text_of_number(struct number_texts *texts, int64_t number, const char **text,
                    struct fault *fault)
{
    if (number >= 0 && number < texts->count && texts->texts[number]) {
        *text = texts->texts[number];
        return true;
    }
    if (!look_up(texts, number, text, fault)) {
        return false;
    }
    if (number >= 0 && number < KEPT_MAX) {
        make_room(texts, (uint32_t)number);
        texts->texts[number] = *text;
    }
    return true;
}

/* ---- The actors of accounts ---- */

struct account_actors account_actors_of(struct store *store)
{
    return (struct account_actors){
        .ids = number_texts_of(store, "SELECT actor FROM main.actor WHERE actor_id = :number")};
}

void account_actors_close(struct account_actors *actors)
{
    number_texts_close(&actors->ids);
    db_close(&actors->effects);
    db_close(&actors->others);
    free(actors->has_others);
    free(actors->list);
    free(actors->seen);
    free(actors->text);
}

/* Whether the actor is one of them already. */
static bool is_seen(struct account_actors *actors, int64_t actor)
{
    if (actor >= 0 && actor < KEPT_MAX) {
        if (actor >= actors->seen_count) {
            const uint32_t count = 2 * (uint32_t)actor + 64;
            actors->seen = heap_realloc(actors->seen, count * sizeof *actors->seen);
            memset(actors->seen + actors->seen_count, 0,
                   (count - actors->seen_count) * sizeof *actors->seen);
            actors->seen_count = count;
        }
        const bool seen = actors->seen[actor] == actors->turn;
        actors->seen[actor] = actors->turn;
        return seen;
    }
    for (size_t i = 0; i < actors->count; i++) {
        if (actors->list[i].actor == actor) {
            return true;
        }
    }
    return false;
}

/* Parts come in order, and their numbers too: the first of an actor is the least. */
static void add_part(struct account_actors *actors, int64_t actor, int64_t part, int64_t number)
{
    if (is_seen(actors, actor)) {
        return;
    }
    actors->list =
        heap_grow(actors->list, &actors->capacity, actors->count + 1, sizeof *actors->list);
    actors->list[actors->count++] = (struct actor_part){actor, part, number};
}

static bool read_parts(struct account_actors *actors, struct db_rows *rows, const char *sql,
                       int64_t account, int64_t part, struct fault *fault)
{
    if (!rows->statement) {
        *rows = db_rows_of(actors->ids.store->db, "actors", sql, fault);
    }
    db_again(rows, fault);
    db_bind_i64(rows, ":account", account);
    while (db_next(rows)) {
        const int64_t number = db_i64(rows, 0), actor = db_i64(rows, 1);
        if (db_sound(rows)) {
            add_part(actors, actor, part, number);
        }
    }
    return rows->valid;
}

static bool is_before(const struct actor_part *left, const struct actor_part *right)
{
    return left->part != right->part       ? left->part < right->part
           : left->number != right->number ? left->number < right->number
                                           : left->actor < right->actor;
}

/* They come nearly in order, and are few. */
static void put_in_order(struct account_actors *actors)
{
    for (size_t i = 1; i < actors->count; i++) {
        const struct actor_part part = actors->list[i];
        size_t at = i;
        for (; at > 0 && is_before(&part, &actors->list[at - 1]); at--) {
            actors->list[at] = actors->list[at - 1];
        }
        actors->list[at] = part;
    }
}

/* Few accounts have actors that only took part. Whoever asks for the actors of very many is told of
 * all accounts that do, by a bit each, and looks up those alone: a chronology of a million accounts
 * takes a twelfth less. */
static bool note_others(struct account_actors *actors, struct fault *fault)
{
    enum { ACCOUNTS_MAX = 1 << 30 }; /* a damaged file may say any number: each is looked up then */
    sqlite3 *const db = actors->ids.store->db;
    struct db_rows most =
        db_rows_of(db, "actors", "SELECT max(account_id) FROM account_actor", fault);
    const int64_t greatest = db_next(&most) ? sqlite3_column_int64(most.statement, 0) : 0;
    if (!db_close(&most) || greatest < 0 || greatest >= ACCOUNTS_MAX) {
        return most.valid;
    }
    struct db_rows rows = db_rows_of(db, "actors", "SELECT account_id FROM account_actor", fault);
    actors->greatest = greatest;
    actors->has_others = heap_zero((size_t)greatest / 8 + 1, 1);
    while (db_next(&rows)) {
        const int64_t account = db_i64(&rows, 0);
        rows.damaged = rows.damaged || account < 0 || account > greatest;
        if (db_sound(&rows)) {
            actors->has_others[account / 8] |= (unsigned char)(1u << account % 8);
        }
    }
    return db_close(&rows);
}

static bool may_have_others(const struct account_actors *actors, int64_t account)
{
    return !actors->has_others || (account >= 0 && account <= actors->greatest &&
                                   actors->has_others[account / 8] >> account % 8 & 1);
}

bool account_actors(struct account_actors *actors, int64_t account, const char **text,
                    struct fault *fault)
{
    enum { MANY = 1 << 15 };
    static const char effects_sql[] =
        "SELECT number, actor_id FROM effect WHERE account_id = :account ORDER BY number";
    static const char others_sql[] =
        "SELECT number, actor_id FROM account_actor WHERE account_id = :account ORDER BY number";
    actors->count = 0;
    actors->used = 0;
    actors->turn++; /* from 1 on: there are fewer accounts than numbers */
    *text = NULL;
    if (!read_parts(actors, &actors->effects, effects_sql, account, 0, fault) ||
        (++actors->asked == MANY && !note_others(actors, fault)) ||
        (may_have_others(actors, account) &&
         !read_parts(actors, &actors->others, others_sql, account, 1, fault))) {
        return false;
    }
    put_in_order(actors);
    for (size_t i = 0; i < actors->count; i++) {
        const char *id;
        if (!text_of_number(&actors->ids, actors->list[i].actor, &id, fault)) {
            return false;
        }
        const size_t size = strlen(id);
        actors->text = heap_grow(actors->text, &actors->size, actors->used + size + 2, 1);
        if (i > 0) {
            actors->text[actors->used++] = ' ';
        }
        memcpy(actors->text + actors->used, id, size + 1);
        actors->used += size;
        *text = actors->text;
    }
    return true;
}
