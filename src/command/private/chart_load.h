#ifndef BLOCLINE_CHART_LOAD_H
#define BLOCLINE_CHART_LOAD_H

#include "chart.h"
#include "command.h"
#include "resolve.h"

/* The rows of pictures: what `blocline chart` draws, read by the queries and the commands that
 * answer the tables behind them. Everything is owned by the arena of the loaded data, but for the
 * arrays that grow. */

enum { LOAD_SPELLS, LOAD_BLOCS, LOAD_ACTORS, LOAD_OTHERS, LOAD_EVENTS, LOAD_STATUSES, LOAD_LISTS };

struct chart_loaded {
    struct chart_data data;
    struct arena arena;
    size_t capacity[LOAD_LISTS];
    const struct question *question;
    bool others; /* spells go to the reading compared with */
    bool pairs;  /* blocs that are treaties of pairs are passed over, unless --bloc names them */
    const char *chosen_actors; /* --actor, or NULL: then of a day the actors with most days */
    size_t left_out;           /* actors of a day that were not chosen */
    size_t limit;              /* most rows */
};

/* Begins: statuses and their fills, the last day of the records. chart_load_release after a fault
 * too. `question` is borrowed. */
bool chart_load_begin(struct chart_loaded *loaded, const struct question *question,
                      struct fault *fault);
void chart_load_release(struct chart_loaded *loaded);

/* Reads the rows of a kind: `given` holds its operands (without the kind) and options. `*of`: what
 * the subjects are. FAULT_USAGE beyond CHART_ROWS_MAX rows, and of subjects without any. */
bool chart_load_kind(struct chart_loaded *loaded, const struct chart_kind *kind,
                     const struct options *given, enum party *of, struct fault *fault);

/* Adds the full spells of the blocs of the picture, or of its actors, in another reading, and says
 * its title. */
bool chart_load_compared(struct chart_loaded *loaded, const char *reading, enum party of,
                         const char **title, struct fault *fault);

/* The title of a reading in the language of the question. Owned by the arena. */
bool chart_reading_title(struct chart_loaded *loaded, const char *reading, const char **title,
                         struct fault *fault);

/* ---- Between the files of the load ---- */

const char *chart_keep(struct chart_loaded *loaded, const char *text);

/* The place of a bloc or actor in the list of the picture; it is added if it is new. */
uint32_t chart_party_place(struct chart_loaded *loaded, enum party of, const char *id);

/* The spells of one bloc or actor, in any status that is asked for; NULL status: in all. */
bool chart_load_spells(struct chart_loaded *loaded, enum party of, int64_t owner, int64_t reading,
                       struct fault *fault);

/* Names of all parties of the picture: those in use on the day of the picture. */
bool chart_name_parties(struct chart_loaded *loaded, struct fault *fault);

/* The pictures of many blocs: chart_load_record.c. */
bool chart_load_day(struct chart_loaded *loaded, const struct options *given, struct fault *fault);

/* The rows that other commands answer: chart_load_tables.c. */
bool chart_load_events(struct chart_loaded *loaded, const struct options *given,
                       struct fault *fault);
bool chart_load_steps(struct chart_loaded *loaded, const struct options *given,
                      struct fault *fault);
bool chart_load_shares(struct chart_loaded *loaded, const struct options *given,
                       struct fault *fault);
bool chart_load_accounts(struct chart_loaded *loaded, const struct options *given,
                         struct fault *fault);

/* Adds the events of the blocs of the picture. */
bool chart_load_flags(struct chart_loaded *loaded, struct fault *fault);

/* ---- chart_behind.c ---- */

/* The kind of that name, or NULL and FAULT_USAGE with the nearest. */
const struct chart_kind *chart_kind_find(const char *name, struct fault *fault);

static inline bool chart_is_of_day(const struct chart_kind *kind)
{
    return kind->rows == CHART_DAY || kind->rows == CHART_PAIRS;
}

/* The options of `given` for the command behind a picture: without the kind, and without what only
 * pictures have. */
void chart_options_behind(const struct options *given, struct options *behind);

#endif
