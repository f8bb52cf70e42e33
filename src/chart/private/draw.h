#ifndef BLOCLINE_DRAW_H
#define BLOCLINE_DRAW_H

#include "chart.h"

/* The kinds: one file each for the picture, and where it is long one for the terminal. */
chart_draw chart_history_draw, chart_day_draw, chart_matrix_draw, chart_count_draw,
    chart_lineage_draw, chart_chronology_draw, chart_together_draw, chart_disagreements_draw;
chart_print chart_history_print, chart_day_print, chart_matrix_print, chart_count_print,
    chart_lineage_print, chart_chronology_print, chart_together_print, chart_disagreements_print;

#endif
