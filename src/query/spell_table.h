#ifndef BLOCLINE_SPELL_TABLE_H
#define BLOCLINE_SPELL_TABLE_H

#include "question.h"
#include "store_spells.h"

/* The table of spells that members, blocs and history share. */

enum { SPELL_COLUMNS = 9 };
extern const struct column spell_columns[SPELL_COLUMNS];

/* Standings in statuses that were not asked for, to be mentioned beside the answer. */
enum { OTHERS_STATUSES = 8 }; /* further ones are counted only */
struct others {
    struct {
        char status[48];
        char who[120]; /* ids, each after a space */
        size_t more;   /* those that found no room */
    } of[OTHERS_STATUSES];
    size_t statuses;
    size_t count; /* of standings */
};

/* Notes a standing that was left out. */
void others_add(struct others *others, const char *status, const char *who);

/* Says them, if there are any: "also, in another status: observer CUB UZB; suspended ...". */
void others_say(const struct others *others, const struct question *question);

/* Writes one row. */
bool spell_table_row(struct table_sink *sink, const struct spell_row *row, enum certainty certainty,
                     struct fault *fault);

#endif
