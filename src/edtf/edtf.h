#ifndef BLOCLINE_EDTF_H
#define BLOCLINE_EDTF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The Extended Date/Time Format: Library of Congress specification of 4 February 2019, which is
 * ISO 8601-2:2019; levels 0, 1 and 2, whole. These files (edtf*.c, day.c) need nothing but the C
 * library, allocate nothing, keep no state, and accept any bytes.
 *
 * Days are numbers as in day.h. An end that is open ("..") or unknown ("") is calculated with as
 * the infinity of its side. */
#define EDTF_NEG_INF INT64_MIN
#define EDTF_POS_INF INT64_MAX

enum {
    EDTF_LENGTH_MAX = 4096, /* bytes; a longer string is refused as "too long" */
    EDTF_SET_MAX = (EDTF_LENGTH_MAX - 1) / 5 /* members of a set: as many years as find room */
};

/* Qualifiers: '?', '~'; both are '%'. They never move a bound. */
enum { EDTF_UNCERTAIN = 1, EDTF_APPROXIMATE = 2 };

/* Forms we read although the specification has no rule for them. */
enum {
    EDTF_EXT_BOUNDED_ENDPOINT = 1 << 0, /* `..2004/` (begins by 2004), `/2004..` (ends from 2004) */
    EDTF_EXT_MASKED_SEASON = 1 << 1,    /* `198X-21` */
    EDTF_EXT_NEGATIVE_MASK = 1 << 2,    /* `-198X`; never year 0000 */
    EDTF_EXT_QUALIFIED_Y = 1 << 3,      /* `Y17000?`, `1950S2?` */
    EDTF_EXT_QUALIFIED_SEASON = 1 << 4, /* `2001-21~` */
    EDTF_EXT_SEASON_INTERVAL = 1 << 5   /* `2001-21/2003-22` */
};

enum edtf_kind {
    EDTF_DATE,     /* one date, also with a time of day */
    EDTF_INTERVAL, /* a/b */
    EDTF_ONE_OF,   /* [a,b..c] */
    EDTF_ALL_OF    /* {a,b..c} */
};

enum edtf_precision { EDTF_YEAR, EDTF_SEASON, EDTF_MONTH, EDTF_DAY };

enum edtf_end {
    EDTF_END_DATE,    /* a date */
    EDTF_END_OPEN,    /* `..` */
    EDTF_END_UNKNOWN, /* nothing written */
    EDTF_END_BOUNDED  /* `..date` as start: at or before it; `date..` as end: at or after it */
};

/* A date, or one end of an interval, as written; for saying it in words. */
struct edtf_side {
    int64_t earliest, latest;       /* of this side alone; the infinities if it has no date */
    uint8_t end;                    /* enum edtf_end; the rest says nothing without a date */
    uint8_t precision;              /* enum edtf_precision */
    uint8_t season;                 /* 21 to 41, or 0 */
    bool masked;                    /* has an X */
    bool timed;                     /* has a time of day (which no bound depends on) */
    uint8_t year_q, month_q, day_q; /* qualifiers of each component; a season's is month_q */
    uint8_t significant;            /* digits of the year that count (`S`), or 0 for all */
};

/* A run of days, or the days that fit a mask. For edtf_is and edtf_next_run. */
struct edtf_element {
    int64_t lo, hi;  /* first and last day; with a mask, of the valid completions */
    uint32_t days;   /* mask: bit d is set if day d of the month fits */
    uint16_t months; /* mask: bit m is set if month m fits */
    uint16_t year;   /* mask: the digits of the year, 0 for every X */
    uint8_t unset;   /* mask: bit i is set if the digit of 10^i is X */
    uint8_t season;  /* mask: season 25 to 41 of each year that fits, or 0 */
    bool negative;   /* mask: the year is negative */
    bool masked;     /* false: every day from lo to hi, and the mask says nothing */
    bool each_day;   /* in a set: names every day of it, so that of {..} each is certain */
};

/* A value. Plain data of fixed size (26 KB, of which a date uses the first few hundred bytes): copy
 * it as you like. It keeps no hold on the text.
 *
 * For a date or a set, start_latest is latest and end_earliest is earliest, as for something that
 * happened on one of its days. For an interval they are the latest start and the earliest end
 * that fit the other end, and start_latest..end_earliest, if it is not empty, is the certain core:
 * the days that belong to it however its ends are completed. */
struct edtf {
    int level; /* 0, 1, 2: the lowest conformance level that has all its features */
    int64_t earliest, latest;
    int64_t start_latest, end_earliest;
    bool earliest_unknown, latest_unknown; /* then the bound is the infinity of its side */
    unsigned qualifier;                    /* of the whole: of any component of any part */
    unsigned extensions;                   /* EDTF_EXT_ flags */
    enum edtf_kind kind;
    struct edtf_side start, end; /* of an interval; a date is `start` alone; of a set neither */
    int count;                   /* elements; an interval has one, from earliest to latest */
    struct edtf_element element[EDTF_SET_MAX]; /* those from count on are not written */
};

struct edtf_error {
    size_t offset;        /* where in the string, in bytes; at most its length */
    size_t length;        /* how many bytes are at fault; 0 if something is missing there */
    const char *message;  /* what is wrong, static: "month out of range" */
    const char *expected; /* what was expected there, static, or NULL */
    char suggestion[64];  /* a valid EDTF string that is likely meant, or "" */
    const char *reading;  /* how the suggestion reads the string, where it is not plain to see:
                           * "as Excel counts days"; static, or NULL */
};

/* Writes the suggestion of a refused string as the end of a message: ` (did you mean "1994?"?)`, in
 * quotes since `?` is a sign of EDTF; "" if there is none. NUL-terminated; returns the length. */
enum { EDTF_MEANT_SIZE = 128 };
size_t edtf_format_meant(const struct edtf_error *err, char out[EDTF_MEANT_SIZE]);

/* Reads the n bytes at s, strictly: the whole of them is one EDTF value or it is refused. On
 * success fills *out and returns true. Else returns false, leaves *out unspecified and, unless err
 * is NULL, says why in *err. Takes some tens of nanoseconds for a date; what is refused costs
 * microseconds if err asks for a suggestion. */
bool edtf_parse(const char *s, size_t n, struct edtf *out, struct edtf_error *err);

/* What the value says of a day:
 * - EDTF_CERTAIN: the day belongs to it however it is completed. An interval's core; the only day
 * of a date that has one (`1994-04-30`, `2001-X2-30`); of {..} a day that a member pins
 * (`1994-04-30`) or that lies in a range of days (`1994-04-01..1994-04-30`, `..1994-04-30`). No
 * single day of a year, season or month is certain: `1985` is some day in 1985; `1985/1985` too,
 * since it may begin late and end early.
 * - EDTF_POSSIBLE: the day belongs to it for some completion. Other days of the hull of an
 * interval; days of a date or of a member that fit its mask.
 * - EDTF_NO: other days; also gaps within earliest..latest, of a mask or between members.
 * The infinities are taken as days too, beyond all others. Qualifiers change nothing. */
enum edtf_verdict { EDTF_NO, EDTF_POSSIBLE, EDTF_CERTAIN };
enum edtf_verdict edtf_is(const struct edtf *e, int64_t day);

/* The first run of days with hi >= from whose verdict is not EDTF_NO, as *lo..*hi inclusive; *lo is
 * never before `from`: a run that has begun before is handed out from there. *lo and *hi may
 * be the infinities. False if there is none. To walk all runs start from EDTF_NEG_INF and go on
 * from *hi + 1 until *hi is latest. A run is maximal, with one exception that keeps this function
 * within some ten microseconds: where masks of a set interlock to thousands of touching pieces
 * (`{XXXX-01,XXXX-02,...,XXXX-12}`) it may be handed out in several that touch. */
bool edtf_next_run(const struct edtf *e, int64_t from, int64_t *lo, int64_t *hi);

/* Writes a day as EDTF: 1994-04-30, -0044-03-15, Y12345-01-01 (years past 9999 get Y, which EDTF
 * has for whole years only), and "-inf" and "inf". NUL-terminated; returns the length. */
enum { EDTF_DAY_SIZE = 32 };
size_t edtf_format_day(int64_t day, char out[EDTF_DAY_SIZE]);

/* The same for a bound of a value: "unknown" where it is. */
size_t edtf_format_earliest(const struct edtf *e, char out[EDTF_DAY_SIZE]);
size_t edtf_format_latest(const struct edtf *e, char out[EDTF_DAY_SIZE]);

/* Writes EDTF_EXT_ flags as "ext:qualified-season,season-interval", or "" for none. NUL-terminated;
 * returns the length. */
enum { EDTF_EXTENSIONS_SIZE = 128 };
size_t edtf_format_extensions(unsigned extensions, char out[EDTF_EXTENSIONS_SIZE]);

/* "", "?", "~" or "%"; static. */
const char *edtf_qualifier_text(unsigned qualifier);

#endif
