#include "screen.h"
#include "text.h"

#include <string.h>

/* What changed between two days: `changes`. */

/* "+ member", "– member", "candidate → member" */
static const char *change_of(struct screen *screen, size_t row)
{
    const char *from = screen_text(screen, row, ROLE_OLD_STATUS);
    const char *to = screen_text(screen, row, ROLE_NEW_STATUS);
    const char *was = screen_status(screen, from), *is = screen_status(screen, to);
    struct arena *arena = &screen->arena;
    if (!*from) {
        return arena_printf(arena, "+ %s", is);
    }
    return *to ? arena_printf(arena, "%s %s %s", was, screen->signs->arrow, is)
               : arena_printf(arena, "%s %s", screen->signs->dash, was);
}

/* Columns that a title of an event has beside the widest cells of the others. */
static size_t room_for_titles(struct screen *screen, size_t widths[4])
{
    enum { LEAST_MOST = 20 }; /* what one long name makes wide is not wide everywhere */
    size_t used = 2;
    memset(widths, 0, 4 * sizeof *widths);
    for (size_t i = 0; i < screen->row_count; i++) {
        const char *cells[] = {
            screen_when(screen, screen_text(screen, i, ROLE_DATE), false),
            screen->words->bloc ? "" : screen_short(screen, screen_text(screen, i, ROLE_BLOC)),
            screen->words->actor
                ? ""
                : screen_look(screen, LOOK_ACTOR, screen_text(screen, i, ROLE_ACTOR)),
            change_of(screen, i)};
        for (size_t k = 0; k < 4; k++) {
            const size_t width = text_width(cells[k], strlen(cells[k]));
            widths[k] = width > widths[k] ? width : widths[k];
        }
    }
    for (size_t k = 0; k < 4; k++) {
        used += widths[k] ? widths[k] + 2 : 0;
        widths[k] = widths[k] < LEAST_MOST ? widths[k] : LEAST_MOST;
    }
    return used < screen->width ? screen->width - used : 0;
}

/* A narrow screen: what happened on a line of its own, under it what it changed. */
static void write_under_events(struct screen *screen, bool possible, const size_t widths[4])
{
    const struct screen_words *words = screen->words;
    const char *last_date = "", *last_event = "";
    struct grid grid = {
        .screen = screen,
        .indent = 6,
        .count = 3,
        .columns = {{.keep = true, .least = widths[1]}, {.keep = true, .least = widths[2]}}};
    screen_blank(screen);
    if (possible) {
        screen_paragraph(screen, 0, 0, STYLE_BOLD, message(screen->lang, MSG_screen_only_possible));
    }
    for (size_t i = 0; i < screen->row_count; i++) {
        if (screen_is_possible(screen, i) != possible) {
            continue;
        }
        const char *date = screen_text(screen, i, ROLE_DATE);
        const char *event = screen_text(screen, i, ROLE_EVENT);
        if (strcmp(date, last_date) != 0 || strcmp(event, last_event) != 0) {
            grid_write(&grid);
            screen_paragraph(screen, 2, 4, STYLE_PLAIN,
                             screen_join(screen, screen_when(screen, date, false), "  ",
                                         screen_look(screen, LOOK_EVENT, event)));
            last_date = date;
            last_event = event;
        }
        const char *cells[] = {
            words->bloc ? "" : screen_short(screen, screen_text(screen, i, ROLE_BLOC)),
            words->actor ? "" : screen_look(screen, LOOK_ACTOR, screen_text(screen, i, ROLE_ACTOR)),
            change_of(screen, i)};
        grid_row(&grid, possible ? STYLE_POSSIBLE : STYLE_PLAIN, cells);
    }
    grid_write(&grid);
}

static void write_changes(struct screen *screen, bool possible, const size_t widths[4])
{
    (void)widths;
    const struct screen_words *words = screen->words;
    struct grid grid = {
        .screen = screen, .indent = 2, .count = 5, .columns = {{.keep = true}, {.keep = true}}};
    for (size_t i = 0; i < screen->row_count; i++) {
        if (screen_is_possible(screen, i) != possible) {
            continue;
        }
        const char *actor = screen_text(screen, i, ROLE_ACTOR);
        const char *event = screen_text(screen, i, ROLE_EVENT);
        const char *cells[] = {
            screen_when(screen, screen_text(screen, i, ROLE_DATE), false),
            words->bloc ? "" : screen_short(screen, screen_text(screen, i, ROLE_BLOC)),
            words->actor ? "" : screen_look(screen, LOOK_ACTOR, actor),
            change_of(screen, i),
            screen_look(screen, LOOK_EVENT, event),
        };
        grid_row(&grid, possible ? STYLE_POSSIBLE : STYLE_PLAIN, cells);
    }
    if (grid.row_count > 0) {
        screen_blank(screen);
        if (possible) {
            screen_paragraph(screen, 0, 0, STYLE_BOLD,
                             message(screen->lang, MSG_screen_only_possible));
        }
        grid_write(&grid);
    }
}

static void write(struct screen *screen)
{
    struct arena *arena = &screen->arena;
    const enum language lang = screen->lang;
    size_t possible = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        possible += screen_is_possible(screen, i);
    }
    const size_t certain = screen->row_count - possible;
    const char *count = message_plural(arena, lang, MSG_screen_changes, certain, NULL, 0);
    if (certain == 0 && possible > 0) {
        count = message_plural(arena, lang, MSG_screen_changes, possible, NULL, 0);
        count = screen_capital(screen, screen_say(screen, MSG_screen_possibly, count));
    } else if (possible > 0) {
        const char *more = message_plural(arena, lang, MSG_screen_more_possible, possible, NULL, 0);
        count = screen_join(screen, count, ", ", more);
    }
    screen_head(screen, screen->title,
                screen->row_count > 0 ? arena_printf(arena, "%s.", count)
                                      : message(lang, MSG_screen_no_changes));
    enum { TITLE_LEAST = 24 };
    size_t widths[4];
    const bool narrow = room_for_titles(screen, widths) < TITLE_LEAST;
    if (certain > 0) {
        (narrow ? write_under_events : write_changes)(screen, false, widths);
    }
    if (possible > 0) {
        (narrow ? write_under_events : write_changes)(screen, true, widths);
    }
    if (screen->row_count > 0) {
        screen_next(screen->words, "why %s %s", screen_text(screen, 0, ROLE_BLOC),
                    screen_text(screen, 0, ROLE_ACTOR));
        screen_next(screen->words, "event %s", screen_text(screen, 0, ROLE_EVENT));
    }
}

static const enum column_role roles[] = {ROLE_DATE,       ROLE_BLOC,       ROLE_ACTOR,
                                         ROLE_OLD_STATUS, ROLE_NEW_STATUS, ROLE_NONE};
const struct screen_layout screen_changes_layout = {NULL, roles, write};
