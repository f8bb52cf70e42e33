#ifndef BLOCLINE_CHART_H
#define BLOCLINE_CHART_H

#include "arena.h"
#include "fault.h"
#include "intern.h"
#include "standing.h"
#include "theme.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pictures of answers. A picture shows a table that blocline can also print: rows in, marks out; no
 * file of a kind knows a format, and nothing here knows a database. Texts are borrowed as long as
 * the picture is made. Days as in day.h; open ends are the infinities of edtf.h. */

/* An actor or a bloc of the picture. */
struct chart_party {
    const char *id;
    const char *name;         /* in the language of the picture; never NULL */
    const char *short_name;   /* or NULL */
    const char *abbreviation; /* the one in use on the day line, or NULL */
    int64_t founded;          /* of a bloc: its first day, or EDTF_NEG_INF */
    int64_t ended;            /* of a bloc: the first day on which it is no more, or EDTF_POS_INF */
    const char *beside;       /* words under its name ("nested in CIS"), or NULL */
};

struct chart_status {
    const char *id, *name;
    bool full;
};

struct chart_spell {
    uint32_t bloc, actor, status; /* places in the lists of the picture */
    struct bounds days;
    const char *start, *end;             /* EDTF as the answer has it; ".." for open */
    const char *certainty;               /* as the answer says it */
    const char *start_event, *end_event; /* ids, or NULL */
};

/* A dated thing that happened: flags, the key, and the rows of a chronology. */
struct chart_event {
    const char *id, *date, *title, *kind;
    uint32_t bloc; /* place in the list, or NONE */
    int64_t lo, hi;
};

/* A step of a lineage. */
struct chart_step {
    uint32_t from, to;
    const char *relation, *date;
    int64_t day; /* its first day, or EDTF_NEG_INF */
};

/* One account in a picture of disagreements. */
struct chart_account {
    const char *event, *title, *bloc, *source, *date;
    int64_t lo, hi;
    bool used;
};

/* Days that all actors of the picture share in a bloc, as `together` answers. */
struct chart_share {
    uint32_t bloc;
    struct bounds days;
    const char *start, *end; /* EDTF; ".." for open */
};

struct chart_data {
    struct chart_party *blocs, *actors;
    size_t bloc_count, actor_count;
    const struct chart_status *statuses;
    const enum fill *fills; /* by status */
    size_t status_count;
    struct chart_spell *spells; /* in order of bloc, actor, time */
    size_t spell_count;
    const struct chart_spell *others; /* of the reading compared with: full ones */
    size_t other_count;
    const struct chart_event *events; /* in order of first day */
    size_t event_count;
    const struct chart_step *steps;
    size_t step_count;
    const struct chart_account *accounts; /* those of one event together, the counted one first */
    size_t account_count;
    const struct chart_share *shares; /* in order of bloc, time */
    size_t share_count;
    uint32_t subject;        /* of a lineage: place of the bloc asked about, or NONE */
    const char *const *tree; /* of a lineage: the lines of `lineage --tree` */
    size_t tree_count;
    int64_t as_of; /* the last day of the records */
};

enum chart_order { ORDER_START, ORDER_END, ORDER_NAME, ORDER_DAYS, ORDER_ID };
enum chart_flags { FLAGS_AUTO, FLAGS_NONE, FLAGS_EDGES, FLAGS_ALL };

struct chart_options {
    enum language lang;
    enum theme_id theme;
    double width;   /* pixels of an SVG */
    size_t columns; /* of a terminal */
    bool ascii, colour;
    int64_t lo, hi;       /* the range asked for; infinities: as the data are */
    int64_t day;          /* the day line */
    const char *day_text; /* as it was asked for, ISO */
    enum party of;        /* what the subjects named are */
    bool by_actor;        /* lanes are actors, rows are blocs */
    enum chart_order order;
    enum chart_flags flags;
    bool no_dates, no_ground;
    const char *title;        /* --title, or NULL */
    const char *reading;      /* its title */
    const char *other;        /* title of the reading compared with, or NULL */
    const char *source_line;  /* what the picture was made of */
    const char *command_line; /* what draws it again */
    const char *note;         /* what was left out, or NULL */
};

/* Makes the SVG of one kind. An empty answer is a picture with a sentence. */
struct svg;
typedef void chart_draw(const struct chart_data *data, const struct chart_options *options,
                        struct svg *svg);

/* Writes the terminal form, lines of at most options->columns. */
struct cells;
typedef void chart_print(const struct chart_data *data, const struct chart_options *options,
                         struct cells *cells);

/* What rows a picture is made of. */
enum chart_source {
    CHART_SPELLS,   /* of the subjects named, with the events of their blocs */
    CHART_COUNTED,  /* of the subjects named */
    CHART_DAY,      /* of the actors chosen, in all blocs */
    CHART_PAIRS,    /* the same, without blocs that are treaties of pairs */
    CHART_STEPS,    /* a lineage, and who stood in its blocs */
    CHART_EVENTS,   /* a chronology */
    CHART_SHARES,   /* of the actors named, and what they share */
    CHART_ACCOUNTS, /* that disagree about a date */
};

struct chart_kind {
    const char *name;    /* "history" */
    const char *command; /* the command whose table is behind it */
    enum chart_source rows;
    const char *operands; /* for people: "BLOC...|ACTOR..." */
    int least, most;
    chart_draw *draw;
    chart_print *print;
};

/* All kinds, ending with a NULL name. */
const struct chart_kind *chart_kinds(void);

/* Most rows that a picture shows; more are a usage fault of whoever asks. */
enum {
    CHART_ROWS_MAX = 2000,
    CHART_WIDTH_MIN = 320,
    CHART_WIDTH_MAX = 4000,
    CHART_WIDTH = 960,
    CHART_COLUMNS_MIN = 40, /* of a terminal */
    CHART_COLUMNS = 80,
    CHART_ACTORS = 14, /* that a picture of a day shows where none are chosen */
};

#endif
