#include "cells.h"
#include "draw.h"
#include "edtf.h"
#include "fills.h"
#include "frame.h"
#include "message.h"
#include "rows.h"
#include "sort.h"
#include "terminal.h"
#include "text_width.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `disagreements`: a row for each event, a mark for each account, placed by how many days it is
 * from the account that counts; the scale is logarithmic. */

enum { EVENT_HEIGHT = 30, STACK = 5, MARK = 4 };

/* The accounts of one event. */
struct dispute {
    const struct chart_account *accounts;
    size_t count;
    int64_t zero;  /* the first day of the account that counts */
    double widest; /* the largest distance */
};

struct disagreements {
    struct frame frame;
    struct dispute *rows; /* the widest first */
    size_t count;
    double left, middle, half, most; /* most: the largest distance of all, in logs */
};

static double log_of(double days)
{
    return days < 0 ? -log1p(-days) : log1p(days);
}

/* A day's distance from zero; open ends are as far as anything is. */
static double distance(const struct dispute *row, int64_t day, double most)
{
    return day == EDTF_NEG_INF   ? -most
           : day == EDTF_POS_INF ? most
                                 : log_of((double)day - (double)row->zero);
}

static int by_width(const void *left, const void *right)
{
    const struct dispute *a = left, *b = right;
    if (a->widest != b->widest) {
        return a->widest > b->widest ? -1 : 1;
    }
    if (a->zero != b->zero) {
        return a->zero < b->zero ? -1 : 1;
    }
    return strcmp(a->accounts->event, b->accounts->event);
}

static void find_zero(struct dispute *row)
{
    const struct chart_account *counted = row->accounts;
    for (size_t i = 0; i < row->count; i++) {
        if (row->accounts[i].used) {
            counted = &row->accounts[i];
            break;
        }
    }
    row->zero = counted->lo != EDTF_NEG_INF ? counted->lo : counted->hi;
    for (size_t i = 0; i < row->count; i++) {
        const double a = fabs(distance(row, row->accounts[i].lo, 0)),
                     b = fabs(distance(row, row->accounts[i].hi, 0));
        row->widest = a > row->widest ? a : row->widest;
        row->widest = b > row->widest ? b : row->widest;
    }
}

static void make_rows(struct disagreements *all)
{
    const struct chart_data *data = all->frame.data;
    all->rows = heap_zero(data->account_count + 1, sizeof *all->rows);
    for (size_t i = 0; i < data->account_count; i++) {
        struct dispute *last = all->count ? &all->rows[all->count - 1] : NULL;
        if (last && strcmp(last->accounts->event, data->accounts[i].event) == 0) {
            last->count++;
        } else {
            all->rows[all->count++] = (struct dispute){.accounts = &data->accounts[i], .count = 1};
        }
    }
    all->most = log_of(30);
    for (size_t i = 0; i < all->count; i++) {
        find_zero(&all->rows[i]);
        all->most = all->rows[i].widest > all->most ? all->rows[i].widest : all->most;
    }
    sort_list(all->rows, all->count, sizeof *all->rows, by_width);
}

static double x_of(const struct disagreements *all, double distance_of)
{
    return all->middle + distance_of / all->most * all->half;
}

/* The scale: the same day in the middle, then days, months, years either side of it. */
static void draw_scale(struct disagreements *all, double top, double bottom)
{
    static const struct {
        double days;
        enum message text;
    } ticks[] = {{1, MSG_chart_one_day},      {7, MSG_chart_one_week},
                 {30, MSG_chart_one_month},   {365, MSG_chart_one_year},
                 {3652, MSG_chart_ten_years}, {36524, MSG_chart_hundred_years}};
    struct frame *frame = &all->frame;
    const enum language lang = frame->options->lang;
    const struct svg_font font = {.size = 10, .fill = frame->theme->dim, .anchor = ANCHOR_MIDDLE};
    const char *same = message(lang, MSG_chart_same_day);
    double right = all->middle + font_width(same, strlen(same), 10, false) / 2 + 8;
    svg_stroke(&frame->body, all->middle, top, all->middle, bottom, frame->theme->dim, 1, NULL);
    frame_text(frame, all->middle, top - 6, &font, same);
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        const double away = log_of(ticks[i].days) / all->most * all->half;
        const char *text = message(lang, ticks[i].text);
        const double half = font_width(text, strlen(text), 10, false) / 2;
        if (away > all->half) {
            break;
        }
        svg_stroke(&frame->body, all->middle - away, top, all->middle - away, bottom,
                   frame->theme->grid, 1, NULL);
        svg_stroke(&frame->body, all->middle + away, top, all->middle + away, bottom,
                   frame->theme->grid, 1, NULL);
        if (all->middle + away - half > right && all->middle + away + half < frame->width - 4) {
            frame_text(frame, all->middle + away, top - 6, &font, text);
            frame_text(frame, all->middle - away, top - 6, &font, text);
            right = all->middle + away + half + 8;
        }
    }
}

/* How many of the accounts before this one have their mark where it has. */
static size_t stacked(const struct disagreements *all, const struct dispute *row, size_t number)
{
    size_t turn = 0;
    const double x = x_of(all, distance(row, row->accounts[number].lo, all->most));
    for (size_t i = 0; i < number; i++) {
        turn += fabs(x_of(all, distance(row, row->accounts[i].lo, all->most)) - x) < 2 * MARK - 1;
    }
    return turn;
}

static void draw_account(struct disagreements *all, const struct dispute *row, size_t number,
                         double y)
{
    struct frame *frame = &all->frame;
    const struct chart_account *account = &row->accounts[number];
    const char *hue = frame->theme->hue[FILL_SOLID];
    const double x1 = x_of(all, distance(row, account->lo, all->most)),
                 x2 = x_of(all, distance(row, account->hi, all->most));
    const double at = y + (double)(stacked(all, row, number) * STACK);
    svg_group_open(&frame->body);
    svg_attribute(&frame->body, "class", "account");
    svg_attribute(&frame->body, "data-event", account->event);
    svg_attribute(&frame->body, "data-source", account->source);
    svg_attribute(&frame->body, "data-date", account->date);
    svg_group_opened(&frame->body);
    svg_title(&frame->body,
              account->used
                  ? message_format(&frame->arena, frame->options->lang, MSG_chart_account_counts,
                                   account->source, account->date)
                  : arena_printf(&frame->arena, "%s: %s", account->source, account->date));
    if (account->lo != account->hi) {
        svg_stroke(&frame->body, x1, at, x2, at, hue, account->used ? 3 : 1.5, NULL);
        svg_stroke(&frame->body, x1, at - 4, x1, at + 4, hue, 1.5, NULL);
        svg_stroke(&frame->body, x2, at - 4, x2, at + 4, hue, 1.5, NULL);
    } else {
        svg_circle(&frame->body, x1, at, MARK, account->used ? hue : frame->theme->ground, hue,
                   1.5);
    }
    svg_group_close(&frame->body);
}

static const char *about_of(struct arena *arena, const struct dispute *row)
{
    const struct chart_account *counted = row->accounts;
    for (size_t i = 0; i < row->count; i++) {
        if (row->accounts[i].used) {
            counted = &row->accounts[i];
            break;
        }
    }
    return arena_printf(arena, "%s%s%s (%s)", counted->bloc ? counted->bloc : "",
                        counted->bloc ? ", " : "", counted->date, counted->source);
}

static void draw_row(struct disagreements *all, const struct dispute *row)
{
    struct frame *frame = &all->frame;
    const struct svg_font title = {.size = 12, .fill = frame->theme->ink};
    const struct svg_font about = {.size = 10, .fill = frame->theme->dim};
    const double y = frame->y + EVENT_HEIGHT / 2.0, room = all->left - FRAME_EDGE - 12;
    frame_fitted(frame, FRAME_EDGE, frame->y + 13, room, &title,
                 row->accounts->title ? row->accounts->title : row->accounts->event);
    frame_fitted(frame, FRAME_EDGE, frame->y + 25, room, &about, about_of(&frame->arena, row));
    svg_stroke(&frame->body, all->left, y, frame->width - FRAME_EDGE, y, frame->theme->grid, 1,
               NULL);
    size_t most = 0;
    for (size_t i = row->count; i-- > 0;) { /* the one that counts, which is first, on top */
        const size_t turn = stacked(all, row, i);
        draw_account(all, row, i, y);
        most = turn > most ? turn : most;
    }
    frame->y += EVENT_HEIGHT + (most > 2 ? (double)((most - 2) * STACK) : 0);
}

static void draw_all(struct disagreements *all)
{
    struct frame *frame = &all->frame;
    all->left = FRAME_EDGE + frame->width * 0.38;
    all->middle = (all->left + frame->width - FRAME_EDGE) / 2;
    all->half = (frame->width - FRAME_EDGE - all->left) / 2 - 8;
    frame->y += 26;
    const double top = frame->y;
    struct svg before = frame->body;
    frame->body = (struct svg){0};
    for (size_t i = 0; i < all->count; i++) {
        draw_row(all, &all->rows[i]);
    }
    struct svg rows = frame->body;
    frame->body = before;
    draw_scale(all, top, frame->y);
    svg_raw(&frame->body, rows.text ? rows.text : "");
    svg_release(&rows);
    frame->y += 12;
}

static const char *title_of(const struct chart_data *data, const struct chart_options *options,
                            struct arena *arena)
{
    return data->bloc_count ? message_format(arena, options->lang, MSG_chart_title_disputes_of,
                                             data->blocs->name)
                            : message(options->lang, MSG_chart_title_disputes);
}

static const char *description(const struct disagreements *all, struct arena *arena)
{
    char events[24], accounts[24];
    snprintf(events, sizeof events, "%zu", all->count);
    snprintf(accounts, sizeof accounts, "%zu", all->frame.data->account_count);
    return message_format(arena, all->frame.options->lang, MSG_chart_description_disputes, events,
                          accounts);
}

void chart_disagreements_draw(const struct chart_data *data, const struct chart_options *options,
                              struct svg *svg)
{
    struct disagreements all = {0};
    struct frame *frame = &all.frame;
    struct arena arena = {0};
    const enum language lang = options->lang;
    const char *const lines[] = {message(lang, MSG_chart_about_disputes),
                                 message_format(&arena, lang, MSG_chart_reading, options->reading),
                                 NULL};
    frame_begin(frame, data, options, title_of(data, options, &arena), lines);
    make_rows(&all);
    if (all.count == 0) {
        frame_nothing(frame, message(lang, MSG_chart_no_disputes));
    } else {
        draw_all(&all);
    }
    frame_end(frame, description(&all, &arena), svg);
    free(all.rows);
    arena_release(&arena);
}

/* "+12", "-3..+5": days from the account that counts. */
static const char *days_of(struct arena *arena, const struct dispute *row,
                           const struct chart_account *account)
{
    const long long a = (long long)(account->lo - row->zero),
                    b = (long long)(account->hi - row->zero);
    if (account->lo == EDTF_NEG_INF || account->hi == EDTF_POS_INF) {
        return "..";
    }
    return a == b ? arena_printf(arena, a ? "%+lld" : "%lld", a)
                  : arena_printf(arena, "%+lld..%+lld", a, b);
}

void chart_disagreements_print(const struct chart_data *data, const struct chart_options *options,
                               struct cells *cells)
{
    struct disagreements all = {.frame = {.data = data, .options = options}};
    struct arena arena = {0};
    make_rows(&all);
    cells_title(cells, options, title_of(data, options, &arena));
    for (size_t i = 0; i < all.count; i++) {
        const struct dispute *row = &all.rows[i];
        cells_field(cells, row->accounts->title ? row->accounts->title : row->accounts->event,
                    cells->width, false);
        cells_line(cells);
        for (size_t k = 0; k < row->count; k++) {
            const struct chart_account *account = &row->accounts[k];
            const char *sign =
                cells->ascii ? (account->used ? "*" : "o") : (account->used ? "●" : "○");
            cells_put(cells, "  ");
            cells_put(cells, sign);
            cells_put(cells, " ");
            cells_field(cells, days_of(&arena, row, account), cells->width / 5, true);
            cells_put(cells, "  ");
            cells_field(cells, account->date, cells->width / 4, false);
            cells_put(cells, "  ");
            cells_field(cells, account->source, cells->width - cells->column, false);
            cells_line(cells);
        }
    }
    cells_wrapped(
        cells,
        message(options->lang, all.count ? MSG_chart_about_disputes_text : MSG_chart_no_disputes),
        all.count ? 2 : 0);
    cells_foot(cells, data, options);
    free(all.rows);
    arena_release(&arena);
}
