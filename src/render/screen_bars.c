#include "day.h"
#include "edtf.h"
#include "render_parts.h"
#include "screen.h"
#include "text.h"

#include <inttypes.h>
#include <string.h>

/* Bars of time. */

static bool read_bounds(const char *text, bool start, int64_t *lo, int64_t *hi)
{
    struct edtf date;
    if (!*text || strcmp(text, "..") == 0 || !edtf_parse(text, strlen(text), &date, NULL)) {
        *lo = *hi = start ? EDTF_NEG_INF : EDTF_POS_INF;
        return false;
    }
    *lo = date.earliest;
    *hi = date.latest;
    return true;
}

struct bar_days bar_days_of(const struct screen *screen, size_t row)
{
    struct bar_days days = {0};
    read_bounds(screen_text(screen, row, ROLE_START), true, &days.start_lo, &days.start_hi);
    days.open = !read_bounds(screen_text(screen, row, ROLE_END), false, &days.end_lo, &days.end_hi);
    return days;
}

/* The first day of a sign, or the day after the last sign. */
static int64_t sign_day(const struct bar_scale *scale, size_t sign)
{
    const int64_t days = scale->hi - scale->lo + 1, width = (int64_t)scale->width;
    return scale->lo + days / width * (int64_t)sign + days % width * (int64_t)sign / width;
}

static bool meets(int64_t from, int64_t to, int64_t lo, int64_t hi)
{
    return from < hi && to > lo;
}

const char *screen_bar(struct screen *screen, const struct bar_scale *scale,
                       const struct bar_days *days)
{
    const struct screen_signs *signs = screen->signs;
    const char *bar = "";
    for (size_t i = 0; i < scale->width; i++) {
        const int64_t lo = sign_day(scale, i), hi = sign_day(scale, i + 1);
        const char *sign = signs->none;
        if (days->open && i + 1 == scale->width) {
            sign = signs->goes_on;
        } else if (days->start_hi < days->end_lo && meets(days->start_hi, days->end_lo, lo, hi)) {
            sign = days->partial ? signs->partial : signs->certain;
        } else if (meets(days->start_lo, days->end_hi, lo, hi)) {
            sign = signs->vague;
        }
        bar = arena_printf(&screen->arena, "%s%s", bar, sign);
    }
    return bar;
}

const char *screen_bar_heading(struct screen *screen, const struct bar_scale *scale)
{
    const int64_t first = day_to_civil(scale->lo).year, last = day_to_civil(scale->hi).year;
    char text[128];
    memset(text, ' ', sizeof text);
    const size_t width = scale->width < sizeof text ? scale->width : sizeof text - 1;
    size_t from = 0;
    for (int64_t year = first; year <= last && year >= 0 && year <= 9999; year++) {
        size_t at = 0;
        if (year != first && (year % 10 != 0 || last - first < 12)) {
            continue;
        }
        while (year != first && at < width &&
               sign_day(scale, at + 1) <= day_from_civil(year, 1, 1)) {
            at++;
        }
        if (at >= from && at + 4 <= width) {
            char digits[16];
            snprintf(digits, sizeof digits, "%04" PRId64, year);
            memcpy(text + at, digits, 4);
            from = at + 5;
        }
    }
    if (last - first < 12 && last != first && last >= 0 && last <= 9999 && width >= 9) {
        char digits[16];
        snprintf(digits, sizeof digits, "%04" PRId64, last);
        memcpy(text + width - 4, digits, 4);
    }
    size_t size = width;
    while (size > 0 && text[size - 1] == ' ') {
        size--;
    }
    return arena_text(&screen->arena, text, size);
}
