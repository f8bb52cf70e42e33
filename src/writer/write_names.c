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
    uint32_t package;
};

static const struct put key_columns[] = {TEXT("key", key_row, key),
                                         WORD("of", key_row, of, party_words),
                                         REF("owner_id", key_row, owner),
                                         DAY("used_lo", key_row, lo),
                                         DAY("used_hi", key_row, hi),
                                         REF("package_id", key_row, package),
                                         PUT_END};

static bool write_key(struct bulk *rows, const char *text, struct key_row row, struct fault *fault)
{
    struct arena arena = {0};
    row.key = text ? text_name_key(&arena, text, strlen(text)) : NULL;
    const bool done = !row.key || !*row.key || bulk_row(rows, &row, fault);
    arena_release(&arena);
    return done;
}

/* A key without a period, given by the package whose row stands at the place. */
static struct key_row always(const struct dataset *dataset, enum party of, uint32_t owner,
                             const struct place *place)
{
    return (struct key_row){.of = of,
                            .owner = owner,
                            .lo = EDTF_NEG_INF,
                            .hi = EDTF_POS_INF,
                            .package = package_at(dataset, place)};
}

static bool write_actor_keys(struct bulk *rows, const struct dataset *dataset, struct fault *fault)
{
    bool valid = true;
    for (uint32_t i = 0; valid && i < dataset->actors_count; i++) {
        const struct record_actor *actor = &dataset->actors[i];
        const struct key_row row = always(dataset, PARTY_ACTOR, i, &actor->place);
        valid = write_key(rows, actor->id, row, fault) && write_key(rows, actor->iso2, row, fault);
    }
    for (uint32_t i = 0; valid && i < dataset->shared_actors_count; i++) {
        const struct shared_actor *actor = &dataset->shared_actors[i];
        const struct key_row row = always(dataset, PARTY_ACTOR, actor->number, &actor->row.place);
        valid = write_key(rows, actor->row.id, row, fault) &&
                write_key(rows, actor->row.iso2, row, fault);
    }
    return valid;
}

static bool write_bloc_keys(struct bulk *rows, const struct dataset *dataset, struct fault *fault)
{
    bool valid = true;
    for (uint32_t i = 0; valid && i < dataset->blocs_count; i++) {
        const struct record_bloc *bloc = &dataset->blocs[i];
        valid = write_key(rows, bloc->id, always(dataset, PARTY_BLOC, i, &bloc->place), fault);
    }
    for (uint32_t i = 0; valid && i < dataset->shared_blocs_count; i++) {
        const struct shared_bloc *bloc = &dataset->shared_blocs[i];
        valid = write_key(rows, bloc->row.id,
                          always(dataset, PARTY_BLOC, bloc->number, &bloc->row.place), fault);
    }
    return valid;
}

static bool write_name_keys(struct bulk *rows, const struct dataset *dataset,
                            const struct record_name *names, uint32_t count, struct fault *fault)
{
    bool valid = true;
    for (uint32_t i = 0; valid && i < count; i++) {
        const struct record_name *name = &names[i];
        const struct key_row row = {.of = name->owner.of,
                                    .owner = name->owner.number,
                                    .lo = name->used.lo,
                                    .hi = name->used.hi,
                                    .package = package_at(dataset, &name->place)};
        valid = write_key(rows, name->text, row, fault);
    }
    return valid;
}

/* What a package calls it by an id of its own. */
static bool write_match_keys(struct bulk *rows, const struct dataset *dataset, struct fault *fault)
{
    bool valid = true;
    for (uint32_t i = 0; valid && i < dataset->matches_count; i++) {
        const struct record_match *match = &dataset->matches[i];
        struct key_row row = always(dataset, match->of, match->number, &match->place);
        row.package = match->package;
        valid = write_key(rows, match->id, row, fault);
    }
    return valid;
}

/* Two names of one owner may fold to one key; one row is enough. */
static bool write_keys(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    const bool valid =
        bulk_open_set(&rows, db, "name_key", key_columns, fault) &&
        write_actor_keys(&rows, dataset, fault) && write_bloc_keys(&rows, dataset, fault) &&
        write_name_keys(&rows, dataset, dataset->names, dataset->names_count, fault) &&
        write_name_keys(&rows, dataset, dataset->shared_names, dataset->shared_names_count,
                        fault) &&
        write_match_keys(&rows, dataset, fault);
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
