#include "intern.h"
#include "numbers.h"
#include "store_sources.h"

#include <stdlib.h>
#include <string.h>

/* Lists of sources are asked for row by row, of the same events and standings again and again. So
 * what was found is kept; of a bloc that many rows are about all standings are read at once; and
 * when many blocs are, what accounts say is read for all of them. (A panel of a million accounts:
 * 1.3 s, where looking each row up took 24.) */

enum {
    EVENTS_KEPT = 1 << 12,  /* a power of two */
    ACTORS_ONE_BY_ONE = 3,  /* of a bloc; then all of its actors are read */
    BLOCS_ONE_BY_ONE = 200, /* then all accounts are */
    EVENTS_FEW = 4096, /* beyond, pages of the indexes are kept, which are read again and again */
    ACCOUNTS_MAX = 100000000 /* a damaged file may say any number */
};

/* An account that counts in the reading. */
struct fact {
    int64_t earliest;
    uint32_t source; /* 0: it does not count */
};

struct actor_list {
    int64_t actor;
    const char *list;
};

struct bloc_lists {
    int64_t number; /* 0: there is no such bloc */
    struct actor_list
        *list; /* by number of the actor; once all are read, else in order of asking */
    size_t count, capacity;
    bool whole;
};

struct event_list {
    char *event; /* heap; NULL: none is kept here */
    size_t size;
    const char *list;
};

/* A source of a list, with what puts it in its place. */
struct part {
    int64_t source, earliest, account;
};

struct source_lists {
    struct store *store;
    int64_t reading;
    struct number_texts ids;
    struct db_rows events, accounts, chosen, one, blocs, actors, whole;
    struct intern *lists; /* the texts; NUL-terminated */
    struct event_list *kept;
    struct part *parts;
    size_t part_count, part_room, events_found;
    struct intern *bloc_ids, *actor_ids;
    struct bloc_lists *of_blocs; /* by number in bloc_ids */
    int64_t *actor_numbers;      /* by number in actor_ids */
    size_t bloc_room, actor_room, whole_blocs;
    struct fact *facts; /* by number of the account, `fact_count` of them; NULL: not read yet */
    size_t fact_count;
    char *text;
    size_t room;
};

void source_lists_close(struct source_lists *lists)
{
    if (!lists) {
        return;
    }
    struct db_rows *const rows[] = {&lists->events, &lists->accounts, &lists->chosen, &lists->one,
                                    &lists->blocs,  &lists->actors,   &lists->whole};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        db_close(rows[i]);
    }
    for (size_t i = 0; i < EVENTS_KEPT; i++) {
        free(lists->kept[i].event);
    }
    for (uint32_t i = 0; i < intern_count(lists->bloc_ids); i++) {
        free(lists->of_blocs[i].list);
    }
    number_texts_close(&lists->ids);
    intern_free(lists->lists);
    intern_free(lists->bloc_ids);
    intern_free(lists->actor_ids);
    free(lists->kept);
    free(lists->parts);
    free(lists->of_blocs);
    free(lists->actor_numbers);
    free(lists->facts);
    free(lists->text);
    free(lists);
}

/* The lists of the reading; those of another are forgotten. */
static struct source_lists *lists_of(struct store *store, int64_t reading)
{
    if (store->sources && store->sources->reading == reading) {
        return store->sources;
    }
    source_lists_close(store->sources);
    struct source_lists *lists = heap_zero(1, sizeof *lists);
    lists->store = store;
    lists->reading = reading;
    lists->ids = number_texts_of(store, "SELECT source FROM source WHERE source_id = :number");
    lists->lists = intern_new();
    lists->bloc_ids = intern_new();
    lists->actor_ids = intern_new();
    lists->kept = heap_zero(EVENTS_KEPT, sizeof *lists->kept);
    store->sources = lists;
    return lists;
}

/* Begins a statement, which is prepared the first time. */
static void begin(struct source_lists *lists, struct db_rows *rows, const char *sql,
                  struct fault *fault)
{
    if (!rows->statement) {
        *rows = db_rows_of(lists->store->db, "sources", sql, fault);
    }
    db_again(rows, fault);
}

/* ---- A list ---- */

static void add_part(struct source_lists *lists, int64_t source, int64_t earliest, int64_t account)
{
    for (size_t i = 0; i < lists->part_count; i++) {
        struct part *part = &lists->parts[i];
        if (part->source == source) {
            part->earliest = earliest < part->earliest ? earliest : part->earliest;
            part->account = account < part->account ? account : part->account;
            return;
        }
    }
    lists->parts =
        heap_grow(lists->parts, &lists->part_room, lists->part_count + 1, sizeof *lists->parts);
    lists->parts[lists->part_count++] = (struct part){source, earliest, account};
}

static bool is_before(const struct part *left, const struct part *right)
{
    return left->earliest != right->earliest ? left->earliest < right->earliest
                                             : left->account < right->account;
}

/* The text of the sources added, in their order: by `earliest`, then by the account. */
static bool make_list(struct source_lists *lists, const char **list, struct fault *fault)
{
    size_t used = 0;
    for (size_t i = 1; i < lists->part_count; i++) { /* few, and nearly in order */
        const struct part part = lists->parts[i];
        size_t at = i;
        for (; at > 0 && is_before(&part, &lists->parts[at - 1]); at--) {
            lists->parts[at] = lists->parts[at - 1];
        }
        lists->parts[at] = part;
    }
    for (size_t i = 0; i < lists->part_count; i++) {
        const char *id;
        if (!text_of_number(&lists->ids, lists->parts[i].source, &id, fault)) {
            return false;
        }
        if (lists->part_count == 1) {
            *list = id; /* kept as long */
            return true;
        }
        const size_t size = strlen(id);
        lists->text = heap_grow(lists->text, &lists->room, used + size + 1, 1);
        if (i > 0) {
            lists->text[used++] = ' ';
        }
        memcpy(lists->text + used, id, size);
        used += size;
    }
    *list = used ? intern_text(lists->lists, intern_put(lists->lists, lists->text, used)) : "";
    return true;
}

/* ---- Events ---- */

static struct event_list *kept_at(struct source_lists *lists, const char *event, size_t size)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)event[i]) * 16777619u;
    }
    return &lists->kept[(hash ^ hash >> 16) & (EVENTS_KEPT - 1)];
}

/* Which account of the event the reading chose; 0: none. */
static bool find_chosen(struct source_lists *lists, int64_t event, int64_t *account,
                        struct fault *fault)
{
    static const char sql[] =
        "SELECT account_id FROM chosen WHERE reading_id = :reading AND event_id = :event";
    begin(lists, &lists->chosen, sql, fault);
    db_bind_i64(&lists->chosen, ":reading", lists->reading);
    db_bind_i64(&lists->chosen, ":event", event);
    *account = db_next(&lists->chosen) ? db_i64(&lists->chosen, 0) : 0;
    return lists->chosen.valid;
}

/* The sources of all accounts of an event that has several: that of the chosen account first, then
 * by account. */
static bool find_several(struct source_lists *lists, int64_t event, const char **list,
                         struct fault *fault)
{
    static const char sql[] =
        "SELECT source_id, account_id FROM account INDEXED BY account_by_event "
        "WHERE event_id = :event ORDER BY account_id";
    struct db_rows *rows = &lists->accounts;
    int64_t chosen, source = 0;
    if (!find_chosen(lists, event, &chosen, fault)) {
        return false;
    }
    lists->part_count = 0;
    begin(lists, rows, sql, fault);
    db_bind_i64(rows, ":event", event);
    while (db_next(rows)) {
        add_part(lists, db_i64(rows, 0), 1, db_i64(rows, 1));
        source = db_i64(rows, 1) == chosen ? db_i64(rows, 0) : source;
        db_sound(rows);
    }
    for (size_t i = 0; i < lists->part_count; i++) {
        lists->parts[i].earliest = lists->parts[i].source != source;
    }
    return rows->valid && make_list(lists, list, fault);
}

/* The sources of the event. Nearly all have one, which the index that finds them says. */
static bool find_event(struct source_lists *lists, const char *event, size_t size,
                       const char **list, struct fault *fault)
{
    static const char sql[] =
        "SELECT source_id, event_id FROM event INDEXED BY event_by_id WHERE event = :event";
    struct db_rows *rows = &lists->events;
    if (++lists->events_found == EVENTS_FEW) {
        sqlite3_exec(lists->store->db, "PRAGMA cache_size = -40960", NULL, NULL, NULL);
    }
    begin(lists, rows, sql, fault);
    db_bind_bytes(rows, ":event", event, size);
    *list = "";
    if (!db_next(rows)) {
        return rows->valid;
    }
    if (sqlite3_column_type(rows->statement, 0) == SQLITE_NULL) {
        return find_several(lists, db_i64(rows, 1), list, fault);
    }
    return text_of_number(&lists->ids, db_i64(rows, 0), list, fault);
}

bool store_event_sources(struct store *store, int64_t reading, const char *event, size_t size,
                         const char **sources, struct fault *fault)
{
    struct source_lists *lists = lists_of(store, reading);
    struct event_list *kept = kept_at(lists, event, size);
    if (kept->event && kept->size == size && memcmp(kept->event, event, size) == 0) {
        *sources = kept->list;
        return true;
    }
    if (!find_event(lists, event, size, sources, fault)) {
        return false;
    }
    free(kept->event);
    *kept = (struct event_list){heap_alloc(size + 1), size, *sources};
    memcpy(kept->event, event, size);
    return true;
}

/* ---- Standings ---- */

/* The number of the bloc or actor with that id; 0: there is none. */
static bool find_number(struct source_lists *lists, struct db_rows *rows, const char *sql,
                        const char *id, size_t size, int64_t *number, struct fault *fault)
{
    begin(lists, rows, sql, fault);
    db_bind_bytes(rows, ":id", id, size);
    *number = db_next(rows) ? db_i64(rows, 0) : 0;
    return rows->valid;
}

static bool find_actor(struct source_lists *lists, const char *id, size_t size, int64_t *number,
                       struct fault *fault)
{
    const uint32_t known = intern_count(lists->actor_ids);
    const uint32_t at = intern_put(lists->actor_ids, id, size);
    if (at == known) {
        lists->actor_numbers = heap_grow(lists->actor_numbers, &lists->actor_room,
                                         (size_t)known + 1, sizeof *lists->actor_numbers);
        lists->actor_numbers[at] = 0;
        if (!find_number(lists, &lists->actors, "SELECT actor_id FROM actor WHERE actor = :id", id,
                         size, &lists->actor_numbers[at], fault)) {
            return false;
        }
    }
    *number = lists->actor_numbers[at];
    return true;
}

static bool find_bloc(struct source_lists *lists, const char *id, size_t size,
                      struct bloc_lists **bloc, struct fault *fault)
{
    const uint32_t known = intern_count(lists->bloc_ids);
    const uint32_t at = intern_put(lists->bloc_ids, id, size);
    if (at == known) {
        lists->of_blocs = heap_grow(lists->of_blocs, &lists->bloc_room, (size_t)known + 1,
                                    sizeof *lists->of_blocs);
        lists->of_blocs[at] = (struct bloc_lists){0};
        if (!find_number(lists, &lists->blocs, "SELECT bloc_id FROM bloc WHERE bloc = :id", id,
                         size, &lists->of_blocs[at].number, fault)) {
            return false;
        }
    }
    *bloc = &lists->of_blocs[at];
    return true;
}

static void add_list(struct bloc_lists *bloc, int64_t actor, const char *list)
{
    bloc->list = heap_grow(bloc->list, &bloc->capacity, bloc->count + 1, sizeof *bloc->list);
    bloc->list[bloc->count++] = (struct actor_list){actor, list};
}

#define OF_BLOC                                                                                    \
    "FROM effect INDEXED BY effect_by_bloc "                                                       \
    "CROSS JOIN account ON account.account_id = effect.account_id "                                \
    "CROSS JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = account.event_id "    \
    "  AND chosen.account_id = account.account_id WHERE effect.bloc_id = :bloc "

/* The list of one actor in the bloc. */
static bool find_one(struct source_lists *lists, int64_t bloc, int64_t actor, const char **list,
                     struct fault *fault)
{
    static const char sql[] =
        "SELECT account.source_id, account.earliest, account.account_id " OF_BLOC
        "AND effect.actor_id = :actor";
    struct db_rows *rows = &lists->one;
    lists->part_count = 0;
    begin(lists, rows, sql, fault);
    db_bind_i64(rows, ":reading", lists->reading);
    db_bind_i64(rows, ":bloc", bloc);
    db_bind_i64(rows, ":actor", actor);
    while (db_next(rows)) {
        add_part(lists, db_i64(rows, 0), db_i64(rows, 1), db_i64(rows, 2));
        db_sound(rows);
    }
    return rows->valid && make_list(lists, list, fault);
}

/* Reads what is needed of all accounts that count. */
static bool read_facts(struct source_lists *lists, struct fault *fault)
{
    static const char chosen_sql[] = "SELECT account_id FROM chosen WHERE reading_id = :reading";
    static const char facts_sql[] =
        "SELECT account_id, earliest, source_id FROM account INDEXED BY account_by_days";
    struct db_rows most =
        db_rows_of(lists->store->db, "sources", "SELECT max(account_id) FROM account", fault);
    const int64_t greatest = db_next(&most) ? sqlite3_column_int64(most.statement, 0) : 0;
    if (!db_close(&most) || greatest < 0 || greatest > ACCOUNTS_MAX) {
        return fault->kind == FAULT_NONE; /* then each bloc is read by itself */
    }
    lists->fact_count = (size_t)greatest + 1;
    lists->facts = heap_zero(lists->fact_count, sizeof *lists->facts);
    struct db_rows chosen = db_rows_of(lists->store->db, "sources", chosen_sql, fault);
    db_bind_i64(&chosen, ":reading", lists->reading);
    while (db_next(&chosen)) {
        const uint32_t account = db_ref(&chosen, 0, (uint32_t)greatest);
        if (db_sound(&chosen)) {
            lists->facts[account].source = 1; /* for now */
        }
    }
    struct db_rows facts = db_rows_of(lists->store->db, "sources", facts_sql, fault);
    while (db_next(&facts)) {
        struct fact *fact = &lists->facts[db_ref(&facts, 0, (uint32_t)greatest)];
        if (db_sound(&facts) && fact->source) {
            *fact = (struct fact){db_i64(&facts, 1), db_ref(&facts, 2, UINT32_MAX)};
            db_sound(&facts);
        }
    }
    const bool done = db_close(&facts);
    return db_close(&chosen) && done;
}

/* An account of the bloc: what it says is in its row, or was read before. */
static bool take_fact(struct source_lists *lists, struct db_rows *rows)
{
    if (!lists->facts) {
        add_part(lists, db_i64(rows, 2), db_i64(rows, 3), db_i64(rows, 1));
        return db_sound(rows);
    }
    const uint32_t account = db_ref(rows, 1, (uint32_t)lists->fact_count - 1);
    const struct fact *fact = &lists->facts[account];
    if (fact->source) {
        add_part(lists, fact->source, fact->earliest, account);
    }
    return db_sound(rows);
}

/* Reads the lists of all actors of the bloc. */
static bool read_bloc(struct source_lists *lists, struct bloc_lists *bloc, struct fault *fault)
{
    static const char plain_sql[] =
        "SELECT actor_id, account_id FROM effect INDEXED BY effect_by_bloc "
        "WHERE bloc_id = :bloc ORDER BY actor_id";
    static const char joined_sql[] =
        "SELECT effect.actor_id, account.account_id,"
        " account.source_id, account.earliest " OF_BLOC "ORDER BY effect.actor_id";
    struct db_rows *rows = &lists->whole;
    int64_t actor = 0;
    const char *list = NULL;
    if (++lists->whole_blocs == BLOCS_ONE_BY_ONE) {
        db_close(rows);
        if (!read_facts(lists, fault)) {
            return false;
        }
    }
    begin(lists, rows, lists->facts ? plain_sql : joined_sql, fault);
    db_bind_i64(rows, ":bloc", bloc->number);
    if (!lists->facts) {
        db_bind_i64(rows, ":reading", lists->reading);
    }
    bloc->count = 0;
    bloc->whole = true;
    lists->part_count = 0;
    while (db_next(rows)) {
        const int64_t next = db_i64(rows, 0);
        if (next != actor && lists->part_count) {
            rows->valid = make_list(lists, &list, fault);
            add_list(bloc, actor, list);
            lists->part_count = 0;
        }
        actor = next;
        rows->valid = rows->valid && take_fact(lists, rows);
    }
    if (rows->valid && lists->part_count) {
        rows->valid = make_list(lists, &list, fault);
        add_list(bloc, actor, list);
    }
    return rows->valid;
}

/* The actor's list among those that are known; NULL: it is not. */
static const char *known_list(const struct bloc_lists *bloc, int64_t actor)
{
    size_t from = 0, to = bloc->whole ? bloc->count : 0;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        if (bloc->list[middle].actor < actor) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    for (size_t i = from; i < bloc->count; i++) {
        if (bloc->list[i].actor == actor) {
            return bloc->list[i].list;
        }
        if (bloc->whole) {
            break;
        }
    }
    return bloc->whole ? "" : NULL;
}

bool store_standing_sources(struct store *store, int64_t reading, const char *bloc_id,
                            size_t bloc_size, const char *actor_id, size_t actor_size,
                            const char **sources, struct fault *fault)
{
    struct source_lists *lists = lists_of(store, reading);
    struct bloc_lists *bloc;
    int64_t actor;
    *sources = "";
    if (!find_bloc(lists, bloc_id, bloc_size, &bloc, fault) ||
        !find_actor(lists, actor_id, actor_size, &actor, fault)) {
        return false;
    }
    if (!bloc->number || !actor) {
        return true;
    }
    const char *known = known_list(bloc, actor);
    if (!known && bloc->count < ACTORS_ONE_BY_ONE) {
        if (!find_one(lists, bloc->number, actor, &known, fault)) {
            return false;
        }
        add_list(bloc, actor, known);
    } else if (!known) {
        if (!read_bloc(lists, bloc, fault)) {
            return false;
        }
        known = known_list(bloc, actor);
    }
    *sources = known;
    return true;
}
