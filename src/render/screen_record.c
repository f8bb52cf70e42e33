#include "screen.h"

#include <string.h>

/* Tables of a key and its value, such as `info`: a record of two columns. */

static void write(struct screen *screen)
{
    struct grid grid = {.screen = screen, .indent = 2, .count = 2, .columns = {{NULL, true, 0}}};
    const enum message title = screen->options.title;
    const char *subject =
        title != MSG_NONE ? message(screen->lang, title) : screen->options.subject;
    const bool titled = screen->title && *screen->title;
    for (size_t i = 0; i < screen->row_count; i++) {
        grid_row(&grid, STYLE_PLAIN, screen->rows[i]);
    }
    screen_head(screen,
                titled    ? screen->title
                : subject ? screen_capital(screen, subject)
                          : NULL,
                screen->row_count == 0 ? message(screen->lang, MSG_screen_no_rows) : NULL);
    screen_blank(screen);
    grid_write(&grid);
}

static const enum column_role roles[] = {ROLE_NONE};
const struct screen_layout screen_record_layout = {"info date event source person place card",
                                                   roles, write};
