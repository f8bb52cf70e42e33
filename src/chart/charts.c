#include "chart.h"

#include "draw.h"

/* The kinds of pictures: a joint. A new one is a row here and a file. */

const struct chart_kind *chart_kinds(void)
{
    static const struct chart_kind kinds[] = {{"history", "history", chart_history_draw, NULL},
                                              {"count", "count", chart_count_draw, NULL},
                                              {0}};
    return kinds;
}
