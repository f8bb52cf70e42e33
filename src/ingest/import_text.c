#include "import_text.h"
#include "messages.h"

#include "arena.h"
#include "files.h"
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const struct vocabulary encoding_words = {{"utf-8", "utf-16", "windows-1251", "windows-1252"}};
const struct vocabulary delimiter_words = {{"comma", "semicolon", "tab", "bar"}};
static const char delimiters[] = ",;\t|";

/* The characters of the bytes from 0x80 on (Unicode, Public/MAPPINGS/VENDORS/MICSFT/WINDOWS). In
 * 1251 those from 0xC0 on are the letters from U+0410 on; in 1252 each is its own number. */
static const uint16_t upper_1251[] = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409,
    0x2039, 0x040A, 0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0xFFFD, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0,
    0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB,
    0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6,
    0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};
static const uint16_t upper_1252[] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

/* Writes a character as UTF-8; returns its bytes, 3 at most for those of two bytes. */
static size_t put_point(char *out, uint32_t point)
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (char)(0xC0 | point >> 6);
        out[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

static uint32_t point_of(unsigned char byte, enum import_encoding encoding)
{
    if (byte < 0x80) {
        return byte;
    }
    if (encoding == ENCODING_1251) {
        return byte < 0xC0 ? upper_1251[byte - 0x80] : 0x0410U + (byte - 0xC0U);
    }
    return byte < 0xA0 ? upper_1252[byte - 0x80] : byte;
}

static void from_bytes(struct import_text *text)
{
    char *made = heap_alloc(3 * text->size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text->size; i++) {
        size += put_point(made + size, point_of((unsigned char)text->text[i], text->encoding));
    }
    made[size] = '\0';
    free(text->text);
    text->text = made;
    text->size = size;
}

static void from_utf16(struct import_text *text, bool big)
{
    const unsigned char *bytes = (const unsigned char *)text->text;
    char *made = heap_alloc(2 * text->size + 4);
    size_t size = 0;
    for (size_t i = 0; i + 1 < text->size; i += 2) {
        uint32_t point = (uint32_t)bytes[i + !big] << 8 | bytes[i + big];
        if (point >= 0xD800 && point < 0xDC00 && i + 3 < text->size) {
            const uint32_t low = (uint32_t)bytes[i + 2 + !big] << 8 | bytes[i + 2 + big];
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (i > 1 || point != 0xFEFF) {
            size += put_point(made + size, point >= 0xD800 && point < 0xE000 ? 0xFFFD : point);
        }
    }
    made[size] = '\0';
    free(text->text);
    text->text = made;
    text->size = size;
}

/* Words in Cyrillic are letters from 0xC0 on side by side; in Latin script such letters stand
 * alone.
 */
static enum import_encoding looks_like(const char *text, size_t size)
{
    size_t high = 0, beside = 0;
    for (size_t i = 0; i < size; i++) {
        const bool is_high = (unsigned char)text[i] >= 0xC0;
        high += is_high;
        beside += is_high && i > 0 && (unsigned char)text[i - 1] >= 0xC0;
    }
    return 2 * beside > high ? ENCODING_1251 : ENCODING_1252;
}

static void make_utf8(struct import_text *text)
{
    const unsigned char *bytes = (const unsigned char *)text->text;
    const bool little = text->size > 1 && bytes[0] == 0xFF && bytes[1] == 0xFE;
    const bool big = text->size > 1 && bytes[0] == 0xFE && bytes[1] == 0xFF;
    if (text->encoding == ENCODING_UTF16 ||
        (text->encoding == ENCODING_UNKNOWN && (little || big))) {
        text->encoding = ENCODING_UTF16;
        from_utf16(text, big);
        return;
    }
    if (text->encoding == ENCODING_UNKNOWN) {
        text->encoding = text_invalid(text->text, text->size) == text->size
                             ? ENCODING_UTF8
                             : looks_like(text->text, text->size);
    }
    if (text->encoding == ENCODING_1251 || text->encoding == ENCODING_1252) {
        from_bytes(text);
    } else if (text->size > 2 && memcmp(text->text, "\xEF\xBB\xBF", 3) == 0) {
        text->size -= 3;
        memmove(text->text, text->text + 3, text->size + 1);
    }
}

enum { SAMPLE_LINES = 40 };

/* How many of the first lines have as many of the sign, outside quotes, as the header has; 0 if
 * that has none. */
static size_t lines_agree(const struct import_text *text, char sign)
{
    size_t wanted = 0, count = 0, agree = 0, line = 0;
    bool quoted = false;
    for (size_t i = 0; i <= text->size && line < SAMPLE_LINES; i++) {
        const char byte = i < text->size ? text->text[i] : '\n';
        if (byte == '"') {
            quoted = !quoted;
        } else if (byte == sign && !quoted) {
            count++;
        } else if (byte == '\n' && !quoted) {
            wanted = line == 0 ? count : wanted;
            agree += wanted > 0 && count == wanted;
            count = 0;
            line++;
        }
    }
    return agree;
}

static char find_delimiter(const struct import_text *text)
{
    char best = ',';
    size_t most = 0;
    for (const char *sign = delimiters; *sign; sign++) {
        const size_t agree = lines_agree(text, *sign);
        if (agree > most) {
            most = agree;
            best = *sign;
        }
    }
    return best;
}

bool import_text_read(struct import_text *text, const char *path, const char *encoding,
                      const char *delimiter, struct fault *fault)
{
    const uint32_t coded = encoding ? word_find(&encoding_words, encoding) : ENCODING_UNKNOWN;
    const uint32_t parted = delimiter ? word_find(&delimiter_words, delimiter) : 0;
    *text = (struct import_text){0};
    if (coded == WORD_UNKNOWN || parted == WORD_UNKNOWN) {
        struct arena arena = {0};
        const struct vocabulary *words = coded == WORD_UNKNOWN ? &encoding_words : &delimiter_words;
        fault_say_with(fault, FAULT_DATA, MSG_fault_none_of,
                       coded == WORD_UNKNOWN ? encoding : delimiter, words_listed(&arena, words));
        arena_release(&arena);
        return false;
    }
    if (!file_read(path, &text->text, &text->size, fault)) {
        return false;
    }
    text->encoding = (enum import_encoding)coded;
    make_utf8(text);
    text->delimiter = delimiter ? delimiters[parted] : find_delimiter(text);
    return true;
}
