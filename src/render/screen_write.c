#include "render_parts.h"
#include "screen.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* How a screen is written: paragraphs and columns, wrapped. */

/* SGR, ECMA-48 section 8.3.117 */
static const char *const styles[] = {[STYLE_PLAIN] = NULL,
                                     [STYLE_BOLD] = "\x1B[1m",
                                     [STYLE_POSSIBLE] = "\x1B[33m",
                                     [STYLE_GOOD] = "\x1B[32m",
                                     [STYLE_BAD] = "\x1B[31m"};

static size_t width_of(const char *text)
{
    return text ? text_width(text, strlen(text)) : 0;
}

static void spaces(const struct screen *screen, size_t count)
{
    while (count-- > 0) {
        output_byte(screen->out, ' ');
    }
}

/* Writes a part of a line. */
static void write_part(struct screen *screen, const char *text, size_t size)
{
    if (!screen->options.unicode) {
        text = marks_in_ascii(&screen->arena, text, &size);
    }
    output_cell(screen->out, &(struct cell){text, size});
}

static void styled(struct screen *screen, enum screen_style style, const char *text, size_t size)
{
    const char *on = screen->options.colour && size > 0 ? styles[style] : NULL;
    output_text(screen->out, on ? on : "");
    write_part(screen, text, size);
    output_text(screen->out, on ? "\x1B[0m" : "");
}

/* Whether the text may stand in a link (OSC 8): plain signs only. */
static bool may_link(const struct screen *screen, const char *url)
{
    for (const char *at = url; at && *at; at++) {
        if (*at <= ' ' || *at > '~') {
            return false;
        }
    }
    return screen->options.links && url && *url;
}

/* The lines of a paragraph, the first of which begins where the line is now. */
static void write_lines(struct screen *screen, size_t at, size_t hang, enum screen_style style,
                        const char *text, const char *url)
{
    size_t left = strlen(text);
    const bool linked = may_link(screen, url);
    do {
        size_t taken;
        const size_t room = screen->width > at + 1 ? screen->width - at : 1;
        const size_t size = text_break(text, left, room, &taken);
        if (linked) {
            fprintf(screen->out, "\x1B]8;;%s\x1B\\", url);
        }
        styled(screen, style, text, size);
        output_text(screen->out, linked ? "\x1B]8;;\x1B\\" : "");
        output_byte(screen->out, '\n');
        text += taken;
        left -= taken;
        at = hang;
        spaces(screen, left > 0 ? hang : 0);
    } while (left > 0);
}

void screen_paragraph(struct screen *screen, size_t first, size_t hang, enum screen_style style,
                      const char *text)
{
    if (*text) {
        spaces(screen, first);
        write_lines(screen, first, hang, style, text, NULL);
    }
}

void screen_signed(struct screen *screen, size_t first, const char *sign, enum screen_style style,
                   const char *text, const char *url)
{
    const size_t hang = first + text_width(sign, strlen(sign)) + 1;
    spaces(screen, first);
    styled(screen, style, sign, strlen(sign));
    output_byte(screen->out, ' ');
    write_lines(screen, hang, hang, STYLE_PLAIN, text, url);
}

void screen_prefixed(struct screen *screen, const char *first, const char *others, const char *text)
{
    size_t left = strlen(text), taken;
    for (const char *prefix = first; left > 0; prefix = others, text += taken, left -= taken) {
        const size_t used = width_of(prefix);
        const size_t room = screen->width > used + 1 ? screen->width - used : 1;
        const size_t size = text_break(text, left, room, &taken);
        output_text(screen->out, prefix);
        write_part(screen, text, size);
        output_byte(screen->out, '\n');
    }
}

void screen_blank(struct screen *screen)
{
    output_byte(screen->out, '\n');
}

void screen_head(struct screen *screen, const char *asked, const char *answer)
{
    const struct screen_words *words = screen->words;
    asked = words->asked ? words->asked : asked;
    answer = words->answer ? words->answer : answer;
    if (asked) {
        screen_paragraph(screen, 0, 0, STYLE_BOLD, asked);
    }
    if (answer) {
        screen_paragraph(screen, 0, 0, STYLE_PLAIN, answer);
    }
}

/* ---- Columns ---- */

enum { GAP = 2, NARROW = 14, NARROWEST = 10 };

void grid_row(struct grid *grid, enum screen_style style, const char *const *cells)
{
    struct arena *arena = &grid->screen->arena;
    if (grid->row_count == grid->capacity) {
        size_t styles_capacity = grid->capacity;
        grid->rows =
            heap_grow(grid->rows, &grid->capacity, grid->row_count + 1, sizeof *grid->rows);
        grid->styles =
            heap_grow(grid->styles, &styles_capacity, grid->row_count + 1, sizeof *grid->styles);
    }
    const char **kept = arena_alloc(arena, grid->count * sizeof *kept);
    for (size_t i = 0; i < grid->count; i++) {
        kept[i] = cells[i] ? cells[i] : "";
    }
    grid->styles[grid->row_count] = style;
    grid->rows[grid->row_count++] = kept;
}

static void measure(struct grid *grid)
{
    for (size_t i = 0; i < grid->count; i++) {
        size_t width = 0;
        for (size_t row = 0; row < grid->row_count; row++) {
            const size_t cell = width_of(grid->rows[row][i]);
            width = cell > width ? cell : width;
        }
        width = width > 0 && width < grid->columns[i].least ? grid->columns[i].least : width;
        const size_t heading = width > 0 ? width_of(grid->columns[i].heading) : 0;
        grid->columns[i].width = heading > width ? heading : width;
    }
}

static size_t total(const struct grid *grid)
{
    size_t sum = grid->indent;
    for (size_t i = 0; i < grid->count; i++) {
        sum += grid->columns[i].width > 0 ? grid->columns[i].width + GAP : 0;
    }
    return sum > grid->indent ? sum - GAP : sum;
}

/* Takes columns off the widest columns until all fit; those that are kept only if `kept`. */
static void shrink(struct grid *grid, bool kept, size_t least)
{
    while (total(grid) > grid->screen->width) {
        struct grid_column *widest = NULL;
        for (size_t i = 0; i < grid->count; i++) {
            struct grid_column *column = &grid->columns[i];
            if (!column->fixed && (!column->keep || kept) && column->width > least &&
                (!widest || column->width > widest->width)) {
                widest = column;
            }
        }
        if (!widest) {
            return;
        }
        widest->width--;
    }
}

/* One line of a row; moves each cell on. Returns whether there is more of any. */
static bool write_line(struct grid *grid, const char **left, enum screen_style style)
{
    size_t pending = grid->indent;
    bool more = false;
    for (size_t i = 0; i < grid->count; i++) {
        const size_t width = grid->columns[i].width;
        size_t taken = 0;
        if (width == 0) {
            continue;
        }
        const size_t size = *left[i] ? text_break(left[i], strlen(left[i]), width, &taken) : 0;
        if (size > 0) {
            spaces(grid->screen, pending);
            styled(grid->screen, style, left[i], size);
            const size_t shown = text_width(left[i], size);
            pending = (shown < width ? width - shown : 0) + GAP;
        } else {
            pending += width + GAP;
        }
        left[i] += taken;
        more = more || *left[i];
    }
    output_byte(grid->screen->out, '\n');
    return more;
}

/* Where columns do not fit at all: the first cells on a line, each of the others on its own. */
static void write_stacked(struct grid *grid, const char *const *cells, enum screen_style style)
{
    const char *line = "";
    for (size_t i = 0; i < grid->count; i++) {
        if (grid->columns[i].keep) {
            line = screen_join(grid->screen, line, "  ", cells[i]);
        }
    }
    screen_paragraph(grid->screen, grid->indent, grid->indent, style, line);
    for (size_t i = 0; i < grid->count; i++) {
        if (!grid->columns[i].keep) {
            screen_paragraph(grid->screen, grid->indent + 2, grid->indent + 2, style, cells[i]);
        }
    }
}

static void write_cells(struct grid *grid, const char *const *cells, enum screen_style style)
{
    const char *left[GRID_COLUMNS];
    memcpy(left, cells, grid->count * sizeof *left);
    while (write_line(grid, left, style)) {
    }
}

static void write_headings(struct grid *grid)
{
    const char *headings[GRID_COLUMNS];
    bool any = false;
    for (size_t i = 0; i < grid->count; i++) {
        const bool shown = grid->columns[i].width > 0 && grid->columns[i].heading;
        headings[i] = shown ? grid->columns[i].heading : "";
        any = any || *headings[i];
    }
    if (any && !grid->screen->options.no_header) {
        write_cells(grid, headings, STYLE_BOLD);
    }
}

/* Where not all columns fit: those that are kept in columns, each of the others on a line of its
 * own under them. False if even these do not fit. */
static bool write_kept(struct grid *grid)
{
    measure(grid);
    for (size_t i = 0; i < grid->count; i++) {
        if (!grid->columns[i].keep) {
            grid->columns[i].width = 0;
        }
    }
    if (total(grid) > grid->screen->width) {
        return false;
    }
    write_headings(grid);
    for (size_t row = 0; row < grid->row_count; row++) {
        write_cells(grid, grid->rows[row], grid->styles[row]);
        for (size_t i = 0; i < grid->count; i++) {
            const char *heading = grid->columns[i].heading ? grid->columns[i].heading : "";
            const char *cell = grid->rows[row][i];
            if (!grid->columns[i].keep && *cell) {
                screen_paragraph(grid->screen, grid->indent + 2, grid->indent + 4,
                                 grid->styles[row], screen_join(grid->screen, heading, ": ", cell));
            }
        }
    }
    return true;
}

void grid_write(struct grid *grid)
{
    measure(grid);
    shrink(grid, false, NARROW);
    shrink(grid, true, NARROWEST);
    const bool fits = total(grid) <= grid->screen->width;
    if (fits) {
        write_headings(grid);
    }
    const bool written = !fits && write_kept(grid);
    for (size_t row = 0; row < grid->row_count && !written; row++) {
        (fits ? write_cells : write_stacked)(grid, grid->rows[row], grid->styles[row]);
    }
    free(grid->rows);
    free(grid->styles);
    grid->rows = NULL;
    grid->styles = NULL;
    grid->row_count = grid->capacity = 0;
}
