#include "suggest.h"
#include "store_names.h"

#include "stem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN_MAX = 3, SHORTEST = 3 };

struct suggestion {
    struct arena arena;
    struct stemmer *stemmer;
    const char *key, *stems;
    size_t distance; /* of those found so far, or the farthest that is still near */
    bool near;       /* false: the name is too short for one letter to be a slip */
    const char *ids[SHOWN_MAX];
    size_t count;
};

struct stems {
    struct arena *arena;
    const char *text;
};

static void add_stem(void *context, const struct stemmed *word)
{
    struct stems *stems = context;
    stems->text = arena_printf(stems->arena, "%s%s ", stems->text, word->stem);
}

static const char *stems_of(struct stemmer *stemmer, struct arena *arena, const char *text)
{
    struct stems stems = {arena, ""};
    stem_text(stemmer, text, strlen(text), add_stem, &stems);
    return stems.text;
}

struct suggestion *suggestion_new(const char *key)
{
    struct suggestion *self = heap_alloc(sizeof *self);
    *self = (struct suggestion){.stemmer = stemmer_new(), .key = key};
    self->stems = stems_of(self->stemmer, &self->arena, key);
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
    const char *stems = stems_of(self->stemmer, &arena, key);
    const bool same = *stems && strcmp(stems, self->stems) == 0;
    arena_release(&arena);
    if (same) {
        return 0;
    }
    return self->near ? text_distance(self->key, key, self->distance) : self->distance + 1;
}

void suggestion_offer(void *context, const char *key, const char *id)
{
    struct suggestion *self = context;
    const size_t distance = distance_to(self, key);
    if (distance > self->distance) {
        return;
    }
    if (distance < self->distance) {
        self->distance = distance;
        self->count = 0;
    }
    for (size_t i = 0; i < self->count; i++) {
        if (strcmp(self->ids[i], id) == 0) {
            return;
        }
    }
    if (self->count < SHOWN_MAX) {
        self->ids[self->count++] = arena_text(&self->arena, id, strlen(id));
    }
}

const char *suggestion_hint(struct suggestion *self)
{
    const char *list = "";
    for (size_t i = 0; i < self->count; i++) {
        const char *between = i == 0 ? "" : i + 1 == self->count ? " or " : ", ";
        list = arena_printf(&self->arena, "%s%s%s", list, between, self->ids[i]);
    }
    return self->count ? arena_printf(&self->arena, " (did you mean %s?)", list) : "";
}
