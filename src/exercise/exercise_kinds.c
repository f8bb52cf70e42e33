#include "exercise_kinds.h"

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
        {"order", ITEM_ORDER, PART_MATCH, 1, 4, true, false, list_events, make_order},
        {"match-dates", ITEM_MATCH, PART_MATCH, 1, 5, false, false, list_events, make_match_dates},
        {"match-names", ITEM_MATCH, PART_MATCH, 1, 5, true, false, list_blocs, make_match_names},
        {"match-langs", ITEM_MATCH, PART_MATCH, 1, 5, false, false, list_blocs, make_match_langs},
        {"status", ITEM_MATCH, PART_MATCH, 1, 4, false, false, list_bloc_days, make_status},
        {"lineage", ITEM_SINGLE, PART_CHOOSE, 2, 1, false, false, list_successions, make_lineage},
        {"homonym", ITEM_SINGLE, PART_CHOOSE, 1, 2, false, false, list_homonyms, make_homonym},
        {"certain", ITEM_SINGLE, PART_CHOOSE, 2, 2, false, false, list_ranges, make_certain},
        {"table", ITEM_GRID, PART_WORK, 1, 5, true, false, list_bloc_years, make_table},
        {"chart", ITEM_NUMBER, PART_WORK, 1, 1, false, false, list_bloc_years, make_chart},
        {"curve", ITEM_CURVE, PART_WORK, 1, 3, false, false, list_bloc_years, make_curve},
        {"timeline", ITEM_TIMELINE, PART_WORK, 1, 6, false, false, list_events, make_timeline},
        {"sources", ITEM_SOURCES, PART_WORK, 1, 4, true, false, list_conflicts, make_sources},
        {"sql", ITEM_OPEN, PART_WORK, 1, 3, false, false, list_bloc_days, make_sql},
        {"cards", ITEM_CARD, PART_WORK, 1, 1, false, true, list_events, make_card},
        {0},
    };
    return kinds;
}
