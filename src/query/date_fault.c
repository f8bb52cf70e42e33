#include "question.h"

#include "date_reason.h"
#include "message.h"
#include "text.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

/* A refused date is shown as it is written, but for what would not show or would disturb the
 * terminal, and of a long one only what is around the mistake. */

enum { SHOWN_BEFORE = 24, SHOWN_MAX = 64, SHOWN_WHOLE = 72 };

struct shown {
    char text[6 * SHOWN_WHOLE + 8]; /* an escape of a byte takes 6 at most */
    size_t size;
};

static void put(struct shown *shown, const char *text, size_t size)
{
    memcpy(shown->text + shown->size, text, size);
    shown->size += size;
}

/* The bytes of the character at `text`, 0 if they are not UTF-8. */
static size_t character_size(const char *text, size_t size)
{
    for (size_t length = 1; length <= 4 && length <= size; length++) {
        if (text_invalid(text, length) == length) {
            return length;
        }
    }
    return 0;
}

static unsigned code_point(const char *text, size_t size)
{
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned point = (unsigned char)text[0] & first_bits[size];
    for (size_t i = 1; i < size; i++) {
        point = point << 6 | ((unsigned char)text[i] & 0x3F);
    }
    return point;
}

/* Control characters, spaces other than ' ', marks that turn the direction of writing. */
static bool is_hidden(unsigned point)
{
    return point < ' ' || (point >= 0x7F && point <= 0xA0) || point == 0xAD ||
           (point >= 0x2000 && point <= 0x200F) || (point >= 0x2028 && point <= 0x202F) ||
           (point >= 0x205F && point <= 0x206F) || point == 0x3000 || point == 0xFEFF;
}

static void put_character(struct shown *shown, const char *text, size_t size)
{
    char escape[8];
    const unsigned point = size ? code_point(text, size) : (unsigned char)*text;
    if (size && !is_hidden(point)) {
        put(shown, text, size);
        return;
    }
    const int length = point == '\n' && size   ? snprintf(escape, sizeof escape, "\\n")
                       : point == '\r' && size ? snprintf(escape, sizeof escape, "\\r")
                       : point == '\t' && size ? snprintf(escape, sizeof escape, "\\t")
                       : size ? snprintf(escape, sizeof escape, "\\u%04x", point & 0xFFFF)
                              : snprintf(escape, sizeof escape, "\\x%02x", point & 0xFF);
    put(shown, escape, (size_t)length);
}

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

void question_date_fault(const char *text, size_t size, const struct edtf_error *error,
                         enum language lang, char out[DATE_FAULT_SIZE])
{
    struct shown shown = {.size = 0};
    const bool whole = size <= SHOWN_WHOLE;
    size_t from = whole || error->offset < SHOWN_BEFORE ? 0 : error->offset - SHOWN_BEFORE;
    while (from > 0 && from < size && continues(text[from])) {
        from--;
    }
    const size_t to = whole || size - from <= SHOWN_MAX ? size : from + SHOWN_MAX;
    put(&shown, from > 0 ? "..." : "", from > 0 ? 3 : 0);
    for (size_t at = from; at < to;) {
        const size_t length = character_size(text + at, size - at);
        put_character(&shown, text + at, length);
        at += length ? length : 1;
    }
    put(&shown, to < size ? "..." : "", to < size ? 3 : 0);
    shown.text[shown.size] = '\0';
    const bool is_text = text_invalid(text, error->offset) == error->offset;
    struct arena arena = {0};
    const size_t place = 1 + (is_text ? text_points(text, error->offset) : error->offset);
    const char *const arguments[] = {shown.text, NUMBER_TEXT(place),
                                     date_explained(&arena, error, lang),
                                     date_hint(&arena, error, lang)};
    const int message = is_text ? MSG_fault_bad_date : MSG_fault_bad_date_byte;
    wording_write(out, DATE_FAULT_SIZE, wording_text(lang, message), arguments,
                  sizeof arguments / sizeof *arguments);
    arena_release(&arena);
}
