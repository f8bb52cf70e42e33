#include "alphabet.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

/* The Kazakh alphabet, which has all Russian letters, and letters of neighbours beside those they
 * come from. */
static const char cyrillic[] = "аәбвгґғдеёєжзиӣйкқлмнңоөпрстуўұӯүфхҳһцчҷшщъыіїьэюя";

/* What has no mark to be taken off. */
static const struct {
    int32_t point;
    const char *plain;
} latin[] = {{0xDF, "ss"}, {0xE6, "ae"}, {0xF8, "o"},  {0xFE, "th"}, {0xF0, "d"},
             {0x111, "d"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}};

/* 0xD0 and the place of the letter; 0xD1 and the whole character for what the table lacks. */
static size_t put_cyrillic(const char *text, size_t size, unsigned char *key)
{
    unsigned char place = 1;
    for (const char *at = cyrillic; *at; at += 2, place++) { /* two bytes a letter */
        if (size == 2 && memcmp(at, text, 2) == 0) {
            key[0] = 0xD0;
            key[1] = place;
            return 2;
        }
    }
    key[0] = 0xD1;
    memcpy(key + 1, text, size);
    return 1 + size;
}

static size_t put_latin(int32_t point, const char *text, size_t size, unsigned char *key)
{
    utf8proc_int32_t parts[8];
    int class = UTF8PROC_BOUNDCLASS_START;
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) {
        if (latin[i].point == point) {
            memcpy(key, latin[i].plain, strlen(latin[i].plain));
            return strlen(latin[i].plain);
        }
    }
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(point, parts, 8, UTF8PROC_DECOMPOSE, &class);
    if (count > 0 && count <= 8 && parts[0] < 0x80) {
        key[0] = (unsigned char)parts[0];
        return 1;
    }
    memcpy(key, text, size);
    return size;
}

size_t alphabet_key(const char *text, size_t size, unsigned char *key)
{
    size_t used = 0;
    for (size_t at = 0; at < size;) {
        const unsigned char first = (unsigned char)text[at];
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t length = 1;
        if (first >= 0x80) {
            length = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                                      (utf8proc_ssize_t)(size - at), &point);
        }
        const size_t bytes = length > 0 ? (size_t)length : 1;
        if (first < 0x80 || length <= 0) {
            key[used++] = first;
        } else if (first >= 0xD0 && first <= 0xD3) {
            used += put_cyrillic(text + at, bytes, key + used);
        } else if (point < 0x300) {
            used += put_latin(point, text + at, bytes, key + used);
        } else if (utf8proc_category(point) != UTF8PROC_CATEGORY_MN) {
            memcpy(key + used, text + at, bytes);
            used += bytes;
        }
        at += bytes;
    }
    return used;
}
