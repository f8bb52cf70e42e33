#include "sort_keys.h"

#include "alphabet.h"
#include "edtf.h"
#include "messages.h"
#include "table_filter.h"
#include "text.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

static bool add_key(struct sort_keys *keys, const char *word, size_t size,
                    const struct column *columns, size_t count, struct fault *fault)
{
    const bool descending = size > 0 && word[0] == '-';
    const size_t found = column_find(columns, count, word + descending, size - descending);
    if (found == count) {
        return column_unknown("--sort", word + descending, size - descending, columns, count,
                              fault);
    }
    if (keys->count == SORT_KEYS_MAX) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_sort_columns,
                              NUMBER_TEXT(SORT_KEYS_MAX));
    }
    keys->list[keys->count++] = (struct sort_key){found, columns[found].kind, descending,
                                                  columns[found].role == ROLE_START};
    return true;
}

bool sort_keys_read(struct sort_keys *keys, const char *words, const struct column *columns,
                    size_t count, struct fault *fault)
{
    *keys = (struct sort_keys){0};
    for (const char *at = words;; at++) {
        const size_t size = text_word(&at);
        if (!add_key(keys, at, size, columns, count, fault)) {
            return false;
        }
        at += strcspn(at, ",");
        if (*at == '\0') {
            return true;
        }
    }
}

/* Numbers of our tables are decimal; what is not one is a word. */
static bool number_of(const char *text, int64_t *whole, int64_t *billionths)
{
    char *end;
    *whole = strtoll(text, &end, 10);
    *billionths = 0;
    if (end == text) {
        return false;
    }
    if (*end == '.') {
        int64_t unit = 100000000;
        for (end++; *end >= '0' && *end <= '9'; end++, unit /= 10) {
            *billionths += (*end - '0') * unit;
        }
        *billionths = text[0] == '-' ? -*billionths : *billionths;
    }
    return *end == '\0';
}

/* The numbers by which a cell is placed, if it is a number or a date. */
static bool place_of(const struct sort_key *key, const struct cell *cell, int64_t *lo, int64_t *hi)
{
    struct edtf date;
    switch (key->kind) {
    case COLUMN_NUMBER:
    case COLUMN_CODE:
    case COLUMN_CODE_OF_THREE:
        return number_of(cell->text, lo, hi);
    case COLUMN_DATE:
        if (strcmp(cell->text, "..") == 0) {
            *lo = *hi = key->open_first ? EDTF_NEG_INF : EDTF_POS_INF;
            return true;
        }
        if (!edtf_parse(cell->text, cell->size, &date, NULL)) {
            return false;
        }
        *lo = date.earliest;
        *hi = date.latest;
        return true;
    case COLUMN_TEXT:
    case COLUMN_LIST:
    case COLUMN_FLAG:
        break;
    }
    return false;
}

/* Big-endian and with the sign turned round, so that bytes compare as numbers do. */
static unsigned char *put_place(unsigned char *at, int64_t number)
{
    const uint64_t turned = (uint64_t)number ^ (UINT64_C(1) << 63);
    for (int shift = 56; shift >= 0; shift -= 8) {
        *at++ = (unsigned char)(turned >> shift);
    }
    return at;
}

static unsigned char *make_capacity(struct row_bytes *to, size_t size)
{
    to->bytes = heap_grow(to->bytes, &to->capacity, to->used + size, 1);
    unsigned char *at = to->bytes + to->used;
    to->used += size;
    return at;
}

/* The first byte of a cell's key: what has a place comes before words, and no value after both,
 * descending too. All that stands before it is turned round for a descending key. */
enum { MARK_PLACED = 1, MARK_WORD = 2, MARK_NOTHING = 0xFF };

static void add_cell(struct sort_keys *keys, const struct sort_key *key, const struct cell *cell,
                     struct row_bytes *to)
{
    const size_t first = to->used;
    int64_t lo, hi;
    if (cell->size == 0) {
        *make_capacity(to, 1) = MARK_NOTHING;
        return;
    }
    if (place_of(key, cell, &lo, &hi)) {
        unsigned char *at = make_capacity(to, 1 + 2 * sizeof(int64_t));
        *at++ = MARK_PLACED;
        put_place(put_place(at, lo), hi);
    } else {
        const char *text = text_fold(&keys->arena, cell->text, cell->size);
        text = text != NULL ? text : cell->text; /* not UTF-8: by its bytes */
        const size_t size = strlen(text);
        const size_t most = 1 + ALPHABET_KEY_MOST * size + 1 + size + 1;
        unsigned char *at = make_capacity(to, most);
        *at++ = MARK_WORD;
        at += alphabet_key(text, size, at);
        *at++ = '\0';               /* puts a beginning before the whole */
        memcpy(at, text, size + 1); /* what differs in marks alone has an order too */
        to->used = (size_t)(at + size + 1 - to->bytes);
        arena_release(&keys->arena);
    }
    for (size_t i = first; key->descending && i < to->used; i++) {
        to->bytes[i] ^= 0xFF;
    }
}

void sort_keys_add(struct sort_keys *keys, const struct cell *cells, struct row_bytes *to)
{
    for (size_t i = 0; i < keys->count; i++) {
        add_cell(keys, &keys->list[i], &cells[keys->list[i].column], to);
    }
}
