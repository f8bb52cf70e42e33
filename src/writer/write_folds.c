#include "bulk.h"
#include "messages.h"
#include "write.h"

/* What the folds made of the records, as rows. */

struct chosen_row {
    uint32_t reading, event, account;
};

static const struct put chosen_columns[] = {REF("reading_id", chosen_row, reading),
                                            REF("event_id", chosen_row, event),
                                            REF("account_id", chosen_row, account), PUT_END};

static bool write_chosen(sqlite3 *db, uint32_t reading, const struct dataset *dataset,
                         const struct fold *fold, const struct watch *watch, struct fault *fault)
{
    const uint32_t count = dataset->events_count;
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "chosen", chosen_columns, count, fault);
    for (uint32_t i = 0; valid && watch_go(watch, MSG_doing_chosen, i, count) && i < count; i++) {
        const struct chosen_row row = {reading, i, fold->chosen[i]};
        valid = row.account == NONE || bulk_row(&rows, &row, fault);
    }
    return bulk_close(&rows, valid, fault);
}

struct spell_row {
    uint32_t reading, number;
    struct fold_spell spell;
};

static const struct put spell_columns[] = {REF("reading_id", spell_row, reading),
                                           REF("bloc_id", spell_row, spell.bloc),
                                           REF("actor_id", spell_row, spell.actor),
                                           NUMBER("number", spell_row, number),
                                           REF("status_id", spell_row, spell.status),
                                           DAY("start_lo", spell_row, spell.bounds.start_lo),
                                           DAY("start_hi", spell_row, spell.bounds.start_hi),
                                           DAY("end_lo", spell_row, spell.bounds.end_lo),
                                           DAY("end_hi", spell_row, spell.bounds.end_hi),
                                           REF("start_account_id", spell_row, spell.start_account),
                                           REF("end_account_id", spell_row, spell.end_account),
                                           PUT_END};

static bool write_spells(sqlite3 *db, uint32_t reading, const struct fold *fold,
                         const struct watch *watch, struct fault *fault)
{
    struct bulk rows;
    struct spell_row row = {.reading = reading};
    bool valid = bulk_open(&rows, db, "spell", spell_columns, fold->count, fault);
    for (size_t i = 0;
         valid && watch_go(watch, MSG_doing_spells, i, fold->count) && i < fold->count; i++) {
        const struct fold_spell *spell = &fold->spells[i];
        const bool same = i > 0 && spell[-1].bloc == spell->bloc && spell[-1].actor == spell->actor;
        row.number = same ? row.number + 1 : 1;
        row.spell = *spell;
        valid = bulk_row(&rows, &row, fault);
    }
    return bulk_close(&rows, valid, fault);
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
