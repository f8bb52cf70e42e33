#include "rows.h"

#include "edtf.h"
#include "message.h"
#include "period.h"
#include "sort.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What rows are ordered by. */
struct row_key {
    const struct chart_data *data;
    const struct chart_options *options;
    const struct chart_row *row;
    size_t lane;
    bool full;
    int64_t start, end;
    double days;
};

static int by_number(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static const struct chart_party *party_of(const struct row_key *key)
{
    const bool actor = chart_has_lanes(key->data, key->options) && !key->options->by_actor;
    return actor ? &key->data->actors[key->row->actor] : &key->data->blocs[key->row->bloc];
}

static int by_order(const void *left, const void *right)
{
    const struct row_key *a = left, *b = right;
    int order = by_number((int64_t)a->lane, (int64_t)b->lane);
    if (order == 0 && a->options->order == ORDER_NAME) {
        order = strcmp(party_of(a)->name, party_of(b)->name);
    } else if (order == 0 && a->options->order == ORDER_END) {
        order = by_number(a->end, b->end);
    } else if (order == 0 && a->options->order == ORDER_DAYS) {
        order = a->days > b->days ? -1 : a->days < b->days;
    } else if (order == 0 && a->options->order == ORDER_START) {
        order = a->full != b->full ? (a->full ? -1 : 1) : by_number(a->start, b->start);
    }
    if (order == 0) {
        order = strcmp(party_of(a)->id, party_of(b)->id);
    }
    return order ? order : by_number((int64_t)a->row->bloc, (int64_t)b->row->bloc);
}

static void fill_key(struct row_key *key)
{
    const struct chart_data *data = key->data;
    const struct chart_spell *spells = &data->spells[key->row->first];
    key->start = key->row->other ? key->row->other->days.start_lo : spells[0].days.start_lo;
    for (size_t i = key->row->count; i-- > 0;) {
        const struct bounds *days = &spells[i].days;
        if (data->statuses[spells[i].status].full) {
            const int64_t end = days->end_hi == EDTF_POS_INF ? data->as_of + 1 : days->end_hi;
            key->full = true;
            key->start = days->start_lo;
            key->end = key->end > days->end_hi ? key->end : days->end_hi;
            key->days += (double)end - (double)days->start_lo;
        }
    }
    /* Rows of one actor and many blocs go by time, whatever the class. */
    key->full = key->full || !chart_has_lanes(data, key->options);
}

/* Rows that only the other reading has. */
static void add_compared(const struct chart_data *data, struct chart_row *rows, size_t *count)
{
    for (size_t i = 0; i < data->other_count; i++) {
        const struct chart_spell *spell = &data->others[i];
        bool found = false;
        for (size_t k = 0; k < *count && !found; k++) {
            found = rows[k].bloc == spell->bloc && rows[k].actor == spell->actor;
        }
        if (!found) {
            rows[(*count)++] =
                (struct chart_row){.bloc = spell->bloc, .actor = spell->actor, .other = spell};
        }
    }
}

void chart_rows_of(const struct chart_data *data, const struct chart_options *options,
                   struct chart_rows *rows)
{
    const size_t room = data->spell_count + data->other_count + 1;
    struct row_key *keys = heap_alloc(room * sizeof *keys);
    struct chart_row *made = heap_alloc(room * sizeof *made);
    *rows = (struct chart_rows){.rows = heap_alloc(room * sizeof *made)};
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        struct chart_row *last = rows->count ? &made[rows->count - 1] : NULL;
        if (last && last->bloc == spell->bloc && last->actor == spell->actor) {
            last->count++;
        } else {
            made[rows->count++] = (struct chart_row){
                .bloc = spell->bloc, .actor = spell->actor, .first = i, .count = 1};
        }
    }
    add_compared(data, made, &rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        const bool lanes = chart_has_lanes(data, options);
        keys[i] = (struct row_key){.data = data, .options = options, .row = &made[i]};
        keys[i].lane = !lanes ? 0 : options->by_actor ? made[i].actor : made[i].bloc;
        fill_key(&keys[i]);
    }
    sort_list(keys, rows->count, sizeof *keys, by_order); /* total: no two keys are equal */
    for (size_t i = 0; i < rows->count; i++) {
        rows->rows[i] = *keys[i].row;
        rows->rows[i].first_of_lane = i == 0 || keys[i].lane != keys[i - 1].lane;
        rows->lane_count += rows->rows[i].first_of_lane;
    }
    free(keys);
    free(made);
}

void chart_rows_release(struct chart_rows *rows)
{
    free(rows->rows);
    *rows = (struct chart_rows){0};
}

bool chart_has_lanes(const struct chart_data *data, const struct chart_options *options)
{
    return options->by_actor || options->of == PARTY_BLOC || data->actor_count != 1;
}

bool *status_used(const struct chart_data *data)
{
    bool *used = heap_alloc((data->status_count + 1) * sizeof *used);
    memset(used, 0, (data->status_count + 1) * sizeof *used);
    for (size_t i = 0; i < data->spell_count; i++) {
        used[data->spells[i].status] = true;
    }
    return used;
}

const char *day_text_of(struct arena *arena, int64_t day)
{
    char text[PERIOD_TEXT_SIZE];
    period_text(BY_DAY, day, text);
    return arena_text(arena, text, strlen(text));
}

const char *chart_description(const struct chart_data *data, const struct chart_options *options,
                              const struct time_axis *axis, struct arena *arena)
{
    char counts[3][24];
    snprintf(counts[0], sizeof counts[0], "%zu", data->spell_count);
    snprintf(counts[1], sizeof counts[1], "%zu", data->actor_count);
    snprintf(counts[2], sizeof counts[2], "%zu", data->bloc_count);
    return message_format(arena, options->lang, MSG_chart_description, counts[0], counts[1],
                          counts[2], axis->hi > axis->lo ? day_text_of(arena, axis->lo) : "–",
                          axis->hi > axis->lo ? day_text_of(arena, axis->hi) : "–",
                          options->day_text ? options->day_text : "–");
}

/* ---- Sums by day ---- */

void count_curve_of(const struct chart_data *data, enum party of, uint32_t party, bool full,
                    const struct time_axis *axis, struct count_curve *curve)
{
    struct summand *list = heap_alloc((data->spell_count + 1) * sizeof *list);
    struct sum_step *steps;
    size_t count = 0, step_count, first = 0;
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        const uint32_t whose = of == PARTY_BLOC ? spell->bloc : spell->actor;
        if ((data->statuses[spell->status].full || !full) && (party == NONE || whose == party)) {
            list[count++] =
                (struct summand){(uint64_t)spell->bloc << 32 | spell->actor, spell->days};
        }
    }
    standing_sum(list, count, &steps, &step_count);
    free(list);
    /* Of the days before the range only the last state matters. */
    while (first + 1 < step_count && steps[first + 1].day <= axis->lo) {
        first++;
    }
    while (step_count > first && steps[step_count - 1].day > axis->hi) {
        step_count--;
    }
    memmove(steps, steps + first, (step_count - first) * sizeof *steps);
    *curve = (struct count_curve){.steps = steps, .count = step_count - first};
    for (size_t i = 0; i < curve->count; i++) {
        const size_t high = steps[i].possible;
        curve->most = high > curve->most ? high : curve->most;
    }
}

void count_curve_release(struct count_curve *curve)
{
    free(curve->steps);
    *curve = (struct count_curve){0};
}

static void area(struct svg *svg, const struct count_curve *curve, const struct time_axis *axis,
                 bool possible, const char *fill, const char *stroke, double base, double scale)
{
    svg_path_begin(svg);
    double x = axis->x0;
    svg_move(svg, curve->count ? axis_x(axis, curve->steps[0].day) : x, base);
    for (size_t i = 0; i < curve->count; i++) {
        const size_t high = possible ? curve->steps[i].possible : curve->steps[i].certain;
        const double y = base - (double)high * scale;
        svg_line(svg, axis_x(axis, curve->steps[i].day), y);
        const bool over = i + 1 == curve->count && curve->steps[i].possible == 0;
        x = i + 1 < curve->count ? axis_x(axis, curve->steps[i + 1].day)
            : over               ? axis_x(axis, curve->steps[i].day)
                                 : axis->x1;
        svg_line(svg, x, y);
    }
    svg_line(svg, x, base);
    svg_close(svg);
    svg_path_end(svg, fill, stroke, 1, NULL);
}

void count_curve_draw(struct svg *svg, const struct count_curve *curve,
                      const struct time_axis *axis, const struct theme *theme, double top,
                      double height, size_t most)
{
    const double base = top + height, scale = most ? height / (double)most : 0;
    svg_stroke(svg, axis->x0, base, axis->x1, base, theme->grid, 1, NULL);
    if (curve->count) {
        area(svg, curve, axis, true, theme->ground, theme->hue[FILL_SOLID], base, scale);
        area(svg, curve, axis, false, theme->hue[FILL_SOLID], NULL, base, scale);
    }
}
