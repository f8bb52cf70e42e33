#include "messages.h"
#include "screen.h"

#include "sort.h"

#include <stdlib.h>
#include <string.h>

struct dated {
    int64_t lo;
    size_t place;
    const char *const *row;
};

/* Who stood in a bloc, and where an actor stood: `members` and `blocs`. */

/* Of more rows than this the parties are not distinguished to count them: it would take too long.
 */
enum { MANY = 2000 };

static const char *group_of(const struct screen *screen, size_t row)
{
    return screen_text(screen, row, ROLE_STATUS);
}

/* The party that the rows differ in: the one that the question does not name. */
static enum column_role other_role(const struct screen *screen)
{
    return screen->words->bloc ? ROLE_ACTOR : ROLE_BLOC;
}

static bool is_first(const struct screen *screen, size_t row, bool possible, bool by_party)
{
    const enum column_role other = other_role(screen);
    for (size_t i = 0; i < row; i++) {
        if (screen_is_possible(screen, i) == possible &&
            strcmp(group_of(screen, i), group_of(screen, row)) == 0 &&
            (!by_party ||
             strcmp(screen_text(screen, i, other), screen_text(screen, row, other)) == 0)) {
            return false;
        }
    }
    return true;
}

/* How many parties are in the status of the row: "5 members". */
static const char *count_group(struct screen *screen, size_t row, bool possible)
{
    size_t count = 0;
    for (size_t i = row; i < screen->row_count; i++) {
        count += screen_is_possible(screen, i) == possible &&
                 strcmp(group_of(screen, i), group_of(screen, row)) == 0 &&
                 (screen->row_count > MANY || is_first(screen, i, possible, true));
    }
    if (screen->words->actor) {
        const char *status = group_of(screen, row);
        const bool member = strcmp(status, "member") == 0, party = strcmp(status, "party") == 0;
        if (member || party) {
            return message_plural(&screen->arena, screen->lang,
                                  member ? MSG_screen_in_member : MSG_screen_in_party, count, NULL,
                                  0);
        }
    }
    return screen_count(screen, group_of(screen, row), count);
}

static const char *counts(struct screen *screen, bool possible)
{
    const char *list = "";
    for (size_t i = 0; i < screen->row_count; i++) {
        if (screen_is_possible(screen, i) == possible && is_first(screen, i, possible, false)) {
            list = screen_join(screen, list, ", ", count_group(screen, i, possible));
        }
    }
    return list;
}

static enum message period_message(const struct screen_words *words, bool day)
{
    if (words->last_day) {
        return MSG_screen_on_last_day;
    }
    if (day || !words->rule) {
        return day ? MSG_screen_on_day : MSG_screen_in_period;
    }
    return strcmp(words->rule, "all") == 0     ? MSG_screen_all_period
           : strcmp(words->rule, "start") == 0 ? MSG_screen_start_period
                                               : MSG_screen_end_period;
}

/* "5 members on 31 March 2026, ..." */
static const char *on_day(struct screen *screen, const char *what)
{
    const struct screen_words *words = screen->words;
    if (!words->when) {
        return what;
    }
    const char *when = screen_date_words(&screen->arena, screen->lang, words->when);
    const bool day = strlen(words->when) == 10 && !strpbrk(words->when, "/X~?%[{.");
    return screen_say(screen, period_message(words, day), what, when);
}

/* Nobody, in the statuses that were asked for. */
static const char *nobody(struct screen *screen)
{
    const char *status = screen->words->status, *list = "";
    if (!status || strcmp(status, "all") == 0) {
        return message(screen->lang, screen->words->bloc ? MSG_screen_nobody : MSG_screen_nowhere);
    }
    for (const char *at = status; *at; at += strspn(at, ", ")) {
        const size_t size = strcspn(at, ", ");
        const char *id = arena_text(&screen->arena, at, size);
        list = screen_join(screen, list, ", ", screen_look(screen, LOOK_STATUS, id));
        at += size;
    }
    return screen_say(screen, screen->words->bloc ? MSG_screen_nobody_as : MSG_screen_nowhere_as,
                      list);
}

static const char *sentence(struct screen *screen)
{
    const char *certain = counts(screen, false), *possible = counts(screen, true);
    const char *what = certain;
    if (*possible) {
        what =
            screen_join(screen, certain, ", ", screen_say(screen, MSG_screen_possibly, possible));
    }
    if (!*what) {
        what = nobody(screen);
    }
    const char *text = screen_capital(screen, on_day(screen, what));
    if (*certain && !*possible && screen->row_count > 1) {
        text = screen_join(screen, text, " ", message(screen->lang, MSG_screen_all_certain));
    }
    return text;
}

/* Why there is nobody: as much as the records say of the bloc. */
static void explain(struct screen *screen)
{
    const char *bloc = screen->words->bloc;
    const char *kind = bloc ? screen_look(screen, LOOK_BLOC_KIND, bloc) : "";
    const char *coverage = bloc ? screen_look(screen, LOOK_COVERAGE, bloc) : "";
    if (strcmp(kind, "proposal") == 0) {
        screen_paragraph(screen, 0, 0, STYLE_PLAIN, message(screen->lang, MSG_screen_proposal));
    } else if (strcmp(coverage, "mentioned") == 0) {
        screen_paragraph(screen, 0, 0, STYLE_PLAIN, message(screen->lang, MSG_screen_mentioned));
    }
}

static bool has_end(const struct screen *screen, size_t row)
{
    const char *end = screen_text(screen, row, ROLE_END);
    return *end && strcmp(end, "..") != 0;
}

static const char *name_of(struct screen *screen, size_t row)
{
    return screen->words->bloc
               ? screen_text(screen, row, ROLE_NAME)
               : screen_look(screen, LOOK_BLOC, screen_text(screen, row, ROLE_BLOC));
}

static void add_row(struct screen *screen, struct grid *grid, size_t row, bool with_status)
{
    const struct screen_words *words = screen->words;
    const char *id = screen_text(screen, row, other_role(screen));
    const char *cells[] = {
        words->bloc ? name_of(screen, row)
                    : screen_when(screen, screen_text(screen, row, ROLE_START), true),
        words->bloc ? id : screen_short(screen, id),
        words->bloc ? screen_when(screen, screen_text(screen, row, ROLE_START), true)
                    : name_of(screen, row),
        has_end(screen, row) ? screen_when(screen, screen_text(screen, row, ROLE_END), false) : "",
        with_status ? screen_status(screen, group_of(screen, row)) : "",
        words->bloc ? screen_look(screen, LOOK_EVENT, screen_text(screen, row, ROLE_START_EVENT))
                    : "",
    };
    grid_row(grid, screen_is_possible(screen, row) ? STYLE_POSSIBLE : STYLE_PLAIN, cells);
}

static struct grid make_grid(struct screen *screen)
{
    const enum language lang = screen->lang;
    struct grid grid = {.screen = screen, .indent = 2, .count = 6};
    grid.columns[1].keep = grid.columns[3].keep = true;
    grid.columns[3].heading = message(lang, MSG_screen_until);
    if (screen->words->bloc) {
        grid.columns[2] =
            (struct grid_column){.heading = message(lang, MSG_screen_since), .keep = true};
        grid.columns[5].heading = message(lang, MSG_screen_by);
    } else {
        grid.columns[0] =
            (struct grid_column){.heading = message(lang, MSG_screen_since), .keep = true};
    }
    return grid;
}

/* The rows of one status. Returns whether there are any. */
static bool write_group(struct screen *screen, size_t first, bool headed)
{
    struct grid grid = make_grid(screen);
    for (size_t i = first; i < screen->row_count; i++) {
        if (!screen_is_possible(screen, i) &&
            strcmp(group_of(screen, i), group_of(screen, first)) == 0) {
            add_row(screen, &grid, i, false);
        }
    }
    screen_blank(screen);
    if (headed) {
        const char *status = screen_status(screen, group_of(screen, first));
        screen_paragraph(screen, 0, 0, STYLE_BOLD, screen_capital(screen, status));
    }
    grid_write(&grid);
    return true;
}

static void write_possible(struct screen *screen)
{
    struct grid grid = make_grid(screen);
    for (size_t i = 0; i < screen->row_count; i++) {
        if (screen_is_possible(screen, i)) {
            add_row(screen, &grid, i, true);
        }
    }
    if (grid.row_count > 0) {
        screen_blank(screen);
        screen_paragraph(screen, 0, 0, STYLE_BOLD, message(screen->lang, MSG_screen_only_possible));
        grid_write(&grid);
    }
}

/* Of every bloc: each under its name. */
static void write_all(struct screen *screen)
{
    struct grid grid = {.screen = screen, .indent = 2, .count = 6};
    grid.columns[1].keep = grid.columns[3].keep = grid.columns[4].keep = true;
    const char *bloc = NULL;
    for (size_t i = 0; i < screen->row_count; i++) {
        const char *next = screen_text(screen, i, ROLE_BLOC);
        if (!bloc || strcmp(bloc, next) != 0) {
            grid_write(&grid);
            screen_blank(screen);
            screen_paragraph(screen, 0, 0, STYLE_BOLD, screen_bloc(screen, next));
            bloc = next;
        }
        const char *cells[] = {
            screen_text(screen, i, ROLE_NAME),
            screen_text(screen, i, ROLE_ACTOR),
            screen_status(screen, group_of(screen, i)),
            screen_when(screen, screen_text(screen, i, ROLE_START), true),
            screen_when(screen, screen_text(screen, i, ROLE_END), false),
            screen_is_possible(screen, i) ? message(screen->lang, MSG_screen_possible) : "",
        };
        grid_row(&grid, screen_is_possible(screen, i) ? STYLE_POSSIBLE : STYLE_PLAIN, cells);
    }
    grid_write(&grid);
}

static void add_next(struct screen *screen)
{
    struct screen_words *words = screen->words;
    if (screen->row_count > 0) {
        const size_t row = screen->row_count - 1;
        screen_next(words, "why %s %s", screen_text(screen, row, ROLE_BLOC),
                    screen_text(screen, row, ROLE_ACTOR));
    }
    if (words->bloc) {
        screen_next(words, "history %s", words->bloc);
        screen_next(words, "lineage %s", words->bloc);
    } else {
        screen_next(words, "history %s", words->actor);
        screen_next(words, "chronology --actor %s", words->actor);
    }
}

/* By the day on which they begin, where the rows are in no order that people know: of blocs. */
static int by_start(const void *a, const void *b)
{
    const struct dated *one = a, *other = b;
    return one->lo != other->lo ? (one->lo < other->lo ? -1 : 1)
                                : (one->place > other->place) - (one->place < other->place);
}

static void order_blocs(struct screen *screen)
{
    struct dated *list = arena_alloc(&screen->arena, (screen->row_count + 1) * sizeof *list);
    for (size_t i = 0; i < screen->row_count; i++) {
        list[i] = (struct dated){bar_days_of(screen, i).start_lo, i, screen->rows[i]};
    }
    sort_list(list, screen->row_count, sizeof *list, by_start);
    for (size_t i = 0; i < screen->row_count; i++) {
        screen->rows[i] = list[i].row;
    }
}

static void write(struct screen *screen)
{
    const struct screen_words *words = screen->words;
    const char *asked = words->bloc ? screen_bloc(screen, words->bloc) : screen->title;
    if (!words->bloc && !words->actor) {
        const char *rows = message_plural(&screen->arena, screen->lang, MSG_screen_standings,
                                          screen->row_count, NULL, 0);
        screen_head(screen, message(screen->lang, MSG_screen_every_bloc), on_day(screen, rows));
        write_all(screen);
        return;
    }
    if (words->actor) {
        order_blocs(screen);
    }
    screen_head(screen, asked, sentence(screen));
    if (screen->row_count == 0) {
        explain(screen);
    }
    size_t groups = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        groups += !screen_is_possible(screen, i) && is_first(screen, i, false, false);
    }
    for (size_t i = 0; i < screen->row_count; i++) {
        if (!screen_is_possible(screen, i) && is_first(screen, i, false, false)) {
            write_group(screen, i, groups > 1 || words->actor);
        }
    }
    write_possible(screen);
    add_next(screen);
}

static const enum column_role roles[] = {ROLE_BLOC,  ROLE_ACTOR, ROLE_NAME, ROLE_STATUS,
                                         ROLE_START, ROLE_END,   ROLE_NONE};
const struct screen_layout screen_standings_layout = {"members blocs", roles, write};
