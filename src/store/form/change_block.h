#ifndef BLOCLINE_CHANGE_BLOCK_H
#define BLOCLINE_CHANGE_BLOCK_H

#include "edtf.h"
#include "varint.h"

#include <stddef.h>
#include <stdint.h>

/* The form of the change log's blocks, shared by the two files that write and read them
 * (change_log.h says what they are for).
 *
 * The changes of a reading, in the order in which they are asked for, are cut into blocks of a
 * database page each (PACK_SIZE of pack.h). A row of change_block says between which days all its
 * changes lie; as their first days only grow, blocks of the days asked about stand together, but
 * for those of earlier changes whose date is vague.
 *
 * The BLOB change_block.changes is a row of runs. A run is the changes that one account tells of in
 * one bloc, on the same days. Numbers are varints (varint.h), which keeps the log a quarter or so
 * smaller than numbers of two and four bytes would, and holds any number, so there is but one form.
 *
 *     first day, less that of the run before (of the first run: less 0), modulo 2^64
 *     last day less first day, modulo 2^64
 *     bloc
 *     text: 0 if the run's text follows, else where in the BLOB that of an earlier run begins
 *     its text: size of the date, size of the event's id, the event's source (event.source_id, 0
 *         for NULL); date; id. No date: it is the day
 *     for each change: actor; from; to * 2, and 1 more if another change of the run follows
 *
 * Blocs, actors and statuses are numbers in the store, 0: no standing. */

/* A day as text. Changes come day by day, and to write a day takes longer than all else that is
 * done with one: so what was written last is kept. All zeros: nothing was. */
struct day_text {
    int64_t day;
    size_t size; /* bytes */
    char text[EDTF_DAY_SIZE];
};

static inline void day_text_set(struct day_text *text, int64_t day)
{
    if (!text->size || text->day != day) {
        text->day = day;
        text->size = edtf_format_day(day, text->text);
    }
}

/* block_id: the blocks of a reading stand together in order. */
static inline int64_t change_block_id(int64_t reading, int64_t block)
{
    return (int64_t)(((uint64_t)reading << 32) + (uint64_t)block);
}

#endif
