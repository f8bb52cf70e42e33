#ifndef BLOCLINE_SPELL_TABLE_H
#define BLOCLINE_SPELL_TABLE_H

#include "question.h"

/* The table of spells that members, blocs and history share. */

extern const struct column spell_columns[];
extern const size_t spell_column_count;

/* Standings in statuses that were not asked for, to be mentioned beside the answer. */
struct others {
    char text[512]; /* "observer CUB, UZB; suspended ..." in order of arrival */
    char status[64];
    size_t count;
};

/* Notes a standing that was left out. */
void others_add(struct others *others, const char *status, const char *who);

/* Writes one row. */
bool spell_table_row(struct table_sink *sink, const struct spell_row *row, enum certainty certainty,
                     struct fault *fault);

struct bounds spell_bounds(const struct spell_row *row);

#endif
