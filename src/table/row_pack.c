#include "row_pack.h"

#include "arena.h"

#include <string.h>

/* A cell is its size plus one, 0 for "no value", seven bits to a byte and the lowest first, then
 * its text and a NUL. */

static size_t number_size(size_t number)
{
    size_t size = 1;
    for (; number >= 0x80; number >>= 7) {
        size++;
    }
    return size;
}

static unsigned char *put_number(unsigned char *at, size_t number)
{
    for (; number >= 0x80; number >>= 7) {
        *at++ = (unsigned char)(number | 0x80);
    }
    *at++ = (unsigned char)number;
    return at;
}

static const unsigned char *get_number(const unsigned char *at, size_t *number)
{
    unsigned shift = 0;
    *number = 0;
    for (; *at & 0x80; at++) {
        *number |= (size_t)(*at & 0x7F) << shift;
        shift += 7;
    }
    *number |= (size_t)*at << shift;
    return at + 1;
}

size_t row_pack_size(const struct cell *cells, size_t count)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += cells[i].text == NULL ? 1 : number_size(cells[i].size + 1) + cells[i].size + 1;
    }
    return size;
}

void row_pack(struct row_bytes *to, const struct cell *cells, size_t count)
{
    const size_t need = to->used + row_pack_size(cells, count);
    to->bytes = heap_grow(to->bytes, &to->capacity, need, 1);
    unsigned char *at = to->bytes + to->used;
    for (size_t i = 0; i < count; i++) {
        const struct cell *cell = &cells[i];
        if (cell->text == NULL) {
            *at++ = 0;
            continue;
        }
        at = put_number(at, cell->size + 1);
        memcpy(at, cell->text, cell->size);
        at += cell->size;
        *at++ = '\0';
    }
    to->used = need;
}

size_t row_unpack(const unsigned char *from, struct cell *cells, size_t count)
{
    const unsigned char *at = from;
    for (size_t i = 0; i < count; i++) {
        size_t size;
        at = get_number(at, &size);
        cells[i] = size > 0 ? (struct cell){(const char *)at, size - 1} : (struct cell){NULL, 0};
        at += size; /* the text and its NUL are as many */
    }
    return (size_t)(at - from);
}
