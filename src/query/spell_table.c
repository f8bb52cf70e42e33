#include "spell_table.h"

#include <stdio.h>
#include <string.h>

const struct column spell_columns[] = {
    {"bloc", COLUMN_TEXT},   {"actor", COLUMN_TEXT},       {"name", COLUMN_TEXT},
    {"status", COLUMN_TEXT}, {"certainty", COLUMN_TEXT},   {"start", COLUMN_DATE},
    {"end", COLUMN_DATE},    {"start_event", COLUMN_TEXT}, {"end_event", COLUMN_TEXT},
};
const size_t spell_column_count = sizeof spell_columns / sizeof *spell_columns;

void others_add(struct others *others, const char *status, const char *who)
{
    const size_t used = strlen(others->text);
    const bool same = others->count && strcmp(others->status, status) == 0;
    others->count++;
    snprintf(others->status, sizeof others->status, "%s", status);
    if (same) {
        snprintf(others->text + used, sizeof others->text - used, " %s", who);
    } else {
        snprintf(others->text + used, sizeof others->text - used, "%s%s %s", used ? "; " : "",
                 status, who);
    }
}

bool spell_table_row(struct table_sink *sink, const struct spell_row *row, enum certainty certainty,
                     struct fault *fault)
{
    const struct cell cells[] = {
        cell_text(row->bloc),
        cell_text(row->actor),
        cell_text(row->label),
        cell_text(row->status),
        cell_text(certainty_text(certainty)),
        cell_text(row->start),
        cell_text(row->end ? row->end : ".."),
        cell_text(row->start_event),
        cell_text(row->end_event),
    };
    return sink->row(sink, cells, fault);
}

struct bounds spell_bounds(const struct spell_row *row)
{
    return (struct bounds){row->start_lo, row->start_hi, row->end_lo, row->end_hi};
}
