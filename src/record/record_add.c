#include "edtf.h"
#include "messages.h"
#include "record_field.h"
#include "wording.h"

#include <string.h>

/* What is checked of a record as a whole, and where it is kept. */

/* Makes `id` known as the number `count`. False after the finding `doubled-id`. */
static bool new_id(struct intern *ids, uint32_t count, const char *id, int message,
                   const struct place *place, struct findings *findings)
{
    const uint32_t number = intern_put(ids, id, strlen(id));
    if (number == count) {
        return true;
    }
    findings_say_with(findings, "doubled-id", *place, message, id);
    return false;
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

/* The add functions of the types that are a list with an id. */
#define DEFINE_ADD(type, list, ids, message)                                                       \
    void type##_add(struct dataset *dataset, void *record, const struct place *place, bool valid,  \
                    struct findings *findings)                                                     \
    {                                                                                              \
        struct record_##type *from = record;                                                       \
        from->place = *place;                                                                      \
        if (valid) {                                                                               \
            type##_check(from, place, findings);                                                   \
        }                                                                                          \
        if (from->id &&                                                                            \
            new_id(dataset->ids, dataset->list##_count, from->id, message, place, findings)) {     \
            struct record_##type *to = DATASET_ADD(dataset, list);                                 \
            *to = *from;                                                                           \
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

DEFINE_ADD(source, sources, source_ids, MSG_finding_doubled_source_id)
DEFINE_ADD(status, statuses, status_ids, MSG_finding_doubled_status_id)
DEFINE_ADD(actor, actors, actor_ids, MSG_finding_doubled_actor_id)
DEFINE_ADD(bloc, blocs, bloc_ids, MSG_finding_doubled_bloc_id)
DEFINE_ADD(person, people, person_ids, MSG_finding_doubled_person_id)

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
    owner->number = intern_find(ids, owner->id, strlen(owner->id));
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
        lineage->event =
            intern_find(dataset->event_ids, lineage->event_id, strlen(lineage->event_id));
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

/* What belongs to the event must be the same in all its rows; a row may leave it out. `number` is
 * the one that the account will have. */
static void agree_with_event(struct dataset *dataset, const struct account_row *row,
                             uint32_t number, const struct place *place, struct findings *findings)
{
    const struct record_account *account = &row->account;
    struct record_event *event = &dataset->events[account->event];
    const char *id = intern_text(dataset->event_ids, account->event);
    const char *titles[LANG_COUNT];
    if (event->bloc == NONE) {
        event->bloc = row->bloc;
    } else if (row->bloc != NONE && row->bloc != event->bloc) {
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
                      dataset->sources[account->source].id,
                      intern_text(dataset->event_ids, account->event), dataset->files[other->file],
                      NUMBER_TEXT(other->line));
}

/* Nearly all events have a few accounts, which are looked at one by one. Of those that an event has
 * beyond these, a set tells which are there already. */
enum { FEW_ACCOUNTS = 32 };

static void check_crowded(struct dataset *dataset, const struct account_row *row,
                          const struct place *place, struct findings *findings)
{
    struct arena arena = {0};
    const struct record_account *account = &row->account;
    const char *key = arena_printf(&arena, "%u %u %s", account->event, account->source,
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
        if (other->source == account->source &&
            same_text(account_texts(dataset, other).locator, row->texts.locator)) {
            say_doubled(dataset, account, other, place, findings);
        }
    }
    if (i != NONE) {
        check_crowded(dataset, row, place, findings);
    }
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
        findings_say_with(findings, "empty-field", *place, MSG_finding_empty_kind,
                          intern_text(dataset->event_ids, account->event));
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
