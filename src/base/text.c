#include "text.h"

#include "text_point.h"

#include <string.h>
#include <utf8proc.h>

size_t text_point(const char *text, size_t size, int32_t *point)
{
    /* No character is longer than 4 bytes, which also keeps the size within the signed type. */
    utf8proc_ssize_t length =
        utf8proc_iterate((const utf8proc_uint8_t *)text, size < 4 ? (int)size : 4, point);
    return length > 0 ? (size_t)length : 0;
}

size_t text_invalid(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        if ((unsigned char)text[at] < 0x80) {
            at++;
            continue;
        }
        utf8proc_int32_t point;
        size_t length = text_point(text + at, size - at, &point);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return size;
}

/* The bytes of the sign at `at` if it shows nothing and does something: C0 and DEL, C1, the marks
 * that turn the direction of writing (Unicode 14, Bidi_Control), the separators of lines and
 * paragraphs; else 0. */
static size_t hidden_sign(const unsigned char *text, size_t at, size_t size)
{
    const unsigned char first = text[at];
    if (first < 0x20 || first == 0x7F) {
        return 1;
    }
    if (first < 0xC2 || at + 1 >= size) {
        return 0;
    }
    const unsigned char second = text[at + 1];
    if ((first == 0xC2 && second < 0xA0) || (first == 0xD8 && second == 0x9C)) { /* U+061C */
        return 2;
    }
    if (first != 0xE2 || at + 2 >= size) {
        return 0;
    }
    const unsigned char third = text[at + 2];
    const bool of_80 = second == 0x80 && (third == 0x8E || third == 0x8F ||  /* U+200E, U+200F */
                                          (third >= 0xA8 && third <= 0xAE)); /* U+2028 to U+202E */
    return of_80 || (second == 0x81 && third >= 0xA6 && third <= 0xA9) ? 3 : 0; /* U+2066 to 2069 */
}

static size_t clean(char *text, size_t size, bool lines)
{
    size_t kept = 0, valid = text_invalid(text, size);
    for (size_t i = 0; i < size; i++) {
        if (i == valid) { /* a byte of no character: of a Latin-1 path, say */
            text[kept++] = '?';
            valid = i + 1 + text_invalid(text + i + 1, size - i - 1);
            continue;
        }
        const bool stays = lines && (text[i] == '\n' || text[i] == '\t' || text[i] == '\f');
        const size_t hidden = stays ? 0 : hidden_sign((const unsigned char *)text, i, size);
        text[kept++] = hidden ? ' ' : text[i];
        i += hidden ? hidden - 1 : 0;
    }
    return kept;
}

size_t text_clean(char *text, size_t size)
{
    const size_t kept = clean(text, size, false);
    text[kept] = '\0';
    return kept;
}

size_t text_clean_lines(char *text, size_t size)
{
    return clean(text, size, true);
}

size_t text_hidden(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        const unsigned char byte = (unsigned char)text[i];
        const bool may =
            byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2;
        if (may && byte != '\t' && byte != '\n' &&
            hidden_sign((const unsigned char *)text, i, size)) {
            return i;
        }
    }
    return size;
}

size_t text_points(const char *text, size_t size)
{
    size_t points = 0;
    for (size_t i = 0; i < size; i++) {
        points += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return points;
}

size_t text_whole(const char *text, size_t size)
{
    size_t lead = size; /* just past the last lead byte (RFC 3629) */
    while (lead > 0 && ((unsigned char)text[lead - 1] & 0xC0) == 0x80) {
        lead--;
    }
    if (lead == 0) {
        return size;
    }
    const unsigned char byte = (unsigned char)text[lead - 1];
    const size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return lead - 1 + length > size ? lead - 1 : size;
}

/* Measures the longest beginning that takes at most `limit` columns: its bytes and its columns.
 * Marks after the last character that fits take no column and so stay with it. A byte that is not
 * UTF-8 counts as one column, that of the sign that a terminal shows for it. */
static size_t measure(const char *text, size_t size, size_t limit, size_t *columns)
{
    size_t at = 0;
    *columns = 0;
    while (at < size) {
        unsigned char byte = (unsigned char)text[at];
        size_t length = 1;
        size_t width = 1;
        if (byte >= 0x80) {
            utf8proc_int32_t point;
            length = text_point(text + at, size - at, &point);
            if (length > 0) {
                int known = utf8proc_charwidth(point);
                width = known > 0 ? (size_t)known : 0;
            } else {
                length = 1;
            }
        } else if (byte < 0x20 || byte == 0x7F) {
            width = 0;
        }
        if (width > limit - *columns) {
            break;
        }
        *columns += width;
        at += length;
    }
    return at;
}

size_t text_width(const char *text, size_t size)
{
    size_t columns;
    measure(text, size, SIZE_MAX, &columns);
    return columns;
}

size_t text_cut(const char *text, size_t size, size_t width)
{
    size_t columns;
    return measure(text, size, width, &columns);
}

const char *text_capital(struct arena *arena, const char *text)
{
    utf8proc_int32_t point;
    utf8proc_uint8_t first[4];
    const size_t size = strlen(text);
    const utf8proc_ssize_t length =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &point);
    if (length <= 0) {
        return text;
    }
    const utf8proc_ssize_t count = utf8proc_encode_char(utf8proc_toupper(point), first);
    return arena_printf(arena, "%.*s%s", (int)count, (const char *)first, text + length);
}

size_t text_word(const char **at)
{
    *at += strspn(*at, " ");
    size_t size = strcspn(*at, ",");
    while (size > 0 && (*at)[size - 1] == ' ') {
        size--;
    }
    return size;
}
