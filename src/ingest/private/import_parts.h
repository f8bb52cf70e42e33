#ifndef BLOCLINE_IMPORT_PARTS_H
#define BLOCLINE_IMPORT_PARTS_H

#include "dataset.h"
#include "fault.h"
#include "finding.h"
#include "import_map.h"
#include "intern.h"
#include "message.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The parts of an import, shared by its files only. Rows become claims ("from this date to that one
 * this actor had this status in this bloc"), claims are put in order pair by pair, and become
 * events.
 */

/* ---- What was repaired (import_repair.c) ---- */

/* Each has a message import.repair.NAME, in this order. */
enum import_repair {
    REPAIR_DOUBLED,        /* a row says what another says */
    REPAIR_ONE_DAY,        /* two steps on one day */
    REPAIR_END_FIRST,      /* an end that is not after its start */
    REPAIR_NO_START,       /* an end without a start */
    REPAIR_OVERLAP,        /* standings of one actor that overlap */
    REPAIR_BOUNDED,        /* a vague date bounded by the one beside it */
    REPAIR_RANGE,          /* messydates a..b */
    REPAIR_IMPOSSIBLE_DAY, /* 1999-02-30 */
    REPAIR_ZEROS,          /* 1999-00-00 */
    REPAIR_WRITTEN,        /* 30.04.1994, 1994.0 */
    REPAIR_STEP_BACK,      /* a step that comes before another has the later date */
    REPAIR_FOUNDED_LATE,   /* a bloc founded after its first standing */
    REPAIR_ENDED_EARLY,    /* a bloc that ended before its last change */
    REPAIR_NO_ACTOR,       /* a row that names no actor, */
    REPAIR_NO_BLOC,        /* no bloc, */
    REPAIR_NO_DATE,        /* has no date: it makes no event */
    REPAIR_COUNT
};

struct repair {
    uint32_t file, line;
    uint16_t column;
    uint16_t kind;
};

struct repairs {
    struct repair *list;
    size_t count, capacity;
    size_t counts[REPAIR_COUNT];
};

/* "doubled": as repairs.csv names it; and what is said of it. */
const char *import_repair_name(uint32_t kind);
enum message import_repair_message(uint32_t kind);

void repair_add(struct repairs *repairs, enum import_repair kind, uint32_t file, uint32_t line,
                uint16_t column);

/* ---- Dates (import_date.c) ---- */

struct import_date {
    int64_t lo, hi;
    int32_t year; /* of a date that was coded as a year: that year, or the one after the last; else
                   * NO_YEAR */
};

#define NO_YEAR INT32_MIN

/* The dates met, each once. */
struct import_dates {
    struct intern *texts; /* EDTF */
    struct import_date *list;
    size_t capacity;
};

void import_dates_init(struct import_dates *dates);
void import_dates_release(struct import_dates *dates);

/* The number of a date, added if it is new. */
uint32_t import_date_put(struct import_dates *dates, const char *text, struct import_date date);
/* The number of the date "[lo..hi]", or of the day if they are one; lo may be EDTF_NEG_INF. */
uint32_t import_date_between(struct import_dates *dates, int64_t lo, int64_t hi);
/* From when to when years first to last were held, by the rule. */
uint32_t import_date_year(struct import_dates *dates, int32_t year, enum years_rule rule,
                          bool is_end);

/* How the dates of a table are to be read. */
struct date_manner {
    enum years_rule years;
    enum import_end end_is;
    enum import_order order;
    const char *null, *open; /* words, parted by spaces */
    enum language language;  /* of what is said of them */
};

enum date_found { FOUND_NONE, FOUND_OPEN, FOUND_DATE, FOUND_BAD };

/* Reads the text of a cell. FOUND_DATE: `*date`, and `*repair` (REPAIR_COUNT: none). FOUND_BAD:
 * `*why`, in the arena. */
enum date_found import_date_read(struct import_dates *dates, const struct date_manner *manner,
                                 const char *text, size_t size, bool is_end, uint32_t *date,
                                 enum import_repair *repair, struct arena *arena, const char **why);

/* Whether the text is one of the words of a list parted by spaces. */
bool import_is_word(const char *words, const char *text, size_t size);

/* " (did you mean 2004?)" for 20O4, with letters that look like digits; else "". */
const char *import_meant(struct arena *arena, const char *text, enum language language);

/* Whether the text is a word for "no value"; `words` NULL: the usual ones. */
bool import_is_null(const char *words, const char *text, size_t size);

/* ---- Blocs and actors (import_party.c) ---- */

struct party_period {
    int64_t lo, hi;
    const char *code; /* its Correlates of War number then, or NULL */
};

struct import_party {
    const char *id;
    const char *name;  /* or NULL */
    const char *value; /* of an actor: as a table has it; NULL: nobody needs to know */
    const char *fields[PARTY_FIELDS]; /* or NULL */
    struct party_period *periods;     /* from when to when an actor existed, in order of the rows */
    size_t period_count, period_capacity;
    uint32_t file, line; /* where it was met first */
    uint16_t column;
    uint8_t table; /* which table that was */
    bool dense;    /* rows tell of it in every year in which it was there */
    bool known;    /* an actor of the world: its row stands there */
    size_t rows;
    int32_t first_year, last_year; /* of rows about it */
    uint32_t founded, ended;       /* dates, or NONE */
    uint32_t founded_line, ended_line;
    uint16_t founded_column, ended_column;
    uint64_t *years; /* bits from FIRST_BIT_YEAR on: the years that rows tell of; or NULL */
};

enum { FIRST_BIT_YEAR = 1000, BIT_YEARS = 2048 };

struct import_parties {
    struct intern *values; /* as the tables have them */
    uint32_t *of_value;    /* by number of the value: the party */
    size_t of_value_capacity;
    struct intern *ids;
    struct import_party *list; /* by number of the id */
    size_t capacity;
};

void import_parties_init(struct import_parties *parties);
void import_parties_release(struct import_parties *parties);

/* The party with this id, added if it is new. */
uint32_t import_party_put(struct import_parties *parties, struct arena *arena, const char *id);
/* An id made of a text. `strict`: of letters and digits; else of all that an id may hold. */
const char *import_id(struct arena *arena, const char *text, bool strict);
void import_party_period(struct import_party *party, int64_t lo, int64_t hi, const char *code);
void import_party_year(struct import_party *party, int32_t year);
bool import_party_has_year(const struct import_party *party, int32_t year);

/* ---- Claims (import_claim.c) ---- */

struct claim {
    uint32_t bloc, actor;
    uint32_t start, end; /* dates; start NONE: unknown; end NONE: it goes on */
    uint32_t line, end_line;
    uint16_t start_column, end_column;
    uint8_t status;
    uint8_t table;
    bool is_step;   /* the next step of its row ends it */
    bool no_effect; /* it happened, but no standing comes of it */
};

struct claims {
    struct claim *list;
    size_t count, capacity;
};

/* ---- The whole ---- */

struct import_status {
    const char *id, *class, *cow, *kind, *after;
    const char *name[LANG_COUNT];
    bool used;
};

enum { IMPORT_STATUSES = 200, IMPORT_TABLES = 200 };

struct import_known; /* actors that others know (import_known.c) */

struct import {
    struct arena arena;
    struct import_map map;
    struct dataset *files; /* for the names of files in findings; borrowed */
    struct findings *findings;
    const struct watch *watch;
    enum language language;
    struct import_dates dates;
    struct import_parties blocs, actors;
    struct claims claims;
    struct repairs repairs;
    struct import_status statuses[IMPORT_STATUSES];
    size_t status_count;
    struct import_known *known;  /* or NULL */
    uint32_t *table_files;       /* by table: its file number */
    const char **table_names;    /* by table: its file's name without folders */
    const char *const **headers; /* by table: the names of its columns */
    const char **table_sources;  /* by table: the id of its source */
    size_t rows;
    int32_t first_year, last_year; /* of the tables that are by year */
    int64_t last_day;              /* of all dates that say a day */
    uint32_t ends_in[BIT_YEARS];   /* spells that end in a year, from FIRST_BIT_YEAR on */
    FILE *events;                  /* where they go */
    FILE *sample;                  /* where the first of them are shown; or NULL */
    size_t event_count;
};

/* The status with this id, with the usual meaning; NONE: there are too many. */
uint32_t import_status_put(struct import *import, const char *id);
/* The status that a value of a table stands for; NONE: nothing is said. False: nobody knows, and a
 * finding says so. */
bool import_status_of(struct import *import, const char *value, size_t size,
                      const struct place *place, uint32_t *status);

/* Reads a table into claims (import_rows.c). False only on a fault. */
bool import_rows(struct import *import, size_t table, const char *path, struct fault *fault);

void import_claim_add(struct import *import, const struct claim *claim);

/* Small things that several shapes need. */
int64_t import_day_of_year(int32_t year); /* 31 December */
void import_note_end(struct import *import, uint32_t date);

/* Puts the claims in order and writes them as events (import_events.c). */
bool import_events(struct import *import, struct fault *fault);

/* The actor that a value of a table names, on a day of lo..hi; `name`: as the row calls it, or
 * NULL. Where nobody knows it, it gets a row of its own. */
struct actor_asked {
    enum import_code code;
    const char *text, *name;
    size_t size;
    int64_t lo, hi;
    uint32_t file, line;
    uint16_t column;
};
uint32_t import_actor(struct import *import, const struct actor_asked *asked);

/* Reads the table of [actors] (import_actors.c). False only on a fault. */
bool import_actors(struct import *import, const char *path, struct fault *fault);

/* The actors that others know. `folder`: a package with actors. NULL: a fault. */
struct import_known *import_known_open(const char *folder, struct fault *fault);
void import_known_close(struct import_known *known);
/* The id of the actor with the code or name on a day of lo..hi, or NULL. `*alone`: it is so on
 * every day. */
const char *import_known_find(const struct import_known *known, enum import_code code,
                              const char *text, size_t size, int64_t lo, int64_t hi, bool *alone);
/* The nearest of its names: up to `count` ids with the names, "KGZ (Kyrgyzstan)". */
size_t import_known_near(const struct import_known *known, struct arena *arena, const char *text,
                         const char **near, size_t count);
bool import_known_has(const struct import_known *known, const char *id);

/* Writes the rows of the tables that have findings into a new file, with the reasons, and takes the
 * findings for warnings (import_aside.c). `*count`: how many. */
bool import_set_aside(struct import *import, const char *const *paths, FILE *out, size_t *count,
                      struct fault *fault);
/* Works out the columns of findings in the tables, which are read once more: FAULT_IO. */
bool import_locate(struct import *import, const char *const *paths, struct fault *fault);

/* A cell of CSV, quoted where it has to be. */
void import_put_cell(FILE *out, const char *text);

#endif
