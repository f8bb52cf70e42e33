#ifndef BLOCLINE_SCREEN_H
#define BLOCLINE_SCREEN_H

#include "arena.h"
#include "message.h"
#include "render.h"
#include "screen_dates.h"
#include "screen_words.h"

/* An answer for people (`-f screen`): what was asked, the answer in one sentence, the rows whole,
 * what else there is, and how to go on. A layout is chosen by the roles of the columns. */

enum screen_style { STYLE_PLAIN, STYLE_BOLD, STYLE_POSSIBLE, STYLE_GOOD, STYLE_BAD };

struct screen_signs {
    const char *counts, *agrees, *differs; /* of an account */
    const char *arrow, *dot, *dash;        /* between what was and is; between facts; no value */
    const char *certain, *partial, *vague, *none, *goes_on; /* of a bar of time */
    const char *branch, *last_branch, *trunk;               /* of a tree */
};

struct screen {
    struct table_sink sink; /* first, so that a sink is the screen it belongs to */
    FILE *out;
    struct render_options options;
    struct screen_words *words; /* of the options, or `own` */
    struct screen_words own;
    enum language lang;
    size_t width;
    const struct screen_signs *signs;
    const struct column *columns;
    size_t count;
    char *title;                        /* or NULL */
    const struct screen_layout *layout; /* NULL: `plain` takes the rows */
    struct table_sink *plain;
    struct arena arena;
    const char *const **rows; /* texts by column, cleaned; "" for no value */
    size_t row_count, capacity;
};

struct screen_layout {
    const char *subjects;          /* the commands it is for, between spaces; NULL: any */
    const enum column_role *roles; /* that must all be there, ending with ROLE_NONE */
    void (*write)(struct screen *screen);
};

/* Layouts, in the order in which they are tried. */
extern const struct screen_layout screen_standings_layout, screen_history_layout,
    screen_events_layout, screen_changes_layout, screen_lineage_layout, screen_why_layout,
    screen_disagreements_layout, screen_find_layout, screen_list_layout, screen_record_layout,
    screen_lines_layout, screen_compare_layout;

/* ---- What the rows say ---- */

/* The text of the row in the column with the role; "" without a value or a column. */
const char *screen_text(const struct screen *screen, size_t row, enum column_role role);
/* In the column of that name. */
const char *screen_named(const struct screen *screen, size_t row, const char *name);
bool screen_is_possible(const struct screen *screen, size_t row);

/* ---- Words. Texts are owned by the screen's arena or static ---- */

#define screen_say(screen, id, ...)                                                                \
    message_format(&(screen)->arena, (screen)->lang, id, __VA_ARGS__)
/* The text for an id; the id itself where there is none. */
const char *screen_look(struct screen *screen, enum look what, const char *id);
/* What people call a bloc in short: its abbreviation in the language, else its id. */
const char *screen_short(struct screen *screen, const char *bloc);
/* "Eurasian Economic Union (EAEU)", and in Russian "... (ЕАЭС, EAEU)". */
const char *screen_bloc(struct screen *screen, const char *bloc);
const char *screen_kind(struct screen *screen, const char *kind);
/* "member", in the language; of several, "member observer", each. */
const char *screen_status(struct screen *screen, const char *status);
/* "5 members" */
const char *screen_count(struct screen *screen, const char *status, size_t count);
/* The date of a column; `start`: of a beginning. */
const char *screen_when(struct screen *screen, const char *edtf, bool start);
/* With a capital letter. */
const char *screen_capital(struct screen *screen, const char *text);
/* `list` and `text`, parted by `between` unless one of them is empty. */
const char *screen_join(struct screen *screen, const char *list, const char *between,
                        const char *text);

/* ---- Writing ---- */

/* Writes a paragraph: its first line after `first` spaces, the others after `hang`. */
void screen_paragraph(struct screen *screen, size_t first, size_t hang, enum screen_style style,
                      const char *text);
/* The same after a sign of one column and a space, which stand after `first` spaces. */
void screen_signed(struct screen *screen, size_t first, const char *sign, enum screen_style style,
                   const char *text, const char *url);
/* The same with a text before the first line and another before each of the others. */
void screen_prefixed(struct screen *screen, const char *first, const char *others,
                     const char *text);
void screen_blank(struct screen *screen);
/* The first line and the second. NULL: nothing is known. */
void screen_head(struct screen *screen, const char *asked, const char *answer);

/* ---- Rows in columns ---- */

enum { GRID_COLUMNS = 8 };
struct grid {
    struct screen *screen;
    size_t indent, count;
    struct grid_column {
        const char *heading; /* "" or NULL: none */
        bool keep;           /* is wrapped only if nothing else helps: dates, ids */
        bool fixed;          /* is never wrapped: bars, trees */
        size_t least;        /* that it is wide, if it has any text */
        size_t width;
    } columns[GRID_COLUMNS];
    const char *const **rows;
    enum screen_style *styles;
    size_t row_count, capacity;
};

/* Adds a row; the texts are borrowed until grid_write. */
void grid_row(struct grid *grid, enum screen_style style, const char *const *cells);
/* Writes the rows, whole, and forgets them. Columns without any text are left out. */
void grid_write(struct grid *grid);

/* ---- Bars of time ---- */

struct bar_scale {
    int64_t lo, hi; /* days */
    size_t width;   /* signs */
};
struct bar_days {
    int64_t start_lo, start_hi, end_lo, end_hi;
    bool open, partial;
};
/* Reads the days of a spell from its dates. */
struct bar_days bar_days_of(const struct screen *screen, size_t row);
const char *screen_bar(struct screen *screen, const struct bar_scale *scale,
                       const struct bar_days *days);
/* The years at its ends and between. */
const char *screen_bar_heading(struct screen *screen, const struct bar_scale *scale);

#endif
