#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "cells.h"
#include "day.h"
#include "edtf.h"
#include "fills.h"
#include "order.h"
#include "pool.h"
#include "standing_sum.h"
#include "svg.h"
#include "text.h"
#include "text_width.h"
#include "theme.h"
#include "time_axis.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* cmocka compares as float, which has too few digits. */
static void assert_near(double a, double b)
{
    assert_true(fabs(a - b) < 1e-9);
}

/* ---- Widths of text ---- */

static double width(const char *text)
{
    return font_width(text, strlen(text), 10, false);
}

static void text_is_as_wide_as_its_widest_font(void **state)
{
    (void)state;
    assert_near(width(""), 0);
    assert_near(width("iiii"), 4 * width("i"));
    assert_true(width("W") > width("i"));
    assert_true(width("Қазақстан") > 9 * 4 && width("Қазақстан") < 9 * 10);
    /* Bold is wider; the size scales. */
    assert_near(font_width("abc", 3, 10, true), width("abc") * 1.07);
    assert_near(font_width("abc", 3, 20, false), 2 * width("abc"));
    /* A mark takes nothing, an unknown script much, broken bytes something. */
    assert_near(width("e\xCC\x81"), width("e"));
    assert_near(width("中"), 10);
    assert_true(width("\xFF\xFE") > 0);
}

static void text_is_cut_and_wrapped_at_a_width(void **state)
{
    (void)state;
    const char *text = "ийи";
    assert_int_equal(font_cut(text, strlen(text), 10, false, width("ий")), 4);
    assert_int_equal(font_cut(text, strlen(text), 10, false, width("ий") - 0.01), 2);
    assert_int_equal(font_cut(text, strlen(text), 10, false, 0), 0);
    assert_int_equal(font_wrap("one two three", 13, 10, false, width("one two")), 7);
    assert_int_equal(font_wrap("one two three", 13, 10, false, width("one tw")), 3);
    /* A word that is too long is broken, and something is always taken. */
    assert_int_equal(font_wrap("longword", 8, 10, false, width("long")), 4);
    assert_int_equal(font_wrap("жук", 6, 10, false, 0), 2);
}

/* ---- Ticks ---- */

static double six_a_letter(const char *text)
{
    return 6 * (double)text_points(text, strlen(text));
}

/* The ticks from day to day over `pixels`, as "1990 1995". */
static const char *ticks_of(struct arena *arena, int64_t lo, int64_t hi, double pixels)
{
    const struct time_axis axis = {lo, hi, 0, pixels};
    const struct era era = {"BCE"};
    struct tick ticks[TICKS_MAX];
    size_t count;
    const char *text = "";
    axis_ticks(&axis, &era, six_a_letter, 12, ticks, &count);
    for (size_t i = 0; i < count; i++) {
        text = arena_printf(arena, "%s%s%s", text, i ? "|" : "", ticks[i].text);
        if (i > 0) { /* none meets its neighbour */
            assert_true(axis_x(&axis, ticks[i].day) - axis_x(&axis, ticks[i - 1].day) >=
                        six_a_letter(ticks[i].text) + 12 - 1e-9);
        }
    }
    return text;
}

static void ticks_are_round_and_apart(void **state)
{
    struct arena arena = {0};
    (void)state;
#define DAY(year, month, day) day_from_civil(year, month, day)
    assert_string_equal(ticks_of(&arena, DAY(1991, 6, 1), DAY(2011, 1, 1), 300),
                        "1995|2000|2005|2010");
    assert_string_equal(ticks_of(&arena, DAY(1991, 1, 1), DAY(1995, 1, 1), 300),
                        "1991|1992|1993|1994|1995");
    /* Below two years months, below two months days. */
    assert_string_equal(ticks_of(&arena, DAY(1991, 11, 20), DAY(1992, 6, 1), 500),
                        "1991-12|1992-01|1992-02|1992-03|1992-04|1992-05|1992-06");
    assert_string_equal(ticks_of(&arena, DAY(1991, 12, 30), DAY(1992, 1, 2), 400),
                        "1991-12-30|1991-12-31|1992-01-01|1992-01-02");
    /* Before year 1 the round years are those of the BCE count; there is no year 0. */
    assert_string_equal(ticks_of(&arena, DAY(-520, 1, 1), DAY(-270, 1, 1), 500),
                        "500 BCE|450 BCE|400 BCE|350 BCE|300 BCE");
    assert_string_equal(ticks_of(&arena, DAY(-2, 1, 1), DAY(3, 1, 1), 700),
                        "3 BCE|2 BCE|1 BCE|1|2|3");
    /* No room, no ticks but perhaps one; large spans have large steps. */
    assert_string_equal(ticks_of(&arena, DAY(-9999999, 1, 1), DAY(9999999, 1, 1), 900),
                        "10000000 BCE|8000000 BCE|6000000 BCE|4000000 BCE|2000000 "
                        "BCE|2000000|4000000|6000000|8000000");
#undef DAY
    arena_release(&arena);
}

static void axis_keeps_days_within_its_ends(void **state)
{
    (void)state;
    const struct time_axis axis = {100, 200, 10, 60};
    assert_near(axis_x(&axis, 100), 10);
    assert_near(axis_x(&axis, 150), 35);
    assert_near(axis_x(&axis, 200), 60);
    assert_near(axis_x(&axis, EDTF_NEG_INF), 10);
    assert_near(axis_x(&axis, EDTF_POS_INF), 60);
}

/* ---- Hatches ---- */

static void hatches_end_at_their_box(void **state)
{
    (void)state;
    const double box[4] = {10, 20, 30, 12};
    for (int rise = -1; rise <= 1; rise += 2) {
        size_t seen = 0;
        for (double x = -30; x < 80; x += 0.7) {
            double ends[4];
            if (!hatch_clip(x, rise > 0 ? 32 : 20, rise, box, ends)) {
                continue;
            }
            seen++;
            for (size_t i = 0; i < 2; i++) {
                assert_true(ends[2 * i] >= 10 - 1e-9 && ends[2 * i] <= 40 + 1e-9);
                assert_true(ends[2 * i + 1] >= 20 - 1e-9 && ends[2 * i + 1] <= 32 + 1e-9);
            }
            assert_true(ends[2] > ends[0]);
            /* At 45 degrees. */
            assert_near(fabs(ends[3] - ends[1]), ends[2] - ends[0]);
        }
        assert_true(seen > 20);
    }
    double ends[4];
    assert_false(hatch_clip(100, 32, 1, box, ends));
}

static void known_statuses_keep_their_fills(void **state)
{
    (void)state;
    const char *const ids[] = {"observer", "member", "ally", "friend", "party", "candidate"};
    const bool full[] = {false, true, true, false, true, true};
    enum fill fills[6];
    fills_assign(ids, full, 6, fills);
    assert_int_equal(fills[0], FILL_HATCH);
    assert_int_equal(fills[1], FILL_SOLID);
    assert_int_equal(fills[2], FILL_SOLID);
    assert_int_equal(fills[3], FILL_DOTS);
    assert_int_equal(fills[4], FILL_SPLIT);
    /* A known word of the other class does not look like what it is not. */
    assert_int_equal(fills[5], FILL_SPLIT);
}

/* ---- Labels beside points ---- */

static void labels_stay_in_order_and_apart(void **state)
{
    (void)state;
    const double anchors[] = {0, 0, 0, 100, 105, 300};
    double places[6];
    pool_labels(anchors, 6, 10, 0, places);
    for (size_t i = 1; i < 6; i++) {
        assert_true(places[i] - places[i - 1] >= 10 - 1e-9);
    }
    assert_near(places[0], 0); /* clamped at the top */
    assert_near(places[2], 20);
    assert_near(places[3], 97.5); /* two that meet part evenly */
    assert_near(places[4], 107.5);
    assert_near(places[5], 300); /* and one that is alone stays */
    pool_labels(anchors, 0, 10, 0, places);
}

/* No other places in order and apart are nearer: checked by small steps from the ones found. */
static void labels_are_as_near_as_can_be(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (size_t round = 0; round < 200; round++) {
        double anchors[12], places[12], sum = 0;
        for (size_t i = 0; i < 12; i++) {
            seed = seed * 1103515245U + 12345U;
            anchors[i] = (i ? anchors[i - 1] : 0) + (double)(seed >> 16 & 31U);
        }
        pool_labels(anchors, 12, 12, -1e9, places);
        for (size_t i = 0; i < 12; i++) {
            sum += (places[i] - anchors[i]) * (places[i] - anchors[i]);
        }
        for (size_t i = 0; i < 12; i++) {
            for (size_t k = i; k < 12; k++) { /* labels i to k a little up or down */
                for (double step = -0.5; step <= 0.5; step += 1) {
                    const bool fits = (i == 0 || places[i] + step - places[i - 1] >= 12) &&
                                      (k == 11 || places[k + 1] - places[k] - step >= 12);
                    double moved = sum;
                    for (size_t m = i; fits && m <= k; m++) {
                        const double now = places[m] - anchors[m];
                        moved += (now + step) * (now + step) - now * now;
                    }
                    assert_true(!fits || moved >= sum - 1e-6);
                }
            }
        }
    }
}

/* ---- Orders ---- */

static void chains_grow_at_the_likelier_end(void **state)
{
    (void)state;
    /* 0 is like 2, 2 is like 1, 3 is like 0. */
    const double like[16] = {9, 1, 5, 4, 1, 9, 6, 0, 5, 6, 9, 2, 4, 0, 2, 9};
    size_t order[4];
    order_chain(like, 4, 0, order);
    const size_t expected[] = {3, 0, 2, 1};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(order[i], expected[i]);
    }
    order_chain(like, 0, 0, order);
    order_chain(like, 1, 0, order);
    assert_int_equal(order[0], 0);
}

static double misplaced(const void *context, const size_t *order, size_t count)
{
    double cost = 0;
    (void)context;
    for (size_t i = 0; i < count; i++) {
        cost += fabs((double)order[i] - (double)i);
    }
    return cost;
}

static void moves_make_an_order_better(void **state)
{
    (void)state;
    size_t order[] = {5, 0, 1, 2, 3, 4};
    order_moves(misplaced, NULL, order, 6, 5);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(order[i], i);
    }
}

/* ---- Sums ---- */

static void sums_count_each_owner_once(void **state)
{
    (void)state;
    struct sum_step *steps;
    size_t count;
    const struct summand list[] = {{1, {10, 10, 20, 20}},
                                   {1, {20, 20, 30, 30}}, /* passes on: one stretch */
                                   {2, {10, 15, 25, 28}}, /* vague at both ends */
                                   {3, {40, 40, EDTF_POS_INF, EDTF_POS_INF}}};
    const struct sum_step expected[] = {{10, 1, 2}, {15, 2, 2}, {25, 1, 2},
                                        {28, 1, 1}, {30, 0, 0}, {40, 1, 1}};
    standing_sum(list, 4, &steps, &count);
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(steps[i].day, expected[i].day);
        assert_int_equal(steps[i].certain, expected[i].certain);
        assert_int_equal(steps[i].possible, expected[i].possible);
    }
    free(steps);
    standing_sum(NULL, 0, &steps, &count);
    assert_int_equal(count, 0);
    free(steps);
}

/* ---- Markup ---- */

static void numbers_have_two_decimals_at_most(void **state)
{
    (void)state;
    const struct {
        double number;
        const char *text;
    } numbers[] = {{0, "0"},         {1.005, "1"},       {1.5, "1.5"},
                   {-0.25, "-0.25"}, {-0.001, "0"},      {1e6, "1000000"},
                   {2.999, "3"},     {0.1 + 0.2, "0.3"}, {-7.05, "-7.05"}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct svg svg = {0};
        svg_number(&svg, numbers[i].number);
        assert_string_equal(svg.text, numbers[i].text);
        svg_release(&svg);
    }
}

static void markup_of_records_is_text(void **state)
{
    (void)state;
    static const char text[] = "<a b=\"c\">&\x01\n\xFF\xE2\x80\xAE'é";
    struct svg svg = {0};
    svg_escaped(&svg, text, sizeof text - 1, true);
    assert_string_equal(svg.text,
                        "&lt;a b=&quot;c&quot;&gt;&amp;\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD'é");
    svg_release(&svg);
}

/* ---- Contrast (WCAG 2.2) ---- */

static double luminance(const char *colour)
{
    const long value = strtol(colour + 1, NULL, 16);
    double sum = 0;
    static const double shares[] = {0.0722, 0.7152, 0.2126};
    assert_int_equal(strlen(colour), 7);
    for (int i = 0; i < 3; i++) {
        const double part = (double)(value >> (8 * i) & 255) / 255;
        sum += shares[i] * (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const char *a, const char *b)
{
    const double x = luminance(a), y = luminance(b);
    return ((x > y ? x : y) + 0.05) / ((x < y ? x : y) + 0.05);
}

static void every_theme_can_be_read(void **state)
{
    (void)state;
    for (int id = THEME_LIGHT; id <= THEME_AUTO; id++) {
        const struct theme *theme = theme_of((enum theme_id)id);
        const char *const texts[] = {theme->ink, theme->dim, theme->day_line};
        const char *const grounds[] = {theme->ground, theme->band};
        for (size_t i = 0; i < 3; i++) {
            for (size_t k = 0; k < 2; k++) {
                assert_true(contrast(texts[i], grounds[k]) >= 4.5);
            }
        }
        for (size_t i = 0; i < FILL_COUNT; i++) {
            assert_true(contrast(theme->hue[i], theme->ground) >= 3);
        }
        for (size_t i = 0; i < THEME_STEPS; i++) {
            assert_true(contrast(theme_step_ink(theme, i), theme->step[i]) >= 4.5);
        }
    }
}

/* ---- Terminal ---- */

static void lines_keep_within_their_width(void **state)
{
    (void)state;
    struct cells cells = {.width = 8};
    cells_field(&cells, "Казахстан", 5, false);
    cells_put(&cells, "|\t1234567");
    cells_line(&cells);
    cells_field(&cells, "12", 4, true);
    cells_line(&cells);
    cells_wrapped(&cells, "one two three", 1);
    assert_string_equal(cells.text, "Каза…| 1\n  12\n one two\n three\n");
    cells_release(&cells);
    cells = (struct cells){.width = 20, .ascii = true};
    cells_put(&cells, "Қазақ – Türkiye 中");
    cells_line(&cells);
    assert_string_equal(cells.text, "Qazaq - Turkiye ?\n");
    cells_release(&cells);
    cells = (struct cells){.width = 5};
    cells_coloured(&cells, "34", "ab");
    cells_put(&cells, "cdefg");
    cells_line(&cells);
    assert_string_equal(cells.text, "\033[34mab\033[mcde\n");
    cells_release(&cells);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_as_wide_as_its_widest_font),
        cmocka_unit_test(text_is_cut_and_wrapped_at_a_width),
        cmocka_unit_test(ticks_are_round_and_apart),
        cmocka_unit_test(axis_keeps_days_within_its_ends),
        cmocka_unit_test(hatches_end_at_their_box),
        cmocka_unit_test(known_statuses_keep_their_fills),
        cmocka_unit_test(labels_stay_in_order_and_apart),
        cmocka_unit_test(labels_are_as_near_as_can_be),
        cmocka_unit_test(chains_grow_at_the_likelier_end),
        cmocka_unit_test(moves_make_an_order_better),
        cmocka_unit_test(sums_count_each_owner_once),
        cmocka_unit_test(numbers_have_two_decimals_at_most),
        cmocka_unit_test(markup_of_records_is_text),
        cmocka_unit_test(every_theme_can_be_read),
        cmocka_unit_test(lines_keep_within_their_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
