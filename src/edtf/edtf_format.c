#include "day.h"
#include "edtf.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static size_t put(char *out, const char *text)
{
    size_t length = strlen(text);
    memcpy(out, text, length + 1);
    return length;
}

size_t edtf_format_day(int64_t day, char out[EDTF_DAY_SIZE])
{
    if (day == EDTF_NEG_INF)
        return put(out, "-inf");
    if (day == EDTF_POS_INF)
        return put(out, "inf");
    struct civil c = day_to_civil(day);
    bool negative = c.year < 0;
    int64_t year = negative ? -c.year : c.year;
    const char *sign = negative ? "-" : "";
    const char *prefix = year > 9999 ? "Y" : "";
    int length = snprintf(out, EDTF_DAY_SIZE, "%s%s%04" PRId64 "-%02d-%02d", prefix, sign, year,
                          c.month, c.day);
    return (size_t)length;
}

size_t edtf_format_earliest(const struct edtf *e, char out[EDTF_DAY_SIZE])
{
    return e->earliest_unknown ? put(out, "unknown") : edtf_format_day(e->earliest, out);
}

size_t edtf_format_latest(const struct edtf *e, char out[EDTF_DAY_SIZE])
{
    return e->latest_unknown ? put(out, "unknown") : edtf_format_day(e->latest, out);
}

size_t edtf_format_extensions(unsigned extensions, char out[EDTF_EXTENSIONS_SIZE])
{
    /* In the order of their names. */
    static const struct {
        unsigned flag;
        const char *name;
    } names[] = {
        {EDTF_EXT_BOUNDED_ENDPOINT, "bounded-endpoint"},
        {EDTF_EXT_MASKED_SEASON, "masked-season"},
        {EDTF_EXT_NEGATIVE_MASK, "negative-mask"},
        {EDTF_EXT_QUALIFIED_Y, "qualified-Y"},
        {EDTF_EXT_QUALIFIED_SEASON, "qualified-season"},
        {EDTF_EXT_SEASON_INTERVAL, "season-interval"},
    };
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if ((extensions & names[i].flag) == 0)
            continue;
        length += put(out + length, length == 0 ? "ext:" : ",");
        length += put(out + length, names[i].name);
    }
    return length;
}

const char *edtf_qualifier_text(unsigned qualifier)
{
    static const char *const texts[] = {"", "?", "~", "%"};
    return texts[qualifier & (EDTF_UNCERTAIN | EDTF_APPROXIMATE)];
}

size_t edtf_format_meant(const struct edtf_error *err, char out[EDTF_MEANT_SIZE])
{
    out[0] = '\0';
    if (err->suggestion[0] == '\0')
        return 0;
    return (size_t)snprintf(out, EDTF_MEANT_SIZE, " (did you mean \"%s\"%s%s?)", err->suggestion,
                            err->reading != NULL ? ", " : "",
                            err->reading != NULL ? err->reading : "");
}
