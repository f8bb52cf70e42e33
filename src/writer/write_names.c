#include "write.h"

#include "edtf.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static bool write_name_rows(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    sqlite3_stmt *insert = NULL;
    bool valid = db_prepare(db, "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            &insert, fault);
    for (uint32_t i = 0; valid && i < dataset->names_count; i++) {
        const struct record_name *row = &dataset->names[i];
        valid =
            write_row(insert, fault, "rtrrttttiitrt", i, party_words.texts[row->owner.of],
                      row->owner.of == PARTY_ACTOR ? row->owner.number : NONE,
                      row->owner.of == PARTY_BLOC ? row->owner.number : NONE,
                      language_code((enum language)row->lang), row->form, row->text, row->used.text,
                      row->used.lo, row->used.hi, row->note, row->cited.source, row->cited.locator);
    }
    sqlite3_finalize(insert);
    return valid;
}

static bool write_codes(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    sqlite3_stmt *insert = NULL;
    bool valid = db_prepare(db, "INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            &insert, fault);
    for (uint32_t i = 0; valid && i < dataset->codes_count; i++) {
        const struct record_code *row = &dataset->codes[i];
        valid = write_row(insert, fault, "rtrrtttiitrt", i, party_words.texts[row->owner.of],
                          row->owner.of == PARTY_ACTOR ? row->owner.number : NONE,
                          row->owner.of == PARTY_BLOC ? row->owner.number : NONE, row->scheme,
                          row->code, row->used.text, row->used.lo, row->used.hi, row->note,
                          row->cited.source, row->cited.locator);
    }
    sqlite3_finalize(insert);
    return valid;
}

static bool write_key(sqlite3_stmt *insert, const char *text, enum party of, uint32_t owner,
                      int64_t lo, int64_t hi, struct fault *fault)
{
    struct arena arena = {0};
    const char *key = text_fold(&arena, text, strlen(text));
    const bool done = !key || !*key ||
                      write_row(insert, fault, "ttrii", key, party_words.texts[of], owner, lo, hi);
    arena_release(&arena);
    return done;
}

/* Two names of one owner may fold to one key; one row is enough. */
static bool write_keys(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    sqlite3_stmt *insert = NULL;
    bool valid =
        db_prepare(db, "INSERT OR IGNORE INTO name_key VALUES (?, ?, ?, ?, ?)", &insert, fault);
    for (uint32_t i = 0; valid && i < dataset->actors_count; i++) {
        valid = write_key(insert, dataset->actors[i].id, PARTY_ACTOR, i, EDTF_NEG_INF, EDTF_POS_INF,
                          fault) &&
                (!dataset->actors[i].iso2 || write_key(insert, dataset->actors[i].iso2, PARTY_ACTOR,
                                                       i, EDTF_NEG_INF, EDTF_POS_INF, fault));
    }
    for (uint32_t i = 0; valid && i < dataset->blocs_count; i++) {
        valid = write_key(insert, dataset->blocs[i].id, PARTY_BLOC, i, EDTF_NEG_INF, EDTF_POS_INF,
                          fault);
    }
    for (uint32_t i = 0; valid && i < dataset->names_count; i++) {
        const struct record_name *name = &dataset->names[i];
        valid = write_key(insert, name->text, (enum party)name->owner.of, name->owner.number,
                          name->used.lo, name->used.hi, fault);
    }
    sqlite3_finalize(insert);
    return valid;
}

/* Per owner and language the proper name at the end of coverage, or else the latest one before. */
struct labels {
    const struct record_name **best; /* [owner * LANG_COUNT + lang], NULL where there is none */
};

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

static void find_labels(struct labels *labels, const struct dataset *dataset, enum party of,
                        uint32_t owners)
{
    const size_t size = ((size_t)owners * LANG_COUNT + 1) * sizeof *labels->best;
    labels->best = heap_alloc(size);
    memset(labels->best, 0, size);
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        const struct record_name *name = &dataset->names[i];
        const struct record_name **best =
            &labels->best[(size_t)name->owner.number * LANG_COUNT + name->lang];
        if (name->owner.of == of && strcmp(name->form, "name") == 0 &&
            is_better(name, *best, dataset->info.as_of_day)) {
            *best = name;
        }
    }
}

static const char *label_of(const struct labels *labels, uint32_t owner, int lang, const char *id)
{
    const struct record_name *const *best = &labels->best[(size_t)owner * LANG_COUNT];
    const int order[] = {lang, LANG_EN, LANG_RU, LANG_KK};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (best[order[i]]) {
            return best[order[i]]->text;
        }
    }
    return id;
}

static bool write_labels(sqlite3 *db, const struct dataset *dataset, enum party of, uint32_t owners,
                         struct fault *fault)
{
    struct labels labels;
    sqlite3_stmt *insert = NULL;
    bool valid = db_prepare(db, "INSERT INTO label VALUES (?, ?, ?, ?)", &insert, fault);
    find_labels(&labels, dataset, of, owners);
    for (uint32_t i = 0; valid && i < owners; i++) {
        const char *id = of == PARTY_ACTOR ? dataset->actors[i].id : dataset->blocs[i].id;
        for (int lang = 0; valid && lang < LANG_COUNT; lang++) {
            valid = write_row(insert, fault, "trtt", party_words.texts[of], i,
                              language_code((enum language)lang), label_of(&labels, i, lang, id));
        }
    }
    sqlite3_finalize(insert);
    free(labels.best);
    return valid;
}

bool write_names(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    return write_name_rows(db, dataset, fault) && write_codes(db, dataset, fault) &&
           write_keys(db, dataset, fault) &&
           write_labels(db, dataset, PARTY_ACTOR, dataset->actors_count, fault) &&
           write_labels(db, dataset, PARTY_BLOC, dataset->blocs_count, fault);
}
