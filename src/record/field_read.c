#include "date_reason.h"
#include "edtf.h"
#include "kinds.h"
#include "match.h"
#include "messages.h"
#include "record_field.h"
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool field_say_texts(struct field_context *context, const char *rule, size_t offset, int message,
                     const char *const *arguments, size_t count)
{
    struct place place = context->place;
    place.offset = (uint32_t)offset;
    findings_say_texts(context->findings, rule, place, message, arguments, count);
    return false;
}

bool field_say(struct field_context *context, const char *rule, size_t offset, int message)
{
    return field_say_texts(context, rule, offset, message, NULL, 0);
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

static bool read_text(struct field_context *context, struct datum datum, void *record,
                      size_t offset)
{
    put_text(context, datum, record, offset);
    return true;
}

static bool read_lent_text(struct field_context *context, struct datum datum, void *record,
                           size_t offset)
{
    (void)context;
    memcpy((char *)record + offset, &datum.text, sizeof datum.text);
    return true;
}

static bool read_id(struct field_context *context, struct datum datum, void *record, size_t offset)
{
    const size_t bad = strcspn(datum.text, " \t\r\n=:;,\"");
    if (bad < datum.size) {
        return field_say_with(context, "bad-id", bad, MSG_finding_bad_id, datum.text);
    }
    put_text(context, datum, record, offset);
    return true;
}

static bool read_owner(struct field_context *context, struct datum datum, void *record,
                       size_t offset)
{
    struct record_owner *owner = (struct record_owner *)(void *)((char *)record + offset);
    owner->field = context->place.field;
    return read_id(context, datum, &owner->id, 0);
}

static bool read_lineage_event(struct field_context *context, struct datum datum, void *record,
                               size_t offset)
{
    struct record_lineage *lineage = record;
    lineage->event_field = context->place.field;
    return read_id(context, datum, record, offset);
}

/* Parses an EDTF date or adds the finding `bad-date`, with the column inside the field. */
static bool parse_date(struct field_context *context, struct datum datum, struct edtf *date)
{
    struct edtf_error error;
    if (edtf_parse(datum.text, datum.size, date, &error)) {
        return true;
    }
    struct arena arena = {0};
    const enum language language = context->findings->language;
    field_say_with(context, "bad-date", error.offset, MSG_finding_bad_date, datum.text,
                   date_explained(&arena, &error, language), date_hint(&arena, &error, language));
    arena_release(&arena);
    return false;
}

static bool read_edtf(struct field_context *context, struct datum datum, void *record,
                      size_t offset)
{
    struct edtf date;
    if (!parse_date(context, datum, &date)) {
        return false;
    }
    put_text(context, datum, record, offset);
    return true;
}

/* Events to come may be agreed on already; but more often a date that far is a slip. */
static void check_coverage(struct field_context *context, struct datum datum,
                           const struct record_date *date)
{
    const struct dataset *dataset = context->dataset;
    const struct record_package *info = &dataset->packages[package_at(dataset, &context->place)];
    if (!info->as_of || date->lo <= info->as_of_day) {
        return;
    }
    field_say_with(context, "after-coverage", 0,
                   strncmp(datum.text, "9999", 4) == 0 ? MSG_finding_after_coverage_never
                                                       : MSG_finding_after_coverage,
                   info->as_of);
}

static bool read_account_date(struct field_context *context, struct datum datum, void *record,
                              size_t offset)
{
    struct record_account *account = &((struct account_row *)record)->account;
    struct dataset *dataset = context->dataset;
    uint32_t number = intern_find(dataset->date_ids, datum.text, datum.size);
    (void)offset;
    if (number == NONE) {
        struct edtf date;
        if (!parse_date(context, datum, &date)) {
            return false;
        }
        number = intern_put(dataset->date_ids, datum.text, datum.size);
        *DATASET_ADD(dataset, dates) =
            (struct record_date){date.earliest, date.latest, date.qualifier};
    }
    const struct record_date *date = &dataset->dates[number];
    account->date = intern_text(dataset->date_ids, number);
    account->lo = date->lo;
    account->hi = date->hi;
    account->qualifier = date->qualifier;
    check_coverage(context, datum, date);
    return true;
}

static bool read_period(struct field_context *context, struct datum datum, void *record,
                        size_t offset)
{
    struct record_period *period = (struct record_period *)(void *)((char *)record + offset);
    struct edtf date;
    if (!parse_date(context, datum, &date)) {
        return false;
    }
    const char *never = strstr(datum.text, "/9999");
    if (never) {
        const char *since =
            arena_text(&context->findings->arena, datum.text, (size_t)(never - datum.text));
        field_say_with(context, "after-coverage", (size_t)(never - datum.text) + 1,
                       MSG_finding_open_end, since);
    }
    put_text(context, datum, &period->text, 0);
    period->lo = date.earliest;
    period->hi = date.latest;
    return true;
}

static bool read_digits(struct field_context *context, struct datum datum, void *record,
                        size_t offset)
{
    const size_t bad = strspn(datum.text, "0123456789");
    if (bad < datum.size) {
        return field_say_with(context, "bad-number", bad, MSG_finding_bad_number, datum.text);
    }
    put_text(context, datum, record, offset);
    return true;
}

/* The schemes whose codes are numbers. */
static bool is_numeric(const char *scheme)
{
    static const char *const numeric[] = {"iso_numeric", "cow", "gw", "cow_igo", "un_m49"};
    for (size_t i = 0; scheme && i < sizeof numeric / sizeof *numeric; i++) {
        if (strcmp(numeric[i], scheme) == 0) {
            return true;
        }
    }
    return false;
}

static bool read_code(struct field_context *context, struct datum datum, void *record,
                      size_t offset)
{
    const struct record_code *code = record;
    return is_numeric(code->scheme) ? read_digits(context, datum, record, offset)
                                    : read_id(context, datum, record, offset);
}

/* The number of the word in the type's vocabulary, or NONE after a finding that names the nearest
 * right word. */
static uint32_t word_of(struct field_context *context, struct datum datum)
{
    const struct vocabulary *words = context->type->words;
    struct arena *arena = &context->findings->arena;
    const uint32_t found = word_find(words, datum.text);
    if (found == WORD_UNKNOWN) {
        field_say_with(context, context->type->rule, 0, MSG_finding_cannot_be_expected_one,
                       context->column, datum.text,
                       word_hint(arena, words, datum.text, context->findings->language),
                       words_listed(arena, words));
        return NONE;
    }
    return found;
}

static bool read_word_number(struct field_context *context, struct datum datum, void *record,
                             size_t offset)
{
    const uint32_t found = word_of(context, datum);
    put_number(record, offset, found);
    return found != NONE;
}

static bool read_word_text(struct field_context *context, struct datum datum, void *record,
                           size_t offset)
{
    const uint32_t found = word_of(context, datum);
    if (found != NONE) {
        const char *const word = context->type->words->texts[found];
        memcpy((char *)record + offset, &word, sizeof word);
    }
    return found != NONE;
}

static bool read_cow_status(struct field_context *context, struct datum datum, void *record,
                            size_t offset)
{
    if (word_find(context->type->words, datum.text) == WORD_UNKNOWN) {
        return field_say_with(context, "bad-number", 0, MSG_finding_bad_cow_status, datum.text);
    }
    const int64_t code = strtol(datum.text, NULL, 10);
    memcpy((char *)record + offset, &code, sizeof code);
    return true;
}

static bool read_kind(struct field_context *context, struct datum datum, void *record,
                      size_t offset)
{
    const uint32_t found = kind_find(datum.text);
    if (found != UINT32_MAX) {
        put_number(record, offset, found);
        ((struct account_row *)record)->account.kind_field = (uint16_t)context->place.field;
        return true;
    }
    struct nearest nearest = nearest_to(datum.text);
    for (const struct kind *kind = kinds(); kind->id; kind++) {
        nearest_offer(&nearest, kind->id, kind->id);
    }
    return field_say_with(
        context, "unknown-kind", 0, MSG_finding_unknown_kind, datum.text,
        nearest_hint(&context->findings->arena, &nearest, context->findings->language));
}

const char *intern_hint(struct findings *findings, const struct intern *set, const char *word)
{
    /* Nobody reads a thousand findings, but each looks at all words. */
    enum { LOOKED_AT_MOST = 200000 };
    findings->looked_at += intern_count(set);
    if (findings->looked_at > LOOKED_AT_MOST && findings->looked_at > intern_count(set)) {
        return "";
    }
    /* The case of letters is the mistake made most easily, and should not count as several. */
    struct arena arena = {0};
    const char *folded = text_fold(&arena, word, strlen(word));
    struct nearest nearest = nearest_to(folded ? folded : word);
    for (uint32_t i = 0; i < intern_count(set); i++) {
        const char *id = intern_text(set, i);
        const char *key = text_fold(&arena, id, strlen(id));
        nearest_offer(&nearest, key ? key : id, id);
    }
    const char *hint = nearest_hint(&findings->arena, &nearest, findings->language);
    arena_release(&arena);
    return hint;
}

uint32_t field_lookup(struct field_context *context, const struct intern *set, uint32_t count,
                      const char *rule, int message, const char *word, size_t size, size_t offset)
{
    const uint32_t found = intern_find(set, word, size);
    if (found != NONE && found < count) {
        return found;
    }
    const char *copy = arena_text(&context->findings->arena, word, size);
    field_say_with(context, rule, offset, message, copy, intern_hint(context->findings, set, copy));
    return NONE;
}

uint32_t party_lookup(struct field_context *context, enum party of, const char *word, size_t size,
                      size_t offset)
{
    const struct dataset *dataset = context->dataset;
    const uint32_t found =
        party_find(dataset, of, package_at(dataset, &context->place), word, size);
    if (found != NONE) {
        return found;
    }
    return of == PARTY_BLOC
               ? field_lookup(context, dataset->bloc_ids, dataset->blocs_count, "unknown-bloc",
                              MSG_finding_unknown_bloc, word, size, offset)
               : field_lookup(context, dataset->actor_ids, dataset->actors_count, "unknown-actor",
                              MSG_finding_unknown_actor, word, size, offset);
}

/* The number of the record that the whole field names, or a finding. */
static bool read_reference(struct field_context *context, const struct intern *ids, uint32_t count,
                           const char *rule, int message, struct datum datum, void *at)
{
    const uint32_t found =
        field_lookup(context, ids, count, rule, message, datum.text, datum.size, 0);
    memcpy(at, &found, sizeof found);
    return found != NONE;
}

static bool read_source(struct field_context *context, struct datum datum, void *record,
                        size_t offset)
{
    const struct dataset *dataset = context->dataset;
    return read_reference(context, dataset->source_ids, dataset->sources_count, "unknown-source",
                          MSG_finding_unknown_source, datum, (char *)record + offset);
}

static bool read_actor(struct field_context *context, struct datum datum, void *record,
                       size_t offset)
{
    const uint32_t found = party_lookup(context, PARTY_ACTOR, datum.text, datum.size, 0);
    put_number(record, offset, found);
    return found != NONE;
}

static bool read_bloc(struct field_context *context, struct datum datum, void *record,
                      size_t offset)
{
    const uint32_t found = party_lookup(context, PARTY_BLOC, datum.text, datum.size, 0);
    put_number(record, offset, found);
    return found != NONE;
}

static bool read_account_bloc(struct field_context *context, struct datum datum, void *record,
                              size_t offset)
{
    struct account_row *row = record;
    row->bloc_field = context->place.field;
    row->bloc_lost = !read_bloc(context, datum, record, offset);
    return !row->bloc_lost;
}

static const char id_pattern[] = "[^\\s=:;,\"]+";

const struct field_type text_type = {.read = read_text};
const struct field_type lent_text_type = {.read = read_lent_text};
const struct field_type id_type = {.read = read_id, .pattern = id_pattern};
const struct field_type owner_type = {.read = read_owner, .pattern = id_pattern};
const struct field_type lineage_event_type = {.read = read_lineage_event, .pattern = id_pattern};
const struct field_type edtf_type = {.read = read_edtf, .is_edtf = true};
const struct field_type period_type = {
    .read = read_period, .absent = ABSENT_ALWAYS, .holds = HOLDS_PERIOD, .is_edtf = true};
const struct field_type account_date_type = {.read = read_account_date, .is_edtf = true};
const struct field_type digits_type = {.read = read_digits, .pattern = "[0-9]+"};
const struct field_type code_type = {.read = read_code, .pattern = id_pattern};
const struct field_type language_type = {.read = read_word_number,
                                         .holds = HOLDS_NUMBER,
                                         .words = &language_words,
                                         .rule = "unknown-language"};
const struct field_type party_type = {
    .read = read_word_number, .holds = HOLDS_NUMBER, .words = &party_words, .rule = "unknown-word"};
const struct field_type class_type = {.read = read_word_number,
                                      .holds = HOLDS_NUMBER,
                                      .words = &class_words,
                                      .rule = "unknown-class"};
const struct field_type form_type = {
    .read = read_word_text, .words = &form_words, .rule = "unknown-word"};
const struct field_type relation_type = {
    .read = read_word_text, .words = &relation_words, .rule = "unknown-relation"};
const struct field_type coverage_type = {
    .read = read_word_text, .words = &coverage_words, .rule = "unknown-coverage"};
const struct field_type yes_type = {
    .read = read_word_text, .words = &yes_words, .rule = "unknown-word"};
const struct field_type scheme_type = {
    .read = read_word_text, .words = &scheme_words, .rule = "unknown-scheme"};
const struct field_type cow_status_type = {
    .read = read_cow_status, .absent = ABSENT_COW, .holds = HOLDS_WIDE, .words = &cow_status_words};
const struct field_type kind_type = {
    .read = read_kind, .absent = ABSENT_NONE, .holds = HOLDS_NUMBER, .refers_to = REFERS_KIND};
const struct field_type source_type = {
    .read = read_source, .absent = ABSENT_NONE, .holds = HOLDS_NUMBER, .refers_to = REFERS_SOURCE};
const struct field_type actor_type = {
    .read = read_actor, .absent = ABSENT_NONE, .holds = HOLDS_NUMBER, .refers_to = REFERS_ACTOR};
const struct field_type bloc_type = {
    .read = read_bloc, .absent = ABSENT_NONE, .holds = HOLDS_NUMBER, .refers_to = REFERS_BLOC};
const struct field_type account_bloc_type = {
    .read = read_account_bloc, .absent = ABSENT_NONE, .refers_to = REFERS_BLOC};
