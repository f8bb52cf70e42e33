#include "row_pack.h"

#include "arena.h"
#include "varint.h"

#include <string.h>

/* A cell is its size plus one as a varint, 0 for "no value", then its text and a NUL. */

size_t row_pack_size(const struct cell *cells, size_t count)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += cells[i].text == NULL ? 1 : varint_size(cells[i].size + 1) + cells[i].size + 1;
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
        at += varint_put(at, cell->size + 1);
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
        const size_t size = (size_t)varint_get_own(&at);
        cells[i] = size > 0 ? (struct cell){(const char *)at, size - 1} : (struct cell){NULL, 0};
        at += size; /* the text and its NUL are as many */
    }
    return (size_t)(at - from);
}
