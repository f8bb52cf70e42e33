#include "render_parts.h"

#include "text.h"

#include <assert.h>
#include <errno.h>

/* To be called while errno still tells of the write that failed. */
static bool output_fault(struct fault *fault)
{
    if (errno == EPIPE) {
        return fault_errno(fault, FAULT_PIPE, "the reader of the output has gone");
    }
    if (errno == 0) {
        errno = EIO; /* it failed earlier, and nobody said why */
    }
    return fault_errno(fault, FAULT_IO, "cannot write the output");
}

bool output_check(FILE *out, struct fault *fault)
{
    return ferror_unlocked(out) ? output_fault(fault) : true;
}

bool output_finish(FILE *out, struct fault *fault)
{
    /* In this order: fflush sets errno anew if it fails, and may succeed after a lost write. */
    return fflush(out) != 0 || ferror(out) ? output_fault(fault) : true;
}

/* The part that begins with a byte that is not plain ASCII text; `size` > 0. */
static size_t special_part(const char *text, size_t size, enum part *kind)
{
    unsigned char first = (unsigned char)text[0];
    unsigned char second = size > 1 ? (unsigned char)text[1] : 0;
    unsigned char third = size > 2 ? (unsigned char)text[2] : 0;

    if (first == '\t') {
        *kind = PART_SPACE;
        return 1;
    }
    if (first >= '\n' && first <= '\r') {
        *kind = PART_LINE;
        return first == '\r' && second == '\n' ? 2 : 1;
    }
    if (first == 0xC2 && second >= 0x80 && second < 0xA0) { /* U+0080..U+009F, C1 */
        *kind = second == 0x85 ? PART_LINE : PART_CONTROL;
        return 2;
    }
    if (first == 0xE2 && second == 0x80 && third >= 0xA8 && third <= 0xAE) {
        *kind = third <= 0xA9 ? PART_LINE : PART_CONTROL; /* U+202A..U+202E turn the direction */
        return 3;
    }
    if (first == 0xE2 && second == 0x81 && third >= 0xA6 && third <= 0xA9) { /* U+2066..U+2069 */
        *kind = PART_CONTROL;
        return 3;
    }
    if (first < 0x20 || first == 0x7F) {
        *kind = PART_CONTROL;
        return 1;
    }
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (length > size || text_invalid(text, length) != length) {
        *kind = PART_CONTROL;
        return 1;
    }
    *kind = PART_TEXT;
    return length;
}

size_t part_next(const char *text, size_t size, enum part *kind)
{
    assert(size > 0);
    size_t at = 0;
    while (at < size) {
        unsigned char byte = (unsigned char)text[at];
        enum part next = PART_TEXT;
        size_t length = 1;
        if (byte < 0x20 || byte >= 0x7F) {
            length = special_part(text + at, size - at, &next);
        }
        if (next != PART_TEXT) {
            if (at > 0) {
                break;
            }
            *kind = next;
            return length;
        }
        at += length;
    }
    *kind = PART_TEXT;
    return at;
}
