#include "bulk.h"
#include "write.h"

#include "shared.h"

#include <stdlib.h>
#include <string.h>

/* What counts in the readings of one package alone: `own_value`. */

struct own_row {
    uint32_t package, owner;
    const char *of, *field;
    struct put_other value;
};

static const struct put own_columns[] = {
    REF("package_id", own_row, package), TEXT("of", own_row, of),
    TEXT("field", own_row, field),       REF("owner_id", own_row, owner),
    OTHER("value", own_row, value),      PUT_END};

/* The columns in which a package's row is not what the table says. */
static bool write_own(struct bulk *rows, const char *of, const struct put *columns,
                      uint32_t package, uint32_t number, const void *own, const void *row,
                      struct fault *fault)
{
    bool valid = true;
    for (const struct put *put = columns; valid && put->column; put++) {
        if (!put_same(put, own, row)) {
            const struct own_row value = {package, number, of, put->column, {put, own}};
            valid = bulk_row(rows, &value, fault);
        }
    }
    return valid;
}

#define WRITE_OWN(rows, table, list, columns, valid)                                               \
    for (uint32_t i = 0; (valid) && i < dataset->own_##list##_count; i++) {                        \
        const uint32_t number = dataset->own_##list[i].number;                                     \
        valid = write_own(rows, table, columns, dataset->own_##list[i].package, number,            \
                          &dataset->own_##list[i].row, &dataset->list[number], fault);             \
    }

struct text_row {
    const char *text;
};

static const struct put text_put = TEXT("text", text_row, text);

static const struct text_row hidden_name = {"alias"}, hidden_row = {"1"};

/* A name that does not count is another name; all else that does not is not there. */
static bool write_hidden(struct bulk *rows, const struct record_hidden *hidden, struct fault *fault)
{
    static const char *const tables[] = {
        [HIDDEN_NAME] = "name", [HIDDEN_CODE] = "code", [HIDDEN_PLACE] = "place"};
    const bool is_name = hidden->of == HIDDEN_NAME;
    const struct own_row row = {hidden->package,
                                hidden->number,
                                tables[hidden->of],
                                is_name ? "form" : "hidden",
                                {&text_put, is_name ? &hidden_name : &hidden_row}};
    return bulk_row(rows, &row, fault);
}

static bool write_labels(struct bulk *rows, const struct dataset *dataset, enum party of,
                         uint32_t owners, struct fault *fault)
{
    static const char *const fields[2][LANG_COUNT] = {
        [PARTY_ACTOR] = {"actor:en", "actor:ru", "actor:kk"},
        [PARTY_BLOC] = {"bloc:en", "bloc:ru", "bloc:kk"}};
    const char **first = find_labels(dataset, 0, of, owners);
    bool valid = true;
    for (uint32_t package = 1; valid && package < dataset->packages_count; package++) {
        const char **own = find_labels(dataset, package, of, owners);
        for (size_t i = 0; valid && i < (size_t)owners * LANG_COUNT; i++) {
            const struct text_row text = {own[i]};
            const struct own_row row = {package,
                                        (uint32_t)(i / LANG_COUNT),
                                        "label",
                                        fields[of][i % LANG_COUNT],
                                        {&text_put, &text}};
            valid = strcmp(own[i], first[i]) == 0 || bulk_row(rows, &row, fault);
        }
        free(own);
    }
    free(first);
    return valid;
}

struct match_row {
    struct record_owner owner;
    uint32_t package;
    const char *id, *how, *code;
};

static const struct put match_columns[] = {KEY("matched_id"),
                                           REF("package_id", match_row, package),
                                           WORD("of", match_row, owner.of, party_words),
                                           TEXT("id", match_row, id),
                                           OWNER_ACTOR("actor_id", match_row, owner),
                                           OWNER_BLOC("bloc_id", match_row, owner),
                                           TEXT("how", match_row, how),
                                           TEXT("code", match_row, code),
                                           PUT_END};

static bool write_matches(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "matched", match_columns, 0, fault);
    for (uint32_t i = 0; valid && i < dataset->matches_count; i++) {
        const struct record_match *match = &dataset->matches[i];
        const struct match_row row = {.owner = {.of = match->of, .number = match->number},
                                      .package = match->package,
                                      .id = match->id,
                                      .how = match->how,
                                      .code = match->code};
        valid = bulk_row(&rows, &row, fault);
    }
    return bulk_close(&rows, valid, fault);
}

struct sees_row {
    uint32_t reading, seen;
};

static const struct put sees_columns[] = {REF("reading_id", sees_row, reading),
                                          REF("seen_id", sees_row, seen), PUT_END};

static bool write_sees(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "reading_sees", sees_columns, 0, fault);
    for (uint32_t i = 0; i < dataset->readings_count; i++) {
        for (uint32_t k = 0; valid && k < dataset->packages_count; k++) {
            const struct sees_row row = {i, k};
            valid = !reading_sees(dataset, i, k) || bulk_row(&rows, &row, fault);
        }
    }
    return bulk_close(&rows, valid, fault);
}

bool write_own_values(sqlite3 *db, const struct dataset *dataset, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, "own_value", own_columns, 0, fault);
    WRITE_OWN(&rows, "source", sources, source_columns, valid)
    WRITE_OWN(&rows, "status", statuses, status_columns, valid)
    WRITE_OWN(&rows, "actor", actors, actor_columns, valid)
    WRITE_OWN(&rows, "bloc", blocs, bloc_columns, valid)
    WRITE_OWN(&rows, "person", people, person_columns, valid)
    for (uint32_t i = 0; valid && i < dataset->hidden_count; i++) {
        valid = write_hidden(&rows, &dataset->hidden[i], fault);
    }
    valid = valid && write_labels(&rows, dataset, PARTY_ACTOR, dataset->actors_count, fault) &&
            write_labels(&rows, dataset, PARTY_BLOC, dataset->blocs_count, fault);
    return bulk_close(&rows, valid, fault) && write_sees(db, dataset, fault) &&
           write_matches(db, dataset, fault);
}
