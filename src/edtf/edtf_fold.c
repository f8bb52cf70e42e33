#include "edtf_words.h"

#include <stdint.h>

/* Decodes one character of UTF-8; returns its length in bytes, 0 if it is none. Overlong forms and
 * surrogates do no harm here and are let through. */
static size_t decode(const unsigned char *s, size_t n, uint32_t *out)
{
    size_t length = s[0] < 0x80 ? 1 : s[0] < 0xC0 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 0;
    if (length == 0 || length > n)
        return 0;
    uint32_t c = length == 1 ? s[0] : length == 2 ? s[0] & 0x1FU : s[0] & 0x0FU;
    for (size_t i = 1; i < length; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (s[i] & 0x3FU);
    }
    *out = c;
    return length;
}

static size_t encode(uint32_t c, char out[3])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
}

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
    return c >= first && c <= last;
}

static uint32_t small_letter(uint32_t c)
{
    if (is_between(c, 'A', 'Z') || is_between(c, 0x0410, 0x042F)) /* Latin, Russian */
        return c + 0x20;
    if (is_between(c, 0x0400, 0x040F))
        return c + 0x50;
    if (is_between(c, 0x0490, 0x04FF)) /* Kazakh letters come in pairs, the capital first */
        return c | 1;
    return c;
}

/* The plain relative of a character; 0 if it is to be left out. */
static uint32_t plain(uint32_t c)
{
    if (is_between(c, 0xFF01, 0xFF5E)) /* full-width forms of ASCII */
        c = c - 0xFF01 + '!';
    if (is_between(c, 0x0660, 0x0669)) /* Arabic and Persian digits */
        return c - 0x0660 + '0';
    if (is_between(c, 0x06F0, 0x06F9))
        return c - 0x06F0 + '0';
    if (is_between(c, 0x2010, 0x2015) || c == 0x2212) /* dashes and the minus sign */
        return '-';
    if (c == 0x00A0 || is_between(c, 0x2000, 0x200A) || c == 0x202F || c == 0x3000 ||
        is_between(c, '\t', '\r'))
        return ' ';
    if (c == 0x2044) /* fraction slash */
        return '/';
    if (c == '"' || c == '\'' || c == '`' || c == 0x00AB || c == 0x00BB ||
        is_between(c, 0x2018, 0x201F) || is_between(c, 0x200B, 0x200F) || c == 0xFEFF || c < ' ')
        return 0;
    return small_letter(c);
}

bool edtf_fold(const char *s, size_t n, char out[EDTF_FOLDED_MAX])
{
    size_t length = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t step = decode((const unsigned char *)s + i, n - i, &c);
        if (step == 0 || length + 4 > EDTF_FOLDED_MAX)
            return false;
        i += step;
        c = plain(c);
        if (c == 0 || (c == ' ' && (length == 0 || out[length - 1] == ' ')))
            continue;
        length += encode(c, out + length);
    }
    while (length > 0 && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
    return length > 0;
}
