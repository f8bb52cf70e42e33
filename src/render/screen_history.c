#include "day.h"
#include "edtf.h"
#include "messages.h"
#include "screen.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

/* Spells over time, with bars: `history` and `together`. */

struct spell {
    size_t row;
    struct bar_days days;
};

static int by_time(const void *a, const void *b)
{
    const struct spell *one = a, *other = b;
    const struct bar_days *x = &one->days, *y = &other->days;
    if (x->start_lo != y->start_lo) {
        return x->start_lo < y->start_lo ? -1 : 1;
    }
    if (x->end_hi != y->end_hi) {
        return x->end_hi < y->end_hi ? -1 : 1;
    }
    return one->row < other->row ? -1 : 1;
}

static struct spell *spells_in_order(struct screen *screen)
{
    struct spell *spells = arena_alloc(&screen->arena, (screen->row_count + 1) * sizeof *spells);
    for (size_t i = 0; i < screen->row_count; i++) {
        spells[i] = (struct spell){i, bar_days_of(screen, i)};
        const char *status = screen_text(screen, i, ROLE_STATUS);
        const char *first = arena_text(&screen->arena, status, strcspn(status, " "));
        const char *class = screen_look(screen, LOOK_CLASS, first);
        spells[i].days.partial = strcmp(class, class_words.texts[CLASS_PARTIAL]) == 0;
    }
    sort_list(spells, screen->row_count, sizeof *spells, by_time);
    return spells;
}

static bool is_finite(int64_t day)
{
    return day != EDTF_NEG_INF && day != EDTF_POS_INF;
}

/* From the first day of any spell to the last, or to the end of the records while one goes on. */
static struct bar_scale scale_of(const struct screen *screen, const struct spell *spells)
{
    struct bar_scale scale = {.lo = EDTF_POS_INF, .hi = EDTF_NEG_INF};
    struct edtf until;
    bool open = false;
    for (size_t i = 0; i < screen->row_count; i++) {
        const struct bar_days *days = &spells[i].days;
        const int64_t ends[] = {days->start_lo, days->start_hi, days->end_lo, days->end_hi};
        open = open || days->open;
        for (size_t k = 0; k < 4; k++) {
            scale.lo = is_finite(ends[k]) && ends[k] < scale.lo ? ends[k] : scale.lo;
            scale.hi = is_finite(ends[k]) && ends[k] > scale.hi ? ends[k] : scale.hi;
        }
    }
    const char *end = screen->words->until;
    if (open && end && edtf_parse(end, strlen(end), &until, NULL) && is_finite(until.latest) &&
        until.latest > scale.hi) {
        scale.hi = until.latest;
    }
    if (scale.lo < scale.hi) { /* whole years */
        scale.lo = day_from_civil(day_to_civil(scale.lo).year, 1, 1);
        scale.hi = day_from_civil(day_to_civil(scale.hi).year, 12, 31);
        scale.width = screen->width < 64    ? 8
                      : screen->width < 72  ? 12
                      : screen->width < 100 ? 20
                                            : 30;
    }
    return scale;
}

static bool is_same(const struct screen *screen, enum column_role role)
{
    for (size_t i = 1; i < screen->row_count; i++) {
        if (strcmp(screen_text(screen, 0, role), screen_text(screen, i, role)) != 0) {
            return false;
        }
    }
    return true;
}

/* Who or what the row is about, beside the subject. */
static const char *party_of(struct screen *screen, size_t row)
{
    return screen->words->bloc ? screen_text(screen, row, ROLE_NAME)
                               : screen_short(screen, screen_text(screen, row, ROLE_BLOC));
}

static const char *name_of(struct screen *screen, size_t row)
{
    const char *bloc = screen_text(screen, row, ROLE_BLOC);
    return screen->words->bloc ? "" : screen_look(screen, LOOK_BLOC, bloc);
}

static void write_spells(struct screen *screen, const struct spell *spells, bool possible)
{
    const enum language lang = screen->lang;
    const struct bar_scale scale = scale_of(screen, spells);
    const bool statuses = !is_same(screen, ROLE_STATUS), actors = !is_same(screen, ROLE_ACTOR);
    const bool wide = screen->width >= 100;
    struct grid grid = {
        .screen = screen,
        .indent = 2,
        .count = 8,
        .columns = {{.keep = screen->words->bloc == NULL},
                    {.keep = true},
                    {.keep = true},
                    {.heading = scale.width ? screen_bar_heading(screen, &scale) : "",
                     .keep = true,
                     .fixed = true},
                    {.heading = message(lang, MSG_screen_from), .keep = true},
                    {.heading = message(lang, MSG_screen_until), .keep = true},
                    {.heading = NULL},
                    {.heading = message(lang, MSG_screen_by)}}};
    for (size_t i = 0; i < screen->row_count; i++) {
        const size_t row = spells[i].row;
        if (screen_is_possible(screen, row) != possible) {
            continue;
        }
        const char *event = screen_text(screen, row, ROLE_START_EVENT);
        const char *cells[] = {
            party_of(screen, row),
            actors && !screen->words->bloc ? screen_text(screen, row, ROLE_ACTOR) : "",
            statuses ? screen_status(screen, screen_text(screen, row, ROLE_STATUS)) : "",
            scale.width ? screen_bar(screen, &scale, &spells[i].days) : "",
            screen_when(screen, screen_text(screen, row, ROLE_START), true),
            screen_when(screen, screen_text(screen, row, ROLE_END), false),
            wide ? name_of(screen, row) : "",
            wide && screen->words->bloc ? screen_look(screen, LOOK_EVENT, event) : "",
        };
        grid_row(&grid, possible ? STYLE_POSSIBLE : STYLE_PLAIN, cells);
    }
    if (grid.row_count == 0) {
        return;
    }
    screen_blank(screen);
    if (possible) {
        screen_paragraph(screen, 0, 0, STYLE_BOLD, message(lang, MSG_screen_only_possible));
    }
    grid_write(&grid);
}

static size_t count_rows(const struct screen *screen, bool possible)
{
    size_t count = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        count += screen_is_possible(screen, i) == possible;
    }
    return count;
}

static size_t count_open(const struct screen *screen, const struct spell *spells)
{
    size_t count = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        count += spells[i].days.open && !screen_is_possible(screen, spells[i].row);
    }
    return count;
}

/* "18 memberships, 2 more only possible. 9 of them go on." */
static const char *sentence(struct screen *screen, const struct spell *spells)
{
    const size_t certain = count_rows(screen, false), possible = count_rows(screen, true);
    const size_t open = count_open(screen, spells);
    struct arena *arena = &screen->arena;
    const enum language lang = screen->lang;
    if (screen->row_count == 0) {
        return message(lang, MSG_screen_no_standings);
    }
    const char *text = message_plural(arena, lang, MSG_screen_standings, certain, NULL, 0);
    if (certain == 0) {
        text = message_plural(arena, lang, MSG_screen_standings, possible, NULL, 0);
        text = screen_capital(screen, screen_say(screen, MSG_screen_possibly, text));
    } else if (possible > 0) {
        text =
            screen_join(screen, text, ", ",
                        message_plural(arena, lang, MSG_screen_more_possible, possible, NULL, 0));
    }
    text = arena_printf(arena, "%s.", text);
    if (screen->words->until && certain > 0) {
        const char *day = screen_date_words(arena, lang, screen->words->until);
        const char *more = open > 0
                               ? message_plural(arena, lang, MSG_screen_going_on, open, &day, 1)
                               : screen_say(screen, MSG_screen_all_over, day);
        text = screen_join(screen, text, " ", more);
    }
    return text;
}

/* If all ended with one event, that is worth a line. */
static void write_common_end(struct screen *screen)
{
    const char *event = screen->row_count > 1 ? screen_text(screen, 0, ROLE_END_EVENT) : "";
    if (*event && is_same(screen, ROLE_END_EVENT)) {
        const char *when =
            screen_date_words(&screen->arena, screen->lang, screen_text(screen, 0, ROLE_END));
        screen_blank(screen);
        screen_paragraph(
            screen, 0, 0, STYLE_PLAIN,
            screen_say(screen, MSG_screen_all_ended, when, screen_look(screen, LOOK_EVENT, event)));
    }
}

/* How to go on: why the last standing, and the same from another side. */
static void add_next(struct screen *screen, const struct spell *spells)
{
    struct screen_words *words = screen->words;
    const size_t row = screen->row_count > 0 ? spells[screen->row_count - 1].row : 0;
    const char *bloc = screen->row_count > 0 ? screen_text(screen, row, ROLE_BLOC) : "";
    const char *actor = screen->row_count > 0 ? screen_text(screen, row, ROLE_ACTOR) : "";
    const size_t first = strcspn(actor, " ");
    if (*bloc) {
        screen_next(words, "why %s %.*s", bloc, (int)first, actor);
    }
    if (words->bloc) {
        screen_next(words, "lineage %s", words->bloc);
        screen_next(words, "chronology --bloc %s", words->bloc);
    } else if (words->actor) {
        screen_next(words, "blocs %s", words->actor);
        screen_next(words, "chronology --actor %s", words->actor);
    } else if (*actor) {
        screen_next(words, "history %.*s", (int)first, actor);
        screen_next(words, "together %s --days", actor);
    }
}

static void write(struct screen *screen)
{
    const struct spell *spells = spells_in_order(screen);
    const struct screen_words *words = screen->words;
    screen_head(screen, words->bloc ? screen_bloc(screen, words->bloc) : screen->title,
                sentence(screen, spells));
    write_spells(screen, spells, false);
    write_spells(screen, spells, true);
    write_common_end(screen);
    add_next(screen, spells);
}

static const enum column_role roles[] = {ROLE_BLOC,  ROLE_ACTOR, ROLE_NAME, ROLE_STATUS,
                                         ROLE_START, ROLE_END,   ROLE_NONE};
const struct screen_layout screen_history_layout = {"history together", roles, write};
