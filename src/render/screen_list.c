#include "render_words.h"
#include "screen.h"
#include "text.h"

#include <string.h>

/* What there is: `list`. Columns where all of them fit; else each as its id and its name, with what
 * else is known of it beneath, so that no word is broken. */

enum { GAP = 2, INDENT = 2 };

/* The cell as people read it; the id, in the first column, as it is. */
static const char *shown(struct screen *screen, size_t row, size_t column)
{
    const struct cell cell = cell_text(screen->rows[row][column]);
    if (column == 0) {
        return screen->rows[row][0];
    }
    const struct cell said =
        cell_for_people(&screen->columns[column], &cell, &screen->options, &screen->arena);
    return arena_text(&screen->arena, said.text, said.size);
}

static const char *heading(const struct screen *screen, size_t column)
{
    const char *text = column_heading(&screen->columns[column], screen->lang);
    return text ? text : screen->columns[column].name;
}

/* What stands in a column where all fit: not notes, which follow. */
static bool is_column(const struct screen *screen, size_t column)
{
    return screen->columns[column].role != ROLE_NOTE;
}

static bool fits(struct screen *screen)
{
    size_t total = INDENT, count = 0;
    if (column_with_role(screen->columns, screen->count, ROLE_URL) < screen->count) {
        return false;
    }
    for (size_t column = 0; column < screen->count; column++) {
        size_t widest = 0;
        for (size_t row = 0; row < screen->row_count && is_column(screen, column); row++) {
            const char *text = shown(screen, row, column);
            const size_t width = text_width(text, strlen(text));
            widest = width > widest ? width : widest;
        }
        const char *head = heading(screen, column);
        const size_t width = text_width(head, strlen(head));
        total += widest == 0 ? 0 : GAP + (widest > width ? widest : width);
        count += is_column(screen, column);
    }
    return count <= GRID_COLUMNS && total - GAP <= screen->width;
}

static size_t count_notes(const struct screen *screen)
{
    size_t count = 0;
    for (size_t row = 0; row < screen->row_count; row++) {
        count += *screen_text(screen, row, ROLE_NOTE) != '\0';
    }
    return count;
}

static void write_columns(struct screen *screen)
{
    struct grid grid = {.screen = screen, .indent = INDENT};
    const char *cells[GRID_COLUMNS];
    for (size_t column = 0; column < screen->count; column++) {
        if (is_column(screen, column)) {
            grid.columns[grid.count++].heading = heading(screen, column);
        }
    }
    for (size_t row = 0; row < screen->row_count; row++) {
        size_t count = 0;
        for (size_t column = 0; column < screen->count; column++) {
            if (is_column(screen, column)) {
                cells[count++] = shown(screen, row, column);
            }
        }
        grid_row(&grid, STYLE_PLAIN, cells);
    }
    grid_write(&grid);
    for (size_t row = 0, first = 0; row < screen->row_count; row++) {
        const char *note = screen_text(screen, row, ROLE_NOTE);
        if (*note && first++ == 0) {
            screen_blank(screen);
        }
        screen_paragraph(screen, INDENT, INDENT + 2, STYLE_PLAIN,
                         *note ? screen_join(screen, screen->rows[row][0], ": ", note) : "");
    }
}

/* Whether the value says by itself what it is. */
static bool is_plain(const struct column *column)
{
    static const enum column_role plain[] = {ROLE_KIND,   ROLE_CLASS, ROLE_COVERAGE, ROLE_ACTOR,
                                             ROLE_AUTHOR, ROLE_DATE,  ROLE_PUBLISHER};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (column->role == plain[i]) {
            return true;
        }
    }
    return false;
}

static const char *facts(struct screen *screen, size_t row, size_t name)
{
    const char *list = "";
    for (size_t column = 1; column < screen->count; column++) {
        const enum column_role role = screen->columns[column].role;
        const char *text = shown(screen, row, column);
        if (column == name || role == ROLE_NOTE || role == ROLE_URL || !*text) {
            continue;
        }
        if (!is_plain(&screen->columns[column])) {
            text = arena_printf(&screen->arena, "%s %s", heading(screen, column), text);
        }
        list = screen_join(screen, list, screen->signs->dot, text);
    }
    return list;
}

/* A long id has a line of its own. */
static bool has_long_ids(const struct screen *screen)
{
    enum { ID_MOST = 16 };
    for (size_t row = 0; row < screen->row_count; row++) {
        const char *id = screen->rows[row][0];
        if (text_width(id, strlen(id)) > ID_MOST) {
            return true;
        }
    }
    return false;
}

static void write_records(struct screen *screen, size_t name)
{
    const bool apart = has_long_ids(screen);
    struct grid grid = {
        .screen = screen, .indent = INDENT, .count = 2, .columns = {{.keep = true}}};
    for (size_t row = 0; row < screen->row_count; row++) {
        const char *const under[] = {name < screen->count ? shown(screen, row, name) : "",
                                     facts(screen, row, name), screen_text(screen, row, ROLE_NOTE),
                                     screen_text(screen, row, ROLE_URL)};
        const char *id = screen->rows[row][0];
        if (apart) {
            screen_paragraph(screen, INDENT, INDENT, STYLE_BOLD, id);
        }
        for (size_t i = 0; i < sizeof under / sizeof *under; i++) {
            if (apart) {
                screen_paragraph(screen, INDENT + 2, INDENT + 2, STYLE_PLAIN, under[i]);
            } else if (*under[i]) {
                grid_row(&grid, STYLE_PLAIN, (const char *[]){id, under[i]});
                id = "";
            }
        }
    }
    grid_write(&grid);
}

static void write(struct screen *screen)
{
    size_t name = column_with_role(screen->columns, screen->count, ROLE_NAME);
    if (name == screen->count) {
        name = column_with_role(screen->columns, screen->count, ROLE_TITLE);
    }
    screen_head(
        screen, screen->title,
        message_plural(&screen->arena, screen->lang, MSG_screen_rows, screen->row_count, NULL, 0));
    if (screen->row_count == 0) {
        return;
    }
    screen_blank(screen);
    if (fits(screen) && count_notes(screen) <= screen->row_count / 4) {
        write_columns(screen);
    } else {
        write_records(screen, name);
    }
}

static const enum column_role roles[] = {ROLE_NONE};
const struct screen_layout screen_list_layout = {"list", roles, write};
