#include "screen_dates.h"

#include "day.h"
#include "edtf.h"
#include "message.h"

#include <assert.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

static_assert(MSG_date_month_in_day_12 == MSG_date_month_in_day_1 + 11 &&
                  MSG_date_month_12 == MSG_date_month_1 + 11,
              "months stand in order");

/* Without qualifiers, which stand before and after the whole: `2004~` is ~2004. */
static const char *bare(struct arena *arena, const char *text, size_t size)
{
    char *out = arena_alloc(arena, size + 1);
    size_t used = 0;
    for (size_t i = 0; i < size; i++) {
        if (!strchr("?~%", text[i])) {
            out[used++] = text[i];
        }
    }
    out[used] = '\0';
    return out;
}

static const char *qualified(struct arena *arena, unsigned qualifier, bool some_day,
                             const char *text)
{
    const bool about = qualifier & EDTF_APPROXIMATE;
    const bool doubtful = some_day || (qualifier & EDTF_UNCERTAIN);
    return arena_printf(arena, "%s%s%s", about ? "~" : "", text, doubtful ? "?" : "");
}

/* `a..b` with the end that is not open; the second of two days without the year and month they
 * share. */
static const char *range(struct arena *arena, enum language language, const char *from,
                         const char *to)
{
    const size_t from_size = strlen(from), to_size = strlen(to);
    const char *end = strcmp(to, "..") == 0 ? message(language, MSG_screen_now) : to;
    if (from_size == to_size && from_size == 10 && strncmp(from, to, 8) == 0) {
        end = to + 8;
    }
    return arena_printf(arena, "%s..%s", strcmp(from, "..") == 0 ? "" : from, end);
}

const char *screen_date(struct arena *arena, enum language language, const char *edtf, bool start)
{
    struct edtf date;
    if (strcmp(edtf, "..") == 0) {
        return start ? ".." : message(language, MSG_screen_now);
    }
    const size_t size = strlen(edtf);
    if (!edtf_parse(edtf, size, &date, NULL) || date.extensions) {
        return edtf;
    }
    if (date.kind == EDTF_ONE_OF && date.count == 1) { /* [a..b] */
        const char *inside = bare(arena, edtf + 1, size - 2), *dots = strstr(inside, "..");
        if (dots && dots != inside && dots[2]) {
            const char *from = arena_text(arena, inside, (size_t)(dots - inside));
            return qualified(arena, date.qualifier, true, range(arena, language, from, dots + 2));
        }
        return qualified(arena, date.qualifier, true, inside);
    }
    const char *slash = strchr(edtf, '/');
    if (date.kind == EDTF_INTERVAL && slash && slash != edtf && slash[1]) {
        const char *from = bare(arena, edtf, (size_t)(slash - edtf));
        const char *to = bare(arena, slash + 1, strlen(slash + 1));
        return qualified(arena, date.qualifier, false, range(arena, language, from, to));
    }
    if (date.kind == EDTF_DATE && date.qualifier) {
        return qualified(arena, date.qualifier, false, bare(arena, edtf, size));
    }
    return edtf;
}

static const char *year_in_words(struct arena *arena, enum language language, int64_t year)
{
    const char *number = arena_printf(arena, "%" PRId64, year);
    return message_format(arena, language, MSG_date_in_year, number);
}

const char *screen_day_words(struct arena *arena, enum language language, int64_t day)
{
    char text[EDTF_DAY_SIZE];
    const struct civil civil = day_to_civil(day);
    if (civil.year < 1000 || civil.year > 9999) {
        edtf_format_day(day, text);
        return arena_printf(arena, "%s", text);
    }
    const enum message month = (enum message)(MSG_date_month_in_day_1 + civil.month - 1);
    return message_format(arena, language, MSG_date_day, arena_printf(arena, "%d", civil.day),
                          message(language, month), year_in_words(arena, language, civil.year));
}

const char *screen_date_words(struct arena *arena, enum language language, const char *edtf)
{
    struct edtf date;
    if (!edtf_parse(edtf, strlen(edtf), &date, NULL)) {
        return edtf;
    }
    const bool plain = date.kind == EDTF_DATE && !date.qualifier && !date.start.masked &&
                       !date.start.timed && date.start.end == EDTF_END_DATE;
    if (plain && date.start.precision == EDTF_DAY) {
        return screen_day_words(arena, language, date.earliest);
    }
    if (plain && date.start.precision == EDTF_MONTH) {
        const struct civil civil = day_to_civil(date.earliest);
        const enum message month = (enum message)(MSG_date_month_1 + civil.month - 1);
        return message_format(arena, language, MSG_screen_month, message(language, month),
                              arena_printf(arena, "%" PRId64, civil.year));
    }
    if (plain && date.start.precision == EDTF_YEAR) {
        return message_format(arena, language, MSG_screen_year, edtf);
    }
    return screen_date(arena, language, edtf, false);
}
