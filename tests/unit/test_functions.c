/* The functions of SQL and the commands: one answer, row for row, in the module that other programs
 * load (here: this one), over the records of seeds/. */
#include "command.h"
#include "functions.h"
#include "question.h"
#include "shaping.h"
#include "with_bounds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dlfcn.h>
#define SQLITE_CORE /* its types, not the names that it makes for modules */
#include <sqlite3ext.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MOST = 24, TEXT = 512 };

/* Rows as one text: cells end with 1, those without a value are 2. */
struct rows {
    char *text;
    size_t used, capacity, count;
};

static void add_cell(struct rows *rows, const char *text, size_t size)
{
    rows->text = heap_grow(rows->text, &rows->capacity, rows->used + size + 3, 1);
    memcpy(rows->text + rows->used, text ? text : "\2", text ? size : 1);
    rows->used += text ? size : 1;
    rows->text[rows->used++] = '\1';
    rows->text[rows->used] = '\0';
}

/* ---- The command ---- */

struct collector {
    struct table_sink sink;
    struct rows *rows;
    size_t columns;
};

static bool collect_begin(struct table_sink *sink, const char *title, const struct column *columns,
                          size_t count, struct fault *fault)
{
    (void)title, (void)columns, (void)fault;
    ((struct collector *)sink)->columns = count;
    return true;
}

static bool collect_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct collector *self = (struct collector *)sink;
    (void)fault;
    for (size_t i = 0; i < self->columns; i++) {
        add_cell(self->rows, cells[i].text, cells[i].size);
    }
    self->rows->count++;
    return true;
}

static bool collect_end(struct table_sink *sink, struct fault *fault)
{
    (void)sink, (void)fault;
    return true;
}

struct world {
    struct store *store;
    sqlite3 *db;
    size_t questions, rows;
};

static bool run_command(struct world *world, int count, char **words, struct rows *rows,
                        struct fault *fault)
{
    struct option_spec specs[OPTIONS_MAX];
    struct options given = {0};
    struct question question;
    struct collector collector = {
        .sink = {.begin = collect_begin, .row = collect_row, .end = collect_end}, .rows = rows};
    int next;
    const struct command *command = commands_find(words[0], fault);
    assert_non_null(command);
    const size_t known = command_specs(command, specs, OPTIONS_MAX);
    if (!options_read(count, words, specs, known, false, &given, &next, fault) ||
        !commands_check(command, &given, fault)) {
        return false;
    }
    const char *lang = given.value[OPTION_LANG];
    const struct question_options means =
        commands_question(command, &given, lang ? language_of(lang) : LANG_EN);
    struct table_filter *bounds =
        given.value[OPTION_WITH_BOUNDS] ? filter_bounds(&collector.sink, NULL) : NULL;
    const bool done = question_init(&question, world->store, &means, NULL, NULL, fault) &&
                      commands_answer(command, &question, &given,
                                      bounds ? &bounds->sink : &collector.sink, fault);
    filter_free(bounds);
    return done;
}

/* ---- The function ---- */

static void run_function(sqlite3 *db, const char *sql, struct rows *rows)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    }
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *type = sqlite3_column_decltype(statement, i);
            const int is = sqlite3_column_type(statement, i);
            assert_true(is == SQLITE_NULL ||
                        is == (strcmp(type, "NUMERIC") == 0 ? SQLITE_INTEGER : SQLITE_TEXT));
            add_cell(rows, (const char *)sqlite3_column_text(statement, i),
                     (size_t)sqlite3_column_bytes(statement, i));
        }
        rows->count++;
    }
    if (code != SQLITE_DONE) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    }
    sqlite3_finalize(statement);
}

/* One question both ways. `line` are the words of the command, parted by |; options are put as
 * q_NAME = VALUE, the others are the function's arguments. */
static void compare(struct world *world, const char *line)
{
    char copy[TEXT], sql[4 * TEXT], where[TEXT] = "", given[TEXT] = "", *words[WORDS_MOST];
    int count = 0;
    const char *more = "";
    struct fault fault = {0};
    struct rows expected = {0}, actual = {0};
    snprintf(copy, sizeof copy, "%s", line);
    for (char *at = copy, *word; (word = strsep(&at, "|")) != NULL;) {
        assert_true(count < WORDS_MOST - 1);
        words[count++] = word;
    }
    words[count] = NULL;
    for (int i = 1; i < count; i++) {
        char *to = words[i][0] == '-' ? where : given;
        if (strcmp(words[i], "--with-bounds") == 0) { /* hidden columns there */
            const bool dated = strcmp(words[0], "chronology") == 0 || !strcmp(words[0], "changes");
            more = dated ? ", date_earliest, date_latest"
                   : strcmp(words[0], "dyads") == 0
                       ? ", period_earliest, period_latest"
                       : ", start_earliest, start_latest, end_earliest, "
                         "end_latest";
            continue;
        }
        const size_t used = strlen(to);
        if (to == given) {
            sqlite3_snprintf((int)(TEXT - used), to + used, "%s%Q", used ? ", " : "", words[i]);
        } else if (strcmp(words[i], "--all") != 0) {
            const bool flag = strcmp(words[i], "--net") == 0 || strcmp(words[i], "--certain") == 0;
            sqlite3_snprintf((int)(TEXT - used), to + used, " %s q_%s = %Q", used ? "AND" : "WHERE",
                             words[i] + 2, flag ? "1" : words[i + 1]);
            i += !flag;
        }
    }
    snprintf(sql, sizeof sql, "SELECT *%s FROM blocline_%s(%s)%s", more, words[0], given, where);
    if (!run_command(world, count, words, &expected, &fault)) {
        fail_msg("%s: %s", line, fault.text);
    }
    run_function(world->db, sql, &actual);
    if (expected.count != actual.count || expected.used != actual.used ||
        (expected.used && memcmp(expected.text, actual.text, expected.used) != 0)) {
        fail_msg("%s has %zu rows, %s has %zu, or others", line, expected.count, sql, actual.count);
    }
    world->questions++;
    world->rows += expected.count;
    free(expected.text);
    free(actual.text);
}

static void ask(struct world *world, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void ask(struct world *world, const char *format, ...)
{
    char line[TEXT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    compare(world, line);
}

static const char *const readings[] = {"record", "essay"};
static const char *const dates[] = {"2015-03-01", "2009", "1994-04/1996-02"};
static const char *const rules[] = {"any", "all", "start", "end"};
enum { READINGS = 2, DATES = 3, RULES = 4 };

/* A question about one subject, for each date, rule and reading. */
static void ask_dates(struct world *world, const char *command, const char *subject)
{
    for (int reading = 0; reading < READINGS; reading++) {
        for (int date = 0; date < DATES; date++) {
            for (int rule = 0; rule < (date ? RULES : 1); rule++) {
                ask(world, "%s|%s|--on|%s|--rule|%s|--reading|%s", command, subject, dates[date],
                    rules[rule], readings[reading]);
            }
        }
    }
}

static void visit(struct world *world, const char *sql,
                  void (*each)(struct world *world, const char *id))
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(world->db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        each(world, (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
}

static void ask_bloc(struct world *world, const char *bloc)
{
    ask_dates(world, "members", bloc);
    ask(world, "members|%s|--status|all|--lang|ru", bloc);
    ask(world, "history|%s|--status|all|--lang|kk", bloc);
    ask(world, "history|%s|--from|1994|--to|2004-06|--with-bounds", bloc);
    ask(world, "members|%s|--on|1998|--with-bounds", bloc);
    ask(world, "lineage|%s", bloc);
    ask(world, "disagreements|%s", bloc);
    ask(world, "chronology|--bloc|%s|--from|1991|--to|1999-12", bloc);
    ask(world, "changes|1990|2020|--bloc|%s|--net", bloc);
    ask(world, "panel|--bloc|%s|--rule|all|--from|2000|--to|2010", bloc);
    ask(world, "panel|--bloc|%s|--with-bounds|--status|all", bloc);
}

static void ask_actor(struct world *world, const char *actor)
{
    ask_dates(world, "blocs", actor);
    ask(world, "history|%s|--status|all|--reading|essay", actor);
    ask(world, "chronology|--actor|%s|--lang|ru", actor);
    ask(world, "changes|1990|2020|--actor|%s|--certain", actor);
    ask(world, "why|EAEU|%s", actor);
    ask(world, "why|CIS|%s|--on|1993|--lang|ru", actor);
}

static void ask_wholes(struct world *world)
{
    for (int reading = 0; reading < READINGS; reading++) {
        for (int rule = 0; rule < RULES; rule++) {
            ask(world, "panel|--rule|%s|--reading|%s|--status|all", rules[rule], readings[reading]);
            ask(world, "panel|--by|quarter|--from|1994|--to|1996|--certain|--rule|%s|--reading|%s",
                rules[rule], readings[reading]);
            ask(world, "dyads|--from|1994|--to|1996|--rule|%s|--reading|%s", rules[rule],
                readings[reading]);
            ask(world, "members|--all|--on|2009|--rule|%s|--reading|%s", rules[rule],
                readings[reading]);
        }
        ask(world, "dyads|--by|month|--actor|KAZ,UZB|--reading|%s", readings[reading]);
        ask(world, "disagreements|--reading|%s", readings[reading]);
        ask(world, "lineage|--reading|%s|--lang|kk", readings[reading]);
        ask(world, "chronology|--reading|%s", readings[reading]);
        ask(world, "changes|2014|--reading|%s", readings[reading]);
        ask(world, "changes|1991-12-01|2001-12-31|--reading|%s", readings[reading]);
    }
    ask(world, "chronology|--kind|summit|--lang|ru");
    ask(world, "chronology|--person|Назарбаев");
    ask(world, "chronology|--source|essay|--with-bounds");
    ask(world, "dyads|--by|quarter|--from|1994|--to|1995|--with-bounds");
    ask(world, "changes|1991|2001|--with-bounds");
    ask(world, "panel|--tag|economic,security|--from|2014|--to|2015");
    ask(world, "panel|--follow|renamed,transformed|--from|1994|--to|2004|--with-bounds");
    ask(world, "dyads|--tag|water|--follow|renamed|--from|1994|--to|1995");
    ask(world, "dyads|--tag|security|--skip|CSTO,RUS|--from|2010|--to|2011");
    ask(world, "chronology|--bloc|CAU|--follow|renamed,transformed");
    ask(world, "chronology|--tag|court");
    ask(world, "members|CAU|--on|2003|--follow|renamed,transformed");
    ask(world, "history|KAZ|--tag|customs-union");
    ask(world, "blocs|KAZ|--on|2015|--tag|finance");
    ask(world, "changes|1991|2004|--tag|security|--follow|transformed");
    ask(world, "find|customs union");
    ask(world, "find|таможенный союз|--lang|ru");
    ask(world, "find|\"customs union\" Minsk");
}

static void load(sqlite3 *db)
{
    char *message = NULL;
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL);
    if (sqlite3_load_extension(db, BLOCLINE_BUILD_DIR "/blocline", NULL, &message) != SQLITE_OK) {
        fail_msg("%s", message);
    }
}

static void test_equal(void **state)
{
    struct fault fault = {0};
    struct world world = {0};
    (void)state;
    assert_true(store_open(BLOCLINE_BUILD_DIR "/blocline.db", &world.store, &fault));
    assert_int_equal(sqlite3_open(BLOCLINE_BUILD_DIR "/blocline.db", &world.db), SQLITE_OK);
    load(world.db);
    visit(&world, "SELECT bloc FROM bloc ORDER BY bloc", ask_bloc);
    visit(&world, "SELECT actor FROM actor ORDER BY actor", ask_actor);
    ask_wholes(&world);
    printf("%zu questions, %zu rows: the functions are equal to the commands\n", world.questions,
           world.rows);
    assert_int_equal(sqlite3_close(world.db), SQLITE_OK);
    store_close(world.store);
}

/* Between two questions nothing is locked, and what others write is seen. */
static void test_lets_go(void **state)
{
    char path[] = "/tmp/blocline-functions.XXXXXX", command[TEXT];
    static const char sql[] = "SELECT * FROM blocline_members('EAEU', '2015')";
    struct rows before = {0}, after = {0};
    sqlite3 *db;
    (void)state;
    const int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    snprintf(command, sizeof command, "cp '%s' '%s'", BLOCLINE_BUILD_DIR "/blocline.db", path);
    assert_int_equal(system(command), 0);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    load(db);
    run_function(db, sql, &before);
    assert_int_equal(sqlite3_exec(db,
                                  "CREATE TABLE mine (x); INSERT INTO mine VALUES (1);"
                                  "UPDATE actor SET note = 'edited' WHERE actor = 'KAZ'",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    run_function(db, sql, &after);
    assert_int_equal(before.used, after.used);
    assert_memory_equal(before.text, after.text, before.used);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    free(before.text);
    free(after.text);
    remove(path);
}

/* A host that is too old is refused by name, before anything of it is called that it lacks. */
static int old_number(void)
{
    return 3031001;
}

static const char *old_name(void)
{
    return "3.31.1";
}

static void test_old_host(void **state)
{
    typedef int init(sqlite3 * db, char **message, const sqlite3_api_routines *api);
    const sqlite3_api_routines old = {
        .libversion_number = old_number, .libversion = old_name, .mprintf = sqlite3_mprintf};
    char *message = NULL;
    init *begin;
    (void)state;
    void *module = dlopen(BLOCLINE_BUILD_DIR "/blocline.so", RTLD_NOW);
    assert_non_null(module);
    *(void **)&begin = dlsym(module, "sqlite3_extension_init");
    assert_non_null(begin);
    assert_int_equal(begin(NULL, &message, &old), SQLITE_ERROR);
    assert_string_equal(message, "blocline needs SQLite 3.37 or newer; this program has 3.31.1");
    sqlite3_free(message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_lets_go),
        cmocka_unit_test(test_old_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
