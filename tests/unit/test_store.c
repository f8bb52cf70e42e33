#include "dataset_text.h"
#include "day.h"
#include "edtf.h"
#include "fold.h"
#include "store.h"
#include "store_events.h"
#include "store_lists.h"
#include "store_names.h"
#include "store_spells.h"
#include "writer.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is written is read back, and a failure leaves what was there. */

static char folder[] = "store-test.XXXXXX";

struct written {
    struct loading loading;
    struct fold folds[2];
    char path[64];
};

static void load_all(struct loading *loading)
{
    loading_init(loading);
    load_ground(loading);
    load_reading(loading, "bookish", "book");
    load_text(loading, "people",
              "person,name_en,name_ru,actor\nA. Alder,Anna Alder,Анна Алдер,A0\n");
    load_text(loading, "names",
              "of,id,lang,form,name,used\n"
              "actor,A0,en,name,Alvaria,\nactor,A0,ru,name,Алвария,\n"
              "bloc,B0,en,name,River Union,\nbloc,B0,en,alias,the Union,1990/2000-06-30\n"
              "bloc,B1,en,alias,The  Union,2000-07-01/..\n");
    load_text(loading, "events",
              "event,date,kind,bloc,effects,actors,source,locator,place,people,title_en,title_ru\n"
              "e1,1991-01-01~,institution,B0,member=A0 A1; observer=A2,A3,treaty,p. 1,Alvar,"
              "host: A. Alder,Begin,Начало\n"
              "e1,1991,,,member=A0,,book,p. 2,,,,\n"
              "e2,[1995-03..1995-04],withdrawal,B0,none=A1,,treaty,p. 3,,,\"A \"\"leave\"\"\",\n"
              "e3,2000-07,renaming,B0,B1:member=A0,,treaty,p. 4,,,,\n"
              "e4,-0044-03-15/..,accession,B2,member=A3,,treaty,p. 5,,,,\n"
              "e5,../Y12345,accession,B2,observer=A2,,book,p. 6,,,,\n");
    load_text(loading, "lineage", "from,to,relation,event\nB0,B1,renamed,e3\n");
    records_finish(&loading->dataset, &loading->findings);
    loading->dataset.packages[0].as_of = "2010-12-31";
    loading->dataset.packages[0].as_of_day = day_from_civil(2010, 12, 31);
    show_findings(&loading->findings);
    assert_int_equal(loading->findings.count, 0);
}

static void write_all(struct written *written, const char *name)
{
    static const atomic_int stop = 0;
    const struct watch watch = {.stop = &stop};
    struct fault fault = {0};
    snprintf(written->path, sizeof written->path, "%s/%s", folder, name);
    load_all(&written->loading);
    for (uint32_t i = 0; i < 2; i++) {
        fold_reading(&written->folds[i], &written->loading.dataset, i, &written->loading.findings);
    }
    if (!writer_write(written->path, &written->loading.dataset, written->folds, &watch, &fault)) {
        fail_msg("%s", fault.text);
    }
}

static void release(struct written *written)
{
    for (size_t i = 0; i < 2; i++) {
        fold_release(&written->folds[i]);
    }
    loading_release(&written->loading);
}

static struct store *open_store(const char *path)
{
    struct store *store = NULL;
    struct fault fault = {0};
    if (!store_open(path, &store, &fault)) {
        fail_msg("%s", fault.text);
    }
    return store;
}

static int64_t reading_number(struct store *store, const char *name)
{
    int64_t reading;
    const char *id;
    assert_true(store_reading(store, name, &reading, &id, NULL));
    assert_string_equal(id, name);
    return reading;
}

/* --- spells --- */

struct spell_check {
    const struct dataset *dataset;
    const struct fold *fold;
    size_t next; /* the spell that comes next */
    uint32_t bloc;
};

static bool expect_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct spell_check *check = context;
    const struct dataset *dataset = check->dataset;
    (void)fault;
    while (check->fold->spells[check->next].bloc != check->bloc) {
        check->next++;
    }
    const struct fold_spell *spell = &check->fold->spells[check->next++];
    const struct record_account *start = &dataset->accounts[spell->start_account];
    assert_string_equal(row->bloc, dataset->blocs[spell->bloc].id);
    assert_string_equal(row->actor, dataset->actors[spell->actor].id);
    assert_string_equal(row->status, dataset->statuses[spell->status].id);
    assert_int_equal(row->bounds.start_lo, spell->bounds.start_lo);
    assert_int_equal(row->bounds.start_hi, spell->bounds.start_hi);
    assert_int_equal(row->bounds.end_lo, spell->bounds.end_lo);
    assert_int_equal(row->bounds.end_hi, spell->bounds.end_hi);
    assert_string_equal(row->start, start->date);
    assert_string_equal(row->start_event, intern_text(dataset->event_ids, start->event));
    if (spell->end_account == NONE) {
        assert_null(row->end);
        assert_null(row->end_event);
    } else {
        assert_string_equal(row->end, dataset->accounts[spell->end_account].date);
    }
    return true;
}

static void test_spells_are_read_back(void **state)
{
    struct written written;
    (void)state;
    write_all(&written, "spells.db");
    struct store *store = open_store(written.path);
    const struct dataset *dataset = &written.loading.dataset;
    for (uint32_t i = 0; i < 2; i++) {
        size_t seen = 0;
        for (uint32_t bloc = 0; bloc < dataset->blocs_count; bloc++) {
            struct spell_check check = {dataset, &written.folds[i], 0, bloc};
            const struct spell_query query = {
                .reading = reading_number(store, dataset->readings[i].id),
                .bloc = bloc + 1, /* numbers in the store begin at 1 */
                .actor = ANY_ID,
                .lo = EDTF_NEG_INF,
                .hi = EDTF_POS_INF,
                .named = PARTY_ACTOR};
            assert_true(store_spells(store, &query, expect_spell, &check, NULL));
            for (size_t k = 0; k < written.folds[i].count; k++) {
                seen += written.folds[i].spells[k].bloc == bloc;
            }
            for (; check.next < written.folds[i].count; check.next++) {
                assert_int_not_equal(written.folds[i].spells[check.next].bloc, bloc);
            }
        }
        assert_int_equal(seen, written.folds[i].count);
        assert_true(seen > 1);
    }
    store_close(store);
    release(&written);
}

static bool count_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    (void)row, (void)fault;
    ++*(size_t *)context;
    return true;
}

static void test_spells_of_a_period(void **state)
{
    /* Spells of A0 in the reading record: B0 from 1991-01-01 to some day of July 2000, then B1. */
    static const struct {
        int from[3], to[3];
        size_t count;
    } cases[] = {
        {{1990, 1, 1}, {1990, 12, 31}, 0}, {{1990, 1, 1}, {1991, 1, 1}, 1},
        {{1995, 1, 1}, {1995, 1, 1}, 1},   {{2000, 7, 30}, {2000, 7, 30}, 2},
        {{2000, 7, 31}, {2000, 7, 31}, 1}, {{1991, 1, 1}, {2001, 1, 1}, 2},
    };
    struct written written;
    (void)state;
    write_all(&written, "period.db");
    struct store *store = open_store(written.path);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count = 0;
        const int *from = cases[i].from, *to = cases[i].to;
        const struct spell_query query = {.reading = 1,
                                          .bloc = ANY_ID,
                                          .actor = 1,
                                          .lo = day_from_civil(from[0], from[1], from[2]),
                                          .hi = day_from_civil(to[0], to[1], to[2])};
        assert_true(store_spells(store, &query, count_spell, &count, NULL));
        assert_int_equal(count, cases[i].count);
    }
    store_close(store);
    release(&written);
}

/* --- the view --- */

static void expect_column(sqlite3_stmt *statement, int column, const char *expected)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (expected) {
        assert_non_null(text);
        assert_string_equal(text, expected);
    } else {
        assert_null(text);
    }
}

/* ISO 8601 as the view has it: NULL for an infinity, and for years that SQLite cannot write. */
static const char *iso_day(int64_t day, char out[EDTF_DAY_SIZE])
{
    if (day < day_from_civil(0, 1, 1) || day > day_from_civil(9999, 12, 31)) {
        return NULL;
    }
    edtf_format_day(day, out);
    return out;
}

static void test_view_has_the_spells(void **state)
{
    static const char sql[] =
        "SELECT bloc, actor, status, start_earliest, start_latest, end_earliest, end_latest, "
        "       start, end, start_event, class FROM membership "
        "JOIN bloc USING (bloc) JOIN actor USING (actor) JOIN reading USING (reading) "
        "WHERE reading = ?1 ORDER BY bloc_id, actor_id, "
        "(SELECT number FROM spell WHERE spell.reading_id = reading.reading_id "
        " AND spell.bloc_id = bloc.bloc_id AND spell.actor_id = actor.actor_id)";
    struct written written;
    sqlite3 *db;
    sqlite3_stmt *statement;
    (void)state;
    write_all(&written, "view.db");
    const struct dataset *dataset = &written.loading.dataset;
    assert_int_equal(sqlite3_open_v2(written.path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
        sqlite3_bind_text(statement, 1, dataset->readings[i].id, -1, SQLITE_STATIC);
        for (size_t k = 0; k < written.folds[i].count; k++) {
            const struct fold_spell *spell = &written.folds[i].spells[k];
            char text[EDTF_DAY_SIZE];
            assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
            expect_column(statement, 0, dataset->blocs[spell->bloc].id);
            expect_column(statement, 1, dataset->actors[spell->actor].id);
            expect_column(statement, 2, dataset->statuses[spell->status].id);
            expect_column(statement, 3, iso_day(spell->bounds.start_lo, text));
            expect_column(statement, 4, iso_day(spell->bounds.start_hi, text));
            expect_column(statement, 5, iso_day(spell->bounds.end_lo, text));
            expect_column(statement, 6, iso_day(spell->bounds.end_hi, text));
            expect_column(statement, 7, dataset->accounts[spell->start_account].date);
            expect_column(statement, 8,
                          spell->end_account == NONE ? ".."
                                                     : dataset->accounts[spell->end_account].date);
        }
        assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    release(&written);
}

/* --- other rows --- */

static bool expect_events(void *context, const struct event_row *row, struct fault *fault)
{
    static const char *const expected[] = {"e4", "e1", "e2", "e3"}; /* by first day */
    size_t *count = context;
    (void)fault;
    assert_true(*count < 4);
    assert_string_equal(row->event, expected[*count]);
    if (*count == 1) {
        assert_string_equal(row->date, "1991-01-01~");
        assert_string_equal(row->kind, "institution");
        assert_string_equal(row->title, "Начало");
        assert_string_equal(row->place, "Alvar");
        assert_string_equal(row->source, "treaty");
        assert_non_null(strstr(row->actors, "A3")); /* took part */
        assert_non_null(strstr(row->actors, "A2")); /* was moved */
    }
    ++*count;
    return true;
}

static void test_events(void **state)
{
    struct written written;
    size_t count = 0;
    (void)state;
    write_all(&written, "events.db");
    struct store *store = open_store(written.path);
    const struct event_query query = {.reading = 1,
                                      .bloc = ANY_ID,
                                      .actor = ANY_ID,
                                      .person = ANY_ID,
                                      .source = "treaty",
                                      .lo = EDTF_NEG_INF,
                                      .hi = EDTF_POS_INF,
                                      .lang = LANG_RU};
    assert_true(store_events(store, &query, expect_events, &count, NULL));
    assert_int_equal(count, 4);
    assert_string_equal(store_info(store, "as_of"), "2010-12-31");
    assert_null(store_info(store, "nothing"));
    store_close(store);
    release(&written);
}

static bool take_hit(void *context, const struct name_hit *hit, struct fault *fault)
{
    char *found = context;
    (void)fault;
    snprintf(found + strlen(found), 64 - strlen(found), "%s%s ",
             hit->of == PARTY_BLOC ? "bloc " : "actor ", hit->id);
    return true;
}

static void test_names(void **state)
{
    struct written written;
    (void)state;
    write_all(&written, "names.db");
    struct store *store = open_store(written.path);
    static const struct {
        const char *key, *found;
    } cases[] = {{"the union", "bloc B0 bloc B1 "},
                 {"алвария", "actor A0 "},
                 {"b2", "bloc B2 "},
                 {"The Union", ""}, /* keys are folded by the caller */
                 {"nobody", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char found[64] = "";
        assert_true(store_names(store, cases[i].key, take_hit, found, NULL));
        assert_string_equal(found, cases[i].found);
    }
    struct arena arena = {0};
    const char *label;
    assert_true(store_label(store, PARTY_ACTOR, 1, LANG_RU, &arena, &label, NULL));
    assert_string_equal(label, "Алвария");
    assert_true(store_label(store, PARTY_ACTOR, 1, LANG_KK, &arena, &label, NULL));
    assert_string_equal(label, "Alvaria"); /* English stands in */
    assert_true(store_label(store, PARTY_BLOC, 3, LANG_EN, &arena, &label, NULL));
    assert_string_equal(label, "B2"); /* the id, where there is no name */
    arena_release(&arena);
    store_close(store);
    release(&written);
}

/* --- the file --- */

static char *read_bytes(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = malloc(1 << 20);
    *size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void test_same_records_same_bytes(void **state)
{
    struct written one, two;
    size_t size, other_size;
    (void)state;
    write_all(&one, "one.db");
    write_all(&two, "two.db");
    char *bytes = read_bytes(one.path, &size), *others = read_bytes(two.path, &other_size);
    assert_int_equal(size, other_size);
    assert_memory_equal(bytes, others, size);
    assert_true(size > 4096);
    free(bytes);
    free(others);
    release(&one);
    release(&two);
}

static void test_stopped(void **state)
{
    static const atomic_int stop = 15;
    const struct watch watch = {.stop = &stop};
    struct written written;
    struct fault fault = {0};
    size_t size, after_size;
    (void)state;
    write_all(&written, "stopped.db");
    char *before = read_bytes(written.path, &size);
    assert_false(
        writer_write(written.path, &written.loading.dataset, written.folds, &watch, &fault));
    assert_int_equal(fault.kind, FAULT_STOPPED);
    char *after = read_bytes(written.path, &after_size);
    assert_int_equal(size, after_size);
    assert_memory_equal(before, after, size);
    free(before);
    free(after);
    release(&written);
}

static void test_not_ours(void **state)
{
    static const atomic_int stop = 0;
    const struct watch watch = {.stop = &stop};
    struct written written;
    struct fault fault = {0};
    struct store *store = NULL;
    char path[64];
    (void)state;
    write_all(&written, "ours.db");
    snprintf(path, sizeof path, "%s/letter", folder);
    FILE *letter = fopen(path, "w");
    fputs("a letter\n", letter);
    fclose(letter);
    assert_false(writer_write(path, &written.loading.dataset, written.folds, &watch, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    assert_false(store_open(path, &store, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    snprintf(path, sizeof path, "%s/nothing", folder);
    assert_false(store_open(path, &store, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    assert_int_equal(access(path, F_OK), -1);
    release(&written);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"spells.db", "period.db", "view.db", "events.db",
                                        "names.db",  "one.db",    "two.db",  "stopped.db",
                                        "ours.db",   "letter"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    return rmdir(folder); /* fails if something was left beside them */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spells_are_read_back),
        cmocka_unit_test(test_spells_of_a_period),
        cmocka_unit_test(test_view_has_the_spells),
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_same_records_same_bytes),
        cmocka_unit_test(test_stopped),
        cmocka_unit_test(test_not_ours),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
