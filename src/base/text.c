#include "text.h"

#include "messages.h"
#include "wording.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Reads one code point of `size` > 0 bytes. Returns its length in bytes, or 0 if it is invalid. */
static size_t read_point(const char *text, size_t size, utf8proc_int32_t *point)
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
        size_t length = read_point(text + at, size - at, &point);
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
            length = read_point(text + at, size - at, &point);
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

/* --- Folding --- */

enum { DOT_ABOVE = 0x307 };

/* Unicode White_Space (PropList.txt) in decomposed text. */
static bool is_space(utf8proc_int32_t point)
{
    if (point < 0x80) {
        return point == ' ' || (point >= '\t' && point <= '\r');
    }
    if (point == 0x85) {
        return true;
    }
    utf8proc_category_t category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

/* One sign for all that look like it, as one keyboard has one of them and a printed page another:
 * hyphens, dashes and the minus; quotation marks, single and double, apostrophes and the modifier
 * letters that are typed as apostrophes (O‘zbekiston, Rusʹ). */
static utf8proc_int32_t plain_sign(utf8proc_int32_t point)
{
    switch (point) {
    case 0x2212: /* minus */
    case 0x2043: /* hyphen bullet */
        return '-';
    case '\'':
    case '`':
    case 0xB4:   /* acute accent, free-standing */
    case 0x2B9:  /* modifier prime */
    case 0x2BA:  /* modifier double prime */
    case 0x2BB:  /* modifier turned comma */
    case 0x2BC:  /* modifier apostrophe */
    case 0x2BD:  /* modifier reversed comma */
    case 0x201A: /* low single quote */
    case 0x201E: /* low double quote */
    case 0x2032: /* prime */
    case 0x2033: /* double prime */
    case 0x301D: /* reversed double prime quote */
    case 0x301E: /* double prime quote */
    case 0x301F: /* low double prime quote */
    case 0xFF02: /* fullwidth quote */
    case 0xFF07: /* fullwidth apostrophe */
        return '"';
    default:
        break;
    }
    if (point < 0x80) {
        return point;
    }
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_PD:
        return '-';
    case UTF8PROC_CATEGORY_PI: /* « “ ‘ ‹ ... */
    case UTF8PROC_CATEGORY_PF: /* » ” ’ › ... */
        return '"';
    default:
        return point;
    }
}

/* Is this dot above a part of an i before it, with no other mark above in between? Then it says
 * nothing: İ folds to i and a dot (CaseFolding.txt, status F), but İstanbul and Istanbul, İsmail
 * typed on a Turkish, a Kazakh Latin or an English keyboard, are the same name. The i without a dot
 * (ı) is a letter of its own and stays. */
static bool is_dot_of_i(const utf8proc_int32_t *points, size_t before)
{
    while (before > 0) {
        utf8proc_int32_t point = points[--before];
        if (point == 'i') {
            return true;
        }
        utf8proc_propval_t rank = utf8proc_get_property(point)->combining_class;
        if (rank == 0 || rank == 230) {
            return false;
        }
    }
    return false;
}

/* Makes decomposed, case-folded text plain, in place; returns the new number of code points. */
static size_t make_plain(utf8proc_int32_t *points, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        utf8proc_int32_t point = points[i];
        if (is_space(point)) {
            if (kept > 0 && points[kept - 1] != ' ') {
                points[kept++] = ' ';
            }
        } else if (point != DOT_ABOVE || !is_dot_of_i(points, kept)) {
            points[kept++] = plain_sign(point);
        }
    }
    if (kept > 0 && points[kept - 1] == ' ') {
        kept--;
    }
    return kept;
}

/* A letter with more marks than this is none of any language, and putting marks in order takes the
 * square of their number (Unicode, UAX #15: the stream-safe text format). */
enum { MARKS_MOST = 30 };

/* Leaves out the marks of a letter beyond the first MARKS_MOST, in place; returns the new size. */
static size_t thin_marks(char *text, size_t size)
{
    size_t kept = 0, marks = 0, length;
    for (size_t at = 0; at < size; at += length) {
        utf8proc_int32_t point;
        length = read_point(text + at, size - at, &point);
        if (length == 0) {
            return size; /* it was valid */
        }
        marks = utf8proc_get_property(point)->combining_class ? marks + 1 : 0;
        if (marks <= MARKS_MOST) {
            memmove(text + kept, text + at, length);
            kept += length;
        }
    }
    return kept;
}

/* Full case folding, then NFC, as in canonical caseless matching (Unicode 3.13, D145). Characters
 * that cannot be seen (soft hyphen, zero-width space, joiners: Default_Ignorable_Code_Point) are
 * left out, as NFKC_Casefold does too. Compatibility forms are otherwise kept apart: ² is not 2, №
 * is not No, and a fullwidth A is not A; only the ligatures that case folding itself spells out
 * become letters (ﬁ is fi, ß is ss). Cyrillic and Kazakh letters fold one to one, and й, ё, ї keep
 * their marks by being composed again. */
char *text_fold(struct arena *arena, const char *text, size_t size)
{
    enum { FEW = 256 }; /* code points: nearly every name */
    const utf8proc_option_t options =
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_int32_t few[FEW];
    utf8proc_int32_t *points = few;
    utf8proc_ssize_t wanted;

    if (text_invalid(text, size) != size) {
        return NULL;
    }
    if (size == 0) {
        return arena_text(arena, "", 0);
    }
    if (size > FEW) {
        char *copy = arena_text(arena, text, size);
        size = thin_marks(copy, size);
        text = copy;
    }
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    wanted = utf8proc_decompose(bytes, (utf8proc_ssize_t)size, points, FEW, options);
    if (wanted > FEW) {
        points = heap_alloc((size_t)wanted * sizeof *points);
        wanted = utf8proc_decompose(bytes, (utf8proc_ssize_t)size, points, wanted, options);
    }
    assert(wanted >= 0); /* valid text always decomposes, unless it is larger than memory */
    size_t count = make_plain(points, wanted > 0 ? (size_t)wanted : 0);
    utf8proc_ssize_t composed = utf8proc_normalize_utf32(points, (utf8proc_ssize_t)count,
                                                         UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    assert(composed >= 0);

    char *key = arena_alloc(arena, (size_t)composed * 4 + 1);
    size_t used = 0;
    for (utf8proc_ssize_t i = 0; i < composed; i++) {
        used += (size_t)utf8proc_encode_char(points[i], (utf8proc_uint8_t *)key + used);
    }
    key[used] = '\0';
    if (points != few) {
        free(points);
    }
    return key;
}

char *text_name_key(struct arena *arena, const char *text, size_t size)
{
    char *key = text_fold(arena, text, size);
    for (char *at = key; at && (at = strstr(at, "ё")) != NULL; at += 2) {
        memcpy(at, "е", 2);
    }
    return key;
}

/* --- Nearness --- */

enum { LONGEST_NEAR = 64 }; /* code points; a longer text is a sentence, and not a slip of a key */

/* Returns the number of code points, or LONGEST_NEAR + 1 if there are more. */
static size_t read_points(const char *text, utf8proc_int32_t *points)
{
    size_t count = 0;
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        if (count == LONGEST_NEAR) {
            return LONGEST_NEAR + 1;
        }
        size_t length = read_point(text + at, size - at, &points[count]);
        assert(length > 0);
        if (length == 0) {
            return LONGEST_NEAR + 1; /* near to nothing */
        }
        count++;
        at += length;
    }
    return count;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The optimal string alignment distance: Levenshtein's with swaps of neighbours, where no place is
 * edited twice ("ca" to "abc" is 3, not 2), which is how slips of the keyboard happen. */
size_t text_distance(const char *a, const char *b, size_t limit)
{
    utf8proc_int32_t first[LONGEST_NEAR];
    utf8proc_int32_t second[LONGEST_NEAR];
    assert(limit < SIZE_MAX);

    size_t m = read_points(a, first);
    size_t n = read_points(b, second);
    if (m > LONGEST_NEAR || n > LONGEST_NEAR || (m > n ? m - n : n - m) > limit) {
        return limit + 1;
    }
    /* Three rows of the usual matrix: row i, the one before it, and the one before that. */
    size_t rows[3][LONGEST_NEAR + 1];
    for (size_t j = 0; j <= n; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= m; i++) {
        size_t *now = rows[i % 3];
        const size_t *last = rows[(i + 2) % 3];
        const size_t *before = rows[(i + 1) % 3];
        size_t least = now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t replaced = last[j - 1] + (first[i - 1] != second[j - 1]);
            now[j] = smaller(replaced, smaller(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1]) {
                now[j] = smaller(now[j], before[j - 2] + 1);
            }
            least = smaller(least, now[j]);
        }
        /* A swap reaches back two rows, but never to less than the row before has. */
        if (least > limit) {
            return limit + 1;
        }
    }
    return smaller(rows[m % 3][n], limit + 1);
}

struct nearest nearest_to(const char *word)
{
    size_t points = text_points(word, strlen(word));
    size_t allowed = points <= 4 ? 1 : points <= 8 ? 2 : 3;
    return (struct nearest){.word = word, .best = NULL, .distance = allowed + 1};
}

void nearest_offer(struct nearest *nearest, const char *key, const char *shown)
{
    /* Of equally near ones the first stays, so that the order of the candidates decides. */
    if (nearest->distance == 0) {
        return;
    }
    size_t distance = text_distance(nearest->word, key, nearest->distance - 1);
    if (distance < nearest->distance) {
        nearest->best = shown;
        nearest->distance = distance;
    }
}

const char *nearest_hint(struct arena *arena, const struct nearest *nearest, enum language language)
{
    if (nearest->best == NULL) {
        return "";
    }
    const char *text = wording_text(language, MSG_fault_did_you_mean);
    const size_t size = wording_write(NULL, 0, text, &nearest->best, 1) + 1;
    char *hint = arena_alloc(arena, size);
    wording_write(hint, size, text, &nearest->best, 1);
    return hint;
}

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
                      {0x2026, "."}, {0x2192, ">"},  {0x2212, "-"}, {0x2500, "-"},  {0x2502, "|"},
                      {0x2514, "`"}, {0x251C, "|"},  {0x0131, "i"}, {0x0141, "L"},  {0x0142, "l"},
                      {0x00D8, "O"}, {0x00F8, "o"}};
    utf8proc_int32_t point, parts[8];
    int bound = 0;
    if (read_point(character, size, &point) == 0) {
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
