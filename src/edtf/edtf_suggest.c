#include "day.h"
#include "edtf_parts.h"
#include "edtf_words.h"

#include <stdio.h>
#include <string.h>

/* What a refused string likely means: dates in figures and words, as people write them. Whatever is
 * made here is handed out only if it is valid, so the rules may be generous. */

enum { SIZE = 64 };

static bool print_date(const struct edtf_guess *g, int month, int day, char out[SIZE])
{
    const char *qualifier = edtf_qualifier_text(g->qualifier);
    if (g->year[0] == '\0' || (day != 0 && month == 0))
        return false;
    if (day != 0)
        return edtf_accept_format(out, "%s-%02d-%02d%s", g->year, month, day, qualifier);
    if (month != 0)
        return edtf_accept_format(out, "%s-%02d%s", g->year, month, qualifier);
    return edtf_accept_format(out, "%s%s", g->year, qualifier);
}

/* Early, mid or late in a month: its first, second, third ten days. */
static bool print_part(const struct edtf_guess *g, char out[SIZE])
{
    char month[SIZE];
    struct edtf value;
    if (g->day != 0 || !print_date(g, g->month, 0, month) ||
        !edtf_read(month, strlen(month), &value, NULL))
        return false;
    if (g->month < 1 || g->month > 12 || g->qualifier != 0 || value.start.masked)
        return edtf_accept(month, out); /* less said, but true */
    struct civil last = day_to_civil(value.latest);
    int from = g->part == WORD_EARLY ? 1 : g->part == WORD_MIDDLE ? 11 : 21;
    int to = g->part == WORD_EARLY ? 10 : g->part == WORD_MIDDLE ? 20 : last.day;
    return edtf_accept_format(out, "[%s-%02d..%s-%02d]", month, from, month, to);
}

static bool print_guess(const struct edtf_guess *g, char out[SIZE])
{
    char one[SIZE];
    char other[SIZE];
    if (g->part != WORD_END)
        return print_part(g, out);
    if (!print_date(g, g->month, g->day, one))
        return false;
    if (g->other_month == 0 || !print_date(g, g->other_month, g->other_day, other))
        return edtf_accept(one, out);
    return edtf_accept_format(out, "[%s,%s]", one, other);
}

/* What one of two dates leaves unsaid is as in the other: 2-20 April 1999, 1990-95. */
static void complete(struct edtf_guess *a, struct edtf_guess *b)
{
    if (a->year[0] == '\0') {
        memcpy(a->year, b->year, EDTF_GUESS_YEAR);
        if (a->month == 0)
            a->month = b->month;
    }
    if (b->year[0] != '\0')
        return;
    memcpy(b->year, a->year, EDTF_GUESS_YEAR);
    if (b->month == 0 && a->month == 0 && strlen(a->year) == 4 && b->day <= 99) {
        snprintf(b->year + 2, EDTF_GUESS_YEAR - 2, "%02d", b->day);
        b->day = 0;
    }
}

/* Two dates with the signs before, between and after them. */
static bool print_two(struct edtf_guess *a, struct edtf_guess *b, const char *open,
                      const char *between, const char *close, char out[SIZE])
{
    char first[SIZE];
    char second[SIZE];
    complete(a, b);
    return print_date(a, a->month, a->day, first) && print_date(b, b->month, b->day, second) &&
           edtf_accept_format(out, "%s%s%s%s%s", open, first, between, second, close);
}

/* All days before the date, or after it. */
static bool print_beyond(struct edtf_guess *g, bool before, char out[SIZE])
{
    char date[SIZE];
    char limit[EDTF_DAY_SIZE];
    struct edtf value;
    g->qualifier = 0;
    if (!print_date(g, g->month, g->day, date) || !edtf_read(date, strlen(date), &value, NULL))
        return false;
    edtf_format_day(before ? value.earliest - 1 : value.latest + 1, limit);
    if (g->month == 0 && !value.start.masked)
        limit[strlen(limit) - strlen("-01-01")] = '\0'; /* 1985 is answered in years */
    return edtf_accept_format(out, before ? "[..%s]" : "[%s..]", limit);
}

/* Not later than the date, or not earlier. */
static bool print_limit(const struct edtf_token *t, char out[SIZE])
{
    struct edtf_guess g;
    char date[SIZE];
    const struct edtf_token *end = edtf_take_date(t + 1, &g);
    return end != NULL && end->word == WORD_END && print_guess(&g, date) &&
           edtf_accept_format(out, t->word == WORD_AFTER ? "[..%s]" : "[%s..]", date);
}

static bool is_joint(const struct edtf_token *t)
{
    return edtf_is_sign(t, "-/") || t->word == WORD_UNTIL || t->word == WORD_BEFORE;
}

/* `..` or nothing for the word that stands for no date. */
static const char *dateless(const struct edtf_token *t)
{
    return t->word == WORD_OPEN ? ".." : t->word == WORD_UNKNOWN ? "" : NULL;
}

/* One date, with a word before it or none. */
static bool print_one(enum edtf_word lead, struct edtf_guess *g, char out[SIZE])
{
    char date[SIZE];
    switch (lead) {
    case WORD_BETWEEN:
        return false;
    case WORD_BEFORE:
    case WORD_AFTER:
        return print_beyond(g, lead == WORD_BEFORE, out);
    case WORD_SINCE:
        return print_guess(g, date) && edtf_accept_format(out, "%s/..", date);
    case WORD_UNTIL:
        return print_guess(g, date) && edtf_accept_format(out, "../%s", date);
    default:
        return print_guess(g, out);
    }
}

static bool print_joined(enum edtf_word lead, const struct edtf_token *joint, struct edtf_guess *a,
                         struct edtf_guess *b, char out[SIZE])
{
    if (lead == WORD_BETWEEN)
        return (is_joint(joint) || joint->word == WORD_AND) && print_two(a, b, "[", "..", "]", out);
    if (is_joint(joint))
        return print_two(a, b, "", "/", "", out);
    if (joint->word == WORD_OR)
        return print_two(a, b, "[", ",", "]", out);
    return joint->word == WORD_AND && print_two(a, b, "{", ",", "}", out);
}

static bool read_words(const struct edtf_token *t, char out[SIZE])
{
    struct edtf_guess a;
    struct edtf_guess b;
    char date[SIZE];
    enum edtf_word lead = t->word;
    const char *nothing = dateless(t);
    if (nothing != NULL && is_joint(&t[1])) {
        t = edtf_take_date(t + 2, &a);
        return t != NULL && t->word == WORD_END && print_guess(&a, date) &&
               edtf_accept_format(out, "%s/%s", nothing, date);
    }
    if (lead == WORD_NOT)
        return (t[1].word == WORD_BEFORE || t[1].word == WORD_AFTER) && print_limit(t + 1, out);
    bool led = lead == WORD_BETWEEN || lead == WORD_BEFORE || lead == WORD_AFTER ||
               lead == WORD_SINCE || lead == WORD_UNTIL;
    const struct edtf_token *joint = edtf_take_date(t + led, &a);
    if (joint == NULL)
        return false;
    if (joint->word == WORD_END)
        return print_one(lead, &a, out);
    nothing = dateless(&joint[1]);
    if (is_joint(joint) && nothing != NULL && joint[2].word == WORD_END)
        return print_guess(&a, date) && edtf_accept_format(out, "%s/%s", date, nothing);
    t = edtf_take_date(joint + 1, &b);
    return t != NULL && t->word == WORD_END && print_joined(lead, joint, &a, &b, out);
}

/* A spreadsheet's number of a day: five digits, which between 1940 and 2099 are likelier that than a
 * year. A fraction is the time of day. */
static bool read_serial(const char *folded, char out[SIZE])
{
    enum { FIRST = 14611, LAST = 73050, EPOCH = 25569 /* 1970-01-01 */ };
    int serial = 0;
    int used = 0;
    if (strspn(folded, "0123456789") != 5 || sscanf(folded, "%5d%n", &serial, &used) != 1)
        return false;
    const char *rest = folded + used;
    if (*rest == '.' || *rest == ',')
        rest += 1 + strspn(rest + 1, "0123456789");
    if (*rest != '\0' || serial < FIRST || serial > LAST)
        return false;
    edtf_format_day(serial - EPOCH + day_from_civil(1970, 1, 1), out);
    return true;
}

void edtf_suggest(const char *s, size_t n, struct edtf_error *err)
{
    char folded[EDTF_FOLDED_MAX];
    struct edtf_token tokens[EDTF_TOKENS_MAX];
    char *out = err->suggestion;
    err->reading = NULL;
    out[0] = '\0';
    if (n > 4 * EDTF_FOLDED_MAX || !edtf_fold(s, n, folded))
        return;
    if (read_serial(folded, out))
        err->reading = "as Excel counts days";
    else if (!edtf_repair(folded, out) && !(edtf_cut(folded, tokens) && read_words(tokens, out)))
        out[0] = '\0';
}
