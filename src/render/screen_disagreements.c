#include "screen.h"

#include <stdlib.h>
#include <string.h>

/* Where sources differ: `disagreements`. */

static bool is_new(const struct screen *screen, size_t row, const char *name)
{
    return row == 0 ||
           strcmp(screen_named(screen, row, name), screen_named(screen, row - 1, name)) != 0;
}

static const char *aspect_of(struct screen *screen, const char *aspect)
{
    static const struct {
        const char *aspect;
        enum message message;
    } known[] = {{"date", MSG_screen_aspect_date},     {"precision", MSG_screen_aspect_precision},
                 {"kind", MSG_screen_aspect_kind},     {"parties", MSG_screen_aspect_parties},
                 {"status", MSG_screen_aspect_status}, {"place", MSG_screen_aspect_place}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].aspect, aspect) == 0) {
            return message(screen->lang, known[i].message);
        }
    }
    return aspect;
}

/* "member=KAZ KGZ; observer=UZB" as "KAZ KGZ: member; UZB: observer", which is how people say it.
 */
static const char *effects(struct screen *screen, const char *text)
{
    const char *list = "";
    for (const char *at = text; *at; at += strspn(at, "; ")) {
        const size_t size = strcspn(at, ";");
        const char *part = arena_text(&screen->arena, at, size), *equals = strchr(part, '=');
        if (equals) {
            const char *before = arena_text(&screen->arena, part, (size_t)(equals - part));
            const char *colon = strchr(before, ':');
            const char *status = screen_status(screen, colon ? colon + 1 : before);
            const int bloc = colon ? (int)(colon - before) : 0; /* another than the event's */
            part = arena_printf(&screen->arena, "%.*s%s%s: %s", bloc, before, colon ? ": " : "",
                                equals + 1, status);
        }
        list = screen_join(screen, list, "; ", part);
        at += size;
    }
    return list;
}

static const char *value_of(struct screen *screen, size_t row)
{
    const char *aspect = screen_named(screen, row, "aspect");
    const char *value = screen_named(screen, row, "value");
    if (strcmp(aspect, "date") == 0 || strcmp(aspect, "precision") == 0) {
        return screen_when(screen, value, false);
    }
    return strcmp(aspect, "kind") == 0 ? screen_kind(screen, value) : effects(screen, value);
}

/* `first`: the first row of its event and aspect, which is that of the account that counts if this
 * says anything of it. */
static void add_row(struct screen *screen, struct grid *grid, size_t row, size_t first)
{
    const struct screen_signs *signs = screen->signs;
    const bool same =
        strcmp(screen_named(screen, row, "value"), screen_named(screen, first, "value")) == 0 &&
        strcmp(screen_text(screen, first, ROLE_USED), "yes") == 0;
    const bool used = strcmp(screen_text(screen, row, ROLE_USED), "yes") == 0;
    const char *source = screen_text(screen, row, ROLE_SOURCE);
    const char *cells[] = {
        used   ? signs->counts
        : same ? signs->agrees
               : signs->differs,
        value_of(screen, row),
        screen_join(screen, source, ": ", screen_text(screen, row, ROLE_LOCATOR))};
    grid_row(grid, used ? STYLE_GOOD : STYLE_PLAIN, cells);
}

/* "the date (12 days apart)" */
static const char *aspect_at(struct screen *screen, size_t row)
{
    const char *aspect = aspect_of(screen, screen_named(screen, row, "aspect"));
    const char *days = screen_text(screen, row, ROLE_DAYS);
    if (!*days) {
        return aspect;
    }
    const char *apart = message_plural(&screen->arena, screen->lang, MSG_screen_days_apart,
                                       strtoull(days, NULL, 10), NULL, 0);
    return arena_printf(&screen->arena, "%s (%s)", aspect, apart);
}

static void write_rows(struct screen *screen)
{
    struct grid grid = {.screen = screen, .indent = 4, .count = 3, .columns = {{.keep = true}}};
    size_t first = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        const bool event = is_new(screen, i, "event");
        if (event || is_new(screen, i, "aspect")) {
            grid_write(&grid);
            first = i;
        }
        if (event) {
            screen_blank(screen);
            screen_paragraph(screen, 2, 2, STYLE_BOLD, screen_text(screen, i, ROLE_TITLE));
            const char *bloc = screen_text(screen, i, ROLE_BLOC);
            const char *facts = screen_text(screen, i, ROLE_EVENT);
            if (!screen->words->bloc && *bloc) {
                facts = screen_join(screen, facts, screen->signs->dot, screen_short(screen, bloc));
            }
            screen_paragraph(screen, 2, 2, STYLE_PLAIN, facts);
        }
        if (event || is_new(screen, i, "aspect")) {
            screen_paragraph(screen, 2, 2, STYLE_PLAIN,
                             arena_printf(&screen->arena, "%s:", aspect_at(screen, i)));
        }
        add_row(screen, &grid, i, first);
    }
    grid_write(&grid);
}

static void write(struct screen *screen)
{
    struct arena *arena = &screen->arena;
    const enum language lang = screen->lang;
    size_t events = 0, dates = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        const bool event = is_new(screen, i, "event");
        events += event;
        dates += strcmp(screen_named(screen, i, "aspect"), "date") == 0 &&
                 (event || is_new(screen, i, "aspect"));
    }
    const char *date_count = arena_printf(arena, "%zu", dates);
    const char *answer =
        events > 0 && dates > 0
            ? message_plural(arena, lang, MSG_screen_disputed, events, &date_count, 1)
        : events > 0 ? arena_printf(arena, "%s.",
                                    message_plural(arena, lang, MSG_screen_events, events, NULL, 0))
                     : message(lang, MSG_screen_no_disagreements);
    const char *bloc = screen->words->bloc;
    screen_head(screen,
                bloc ? screen_say(screen, MSG_screen_disagreements_in, screen_bloc(screen, bloc))
                     : message(lang, MSG_screen_disagreements),
                answer);
    write_rows(screen);
    if (events > 0) {
        screen_blank(screen);
        screen_paragraph(screen, 0, 0, STYLE_PLAIN,
                         screen_say(screen, MSG_screen_key_account, screen->signs->counts));
        screen_next(screen->words, "event %s", screen_text(screen, 0, ROLE_EVENT));
    }
}

static const enum column_role roles[] = {ROLE_EVENT, ROLE_SOURCE, ROLE_USED, ROLE_LOCATOR,
                                         ROLE_NONE};
const struct screen_layout screen_disagreements_layout = {"disagreements", roles, write};
