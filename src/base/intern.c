#include "intern.h"

#include "arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A hash table with open addressing and linear probing. Nothing is ever taken out, which makes it
 * short: there are no tombstones, and the numbers double as positions in `entries`. (uthash would
 * want an allocation and a 56-byte handle for each text.) */

struct entry {
    const char *text; /* in the arena, NUL-terminated */
    size_t size;
};

struct slot {
    uint32_t hash;   /* kept to skip most comparisons, and all hashing when the table grows */
    uint32_t number; /* NONE: the slot is empty */
};

struct intern {
    struct arena arena;
    struct entry *entries;
    size_t capacity; /* of entries */
    uint32_t count;
    struct slot *slots;
    size_t mask; /* number of slots - 1; the number is a power of two, at most 2/3 of it in use */
};

enum { FIRST_SLOTS = 64 };

/* FNV-1a, 64 bits (draft-eastlake-fnv), folded to 32 as it proposes: good on short words. It is not
 * seeded: a set's numbers never depend on it, so answers are the same on every run anyway, and
 * nobody feeds us words from a hostile network. */
static uint32_t hash_text(const char *text, size_t size)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    }
    return (uint32_t)(hash ^ (hash >> 32));
}

static void clear_slots(struct intern *set, size_t slots)
{
    set->slots = heap_alloc(slots * sizeof *set->slots);
    memset(set->slots, 0xFF, slots * sizeof *set->slots); /* every number is NONE */
    set->mask = slots - 1;
}

struct intern *intern_new(void)
{
    struct intern *set = heap_alloc(sizeof *set);
    *set = (struct intern){0};
    clear_slots(set, FIRST_SLOTS);
    return set;
}

void intern_free(struct intern *set)
{
    if (set == NULL) {
        return;
    }
    arena_release(&set->arena);
    free(set->entries);
    free(set->slots);
    free(set);
}

/* The slot that holds the text, or the empty one where it would go. */
static size_t seek(const struct intern *set, const char *text, size_t size, uint32_t hash)
{
    for (size_t at = hash & set->mask;; at = (at + 1) & set->mask) {
        const struct slot *slot = &set->slots[at];
        if (slot->number == NONE) {
            return at;
        }
        if (slot->hash == hash) {
            const struct entry *entry = &set->entries[slot->number];
            if (entry->size == size && (size == 0 || memcmp(entry->text, text, size) == 0)) {
                return at;
            }
        }
    }
}

static void double_slots(struct intern *set)
{
    struct slot *old = set->slots;
    size_t old_slots = set->mask + 1;
    clear_slots(set, old_slots * 2);
    for (size_t i = 0; i < old_slots; i++) {
        if (old[i].number != NONE) {
            size_t at = old[i].hash & set->mask;
            while (set->slots[at].number != NONE) {
                at = (at + 1) & set->mask;
            }
            set->slots[at] = old[i];
        }
    }
    free(old);
}

uint32_t intern_put(struct intern *set, const char *text, size_t size)
{
    uint32_t hash = hash_text(text, size);
    size_t at = seek(set, text, size, hash);
    if (set->slots[at].number != NONE) {
        return set->slots[at].number;
    }
    uint32_t number = set->count;
    assert(number < NONE - 1);
    set->entries =
        heap_grow(set->entries, &set->capacity, (size_t)number + 1, sizeof *set->entries);
    set->entries[number] = (struct entry){arena_text(&set->arena, text, size), size};
    set->slots[at] = (struct slot){hash, number};
    set->count++;
    if (set->count > (set->mask + 1) / 3 * 2) {
        double_slots(set);
    }
    return number;
}

uint32_t intern_find(const struct intern *set, const char *text, size_t size)
{
    return set->slots[seek(set, text, size, hash_text(text, size))].number;
}

const char *intern_text(const struct intern *set, uint32_t number)
{
    assert(number < set->count);
    return set->entries[number].text;
}

uint32_t intern_count(const struct intern *set)
{
    return set->count;
}
