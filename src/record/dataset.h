#ifndef BLOCLINE_DATASET_H
#define BLOCLINE_DATASET_H

#include "arena.h"
#include "finding.h"
#include "intern.h"
#include "spool.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A data package in memory, as its records say it. Texts are NUL-terminated UTF-8 owned by the
 * dataset's arena; an absent text is NULL. Records refer to each other by number (the order in
 * which they were read); NONE stands for "none". */

struct record_citation {
    uint32_t source; /* number in dataset.sources */
    const char *locator;
};

/* An EDTF period as written, NULL for none, and its days; without one, the infinities. */
struct record_period {
    const char *text;
    int64_t lo, hi; /* first and last day */
};

/* Whose name or code it is. The owner is found when all owners are read. */
struct record_owner {
    uint32_t of;     /* enum party */
    uint32_t number; /* in actors or blocs */
    const char *id;  /* as written */
    uint32_t field;  /* column of `id` in the file, for findings */
};

struct record_source {
    const char *id, *kind, *title, *title_orig, *author, *date, *publisher, *url, *lang, *note;
    struct place place;
};

struct record_status {
    const char *id;
    uint32_t class; /* enum status_class */
    int64_t cow;    /* code in the Correlates of War IGO data: -9, 0 to 3, or COW_NO_CODE */
    const char *name[LANG_COUNT];
    const char *note;
    const char *after; /* ids of statuses that it follows where dates do not say the order */
    struct record_citation cited;
    struct place place;
};

struct record_actor {
    const char *id, *kind, *iso2, *iso_numeric, *cow, *gw, *wikidata, *note;
    const char *tags; /* words, parted by spaces */
    struct record_period exists; /* outside it a standing is a mistake */
    struct record_citation cited;
    struct place place;
};

struct record_bloc {
    const char *id, *kind, *cow_igo, *wikidata, *note;
    const char *bilateral; /* "yes" or NULL */
    const char *coverage;  /* a word of coverage_words, or NULL */
    const char *tags;      /* words, parted by spaces */
    struct record_citation cited;
    struct place place;
};

struct record_name {
    struct record_owner owner;
    uint32_t lang; /* enum language */
    const char *form, *text, *note;
    struct record_period used;
    struct record_citation cited;
    struct place place;
};

/* A code of an actor or bloc in a list of others. */
struct record_code {
    struct record_owner owner;
    const char *scheme, *code, *note;
    struct record_period used;
    struct record_citation cited;
    struct place place;
};

/* That another package's actor or bloc is one of ours. */
struct record_same {
    const char *package, *id;
    struct record_owner ours;
    struct place place;
};

/* What was taken for one: the actor or bloc with this number, and what a package calls it. */
struct record_match {
    uint32_t package, of; /* enum party */
    const char *id;
    uint32_t number;
    const char *how;  /* "same.csv", or the scheme of the code */
    const char *code; /* that they have in common, or NULL */
    struct place place;
};

/* The names of a place that accounts name. Several rows may be of one place, at other times. */
struct record_place {
    const char *id, *name[LANG_COUNT], *aliases, *note;
    struct record_period used;
    struct record_citation cited;
    struct place place;
};

struct record_person {
    const char *id, *name[LANG_COUNT], *note;
    uint32_t actor;
    struct record_citation cited;
    struct place place;
};

struct record_lineage {
    uint32_t from, to;
    const char *relation, *event_id, *note;
    uint32_t event;
    uint32_t event_field; /* column of `event` in the file, for findings */
    struct record_citation cited;
    struct place place;
};

/* From the account's date `actor` has `status` in `bloc`. */
struct record_effect {
    uint32_t bloc, actor, status;
    uint32_t offset; /* bytes into the field `effects`, for findings */
};

struct record_participant {
    uint32_t person;
    uint32_t role; /* number in dataset.role_ids, or NONE */
};

/* A date as sources write it, and its days. The same date stands in many accounts. */
struct record_date {
    int64_t lo, hi;     /* first and last possible day (edtf.h: EDTF_NEG_INF, EDTF_POS_INF) */
    uint32_t qualifier; /* EDTF_UNCERTAIN | EDTF_APPROXIMATE */
};

/* What one source says of one event. There may be ten million: only what the rules and the fold
 * need is here, its texts are kept aside (account_texts). */
struct record_account {
    uint32_t event, source;
    uint32_t kind;      /* number in kinds(), or NONE: as the event's first account says */
    uint32_t next;      /* the next account of the same event in file order, or NONE */
    int64_t lo, hi;     /* as in struct record_date */
    const char *date;   /* EDTF as written */
    uint32_t qualifier; /* as in struct record_date */
    uint32_t effects, effect_count;           /* from dataset.effects */
    uint32_t actors, actor_count;             /* from dataset.actor_refs: took part, no standing */
    uint32_t participants, participant_count; /* from dataset.participants */
    uint32_t file, line;                      /* where it stands */
    uint16_t effects_field, kind_field;       /* their columns in the file, for findings */
    bool valid;                               /* all its fields could be read */
    uint64_t texts;                           /* piece of dataset.texts */
};

/* Absent texts are NULL. */
struct record_texts {
    const char *locator, *where, *note;
    const char *title[LANG_COUNT];
    const char *note_ru, *note_kk, *locator_ru; /* translations, where there are some */
};

struct record_event {
    uint32_t kind, bloc;  /* as its accounts agree; kind of the first account that says one */
    uint32_t first, last; /* accounts */
    uint32_t titled[LANG_COUNT]; /* the first account that has its title, or NONE */
};

/* An ordered choice of sources. */
struct record_reading {
    const char *id;
    uint32_t package; /* whose it is */
    bool implied;     /* the package says nothing of readings */
    bool refused;     /* its sources are given in a line that could not be read */
    const char *title[LANG_COUNT];
    const char *sources; /* as written in blocline.ini */
    bool by_standing; /* of an actor in a bloc all is told by the first source that knows the two */
    bool precise;     /* the account of the most precise date counts, not of the first source */
    /* Per package and source, 0 is asked first; NONE: not asked. An account counts by the source
     * that it cites and the package that its row stands in: [package * sources_count + source].
     * Owned by the arena. */
    uint32_t *rank;
    struct place place;
};

/* blocline.ini, section [package]. Packages are numbered in an order of their own, in which one
 * that another extends or uses comes before it, and which does not depend on that of the command
 * line. */
struct record_package {
    const char *name; /* its id, or its folder's name; no other package has it */
    const char *id, *title[LANG_COUNT], *version, *licence, *publisher, *url, *as_of;
    const char *years; /* a word of years_words, or NULL */
    const char *set_aside; /* how many rows of its files were refused and left out, or NULL */
    int64_t as_of_day;
    const char *digest; /* of the package's files, "sha256:..."; NULL if it was not worked out */
    uint32_t extends;   /* a package before it, to whose events it adds; or NONE */
    uint32_t uses;      /* a package before it, whose actors it takes; or NONE */
    bool first;         /* it was named first: its first reading is the one asked without a name */
    struct place place; /* its blocline.ini */
};

/* A row of a package, of the thing with this number that has a row of another package. */
#define SHARED_ROW(type)                                                                           \
    struct shared_##type {                                                                         \
        uint32_t number;                                                                           \
        struct record_##type row;                                                                  \
    };                                                                                             \
    struct own_##type {                                                                            \
        uint32_t package, number;                                                                  \
        struct record_##type row;                                                                  \
    }
SHARED_ROW(source);
SHARED_ROW(status);
SHARED_ROW(actor);
SHARED_ROW(bloc);
SHARED_ROW(person);

/* A row that does not count in the readings of a package, which has another for the same days. (A
 * name is then but another name.) */
enum hidden_of { HIDDEN_NAME, HIDDEN_CODE, HIDDEN_PLACE };
struct record_hidden {
    enum hidden_of of;
    uint32_t package, number;
};

#define DATASET_LIST(type, name)                                                                   \
    struct type *name;                                                                             \
    size_t name##_capacity;                                                                        \
    uint32_t name##_count

struct dataset {
    struct arena arena;
    DATASET_LIST(record_package, packages);
    /* Numbers of ids: the number of "KAZ" in actor_ids is its place in actors. Events too. */
    struct intern *source_ids, *status_ids, *actor_ids, *bloc_ids, *person_ids, *event_ids;
    struct intern *role_ids;
    /* Which accounts the events have that have very many: texts by which they are distinguished,
     * and their numbers (record_add.c). NULL as long as there are none. */
    struct intern *crowded;
    uint32_t *crowded_accounts;
    size_t crowded_capacity;
    struct intern *date_ids; /* dates of accounts; the number is the place in `dates` */
    struct spool *texts;     /* of the accounts */
    DATASET_LIST(record_source, sources);
    DATASET_LIST(record_status, statuses);
    DATASET_LIST(record_actor, actors);
    DATASET_LIST(record_bloc, blocs);
    DATASET_LIST(record_name, names);
    DATASET_LIST(record_code, codes);
    DATASET_LIST(record_person, people);
    DATASET_LIST(record_place, places);
    DATASET_LIST(record_lineage, lineages);
    DATASET_LIST(record_event, events);
    DATASET_LIST(record_account, accounts);
    DATASET_LIST(record_effect, effects);
    DATASET_LIST(record_participant, participants);
    DATASET_LIST(record_reading, readings);
    DATASET_LIST(record_date, dates);
    uint32_t *actor_refs;
    size_t actor_refs_capacity;
    uint32_t actor_refs_count;
    size_t file_count;
    const char **files; /* names as shown in findings; owned by the arena */
    size_t files_capacity;
    uint32_t *file_packages; /* per file: the package that it is of */
    size_t file_packages_capacity;
    /* What only several packages together have (shared.h): further rows of what has a row already,
     * and what counts in the readings of one package where it is not what the list says. */
    DATASET_LIST(record_same, sames);
    DATASET_LIST(record_match, matches);
    struct intern *aliases; /* ids of one package for what is called otherwise (match.c), or NULL */
    uint32_t *alias_numbers;
    size_t alias_capacity;
    struct intern *shared_keys; /* of whose rows there are (record_add.c); NULL while none is */
    DATASET_LIST(shared_source, shared_sources);
    DATASET_LIST(shared_status, shared_statuses);
    DATASET_LIST(shared_actor, shared_actors);
    DATASET_LIST(shared_bloc, shared_blocs);
    DATASET_LIST(shared_person, shared_people);
    DATASET_LIST(record_name, shared_names); /* that another package gives too: the same rows */
    DATASET_LIST(own_source, own_sources);
    DATASET_LIST(own_status, own_statuses);
    DATASET_LIST(own_actor, own_actors);
    DATASET_LIST(own_bloc, own_blocs);
    DATASET_LIST(own_person, own_people);
    DATASET_LIST(record_hidden, hidden); /* in order of package */
    const char **event_names; /* per event, NULL: its id; or NULL: all are called by their ids */
    size_t event_names_capacity;
    uint32_t event_names_count;
};

/* Appends one element to a list of the dataset and yields its address, all zeros. */
#define DATASET_ADD(dataset, list)                                                                 \
    ((dataset)->list = heap_grow((dataset)->list, &(dataset)->list##_capacity,                     \
                                 (size_t)(dataset)->list##_count + 1, sizeof *(dataset)->list),    \
     memset(&(dataset)->list[(dataset)->list##_count], 0, sizeof *(dataset)->list),                \
     &(dataset)->list[(dataset)->list##_count++])

void dataset_init(struct dataset *dataset);
void dataset_release(struct dataset *dataset);

/* Registers a file of a package and returns its number. `name` is copied. */
uint32_t dataset_file(struct dataset *dataset, const char *name, uint32_t package);

/* The package whose row stands at a place. */
static inline uint32_t package_at(const struct dataset *dataset, const struct place *place)
{
    return dataset->file_packages[place->file];
}

/* What an event is called: its id, or PACKAGE/ID where two packages have events of one id. */
static inline const char *event_name(const struct dataset *dataset, uint32_t event)
{
    return dataset->event_names && event < dataset->event_names_count && dataset->event_names[event]
               ? dataset->event_names[event]
               : intern_text(dataset->event_ids, event);
}

/* Puts the texts aside; a number for struct record_account. */
uint64_t account_texts_put(struct dataset *dataset, const struct record_texts *texts);

/* The texts of an account. Borrowed until the next account is added. */
struct record_texts account_texts(const struct dataset *dataset,
                                  const struct record_account *account);

/* The title of an event in each language, NULL for none. Borrowed likewise. */
void event_titles(const struct dataset *dataset, const struct record_event *event,
                  const char *titles[LANG_COUNT]);

/* For the ones that go through all texts: called for each row, `number` of them so far, it gives
 * the memory of texts that were read back now and then. */
static inline void texts_rest(const struct dataset *dataset, uint32_t number)
{
    if (number % (1U << 16) == 0) {
        spool_rest(dataset->texts);
    }
}

/* The row that an account was read from. */
struct place account_place(const struct record_account *account);

/* The kind that counts for an account: its own, or else the event's. Number in kinds(). */
uint32_t account_kind(const struct dataset *dataset, const struct record_account *account);

#endif
