#include "date_reason.h"
#include "date_understood.h"
#include "day.h"
#include "edtf.h"
#include "import_parts.h"
#include "message.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Dates of tables as EDTF. What is written otherwise but cannot be taken for anything else is
 * repaired and counted; all else is refused. */

enum { TEXT_SIZE = 96 };

static const char usual_null[] = "NA NULL null N/A NaN nan None none . - \"\"";
static const char usual_open[] =
    ".. 9999-12-31 9999 2999-12-31 2899-01-01 Inf inf present Present ongoing current now н.в.";

void import_dates_init(struct import_dates *dates)
{
    *dates = (struct import_dates){.texts = intern_new()};
}

void import_dates_release(struct import_dates *dates)
{
    intern_free(dates->texts);
    free(dates->list);
}

bool import_is_word(const char *words, const char *text, size_t size)
{
    for (const char *at = words; *at;) {
        at += strspn(at, " ");
        const size_t length = strcspn(at, " ");
        if (length == size && size > 0 && memcmp(at, text, size) == 0) {
            return true;
        }
        at += length;
    }
    return false;
}

bool import_is_null(const char *words, const char *text, size_t size)
{
    return import_is_word(words ? words : usual_null, text, size);
}

uint32_t import_date_put(struct import_dates *dates, const char *text, struct import_date date)
{
    const uint32_t known = intern_count(dates->texts);
    /* The same text can be a year that was coded, or a date: two entries. */
    char key[TEXT_SIZE + 16];
    const int size = snprintf(key, sizeof key, "%s%c%d", text, '\0', (int)date.year);
    const uint32_t number =
        intern_put(dates->texts, key, (size_t)size < sizeof key ? (size_t)size : sizeof key - 1);
    if (number == known) {
        dates->list =
            heap_grow(dates->list, &dates->capacity, (size_t)number + 1, sizeof *dates->list);
        dates->list[number] = date;
    }
    return number;
}

/* The shortest EDTF that says the days lo to hi. */
static void format_between(int64_t lo, int64_t hi, char out[TEXT_SIZE])
{
    char first[EDTF_DAY_SIZE], last[EDTF_DAY_SIZE];
    edtf_format_day(lo, first);
    edtf_format_day(hi, last);
    const struct civil a = lo == EDTF_NEG_INF ? (struct civil){0} : day_to_civil(lo);
    const struct civil b = hi == EDTF_POS_INF ? (struct civil){0} : day_to_civil(hi);
    if (lo == hi) {
        snprintf(out, TEXT_SIZE, "%s", first);
    } else if (lo == EDTF_NEG_INF) {
        snprintf(out, TEXT_SIZE, "../%s", last);
    } else if (hi == EDTF_POS_INF) {
        snprintf(out, TEXT_SIZE, "%s/..", first);
    } else if (a.year == b.year && a.month == 1 && a.day == 1 && b.month == 12 && b.day == 31) {
        snprintf(out, TEXT_SIZE, "%.*s", (int)strlen(first) - 6, first);
    } else if (a.year == b.year && a.month == b.month && a.day == 1 &&
               b.day == days_in_month(b.year, b.month)) {
        snprintf(out, TEXT_SIZE, "%.*s", (int)strlen(first) - 3, first);
    } else {
        snprintf(out, TEXT_SIZE, "[%s..%s]", first, last);
    }
}

static uint32_t put_between(struct import_dates *dates, int64_t lo, int64_t hi, int32_t year)
{
    char text[TEXT_SIZE];
    format_between(lo, hi, text);
    return import_date_put(dates, text, (struct import_date){lo, hi, year});
}

uint32_t import_date_between(struct import_dates *dates, int64_t lo, int64_t hi)
{
    return put_between(dates, lo, hi, NO_YEAR);
}

/* A year that was held from 1 January to 31 December is told from others by the rule: what is known
 * of the day on which a standing began in it, or on which, in the year before, it was held last. */
uint32_t import_date_year(struct import_dates *dates, int32_t year, enum years_rule rule,
                          bool is_end)
{
    const int64_t first = day_from_civil(year, 1, 1);
    const int64_t last = day_from_civil(year, 12, 31);
    const int64_t after = day_from_civil(year - 1, 1, 2); /* the first day not yet 1 January */
    switch (rule) {
    case YEARS_WHOLE:
        return put_between(dates, first, first, year);
    case YEARS_START:
        return put_between(dates, after, first, year);
    case YEARS_END:
        return put_between(dates, first, last, year);
    case YEARS_ANY:
    case YEARS_UNKNOWN:
        break;
    }
    return is_end ? put_between(dates, after, first, year) : put_between(dates, first, last, year);
}

const char *import_meant(struct arena *arena, const char *text, enum language language)
{
    static const char *const signs[][2] = {{"O", "0"}, {"o", "0"}, {"О", "0"}, {"о", "0"},
                                           {"l", "1"}, {"I", "1"}, {"З", "3"}};
    char made[TEXT_SIZE] = "";
    size_t size = 0;
    for (const char *at = text; *at && size + 2 < sizeof made;) {
        const char *digit = NULL;
        for (size_t i = 0; !digit && i < sizeof signs / sizeof *signs; i++) {
            if (strncmp(at, signs[i][0], strlen(signs[i][0])) == 0) {
                digit = signs[i][1];
                at += strlen(signs[i][0]);
            }
        }
        made[size++] = digit ? *digit : *at++;
    }
    made[size] = '\0';
    struct edtf date;
    const bool is_date = strcmp(made, text) != 0 && edtf_parse(made, size, &date, NULL);
    return is_date ? message_format(arena, language, MSG_fault_did_you_mean, made) : "";
}

struct cell {
    const struct date_manner *manner;
    char text[TEXT_SIZE];
    size_t size;
    bool is_end;
    enum import_repair repair;
};

static bool is_digits(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (!isdigit((unsigned char)text[i])) {
            return false;
        }
    }
    return size > 0;
}

/* "1994", "1994.0" (as pandas writes years with gaps), "1994,0" (and Excel where decimals have a
 * comma): the year, or NO_YEAR. */
static int32_t year_of(struct cell *cell)
{
    if (cell->size == 6 && strchr(".,", cell->text[4]) && cell->text[5] == '0' &&
        is_digits(cell->text, 4)) {
        cell->repair = REPAIR_WRITTEN;
        return (int32_t)strtol(cell->text, NULL, 10);
    }
    if ((cell->size == 4 && is_digits(cell->text, 4)) ||
        (cell->size == 5 && *cell->text == '-' && is_digits(cell->text + 1, 4))) {
        return (int32_t)strtol(cell->text, NULL, 10);
    }
    return NO_YEAR;
}

static void set_text(struct cell *cell, enum import_repair repair, const char *format, int year,
                     int month, int day) __attribute__((format(printf, 3, 0)));

static void set_text(struct cell *cell, enum import_repair repair, const char *format, int year,
                     int month, int day)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    const int size = snprintf(cell->text, sizeof cell->text, format, year, month, day);
#pragma GCC diagnostic pop
    cell->size = (size_t)size;
    cell->repair = repair;
}

/* 1999-02-30, 1999-05-00, 1999-00-00: as much of it as there is. */
static void mend_iso(struct cell *cell)
{
    const char *text = cell->text;
    if (cell->size < 10 || text[4] != '-' || text[7] != '-' || !is_digits(text, 4) ||
        !is_digits(text + 5, 2) || !is_digits(text + 8, 2)) {
        return;
    }
    const int year = (int)strtol(text, NULL, 10), month = (int)strtol(text + 5, NULL, 10);
    const int day = (int)strtol(text + 8, NULL, 10);
    if (cell->size > 10 && (text[10] == ' ' || text[10] == 'T') && strchr(text + 10, ':')) {
        cell->text[10] = '\0';
        cell->size = 10;
        cell->repair = text[10] == ' ' ? REPAIR_WRITTEN : cell->repair;
    }
    if (cell->size != 10) {
        return;
    }
    if (month == 0 && day == 0) {
        set_text(cell, REPAIR_ZEROS, "%04d", year, 0, 0);
    } else if (month >= 1 && month <= 12 && day == 0) {
        set_text(cell, REPAIR_ZEROS, "%04d-%02d", year, month, 0);
    } else if (month >= 1 && month <= 12 && day > days_in_month(year, month)) {
        set_text(cell, REPAIR_IMPOSSIBLE_DAY, "%04d-%02d", year, month, 0);
    }
}

/* 30.04.1994, 30/4/1994, 1994/04/30. With a slash the day and the month can change places, so that
 * the mapping has to say which is which, unless one of them is over 12. False: nobody says. */
static bool mend_parts(struct cell *cell)
{
    int a, b, c, end = 0;
    char first, second;
    if (!isdigit((unsigned char)*cell->text) ||
        sscanf(cell->text, "%d%c%d%c%d%n", &a, &first, &b, &second, &c, &end) != 5 ||
        (size_t)end != cell->size || first != second || !strchr("./-", first) || b < 0 || c < 0) {
        return true;
    }
    enum import_order order = cell->manner->order;
    if (a > 999) {
        order = ORDER_YMD;
    } else if (order == ORDER_UNKNOWN || order == ORDER_YMD) {
        order = first == '.' || a > 12 ? ORDER_DMY : b > 12 ? ORDER_MDY : ORDER_UNKNOWN;
    }
    if ((order == ORDER_YMD && first == '-') || (order != ORDER_YMD && c < 1000)) {
        return true;
    }
    if (order == ORDER_UNKNOWN) {
        return false;
    }
    const int year = order == ORDER_YMD ? a : c;
    const int month = order == ORDER_MDY ? a : b;
    const int day = order == ORDER_YMD ? c : order == ORDER_DMY ? a : b;
    if (year < 10000 && month >= 0 && month < 100 && day >= 0 && day < 100) {
        set_text(cell, REPAIR_WRITTEN, "%04d-%02d-%02d", year, month, day);
        mend_iso(cell);
    }
    return true;
}

/* messydates: 1994-05..1994-07, ..1994, {1994,1996} */
static void mend_range(struct cell *cell)
{
    char inner[TEXT_SIZE];
    if (cell->size + 3 > sizeof inner || strchr(cell->text, '/') || *cell->text == '[') {
        return;
    }
    if (*cell->text == '{' && cell->text[cell->size - 1] == '}') {
        cell->text[0] = '[';
        cell->text[cell->size - 1] = ']';
        cell->repair = REPAIR_RANGE;
    } else if (strstr(cell->text, "..")) {
        memcpy(inner, cell->text, cell->size + 1);
        cell->size = (size_t)snprintf(cell->text, sizeof cell->text, "[%s]", inner);
        cell->repair = REPAIR_RANGE;
    }
}

static void take_meant(struct cell *cell, const char *meant)
{
    cell->size = strlen(meant);
    memcpy(cell->text, meant, cell->size + 1);
    cell->repair = REPAIR_WRITTEN;
}

/* "March 1990", "1 марта 1992", "c. 1991", 1990s: words with one meaning. */
static void mend_words(struct cell *cell, struct arena *arena)
{
    const bool words =
        strpbrk(cell->text, "0123456789") && strspn(cell->text, "0123456789./-") != cell->size;
    const char *meant = words ? date_understood(arena, cell->text) : NULL;
    if (meant && strlen(meant) < sizeof cell->text) {
        take_meant(cell, meant);
    }
}

/* A day as Excel counts them, where the mapping says so. */
static bool mend_serial(struct cell *cell, const struct edtf_error *error, struct edtf *read)
{
    if (cell->manner->order != ORDER_EXCEL || !error->reading) {
        return false;
    }
    take_meant(cell, error->suggestion);
    return edtf_parse(cell->text, cell->size, read, NULL);
}

/* The day after a date that was the last on which something held. */
static uint32_t put_next(struct import_dates *dates, const struct edtf *date)
{
    const int64_t lo = date->earliest == EDTF_NEG_INF ? EDTF_NEG_INF : date->earliest + 1;
    const int64_t hi = date->latest == EDTF_POS_INF ? EDTF_POS_INF : date->latest + 1;
    char text[TEXT_SIZE + 2];
    format_between(lo, hi, text);
    if (date->qualifier && lo == hi) {
        strcat(text, edtf_qualifier_text(date->qualifier));
    }
    return import_date_put(dates, text, (struct import_date){lo, hi, NO_YEAR});
}

/* `cell` is the text to be read, trimmed, and short enough. */
static enum date_found read_cell(struct import_dates *dates, struct cell *cell, uint32_t *date,
                                 struct arena *arena, const char **why)
{
    const int32_t year = year_of(cell);
    if (year != NO_YEAR) {
        const bool next = cell->is_end && cell->manner->end_is != END_FIRST_OUT;
        const bool is_coded = next || cell->manner->years != YEARS_UNKNOWN;
        *date = import_date_year(dates, year + next, cell->manner->years, cell->is_end && is_coded);
        return FOUND_DATE;
    }
    struct edtf read;
    struct edtf_error error = {0};
    mend_iso(cell);
    if (!mend_parts(cell)) {
        *why = message(cell->manner->language, MSG_import_day_or_month);
        return FOUND_BAD;
    }
    mend_range(cell);
    mend_words(cell, arena);
    if (!edtf_parse(cell->text, cell->size, &read, &error) && !mend_serial(cell, &error, &read)) {
        const enum language language = cell->manner->language;
        const char *meant = date_hint(arena, &error, language);
        *why = arena_printf(arena, "%s%s%s", date_reason(error.message, language),
                            *meant ? meant : import_meant(arena, cell->text, language),
                            error.reading ? message(language, MSG_import_serial) : "");
        return FOUND_BAD;
    }
    *date = cell->is_end && cell->manner->end_is != END_FIRST_OUT
                ? put_next(dates, &read)
                : import_date_put(dates, cell->text,
                                  (struct import_date){read.earliest, read.latest, NO_YEAR});
    return FOUND_DATE;
}

enum date_found import_date_read(struct import_dates *dates, const struct date_manner *manner,
                                 const char *text, size_t size, bool is_end, uint32_t *date,
                                 enum import_repair *repair, struct arena *arena, const char **why)
{
    struct cell cell = {.manner = manner, .is_end = is_end, .repair = REPAIR_COUNT};
    while (size > 0 && isspace((unsigned char)*text)) {
        text++;
        size--;
    }
    while (size > 0 && isspace((unsigned char)text[size - 1])) {
        size--;
    }
    *repair = REPAIR_COUNT;
    if (size == 0 || import_is_null(manner->null, text, size)) {
        return FOUND_NONE;
    }
    if (import_is_word(manner->open ? manner->open : usual_open, text, size)) {
        return FOUND_OPEN;
    }
    if (size + 4 > sizeof cell.text) {
        *why = message(manner->language, MSG_import_not_a_date);
        return FOUND_BAD;
    }
    memcpy(cell.text, text, size);
    cell.size = size;
    const enum date_found found = read_cell(dates, &cell, date, arena, why);
    *repair = cell.repair;
    return found;
}
