#include "plain_rows.h"

#include <stdint.h>
#include <string.h>

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Not 0 if one of the eight bytes is less than '-': commas, quotes, line breaks and white space
 * are, letters and digits are not (Bit Twiddling Hacks, "Determine if a word has a byte less than
 * n"). */
static uint64_t low_bytes(uint64_t word)
{
    return (word - EACH_BYTE('-')) & ~word & EACH_BYTE(0x80);
}

/* Copies a text without a call, as most are short: by words, of which the last may overlap the one
 * before. Returns not 0 if it has low bytes. (To look at the row when it is whole would be shorter,
 * but slow: bytes that were just written in small pieces cannot be read at once in large ones.) */
static uint64_t copy(char *to, const char *text, size_t size)
{
    uint64_t word = 0, low = 0;
    if (size >= 8) {
        for (size_t i = 0; i + 8 < size; i += 8) {
            memcpy(&word, text + i, 8);
            memcpy(to + i, &word, 8);
            low |= low_bytes(word);
        }
        memcpy(&word, text + size - 8, 8);
        memcpy(to + size - 8, &word, 8);
        return low | low_bytes(word);
    }
    if (size >= 4) {
        uint32_t first, last;
        memcpy(&first, text, 4);
        memcpy(&last, text + size - 4, 4);
        memcpy(to, &first, 4);
        memcpy(to + size - 4, &last, 4);
        return low_bytes((uint64_t)first << 32 | last);
    }
    if (size > 0) { /* 1 to 3: which of them is not asked, as it cannot be foreseen */
        const unsigned char first = (unsigned char)text[0], last = (unsigned char)text[size - 1];
        const unsigned char middle = (unsigned char)text[size / 2];
        to[0] = (char)first;
        to[size / 2] = (char)middle;
        to[size - 1] = (char)last;
        return (first < '-') | (middle < '-') | (last < '-');
    }
    return low;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

typedef unsigned char sixteen __attribute__((vector_size(16)));

/* Whether there may be a comma, a quote or a line break among these bytes. */
static bool has_sign(const char *text, size_t size)
{
    sixteen bytes, signs = {0};
    for (size_t i = 0; i < size; i += sizeof bytes) {
        memcpy(&bytes, text + (size - i < sizeof bytes ? size - sizeof bytes : i), sizeof bytes);
        signs |= (sixteen)((bytes == ',') | (bytes == '"') | (bytes <= '\r'));
    }
    uint64_t halves[2];
    memcpy(halves, &signs, sizeof halves);
    return halves[0] | halves[1];
}

bool csv_needs_quotes(const char *text, size_t size)
{
    if (size > 0 && (is_space(text[0]) || is_space(text[size - 1]))) {
        return true;
    }
    if (size >= sizeof(sixteen) && !has_sign(text, size)) {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r') {
            return true;
        }
    }
    return false;
}

bool plain_rows_add(struct plain_rows *rows, const struct cell *cells, size_t count)
{
    char *const row = rows->bytes + rows->used;
    const size_t capacity = PLAIN_ROWS_SIZE - rows->used;
    size_t used = 0;
    if (count == 1 && cells[0].size == 0) {
        return false; /* which is written with quotes, or it would be a blank line */
    }
    for (size_t i = 0; i < count; i++) {
        const struct cell cell = cells[i]; /* for the compiler writing a row may change it */
        if (cell.size >= capacity - used) {
            return false;
        }
        if (copy(row + used, cell.text, cell.size) && csv_needs_quotes(cell.text, cell.size)) {
            return false;
        }
        used += cell.size;
        row[used++] = ',';
    }
    row[used - 1] = '\n';
    rows->used += used;
    return true;
}
