#include "edtf.h"
#include "screen.h"

#include <string.h>

/* What happened: `chronology`, and other tables of events. */

/* The facts of an event under its title: kind, who, where, how we know. */
static const char *facts(struct screen *screen, size_t row)
{
    const char *dot = screen->signs->dot;
    const char *bloc = screen_text(screen, row, ROLE_BLOC);
    const char *source = screen_text(screen, row, ROLE_SOURCE);
    const char *text = screen_kind(screen, screen_text(screen, row, ROLE_KIND));
    if (!screen->words->bloc && *bloc) {
        text = screen_join(screen, text, dot, screen_short(screen, bloc));
    }
    text = screen_join(screen, text, dot, screen_text(screen, row, ROLE_ACTORS));
    const char *place = screen_text(screen, row, ROLE_PLACE);
    text = screen_join(screen, text, dot,
                       screen->lang == LANG_EN ? place : screen_look(screen, LOOK_PLACE, place));
    text = screen_join(screen, text, dot, source);
    return screen_join(screen, text, dot, screen_text(screen, row, ROLE_EVENT));
}

/* Whether all the days that the date may mean lie in the window asked about, if there is one. */
static bool is_inside(const struct screen *screen, size_t row)
{
    const char *text = screen_text(screen, row, ROLE_DATE);
    struct edtf date;
    return screen->words->lo > screen->words->hi ||
           (edtf_parse(text, strlen(text), &date, NULL) && date.earliest >= screen->words->lo &&
            date.latest <= screen->words->hi);
}

static size_t count_inside(const struct screen *screen)
{
    size_t count = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        count += is_inside(screen, i);
    }
    return count;
}

static void write_events(struct screen *screen, bool inside)
{
    struct grid grid = {.screen = screen, .count = 2, .columns = {{.keep = true}}};
    for (size_t i = 0; i < screen->row_count; i++) {
        if (is_inside(screen, i) != inside) {
            continue;
        }
        const char *cells[] = {screen_when(screen, screen_text(screen, i, ROLE_DATE), false),
                               screen_text(screen, i, ROLE_TITLE)};
        grid_row(&grid, STYLE_PLAIN, cells);
        const char *under[] = {"", facts(screen, i)};
        grid_row(&grid, STYLE_PLAIN, under);
    }
    grid_write(&grid);
}

static void write(struct screen *screen)
{
    struct arena *arena = &screen->arena;
    const enum language lang = screen->lang;
    const size_t inside = count_inside(screen), rest = screen->row_count - inside;
    const char *count = message_plural(arena, lang, MSG_screen_events, inside, NULL, 0);
    if (rest > 0) {
        const char *more = message_plural(arena, lang, MSG_screen_more_possible, rest, NULL, 0);
        count = inside > 0 ? screen_join(screen, count, ", ", more) : screen_capital(screen, more);
    }
    const char *answer = screen->row_count > 0 ? arena_printf(arena, "%s.", count)
                                               : message(lang, MSG_screen_no_events);
    const char *asked =
        screen->title && *screen->title ? screen->title : message(lang, MSG_screen_what_happened);
    screen_head(screen, asked, answer);
    if (inside > 0) {
        screen_blank(screen);
        write_events(screen, true);
    }
    if (rest > 0) {
        screen_blank(screen);
        screen_paragraph(screen, 0, 0, STYLE_BOLD, message(lang, MSG_screen_may_be_then));
        write_events(screen, false);
    }
    if (screen->row_count > 0 && screen->words->next_count < SCREEN_NEXT_MAX) {
        screen_next(screen->words, "event %s", screen_text(screen, 0, ROLE_EVENT));
    }
}

static const enum column_role roles[] = {ROLE_DATE,  ROLE_EVENT,  ROLE_KIND,
                                         ROLE_TITLE, ROLE_ACTORS, ROLE_NONE};
const struct screen_layout screen_events_layout = {NULL, roles, write};
