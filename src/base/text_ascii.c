#include "text.h"

#include "text_point.h"

#include <string.h>
#include <utf8proc.h>

/* Russian and Kazakh letters, as passports of the countries that write them have it, roughly; from
 * U+0430 on, and those beyond the alphabet. */
static const char *latin_of(utf8proc_int32_t point)
{
    static const char *const letters[] = {
        "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
        "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};
    static const struct {
        utf8proc_int32_t point;
        char text[3];
    } others[] = {{0x0451, "yo"}, {0x0456, "i"}, {0x04D9, "a"}, {0x0493, "g"}, {0x049B, "q"},
                  {0x04A3, "n"},  {0x04E9, "o"}, {0x04B1, "u"}, {0x04AF, "u"}, {0x04BB, "h"}};
    if (point >= 0x0430 && point < 0x0450) {
        return letters[point - 0x0430];
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (others[i].point == point) {
            return others[i].text;
        }
    }
    return NULL;
}

const char *text_ascii(const char *character, size_t size, char out[8])
{
    static const struct {
        utf8proc_int32_t point;
        char text[3];
    } likenesses[] = {{0x00A0, " "}, {0x00AB, "\""}, {0x00B7, "."}, {0x00BB, "\""}, {0x25CF, "*"},
                      {0x25CB, "o"}, {0x2018, "'"},  {0x2019, "'"}, {0x201C, "\""}, {0x201D, "\""},
                      {0x201A, "'"}, {0x201E, "\""}, {0x2026, "."}, {0x2192, ">"},  {0x2212, "-"},
                      {0x2500, "-"}, {0x2502, "|"},  {0x2514, "`"}, {0x251C, "|"},  {0x0131, "i"},
                      {0x0141, "L"}, {0x0142, "l"},  {0x00D8, "O"}, {0x00F8, "o"}};
    utf8proc_int32_t point, parts[8];
    int bound = 0;
    if (text_point(character, size, &point) == 0) {
        return strcpy(out, "?");
    }
    for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++) {
        if (likenesses[i].point == point) {
            return strcpy(out, likenesses[i].text);
        }
    }
    const utf8proc_int32_t small = utf8proc_tolower(point);
    const char *latin = latin_of(small);
    if (latin) {
        strcpy(out, latin);
        out[0] = small != point && out[0] ? (char)(out[0] - 'a' + 'A') : out[0];
        return out;
    }
    if (point >= 0x2010 && point <= 0x2015) {
        return strcpy(out, "-");
    }
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(point, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &bound);
    out[0] = count > 0 && parts[0] > 0x1F && parts[0] < 0x7F ? (char)parts[0] : '?';
    out[utf8proc_category(point) == UTF8PROC_CATEGORY_MN ? 0 : 1] = '\0';
    return out;
}
