#include "bulk.h"
#include "sort.h"
#include "write.h"

#include "messages.h"
#include "stem.h"

#include <stdlib.h>
#include <string.h>

/* Filling the full-text index (schema/search.sql): one document for each event, bloc, actor,
 * person and source, its texts as stems. */

enum search_field {
    FIELD_ID,
    FIELD_TITLE,
    FIELD_NAME,
    FIELD_PLACE,
    FIELD_PEOPLE,
    FIELD_AUTHOR,
    FIELD_PUBLISHER,
    FIELD_NOTE,
    FIELD_KK,
    FIELD_COUNT
};

/* The end of one text among those of a field, so that no phrase goes across it. A character of a
 * private use area is a word to the tokenizer, and no word that anybody can ask for. */
static const char boundary[] = "\xEE\x80\x80"; /* U+E000 */

struct field_text {
    char *text;
    size_t size, capacity;
};

struct indexing {
    const struct dataset *dataset;
    const struct record_place **places; /* in order of name */
    struct stemmer *stemmer;
    /* One row to a statement: one of many rows begins a savepoint, and at each of those FTS5 writes
     * out all words that wait. */
    struct bulk search, document;
    struct field_text fields[FIELD_COUNT];
    enum search_field field; /* the one that words go to */
};

struct document_row {
    const char *type;
    uint32_t owner;
    const char *texts[FIELD_COUNT];
};

static const struct put document_columns[] = {KEY("doc_id"), TEXT("type", document_row, type),
                                              REF("owner_id", document_row, owner), PUT_END};

static const struct put search_columns[] = {KEY("rowid"),
                                            TEXT("id", document_row, texts[FIELD_ID]),
                                            TEXT("title", document_row, texts[FIELD_TITLE]),
                                            TEXT("name", document_row, texts[FIELD_NAME]),
                                            TEXT("place", document_row, texts[FIELD_PLACE]),
                                            TEXT("people", document_row, texts[FIELD_PEOPLE]),
                                            TEXT("author", document_row, texts[FIELD_AUTHOR]),
                                            TEXT("publisher", document_row, texts[FIELD_PUBLISHER]),
                                            TEXT("note", document_row, texts[FIELD_NOTE]),
                                            TEXT("kk", document_row, texts[FIELD_KK]),
                                            PUT_END};

static void append(struct field_text *field, const char *text)
{
    const size_t size = strlen(text);
    field->text = heap_grow(field->text, &field->capacity, field->size + size + 2, 1);
    if (field->size) {
        field->text[field->size++] = ' ';
    }
    memcpy(field->text + field->size, text, size + 1);
    field->size += size;
}

static void take_word(void *context, const struct stemmed *word)
{
    struct indexing *indexing = context;
    append(&indexing->fields[indexing->field],
           indexing->field == FIELD_KK ? word->word : word->stem);
}

static void add(struct indexing *indexing, enum search_field field, const char *text)
{
    if (text) {
        if (indexing->fields[field].size) {
            append(&indexing->fields[field], boundary);
        }
        indexing->field = field;
        stem_text(indexing->stemmer, text, strlen(text), take_word, indexing);
    }
}

static void add_in_languages(struct indexing *indexing, enum search_field field,
                             const char *const texts[LANG_COUNT])
{
    add(indexing, field, texts[LANG_EN]);
    add(indexing, field, texts[LANG_RU]);
    add(indexing, FIELD_KK, texts[LANG_KK]);
}

/* Writes the gathered fields as the document of row `owner` of its table, and empties them. */
static bool finish(struct indexing *indexing, const char *type, uint32_t owner, struct fault *fault)
{
    struct field_text *fields = indexing->fields;
    struct document_row row = {.type = type, .owner = owner};
    for (int i = 0; i < FIELD_COUNT; i++) {
        row.texts[i] = fields[i].size ? fields[i].text : NULL;
        fields[i].size = 0;
    }
    return bulk_row(&indexing->document, &row, fault) && bulk_row(&indexing->search, &row, fault);
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Accounts of one event often repeat each other; a place counts once however many name it. */
static bool is_repeated(const struct dataset *dataset, const struct record_event *event,
                        uint32_t account, const char *where)
{
    for (uint32_t i = event->first; i != account; i = dataset->accounts[i].next) {
        if (same_text(account_texts(dataset, &dataset->accounts[i]).where, where)) {
            return true;
        }
    }
    return false;
}

static int compare_places(const void *left, const void *right)
{
    const struct record_place *const *a = left, *const *b = right;
    const int order = strcmp((*a)->id, (*b)->id);
    return order ? order : (*a > *b) - (*a < *b);
}

/* The places in order of name, to be found by it. Owned by the caller. */
static const struct record_place **order_places(const struct dataset *dataset)
{
    const struct record_place **list =
        heap_alloc(((size_t)dataset->places_count + 1) * sizeof *list);
    for (uint32_t i = 0; i < dataset->places_count; i++) {
        list[i] = &dataset->places[i];
    }
    if (dataset->places_count) {
        sort_list(list, dataset->places_count, sizeof *list, compare_places);
    }
    return list;
}

/* A place by every name that it has or had. */
static void add_place(struct indexing *indexing, const char *where)
{
    uint32_t lo = 0, hi = indexing->dataset->places_count;
    add(indexing, FIELD_PLACE, where);
    while (where && lo < hi) {
        const uint32_t middle = lo + (hi - lo) / 2;
        if (strcmp(indexing->places[middle]->id, where) < 0) {
            lo = middle + 1;
        } else {
            hi = middle;
        }
    }
    for (; where && lo < indexing->dataset->places_count &&
           strcmp(indexing->places[lo]->id, where) == 0;
         lo++) {
        const struct record_place *place = indexing->places[lo];
        add(indexing, FIELD_PLACE,
            same_text(place->name[LANG_EN], where) ? NULL : place->name[LANG_EN]);
        add(indexing, FIELD_PLACE, place->name[LANG_RU]);
        add(indexing, FIELD_KK, place->name[LANG_KK]);
        add(indexing, FIELD_PLACE, place->aliases);
    }
}

static void add_people(struct indexing *indexing, const struct record_account *account)
{
    const struct dataset *dataset = indexing->dataset;
    for (uint32_t k = 0; k < account->participant_count; k++) {
        const struct record_person *person =
            &dataset->people[dataset->participants[account->participants + k].person];
        add(indexing, FIELD_PEOPLE, person->id);
        add(indexing, FIELD_PEOPLE, person->name[LANG_EN]);
        add(indexing, FIELD_PEOPLE, person->name[LANG_RU]);
        add(indexing, FIELD_PEOPLE, person->name[LANG_KK]);
    }
}

static bool index_events(struct indexing *indexing, const struct watch *watch, struct fault *fault)
{
    const struct dataset *dataset = indexing->dataset;
    bool valid = true;
    for (uint32_t i = 0; valid && watch_go(watch, MSG_doing_texts, i, dataset->events_count) &&
                         i < dataset->events_count;
         i++) {
        const struct record_event *event = &dataset->events[i];
        const char *titles[LANG_COUNT];
        add(indexing, FIELD_ID, event_name(dataset, i));
        texts_rest(dataset, i);
        event_titles(dataset, event, titles);
        add_in_languages(indexing, FIELD_TITLE, titles);
        for (uint32_t k = event->first; k != NONE; k = dataset->accounts[k].next) {
            const struct record_account *account = &dataset->accounts[k];
            const struct record_texts texts = account_texts(dataset, account);
            if (!is_repeated(dataset, event, k, texts.where)) {
                add_place(indexing, texts.where);
            }
            add_people(indexing, account);
            add(indexing, FIELD_NOTE, texts.note);
            add(indexing, FIELD_NOTE, texts.note_ru);
            add(indexing, FIELD_NOTE, texts.note_kk);
        }
        valid = finish(indexing, "event", i, fault);
    }
    return valid;
}

/* The names of one owner, from `i` on. */
static void add_names(struct indexing *indexing, uint32_t i, const uint32_t *next)
{
    for (; i != NONE; i = next[i]) {
        const struct record_name *name = &indexing->dataset->names[i];
        add(indexing, name->lang == LANG_KK ? FIELD_KK : FIELD_NAME, name->text);
        add(indexing, FIELD_NOTE, name->note);
    }
}

/* Names are listed by themselves and not with their owners: chains those of each owner, in the
 * order of the file. */
static void chain_names(const struct dataset *dataset, enum party of, uint32_t *first,
                        uint32_t owners, uint32_t *next)
{
    for (uint32_t i = 0; i < owners; i++) {
        first[i] = NONE;
    }
    for (uint32_t i = dataset->names_count; i-- > 0;) {
        const struct record_name *name = &dataset->names[i];
        if (name->owner.of == of) {
            next[i] = first[name->owner.number];
            first[name->owner.number] = i;
        }
    }
}

static bool index_parties(struct indexing *indexing, enum party of, struct fault *fault)
{
    const struct dataset *dataset = indexing->dataset;
    const uint32_t owners = of == PARTY_BLOC ? dataset->blocs_count : dataset->actors_count;
    uint32_t *first = heap_alloc(((size_t)owners + 1) * sizeof *first);
    uint32_t *next = heap_alloc(((size_t)dataset->names_count + 1) * sizeof *next);
    bool valid = true;
    chain_names(dataset, of, first, owners, next);
    for (uint32_t i = 0; valid && i < owners; i++) {
        add(indexing, FIELD_ID, of == PARTY_BLOC ? dataset->blocs[i].id : dataset->actors[i].id);
        add_names(indexing, first[i], next);
        add(indexing, FIELD_NOTE,
            of == PARTY_BLOC ? dataset->blocs[i].note : dataset->actors[i].note);
        valid = finish(indexing, party_words.texts[of], i, fault);
    }
    free(first);
    free(next);
    return valid;
}

static bool index_people(struct indexing *indexing, struct fault *fault)
{
    const struct dataset *dataset = indexing->dataset;
    bool valid = true;
    for (uint32_t i = 0; valid && i < dataset->people_count; i++) {
        const struct record_person *person = &dataset->people[i];
        add(indexing, FIELD_ID, person->id);
        add_in_languages(indexing, FIELD_NAME, person->name);
        add(indexing, FIELD_NOTE, person->note);
        valid = finish(indexing, "person", i, fault);
    }
    return valid;
}

static bool index_sources(struct indexing *indexing, struct fault *fault)
{
    const struct dataset *dataset = indexing->dataset;
    bool valid = true;
    for (uint32_t i = 0; valid && i < dataset->sources_count; i++) {
        const struct record_source *source = &dataset->sources[i];
        add(indexing, FIELD_ID, source->id);
        add(indexing, FIELD_TITLE, source->title);
        add(indexing, FIELD_TITLE, source->title_orig);
        add(indexing, FIELD_AUTHOR, source->author);
        add(indexing, FIELD_PUBLISHER, source->publisher);
        add(indexing, FIELD_NOTE, source->note);
        valid = finish(indexing, "source", i, fault);
    }
    return valid;
}

bool write_search(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                  struct fault *fault)
{
    /* Words wait in memory until there are so many bytes of them: one large segment is written at
     * once, where the megabyte of SQLite's default makes hundreds that are merged again and again.
     * (More than 32 megabytes gains nothing.) */
    static const char gather[] = "INSERT INTO search (search, rank) VALUES ('hashsize', 33554432)";
    static const char settle[] = "INSERT INTO search (search, rank) VALUES ('hashsize', 1048576)";
    struct indexing indexing = {
        .dataset = dataset, .places = order_places(dataset), .stemmer = stemmer_new()};
    bool done = db_exec(db, gather, fault) &&
                bulk_open(&indexing.search, db, "search", search_columns, 0, fault) &&
                bulk_open(&indexing.document, db, "document", document_columns, 0, fault) &&
                index_events(&indexing, watch, fault) &&
                index_parties(&indexing, PARTY_BLOC, fault) &&
                index_parties(&indexing, PARTY_ACTOR, fault) && index_people(&indexing, fault) &&
                index_sources(&indexing, fault);
    done = bulk_close(&indexing.search, done, fault) && done;
    done = bulk_close(&indexing.document, done, fault) && done;
    for (int i = 0; i < FIELD_COUNT; i++) {
        free(indexing.fields[i].text);
    }
    stemmer_free(indexing.stemmer);
    free(indexing.places);
    /* One segment instead of many: smaller, and quicker to open. */
    return done && (watch_stopped(watch) ||
                    (db_exec(db, "INSERT INTO search (search) VALUES ('optimize')", fault) &&
                     db_exec(db, settle, fault)));
}
