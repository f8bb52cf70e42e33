#include "kinds.h"

#include "kind_lists.h"
#include "make.h"

const struct exercise_kind *exercise_kinds(void)
{
    static const struct exercise_kind kinds[] = {
        {"members", ITEM_SINGLE, PART_CHOOSE, 1, 1, true, false, list_bloc_days, make_members},
        {"odd", ITEM_SINGLE, PART_CHOOSE, 1, 1, false, false, list_bloc_days, make_odd},
        {"all", ITEM_SEVERAL, PART_CHOOSE, 1, 4, false, false, list_bloc_days, make_all},
        {"blocs", ITEM_SINGLE, PART_CHOOSE, 1, 1, true, false, list_actor_days, make_blocs},
        {"together", ITEM_SINGLE, PART_CHOOSE, 1, 1, false, false, list_two_actors, make_together},
        {"left", ITEM_SINGLE, PART_CHOOSE, 1, 1, true, false, list_leavings, make_left},
        {"truefalse", ITEM_TRUTH, PART_CHOOSE, 1, 2, true, false, list_statements, make_truefalse},
        {"when", ITEM_NUMBER, PART_WRITE, 1, 1, true, false, list_pairs, make_when},
        {"gap", ITEM_TEXT, PART_WRITE, 1, 1, true, false, list_pairs, make_gap},
        {"count", ITEM_NUMBER, PART_WRITE, 1, 1, false, false, list_bloc_days, make_count},
        {"duration", ITEM_NUMBER, PART_WRITE, 1, 1, false, false, list_pairs, make_duration},
        {0},
    };
    return kinds;
}
