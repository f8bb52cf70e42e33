#include "edtf_parts.h"

/* What a value says of days. */

static bool belongs(const struct edtf_element *element, int64_t day)
{
    if (day < element->lo || day > element->hi)
        return false;
    return !element->masked || edtf_mask_fits(element, day);
}

enum edtf_verdict edtf_is(const struct edtf *e, int64_t day)
{
    if (day < e->earliest || day > e->latest)
        return EDTF_NO;
    /* An interval's core; of a date or a set it is empty unless there is one day in all. */
    if (day >= e->start_latest && day <= e->end_earliest)
        return EDTF_CERTAIN;
    enum edtf_verdict verdict = EDTF_NO;
    for (int i = 0; i < e->count; i++) {
        const struct edtf_element *element = &e->element[i];
        if (!belongs(element, day))
            continue;
        if (e->kind == EDTF_ALL_OF && (element->each_day || element->lo == element->hi))
            return EDTF_CERTAIN;
        verdict = EDTF_POSSIBLE;
    }
    return verdict;
}

bool edtf_next_run(const struct edtf *e, int64_t from, int64_t *lo, int64_t *hi)
{
    int64_t first = 0;
    int64_t last = 0;
    bool found = false;
    for (int i = 0; i < e->count; i++) {
        int64_t day;
        if (!edtf_element_next(&e->element[i], from, &day) || (found && day > first))
            continue;
        int64_t end = edtf_element_run_end(&e->element[i], day);
        if (!found || day < first || end > last)
            last = end;
        first = day;
        found = true;
    }
    if (!found)
        return false;
    /* Lengthen it by the members that go on where it ends. Each member needs to come up once,
     * unless masks take turns: those are cut off (see edtf.h). */
    bool longer = e->count > 1;
    for (int round = 0; longer && round < 2 * EDTF_SET_MAX; round++) {
        longer = false;
        for (int i = 0; i < e->count && last != EDTF_POS_INF; i++) {
            int64_t day;
            if (!edtf_element_next(&e->element[i], last + 1, &day) || day != last + 1)
                continue;
            last = edtf_element_run_end(&e->element[i], day);
            longer = true;
        }
    }
    *lo = first;
    *hi = last;
    return true;
}
