#include "chart.h"

#include "draw.h"

/* The kinds of pictures: a joint. A new one is a row here and a file. */

const struct chart_kind *chart_kinds(void)
{
    static const struct chart_kind kinds[] = {
        {"history", "history", CHART_SPELLS, "BLOC...|ACTOR...", 1, 1000, chart_history_draw,
         chart_history_print},
        {"day", "panel", CHART_DAY, "[DATE]", 0, 1, chart_day_draw, chart_day_print},
        {"matrix", "network", CHART_PAIRS, "[DATE]", 0, 1, chart_matrix_draw, chart_matrix_print},
        {"count", "count", CHART_COUNTED, "BLOC...|ACTOR...", 1, 1000, chart_count_draw,
         chart_count_print},
        {"lineage", "lineage", CHART_STEPS, "[BLOC]", 0, 1, chart_lineage_draw,
         chart_lineage_print},
        {"chronology", "chronology", CHART_EVENTS, "", 0, 0, chart_chronology_draw,
         chart_chronology_print},
        {"together", "together", CHART_SHARES, "ACTOR ACTOR...", 2, 64, chart_together_draw,
         chart_together_print},
        {"disagreements", "disagreements", CHART_ACCOUNTS, "[BLOC]", 0, 1, chart_disagreements_draw,
         chart_disagreements_print},
        {0}};
    return kinds;
}
