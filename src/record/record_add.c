#include "edtf.h"
#include "match.h"
#include "messages.h"
#include "record_field.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

/* What is checked of a record as a whole, and where it is kept. */

/* In one package an id has one row. */
static void say_doubled_id(const struct dataset *dataset, int message, const char *id,
                           const struct place *first, const struct place *place,
                           struct findings *findings)
{
    findings_say_with(findings, "doubled-id", *place, message, id, dataset->files[first->file],
                      NUMBER_TEXT(first->line));
}

/* A record either cites a source and a place in it, or does neither: half a citation is a mistake.
 */
static void check_citation(const struct record_citation *cited, const struct place *place,
                           struct findings *findings)
{
    if (cited->source != NONE && !cited->locator) {
        findings_say(findings, "no-locator", *place, MSG_finding_no_locator);
    } else if (cited->source == NONE && cited->locator) {
        findings_say(findings, "no-source", *place, MSG_finding_no_source);
    }
}

/* The place of one field of the row at `row`. */
static struct place field_of(const struct place *row, uint32_t field)
{
    struct place place = *row;
    place.field = field;
    return place;
}

/* Whether a package has a further row of the thing with this number already; it has one now. */
static bool is_shared(struct dataset *dataset, const char *what, uint32_t package, uint32_t number)
{
    char key[64];
    const int size = snprintf(key, sizeof key, "%s %u %u", what, package, number);
    if (!dataset->shared_keys) {
        dataset->shared_keys = intern_new();
    }
    const uint32_t count = intern_count(dataset->shared_keys);
    return intern_put(dataset->shared_keys, key, (size_t)size) < count;
}

/* The add functions of the types that are a list with an id. What another package gives a row too
 * is kept beside the list. */
#define DEFINE_ADD(type, list, ids, what)                                                          \
    static bool type##_doubled(struct dataset *dataset, uint32_t number,                           \
                               const struct record_##type *row, struct findings *findings)         \
    {                                                                                              \
        const uint32_t package = package_at(dataset, &row->place);                                 \
        const struct record_##type *first = &dataset->list[number];                                \
        bool doubled = package_at(dataset, &first->place) == package;                              \
        const bool shared = !doubled && is_shared(dataset, what, package, number);                 \
        for (uint32_t i = 0; shared && !doubled && i < dataset->shared_##list##_count; i++) {      \
            first = &dataset->shared_##list[i].row;                                                \
            doubled = dataset->shared_##list[i].number == number &&                                \
                      package_at(dataset, &first->place) == package;                               \
        }                                                                                          \
        if (doubled) {                                                                             \
            say_doubled_id(dataset, MSG_finding_doubled_##type##_id, row->id, &first->place,       \
                           &row->place, findings);                                                 \
        }                                                                                          \
        return doubled;                                                                            \
    }                                                                                              \
    void type##_add(struct dataset *dataset, void *record, const struct place *place, bool valid,  \
                    struct findings *findings)                                                     \
    {                                                                                              \
        struct record_##type *from = record;                                                       \
        from->place = *place;                                                                      \
        if (valid) {                                                                               \
            type##_check(from, place, findings);                                                   \
        }                                                                                          \
        if (!from->id) {                                                                           \
            return;                                                                                \
        }                                                                                          \
        const uint32_t number = intern_put(dataset->ids, from->id, strlen(from->id));              \
        if (number == dataset->list##_count) {                                                     \
            struct record_##type *to = DATASET_ADD(dataset, list);                                 \
            *to = *from;                                                                           \
        } else if (!type##_doubled(dataset, number, from, findings)) {                             \
            struct shared_##type *to = DATASET_ADD(dataset, shared_##list);                        \
            to->number = number;                                                                   \
            to->row = *from;                                                                       \
        }                                                                                          \
    }

static void source_check(struct record_source *source, const struct place *place,
                         struct findings *findings)
{
    (void)source, (void)place, (void)findings;
}

static void status_check(struct record_status *status, const struct place *place,
                         struct findings *findings)
{
    check_citation(&status->cited, place, findings);
}

static void actor_check(struct record_actor *actor, const struct place *place,
                        struct findings *findings)
{
    check_citation(&actor->cited, place, findings);
}

static void bloc_check(struct record_bloc *bloc, const struct place *place,
                       struct findings *findings)
{
    check_citation(&bloc->cited, place, findings);
}

static void person_check(struct record_person *person, const struct place *place,
                         struct findings *findings)
{
    check_citation(&person->cited, place, findings);
}

DEFINE_ADD(source, sources, source_ids, "source")
DEFINE_ADD(status, statuses, status_ids, "status")
DEFINE_ADD(actor, actors, actor_ids, "actor")
DEFINE_ADD(bloc, blocs, bloc_ids, "bloc")
DEFINE_ADD(person, people, person_ids, "person")

_Static_assert(MSG_finding_match_of_unknown_bloc == MSG_finding_match_of_unknown_actor + 1,
               "find_owner adds one for a bloc");
_Static_assert(MSG_finding_name_of_unknown_bloc == MSG_finding_name_of_unknown_actor + 1 &&
                   MSG_finding_code_of_unknown_bloc == MSG_finding_code_of_unknown_actor + 1,
               "a bloc's text follows the actor's");

/* Finds whom a name or code is of. False after a finding: `message` of an actor, the one after it
 * of a bloc. */
static bool find_owner(const struct dataset *dataset, struct record_owner *owner, int message,
                       const struct place *place, struct findings *findings)
{
    const bool is_bloc = owner->of == PARTY_BLOC;
    const struct intern *ids = is_bloc ? dataset->bloc_ids : dataset->actor_ids;
    owner->number =
        party_find(dataset, owner->of, package_at(dataset, place), owner->id, strlen(owner->id));
    if (owner->number == NONE) {
        findings_say_with(findings, is_bloc ? "unknown-bloc" : "unknown-actor",
                          field_of(place, owner->field), message + is_bloc, owner->id,
                          intern_hint(findings, ids, owner->id));
        return false;
    }
    return true;
}

void name_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
              struct findings *findings)
{
    struct record_name *name = record;
    name->place = *place;
    if (!valid) {
        return;
    }
    check_citation(&name->cited, place, findings);
    if (find_owner(dataset, &name->owner, MSG_finding_name_of_unknown_actor, place, findings)) {
        *DATASET_ADD(dataset, names) = *name;
    }
}

void code_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
              struct findings *findings)
{
    struct record_code *code = record;
    code->place = *place;
    if (!valid) {
        return;
    }
    check_citation(&code->cited, place, findings);
    if (find_owner(dataset, &code->owner, MSG_finding_code_of_unknown_actor, place, findings)) {
        *DATASET_ADD(dataset, codes) = *code;
    }
}

void same_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
              struct findings *findings)
{
    struct record_same *same = record;
    same->place = *place;
    if (valid &&
        find_owner(dataset, &same->ours, MSG_finding_match_of_unknown_actor, place, findings)) {
        *DATASET_ADD(dataset, sames) = *same;
    }
}

void place_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
               struct findings *findings)
{
    struct record_place *named = record;
    named->place = *place;
    if (valid) {
        check_citation(&named->cited, place, findings);
        *DATASET_ADD(dataset, places) = *named;
    }
}

void lineage_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
                 struct findings *findings)
{
    struct record_lineage *lineage = record;
    lineage->place = *place;
    lineage->event = NONE;
    if (!valid) {
        return;
    }
    check_citation(&lineage->cited, place, findings);
    if (lineage->event_id) {
        lineage->event = event_find(dataset, package_at(dataset, place), lineage->event_id);
        if (lineage->event == NONE) {
            findings_say_with(findings, "unknown-event", field_of(place, lineage->event_field),
                              MSG_finding_unknown_event, lineage->event_id,
                              intern_hint(findings, dataset->event_ids, lineage->event_id));
        }
    }
    *DATASET_ADD(dataset, lineages) = *lineage;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Where one package extends another, each has its accounts. */
static bool same_package(const struct dataset *dataset, const struct record_account *a,
                         const struct record_account *b)
{
    return dataset->file_packages[a->file] == dataset->file_packages[b->file];
}

/* What belongs to the event must be the same in all its rows; a row may leave it out. `number` is
 * the one that the account will have. */
static void agree_with_event(struct dataset *dataset, const struct account_row *row,
                             uint32_t number, const struct place *place, struct findings *findings)
{
    const struct record_account *account = &row->account;
    struct record_event *event = &dataset->events[account->event];
    const char *id = event_name(dataset, account->event);
    const char *titles[LANG_COUNT];
    const bool is_first = event->first == NONE;
    if (event->bloc == NONE &&
        (is_first || same_package(dataset, &dataset->accounts[event->first], account))) {
        event->bloc = row->bloc;
    } else if (row->bloc != NONE && row->bloc != event->bloc && event->bloc != NONE) {
        findings_say_with(findings, "event-disagrees", field_of(place, row->bloc_field),
                          MSG_finding_event_disagrees_bloc, id, dataset->blocs[row->bloc].id,
                          dataset->blocs[event->bloc].id,
                          NUMBER_TEXT(dataset->accounts[event->first].line));
    }
    event_titles(dataset, event, titles);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *title = row->texts.title[lang];
        if (title && !titles[lang]) {
            event->titled[lang] = number;
        } else if (title && strcmp(titles[lang], title) != 0) {
            findings_say_with(findings, "event-disagrees", *place,
                              MSG_finding_event_disagrees_title, id,
                              language_code((enum language)lang));
        }
    }
    if (event->kind == NONE) {
        event->kind = account->kind;
    }
}

static void say_doubled(const struct dataset *dataset, const struct record_account *account,
                        const struct record_account *other, const struct place *place,
                        struct findings *findings)
{
    findings_say_with(findings, "doubled-account", *place, MSG_finding_doubled_account,
                      dataset->sources[account->source].id, event_name(dataset, account->event),
                      dataset->files[other->file], NUMBER_TEXT(other->line));
}

/* Nearly all events have a few accounts, which are looked at one by one. Of those that an event has
 * beyond these, a set tells which are there already. */
enum { FEW_ACCOUNTS = 32 };

static void check_crowded(struct dataset *dataset, const struct account_row *row,
                          const struct place *place, struct findings *findings)
{
    struct arena arena = {0};
    const struct record_account *account = &row->account;
    const char *key = arena_printf(&arena, "%u %u %u %s", account->event, account->source,
                                   dataset->file_packages[account->file],
                                   row->texts.locator ? row->texts.locator : "");
    if (!dataset->crowded) {
        dataset->crowded = intern_new();
    }
    const uint32_t count = intern_count(dataset->crowded);
    const uint32_t found = intern_put(dataset->crowded, key, strlen(key));
    arena_release(&arena);
    if (found < count) {
        say_doubled(dataset, account, &dataset->accounts[dataset->crowded_accounts[found]], place,
                    findings);
        return;
    }
    dataset->crowded_accounts = heap_grow(dataset->crowded_accounts, &dataset->crowded_capacity,
                                          (size_t)count + 1, sizeof *dataset->crowded_accounts);
    dataset->crowded_accounts[count] = dataset->accounts_count;
}

/* A source may give several accounts of an event, but each at a place of its own. */
static void check_doubled(struct dataset *dataset, const struct account_row *row,
                          const struct place *place, struct findings *findings)
{
    const struct record_account *account = &row->account;
    unsigned looked_at = 0;
    uint32_t i = dataset->events[account->event].first;
    for (; i != NONE && looked_at < FEW_ACCOUNTS; i = dataset->accounts[i].next, looked_at++) {
        const struct record_account *other = &dataset->accounts[i];
        if (other->source == account->source && same_package(dataset, other, account) &&
            same_text(account_texts(dataset, other).locator, row->texts.locator)) {
            say_doubled(dataset, account, other, place, findings);
        }
    }
    if (i != NONE) {
        check_crowded(dataset, row, place, findings);
    }
}

/* Somebody who wants to add to another package's event has to say so. */
static void say_no_kind(const struct dataset *dataset, const struct record_account *account,
                        const struct place *place, struct findings *findings)
{
    const char *key = intern_text(dataset->event_ids, account->event);
    const char *prefix =
        arena_printf(&findings->arena, "%s/", dataset->packages[package_at(dataset, place)].name);
    const char *hint = "";
    if (strncmp(key, prefix, strlen(prefix)) == 0) {
        const char *id = key + strlen(prefix);
        const uint32_t other = intern_find(dataset->event_ids, id, strlen(id));
        const uint32_t first = other == NONE ? NONE : dataset->events[other].first;
        hint = first == NONE
                   ? ""
                   : dataset->packages[dataset->file_packages[dataset->accounts[first].file]].name;
    }
    findings_say_with(findings, "empty-field", *place,
                      *hint ? MSG_finding_empty_kind_extends : MSG_finding_empty_kind,
                      event_name(dataset, account->event), hint);
}

void account_add(struct dataset *dataset, void *record, const struct place *place, bool valid,
                 struct findings *findings)
{
    struct account_row *row = record;
    struct record_account *account = &row->account;
    account->file = place->file;
    account->line = place->line;
    account->next = NONE;
    account->valid = valid;
    if (account->event == NONE) {
        return; /* the finding about its id says so */
    }
    struct record_event *event = &dataset->events[account->event];
    const uint32_t number = dataset->accounts_count;
    if (valid) {
        check_doubled(dataset, row, place, findings);
    }
    agree_with_event(dataset, row, number, place, findings);
    if (valid && event->first == NONE && account->kind == NONE) {
        say_no_kind(dataset, account, place, findings);
    }
    account->texts = account_texts_put(dataset, &row->texts);
    *DATASET_ADD(dataset, accounts) = *account;
    if (event->first == NONE) {
        event->first = number;
    } else {
        dataset->accounts[event->last].next = number;
    }
    event->last = number;
}
