#include "arena.h"
#include "render_formats.h"
#include "render_parts.h"
#include "row_spool.h"
#include "table_filter.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* A column is never made narrower than this to fit the terminal, or nothing could be read: columns
 * are left out from the end instead, down to the first FEWEST. What is wider still is left to the
 * terminal to wrap. */
enum { NARROWEST = 8, FEWEST = 2 };

/* A text made fit to be shown. */
struct shown {
    const char *text; /* the text itself, or in the box's arena */
    size_t size;
    size_t width; /* columns on the terminal */
};

/* The signs that differ between Unicode and ASCII. */
struct signs {
    const char *line; /* horizontal */
    const char *side; /* vertical */
    const char *top[3];
    const char *middle[3]; /* left, between columns, right */
    const char *bottom[3];
    const char *ellipsis;
    size_t ellipsis_width;
    const char *control; /* in the place of a control character */
};

static const struct signs unicode_signs = {
    "─", "│", {"┌", "┬", "┐"}, {"├", "┼", "┤"}, {"└", "┴", "┘"}, "…", 1, PART_CONTROL_SIGN,
};
static const struct signs ascii_signs = {
    "-", "|", {"+", "+", "+"}, {"+", "+", "+"}, {"+", "+", "+"}, "...", 3, "?",
};

struct box {
    struct table_sink sink; /* first, so that a sink is the box it belongs to */
    FILE *out;
    struct render_options options;
    const struct signs *signs;
    struct arena arena; /* texts of a row that could not be shown as they are */
    const struct column *columns;
    size_t count;
    size_t visible; /* columns that are shown: those from `visible` on do not fit */
    char *title;    /* or NULL */
    struct row_spool *rows;
    struct shown *cells; /* of a row */
    size_t *widths;      /* of the columns */
    size_t certainty;    /* the column of that name; `count`: none */
    size_t cut;          /* cells that did not fit */
};

static struct shown make_shown(struct box *box, const char *text, size_t size)
{
    enum part kind;
    if (size == 0) {
        return (struct shown){"", 0, 0};
    }
    struct shown shown = {.text = text, .size = size};
    if (part_next(text, size, &kind) != size || kind != PART_TEXT) { /* hardly any cell */
        size_t control = strlen(box->signs->control);
        char *clean = arena_alloc(&box->arena, size * control);
        size_t used = 0;
        while (size > 0) {
            size_t length = part_next(text, size, &kind);
            if (kind == PART_TEXT) {
                memcpy(clean + used, text, length);
                used += length;
            } else if (kind == PART_CONTROL) {
                memcpy(clean + used, box->signs->control, control);
                used += control;
            } else {
                clean[used++] = ' '; /* a row is one line */
            }
            text += length;
            size -= length;
        }
        shown.text = clean;
        shown.size = used;
    }
    shown.width = text_width(shown.text, shown.size);
    return shown;
}

static bool box_begin(struct table_sink *self, const char *title, const struct column *columns,
                      size_t count, struct fault *fault)
{
    struct box *box = (struct box *)self;
    (void)fault;
    box->columns = columns;
    box->count = box->visible = count;
    box->certainty = column_with_role(columns, count, ROLE_CERTAINTY);
    box->title = title != NULL ? heap_text(title) : NULL;
    box->widths = heap_alloc((count + 1) * sizeof *box->widths);
    box->cells = heap_alloc((count + 1) * sizeof *box->cells);
    box->rows = row_spool_new(count, ROW_SPOOL_MEMORY, box->options.temporary);
    for (size_t i = 0; i < count; i++) {
        const char *name = columns[i].name;
        box->widths[i] = box->options.no_header ? 0 : text_width(name, strlen(name));
    }
    return true;
}

/* The cells of a row, until the next one. */
static void show_cells(struct box *box, const struct cell *cells)
{
    arena_release(&box->arena);
    for (size_t i = 0; i < box->count; i++) {
        box->cells[i] = make_shown(box, cells[i].text, cells[i].size);
    }
}

static bool box_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct box *box = (struct box *)self;
    show_cells(box, cells);
    for (size_t i = 0; i < box->count; i++) {
        if (box->cells[i].width > box->widths[i]) {
            box->widths[i] = box->cells[i].width;
        }
    }
    return row_spool_add(box->rows, cells, fault);
}

/* Only words may be cut; half a date or half a number would be a wrong one. */
static bool may_shrink(const struct box *box, size_t column)
{
    enum column_kind kind = box->columns[column].kind;
    return kind == COLUMN_TEXT || kind == COLUMN_LIST;
}

/* The width of the whole box if no column that may shrink were wider than `limit`. */
static size_t total_width(const struct box *box, size_t limit)
{
    size_t total = 3 * box->visible + 1; /* a line and a space on both sides of each cell */
    for (size_t i = 0; i < box->visible; i++) {
        bool cut = may_shrink(box, i) && box->widths[i] > limit;
        total += cut ? limit : box->widths[i];
    }
    return total;
}

/* Shrinks the widest columns of words, all to one width, so that the box fits the terminal and
 * narrow columns stay whole. */
static void fit_widths(struct box *box)
{
    size_t width = box->options.width;
    if (width == 0 || total_width(box, SIZE_MAX) <= width) {
        return;
    }
    while (box->visible > FEWEST && total_width(box, NARROWEST) > width) {
        box->visible--;
    }
    size_t limit = NARROWEST;
    while (limit < width && total_width(box, limit + 1) <= width) {
        limit++; /* ends by itself unless leaving out columns made room for all the rest */
    }
    size_t total = total_width(box, limit);
    size_t spare = total < width ? width - total : 0; /* less than one for each column cut */
    for (size_t i = 0; i < box->visible; i++) {
        if (may_shrink(box, i) && box->widths[i] > limit) {
            box->widths[i] = limit;
            if (spare > 0) {
                box->widths[i]++;
                spare--;
            }
        }
    }
}

static void write_line(const struct box *box, const char *const ends[3])
{
    for (size_t i = 0; i < box->visible; i++) {
        output_text(box->out, ends[i == 0 ? 0 : 1]);
        for (size_t column = 0; column < box->widths[i] + 2; column++) {
            output_text(box->out, box->signs->line);
        }
    }
    output_text(box->out, ends[2]);
    output_byte(box->out, '\n');
}

static void write_spaces(FILE *out, size_t count)
{
    while (count-- > 0) {
        output_byte(out, ' ');
    }
}

static void write_styled(const struct box *box, const char *style, const struct shown *shown)
{
    bool styled = box->options.colour && style != NULL && shown->size > 0;
    if (styled) {
        output_text(box->out, style);
    }
    output_bytes(box->out, shown->text, shown->size);
    if (styled) {
        output_text(box->out, "\x1B[0m");
    }
}

/* SGR, ECMA-48 section 8.3.117 */
static const char BOLD[] = "\x1B[1m";
static const char YELLOW[] = "\x1B[33m"; /* what is not certain */

static const char *row_style(const struct box *box)
{
    static const struct cell possible = {"possible", 8};
    if (box->certainty == box->count) {
        return NULL;
    }
    const struct shown *cell = &box->cells[box->certainty];
    const bool is = cell->size == possible.size && memcmp(cell->text, possible.text, 8) == 0;
    return is ? YELLOW : NULL;
}

/* The row in `cells`. */
static void write_row(struct box *box, const char *style)
{
    for (size_t i = 0; i < box->visible; i++) {
        struct shown shown = box->cells[i];
        size_t width = box->widths[i];
        const char *ellipsis = "";
        if (shown.width > width) {
            box->cut++;
            ellipsis = box->signs->ellipsis;
            width -= box->signs->ellipsis_width;
            shown.size = text_cut(shown.text, shown.size, width);
            shown.width = text_width(shown.text, shown.size); /* a wide sign may leave a gap */
        }
        output_text(box->out, box->signs->side);
        output_byte(box->out, ' ');
        bool right = box->columns[i].kind == COLUMN_NUMBER;
        write_spaces(box->out, right ? width - shown.width : 0);
        write_styled(box, style, &shown);
        output_text(box->out, ellipsis);
        write_spaces(box->out, right ? 1 : width - shown.width + 1);
    }
    output_text(box->out, box->signs->side);
    output_byte(box->out, '\n');
}

static void write_footer(const struct box *box, size_t rows)
{
    if (rows == 0) {
        output_text(box->out, "(no rows)\n");
    } else {
        fprintf(box->out, rows == 1 ? "(%zu row)\n" : "(%zu rows)\n", rows);
    }
    if (box->cut > 0) {
        fprintf(box->out, "(%zu %s cut to fit %zu columns; -f csv gives the whole)\n", box->cut,
                box->cut == 1 ? "cell" : "cells", box->options.width);
    }
    if (box->visible < box->count) {
        const size_t left = box->count - box->visible;
        fprintf(box->out, "(%zu %s left out to fit %zu columns of the terminal:", left,
                left == 1 ? "column" : "columns", box->options.width);
        for (size_t i = box->visible; i < box->count; i++) {
            fprintf(box->out, " %s%s", box->columns[i].name, i + 1 < box->count ? "," : "");
        }
        output_text(box->out, "; --columns picks)\n");
    }
    for (const struct provenance *item = box->options.provenance; item && item->key; item++) {
        fprintf(box->out, "%s: ", item->key);
        output_line(box->out, item->value);
        output_byte(box->out, '\n');
    }
}

static void write_head(struct box *box)
{
    for (size_t i = 0; i < box->count; i++) {
        box->cells[i] = make_shown(box, box->columns[i].name, strlen(box->columns[i].name));
    }
    write_row(box, BOLD);
    if (row_spool_count(box->rows) > 0) {
        write_line(box, box->signs->middle);
    }
}

static bool write_rows(struct box *box, struct fault *fault)
{
    const size_t count = row_spool_count(box->rows);
    const struct cell *cells;
    for (size_t i = 0; i < count; i++) {
        if (!watch_step(box->options.watch, "rows written", i, count, fault) ||
            !row_spool_next(box->rows, &cells, fault)) {
            return false;
        }
        show_cells(box, cells);
        write_row(box, row_style(box));
        if (!output_check(box->out, fault)) {
            return false;
        }
    }
    return true;
}

static bool box_end(struct table_sink *self, struct fault *fault)
{
    struct box *box = (struct box *)self;
    if (box->title != NULL && box->title[0] != '\0') {
        const struct shown title = make_shown(box, box->title, strlen(box->title));
        write_styled(box, BOLD, &title);
        output_byte(box->out, '\n');
    }
    if (box->count > 0) {
        fit_widths(box);
        write_line(box, box->signs->top);
        if (!box->options.no_header) {
            write_head(box);
        }
        if (!write_rows(box, fault)) {
            return false;
        }
        write_line(box, box->signs->bottom);
    }
    write_footer(box, row_spool_count(box->rows));
    return output_finish(box->out, fault);
}

struct table_sink *box_open(FILE *out, const struct render_options *options)
{
    struct box *box = heap_alloc(sizeof *box);
    *box = (struct box){
        .sink = {.begin = box_begin, .row = box_row, .end = box_end},
        .out = out,
        .options = *options,
        .signs = options->unicode ? &unicode_signs : &ascii_signs,
    };
    return &box->sink;
}

void box_release(struct table_sink *sink)
{
    struct box *box = (struct box *)sink;
    if (box == NULL) {
        return;
    }
    arena_release(&box->arena);
    row_spool_free(box->rows);
    free(box->title);
    free(box->cells);
    free(box->widths);
    free(box);
}
