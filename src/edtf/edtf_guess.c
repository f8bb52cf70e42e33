#include "edtf.h"
#include "edtf_words.h"

#include <stdio.h>
#include <string.h>

/* Reads one date off the tokens, in figures or words. */

bool edtf_is_sign(const struct edtf_token *t, const char *signs)
{
    return t->word == WORD_SIGN && strchr(signs, t->text[0]) != NULL;
}

static bool is_short(const struct edtf_token *t)
{
    return t->word == WORD_NUMBER && t->length <= 2;
}

static bool is_year(const struct edtf_token *t)
{
    return t->word == WORD_NUMBER && t->length >= 3;
}

static bool is_month_word(const struct edtf_token *t)
{
    return t->word == WORD_MONTH || t->word == WORD_SEASON || t->word == WORD_QUARTER;
}

static void set_year(struct edtf_guess *g, const struct edtf_token *t)
{
    if (t->length > 4)
        snprintf(g->year, EDTF_GUESS_YEAR, "Y%s", t->text);
    else
        snprintf(g->year, EDTF_GUESS_YEAR, "%.*s%s", 4 - t->length, "0000", t->text);
}

/* A month and a day in either order; the first unless only the second makes sense. */
static void set_month_day(struct edtf_guess *g, int month, int day)
{
    bool swapped = month > 12 && day <= 12;
    g->month = swapped ? day : month;
    g->day = swapped ? month : day;
}

/* 30.04.1994 is day first; 04/30/1994 may be either way, and if it can be both it is both. */
static const struct edtf_token *take_short_date(const struct edtf_token *t, struct edtf_guess *g)
{
    if (edtf_is_sign(&t[1], "-./:") && is_short(&t[2]) && edtf_is_sign(&t[3], "-./:") &&
        is_year(&t[4])) {
        set_year(g, &t[4]);
        if (edtf_is_sign(&t[1], "/")) {
            set_month_day(g, t[0].value, t[2].value);
            if (g->month == t[0].value && t[2].value <= 12 && t[2].value != t[0].value) {
                g->other_month = t[2].value;
                g->other_day = t[0].value;
            }
        } else {
            set_month_day(g, t[2].value, t[0].value);
        }
        return t + 5;
    }
    if (edtf_is_sign(&t[1], "-./") && is_year(&t[2])) {
        g->month = t[0].value;
        set_year(g, &t[2]);
        return t + 3;
    }
    /* 05-01, after a date that has a year; but 2-20 April is two days. */
    if (edtf_is_sign(&t[1], "-.") && is_short(&t[2]) && t[3].word != WORD_MONTH) {
        g->month = t[0].value;
        g->day = t[2].value;
        return t + 3;
    }
    g->day = t->value;
    t++;
    t += edtf_is_sign(t, "-/") && t[1].word == WORD_MONTH; /* 30-Apr-1994 */
    if (t->word == WORD_MONTH) {
        g->month = t->value;
        t++;
        t += edtf_is_sign(t, "-/") && edtf_is_sign(&t[-2], "-/") && is_year(&t[1]);
        if (is_year(t))
            set_year(g, t++);
    }
    return t;
}

/* 4th quarter, IV квартал, 1-я половина (EDTF's sub-year groupings 33 to 36, 40 and 41); NULL if it
 * is none. */
static const struct edtf_token *take_nth(const struct edtf_token *t, struct edtf_guess *g)
{
    const bool hyphen = edtf_is_sign(&t[1], "-");
    const struct edtf_token *part = &t[1 + hyphen];
    if ((t->word != WORD_NUMBER && t->word != WORD_ROMAN) || part->word != WORD_NTH)
        return NULL;
    const int most = part->value == 32 ? 4 : 2;
    if (t->value < 1 || t->value > most)
        return NULL;
    g->month = part->value + t->value;
    return part + 1;
}

static const struct edtf_token *take_year_date(const struct edtf_token *t, struct edtf_guess *g)
{
    const struct edtf_token *next = t + 1;
    if (t->length == 7) /* likely a day of the year, 1994120 */
        return NULL;
    if (t->length == 8 || (t->length == 6 && strchr(t->text, 'X') == NULL)) {
        g->month = (t->text[4] - '0') * 10 + (t->text[5] - '0');
        if (t->length == 8)
            g->day = (t->text[6] - '0') * 10 + (t->text[7] - '0');
        snprintf(g->year, EDTF_GUESS_YEAR, "%.4s", t->text);
        return next;
    }
    set_year(g, t);
    const struct edtf_token *nth = take_nth(next, g);
    if (nth != NULL)
        return nth;
    if (edtf_is_sign(next, "-") && is_month_word(&next[1]) && !is_year(&next[2]))
        next++; /* 1985-Q1 */
    if (is_month_word(next)) {
        g->month = next->value;
        next++;
        if (is_short(next))
            g->day = (next++)->value;
    } else if (is_short(next) && next[1].word == WORD_MONTH) { /* 1994 жылғы 30 сәуір */
        g->day = next->value;
        g->month = next[1].value;
        return next + 2;
    } else if (edtf_is_sign(next, "-./") && is_short(&next[1])) {
        bool more = edtf_is_sign(&next[2], "-./") && is_short(&next[3]);
        int second = next[1].value;
        if (more) {
            set_month_day(g, second, next[3].value);
            return next + 4;
        }
        if (second >= 1 && second <= 12) {
            g->month = second;
            return next + 2;
        }
    }
    return next;
}

/* 20th century, XX век: 19XX. */
static const struct edtf_token *take_century(const struct edtf_token *t, struct edtf_guess *g)
{
    if (t->value < 1 || t->value > 99)
        return NULL;
    snprintf(g->year, EDTF_GUESS_YEAR, "%02dXX", t->value - 1);
    return t + 2;
}

/* 1980s, 1980-е: 198X; but 1900s: 19XX. */
static const struct edtf_token *take_decade(const struct edtf_token *t, struct edtf_guess *g)
{
    bool hyphen = edtf_is_sign(t, "-");
    if (t[hyphen].word != WORD_DECADE)
        return t;
    if (strlen(g->year) == 4 && g->month == 0 && g->year[3] == '0') {
        if (g->year[2] == '0')
            g->year[2] = 'X';
        g->year[3] = 'X';
    }
    return t + hyphen + 1;
}

/* The 90s, 90-е: of the last century. The 20s and those before may be of this one: not guessed. */
static bool is_short_decade(const struct edtf_token *t)
{
    const bool hyphen = edtf_is_sign(&t[1], "-");
    return is_short(t) && t->length == 2 && t->value >= 30 && t->text[1] == '0' &&
           t[1 + hyphen].word == WORD_DECADE;
}

/* 1994-00-00 is 1994 where something has to be written; but 0000-00-00 is nothing. */
static bool means_nothing(const struct edtf_guess *g)
{
    return strcmp(g->year, "0000") == 0 && g->month == 0;
}

static bool set_before_christ(struct edtf_guess *g)
{
    int year = 0;
    if (sscanf(g->year, "%d", &year) != 1 || strspn(g->year, "0123456789") != 4 || year == 0)
        return false;
    snprintf(g->year, EDTF_GUESS_YEAR, year == 1 ? "%04d" : "-%04d", year - 1);
    return true;
}

const struct edtf_token *edtf_take_date(const struct edtf_token *t, struct edtf_guess *g)
{
    *g = (struct edtf_guess){.part = WORD_END};
    for (;; t++) {
        if (t->word == WORD_CIRCA || edtf_is_sign(t, "~"))
            g->qualifier |= EDTF_APPROXIMATE;
        else if (t->word == WORD_MAYBE || edtf_is_sign(t, "?"))
            g->qualifier |= EDTF_UNCERTAIN;
        else if (t->word == WORD_EARLY || t->word == WORD_MIDDLE || t->word == WORD_LATE)
            g->part = t->word;
        else if (!(g->part != WORD_END && edtf_is_sign(t, "-"))) /* mid-1994 */
            break;
    }
    if ((t->word == WORD_NUMBER || t->word == WORD_ROMAN) && t[1].word == WORD_CENTURY)
        t = take_century(t, g);
    else if (take_nth(t, g) != NULL) {
        t = take_nth(t, g);
        if (is_year(t))
            set_year(g, t++);
    } else if (is_short_decade(t)) {
        snprintf(g->year, EDTF_GUESS_YEAR, "19%c0", t->text[0]);
        t++;
    } else if (is_short(t) && t[1].word == WORD_BC)
        set_year(g, t++); /* 44 BC */
    else if (is_short(t))
        t = take_short_date(t, g);
    else if (is_year(t))
        t = take_year_date(t, g);
    else if (is_month_word(t)) {
        g->month = (t++)->value;
        if (is_short(t))
            g->day = (t++)->value;
        else if (edtf_is_sign(t, "-/") && is_short(&t[1]) && edtf_is_sign(&t[2], "-/") &&
                 is_year(&t[3])) { /* Apr-30-1994 */
            g->day = t[1].value;
            t += 3;
        } else if (edtf_is_sign(t, "-/") && is_year(&t[1]) && t[2].word == WORD_END)
            t++; /* Apr-1994 */
        if (is_year(t))
            set_year(g, t++);
    } else
        return NULL;
    if (t == NULL || means_nothing(g))
        return NULL;
    t = take_decade(t, g);
    for (;; t++) {
        if (t->word == WORD_BC) {
            if (!set_before_christ(g))
                return NULL;
        } else if (t->word == WORD_CIRCA || edtf_is_sign(t, "~"))
            g->qualifier |= EDTF_APPROXIMATE;
        else if (t->word == WORD_MAYBE || edtf_is_sign(t, "?"))
            g->qualifier |= EDTF_UNCERTAIN;
        else if (edtf_is_sign(t, "%"))
            g->qualifier |= EDTF_APPROXIMATE | EDTF_UNCERTAIN;
        else if (!edtf_is_sign(t, "()"))
            return t;
    }
}
