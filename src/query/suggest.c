#include "suggest.h"
#include "store_names.h"

#include "stem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { SHORTEST = 3, SHORTEST_PART = 4 };

struct suggestion *suggestion_new(const char *key)
{
    struct suggestion *self = heap_alloc(sizeof *self);
    *self = (struct suggestion){.stemmer = stemmer_new(), .key = key};
    self->stems = stem_all(self->stemmer, &self->arena, key, strlen(key));
    self->distance = nearest_to(key).distance - 1;
    self->near = text_points(key, strlen(key)) >= SHORTEST;
    return self;
}

void suggestion_free(struct suggestion *suggestion)
{
    stemmer_free(suggestion->stemmer);
    arena_release(&suggestion->arena);
    free(suggestion);
}

/* 0 for the same words in another form, else the edits between the names. */
static size_t distance_to(const struct suggestion *self, const char *key)
{
    struct arena arena = {0};
    const char *stems = stem_all(self->stemmer, &arena, key, strlen(key));
    const bool same = *stems && strcmp(stems, self->stems) == 0;
    arena_release(&arena);
    if (same) {
        return 0;
    }
    return self->near ? text_distance(self->key, key, self->distance) : self->distance + 1;
}

/* Whether the key has the words in it, from the beginning of a word on. */
static bool is_part(const struct suggestion *self, const char *key)
{
    if (text_points(self->key, strlen(self->key)) < SHORTEST_PART) {
        return false;
    }
    const char *found = strstr(key, self->key);
    return found && (found == key || found[-1] == ' ' || found[-1] == '-' || found[-1] == '"');
}

static void add_party(struct suggestion *self, enum party of, int64_t owner, const char *id)
{
    for (size_t i = 0; i < self->count; i++) {
        if (self->parties[i].of == of && self->parties[i].owner == owner) {
            return;
        }
    }
    if (self->count < NEAR_MAX) {
        self->parties[self->count++] =
            (struct near_party){of, owner, arena_text(&self->arena, id, strlen(id))};
    } else {
        self->more = true;
    }
}

void suggestion_offer(void *context, enum party of, int64_t owner, const char *key, const char *id)
{
    struct suggestion *self = context;
    const size_t distance = distance_to(self, key);
    if (distance > self->distance) {
        if ((self->parts || self->count == 0) && is_part(self, key)) {
            self->parts = true;
            add_party(self, of, owner, id);
        }
        return;
    }
    if (distance < self->distance || self->parts) {
        self->distance = distance;
        self->count = 0;
        self->more = self->parts = false;
    }
    add_party(self, of, owner, id);
}

bool suggestion_may_be_same(const char *key)
{
    /* In English a plural is another word (a lake is not LAKES); it stays a suggestion. */
    while (*key && (unsigned char)*key < 0x80) {
        key++;
    }
    return *key != '\0';
}

bool suggestion_is_same(const struct suggestion *self)
{
    return suggestion_may_be_same(self->key) && self->distance == 0 && self->count == 1 &&
           !self->more && !self->parts;
}
