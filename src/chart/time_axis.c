#include "time_axis.h"

#include "day.h"

#include <stdio.h>
#include <string.h>

double axis_x(const struct time_axis *axis, int64_t day)
{
    if (day <= axis->lo) {
        return axis->x0;
    }
    if (day >= axis->hi) {
        return axis->x1;
    }
    return axis->x0 +
           (axis->x1 - axis->x0) * (double)(day - axis->lo) / (double)(axis->hi - axis->lo);
}

void year_text(int64_t year, const struct era *era, char out[TICK_TEXT_SIZE])
{
    if (year > 0) {
        snprintf(out, TICK_TEXT_SIZE, "%lld", (long long)year);
    } else if (era && era->before) {
        snprintf(out, TICK_TEXT_SIZE, "%lld %s", (long long)(1 - year), era->before);
    } else {
        snprintf(out, TICK_TEXT_SIZE, "%s%04lld", year < 0 ? "-" : "", (long long)-year);
    }
}

/* Units of ticks. */
enum unit { UNIT_DAY, UNIT_MONTH, UNIT_YEAR };

struct step {
    enum unit unit;
    int64_t size;
};

/* Steps from small to large; beyond them powers of ten of years. */
static const struct step steps[] = {
    {UNIT_DAY, 1},    {UNIT_DAY, 2},    {UNIT_DAY, 7},    {UNIT_DAY, 14},   {UNIT_MONTH, 1},
    {UNIT_MONTH, 2},  {UNIT_MONTH, 3},  {UNIT_MONTH, 6},  {UNIT_YEAR, 1},   {UNIT_YEAR, 2},
    {UNIT_YEAR, 5},   {UNIT_YEAR, 10},  {UNIT_YEAR, 20},  {UNIT_YEAR, 25},  {UNIT_YEAR, 50},
    {UNIT_YEAR, 100}, {UNIT_YEAR, 200}, {UNIT_YEAR, 250}, {UNIT_YEAR, 500}, {UNIT_YEAR, 1000}};
enum { STEP_COUNT = sizeof steps / sizeof *steps };

static struct step step_at(size_t index)
{
    if (index < STEP_COUNT) {
        return steps[index];
    }
    static const int64_t tens[] = {2, 5, 10};
    struct step step = {UNIT_YEAR, 1000};
    for (size_t i = STEP_COUNT; i <= index; i++) {
        const size_t turn = (i - STEP_COUNT) % 3; /* 1000, then 2, 5 and 10 times that, and so on */
        step.size = step.size / (turn == 0 ? 1 : tens[turn - 1]) * tens[turn];
    }
    return step;
}

/* The year whose label is a round number: before year 1 that is the BCE year. */
static int64_t round_year_from(int64_t year, int64_t size)
{
    if (size == 1) {
        return year;
    }
    if (year > 0) {
        return (year + size - 1) / size * size;
    }
    /* 1 - year is the BCE year; the first round one that is not before `year` in time. */
    const int64_t bce = (1 - year) / size * size;
    return bce > 0 ? 1 - bce : size;
}

static int64_t next_year(int64_t year, int64_t size)
{
    return round_year_from(year + 1, size);
}

/* The first day of the year; of one that no date can have, a day after all of them. */
static int64_t year_begins(int64_t year)
{
    return year > DAY_YEAR_MAX ? INT64_MAX : day_from_civil(year, 1, 1);
}

/* The first tick that is not before `day`. */
static int64_t first_tick(int64_t day, struct step step)
{
    const struct civil civil = day_to_civil(day);
    if (step.unit == UNIT_DAY) {
        return day;
    }
    if (step.unit == UNIT_MONTH) {
        int64_t months = civil.year * 12 + civil.month - 1 + (civil.day > 1);
        const int64_t over = ((months % step.size) + step.size) % step.size;
        months += over ? step.size - over : 0;
        const int64_t year = months >= 0 ? months / 12 : -((-months + 11) / 12);
        return day_from_civil(year, (int)(months - year * 12) + 1, 1);
    }
    const int64_t year = civil.year + (civil.month > 1 || civil.day > 1);
    return year_begins(round_year_from(year, step.size));
}

static int64_t next_tick(int64_t day, struct step step)
{
    if (step.unit == UNIT_DAY) {
        return day + step.size;
    }
    const struct civil civil = day_to_civil(day);
    if (step.unit == UNIT_MONTH) {
        return first_tick(day + 1, step);
    }
    return year_begins(next_year(civil.year, step.size));
}

static void tick_text(int64_t day, struct step step, const struct era *era,
                      char out[TICK_TEXT_SIZE])
{
    const struct civil civil = day_to_civil(day);
    year_text(civil.year, era, out);
    if (step.unit != UNIT_YEAR) {
        char year[TICK_TEXT_SIZE];
        snprintf(year, sizeof year, "%s%04lld", civil.year < 0 ? "-" : "",
                 (long long)(civil.year < 0 ? -civil.year : civil.year));
        if (step.unit == UNIT_MONTH) {
            snprintf(out, TICK_TEXT_SIZE, "%.24s-%02d", year, civil.month);
        } else {
            snprintf(out, TICK_TEXT_SIZE, "%.24s-%02d-%02d", year, civil.month, civil.day);
        }
    }
}

/* Fills the ticks of one step; false if they are too many or stand too near to each other. */
static bool try_step(const struct time_axis *axis, struct step step, const struct era *era,
                     tick_measure *measure, double gap, struct tick *ticks, size_t *count)
{
    double before = 0, widest = 0;
    bool fits = true;
    *count = 0;
    for (int64_t day = first_tick(axis->lo, step); day <= axis->hi && fits;
         day = next_tick(day, step)) {
        if (*count == TICKS_MAX) {
            return false;
        }
        struct tick *tick = &ticks[*count];
        tick->day = day;
        tick_text(day, step, era, tick->text);
        const double width = measure(tick->text), x = axis_x(axis, day);
        widest = width > widest ? width : widest;
        fits = *count == 0 || x - before >= widest + gap;
        before = x;
        ++*count;
    }
    return fits;
}

void axis_ticks(const struct time_axis *axis, const struct era *era, tick_measure *measure,
                double gap, struct tick ticks[TICKS_MAX], size_t *count)
{
    for (size_t i = 0; i < STEP_COUNT + 45; i++) {
        const struct step step = step_at(i);
        const int64_t days = axis->hi - axis->lo;
        /* Months only below two years, days only below two months. */
        if ((step.unit == UNIT_MONTH && days > 731) || (step.unit == UNIT_DAY && days > 62)) {
            continue;
        }
        if (try_step(axis, step, era, measure, gap, ticks, count)) {
            return;
        }
    }
    *count = 0;
}
