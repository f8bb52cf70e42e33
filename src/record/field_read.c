#include "edtf.h"
#include "kinds.h"
#include "record_field.h"
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool field_error(struct field_context *context, const char *rule, size_t offset, const char *format,
                 ...)
{
    char text[FINDING_TEXT_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct place place = context->place;
    place.offset = (uint32_t)offset;
    findings_add(context->findings, SEVERITY_ERROR, rule, place, "%s", text);
    return false;
}

static void put_text(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const char *copy = arena_text(&context->dataset->arena, datum.text, datum.size);
    memcpy((char *)record + offset, &copy, sizeof copy);
}

static void put_number(void *record, size_t offset, uint32_t number)
{
    memcpy((char *)record + offset, &number, sizeof number);
}

bool field_text(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    put_text(context, datum, record, offset);
    return true;
}

bool field_lent_text(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    (void)context;
    memcpy((char *)record + offset, &datum.text, sizeof datum.text);
    return true;
}

bool field_id(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const size_t bad = strcspn(datum.text, " \t\r\n=:;,\"");
    if (bad < datum.size) {
        return field_error(context, "bad-id", bad,
                           "\"%s\" cannot be an id: ids have no spaces and none of = : ; , \"",
                           datum.text);
    }
    put_text(context, datum, record, offset);
    return true;
}

bool field_name_id(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    struct name *name = record;
    name->id_field = context->place.field;
    return field_id(context, datum, record, offset);
}

bool field_lineage_event(struct field_context *context, struct datum datum, void *record,
                         size_t offset)
{
    struct lineage *lineage = record;
    lineage->event_field = context->place.field;
    return field_id(context, datum, record, offset);
}

/* Parses an EDTF date or adds the finding `bad-date`, with the column inside the field. */
static bool parse_date(struct field_context *context, struct datum datum, struct edtf *date)
{
    struct edtf_error error;
    if (edtf_parse(datum.text, datum.size, date, &error)) {
        return true;
    }
    return field_error(context, "bad-date", error.offset, "bad date \"%s\": %s%s%s%s%s%s",
                       datum.text, error.message, error.expected ? "; expected " : "",
                       error.expected ? error.expected : "",
                       error.suggestion[0] ? " (did you mean " : "", error.suggestion,
                       error.suggestion[0] ? "?)" : "");
}

bool field_edtf(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    struct edtf date;
    if (!parse_date(context, datum, &date)) {
        return false;
    }
    put_text(context, datum, record, offset);
    return true;
}

bool field_account_date(struct field_context *context, struct datum datum, void *record,
                        size_t offset)
{
    struct account *account = &((struct account_row *)record)->account;
    struct dataset *dataset = context->dataset;
    uint32_t number = intern_find(dataset->date_ids, datum.text, datum.size);
    (void)offset;
    if (number == NONE) {
        struct edtf date;
        if (!parse_date(context, datum, &date)) {
            return false;
        }
        number = intern_put(dataset->date_ids, datum.text, datum.size);
        *DATASET_ADD(dataset, dates) = (struct dated){date.earliest, date.latest, date.qualifier};
    }
    const struct dated *date = &dataset->dates[number];
    account->date = intern_text(dataset->date_ids, number);
    account->lo = date->lo;
    account->hi = date->hi;
    account->qualifier = date->qualifier;
    return true;
}

bool field_name_period(struct field_context *context, struct datum datum, void *record,
                       size_t offset)
{
    struct name *name = record;
    struct edtf period;
    if (!parse_date(context, datum, &period)) {
        return false;
    }
    put_text(context, datum, record, offset);
    name->used_lo = period.earliest;
    name->used_hi = period.latest;
    return true;
}

bool field_digits(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const size_t bad = strspn(datum.text, "0123456789");
    if (bad < datum.size) {
        return field_error(context, "bad-number", bad, "\"%s\" is not a number (digits only)",
                           datum.text);
    }
    put_text(context, datum, record, offset);
    return true;
}

static const char *const language_words[] = {"en", "ru", "kk", NULL};
static const char *const party_words[] = {"actor", "bloc", NULL};
static const char *const form_words[] = {"name", "short", "abbreviation", "alias", NULL};
static const char *const relation_words[] = {
    "renamed",      "transformed", "merged-into", "absorbed",
    "succeeded-by", "nested-in",   "inspired",    NULL};
static const char *const class_words[] = {"none", "partial", "full", NULL}; /* enum status_class */

const char *const *field_words(field_read *read)
{
    static const char *const cow_words[] = {"0", "1", "2", "3", NULL};
    return read == field_language       ? language_words
           : read == field_party        ? party_words
           : read == field_form         ? form_words
           : read == field_relation     ? relation_words
           : read == field_status_class ? class_words
           : read == field_cow_status   ? cow_words
                                        : NULL;
}

/* The place of a word in a list that ends with NULL, or NONE after a finding that names the nearest
 * right word. */
static uint32_t word_of(struct field_context *context, const char *const *words, const char *rule,
                        struct datum datum)
{
    struct nearest nearest = nearest_to(datum.text);
    for (uint32_t i = 0; words[i]; i++) {
        if (strcmp(words[i], datum.text) == 0) {
            return i;
        }
        nearest_offer(&nearest, words[i], words[i]);
    }
    char all[256] = "";
    size_t used = 0;
    for (size_t i = 0; words[i] && used < sizeof all; i++) {
        used += (size_t)snprintf(all + used, sizeof all - used, "%s%s", i ? ", " : "", words[i]);
    }
    field_error(context, rule, 0, "\"%s\" cannot be \"%s\"%s; expected one of: %s", context->column,
                datum.text, nearest_hint(&context->findings->arena, &nearest), all);
    return NONE;
}

bool field_language(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const uint32_t found = word_of(context, language_words, "unknown-language", datum);
    put_number(record, offset, found);
    return found != NONE;
}

bool field_party(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const uint32_t found = word_of(context, party_words, "unknown-word", datum);
    put_number(record, offset, found);
    return found != NONE;
}

bool field_form(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    put_text(context, datum, record, offset);
    return word_of(context, form_words, "unknown-word", datum) != NONE;
}

bool field_relation(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    put_text(context, datum, record, offset);
    return word_of(context, relation_words, "unknown-relation", datum) != NONE;
}

bool field_status_class(struct field_context *context, struct datum datum, void *record,
                        size_t offset)
{
    const uint32_t found = word_of(context, class_words, "unknown-class", datum);
    put_number(record, offset, found);
    return found != NONE;
}

bool field_cow_status(struct field_context *context, struct datum datum, void *record,
                      size_t offset)
{
    if (datum.size != 1 || datum.text[0] < '0' || datum.text[0] > '3') {
        return field_error(
            context, "bad-number", 0,
            "\"%s\" is not a Correlates of War status: expected 0 (none), 1 (member), "
            "2 (associate), 3 (observer) or nothing",
            datum.text);
    }
    const int64_t code = datum.text[0] - '0';
    memcpy((char *)record + offset, &code, sizeof code);
    return true;
}

bool field_kind(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const uint32_t found = kind_find(datum.text);
    if (found != UINT32_MAX) {
        put_number(record, offset, found);
        return true;
    }
    struct nearest nearest = nearest_to(datum.text);
    for (const struct kind *kind = kinds(); kind->id; kind++) {
        nearest_offer(&nearest, kind->id, kind->id);
    }
    return field_error(context, "unknown-kind", 0,
                       "unknown kind \"%s\"%s; `blocline list kinds` shows all", datum.text,
                       nearest_hint(&context->findings->arena, &nearest));
}

const char *intern_hint(struct findings *findings, const struct intern *set, const char *word)
{
    /* The case of letters is the mistake made most easily, and should not count as several. */
    struct arena arena = {0};
    const char *folded = text_fold(&arena, word, strlen(word));
    struct nearest nearest = nearest_to(folded ? folded : word);
    for (uint32_t i = 0; i < intern_count(set); i++) {
        const char *id = intern_text(set, i);
        const char *key = text_fold(&arena, id, strlen(id));
        nearest_offer(&nearest, key ? key : id, id);
    }
    const char *hint = nearest_hint(&findings->arena, &nearest);
    arena_release(&arena);
    return hint;
}

uint32_t field_lookup(struct field_context *context, const struct intern *set, uint32_t count,
                      const char *rule, const char *what, const char *word, size_t size,
                      size_t offset)
{
    const uint32_t found = intern_find(set, word, size);
    if (found != NONE && found < count) {
        return found;
    }
    const char *copy = arena_text(&context->findings->arena, word, size);
    field_error(context, rule, offset, "unknown %s \"%s\"%s", what, copy,
                intern_hint(context->findings, set, copy));
    return NONE;
}

bool field_account_bloc(struct field_context *context, struct datum datum, void *record,
                        size_t offset)
{
    struct account_row *row = record;
    row->bloc_field = context->place.field;
    row->bloc_lost = !field_bloc(context, datum, record, offset);
    return !row->bloc_lost;
}

/* The number of the record that the whole field names, or a finding. */
static bool read_reference(struct field_context *context, const struct intern *ids, uint32_t count,
                           const char *rule, const char *what, struct datum datum, void *at)
{
    const uint32_t found = field_lookup(context, ids, count, rule, what, datum.text, datum.size, 0);
    memcpy(at, &found, sizeof found);
    return found != NONE;
}

bool field_source(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const struct dataset *dataset = context->dataset;
    return read_reference(context, dataset->source_ids, dataset->sources_count, "unknown-source",
                          "source", datum, (char *)record + offset);
}

bool field_actor(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const struct dataset *dataset = context->dataset;
    return read_reference(context, dataset->actor_ids, dataset->actors_count, "unknown-actor",
                          "actor", datum, (char *)record + offset);
}

bool field_bloc(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const struct dataset *dataset = context->dataset;
    return read_reference(context, dataset->bloc_ids, dataset->blocs_count, "unknown-bloc", "bloc",
                          datum, (char *)record + offset);
}
