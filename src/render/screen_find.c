#include "screen.h"

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

static void write_type(struct screen *screen, size_t type)
{
    struct grid grid = {.screen = screen, .indent = 2, .count = 3, .columns = {{.keep = true}}};
    for (size_t i = 0; i < screen->row_count; i++) {
        if (is_type(screen, i, type)) {
            const char *cells[] = {screen_when(screen, screen_text(screen, i, ROLE_DATE), false),
                                   screen_text(screen, i, ROLE_ID),
                                   screen_text(screen, i, ROLE_TITLE)};
            grid_row(&grid, STYLE_PLAIN, cells);
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
