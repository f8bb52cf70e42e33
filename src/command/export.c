#include "command.h"
#include "files.h"

#include "export_tables.h"
#include "interrupt.h"
#include "message.h"
#include "option_specs.h"
#include "store_lists.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* All tables in a folder, for other engines: the same answers in SQL. */

extern const char export_postgresql_sql[], export_postgresql_txt[], export_duckdb_sql[],
    export_duckdb_txt[], export_clickhouse_sql[], export_clickhouse_txt[];

/* What README.txt begins with, in any language: by it an export is known again. */
#define EXPORT_MARK "blocline export "

struct engine {
    const char *name, *load,
        *ask; /* the files load.sql and, of README.txt, how questions are put */
};

static const struct engine engines[] = {
    {"postgresql", export_postgresql_sql, export_postgresql_txt},
    {"duckdb", export_duckdb_sql, export_duckdb_txt},
    {"clickhouse", export_clickhouse_sql, export_clickhouse_txt},
    {"csv", NULL, NULL},
};
enum { ENGINE_COUNT = sizeof engines / sizeof *engines };

static const struct column columns[] = {
    {"file", COLUMN_TEXT, ROLE_NONE, MSG_heading_file},
    {"rows", COLUMN_NUMBER, ROLE_COUNT, MSG_heading_rows},
};

static const struct engine *find_engine(const struct question *question, const char *name,
                                        struct fault *fault)
{
    static const char *const others[][2] = {{"postgres", "postgresql"},
                                            {"psql", "postgresql"},
                                            {"pg", "postgresql"},
                                            {"duck", "duckdb"},
                                            {"ch", "clickhouse"}};
    struct arena arena = {0};
    struct nearest nearest = nearest_to(name);
    const char *all = "";
    for (size_t i = 0; i < ENGINE_COUNT; i++) {
        if (strcmp(engines[i].name, name) == 0) {
            arena_release(&arena);
            return &engines[i];
        }
        nearest_offer(&nearest, engines[i].name, engines[i].name);
        all = arena_printf(&arena, "%s%s%s", all, *all ? ", " : "", engines[i].name);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        nearest_offer(&nearest, others[i][0], others[i][1]);
    }
    question_refuse(
        question, fault, FAULT_USAGE, MSG_fault_engine, name,
        nearest.best ? message_format(&arena, question->lang, MSG_fault_did_you_mean, nearest.best)
                     : "",
        all);
    arena_release(&arena);
    return NULL;
}

/* Whether the folder's README.txt says that it is an export: 1, 0, or -1 and a fault. */
static int has_mark(const char *folder, struct fault *fault)
{
    char *text = NULL;
    size_t size;
    if (file_exists_in(folder, "README.txt") == 0) {
        return 0;
    }
    if (!file_read_in(folder, "README.txt", &text, &size, fault)) {
        return -1;
    }
    const bool has = strncmp(text, EXPORT_MARK, strlen(EXPORT_MARK)) == 0;
    free(text);
    return has;
}

/* Refuses to replace what is not an export. */
static bool check_folder(const struct question *question, const char *path, struct fault *fault)
{
    enum folder_state state;
    char *other;
    bool done =
        *path ? folder_look(path, export_is_file, &state, &other, fault)
              : question_refuse(question, fault, FAULT_USAGE, MSG_fault_export_no_folder, path);
    if (!done) {
        return false;
    }
    bool here = false;
    const int mark = state == FOLDER_OURS || state == FOLDER_OTHERS ? has_mark(path, fault) : 1;
    if (state != FOLDER_FILE && !folder_holds_us(path, &here, fault)) {
        done = false;
    } else if (here) {
        done = question_refuse(question, fault, FAULT_USAGE, MSG_fault_export_here, path);
    } else if (state == FOLDER_FILE) {
        done = question_refuse(question, fault, FAULT_USAGE, MSG_fault_export_file, path);
    } else if (mark < 0) {
        done = false;
    } else if (!mark) {
        done = question_refuse(question, fault, FAULT_USAGE, MSG_fault_export_not_ours, path);
    } else if (state == FOLDER_OTHERS) {
        done = question_refuse(question, fault, FAULT_USAGE, MSG_fault_export_others, path, other);
    }
    free(other);
    return done;
}

static bool list_written(void *context, const char *file, size_t rows, struct fault *fault)
{
    struct arena arena = {0};
    const struct cell cells[] = {cell_text(file), cell_text(arena_printf(&arena, "%zu", rows))};
    const bool done = table_row(context, cells, fault);
    arena_release(&arena);
    return done;
}

static bool write_text(struct folder *folder, const char *name, const char *text,
                       struct table_sink *sink, struct fault *fault)
{
    const struct cell cells[] = {cell_text(name), cell_text(NULL)};
    FILE *file = folder_file(folder, name, fault);
    if (!file) {
        return false;
    }
    fputs(text, file); /* a failure is found on closing */
    return folder_file_close(folder, file, true, fault) && table_row(sink, cells, fault);
}

struct readings {
    struct arena *arena;
    const char *list;
};

static bool take_reading(void *context, const struct cell *cells, struct fault *fault)
{
    struct readings *readings = context;
    (void)fault;
    readings->list = arena_printf(readings->arena, "%s%s%.*s", readings->list,
                                  *readings->list ? ", " : "", (int)cells[0].size, cells[0].text);
    return true;
}

static const char *known(const char *text)
{
    return text ? text : "?";
}

static bool write_readme(const struct question *question, const struct engine *engine,
                         struct folder *folder, struct table_sink *sink, struct fault *fault)
{
    struct store *store = question->store;
    const enum language lang = question->lang;
    struct arena arena = {0};
    struct readings readings = {&arena, ""};
    bool done = store_list(store, "readings", lang, take_reading, &readings, fault);
    if (done) {
        const char *records =
            message_format(&arena, lang, MSG_export_records, known(store_title(store, lang)),
                           known(store_info(store, "version")), known(store_info(store, "as_of")),
                           known(store_info(store, "digest")), readings.list);
        const char *text = arena_printf(&arena, EXPORT_MARK "%s\n\n%s\n\n%s\n", engine->name,
                                        records, message(lang, MSG_export_files));
        if (engine->ask) {
            text = arena_printf(&arena, "%s\n%s\n\n%s", text, message(lang, MSG_export_ask),
                                engine->ask);
        }
        done = write_text(folder, "README.txt", text, sink, fault);
    }
    arena_release(&arena);
    return done;
}

static bool write_all(const struct question *question, const struct engine *engine,
                      struct folder *folder, struct table_sink *sink, struct fault *fault)
{
    return table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault) &&
           export_tables(question, folder, list_written, sink, fault) &&
           (!engine->load || write_text(folder, "load.sql", engine->load, sink, fault)) &&
           write_readme(question, engine, folder, sink, fault) && table_end(sink, fault);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const char *path = given->operands[1];
    const struct engine *engine = find_engine(question, given->operands[0], fault);
    struct folder *folder;
    if (!engine || !check_folder(question, path, fault)) {
        return false;
    }
    interrupt_catch(false); /* before there is a folder to be taken away */
    if (!folder_open(path, export_is_file, &folder, fault)) {
        return false;
    }
    if (!write_all(question, engine, folder, sink, fault)) {
        folder_drop(folder);
        return false;
    }
    return folder_keep(folder, fault);
}

const struct command command_export = {
    .name = "export",
    .operands = "ENGINE FOLDER",
    .least = 2,
    .most = 2,
    .summary = MSG_help_s_export,
    .help = MSG_help_t_export,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline export postgresql eurasia-pg", "blocline export csv eurasia-csv"},
    .run = run,
    .writes_files = true,
};
