#include "import_parts.h"

#include "day.h"

static const char *const names[] = {"doubled",     "one-day",  "end-first", "no-start",
                                    "overlap",     "bounded",  "range",     "impossible-day",
                                    "zeros",       "written",  "step-back", "founded-late",
                                    "ended-early", "no-actor", "no-bloc",   "no-date"};
_Static_assert(sizeof names / sizeof *names == REPAIR_COUNT, "each repair has a name");

const char *import_repair_name(uint32_t kind)
{
    return names[kind];
}

void repair_add(struct repairs *repairs, enum import_repair kind, uint32_t file, uint32_t line,
                uint16_t column)
{
    repairs->list =
        heap_grow(repairs->list, &repairs->capacity, repairs->count + 1, sizeof *repairs->list);
    repairs->list[repairs->count++] = (struct repair){file, line, column, (uint16_t)kind};
    repairs->counts[kind]++;
}

int64_t import_day_of_year(int32_t year)
{
    return day_from_civil(year, 12, 31);
}

/* Many that end in the last year of all are as a rule those that had not ended when it was coded.
 */
void import_note_end(struct import *import, uint32_t date)
{
    const int32_t year = date == NONE ? NO_YEAR : import->dates.list[date].year;
    if (year != NO_YEAR && year - 1 >= FIRST_BIT_YEAR && year - 1 < FIRST_BIT_YEAR + BIT_YEARS) {
        import->ends_in[year - 1 - FIRST_BIT_YEAR]++;
    }
}
