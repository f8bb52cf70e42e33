#include "numbers.h"
#include "spell_packs.h"
#include "store_spells.h"

#include <stdlib.h>
#include <string.h>

/* The spells of one actor from its packs, with names beside them. By SQL each row is looked up in
 * five tables, and none of an actor's rows lies near another: of 4 200 spells among a million 32
 * ms, where this takes 4. */

struct reader {
    struct store *store;
    const struct spell_query *query;
    struct number_texts statuses, classes;
    struct db_rows names;
    struct arena arena;
    const char *actor, *actor_label; /* its own name, if rows are to have that */
    uint32_t bloc;                   /* of the names at hand; 0: none are */
    bool there;                      /* the package's readings know of the bloc */
    const char *bloc_id, *label;
    char *text; /* the texts of a row, each with a NUL after it */
    size_t room;
    spell_visit *visit;
    void *context;
};

#define LABEL_OF(of, owner)                                                                        \
    "LEFT JOIN label ON label.of = '" of "' AND label.lang = :lang AND label.owner_id = " owner " "

/* The id and the label of the bloc. One that the package hides has none, and its spells are left
 * out. */
static bool find_bloc(struct reader *reader, uint32_t bloc, struct fault *fault)
{
    static const char sql[] = "SELECT bloc.bloc, label.text FROM bloc " LABEL_OF(
        "bloc", "bloc.bloc_id") "WHERE bloc.bloc_id = :bloc";
    struct db_rows *rows = &reader->names;
    if (reader->bloc == bloc) {
        return true;
    }
    if (!rows->statement) {
        *rows = db_rows_of(reader->store->db, "spells", sql, fault);
        db_bind_text(rows, ":lang", language_code(reader->query->lang));
    }
    db_again(rows, fault);
    db_bind_i64(rows, ":bloc", bloc);
    reader->bloc = bloc;
    reader->there = db_next(rows);
    reader->bloc_id = reader->there ? db_need(rows, 0) : NULL; /* until the next bloc's */
    reader->label = reader->there ? db_need(rows, 1) : NULL;
    return reader->there ? db_sound(rows) : rows->valid;
}

/* The actor's id, and its label. Not there: no row. */
static bool find_actor(struct reader *reader, bool *there, struct fault *fault)
{
    static const char sql[] = "SELECT actor.actor, label.text FROM actor " LABEL_OF(
        "actor", "actor.actor_id") "WHERE actor.actor_id = :actor";
    struct db_rows rows = db_rows_of(reader->store->db, "spells", sql, fault);
    db_bind_text(&rows, ":lang", language_code(reader->query->lang));
    db_bind_i64(&rows, ":actor", reader->query->actor);
    *there = db_next(&rows);
    if (*there) {
        reader->actor = arena_printf(&reader->arena, "%s", db_need(&rows, 0));
        reader->actor_label = arena_printf(&reader->arena, "%s", db_need(&rows, 1));
        db_sound(&rows);
    }
    return db_close(&rows);
}

/* A text of the pack with a NUL after it; NULL for none. */
static const char *ended(struct reader *reader, const struct cell *cell, size_t *used)
{
    char *text = reader->text + *used;
    if (!cell->size) {
        return NULL;
    }
    memcpy(text, cell->text, cell->size);
    text[cell->size] = '\0';
    *used += cell->size + 1;
    return text;
}

static void add_texts(struct reader *reader, const struct packed_spell *spell,
                      struct spell_row *row)
{
    const size_t needed =
        spell->start.size + spell->end.size + spell->start_event.size + spell->end_event.size + 4;
    size_t used = 0;
    reader->text = heap_grow(reader->text, &reader->room, needed, 1);
    row->label = reader->query->named == PARTY_ACTOR ? reader->actor_label : reader->label;
    row->start = ended(reader, &spell->start, &used);
    row->start_event = ended(reader, &spell->start_event, &used);
    row->end = spell->end_event.size ? ended(reader, &spell->end, &used) : NULL;
    row->end_event = row->end ? ended(reader, &spell->end_event, &used) : NULL;
}

static bool take_spell(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct reader *reader = context;
    struct spell_row row = {.actor = reader->actor, .bounds = spell->bounds};
    if (!text_of_number(&reader->statuses, spell->status, &row.status, fault) ||
        !text_of_number(&reader->classes, spell->status, &row.class, fault) ||
        !find_bloc(reader, spell->actor, fault)) { /* which is the bloc here */
        return false;
    }
    row.bloc = reader->bloc_id;
    if (!reader->there) {
        return reader->store->has_views || packs_damaged(reader->store, fault);
    }
    const bool full = strcmp(row.class, class_words.texts[CLASS_FULL]) == 0;
    if (full || !reader->query->only_full) {
        add_texts(reader, spell, &row);
        if (!row.start || !row.start_event) {
            return packs_damaged(reader->store, fault);
        }
    }
    return reader->visit(reader->context, &row, fault);
}

bool actor_spells(struct store *store, const struct spell_query *query, spell_visit *visit,
                  void *context, struct fault *fault)
{
    struct reader reader = {
        .store = store,
        .query = query,
        .statuses =
            number_texts_of(store, "SELECT status FROM main.status WHERE status_id = :number"),
        .classes = number_texts_of(store, "SELECT class FROM status WHERE status_id = :number"),
        .visit = visit,
        .context = context};
    const struct pack_query packs = {.reading = query->reading,
                                     .actor = query->actor,
                                     .lo = query->lo,
                                     .hi = query->hi,
                                     .only_full = query->only_full && query->no_others};
    bool there;
    const bool done = find_actor(&reader, &there, fault) &&
                      (!there || store_actor_packs(store, &packs, take_spell, &reader, fault));
    number_texts_close(&reader.statuses);
    number_texts_close(&reader.classes);
    db_close(&reader.names);
    free(reader.text);
    arena_release(&reader.arena);
    return done;
}
