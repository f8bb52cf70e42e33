#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "day.h"
#include "edtf.h"

/* Brute force: every day of a small world is compared with the mask as text, letter by letter, and
 * what follows from that by definition is held against the library's arithmetic. */

enum { FIRST_YEAR = -101, LAST_YEAR = 101, DAYS_MAX = 75000, TEXT_SIZE = 12 };

static char text_of[DAYS_MAX][TEXT_SIZE]; /* [-]YYYY-MM-DD of each day of the world */
static int64_t first_day;
static int day_count;

static int make_world(void **state)
{
    (void)state;
    first_day = day_from_civil(FIRST_YEAR, 1, 1);
    for (int64_t year = FIRST_YEAR; year <= LAST_YEAR; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= days_in_month(year, month); day++)
                sprintf(text_of[day_count++], "%s%04d-%02d-%02d", year < 0 ? "-" : "",
                        abs((int)year), month, day);
    return 0;
}

/* Whether the text begins with the mask. A year is not a mask of its months: `0004` has days too.
 */
static bool matches(const char *mask, const char *text)
{
    for (; *mask != '\0'; mask++, text++)
        if (*mask != *text && !(*mask == 'X' && *text >= '0' && *text <= '9'))
            return false;
    return true;
}

typedef bool fits_fn(const char *mask, int day);

static bool fits_date(const char *mask, int day)
{
    return matches(mask, text_of[day]);
}

/* The season's months, and whether the year in which it began matches. */
static bool fits_season(const char *mask, int day)
{
    static const struct {
        const char *season, *months;
        const char *next_year;
    } table[] = {
        {"21", "03 04 05", ""},    {"22", "06 07 08", ""},          {"23", "09 10 11", ""},
        {"24", "12", "01 02"},     {"28", "12", "01 02"},           {"29", "09 10 11", ""},
        {"30", "12", "01 02"},     {"31", "03 04 05", ""},          {"32", "06 07 08", ""},
        {"33", "01 02 03", ""},    {"36", "10 11 12", ""},          {"37", "01 02 03 04", ""},
        {"39", "09 10 11 12", ""}, {"40", "01 02 03 04 05 06", ""}, {"41", "07 08 09 10 11 12", ""},
    };
    const char *season = mask + strlen(mask) - 2;
    const char *month = text_of[day] + strlen(text_of[day]) - 5;
    char year_mask[TEXT_SIZE];
    char month_text[3] = {month[0], month[1], '\0'};
    sprintf(year_mask, "%.*s", (int)(strlen(mask) - 3), mask);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].season, season) != 0)
            continue;
        if (strstr(table[i].months, month_text) != NULL)
            return matches(year_mask, text_of[day]);
        /* 60 days before any of January or February is in the year before. */
        return strstr(table[i].next_year, month_text) != NULL && day >= 60 &&
               matches(year_mask, text_of[day - 60]);
    }
    fail_msg("no season %s", season);
    return false;
}

/* Compares a value with the days that belong to it, and those that do so for certain. */
static void compare(const char *text, const bool *belongs, const bool *certain)
{
    struct edtf value;
    int first = 0;
    int last = day_count - 1;
    while (first < day_count && !belongs[first])
        first++;
    while (last >= 0 && !belongs[last])
        last--;
    bool valid = edtf_parse(text, strlen(text), &value, NULL);
    if (valid != (first < day_count))
        fail_msg("%s should %sbe valid", text, valid ? "not " : "");
    if (!valid)
        return;
    if (value.earliest != first_day + first || value.latest != first_day + last)
        fail_msg("%s has wrong bounds", text);
    int64_t lo = 0;
    int64_t hi = INT64_MIN;
    for (int day = 0; day < day_count; day++) {
        int64_t number = first_day + day;
        enum edtf_verdict wanted = !belongs[day]  ? EDTF_NO
                                   : certain[day] ? EDTF_CERTAIN
                                                  : EDTF_POSSIBLE;
        if (edtf_is(&value, number) != wanted)
            fail_msg("%s: verdict for %s should be %d", text, text_of[day], wanted);
        if (number > hi && !edtf_next_run(&value, number, &lo, &hi))
            lo = hi = INT64_MAX;
        if ((number >= lo) != belongs[day])
            fail_msg("%s: runs are wrong at %s", text, text_of[day]);
        /* A run is maximal: another does not follow at once. */
        if (number == hi && day + 1 < day_count && belongs[day + 1])
            fail_msg("%s: a run ends early at %s", text, text_of[day]);
    }
}

static void compare_date(const char *text, fits_fn *fits)
{
    static bool belongs[DAYS_MAX];
    static bool certain[DAYS_MAX];
    int count = 0;
    int only = 0;
    for (int day = 0; day < day_count; day++) {
        certain[day] = false;
        belongs[day] = fits(text, day);
        count += belongs[day];
        if (belongs[day])
            only = day;
    }
    certain[only] = count == 1;
    compare(text, belongs, certain);
}

static const char *const years[] = {"0004", "0000",  "-0004", "000X",  "00X0", "00X4",
                                    "00XX", "-000X", "-00X1", "-00XX", "0X00", "-0100"};

static void every_kind_of_mask(void **state)
{
    (void)state;
    static const char *const months[] = {"-02", "-04", "-12", "-0X", "-1X", "-X1", "-X2", "-XX"};
    static const char *const days[] = {"-01", "-29", "-30", "-31", "-0X", "-1X",
                                       "-2X", "-3X", "-X0", "-X1", "-X9", "-XX"};
    char text[TEXT_SIZE];
    for (size_t y = 0; y < sizeof years / sizeof *years; y++) {
        if (strcmp(years[y], "0X00") == 0) /* reaches out of our world, to 0900 */
            continue;
        compare_date(years[y], fits_date);
        for (size_t m = 0; m < sizeof months / sizeof *months; m++) {
            sprintf(text, "%s%s", years[y], months[m]);
            compare_date(text, fits_date);
            for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
                sprintf(text, "%s%s%s", years[y], months[m], days[d]);
                compare_date(text, fits_date);
            }
        }
    }
}

static void every_kind_of_season(void **state)
{
    (void)state;
    static const char *const seasons[] = {"21", "22", "23", "24", "28", "29", "30", "31",
                                          "32", "33", "36", "37", "39", "40", "41"};
    char text[TEXT_SIZE];
    for (size_t y = 0; y < sizeof years / sizeof *years; y++)
        for (size_t s = 0; s < sizeof seasons / sizeof *seasons; s++) {
            if (strcmp(years[y], "0X00") == 0)
                continue;
            sprintf(text, "%s-%s", years[y], seasons[s]);
            compare_date(text, fits_season);
        }
}

/* A day belongs to a set if it belongs to a member; to {..} for certain if a member is that day, or
 * is a range of days around it. */
static void sets_of_masks(void **state)
{
    (void)state;
    static const char *const members[] = {"0004",       "0004-02-28", "0004-02-29", "0004-03-01",
                                          "00X4-02-2X", "000X-XX-01", "-0001-12",   "000X-12-3X",
                                          "0005-01",    "0000-0X",    "0000-1X"};
    static bool belongs[DAYS_MAX];
    static bool certain[DAYS_MAX];
    enum { MEMBERS = sizeof members / sizeof *members };
    /* Three members, in every order. */
    for (int n = 0; n < MEMBERS * MEMBERS * MEMBERS; n += 7) {
        const char *three[] = {members[n % MEMBERS], members[n / MEMBERS % MEMBERS],
                               members[n / (MEMBERS * MEMBERS)]};
        bool all = n % 2 == 0;
        char text[64];
        sprintf(text, all ? "{%s,%s,%s}" : "[%s,%s,%s]", three[0], three[1], three[2]);
        int count = 0;
        int only = 0;
        for (int day = 0; day < day_count; day++) {
            belongs[day] = certain[day] = false;
            for (int i = 0; i < 3; i++)
                if (matches(three[i], text_of[day])) {
                    belongs[day] = true;
                    certain[day] |= all && strcmp(three[i], text_of[day]) == 0;
                }
            count += belongs[day];
            if (belongs[day])
                only = day;
        }
        if (count == 1)
            certain[only] = true;
        compare(text, belongs, certain);
    }
}

/* An interval is every pair of a possible start and a possible end that is not before it. */
static void compare_interval(const char *start, const char *end)
{
    static bool belongs[DAYS_MAX];
    static bool certain[DAYS_MAX];
    char text[2 * TEXT_SIZE];
    int earliest = day_count;
    int latest = -1;
    int start_latest = -1;
    int end_earliest = day_count;
    for (int from = 0; from < day_count; from++) {
        if (!matches(start, text_of[from]))
            continue;
        for (int to = from; to < day_count; to++) {
            if (!matches(end, text_of[to]))
                continue;
            earliest = from < earliest ? from : earliest;
            start_latest = from > start_latest ? from : start_latest;
            end_earliest = to < end_earliest ? to : end_earliest;
            latest = to > latest ? to : latest;
        }
    }
    for (int day = 0; day < day_count; day++) {
        belongs[day] = day >= earliest && day <= latest;
        certain[day] = day >= start_latest && day <= end_earliest;
    }
    sprintf(text, "%s/%s", start, end);
    compare(text, belongs, certain);
    struct edtf value;
    if (latest >= 0) {
        assert_true(edtf_parse(text, strlen(text), &value, NULL));
        assert_int_equal(value.start_latest, first_day + start_latest);
        assert_int_equal(value.end_earliest, first_day + end_earliest);
    }
}

static void intervals_are_pairs_of_days(void **state)
{
    (void)state;
    static const char *const ends[] = {"0004",       "0004-02",    "0004-02-2X", "0004-XX-15",
                                       "0004-02-29", "000X-03-01", "0005-XX-3X", "0003-12-31",
                                       "-0001-1X",   "0000"};
    enum { ENDS = sizeof ends / sizeof *ends };
    for (int n = 0; n < ENDS * ENDS; n++)
        compare_interval(ends[n / ENDS], ends[n % ENDS]);
}

/* Masks with a hundred years and more between their days are walked, not scanned. */
static void leap_days_of_ten_thousand_years(void **state)
{
    (void)state;
    static const char *const masks[] = {"XXXX-02-29", "-XXXX-02-29"};
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        struct edtf value;
        int64_t lo = 0;
        int64_t hi = 0;
        int runs = 0;
        assert_true(edtf_parse(masks[i], strlen(masks[i]), &value, NULL));
        for (int64_t from = EDTF_NEG_INF; edtf_next_run(&value, from, &lo, &hi); from = hi + 1) {
            struct civil c = day_to_civil(lo);
            assert_int_equal(lo, hi);
            assert_true(c.month == 2 && c.day == 29);
            runs++;
        }
        assert_int_equal(runs, i == 0 ? 2425 : 2424); /* there is no -0000 */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_mask),
        cmocka_unit_test(every_kind_of_season),
        cmocka_unit_test(sets_of_masks),
        cmocka_unit_test(intervals_are_pairs_of_days),
        cmocka_unit_test(leap_days_of_ten_thousand_years),
    };
    return cmocka_run_group_tests(tests, make_world, NULL);
}
