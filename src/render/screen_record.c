#include "screen.h"

#include <string.h>

/* Tables of a key and its value, such as `info` and `event`: a record of two columns. A key such as
 * "account 1: date" belongs to a group with a heading of its own. */

/* The bytes of the group that the key belongs to, or 0. */
static size_t group_size(const char *key)
{
    const char *colon = strstr(key, ": ");
    return colon ? (size_t)(colon - key) : 0;
}

static const char *value_of(struct screen *screen, const char *value)
{
    return strcmp(value, "yes") == 0  ? message(screen->lang, MSG_word_yes)
           : strcmp(value, "no") == 0 ? message(screen->lang, MSG_date_no)
                                      : value;
}

static bool is_url(const char *text)
{
    return strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0;
}

/* The rows from `row` on that are of one group; returns the row after them. */
static size_t write_group(struct screen *screen, size_t row)
{
    struct grid grid = {.screen = screen, .indent = 2, .count = 2, .columns = {{.keep = true}}};
    const char *first = screen->rows[row][0];
    const size_t group = group_size(first);
    if (group > 0) {
        const char *heading = arena_text(&screen->arena, first, group);
        screen_paragraph(screen, 0, 0, STYLE_BOLD, screen_capital(screen, heading));
    }
    for (; row < screen->row_count; row++) {
        const char *key = screen->rows[row][0], *value = screen->rows[row][1];
        if (group_size(key) != group || strncmp(key, first, group) != 0) {
            break;
        }
        const char *cells[] = {group > 0 ? key + group + 2 : key, value_of(screen, value)};
        if (is_url(value)) { /* on a line of its own */
            grid_write(&grid);
            screen_paragraph(screen, 2, 2, STYLE_PLAIN, cells[0]);
            screen_paragraph(screen, 4, 4, STYLE_PLAIN, value);
        } else {
            grid_row(&grid, STYLE_PLAIN, cells);
        }
    }
    grid_write(&grid);
    return row;
}

/* Of one thing: what it is called, and its id, which its first row says. */
static const char *name_of(struct screen *screen)
{
    static const char *const subjects[] = {"event", "source", "person", "place"};
    const char *subject = screen->options.subject ? screen->options.subject : "";
    const char *title = message(screen->lang, MSG_heading_title);
    bool known = false;
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        known = known || strcmp(subject, subjects[i]) == 0;
    }
    if (!known || screen->row_count == 0) {
        return NULL;
    }
    for (size_t i = 1; i < screen->row_count; i++) {
        if (strcmp(screen->rows[i][0], title) == 0) {
            return arena_printf(&screen->arena, "%s (%s)", screen->rows[i][1], screen->rows[0][1]);
        }
    }
    return screen->rows[0][1];
}

static void write(struct screen *screen)
{
    const enum message title = screen->options.title;
    const char *subject =
        title != MSG_NONE ? message(screen->lang, title) : screen->options.subject;
    const char *name = screen->title && *screen->title ? screen->title : name_of(screen);
    screen_head(screen,
                name      ? name
                : subject ? screen_capital(screen, subject)
                          : NULL,
                screen->row_count == 0 ? message(screen->lang, MSG_screen_no_rows) : NULL);
    for (size_t row = 0; row < screen->row_count;) {
        screen_blank(screen);
        row = write_group(screen, row);
    }
}

static const enum column_role roles[] = {ROLE_NONE};
const struct screen_layout screen_record_layout = {"info date event source person place", roles,
                                                   write};

/* Lines that are laid out already, as those of a card: as they are. */
static void write_lines(struct screen *screen)
{
    const char *subject = screen->options.subject;
    for (size_t i = 0; i < screen->row_count; i++) {
        const char *line = screen->rows[i][0];
        const size_t indent = strspn(line, " ");
        const bool head = i == 0 && subject && strcmp(subject, "cite") != 0;
        if (*line) {
            screen_paragraph(screen, indent, indent, head ? STYLE_BOLD : STYLE_PLAIN,
                             line + indent);
        } else {
            screen_blank(screen);
        }
    }
}

const struct screen_layout screen_lines_layout = {"card start cite", roles, write_lines};
