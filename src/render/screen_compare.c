#include "screen.h"
#include "text.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* Where two readings part: `compare`, in rows and bloc by bloc (--summary). */

/* Days by kind, of all rows or of one. */
struct sums {
    int64_t days[CONTRAST_COUNT], all;
};

static void add_days(struct sums *sums, uint32_t kind, const char *days)
{
    const int64_t count = strtoll(days, NULL, 10);
    sums->days[kind] += count;
    sums->all += count;
}

static uint32_t kind_of(const struct screen *screen, size_t row)
{
    const uint32_t kind = word_find(&contrast_words, screen_text(screen, row, ROLE_CONTRAST));
    return kind == WORD_UNKNOWN ? CONTRAST_POSSIBLE : kind;
}

/* The days of a row of a summary. */
static struct sums sums_of(const struct screen *screen, size_t row)
{
    static const char *const names[CONTRAST_COUNT] = {"agree", "status", "only_first",
                                                      "only_second", "possible"};
    struct sums sums = {.all = 0};
    for (uint32_t kind = 0; kind < CONTRAST_COUNT; kind++) {
        add_days(&sums, kind, screen_named(screen, row, names[kind]));
    }
    return sums;
}

static int64_t parted(const struct sums *sums)
{
    return sums->days[CONTRAST_STATUS] + sums->days[CONTRAST_ONLY_FIRST] +
           sums->days[CONTRAST_ONLY_SECOND];
}

static const char *number(struct screen *screen, int64_t value)
{
    return arena_printf(&screen->arena, "%lld", (long long)value);
}

/* "Of 6000 days of standing they agree on 5000 (83 %); ..." */
static const char *sentence(struct screen *screen, const struct sums *sums)
{
    const int64_t agreed = sums->days[CONTRAST_AGREE];
    if (screen->row_count == 0 || sums->all == 0) {
        return message(screen->lang, MSG_screen_compared_nothing);
    }
    if (agreed == sums->all) {
        return screen_say(screen, MSG_screen_compared_all, number(screen, sums->all));
    }
    const char *const all = number(screen, sums->all), *const same = number(screen, agreed);
    const char *const percent = number(screen, agreed * 100 / sums->all);
    const char *const apart = number(screen, parted(sums));
    const int64_t open = sums->days[CONTRAST_POSSIBLE];
    return open ? screen_say(screen, MSG_screen_compared_sum, all, same, percent, apart,
                             number(screen, open))
                : screen_say(screen, MSG_screen_compared_certain, all, same, percent, apart);
}

/* Right-aligned in so many columns. */
static const char *aligned(struct screen *screen, const char *text, size_t width)
{
    const size_t used = text_width(text, strlen(text));
    return arena_printf(&screen->arena, "%*s%s", (int)(width > used ? width - used : 0), "", text);
}

/* ---- Rows ---- */

/* "member", "member?" in the language. */
static const char *status_of(struct screen *screen, size_t row, enum column_role role)
{
    const char *text = screen_text(screen, row, role), *mark = strchr(text, '?');
    const size_t size = mark ? (size_t)(mark - text) : strlen(text);
    return !*text
               ? ""
               : screen_join(screen, screen_status(screen, arena_text(&screen->arena, text, size)),
                             "", mark ? mark : "");
}

static void add_row(struct screen *screen, struct grid *grid, size_t row, size_t width)
{
    const struct screen_words *words = screen->words;
    const uint32_t kind = kind_of(screen, row);
    const char *none = kind == CONTRAST_POSSIBLE ? screen->signs->dash : "";
    const char *first = status_of(screen, row, ROLE_OLD_STATUS);
    const char *second = status_of(screen, row, ROLE_NEW_STATUS);
    const char *event = screen_text(screen, row, ROLE_START_EVENT);
    event = *event ? event : screen_text(screen, row, ROLE_END_EVENT);
    const char *cells[] = {
        words->bloc ? "" : screen_short(screen, screen_text(screen, row, ROLE_BLOC)),
        words->actor ? "" : screen_text(screen, row, ROLE_NAME),
        *first ? first : none,
        kind == CONTRAST_AGREE && strcmp(first, second) == 0 ? ""
        : *second                                            ? second
                                                             : none,
        screen_when(screen, screen_text(screen, row, ROLE_START), true),
        screen_when(screen, screen_text(screen, row, ROLE_END), false),
        aligned(screen, screen_text(screen, row, ROLE_DAYS), width),
        screen->width >= 100 ? screen_look(screen, LOOK_EVENT, event) : "",
    };
    grid_row(grid, kind == CONTRAST_POSSIBLE ? STYLE_POSSIBLE : STYLE_PLAIN, cells);
}

static const char *heading_of(struct screen *screen, uint32_t kind)
{
    const struct screen_words *words = screen->words;
    switch (kind) {
    case CONTRAST_AGREE:
        return message(screen->lang, MSG_screen_compared_agree);
    case CONTRAST_STATUS:
        return message(screen->lang, MSG_screen_compared_status);
    case CONTRAST_ONLY_FIRST:
        return screen_say(screen, MSG_screen_compared_only, words->first);
    case CONTRAST_ONLY_SECOND:
        return screen_say(screen, MSG_screen_compared_only, words->second);
    default:
        return message(screen->lang, MSG_screen_only_possible);
    }
}

static void write_kind(struct screen *screen, uint32_t kind)
{
    const struct screen_words *words = screen->words;
    const bool both = kind == CONTRAST_STATUS || kind == CONTRAST_POSSIBLE;
    const char *days = message(screen->lang, MSG_heading_days);
    size_t width = text_width(days, strlen(days));
    struct grid grid = {
        .screen = screen,
        .indent = 2,
        .count = 8,
        .columns = {{.keep = true},
                    {.keep = true},
                    {.heading = both ? words->first : NULL},
                    {.heading = both ? words->second : NULL},
                    {.heading = message(screen->lang, MSG_screen_from), .keep = true},
                    {.heading = message(screen->lang, MSG_screen_until), .keep = true},
                    {.heading = days, .keep = true, .fixed = true},
                    {.heading = message(screen->lang, MSG_screen_by)}}};
    for (size_t i = 0; i < screen->row_count; i++) {
        const size_t size = strlen(screen_text(screen, i, ROLE_DAYS));
        width = size > width ? size : width;
    }
    for (size_t i = 0; i < screen->row_count; i++) {
        if (kind_of(screen, i) == kind) {
            add_row(screen, &grid, i, width);
        }
    }
    if (grid.row_count > 0) {
        screen_blank(screen);
        screen_paragraph(screen, 0, 0, STYLE_BOLD, heading_of(screen, kind));
        grid_write(&grid);
    }
}

/* Why the first row in which they part is so, in both. */
static void add_next(struct screen *screen)
{
    const struct screen_words *words = screen->words;
    size_t row = 0;
    while (row + 1 < screen->row_count && kind_of(screen, row) == CONTRAST_AGREE) {
        row++;
    }
    if (screen->row_count > 0) {
        const char *bloc = screen_text(screen, row, ROLE_BLOC);
        const char *actor = screen_text(screen, row, ROLE_ACTOR);
        screen_next(screen->words, "why %s %s --reading %s", bloc, actor, words->first);
        screen_next(screen->words, "why %s %s --reading %s", bloc, actor, words->second);
    }
}

static void write_rows(struct screen *screen)
{
    static const uint32_t order[] = {CONTRAST_STATUS, CONTRAST_ONLY_FIRST, CONTRAST_ONLY_SECOND,
                                     CONTRAST_POSSIBLE, CONTRAST_AGREE};
    struct sums sums = {.all = 0};
    for (size_t i = 0; i < screen->row_count; i++) {
        add_days(&sums, kind_of(screen, i), screen_text(screen, i, ROLE_DAYS));
    }
    screen_head(screen, screen->title, sentence(screen, &sums));
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        write_kind(screen, order[i]);
    }
    add_next(screen);
}

/* ---- Bloc by bloc ---- */

/* What people call it, where that is not its id. */
static const char *short_name(struct screen *screen, const char *bloc)
{
    const char *name = screen_short(screen, bloc);
    return strcmp(name, bloc) == 0 ? "" : name;
}

static void write_blocs(struct screen *screen)
{
    const struct screen_words *words = screen->words;
    const enum language lang = screen->lang;
    enum { NAMES = 2, COLUMNS = NAMES + CONTRAST_COUNT };
    const char *const headings[COLUMNS] = {
        "",
        "",
        message(lang, MSG_heading_agree),
        message(lang, MSG_heading_other_status),
        screen_say(screen, MSG_screen_compared_only, words->first),
        screen_say(screen, MSG_screen_compared_only, words->second),
        message(lang, MSG_heading_possible)};
    struct grid grid = {.screen = screen, .indent = 2, .count = COLUMNS};
    for (size_t i = 0; i < COLUMNS; i++) {
        grid.columns[i].heading = headings[i];
        grid.columns[i].keep = true;
    }
    for (size_t i = 0; i < screen->row_count; i++) {
        const struct sums sums = sums_of(screen, i);
        const char *bloc = screen_text(screen, i, ROLE_BLOC);
        const char *cells[COLUMNS] = {bloc, short_name(screen, bloc)};
        for (uint32_t kind = 0; kind < CONTRAST_COUNT; kind++) {
            const char *heading = headings[NAMES + kind];
            const int64_t days = sums.days[kind];
            cells[NAMES + kind] = aligned(screen, days ? number(screen, days) : screen->signs->none,
                                          text_width(heading, strlen(heading)));
        }
        grid_row(&grid, STYLE_PLAIN, cells);
    }
    screen_blank(screen);
    grid_write(&grid);
}

static void write_summary(struct screen *screen)
{
    struct sums all = {.all = 0};
    int64_t most = -1;
    size_t widest = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        const struct sums sums = sums_of(screen, i);
        for (uint32_t kind = 0; kind < CONTRAST_COUNT; kind++) {
            all.days[kind] += sums.days[kind];
        }
        all.all += sums.all;
        if (parted(&sums) > most) {
            most = parted(&sums);
            widest = i;
        }
    }
    screen_head(screen, screen->title, sentence(screen, &all));
    if (screen->row_count > 0) {
        write_blocs(screen);
        screen_next(screen->words, "compare %s %s --bloc %s", screen->words->first,
                    screen->words->second, screen_text(screen, widest, ROLE_BLOC));
    }
}

static void write(struct screen *screen)
{
    const bool rows =
        column_with_role(screen->columns, screen->count, ROLE_CONTRAST) < screen->count;
    (rows ? write_rows : write_summary)(screen);
}

static const enum column_role roles[] = {ROLE_BLOC, ROLE_NONE};
const struct screen_layout screen_compare_layout = {"compare", roles, write};
