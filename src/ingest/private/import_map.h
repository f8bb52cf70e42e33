#ifndef BLOCLINE_IMPORT_MAP_H
#define BLOCLINE_IMPORT_MAP_H

#include "arena.h"
#include "fault.h"
#include "finding.h"
#include "ini_keys.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* A mapping: which columns of other people's tables say what (README, "Bring your own data"). */

/* What a row of the table is. */
enum import_shape {
    SHAPE_SPELLS,      /* a standing with its start and its end */
    SHAPE_STEPS,       /* a bloc and an actor, with a date column for each status */
    SHAPE_PANEL,       /* a bloc, an actor and a year */
    SHAPE_WIDE_BLOCS,  /* a bloc and a year, with a column for each actor (COW 3b) */
    SHAPE_WIDE_ACTORS, /* an actor and a year, with a column for each bloc (COW 3a) */
    SHAPE_UNKNOWN
};
extern const struct vocabulary shape_words;

/* What the end of a spell is: the last day or year on which it held, or the first on which not. */
enum { HEADER_LAST = 1000 }; /* the last line on which a header may stand */

enum import_end { END_LAST, END_FIRST_OUT, END_UNKNOWN };
extern const struct vocabulary end_words;

/* How dates in three numbers are ordered, or that numbers are days as Excel counts them. */
enum import_order { ORDER_YMD, ORDER_DMY, ORDER_MDY, ORDER_EXCEL, ORDER_UNKNOWN };
extern const struct vocabulary order_words;

/* What the actor column holds. */
enum import_code {
    CODE_ID,
    CODE_ISO3,
    CODE_ISO2,
    CODE_ISO_NUMERIC,
    CODE_COW,
    CODE_COWC,
    CODE_GW,
    CODE_WIKIDATA,
    CODE_NAME,
    CODE_UNKNOWN
};
extern const struct vocabulary import_code_words;

/* The columns that a table may name by a key of its own. */
enum import_role {
    IMPORT_BLOC,
    IMPORT_BLOC_NAME,
    IMPORT_ACTOR,
    IMPORT_ACTOR_NAME,
    IMPORT_STATUS,
    IMPORT_YEAR,
    IMPORT_START,
    IMPORT_END,
    IMPORT_FOUNDED,
    IMPORT_ENDED,
    IMPORT_ROLES
};
extern const char *const import_role_keys[IMPORT_ROLES + 1];

/* `key = A|B`: the first of these columns that has a value. */
struct map_columns {
    const char *text; /* as written; NULL: not given */
    struct place place;
};

/* step.STATUS = COLUMN, bloc.FIELD = COLUMN, actor.FIELD = COLUMN */
struct map_pair {
    const char *name; /* the status or field */
    uint32_t field;   /* enum party_field */
    struct map_columns columns;
};

struct map_pairs {
    struct map_pair *list;
    size_t count, capacity;
};

struct map_table {
    const char *section; /* "table", "table huggo" */
    const char *name;    /* as written after "table"; "" */
    const char *file, *title, *url, *author, *date, *publisher, *source;
    const char *columns;     /* wide shapes: "first..last"; NULL: all that resolve or are left */
    const char *null, *open; /* words, parted by spaces; NULL: the usual */
    const char *encoding, *delimiter;
    struct map_columns role[IMPORT_ROLES];
    struct map_pairs steps, bloc_fields, actor_fields;
    enum import_shape shape;
    enum import_end end_is;
    enum import_order order;
    enum import_code code;
    enum years_rule years;
    uint32_t header;  /* the line of the header; 0: the first */
    const char *lang; /* of names; NULL: as their letters look */
    struct place place;
};

/* What a bloc or actor may have besides, in columns of the table: bloc.cow_igo = COLUMN. */
enum party_field {
    PARTY_COW_IGO,
    PARTY_ISO2,
    PARTY_ISO_NUMERIC,
    PARTY_COW,
    PARTY_GW,
    PARTY_WIKIDATA,
    PARTY_KIND,
    PARTY_COVERAGE,
    PARTY_TAGS,
    PARTY_NOTE,
    PARTY_FIELDS
};
extern const struct vocabulary party_field_words;

/* [actors]: a table of the actors that the other tables name. */
struct map_actors {
    const char *file; /* NULL: there is none */
    struct map_columns value, id, name, start, end;
    struct map_pairs fields;
    struct place place;
};

/* Keys whose values are texts or columns, and the place of the member that has the value: read and
 * printed by the same list. Each list ends with NULL. */
struct map_key {
    const char *key;
    size_t at;
};
extern const struct map_key map_source_keys[]; /* struct map_table: the table, how it is cited */
extern const struct map_key map_text_keys[];   /* the same: how its cells are read */
extern const struct map_key map_actors_keys[]; /* struct map_actors: columns */
extern const struct map_key map_status_keys[]; /* struct map_status */

static inline const char **map_text_of(void *record, const struct map_key *key)
{
    return (const char **)(void *)((char *)record + key->at);
}

/* [status NAME] */
struct map_status {
    const char *id, *class, *cow, *kind, *name, *after;
};

/* [status]: VALUE = NAME; an empty name: nothing is said. */
struct map_value {
    const char *value; /* folded */
    const char *status;
};

struct import_map {
    struct arena arena;
    struct ini_keys *keys; /* NULL: nobody gave a mapping */
    uint32_t file;
    struct map_table *tables;
    size_t table_count, table_capacity;
    struct map_actors actors;
    struct map_status *statuses;
    size_t status_count, status_capacity;
    struct map_value *values;
    size_t value_count, value_capacity;
    bool values_given; /* the mapping says what values mean */
    bool guessed;      /* some of it is a guess */
};

/* Reads a mapping (`text`: the whole file, file number `file`). Findings: `unknown-section`,
 * `unknown-key`, `bad-mapping`, and those of ini_keys. False only on a fault. Release with
 * import_map_release, also after a fault. */
bool import_map_read(struct import_map *map, const char *text, size_t size, uint32_t file,
                     struct findings *findings, struct fault *fault);
void import_map_release(struct import_map *map);

/* A table of the map, all unknown. */
struct map_table *import_map_add(struct import_map *map);
void map_pairs_add(struct map_pairs *pairs, const char *name, struct map_columns columns);

/* A key of [package], or NULL. */
const char *import_map_package(const struct import_map *map, const char *key);

/* The status that stands for a value of a table: its id, "" where nothing is said, NULL: the map
 * does not say. */
const char *import_map_status(const struct import_map *map, const char *value, size_t size);

/* Writes the map as an ini file that reads the same. */
void import_map_print(const struct import_map *map, FILE *out);

/* Fills in what the mapping does not say of a table: from the names of its columns and the values
 * of its first rows. */
struct import_sample {
    const char *const *header; /* `width` names */
    size_t width;
    const char *const *cells; /* row by row; NULL for an empty one */
    size_t rows;
};
void import_guess(struct import_map *map, struct map_table *table,
                  const struct import_sample *sample);

/* Whether these are names of columns that make a table: a bloc, an actor, a date or a year. */
bool import_guess_header(const char *const *names, size_t count);

/* The letters and digits of a name of a column, small: "Entry Into Force Date" and
 * "entry_into_force_date" are one. Owned by the arena. */
const char *import_plain(struct arena *arena, const char *text);

#endif
