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

enum message import_repair_message(uint32_t kind)
{
    static const enum message messages[] = {
        MSG_import_repair_1_doubled,     MSG_import_repair_2_one_day,
        MSG_import_repair_3_end_first,   MSG_import_repair_4_no_start,
        MSG_import_repair_5_overlap,     MSG_import_repair_6_bounded,
        MSG_import_repair_7_range,       MSG_import_repair_8_impossible_day,
        MSG_import_repair_9_zeros,       MSG_import_repair_a_written,
        MSG_import_repair_b_step_back,   MSG_import_repair_c_founded_late,
        MSG_import_repair_d_ended_early, MSG_import_repair_e_no_actor,
        MSG_import_repair_f_no_bloc,     MSG_import_repair_g_no_date};
    _Static_assert(sizeof messages / sizeof *messages == REPAIR_COUNT, "each repair has a text");
    return messages[kind];
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
