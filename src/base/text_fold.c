#include "text.h"

#include "text_point.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Keys under which names and words are found. */

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
        length = text_point(text + at, size - at, &point);
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
