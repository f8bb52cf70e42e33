#include "screen.h"
#include "text.h"

#include <string.h>

/* What was found, by what it is: `find`. */

static const struct {
    const char *type;
    enum message heading, count;
} types[] = {{"bloc", MSG_screen_found_blocs, MSG_screen_count_blocs},
             {"actor", MSG_screen_found_actors, MSG_screen_count_actors},
             {"event", MSG_screen_found_events, MSG_screen_events},
             {"person", MSG_screen_found_people, MSG_screen_count_people},
             {"place", MSG_screen_found_places, MSG_screen_count_places},
             {"source", MSG_screen_found_sources, MSG_screen_count_sources}};
enum { TYPES = sizeof types / sizeof *types };

static bool is_type(const struct screen *screen, size_t row, size_t type)
{
    return strcmp(screen_text(screen, row, ROLE_TYPE), types[type].type) == 0;
}

static size_t count_type(const struct screen *screen, size_t type)
{
    size_t count = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        count += is_type(screen, i, type);
    }
    return count;
}

/* Columns that a title has beside the widest date and id of the type. */
static size_t room_for_titles(struct screen *screen, size_t type)
{
    size_t date = 0, id = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        if (is_type(screen, i, type)) {
            const char *when = screen_when(screen, screen_text(screen, i, ROLE_DATE), false);
            const char *what = screen_text(screen, i, ROLE_ID);
            const size_t widths[] = {text_width(when, strlen(when)),
                                     text_width(what, strlen(what))};
            date = widths[0] > date ? widths[0] : date;
            id = widths[1] > id ? widths[1] : id;
        }
    }
    const size_t used = 2 + (date ? date + 2 : 0) + id + 2;
    return used < screen->width ? screen->width - used : 0;
}

/* Where the ids leave too little room they stand under the titles. */
static void write_type(struct screen *screen, size_t type)
{
    enum { TITLE_LEAST = 36 };
    const bool under = room_for_titles(screen, type) < TITLE_LEAST;
    struct grid grid = {.screen = screen,
                        .indent = 2,
                        .count = under ? 2 : 3,
                        .columns = {{.keep = true}, {.keep = !under}}};
    for (size_t i = 0; i < screen->row_count; i++) {
        if (is_type(screen, i, type)) {
            const char *when = screen_when(screen, screen_text(screen, i, ROLE_DATE), false);
            const char *id = screen_text(screen, i, ROLE_ID);
            const char *title = screen_text(screen, i, ROLE_TITLE);
            grid_row(&grid, STYLE_PLAIN, (const char *[]){when, under ? title : id, title});
            if (under) {
                grid_row(&grid, STYLE_PLAIN, (const char *[]){"", id});
            }
        }
    }
    if (grid.row_count > 0) {
        screen_blank(screen);
        screen_paragraph(screen, 0, 0, STYLE_BOLD, message(screen->lang, types[type].heading));
        grid_write(&grid);
    }
}

static void write(struct screen *screen)
{
    const char *counts = "";
    for (size_t type = 0; type < TYPES; type++) {
        const size_t count = count_type(screen, type);
        if (count > 0) {
            counts = screen_join(
                screen, counts, ", ",
                message_plural(&screen->arena, screen->lang, types[type].count, count, NULL, 0));
        }
    }
    screen_head(screen, screen->title,
                *counts ? arena_printf(&screen->arena, "%s.", counts)
                        : message(screen->lang, MSG_screen_nothing_found));
    for (size_t type = 0; type < TYPES; type++) {
        write_type(screen, type);
    }
    for (size_t type = 0; type < TYPES; type++) {
        for (size_t i = 0; i < screen->row_count; i++) {
            if (is_type(screen, i, type)) {
                screen_next(screen->words, "%s %s",
                            type == 0   ? "members"
                            : type == 1 ? "blocs"
                                        : types[type].type,
                            screen_text(screen, i, ROLE_ID));
                break;
            }
        }
    }
}

static const enum column_role roles[] = {ROLE_TYPE, ROLE_ID, ROLE_TITLE, ROLE_NONE};
const struct screen_layout screen_find_layout = {"find", roles, write};
