#ifndef BLOCLINE_RECORD_FIELD_H
#define BLOCLINE_RECORD_FIELD_H

#include "records.h"

/* How the text of one field is read. Shared by the files that make up the record reader. */

/* What a row of events is read into: the account, and what is not kept with it. */
struct account_row {
    struct account account;     /* first: readers of its fields know it by this */
    struct account_texts texts; /* borrowed as long as the row is */
    uint32_t bloc;
    uint32_t bloc_field; /* column of `bloc` in the file, for findings */
    bool bloc_lost;      /* a bloc is given, but not a known one */
};

struct field_context {
    struct dataset *dataset;
    struct findings *findings;
    struct place place; /* of the field */
    const char *column; /* its name */
};

/* Reads `datum` (never empty) into `record` at `offset`. Returns false after adding a finding. */
typedef bool field_read(struct field_context *context, struct datum datum, void *record,
                        size_t offset);

enum field_need {
    FIELD_FREE,   /* the column may be missing, the cell empty */
    FIELD_COLUMN, /* the column must be there, the cell may be empty */
    FIELD_FILLED  /* the column must be there and every cell filled */
};

struct record_field {
    const char *name;
    enum field_need need;
    field_read *read;
    size_t offset;
    const char *about; /* what stands in it, for whoever reads the package */
};

/* The words that a field of a closed list may hold, ending with NULL; NULL for other fields. The
 * list of field_kind is kinds(). */
const char *const *field_words(field_read *read);

/* Text as it stands: const char *. */
field_read field_text;
/* The same, not copied: borrowed as long as the row is. */
field_read field_lent_text;
/* An id: no white space, none of = : ; , " — const char *. */
field_read field_id;
/* An EDTF date: const char * (checked). */
field_read field_edtf;
/* A decimal integer without a sign: const char * (checked). */
field_read field_digits;
/* A word of a closed list. */
field_read field_language;     /* uint32_t, enum language */
field_read field_party;        /* uint32_t, enum party */
field_read field_form;         /* const char * */
field_read field_relation;     /* const char * */
field_read field_status_class; /* uint32_t, enum status_class */
field_read field_cow_status;   /* int64_t */
field_read field_kind;         /* uint32_t, number in kinds() */
/* The number of a record already read: uint32_t. */
field_read field_source;
field_read field_actor;
field_read field_bloc;
/* The date of a struct account_row: fills date, lo, hi, qualifier. The period of a name. */
field_read field_account_date;
field_read field_name_period;
/* The bloc of a struct account_row: as field_bloc, and keeps in mind that a bloc was given. */
field_read field_account_bloc;
/* As field_id, of a record that is looked up when its row is read: they keep the column. */
field_read field_name_id;       /* of a struct name */
field_read field_lineage_event; /* of a struct lineage */
/* Lists of an account: the record must be a struct account_row whose bloc is read. */
field_read field_effects;
field_read field_actors;
field_read field_people;
/* The event of an account, made known if it is new: uint32_t. */
field_read field_event;

/* Adds an error finding at a byte offset of the field, and returns false. */
bool field_error(struct field_context *context, const char *rule, size_t offset, const char *format,
                 ...) __attribute__((format(printf, 4, 5)));

/* " (did you mean X?)" from the words of `set`, or "". Borrowed by the findings' arena. */
const char *intern_hint(struct findings *findings, const struct intern *set, const char *word);

/* The number of `word` among the ids in `set` that have a record (`count` of them), or NONE after
 * adding the finding `rule` ("unknown-actor"): `unknown <what> "<word>" (did you mean ...?)`. */
uint32_t field_lookup(struct field_context *context, const struct intern *set, uint32_t count,
                      const char *rule, const char *what, const char *word, size_t size,
                      size_t offset);

/* The add functions, one per record type. */
void source_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
                struct findings *findings);
void status_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
                struct findings *findings);
void actor_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
               struct findings *findings);
void bloc_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
              struct findings *findings);
void person_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
                struct findings *findings);
void name_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
              struct findings *findings);
void lineage_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
                 struct findings *findings);
void account_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
                 struct findings *findings);

#endif
