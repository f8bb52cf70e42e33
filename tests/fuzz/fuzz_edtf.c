#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "day.h"
#include "edtf.h"

/* Whatever the bytes are, edtf_parse gives a value or an error, and either keeps its promises. */

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* assert() without NDEBUG in the way. */
static void require(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "broken promise: %s\n", what);
        abort();
    }
}

static void check_error(const struct edtf_error *err, size_t size)
{
    require(err->message != NULL && err->message[0] != '\0', "an error has a message");
    require(err->offset <= size && err->length <= size - err->offset, "it lies in the string");
    require(memchr(err->suggestion, '\0', sizeof err->suggestion) != NULL, "suggestions end");
    if (err->suggestion[0] != '\0') {
        struct edtf value;
        require(edtf_parse(err->suggestion, strlen(err->suggestion), &value, NULL),
                "suggestions are valid");
    }
}

static void check_bounds(const struct edtf *e)
{
    char text[EDTF_DAY_SIZE];
    require(e->level >= 0 && e->level <= 2, "levels are 0 to 2");
    require(e->count >= 1 && e->count <= EDTF_SET_MAX, "there are elements, not too many");
    require(e->earliest <= e->latest, "earliest is not after latest");
    require(e->earliest <= e->start_latest && e->start_latest <= e->latest, "starts lie within");
    require(e->earliest <= e->end_earliest && e->end_earliest <= e->latest, "ends lie within");
    require(edtf_is(e, e->earliest) != EDTF_NO, "earliest is possible");
    require(edtf_is(e, e->latest) != EDTF_NO, "latest is possible");
    if (e->earliest > EDTF_NEG_INF)
        require(edtf_is(e, e->earliest - 1) == EDTF_NO, "the day before is not");
    if (e->latest < EDTF_POS_INF)
        require(edtf_is(e, e->latest + 1) == EDTF_NO, "the day after is not");
    if (e->start_latest <= e->end_earliest) {
        require(edtf_is(e, e->start_latest) == EDTF_CERTAIN, "the core is certain");
        require(edtf_is(e, e->end_earliest) == EDTF_CERTAIN, "to its end");
    }
    require(edtf_format_earliest(e, text) == strlen(text), "bounds can be written");
    require(edtf_format_latest(e, text) == strlen(text), "bounds can be written");
    char extensions[EDTF_EXTENSIONS_SIZE];
    require(edtf_format_extensions(e->extensions, extensions) == strlen(extensions),
            "so can flags");
}

/* A day that is one by its own account reads back as itself. */
static void check_day(int64_t day)
{
    struct edtf value;
    char text[EDTF_DAY_SIZE];
    size_t length = edtf_format_day(day, text);
    if (text[0] == 'Y' || day == EDTF_NEG_INF || day == EDTF_POS_INF)
        return;
    require(edtf_parse(text, length, &value, NULL), "days are valid dates");
    require(value.earliest == day && value.latest == day, "of that day");
    require(edtf_is(&value, day) == EDTF_CERTAIN, "which is certain");
}

static void check_runs(const struct edtf *e)
{
    int64_t from = EDTF_NEG_INF;
    int64_t first = 0;
    int64_t last = 0;
    for (int i = 0; i < 50; i++) {
        int64_t lo;
        int64_t hi;
        if (!edtf_next_run(e, from, &lo, &hi)) {
            require(i > 0 && last == e->latest, "runs reach latest");
            return;
        }
        if (i == 0)
            first = lo;
        require(first == e->earliest, "runs begin at earliest");
        require(from <= lo && lo <= hi && hi <= e->latest, "a run lies within");
        require(edtf_is(e, lo) != EDTF_NO && edtf_is(e, hi) != EDTF_NO, "its ends are possible");
        require(edtf_is(e, lo + (int64_t)(((uint64_t)hi - (uint64_t)lo) / 2)) != EDTF_NO,
                "so is its middle");
        if (lo > from)
            require(edtf_is(e, lo - 1) == EDTF_NO, "what is before it is not");
        if (e->count == 1 && hi < EDTF_POS_INF)
            require(edtf_is(e, hi + 1) == EDTF_NO, "what is behind it is not");
        int64_t again_lo;
        int64_t again_hi;
        require(edtf_next_run(e, hi, &again_lo, &again_hi) && again_lo == hi,
                "asked inside, a run is handed out from there");
        check_day(lo);
        last = hi;
        if (hi == EDTF_POS_INF)
            return;
        from = hi + 1;
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    /* Neither is cleared: a value that was not written would show. */
    struct edtf value;
    struct edtf again;
    struct edtf_error err;
    const char *text = (const char *)data;
    bool valid = edtf_parse(text, size, &value, &err);
    require(edtf_parse(text, size, &again, NULL) == valid, "the same string reads the same");
    if (!valid) {
        check_error(&err, size);
        return 0;
    }
    require(memcmp(&value.earliest, &again.earliest, 4 * sizeof value.earliest) == 0, "twice");
    check_bounds(&value);
    check_runs(&value);
    return 0;
}
