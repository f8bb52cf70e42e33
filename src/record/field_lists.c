#include "messages.h"
#include "record_field.h"
#include "text.h"

#include <string.h>

/* The list fields of an account: event, effects, actors, people. */

static bool read_event(struct field_context *context, struct datum datum, void *record,
                       size_t offset)
{
    struct record_account *account = &((struct account_row *)record)->account;
    (void)offset;
    const size_t bad = strcspn(datum.text, " \t\r\n=:;,\"");
    if (bad < datum.size) {
        return field_say_with(context, "bad-id", bad, MSG_finding_bad_event_id, datum.text);
    }
    struct dataset *dataset = context->dataset;
    account->event =
        event_put(dataset, package_at(dataset, &context->place), datum.text, datum.size);
    if (account->event == dataset->events_count) {
        struct record_event *event = DATASET_ADD(dataset, events);
        event->kind = event->bloc = event->first = event->last = NONE;
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            event->titled[lang] = NONE;
        }
    }
    return true;
}

/* A cursor over a field's text. */
struct scan {
    const char *text;
    size_t at;
};

static void skip_space(struct scan *scan)
{
    scan->at += strspn(scan->text + scan->at, " \t");
}

/* Takes a word that ends before space or any of `stops`; returns its size. */
static size_t take_word(struct scan *scan, const char *stops, size_t *start)
{
    *start = scan->at;
    while (scan->text[scan->at] && !strchr(stops, scan->text[scan->at]) &&
           scan->text[scan->at] != ' ' && scan->text[scan->at] != '\t') {
        scan->at++;
    }
    return scan->at - *start;
}

/* `ACTOR ACTOR ...` up to ';' or the end: one effect each. */
static bool effect_actors(struct field_context *context, struct scan *scan, uint32_t bloc,
                          uint32_t status, struct record_account *account)
{
    struct dataset *dataset = context->dataset;
    bool valid = true;
    size_t named = 0;
    for (skip_space(scan); scan->text[scan->at] && scan->text[scan->at] != ';'; skip_space(scan)) {
        size_t start;
        const size_t size = take_word(scan, ";=", &start);
        if (scan->text[scan->at] == '=') {
            return field_say(context, "bad-effects", scan->at, MSG_finding_bad_effects_semicolon);
        }
        const uint32_t actor = party_lookup(context, PARTY_ACTOR, scan->text + start, size, start);
        named++;
        if (actor == NONE) {
            valid = false;
        } else if (bloc != NONE) { /* without a known status too: the fold then doubts the actor */
            struct record_effect *effect = DATASET_ADD(dataset, effects);
            *effect = (struct record_effect){bloc, actor, status, (uint32_t)start};
            account->effect_count++;
        }
    }
    return named ? valid
                 : field_say(context, "bad-effects", scan->at, MSG_finding_bad_effects_actors);
}

/* `status=...` or `BLOC:status=...`. */
static bool effect_group(struct field_context *context, struct scan *scan, struct account_row *row)
{
    struct record_account *account = &row->account;
    const struct dataset *dataset = context->dataset;
    uint32_t bloc = row->bloc;
    bool valid = true;
    size_t start;
    size_t size = take_word(scan, ":=;", &start);
    if (scan->text[scan->at] == ':') {
        bloc = party_lookup(context, PARTY_BLOC, scan->text + start, size, start);
        valid = bloc != NONE;
        scan->at++;
        size = take_word(scan, ":=;", &start);
    } else if (bloc == NONE && account->event < dataset->events_count) {
        bloc = dataset->events[account->event].bloc; /* said by an earlier row of the event */
        if (bloc == NONE && row->bloc_lost) {
            valid = false; /* the finding about the bloc says so */
        } else if (bloc == NONE) {
            valid = field_say(context, "no-bloc", start, MSG_finding_no_bloc);
        }
    }
    skip_space(scan);
    if (scan->text[scan->at] != '=') {
        return field_say(context, "bad-effects", scan->at, MSG_finding_bad_effects);
    }
    const uint32_t status =
        field_lookup(context, dataset->status_ids, dataset->statuses_count, "unknown-status",
                     MSG_finding_unknown_status, scan->text + start, size, start);
    scan->at++;
    return effect_actors(context, scan, bloc, status, account) && valid && status != NONE;
}

static bool read_effects(struct field_context *context, struct datum datum, void *record,
                         size_t offset)
{
    struct record_account *account = &((struct account_row *)record)->account;
    struct scan scan = {datum.text, 0};
    bool valid = true;
    (void)offset;
    account->effects = context->dataset->effects_count;
    account->effects_field = (uint16_t)context->place.field; /* at most CSV_COLUMNS_MAX */
    for (skip_space(&scan); scan.text[scan.at]; skip_space(&scan)) {
        if (!effect_group(context, &scan, record)) {
            valid = false;
            scan.at += strcspn(scan.text + scan.at, ";"); /* the next group may still be read */
        }
        if (scan.text[scan.at] == ';') {
            scan.at++;
        }
    }
    return valid;
}

static bool read_actors(struct field_context *context, struct datum datum, void *record,
                        size_t offset)
{
    struct record_account *account = &((struct account_row *)record)->account;
    struct dataset *dataset = context->dataset;
    struct scan scan = {datum.text, 0};
    bool valid = true;
    (void)offset;
    account->actors = dataset->actor_refs_count;
    for (skip_space(&scan); scan.text[scan.at]; skip_space(&scan)) {
        size_t start;
        const size_t size = take_word(&scan, "", &start);
        const uint32_t actor = party_lookup(context, PARTY_ACTOR, scan.text + start, size, start);
        valid = valid && actor != NONE;
        if (actor != NONE) {
            dataset->actor_refs =
                heap_grow(dataset->actor_refs, &dataset->actor_refs_capacity,
                          (size_t)dataset->actor_refs_count + 1, sizeof *dataset->actor_refs);
            dataset->actor_refs[dataset->actor_refs_count++] = actor;
            account->actor_count++;
        }
    }
    return valid;
}

/* `role: Name; Name; role: Name`: a role holds until the next one. */
static bool read_people(struct field_context *context, struct datum datum, void *record,
                        size_t offset)
{
    struct record_account *account = &((struct account_row *)record)->account;
    struct dataset *dataset = context->dataset;
    uint32_t role = NONE;
    bool valid = true;
    (void)offset;
    account->participants = dataset->participants_count;
    for (size_t at = 0; at < datum.size;) {
        const size_t end = at + strcspn(datum.text + at, ";");
        const size_t colon = at + strcspn(datum.text + at, ":;");
        if (colon < end) {
            at += strspn(datum.text + at, " ");
            role = intern_put(dataset->role_ids, datum.text + at, colon - at);
            at = colon + 1;
        }
        at += strspn(datum.text + at, " ");
        size_t size = at < end ? end - at : 0;
        while (size && datum.text[at + size - 1] == ' ') {
            size--;
        }
        if (size) {
            const uint32_t person =
                field_lookup(context, dataset->person_ids, dataset->people_count, "unknown-person",
                             MSG_finding_unknown_person, datum.text + at, size, at);
            valid = valid && person != NONE;
            if (person != NONE) {
                struct record_participant *participant = DATASET_ADD(dataset, participants);
                *participant = (struct record_participant){person, role};
                account->participant_count++;
            }
        }
        at = end + 1;
    }
    return valid;
}

const struct field_type event_type = {
    .read = read_event, .absent = ABSENT_NONE, .pattern = "[^\\s=:;,\"]+"};
const struct field_type effects_type = {.read = read_effects};
const struct field_type actors_type = {.read = read_actors};
const struct field_type people_type = {.read = read_people};
