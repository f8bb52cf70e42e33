#include "bulk.h"
#include "write.h"

#include "edtf.h"
#include "shared.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const struct put name_columns[] = {KEY("name_id"),
                                          WORD("of", record_name, owner.of, party_words),
                                          OWNER_ACTOR("actor_id", record_name, owner),
                                          OWNER_BLOC("bloc_id", record_name, owner),
                                          WORD("lang", record_name, lang, language_words),
                                          TEXT("form", record_name, form),
                                          TEXT("text", record_name, text),
                                          PERIOD(record_name, used, "used", "used_lo", "used_hi"),
                                          TEXT("note", record_name, note),
                                          CITED(record_name),
                                          PUT_END};

static const struct put code_columns[] = {KEY("code_id"),
                                          WORD("of", record_code, owner.of, party_words),
                                          OWNER_ACTOR("actor_id", record_code, owner),
                                          OWNER_BLOC("bloc_id", record_code, owner),
                                          TEXT("scheme", record_code, scheme),
                                          TEXT("code", record_code, code),
                                          PERIOD(record_code, used, "used", "used_lo", "used_hi"),
                                          TEXT("note", record_code, note),
                                          CITED(record_code),
                                          PUT_END};

struct key_row {
    const char *key;
    uint32_t of, owner;
    int64_t lo, hi;
};

static const struct put key_columns[] = {
    TEXT("key", key_row, key),       WORD("of", key_row, of, party_words),
    REF("owner_id", key_row, owner), DAY("used_lo", key_row, lo),
    DAY("used_hi", key_row, hi),     PUT_END};

static bool write_key(struct bulk *rows, const char *text, uint32_t of, uint32_t owner, int64_t lo,
                      int64_t hi, struct fault *fault)
{
    struct arena arena = {0};
    const struct key_row row = {text_name_key(&arena, text, strlen(text)), of, owner, lo, hi};
    const bool done = !row.key || !*row.key || bulk_row(rows, &row, fault);
    arena_release(&arena);
    return done;
}

/* Two names of one owner may fold to one key; one row is enough. */
static bool write_keys(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    const int64_t lo = EDTF_NEG_INF, hi = EDTF_POS_INF;
    struct bulk rows;
    bool valid = bulk_open_set(&rows, db, "name_key", key_columns, fault);
    for (uint32_t i = 0; valid && i < dataset->actors_count; i++) {
        const struct record_actor *actor = &dataset->actors[i];
        valid = write_key(&rows, actor->id, PARTY_ACTOR, i, lo, hi, fault) &&
                (!actor->iso2 || write_key(&rows, actor->iso2, PARTY_ACTOR, i, lo, hi, fault));
    }
    for (uint32_t i = 0; valid && i < dataset->blocs_count; i++) {
        valid = write_key(&rows, dataset->blocs[i].id, PARTY_BLOC, i, lo, hi, fault);
    }
    for (uint32_t i = 0; valid && i < dataset->names_count; i++) {
        const struct record_name *name = &dataset->names[i];
        valid = write_key(&rows, name->text, name->owner.of, name->owner.number, name->used.lo,
                          name->used.hi, fault);
    }
    return bulk_close(&rows, valid, fault);
}

/* ---- Labels: per owner and language the proper name at the end of coverage, or else the latest
 * one before ---- */

static bool is_better(const struct record_name *candidate, const struct record_name *best,
                      int64_t day)
{
    if (!best) {
        return true;
    }
    const bool holds = candidate->used.lo <= day && day <= candidate->used.hi;
    const bool best_holds = best->used.lo <= day && day <= best->used.hi;
    return holds != best_holds ? holds : candidate->used.lo > best->used.lo;
}

static const char *label_of(const struct record_name *const *best, int lang, const char *id)
{
    const int order[] = {lang, LANG_EN, LANG_RU, LANG_KK};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (best[order[i]]) {
            return best[order[i]]->text;
        }
    }
    return id;
}

const char **find_labels(const struct dataset *dataset, uint32_t package, enum party of,
                         uint32_t owners)
{
    const size_t count = (size_t)owners * LANG_COUNT;
    const char **labels = heap_zero(count + 1, sizeof *labels);
    const struct record_name **best = heap_zero(count + 1, sizeof *best);
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        const struct record_name *name = &dataset->names[i];
        const size_t at = (size_t)name->owner.number * LANG_COUNT + name->lang;
        if (name->owner.of == of && strcmp(name->form, "name") == 0 &&
            !is_hidden(dataset, HIDDEN_NAME, package, i) &&
            is_better(name, best[at], dataset->packages[package].as_of_day)) {
            best[at] = name;
        }
    }
    for (uint32_t i = 0; i < owners; i++) {
        const char *id = of == PARTY_ACTOR ? dataset->actors[i].id : dataset->blocs[i].id;
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            labels[(size_t)i * LANG_COUNT + (size_t)lang] =
                label_of(best + (size_t)i * LANG_COUNT, lang, id);
        }
    }
    free(best);
    return labels;
}

struct label_row {
    uint32_t of, owner, lang;
    const char *text;
};

static const struct put label_columns[] = {
    WORD("of", label_row, of, party_words), REF("owner_id", label_row, owner),
    WORD("lang", label_row, lang, language_words), TEXT("text", label_row, text), PUT_END};

static bool write_labels(sqlite3 *db, const struct dataset *dataset, enum party of, uint32_t owners,
                         struct fault *fault)
{
    struct bulk rows;
    const char **labels = find_labels(dataset, 0, of, owners);
    bool valid = bulk_open(&rows, db, "label", label_columns, (size_t)owners * LANG_COUNT, fault);
    for (uint32_t i = 0; valid && i < owners; i++) {
        for (uint32_t lang = 0; valid && lang < LANG_COUNT; lang++) {
            const struct label_row row = {of, i, lang, labels[(size_t)i * LANG_COUNT + lang]};
            valid = bulk_row(&rows, &row, fault);
        }
    }
    valid = bulk_close(&rows, valid, fault);
    free(labels);
    return valid;
}

bool write_names(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    return bulk_list(db, "name", name_columns, dataset->names, dataset->names_count,
                     sizeof *dataset->names, fault) &&
           bulk_list(db, "code", code_columns, dataset->codes, dataset->codes_count,
                     sizeof *dataset->codes, fault) &&
           write_keys(db, dataset, fault) &&
           write_labels(db, dataset, PARTY_ACTOR, dataset->actors_count, fault) &&
           write_labels(db, dataset, PARTY_BLOC, dataset->blocs_count, fault);
}
