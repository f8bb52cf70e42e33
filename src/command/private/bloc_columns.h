#ifndef BLOCLINE_BLOC_COLUMNS_H
#define BLOCLINE_BLOC_COLUMNS_H

#include "scope.h"
#include "table.h"

/* What the forms of panels and pairs say alike. */

/* "0.2500": how many of the days of the period are certain. */
enum { SHARE_TEXT_SIZE = 24 };
void share_text(int64_t days, const struct calendar *calendar, int64_t period,
                char out[SHARE_TEXT_SIZE]);

/* Columns that are blocs: which of them, and what a COW-shaped table says where nobody stands. Used
 * by the wide panel and the joint-membership matrix. */
struct bloc_columns {
    struct column *columns; /* of the whole table; those of blocs begin at `first` */
    size_t first, count;    /* count: all columns */
    uint32_t *column;       /* by rank of the bloc: its column, or NONE */
    /* By column from `first`: the periods in which the bloc lived are lives[life[i]] to
     * lives[life[i + 1] - 1]. */
    struct periods *lives;
    size_t *life;
};

/* Whether the bloc of the column lived in the period. */
bool bloc_columns_alive(const struct bloc_columns *columns, size_t column, int64_t period);

/* The periods in which something is there that is there on the days of `life`: on some day of them,
 * or, by rules about one day, on that. */
struct periods life_periods(const struct scope *scope, const struct days *life);

/* Makes the columns: `heads` first, then the blocs that had any standing within the days asked
 * about, or all that --bloc names. `lower`: ids in lower case. Owned by the scope's arena. */
bool bloc_columns_make(struct scope *scope, const struct column *heads, size_t head_count,
                       bool lower, enum column_kind kind, struct bloc_columns *made,
                       struct fault *fault);

#endif
