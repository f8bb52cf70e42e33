#ifndef BLOCLINE_DAY_TABLE_H
#define BLOCLINE_DAY_TABLE_H

#include "chart.h"

/* Who stands where on the day of the picture. */

struct day_cell {
    const struct chart_spell *spell; /* NULL: nowhere */
    bool certain, full;
};

struct day_table {
    const struct chart_data *data;
    struct day_cell *cells;    /* by bloc, then actor */
    size_t *full;              /* by bloc: full standings, possible ones too */
    size_t *certain;           /* by bloc: those that are sure */
    size_t *own, *own_certain; /* by actor: blocs in which it stands in full */
};

/* Of several standings that may hold on the day the surest is shown, of these the highest (full
 * before partial), of these the latest, as `panel` does. `full`: full ones alone. */
void day_table_make(const struct chart_data *data, int64_t day, bool full, struct day_table *table);
void day_table_release(struct day_table *table);

static inline const struct day_cell *day_cell_of(const struct day_table *table, size_t bloc,
                                                 size_t actor)
{
    return &table->cells[bloc * table->data->actor_count + actor];
}

/* How many blocs two actors share in full; `certain`: surely. */
size_t day_shared(const struct day_table *table, size_t a, size_t b, bool certain);

/* The order of actors: fixed for the record, not for the day, so that pictures of two days can be
 * laid side by side: a chain by shared days of full membership, mended until few lines break. */
void day_actor_order(const struct chart_data *data, size_t *order);

/* The order of blocs of the day: most full standings first, then the oldest, then by id; only blocs
 * with one. Returns how many. */
size_t day_bloc_order(const struct day_table *table, size_t *order);

/* The order of actors by what they share on the day. */
void day_shared_order(const struct day_table *table, size_t *order);

#endif
