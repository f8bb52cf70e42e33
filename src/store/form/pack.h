#ifndef BLOCLINE_PACK_H
#define BLOCLINE_PACK_H

#include "byte_order.h"
#include "db_sums.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The form of packs, shared by the two files that write and read them (spell_packs.h says what they
 * are for).
 *
 * The spells of a reading, put in order of bloc, actor (both by id) and time, are cut into groups
 * of PACK_GROUP. A spell's place in its group is its number there. The spells of a group are then
 * laid out by how long they lasted (powers of two of days) and when they began, and cut into packs
 * of a database page each. So the spells of a pack belong to about the same time, a day's question
 * can pass by most packs without touching their pages, and the few spells that it reads are put
 * back in order by their places, without sorting.
 *
 * Numbers are little-endian, so that the same records give the same bytes on every machine. A pack,
 * the BLOB spell_pack.spells:
 *
 *     u32  count: how many spells
 *     u32  width: bytes of a day, 4 or 8; all other numbers have half of that
 *     count times: start_lo, end_hi, start_hi, end_lo; place, actor, status, text
 *     texts
 *
 * actor and status are numbers in the store. text is where the spell's texts begin, in bytes from
 * the beginning of the texts: the sizes in bytes of the event that began it, its date, the event
 * that ended it, its date (an event of no bytes: the spell is open); the sources of the two events
 * (event.source_id, 0 for NULL); and then these four texts. The infinities are the ends of a day's
 * range.
 *
 * The blocs of a group, the BLOB spell_group.blocs, in order:
 *
 *     u32  the first place of the bloc
 *     u32  its number in the store
 *     u32  size of its id
 *          the id */

enum {
    PACK_GROUP = 1 << 14,
    PACK_HEADER = 8,
    PACK_DAYS = 4,    /* of a spell */
    PACK_NUMBERS = 4, /* that are not days */
    PACK_TEXTS = 4,   /* texts of a spell, */
    PACK_SOURCES = 2, /* and sources */
    PACK_BLOC = 12,   /* bytes before a bloc's id */
    /* As much as a row may hold without spilling to further pages: a page less its sum, what SQLite
     * keeps of a page (35) and the row's other columns. */
    PACK_SIZE = DB_PAGE_SIZE - DB_SUM_SIZE - 80
};

enum pack_days { PACK_START_LO, PACK_END_HI, PACK_START_HI, PACK_END_LO };
enum pack_numbers { PACK_PLACE, PACK_ACTOR, PACK_STATUS, PACK_TEXT };

/* Bytes of a spell without its texts. */
static inline size_t pack_spell_size(size_t width)
{
    return PACK_DAYS * width + PACK_NUMBERS * width / 2;
}

/* group_id and pack_id: the groups of a reading stand together in order, the packs of a group too.
 */
static inline int64_t pack_group_id(int64_t reading, int64_t group)
{
    return (int64_t)(((uint64_t)reading << 24) + (uint64_t)group); /* a file may say anything */
}

static inline int64_t pack_id_of(int64_t group_id, int64_t pack)
{
    return (int64_t)(((uint64_t)group_id << 16) + (uint64_t)pack);
}

/* The spells of each actor once more, in the same form: in order of bloc (by id) and time,
 * PACK_GROUP of them to a group too; where a pack says `actor` it has the bloc. Their pack_ids come
 * after all others. (Of a million spells those of one actor lie in as many pages of the other packs
 * as there are spells: its history takes 2.6 ms more with these, and took 30.) */
enum { PACK_ACTORS_MAX = 1 << 24, PACK_CHUNKS_MAX = 1 << 12, PACK_READINGS_MAX = 1 << 9 };

static inline int64_t pack_actor_group(int64_t reading, int64_t actor, int64_t chunk)
{
    return (int64_t)((UINT64_C(1) << 46) + ((uint64_t)reading << 36) + ((uint64_t)actor << 12) +
                     (uint64_t)chunk);
}

static inline void pack_put2(unsigned char *at, uint16_t number)
{
    number = little_16(number);
    memcpy(at, &number, sizeof number);
}

static inline void pack_put4(unsigned char *at, uint32_t number)
{
    number = little_32(number);
    memcpy(at, &number, sizeof number);
}

static inline uint32_t pack_get2(const unsigned char *at)
{
    uint16_t number;
    memcpy(&number, at, sizeof number);
    return little_16(number);
}

static inline uint32_t pack_get4(const unsigned char *at)
{
    uint32_t number;
    memcpy(&number, at, sizeof number);
    return little_32(number);
}

/* A number that is no day, in a pack of this width. */
static inline void pack_put(unsigned char *at, size_t width, uint32_t number)
{
    if (width == 4) {
        pack_put2(at, (uint16_t)number);
    } else {
        pack_put4(at, number);
    }
}

static inline uint32_t pack_get(const unsigned char *at, size_t width)
{
    return width == 4 ? pack_get2(at) : pack_get4(at);
}

/* Whether a pack of width 4 can hold the day. */
static inline bool pack_day_fits(int64_t day)
{
    return day == INT64_MIN || day == INT64_MAX || (day > INT32_MIN && day < INT32_MAX);
}

static inline void pack_put_day(unsigned char *at, size_t width, int64_t day)
{
    if (width == 4) {
        const int32_t narrow = day == INT64_MIN   ? INT32_MIN
                               : day == INT64_MAX ? INT32_MAX
                                                  : (int32_t)day;
        pack_put4(at, (uint32_t)narrow);
    } else {
        const uint64_t bits = little_64((uint64_t)day);
        memcpy(at, &bits, sizeof bits);
    }
}

static inline int64_t pack_get_day(const unsigned char *at, size_t width)
{
    if (width == 4) {
        const int32_t day = (int32_t)pack_get4(at);
        return day == INT32_MIN ? INT64_MIN : day == INT32_MAX ? INT64_MAX : day;
    }
    uint64_t bits;
    memcpy(&bits, at, sizeof bits);
    return (int64_t)little_64(bits);
}

#endif
