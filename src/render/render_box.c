#include "arena.h"
#include "messages.h"
#include "render_formats.h"
#include "render_parts.h"
#include "render_words.h"
#include "row_spool.h"
#include "screen.h"
#include "table_filter.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* A column of words is never made narrower than this to fit the terminal, or nothing could be read:
 * where that does not help each row is written as a record (render_lines.c). */
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
    const char *control; /* in the place of a control character */
};

static const struct signs unicode_signs = {
    "─", "│", {"┌", "┬", "┐"}, {"├", "┼", "┤"}, {"└", "┴", "┘"}, PART_CONTROL_SIGN,
};
static const struct signs ascii_signs = {
    "-", "|", {"+", "+", "+"}, {"+", "+", "+"}, {"+", "+", "+"}, "?",
};

struct box {
    struct table_sink sink; /* first, so that a sink is the box it belongs to */
    FILE *out;
    struct render_options options;
    const struct signs *signs;
    struct arena arena; /* texts of a row that could not be shown as they are */
    const struct column *columns;
    size_t count;
    bool frame;   /* lines around the cells */
    size_t url;   /* the column that stands on a line of its own; `count`: none */
    bool records; /* the columns do not fit: rows are written as records */
    char *title;  /* or NULL */
    struct row_spool *rows;
    struct shown *cells; /* of a row */
    size_t *widths;      /* of the columns */
    size_t certainty;    /* the column of that name; `count`: none */
    bool possible;       /* the row in `cells` is */
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
    if (!box->options.unicode) {
        shown.text = marks_in_ascii(&box->arena, shown.text, &shown.size);
    }
    shown.width = text_width(shown.text, shown.size);
    return shown;
}

/* What stands over a column: in English what --columns calls it. */
static const char *column_name(const struct box *box, size_t column)
{
    const bool heading = !box->frame || box->options.lang != LANG_EN;
    const char *name = heading ? column_heading(&box->columns[column], box->options.lang) : NULL;
    return name ? name : box->columns[column].name;
}

static bool box_begin(struct table_sink *self, const char *title, const struct column *columns,
                      size_t count, struct fault *fault)
{
    struct box *box = (struct box *)self;
    (void)fault;
    box->columns = columns;
    box->count = count;
    box->url = box->frame ? count : column_with_role(columns, count, ROLE_URL);
    box->certainty = column_with_role(columns, count, ROLE_CERTAINTY);
    box->title = title != NULL ? heap_text(title) : NULL;
    box->widths = heap_alloc((count + 1) * sizeof *box->widths);
    box->cells = heap_alloc((count + 1) * sizeof *box->cells);
    box->rows = row_spool_new(count, ROW_SPOOL_MEMORY, box->options.temporary);
    for (size_t i = 0; i < count; i++) {
        const char *name = column_name(box, i);
        box->widths[i] = box->options.no_header ? 0 : text_width(name, strlen(name));
    }
    return true;
}

static bool is_possible(const struct cell *cell)
{
    const char *word = certainty_words.texts[POSSIBLE];
    return cell->size == strlen(word) && memcmp(cell->text, word, cell->size) == 0;
}

/* The cells of a row, until the next one. */
static void show_cells(struct box *box, const struct cell *cells)
{
    arena_release(&box->arena);
    box->possible = box->certainty < box->count && is_possible(&cells[box->certainty]);
    for (size_t i = 0; i < box->count; i++) {
        const struct cell cell =
            box->frame && box->options.lang == LANG_EN
                ? cells[i]
                : cell_for_people(&box->columns[i], &cells[i], &box->options, &box->arena);
        box->cells[i] = make_shown(box, cell.text, cell.size);
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

/* Only words are wrapped; half a date or half a number would be a wrong one. */
static bool may_shrink(const struct box *box, size_t column)
{
    enum column_kind kind = box->columns[column].kind;
    return kind == COLUMN_TEXT || kind == COLUMN_LIST;
}

/* The width of all columns if none that may shrink were wider than `limit`. */
static size_t total_width(const struct box *box, size_t limit)
{
    size_t total = box->frame ? 3 * box->count + 1 : 2 * box->count; /* lines and spaces */
    for (size_t i = 0; i < box->count; i++) {
        bool wrapped = may_shrink(box, i) && box->widths[i] > limit;
        total += i == box->url ? 0 : wrapped ? limit : box->widths[i];
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
    if (total_width(box, NARROWEST) > width) {
        box->records = box->count > FEWEST;
        return;
    }
    size_t limit = NARROWEST;
    while (limit < width && total_width(box, limit + 1) <= width) {
        limit++;
    }
    size_t total = total_width(box, limit);
    size_t spare = total < width ? width - total : 0; /* less than one for each column wrapped */
    for (size_t i = 0; i < box->count; i++) {
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
    for (size_t i = 0; i < box->count; i++) {
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

/* How much of the cell stands on a line of its column. */
static size_t break_cell(const struct shown *cell, size_t width, size_t *taken)
{
    size_t size = cell->size ? text_break(cell->text, cell->size, width, taken) : 0;
    if (size > 0 && text_width(cell->text, size) > width) { /* a URL: the grid holds */
        size = text_cut(cell->text, size, width);
        *taken = size;
    }
    return size;
}

/* One line of the row in `cells`, which are moved on. Returns whether there is more. */
static bool write_cells(struct box *box, const char *style)
{
    bool more = false;
    size_t pending = box->frame ? 0 : 2;
    for (size_t i = 0; i < box->count; i++) {
        struct shown *cell = &box->cells[i];
        size_t taken = 0;
        if (i == box->url) {
            continue;
        }
        const size_t size = break_cell(cell, box->widths[i], &taken);
        const struct shown line = {cell->text, size, text_width(cell->text, size)};
        const size_t gap = box->widths[i] > line.width ? box->widths[i] - line.width : 0;
        const bool right = box->columns[i].kind == COLUMN_NUMBER;
        if (box->frame) {
            output_text(box->out, box->signs->side);
            pending = 1;
        }
        pending += right ? gap : 0;
        if (box->frame || size > 0) {
            write_spaces(box->out, pending);
            write_styled(box, style, &line);
            pending = 0;
        } else {
            pending += line.width;
        }
        pending += right ? 0 : gap;
        pending += box->frame ? 1 : 2;
        if (box->frame) {
            write_spaces(box->out, pending);
        }
        cell->text += taken;
        cell->size -= taken;
        more = more || cell->size > 0;
    }
    output_text(box->out, box->frame ? box->signs->side : "");
    output_byte(box->out, '\n');
    return more;
}

/* The row in `cells`. */
static void write_row(struct box *box, const char *style)
{
    while (write_cells(box, style)) {
    }
    if (box->url < box->count && box->cells[box->url].size > 0) {
        write_spaces(box->out, 4);
        write_styled(box, NULL, &box->cells[box->url]);
        output_byte(box->out, '\n');
    }
}

static void write_footer(const struct box *box, size_t rows)
{
    if (box->frame) {
        struct arena arena = {0};
        const enum language lang = box->options.lang;
        fprintf(box->out, "(%s)\n",
                rows == 0 ? message(lang, MSG_table_no_rows)
                          : message_plural(&arena, lang, MSG_screen_rows, rows, NULL, 0));
        arena_release(&arena);
    }
    for (const struct provenance *item = box->options.provenance; box->frame && item && item->key;
         item++) {
        fprintf(box->out, "%s: ", item->key);
        output_line(box->out, item->value);
        output_byte(box->out, '\n');
    }
}

static void write_head(struct box *box)
{
    for (size_t i = 0; i < box->count; i++) {
        const char *name = column_name(box, i);
        box->cells[i] = make_shown(box, name, strlen(name));
    }
    if (box->url < box->count) {
        box->cells[box->url] = (struct shown){"", 0, 0};
    }
    write_row(box, BOLD);
    if (box->frame && row_spool_count(box->rows) > 0) {
        write_line(box, box->signs->middle);
    }
}

static bool write_rows(struct box *box, struct fault *fault)
{
    const size_t count = row_spool_count(box->rows);
    const struct cell *cells;
    for (size_t i = 0; i < count; i++) {
        if (!watch_step(box->options.watch, MSG_doing_written_rows, i, count, fault) ||
            !row_spool_next(box->rows, &cells, fault)) {
            return false;
        }
        if (box->records) {
            output_text(box->out, i > 0 ? "\n" : "");
            lines_record(box->out, box->columns, box->count, cells, &box->options);
        } else {
            show_cells(box, cells);
            write_row(box, box->possible ? YELLOW : NULL);
        }
        if (!output_check(box->out, fault)) {
            return false;
        }
    }
    return true;
}

static void write_title(struct box *box)
{
    struct shown title = make_shown(box, box->title, strlen(box->title));
    for (size_t taken = title.size; title.size > 0; title.text += taken, title.size -= taken) {
        struct shown line = title;
        if (box->options.width > 0) {
            line.size = text_break(title.text, title.size, box->options.width, &taken);
        }
        write_styled(box, BOLD, &line);
        output_byte(box->out, '\n');
    }
}

static bool box_end(struct table_sink *self, struct fault *fault)
{
    struct box *box = (struct box *)self;
    if (box->title != NULL && box->title[0] != '\0') {
        write_title(box);
    }
    if (box->count > 0) {
        fit_widths(box);
        const bool lines = box->frame && !box->records;
        if (lines) {
            write_line(box, box->signs->top);
        }
        if (!box->options.no_header && !box->records) {
            write_head(box);
        }
        if (!write_rows(box, fault)) {
            return false;
        }
        if (lines) {
            write_line(box, box->signs->bottom);
        }
    }
    write_footer(box, row_spool_count(box->rows));
    return output_finish(box->out, fault);
}

static struct table_sink *open_box(FILE *out, const struct render_options *options, bool frame)
{
    struct box *box = heap_alloc(sizeof *box);
    *box = (struct box){
        .sink = {.begin = box_begin, .row = box_row, .end = box_end},
        .out = out,
        .options = *options,
        .signs = options->unicode ? &unicode_signs : &ascii_signs,
        .frame = frame,
    };
    return &box->sink;
}

struct table_sink *box_open(FILE *out, const struct render_options *options)
{
    return open_box(out, options, true);
}

struct table_sink *columns_open(FILE *out, const struct render_options *options)
{
    return open_box(out, options, false);
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
