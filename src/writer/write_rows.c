#include "bulk.h"
#include "edtf.h"
#include "files.h"
#include "kinds.h"
#include "message.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>

/* The records, as rows. Each list of columns stands above the function that writes its table. */

#define LIST(table, columns, list, count)                                                          \
    bulk_list(db, table, columns, list, count, sizeof *(list), fault)

/* ---- What is said of the packages ---- */

static const struct put package_columns[] = {KEY("package_id"),
                                             TEXT("package", record_package, name),
                                             TEXT("id", record_package, id),
                                             TEXT("title_en", record_package, title[LANG_EN]),
                                             TEXT("title_ru", record_package, title[LANG_RU]),
                                             TEXT("title_kk", record_package, title[LANG_KK]),
                                             TEXT("version", record_package, version),
                                             TEXT("licence", record_package, licence),
                                             TEXT("publisher", record_package, publisher),
                                             TEXT("url", record_package, url),
                                             TEXT("as_of", record_package, as_of),
                                             TEXT("digest", record_package, digest),
                                             REF("extends_id", record_package, extends),
                                             REF("uses_id", record_package, uses),
                                             TEXT("years", record_package, years),
                                             TEXT("set_aside", record_package, set_aside),
                                             PUT_END};

struct file_row {
    const char *name;
    uint32_t package;
};

static const struct put file_columns[] = {KEY("file_id"), TEXT("name", file_row, name),
                                          REF("package_id", file_row, package), PUT_END};

static bool write_files(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "file", file_columns, dataset->file_count, fault);
    for (size_t i = 0; valid && i < dataset->file_count; i++) {
        valid = bulk_row(
            &rows, &(struct file_row){path_name(dataset->files[i]), dataset->file_packages[i]},
            fault);
    }
    return bulk_close(&rows, valid, fault);
}

/* ---- Lists that are rows already ---- */

struct kind_row {
    struct kind kind;
    const char *name[LANG_COUNT];
};

static const struct put kind_columns[] = {KEY("kind_id"),
                                          TEXT("kind", kind_row, kind.id),
                                          FLAG("founds", kind_row, kind.founds),
                                          FLAG("ends", kind_row, kind.ends),
                                          TEXT("name_en", kind_row, name[LANG_EN]),
                                          TEXT("name_ru", kind_row, name[LANG_RU]),
                                          TEXT("name_kk", kind_row, name[LANG_KK]),
                                          PUT_END};

static bool write_kinds(sqlite3 *db, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "kind", kind_columns, 0, fault);
    for (uint32_t i = 0; valid && kinds()[i].id; i++) {
        struct kind_row row = {.kind = kinds()[i]};
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            row.name[lang] = kind_name((enum language)lang, i);
        }
        valid = bulk_row(&rows, &row, fault);
    }
    return bulk_close(&rows, valid, fault);
}

const struct put source_columns[] = {KEY("source_id"),
                                     TEXT("source", record_source, id),
                                     TEXT("kind", record_source, kind),
                                     TEXT("title", record_source, title),
                                     TEXT("author", record_source, author),
                                     TEXT("date", record_source, date),
                                     TEXT("publisher", record_source, publisher),
                                     TEXT("url", record_source, url),
                                     TEXT("lang", record_source, lang),
                                     TEXT("note", record_source, note),
                                     TEXT("title_orig", record_source, title_orig),
                                     PUT_END};

const struct put status_columns[] = {KEY("status_id"),
                                     TEXT("status", record_status, id),
                                     WORD("class", record_status, class, class_words),
                                     COW("cow", record_status, cow),
                                     TEXT("name_en", record_status, name[LANG_EN]),
                                     TEXT("name_ru", record_status, name[LANG_RU]),
                                     TEXT("name_kk", record_status, name[LANG_KK]),
                                     TEXT("note", record_status, note),
                                     CITED(record_status),
                                     TEXT("comes_after", record_status, after),
                                     PUT_END};

const struct put actor_columns[] = {
    KEY("actor_id"),
    TEXT("actor", record_actor, id),
    TEXT("kind", record_actor, kind),
    TEXT("iso2", record_actor, iso2),
    TEXT("iso_numeric", record_actor, iso_numeric),
    TEXT("cow", record_actor, cow),
    TEXT("gw", record_actor, gw),
    TEXT("wikidata", record_actor, wikidata),
    TEXT("note", record_actor, note),
    CITED(record_actor),
    PERIOD(record_actor, exists, "existence", "exists_lo", "exists_hi"),
    TEXT("tags", record_actor, tags),
    PUT_END};

const struct put bloc_columns[] = {KEY("bloc_id"),
                                   TEXT("bloc", record_bloc, id),
                                   TEXT("kind", record_bloc, kind),
                                   TEXT("cow_igo", record_bloc, cow_igo),
                                   TEXT("wikidata", record_bloc, wikidata),
                                   TEXT("note", record_bloc, note),
                                   CITED(record_bloc),
                                   TEXT("bilateral", record_bloc, bilateral),
                                   TEXT("coverage", record_bloc, coverage),
                                   TEXT("tags", record_bloc, tags),
                                   PUT_END};

static const struct put place_columns[] = {KEY("place_id"),
                                           TEXT("place", record_place, id),
                                           TEXT("name_en", record_place, name[LANG_EN]),
                                           TEXT("name_ru", record_place, name[LANG_RU]),
                                           TEXT("name_kk", record_place, name[LANG_KK]),
                                           TEXT("aliases", record_place, aliases),
                                           PERIOD(record_place, used, "used", "used_lo", "used_hi"),
                                           TEXT("note", record_place, note),
                                           CITED(record_place),
                                           PUT_END};

const struct put person_columns[] = {KEY("person_id"),
                                     TEXT("person", record_person, id),
                                     TEXT("name_en", record_person, name[LANG_EN]),
                                     TEXT("name_ru", record_person, name[LANG_RU]),
                                     TEXT("name_kk", record_person, name[LANG_KK]),
                                     REF("actor_id", record_person, actor),
                                     TEXT("note", record_person, note),
                                     CITED(record_person),
                                     PUT_END};

static bool write_identities(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    return LIST("source", source_columns, dataset->sources, dataset->sources_count) &&
           LIST("status", status_columns, dataset->statuses, dataset->statuses_count) &&
           LIST("actor", actor_columns, dataset->actors, dataset->actors_count) &&
           LIST("bloc", bloc_columns, dataset->blocs, dataset->blocs_count) &&
           LIST("place", place_columns, dataset->places, dataset->places_count) &&
           LIST("person", person_columns, dataset->people, dataset->people_count);
}

/* ---- Events and accounts ---- */

struct event_row {
    const char *id;
    uint32_t kind, bloc, source;
    const char *title[LANG_COUNT];
};

static const struct put event_columns[] = {KEY("event_id"),
                                           TEXT("event", event_row, id),
                                           REF("kind_id", event_row, kind),
                                           REF("bloc_id", event_row, bloc),
                                           TEXT("title_en", event_row, title[LANG_EN]),
                                           TEXT("title_ru", event_row, title[LANG_RU]),
                                           TEXT("title_kk", event_row, title[LANG_KK]),
                                           REF("source_id", event_row, source),
                                           PUT_END};

uint32_t *only_sources(const struct dataset *dataset)
{
    const uint32_t unseen = NONE - 1;
    uint32_t *sources = heap_alloc((dataset->events_count + 1) * sizeof *sources);
    for (uint32_t i = 0; i < dataset->events_count; i++) {
        sources[i] = unseen;
    }
    for (uint32_t i = 0; i < dataset->accounts_count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        uint32_t *source = &sources[account->event];
        *source = *source == unseen || *source == account->source ? account->source : NONE;
    }
    return sources;
}

static bool write_events(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                         struct fault *fault)
{
    const uint32_t count = dataset->events_count;
    uint32_t *sources = only_sources(dataset);
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "event", event_columns, count, fault);
    for (uint32_t i = 0; valid && watch_go(watch, MSG_doing_events, i, count) && i < count; i++) {
        const struct record_event *event = &dataset->events[i];
        struct event_row row = {.id = event_name(dataset, i),
                                .kind = event->kind,
                                .bloc = event->bloc,
                                .source = sources[i]};
        texts_rest(dataset, i);
        event_titles(dataset, event, row.title);
        valid = bulk_row(&rows, &row, fault);
    }
    free(sources);
    return bulk_close(&rows, valid, fault);
}

struct account_line {
    struct record_account account;
    struct record_texts texts;
    uint32_t kind;
    const char *qualifier;
};

static const struct put account_columns[] = {KEY("account_id"),
                                             REF("event_id", account_line, account.event),
                                             REF("source_id", account_line, account.source),
                                             REF("kind_id", account_line, kind),
                                             TEXT("date", account_line, account.date),
                                             DAY("earliest", account_line, account.lo),
                                             DAY("latest", account_line, account.hi),
                                             TEXT("qualifier", account_line, qualifier),
                                             TEXT("locator", account_line, texts.locator),
                                             TEXT("place", account_line, texts.where),
                                             TEXT("note", account_line, texts.note),
                                             REF("file_id", account_line, account.file),
                                             NUMBER("line", account_line, account.line),
                                             TEXT("note_ru", account_line, texts.note_ru),
                                             TEXT("note_kk", account_line, texts.note_kk),
                                             TEXT("locator_ru", account_line, texts.locator_ru),
                                             PUT_END};

static bool write_accounts(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                           struct fault *fault)
{
    const uint32_t count = dataset->accounts_count;
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "account", account_columns, count, fault);
    for (uint32_t i = 0; valid && watch_go(watch, MSG_doing_accounts, i, count) && i < count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        texts_rest(dataset, i);
        const struct account_line row = {.account = *account,
                                         .texts = account_texts(dataset, account),
                                         .kind = account_kind(dataset, account),
                                         .qualifier = edtf_qualifier_text(account->qualifier)};
        valid = bulk_row(&rows, &row, fault);
    }
    return bulk_close(&rows, valid, fault);
}

/* ---- What belongs to an account: `number` counts within it ---- */

struct effect_row {
    uint32_t account, number;
    struct record_effect effect;
};

static const struct put effect_columns[] = {
    REF("account_id", effect_row, account),      REF("number", effect_row, number),
    REF("bloc_id", effect_row, effect.bloc),     REF("actor_id", effect_row, effect.actor),
    REF("status_id", effect_row, effect.status), PUT_END};

static bool write_effects(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                          struct fault *fault)
{
    const uint32_t count = dataset->accounts_count;
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "effect", effect_columns, dataset->effects_count, fault);
    for (uint32_t i = 0; valid && watch_go(watch, MSG_doing_effects, i, count) && i < count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        for (uint32_t k = 0; valid && k < account->effect_count; k++) {
            const struct effect_row row = {i, k, dataset->effects[account->effects + k]};
            valid = bulk_row(&rows, &row, fault);
        }
    }
    return bulk_close(&rows, valid, fault);
}

struct actor_row {
    uint32_t account, number, actor;
};

static const struct put account_actor_columns[] = {REF("account_id", actor_row, account),
                                                   REF("number", actor_row, number),
                                                   REF("actor_id", actor_row, actor), PUT_END};

static bool write_account_actors(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "account_actor", account_actor_columns,
                           dataset->actor_refs_count, fault);
    for (uint32_t i = 0; valid && i < dataset->accounts_count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        for (uint32_t k = 0; valid && k < account->actor_count; k++) {
            const struct actor_row row = {i, k, dataset->actor_refs[account->actors + k]};
            valid = bulk_row(&rows, &row, fault);
        }
    }
    return bulk_close(&rows, valid, fault);
}

struct person_row {
    uint32_t account, number, person;
    const char *role;
};

static const struct put account_person_columns[] = {
    REF("account_id", person_row, account), REF("number", person_row, number),
    REF("person_id", person_row, person), TEXT("role", person_row, role), PUT_END};

static bool write_account_people(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "account_person", account_person_columns,
                           dataset->participants_count, fault);
    for (uint32_t i = 0; valid && i < dataset->accounts_count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        for (uint32_t k = 0; valid && k < account->participant_count; k++) {
            const struct record_participant *who =
                &dataset->participants[account->participants + k];
            const struct person_row row = {
                i, k, who->person,
                who->role == NONE ? NULL : intern_text(dataset->role_ids, who->role)};
            valid = bulk_row(&rows, &row, fault);
        }
    }
    return bulk_close(&rows, valid, fault);
}

/* ---- Readings ---- */

struct lineage_row {
    struct record_lineage lineage;
    uint32_t package;
};

static const struct put lineage_columns[] = {KEY("lineage_id"),
                                             REF("from_id", lineage_row, lineage.from),
                                             REF("to_id", lineage_row, lineage.to),
                                             TEXT("relation", lineage_row, lineage.relation),
                                             REF("event_id", lineage_row, lineage.event),
                                             TEXT("note", lineage_row, lineage.note),
                                             CITED_IN(lineage_row, lineage),
                                             REF("package_id", lineage_row, package),
                                             PUT_END};

static bool write_lineage(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "lineage", lineage_columns, 0, fault);
    for (uint32_t i = 0; valid && i < dataset->lineages_count; i++) {
        const struct record_lineage *lineage = &dataset->lineages[i];
        const struct lineage_row row = {*lineage, package_at(dataset, &lineage->place)};
        valid = bulk_row(&rows, &row, fault);
    }
    return bulk_close(&rows, valid, fault);
}

struct reading_row {
    struct record_reading reading;
    bool preferred;
};

static const struct put reading_columns[] = {KEY("reading_id"),
                                             TEXT("reading", reading_row, reading.id),
                                             TEXT("title_en", reading_row, reading.title[LANG_EN]),
                                             TEXT("title_ru", reading_row, reading.title[LANG_RU]),
                                             TEXT("title_kk", reading_row, reading.title[LANG_KK]),
                                             TEXT("sources", reading_row, reading.sources),
                                             REF("package_id", reading_row, reading.package),
                                             FLAG("preferred", reading_row, preferred),
                                             PUT_END};

/* The first reading of the package that was named first, or the first of all if it has none. */
static uint32_t preferred_reading(const struct dataset *dataset)
{
    for (uint32_t i = 0; i < dataset->readings_count; i++) {
        if (dataset->packages[dataset->readings[i].package].first) {
            return i;
        }
    }
    return 0;
}

static bool write_readings(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    const uint32_t preferred = preferred_reading(dataset);
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "reading", reading_columns, 0, fault);
    for (uint32_t i = 0; valid && i < dataset->readings_count; i++) {
        const struct reading_row row = {dataset->readings[i], i == preferred};
        valid = bulk_row(&rows, &row, fault);
    }
    return bulk_close(&rows, valid, fault);
}

struct rank_row {
    uint32_t reading, rank, package, source;
};

static const struct put rank_columns[] = {
    REF("reading_id", rank_row, reading), REF("rank", rank_row, rank),
    REF("package_id", rank_row, package), REF("source_id", rank_row, source), PUT_END};

static bool write_ranks(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "reading_source", rank_columns, 0, fault);
    for (uint32_t i = 0; valid && i < dataset->readings_count; i++) {
        const size_t cells = (size_t)dataset->packages_count * dataset->sources_count;
        for (size_t k = 0; valid && k < cells; k++) {
            const struct rank_row row = {i, dataset->readings[i].rank[k],
                                         (uint32_t)(k / dataset->sources_count),
                                         (uint32_t)(k % dataset->sources_count)};
            valid = row.rank == NONE || bulk_row(&rows, &row, fault);
        }
    }
    return bulk_close(&rows, valid, fault);
}

bool write_records(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                   struct fault *fault)
{
    return LIST("package", package_columns, dataset->packages, dataset->packages_count) &&
           write_files(db, dataset, fault) && write_kinds(db, fault) &&
           write_identities(db, dataset, fault) && write_names(db, dataset, fault) &&
           write_events(db, dataset, watch, fault) && write_accounts(db, dataset, watch, fault) &&
           write_effects(db, dataset, watch, fault) && write_account_actors(db, dataset, fault) &&
           write_account_people(db, dataset, fault) && write_lineage(db, dataset, fault) &&
           write_readings(db, dataset, fault) && write_ranks(db, dataset, fault) &&
           write_own_values(db, dataset, fault);
}
