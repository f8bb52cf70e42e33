#include "pack_groups.h"

#include "pack.h"

#include <string.h>

enum { GROUPS_MAX = 1 << 24 }; /* of a reading: pack_group_id */

struct pack_groups pack_groups_of(struct store *store, int64_t reading, struct fault *fault)
{
    static const char sql[] =
        "SELECT blocs, first_bloc, last_bloc FROM spell_group WHERE group_id = :group";
    return (struct pack_groups){.rows = db_rows_of(store->db, "packed spells", sql, fault),
                                .first = pack_group_id(reading, 0)};
}

bool pack_groups_at(struct pack_groups *groups, int64_t number, struct fault *fault)
{
    db_again(&groups->rows, fault);
    db_bind_i64(&groups->rows, ":group", groups->first + number);
    return number < GROUPS_MAX && db_next(&groups->rows);
}

/* Whether the group at hand and those before it end before the bloc. */
static bool is_before(struct pack_groups *groups, const char *bloc)
{
    return strcmp(db_need(&groups->rows, 2), bloc) < 0;
}

int64_t pack_groups_find(struct pack_groups *groups, const char *bloc, struct fault *fault)
{
    int64_t before = -1, at = 0; /* the last that is known to be before it; one that may not be */
    while (pack_groups_at(groups, at, fault) && is_before(groups, bloc)) {
        before = at;
        at = 2 * at + 1;
    }
    while (groups->rows.valid && at - before > 1) {
        const int64_t middle = before + (at - before) / 2;
        if (pack_groups_at(groups, middle, fault) && is_before(groups, bloc)) {
            before = middle;
        } else {
            at = middle;
        }
    }
    return at;
}
