#include "date_words.h"

#include "date_phrases.h"
#include "day.h"

#include <stdio.h>

/* Masks in words. Day of the month, month and year are said one by one: no language has a short
 * way to say "the 30th or 31st of any month of a year like 1X85". */

enum { YEAR_DIGITS = 4, LAST_DAY = 31, DECEMBER = 12, ALL_MONTHS = 0x1FFE };

#define ALL_DAYS UINT32_C(0xFFFFFFFE)

static bool bit(uint32_t bits, int number)
{
    return number < 32 && (bits >> number & 1) != 0;
}

static const char *with_comma(struct arena *arena, const char *list, const char *part)
{
    return *list ? arena_printf(arena, "%s, %s", list, part) : part;
}

static const char *value_name(struct arena *arena, int value, bool month, enum language lang)
{
    return month ? date_month(value, lang) : arena_printf(arena, "%d", value);
}

/* "1, 11, 20–29 or 31", or names of months. */
static const char *list_bits(struct arena *arena, uint32_t bits, bool month, enum language lang)
{
    const char *list = "", *last = NULL;
    for (int first = 1; first < 32; first++) {
        if (!bit(bits, first)) {
            continue;
        }
        int end = first;
        while (bit(bits, end + 1)) {
            end++;
        }
        if (last) {
            list = with_comma(arena, list, last);
        }
        if (end > first + 1) {
            last = arena_printf(arena, "%s–%s", value_name(arena, first, month, lang),
                                value_name(arena, end, month, lang));
            first = end;
        } else {
            last = value_name(arena, first, month, lang);
        }
    }
    return *list ? arena_printf(arena, "%s %s %s", list, message(lang, MSG_date_or), last) : last;
}

/* The days without those that no month of the mask has. */
static uint32_t days_there(const struct edtf_element *mask)
{
    const int sign = mask->negative ? -1 : 1;
    int longest = 0;
    for (int month = 1; month <= DECEMBER; month++) {
        const int length = days_in_month(mask->unset ? 4 : sign * mask->year, month);
        if (bit(mask->months, month) && length > longest) {
            longest = length;
        }
    }
    return mask->days & (UINT32_MAX >> (LAST_DAY - longest));
}

/* "1X85", "-1X85". */
static const char *year_pattern(struct arena *arena, const struct edtf_element *mask)
{
    char digits[YEAR_DIGITS + 1];
    snprintf(digits, sizeof digits, "%04d", mask->year % 10000);
    for (int place = 0; place < YEAR_DIGITS; place++) {
        if (mask->unset >> place & 1) {
            digits[YEAR_DIGITS - 1 - place] = 'X';
        }
    }
    return arena_printf(arena, "%s%s", mask->negative ? "-" : "", digits);
}

static const char *year_part(struct arena *arena, const struct edtf_element *mask,
                             enum language lang)
{
    const unsigned unset = mask->unset;
    enum message phrase = MSG_date_fit_year_like;
    const char *words = NULL;
    if (unset == (1U << YEAR_DIGITS) - 1 && !mask->negative) {
        return message(lang, MSG_date_any_year);
    }
    if (unset == 0) {
        phrase = MSG_date_fit_year;
        words =
            date_year_words(arena, mask->negative ? -mask->year : mask->year, MSG_date_year, lang);
    } else if ((unset & (unset + 1)) == 0 && (mask->year > 0 || mask->negative)) {
        int64_t first = mask->year, last = first;
        for (int64_t step = 1, rest = unset; rest; step *= 10, rest >>= 1) {
            last += 9 * step;
        }
        phrase = MSG_date_fit_years;
        words = mask->negative
                    ? date_years_words(arena, -last, first ? -first : -1, MSG_date_years, lang)
                    : date_years_words(arena, first, last, MSG_date_years, lang);
    } else {
        words = year_pattern(arena, mask);
    }
    return message_format(arena, lang, phrase, words);
}

const char *date_mask_words(struct arena *arena, const struct edtf_element *mask,
                            enum language lang)
{
    const char *parts = "";
    if (mask->season) {
        parts = message_format(arena, lang, MSG_date_fit_season, date_season(mask->season, lang));
    } else if (mask->days != ALL_DAYS) {
        parts = message_format(arena, lang, MSG_date_fit_day,
                               list_bits(arena, days_there(mask), false, lang));
    }
    if (!mask->season && mask->months != ALL_MONTHS) {
        const char *months = list_bits(arena, mask->months, true, lang);
        parts = with_comma(arena, parts, message_format(arena, lang, MSG_date_fit_month, months));
    } else if (*parts && !mask->season) {
        parts = with_comma(arena, parts, message(lang, MSG_date_any_month));
    }
    return with_comma(arena, parts, year_part(arena, mask, lang));
}
