#include "edtf.h"
#include "edtf_parts.h"
#include "edtf_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Strings that are EDTF but for a slip: they are set right by edits of the text, each of which is
 * kept only if it makes it valid. */

enum { SIZE = 64 };

bool edtf_accept(const char *text, char out[SIZE])
{
    struct edtf value;
    size_t length = strlen(text);
    if (length >= SIZE || !edtf_read(text, length, &value, NULL))
        return false;
    memcpy(out, text, length + 1);
    return true;
}

bool edtf_accept_format(char out[SIZE], const char *format, ...)
{
    char text[SIZE];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return length >= 0 && length < SIZE && edtf_accept(text, out);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* In capitals and without spaces; a space before a time of day becomes its T, and u, * and # after
 * a digit X. False if there is more than ASCII, or too much. Says whether numbers grew together. */
static bool squeeze(const char *folded, char out[SIZE], bool *joined)
{
    size_t length = 0;
    *joined = false;
    bool timed = strchr(folded, ':') != NULL;
    for (const char *p = folded; *p != '\0'; p++) {
        char c = *p;
        if ((unsigned char)c >= 0x80 || length + 1 >= SIZE)
            return false;
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        const bool zone = c == 'U' && p[1] == 't'; /* UTC */
        if (((c == 'U' && !zone) || c == '*' || c == '#') && length > 0 &&
            (is_digit(out[length - 1]) || out[length - 1] == 'X' || out[length - 1] == '-'))
            c = 'X';
        if (c == ' ') {
            bool between = length > 0 && is_digit(out[length - 1]) && is_digit(p[1]);
            if (!timed || !between) {
                *joined |= between;
                continue;
            }
            c = 'T';
        }
        out[length++] = c;
    }
    out[length] = '\0';
    return length > 0;
}

/* Replaces each `from`, if there is one, by `to`, which is not longer. */
static void replace(char *text, const char *from, const char *to)
{
    size_t from_length = strlen(from);
    size_t to_length = strlen(to);
    for (char *p = text; (p = strstr(p, from)) != NULL; p += to_length) {
        memcpy(p, to, to_length);
        memmove(p + to_length, p + from_length, strlen(p + from_length) + 1);
    }
}

static bool repair_set(const char *s, char out[SIZE])
{
    char text[SIZE];
    size_t length = strlen(s);
    strcpy(text, s);
    char first = text[0];
    char last = text[length - 1];
    if (first == '(' && last == ')' && length > 2) {
        if (memchr(s, ',', length) == NULL && memchr(s, '.', length) == NULL)
            return edtf_accept_format(out, "%.*s", (int)length - 2, s + 1);
        return edtf_accept_format(out, "[%.*s]", (int)length - 2, s + 1);
    }
    if (last == ']' && first != '[' && first != '{')
        return edtf_accept_format(out, "[%s", s);
    if (last == '}' && first != '{' && first != '[')
        return edtf_accept_format(out, "{%s", s);
    if (first != '[' && first != '{')
        return strchr(s, ',') != NULL && edtf_accept_format(out, "[%s]", s);
    char close = first == '[' ? ']' : '}';
    if (last != ']' && last != '}') {
        if (length + 1 >= SIZE)
            return false;
        length++;
    }
    text[length - 1] = close;
    text[length] = '\0';
    replace(text, ",,", ",");
    if (length > 2 && text[length - 2] == ',') {
        text[length - 2] = close;
        text[--length] = '\0';
    }
    if (length > 2 && text[1] == ',')
        memmove(text + 1, text + 2, strlen(text + 2) + 1);
    if (edtf_accept(text, out))
        return true;
    const char *slash = strchr(text, '/');
    return slash != NULL &&
           edtf_accept_format(out, "%.*s..%s", (int)(slash - text), text, slash + 1);
}

static bool repair_interval(const char *s, char out[SIZE])
{
    size_t length = strlen(s);
    const char *slash = strchr(s, '/');
    const char *dots = strstr(s, "..");
    if (slash != NULL) {
        char text[SIZE];
        strcpy(text, s);
        if (strchr(slash + 1, '/') == NULL) {
            replace(text, "..", "");
            return edtf_accept(text, out) ||
                   edtf_accept_format(out, "%s/%.*s", slash + 1, (int)(slash - s), s);
        }
        replace(text, "//", "/");
        return edtf_accept(text, out);
    }
    if (dots == s)
        return edtf_accept_format(out, "../%s", s + 2);
    if (dots != NULL && dots[2] == '\0')
        return edtf_accept_format(out, "%.*s/..", (int)(dots - s), s);
    if (dots != NULL)
        return edtf_accept_format(out, "%.*s/%s", (int)(dots - s), s, dots + 2);
    if (length > 4 && s[length - 1] == '-')
        return edtf_accept_format(out, "%.*s/..", (int)length - 1, s);
    return false;
}

static bool repair_year(const char *s, char out[SIZE])
{
    const char *digits = s + strspn(s, "+-Y");
    bool negative = memchr(s, '-', (size_t)(digits - s)) != NULL;
    bool lettered = memchr(s, 'Y', (size_t)(digits - s)) != NULL;
    if (digits == s) {
        size_t length = strspn(s, "0123456789"); /* 6 to 8 may be 199404, 1994120, 19940430 */
        return (length == 5 || length > 8) && edtf_accept_format(out, "Y%s", s);
    }
    const char *sign = negative ? "-" : "";
    if (lettered && digits[0] != '\0' && strchr("?~%", digits[0]) != NULL)
        return edtf_accept_format(out, "Y%s%s%c", sign, digits + 1, digits[0]);
    if (strncmp(s, "-0000", 5) == 0)
        return edtf_accept_format(out, "%s", s + 1);
    if (!lettered)
        return s[0] == '+' && edtf_accept_format(out, "%s", digits);
    if (edtf_accept_format(out, "Y%s%s", sign, digits))
        return true;
    size_t zeros = strspn(digits, "0");
    digits += zeros;
    size_t length = strspn(digits, "0123456789");
    if (length > 4)
        return edtf_accept_format(out, "Y%s%s", sign, digits);
    if (length == 0 && zeros == 0)
        return false;
    return edtf_accept_format(out, "%s%.*s%s", sign, 4 - (int)length, "0000", digits);
}

static bool repair_qualifiers(const char *s, char out[SIZE])
{
    static const char *const doubled[][2] = {{"?~", "%"}, {"~?", "%"}, {"??", "?"},
                                             {"~~", "~"}, {"%%", "%"}, {"(?)", "?"}};
    char text[SIZE];
    strcpy(text, s);
    for (size_t i = 0; i < sizeof doubled / sizeof *doubled; i++)
        replace(text, doubled[i][0], doubled[i][1]);
    if (edtf_accept(text, out))
        return true;
    /* A qualifier between the sign and the year belongs before both. */
    if (text[0] == '-' && text[1] != '\0' && strchr("?~%", text[1]) != NULL) {
        text[0] = text[1];
        text[1] = '-';
        return edtf_accept(text, out);
    }
    return false;
}

/* What stands after a time of day as EDTF has it: Z, +02:30, or nothing; NULL if it is none of what
 * people write: +0230, +2, UTC, GMT. A fraction of a second is passed over: EDTF has none. */
static const char *repair_zone(const char *rest, char zone[32])
{
    int hours = 0;
    int minutes = 0;
    int used = 0;
    if (*rest == '.' || *rest == ',')
        rest += 1 + strspn(rest + 1, "0123456789");
    if (*rest == '\0')
        return "";
    if (strcmp(rest, "Z") == 0 || strcmp(rest, "UTC") == 0 || strcmp(rest, "GMT") == 0)
        return "Z";
    if (strncmp(rest, "UTC", 3) == 0 || strncmp(rest, "GMT", 3) == 0)
        rest += 3;
    if ((*rest != '+' && *rest != '-') || !is_digit(rest[1]) || strlen(rest) > 6 ||
        sscanf(rest + 1, "%2d%n", &hours, &used) != 1)
        return NULL;
    const char *more = rest + 1 + used;
    more += *more == ':';
    if (*more != '\0' && (strspn(more, "0123456789") != 2 || more[2] != '\0'))
        return NULL;
    if (*more != '\0')
        minutes = (more[0] - '0') * 10 + (more[1] - '0');
    snprintf(zone, 32, "%c%02d:%02d", *rest, hours % 100, minutes % 100);
    return zone;
}

/* A T that no digit follows is a letter of a word: 1990 to 1995. */
static bool repair_time(const char *s, char out[SIZE])
{
    const char *t = strchr(s, 'T');
    if (t == NULL || (!is_digit(t[1]) && t[1] != '\0'))
        return false;
    int before = (int)(t - s);
    int hour;
    int minute;
    int used = 0;
    if (sscanf(t, "T%2d:%2d%n", &hour, &minute, &used) == 2 && used > 0) {
        const char *rest = t + used;
        int second = 0;
        int more = 0;
        char zone[32];
        if (sscanf(rest, ":%2d%n", &second, &more) == 1)
            rest += more;
        const char *right = repair_zone(rest, zone);
        return right != NULL && (edtf_accept_format(out, "%.*sT%02d:%02d:%02d%s", before, s, hour,
                                                    minute, second, right) ||
                                 edtf_accept_format(out, "%.*s", before, s));
    }
    return edtf_accept_format(out, "%.*s", before, s);
}

/* What fills a form although it is not known: Wikidata's +1994-00-00T00:00:00Z is a year. */
static bool repair_zeros(const char *s, char out[SIZE])
{
    static const char midnight[] = "T00:00:00Z", zeros[] = "-00";
    const bool plus = *s == '+';
    size_t length = strlen(s += plus);
    const bool timed =
        length > strlen(midnight) && strcmp(s + length - strlen(midnight), midnight) == 0;
    length -= timed ? strlen(midnight) : 0;
    const size_t whole = length;
    while (length > 4 && strncmp(s + length - strlen(zeros), zeros, strlen(zeros)) == 0)
        length -= strlen(zeros);
    /* Before Christ their years are counted in two ways. */
    return ((plus && timed) || length < whole) && *s != '-' && strncmp(s, "0000", 4) != 0 &&
           edtf_accept_format(out, "%.*s", (int)length, s);
}

/* A year that lacks its last digit: 199. */
static bool repair_short_year(const char *s, char out[SIZE])
{
    return strlen(s) == 3 && strspn(s, "0123456789") == 3 &&
           (*s == '1' || (*s == '2' && s[1] == '0')) && edtf_accept_format(out, "%sX", s);
}

bool edtf_repair(const char *folded, char out[SIZE])
{
    char text[SIZE];
    bool joined;
    if (!squeeze(folded, text, &joined))
        return false;
    if (edtf_accept(text, out))
        return true;
    return !joined &&
           (repair_qualifiers(text, out) || repair_zeros(text, out) ||
            repair_short_year(text, out) || repair_set(text, out) || repair_year(text, out) ||
            repair_interval(text, out) || repair_time(text, out));
}
