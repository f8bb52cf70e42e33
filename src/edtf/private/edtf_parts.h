#ifndef BLOCLINE_EDTF_PARTS_H
#define BLOCLINE_EDTF_PARTS_H

#include "edtf.h"

/* What the files of the EDTF reader share; not for others. */

/* The string being read, and where to say why it is refused (NULL: nowhere). */
struct edtf_scan {
    const char *text;
    struct edtf_error *err;
};

/* A date that was read: alone, as an end of an interval, as a member of a set. */
struct edtf_part {
    struct edtf_element element;
    struct edtf_side side;
    int level;
    unsigned extensions;
    unsigned qualifier;
    bool plain; /* no mask, season, significant digits or qualifier: may stand at both ends of `..`
                 */
};

/* Fills scan->err, if there is one, with what is wrong with the length bytes at `at`. Returns
 * false, so that a reader may `return edtf_refuse(...)`. Both texts are static. */
bool edtf_refuse(const struct edtf_scan *scan, const char *at, const char *end, const char *message,
                 const char *expected);

/* The word for a string that has no form we know; used where the grammar says nothing better. */
extern const char EDTF_NOT_A_DATE[];

/* Reads the whole of p..end as one date without a time of day. */
bool edtf_read_date(const struct edtf_scan *scan, const char *p, const char *end,
                    struct edtf_part *out);

/* The same for a date with a time of day; the string has a 'T'. */
bool edtf_read_datetime(const struct edtf_scan *scan, const char *p, const char *end,
                        struct edtf_part *out);

/* The same for a year with a prefix; *p is 'Y'. */
bool edtf_read_long_year(const struct edtf_scan *scan, const char *p, const char *end,
                         struct edtf_part *out);

/* Makes *out the years that agree with the four digits of `year` (and its sign) in as many as the
 * text digits..end says. */
bool edtf_read_significant(const struct edtf_scan *scan, int64_t year, bool negative,
                           const char *digits, const char *end, struct edtf_part *out);

/* Reads s..s+n, which begins with '[' or '{', as a set; out->level and the like included. */
bool edtf_read_set(const struct edtf_scan *scan, const char *s, const char *end, struct edtf *out);

/* As edtf_parse, but without a suggestion: err->suggestion is left alone. */
bool edtf_read(const char *s, size_t n, struct edtf *out, struct edtf_error *err);

/* Reads an interval; slash is its '/'. */
bool edtf_read_interval(const struct edtf_scan *scan, const char *s, const char *slash,
                        const char *end, struct edtf *out);

/* '?', '~', '%' as EDTF_ flags; 0 for any other byte. */
unsigned edtf_qualifier_of(char c);

/* First and last day of a season (21 to 41) of a year. */
void edtf_season_span(int season, int64_t year, int64_t *lo, int64_t *hi);

/* Finishes an element whose mask is set: finds lo and hi over the valid completions, and drops the
 * mask if it leaves no gap between them. False if there is no valid completion. */
bool edtf_mask_settle(struct edtf_element *mask);

/* Whether the day fits the mask (element->masked). */
bool edtf_mask_fits(const struct edtf_element *mask, int64_t day);

/* The first day at or after `from`, or last day at or before `upto`, that belongs to the element,
 * masked or not. False if there is none. */
bool edtf_element_next(const struct edtf_element *element, int64_t from, int64_t *day);
bool edtf_element_prev(const struct edtf_element *element, int64_t upto, int64_t *day);

/* The last day of the run of days of the element that `day`, which belongs to it, lies in. */
int64_t edtf_element_run_end(const struct edtf_element *element, int64_t day);

/* Sets the suggestion, and how it reads the string, to what the refused string s, n bytes, likely
 * means: something valid, or "". */
void edtf_suggest(const char *s, size_t n, struct edtf_error *err);

#endif
