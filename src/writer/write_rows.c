#include "write_bulk.h"

#include "edtf.h"
#include "kinds.h"
#include "message.h"

#include <string.h>

/* Prepares `sql`, runs the row writer over it, finalizes. */
#define WITH_STATEMENT(db, sql, statement, fault, ...)                                             \
    do {                                                                                           \
        sqlite3_stmt *statement = NULL;                                                            \
        bool valid = db_prepare(db, sql, &statement, fault);                                       \
        __VA_ARGS__ sqlite3_finalize(statement);                                                   \
        if (!valid) {                                                                              \
            return false;                                                                          \
        }                                                                                          \
    } while (0)

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool write_package(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    const struct record_info *info = &dataset->info;
    const struct {
        const char *key, *value;
    } rows[] = {{"as_of", info->as_of},
                {"digest", info->digest},
                {"id", info->id},
                {"licence", info->licence},
                {"publisher", info->publisher},
                {"title_en", info->title[LANG_EN]},
                {"title_kk", info->title[LANG_KK]},
                {"title_ru", info->title[LANG_RU]},
                {"url", info->url},
                {"version", info->version}};
    WITH_STATEMENT(db, "INSERT INTO package (key, value) VALUES (?, ?)", insert, fault, {
        for (size_t i = 0; valid && i < sizeof rows / sizeof *rows; i++) {
            valid = !rows[i].value || write_row(insert, fault, "tt", rows[i].key, rows[i].value);
        }
    });
    WITH_STATEMENT(db, "INSERT INTO file (file_id, name) VALUES (?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->file_count; i++) {
            valid = write_row(insert, fault, "rt", i, base_name(dataset->files[i]));
        }
    });
    return true;
}

static bool write_kinds(sqlite3 *db, struct fault *fault)
{
    WITH_STATEMENT(db, "INSERT INTO kind VALUES (?, ?, ?, ?, ?, ?, ?)", insert, fault, {
        const struct kind *kind = kinds();
        for (uint32_t i = 0; valid && kind[i].id; i++) {
            valid = write_row(insert, fault, "rtiittt", i, kind[i].id, (int64_t)kind[i].founds,
                              (int64_t)kind[i].ends, kind_name(LANG_EN, i), kind_name(LANG_RU, i),
                              kind_name(LANG_KK, i));
        }
    });
    return true;
}

static bool write_identities(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    WITH_STATEMENT(db, "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", insert, fault,
                   {
                       for (uint32_t i = 0; valid && i < dataset->sources_count; i++) {
                           const struct record_source *row = &dataset->sources[i];
                           valid = write_row(insert, fault, "rtttttttttt", i, row->id, row->kind,
                                             row->title, row->author, row->date, row->publisher,
                                             row->url, row->lang, row->note, row->title_orig);
                       }
                   });
    WITH_STATEMENT(db, "INSERT INTO status VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->statuses_count; i++) {
            const struct record_status *row = &dataset->statuses[i];
            valid =
                write_row(insert, fault, "rttcttttrt", i, row->id, class_words.texts[row->class],
                          row->cow, row->name[LANG_EN], row->name[LANG_RU], row->name[LANG_KK],
                          row->note, row->cited.source, row->cited.locator);
        }
    });
    WITH_STATEMENT(
        db, "INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", insert, fault, {
            for (uint32_t i = 0; valid && i < dataset->actors_count; i++) {
                const struct record_actor *row = &dataset->actors[i];
                valid = write_row(insert, fault, "rttttttttrttii", i, row->id, row->kind, row->iso2,
                                  row->iso_numeric, row->cow, row->gw, row->wikidata, row->note,
                                  row->cited.source, row->cited.locator, row->exists.text,
                                  row->exists.lo, row->exists.hi);
            }
        });
    WITH_STATEMENT(db, "INSERT INTO bloc VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->blocs_count; i++) {
            const struct record_bloc *row = &dataset->blocs[i];
            valid = write_row(insert, fault, "rtttttrttt", i, row->id, row->kind, row->cow_igo,
                              row->wikidata, row->note, row->cited.source, row->cited.locator,
                              row->bilateral, row->coverage);
        }
    });
    WITH_STATEMENT(
        db, "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", insert, fault, {
            for (uint32_t i = 0; valid && i < dataset->places_count; i++) {
                const struct record_place *row = &dataset->places[i];
                valid = write_row(insert, fault, "rttttttiitrt", i, row->id, row->name[LANG_EN],
                                  row->name[LANG_RU], row->name[LANG_KK], row->aliases,
                                  row->used.text, row->used.lo, row->used.hi, row->note,
                                  row->cited.source, row->cited.locator);
            }
        });
    WITH_STATEMENT(db, "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->people_count; i++) {
            const struct record_person *row = &dataset->people[i];
            valid = write_row(insert, fault, "rttttrtrt", i, row->id, row->name[LANG_EN],
                              row->name[LANG_RU], row->name[LANG_KK], row->actor, row->note,
                              row->cited.source, row->cited.locator);
        }
    });
    return true;
}

static bool write_events(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                         struct fault *fault)
{
    const uint32_t count = dataset->events_count;
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "event", 7, count, fault);
    for (uint32_t i = 0; valid && watch_go(watch, "writing events", i, count) && i < count; i++) {
        const struct record_event *row = &dataset->events[i];
        const char *title[LANG_COUNT];
        texts_rest(dataset, i);
        event_titles(dataset, row, title);
        valid = bulk_row(&rows, fault, "rtrrttt", i, intern_text(dataset->event_ids, i), row->kind,
                         row->bloc, title[LANG_EN], title[LANG_RU], title[LANG_KK]);
    }
    return bulk_close(&rows, valid, fault);
}

static bool write_accounts(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                           struct fault *fault)
{
    const uint32_t count = dataset->accounts_count;
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "account", 16, count, fault);
    for (uint32_t i = 0; valid && watch_go(watch, "writing accounts", i, count) && i < count; i++) {
        const struct record_account *row = &dataset->accounts[i];
        texts_rest(dataset, i);
        const struct record_texts texts = account_texts(dataset, row);
        valid =
            bulk_row(&rows, fault, "rrrrtiittttrittt", i, row->event, row->source,
                     account_kind(dataset, row), row->date, row->lo, row->hi,
                     edtf_qualifier_text(row->qualifier), texts.locator, texts.where, texts.note,
                     row->file, (int64_t)row->line, texts.note_ru, texts.note_kk, texts.locator_ru);
    }
    return bulk_close(&rows, valid, fault);
}

static bool write_effects(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                          struct fault *fault)
{
    const uint32_t count = dataset->accounts_count;
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "effect", 5, dataset->effects_count, fault);
    for (uint32_t i = 0; valid && watch_go(watch, "writing effects", i, count) && i < count; i++) {
        const struct record_account *row = &dataset->accounts[i];
        for (uint32_t k = 0; valid && k < row->effect_count; k++) {
            const struct record_effect *effect = &dataset->effects[row->effects + k];
            valid =
                bulk_row(&rows, fault, "rrrrr", i, k, effect->bloc, effect->actor, effect->status);
        }
    }
    return bulk_close(&rows, valid, fault);
}

static bool write_lists(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    WITH_STATEMENT(db, "INSERT INTO account_actor VALUES (?, ?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->accounts_count; i++) {
            const struct record_account *row = &dataset->accounts[i];
            for (uint32_t k = 0; valid && k < row->actor_count; k++) {
                valid = write_row(insert, fault, "rrr", i, k, dataset->actor_refs[row->actors + k]);
            }
        }
    });
    WITH_STATEMENT(db, "INSERT INTO account_person VALUES (?, ?, ?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->accounts_count; i++) {
            const struct record_account *row = &dataset->accounts[i];
            for (uint32_t k = 0; valid && k < row->participant_count; k++) {
                const struct record_participant *who =
                    &dataset->participants[row->participants + k];
                const char *role =
                    who->role == NONE ? NULL : intern_text(dataset->role_ids, who->role);
                valid = write_row(insert, fault, "rrrt", i, k, who->person, role);
            }
        }
    });
    WITH_STATEMENT(db, "INSERT INTO lineage VALUES (?, ?, ?, ?, ?, ?, ?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->lineages_count; i++) {
            const struct record_lineage *row = &dataset->lineages[i];
            valid = write_row(insert, fault, "rrrtrtrt", i, row->from, row->to, row->relation,
                              row->event, row->note, row->cited.source, row->cited.locator);
        }
    });
    return true;
}

static bool write_readings(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    WITH_STATEMENT(db, "INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->readings_count; i++) {
            const struct record_reading *row = &dataset->readings[i];
            valid = write_row(insert, fault, "rttttt", i, row->id, row->title[LANG_EN],
                              row->title[LANG_RU], row->title[LANG_KK], row->sources);
        }
    });
    WITH_STATEMENT(db, "INSERT INTO reading_source VALUES (?, ?, ?)", insert, fault, {
        for (uint32_t i = 0; valid && i < dataset->readings_count; i++) {
            for (uint32_t k = 0; valid && k < dataset->sources_count; k++) {
                const uint32_t rank = dataset->readings[i].rank[k];
                valid = rank == NONE || write_row(insert, fault, "rrr", i, rank, k);
            }
        }
    });
    return true;
}

static bool write_chosen(sqlite3 *db, uint32_t reading, const struct dataset *dataset,
                         const struct fold *fold, const struct watch *watch, struct fault *fault)
{
    const uint32_t count = dataset->events_count;
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "chosen", 3, count, fault);
    for (uint32_t i = 0; valid && watch_go(watch, "writing chosen accounts", i, count) && i < count;
         i++) {
        valid =
            fold->chosen[i] == NONE || bulk_row(&rows, fault, "rrr", reading, i, fold->chosen[i]);
    }
    return bulk_close(&rows, valid, fault);
}

static bool write_spells(sqlite3 *db, uint32_t reading, const struct fold *fold,
                         const struct watch *watch, struct fault *fault)
{
    struct bulk rows;
    int64_t number = 0;
    bool valid = bulk_open(&rows, db, "spell", 11, fold->count, fault);
    for (size_t i = 0;
         valid && watch_go(watch, "writing spells", i, fold->count) && i < fold->count; i++) {
        const struct fold_spell *row = &fold->spells[i];
        const bool same = i > 0 && row[-1].bloc == row->bloc && row[-1].actor == row->actor;
        number = same ? number + 1 : 1;
        valid = bulk_row(&rows, fault, "rrririiiirr", reading, row->bloc, row->actor, number,
                         row->status, row->start_lo, row->start_hi, row->end_lo, row->end_hi,
                         row->start_account, row->end_account);
    }
    return bulk_close(&rows, valid, fault);
}

bool write_records(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                   struct fault *fault)
{
    return write_package(db, dataset, fault) && write_kinds(db, fault) &&
           write_identities(db, dataset, fault) && write_names(db, dataset, fault) &&
           write_events(db, dataset, watch, fault) && write_accounts(db, dataset, watch, fault) &&
           write_effects(db, dataset, watch, fault) && write_lists(db, dataset, fault) &&
           write_readings(db, dataset, fault);
}

bool write_folds(sqlite3 *db, const struct dataset *dataset, const struct fold *folds,
                 const struct watch *watch, struct fault *fault)
{
    bool done = true;
    for (uint32_t i = 0; done && i < dataset->readings_count; i++) {
        done = write_chosen(db, i, dataset, &folds[i], watch, fault) &&
               write_spells(db, i, &folds[i], watch, fault) &&
               write_packs(db, i, dataset, &folds[i], watch, fault) &&
               write_changes(db, i, dataset, &folds[i], watch, fault);
    }
    return done;
}
