#include "with_sources.h"

#include "arena.h"
#include "messages.h"

#include <stdlib.h>
#include <string.h>

enum { EVENT_COLUMNS = 3, ACTOR_COLUMNS = 2 };

struct sources_filter {
    struct table_filter filter;
    struct store *store;
    int64_t reading;
    struct column *columns;
    struct cell *cells;
    size_t count;                 /* columns that come in; `sources` is put after them */
    size_t events[EVENT_COLUMNS]; /* the columns that name events */
    size_t event_count;
    /* Without events: the column that names blocs, and those that name the actors in them. */
    size_t blocs, actors[ACTOR_COLUMNS], actor_count;
    /* What was found (`find`): `id` is an event's where `type` says so. */
    size_t type, id;
    bool is_find;
    char *text; /* of the row */
    size_t used, size;
};

/* Panels name an actor in a bloc; dyads and networks two actors in blocs. */
static bool find_standings(struct sources_filter *self, const struct column *columns, size_t count)
{
    static const enum column_role roles[][1 + ACTOR_COLUMNS] = {
        {ROLE_BLOC, ROLE_ACTOR, ROLE_NONE}, {ROLE_SHARED, ROLE_FIRST, ROLE_SECOND}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        self->blocs = column_with_role(columns, count, roles[i][0]);
        self->actor_count = 0;
        for (size_t k = 1; k <= ACTOR_COLUMNS && roles[i][k] != ROLE_NONE; k++) {
            const size_t found = column_with_role(columns, count, roles[i][k]);
            if (found < count && self->blocs < count) {
                self->actors[self->actor_count++] = found;
            }
        }
        if (self->actor_count > 0) {
            return true;
        }
    }
    return false;
}

static bool sources_begin(struct table_sink *sink, const char *title, const struct column *columns,
                          size_t count, struct fault *fault)
{
    static const enum column_role roles[EVENT_COLUMNS] = {ROLE_EVENT, ROLE_START_EVENT,
                                                          ROLE_END_EVENT};
    struct sources_filter *self = (struct sources_filter *)sink;
    for (size_t i = 0; i < EVENT_COLUMNS; i++) {
        const size_t found = column_with_role(columns, count, roles[i]);
        if (found < count) {
            self->events[self->event_count++] = found;
        }
    }
    self->type = column_with_role(columns, count, ROLE_TYPE);
    self->id = column_with_role(columns, count, ROLE_ID);
    self->is_find = self->type < count && self->id < count;
    if (self->event_count == 0 && !self->is_find && !find_standings(self, columns, count)) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_sources_no_rows);
    }
    self->count = count;
    self->columns = heap_alloc((count + 1) * sizeof *self->columns);
    self->cells = heap_alloc((count + 1) * sizeof *self->cells);
    memcpy(self->columns, columns, count * sizeof *columns);
    self->columns[count] =
        (struct column){"sources", COLUMN_LIST, ROLE_SOURCES, MSG_heading_sources};
    return self->filter.next->begin(self->filter.next, title, self->columns, count + 1, fault);
}

/* Whether the row's text has the word already; it is made of words with a space after each. */
static bool has_word(const struct sources_filter *self, const char *word, size_t size)
{
    for (size_t at = 0; at < self->used;) {
        const char *end = memchr(self->text + at, ' ', self->used - at);
        const size_t length = (size_t)(end - self->text) - at;
        if (length == size && memcmp(self->text + at, word, size) == 0) {
            return true;
        }
        at += length + 1;
    }
    return false;
}

static void add_words(struct sources_filter *self, const char *words)
{
    while (*words) {
        const size_t size = strcspn(words, " ");
        if (size > 0 && !has_word(self, words, size)) {
            self->text = heap_grow(self->text, &self->size, self->used + size + 1, 1);
            memcpy(self->text + self->used, words, size);
            self->text[self->used + size] = ' ';
            self->used += size + 1;
        }
        words += size + (words[size] == ' ');
    }
}

/* The next word of a list cell from *at on; false after the last. */
static bool next_word(const struct cell *cell, size_t *at, const char **word, size_t *size)
{
    if (*at >= cell->size) {
        return false;
    }
    const char *space = memchr(cell->text + *at, ' ', cell->size - *at);
    *word = cell->text + *at;
    *size = space ? (size_t)(space - *word) : cell->size - *at;
    *at += *size + 1;
    return true;
}

static bool add_event(struct sources_filter *self, const char *event, size_t size,
                      struct fault *fault)
{
    const char *sources;
    if (!store_event_sources(self->store, self->reading, event, size, &sources, fault)) {
        return false;
    }
    add_words(self, sources);
    return true;
}

static bool add_found(struct sources_filter *self, const struct cell *cells, struct fault *fault)
{
    const struct cell *type = &cells[self->type], *id = &cells[self->id];
    const bool is_event = type->size == 5 && memcmp(type->text, "event", 5) == 0;
    return !is_event || add_event(self, id->text, id->size, fault);
}

/* The sources of every standing that the row names: each of its actors in each of its blocs. */
static bool add_standings(struct sources_filter *self, const struct cell *cells,
                          struct fault *fault)
{
    const char *bloc;
    size_t at = 0, size;
    while (next_word(&cells[self->blocs], &at, &bloc, &size)) {
        for (size_t i = 0; i < self->actor_count; i++) {
            const struct cell *actor = &cells[self->actors[i]];
            const char *sources;
            if (!store_standing_sources(self->store, self->reading, bloc, size, actor->text,
                                        actor->size, &sources, fault)) {
                return false;
            }
            add_words(self, sources);
        }
    }
    return true;
}

static bool sources_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct sources_filter *self = (struct sources_filter *)sink;
    self->used = 0;
    for (size_t i = 0; i < self->event_count; i++) {
        const struct cell *cell = &cells[self->events[i]];
        const char *event;
        size_t at = 0, size;
        while (next_word(cell, &at, &event, &size)) { /* such a cell may be a list */
            if (!add_event(self, event, size, fault)) {
                return false;
            }
        }
    }
    if (self->event_count == 0 &&
        !(self->is_find ? add_found(self, cells, fault) : add_standings(self, cells, fault))) {
        return false;
    }
    memcpy(self->cells, cells, self->count * sizeof *cells);
    self->cells[self->count] =
        (struct cell){self->used > 0 ? self->text : NULL, self->used > 0 ? self->used - 1 : 0};
    return self->filter.next->row(self->filter.next, self->cells, fault);
}

static bool sources_end(struct table_sink *sink, struct fault *fault)
{
    struct table_sink *next = ((struct table_filter *)sink)->next;
    return next->end(next, fault);
}

static void sources_release(struct table_filter *filter)
{
    struct sources_filter *self = (struct sources_filter *)filter;
    free(self->columns);
    free(self->cells);
    free(self->text);
    free(self);
}

struct table_filter *filter_sources(struct table_sink *next, struct store *store, int64_t reading)
{
    struct sources_filter *self = heap_alloc(sizeof *self);
    *self = (struct sources_filter){
        .filter = {.sink = {.begin = sources_begin, .row = sources_row, .end = sources_end},
                   .next = next,
                   .release = sources_release},
        .store = store,
        .reading = reading,
    };
    return &self->filter;
}
