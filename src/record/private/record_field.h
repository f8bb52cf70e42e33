#ifndef BLOCLINE_RECORD_FIELD_H
#define BLOCLINE_RECORD_FIELD_H

#include "printf_like.h"
#include "records.h"
#include "words.h"

/* How the text of one field is read. Shared by the files that make up the record reader. */

/* What a row of events is read into: the account, and what is not kept with it. */
struct account_row {
    struct record_account account; /* first: readers of its fields know it by this */
    struct record_texts texts;     /* borrowed as long as the row is */
    uint32_t bloc;
    uint32_t bloc_field; /* column of `bloc` in the file, for findings */
    bool bloc_lost;      /* a bloc is given, but not a known one */
};

struct field_type;

struct field_context {
    struct dataset *dataset;
    struct findings *findings;
    struct place place; /* of the field */
    const char *column; /* its name */
    const struct field_type *type;
};

/* Reads `datum` (never empty) into `record` at `offset`. Returns false after adding a finding. */
typedef bool field_read(struct field_context *context, struct datum datum, void *record,
                        size_t offset);

/* What a record has where nothing was given. */
enum field_absent {
    ABSENT_ZERO,  /* NULL, and lists of no elements */
    ABSENT_NONE,  /* uint32_t NONE */
    ABSENT_COW,   /* int64_t COW_NO_CODE */
    ABSENT_ALWAYS /* struct record_period without a first and a last day */
};

/* What a field is in the record. */
enum field_holds {
    HOLDS_TEXT,   /* const char *, NULL for nothing */
    HOLDS_NUMBER, /* uint32_t */
    HOLDS_WIDE,   /* int64_t */
    HOLDS_PERIOD  /* struct record_period */
};

/* The type of a field: how it is read, and all that code which does not read it needs to know. */
struct field_type {
    field_read *read;
    enum field_absent absent;
    enum field_holds
        holds; /* lists of an account, and what else fills several members: no matter */
    enum record_reference refers_to;
    const struct vocabulary *words; /* of a closed list, or NULL */
    const char *rule;               /* that another word breaks */
    const char *pattern;            /* a regular expression that its text matches, or NULL */
    bool is_edtf;
};

enum field_need {
    FIELD_FREE,   /* the column may be missing, the cell empty */
    FIELD_COLUMN, /* the column must be there, the cell may be empty */
    FIELD_FILLED  /* the column must be there and every cell filled */
};

struct record_field {
    const char *name;
    enum field_need need;
    const struct field_type *type;
    size_t offset;
    const char *about; /* what stands in it, for whoever reads the package */
};

/* Text as it stands: const char *. `lent_text` is not copied: borrowed as long as the row is. */
extern const struct field_type text_type, lent_text_type;
/* An id: no white space, none of = : ; , " — const char *. */
extern const struct field_type id_type;
/* An EDTF date: const char * (checked); one that is a period: struct record_period. */
extern const struct field_type edtf_type, period_type;
/* A decimal integer without a sign: const char * (checked). */
extern const struct field_type digits_type;
/* A word of a closed list, as its number: uint32_t; as its text: const char *. */
extern const struct field_type language_type, party_type, class_type;
extern const struct field_type form_type, relation_type, coverage_type, yes_type, scheme_type;
/* The number in the Correlates of War IGO data: int64_t. */
extern const struct field_type cow_status_type;
/* uint32_t: a number in kinds(); the number of a record already read. */
extern const struct field_type kind_type, source_type, actor_type, bloc_type;
/* As id_type, of a record that is looked up when the whole row is read, and so with the column: of
 * a struct record_owner at the offset, of a struct record_lineage. */
extern const struct field_type owner_type, lineage_event_type;
/* The code of a struct record_code whose scheme is read: const char *. */
extern const struct field_type code_type;
/* Of a struct account_row. The event is made known if it is new. The date fills date, lo, hi and
 * qualifier. The bloc is kept in mind if it was given and is unknown; the lists need it. */
extern const struct field_type event_type, account_date_type, account_bloc_type;
extern const struct field_type effects_type, actors_type, people_type;

/* Adds a finding at a byte offset of the field, as findings_say does, and returns false. */
bool field_say(struct field_context *context, const char *rule, size_t offset, int message);
#define field_say_with(context, rule, offset, message, ...)                                        \
    field_say_texts(context, rule, offset, message, (const char *const[]){__VA_ARGS__},            \
                    sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
bool field_say_texts(struct field_context *context, const char *rule, size_t offset, int message,
                     const char *const *arguments, size_t count);

/* " (did you mean X?)" from the words of `set`, or "". Borrowed by the findings' arena. */
const char *intern_hint(struct findings *findings, const struct intern *set, const char *word);

/* The number of `word` among the ids in `set` that have a record (`count` of them), or NONE after
 * adding the finding `rule` ("unknown-actor"): `unknown actor "<word>" (did you mean ...?)`,
 * which is the `message`. */
uint32_t field_lookup(struct field_context *context, const struct intern *set, uint32_t count,
                      const char *rule, int message, const char *word, size_t size, size_t offset);

/* The same of an actor or bloc, by the id that the field's package knows it by. */
uint32_t party_lookup(struct field_context *context, enum party of, const char *word, size_t size,
                      size_t offset);

/* The event that a package means by an id: its own, or one of a package that it extends. NONE if
 * there is none; event_put makes it known, as the number dataset->events_count. */
uint32_t event_find(struct dataset *dataset, uint32_t package, const char *id);
uint32_t event_put(struct dataset *dataset, uint32_t package, const char *id, size_t size);

/* Checks the filled record as a whole and adds it to the dataset: one per record type. */
typedef void record_add(struct dataset *dataset, void *record, const struct place *place,
                        bool valid, struct findings *findings);
record_add source_add, status_add, actor_add, bloc_add, person_add, place_add, name_add, code_add, same_add,
    lineage_add, account_add;

#endif
