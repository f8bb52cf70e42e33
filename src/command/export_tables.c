#include "export_tables.h"

#include "account_compare.h"
#include "arena.h"
#include "interrupt.h"
#include "messages.h"
#include "render.h"
#include "store_export.h"

#include <stdlib.h>
#include <string.h>

/* Accounts of one event, to be compared two by two. */
struct told {
    const char *account, *date, *place;
};

struct tables {
    struct folder *folder;
    export_written *written;
    void *written_context;
    char *name; /* of the file that is open: "spell.csv" */
    FILE *file;
    struct table_sink *sink;
    bool differences; /* the rows are accounts to be compared */
    struct arena arena;
    const char *event;
    struct told *accounts;
    size_t count, capacity;
};

static const struct column difference_columns[] = {
    {"account", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
    {"other", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
    {"date", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
    {"place", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
};
enum { DIFFERENCE_COLUMNS = sizeof difference_columns / sizeof *difference_columns };

static bool write_difference(struct tables *tables, const struct told *one,
                             const struct told *other, struct fault *fault)
{
    const struct account_values a = {.date = one->date, .place = one->place};
    const struct account_values b = {.date = other->date, .place = other->place};
    const bool place = accounts_differ(&a, &b, ASPECT_PLACE);
    const char *date = accounts_differ(&a, &b, ASPECT_DATE)        ? aspect_text(ASPECT_DATE)
                       : accounts_differ(&a, &b, ASPECT_PRECISION) ? aspect_text(ASPECT_PRECISION)
                                                                   : NULL;
    const struct cell cells[] = {cell_text(one->account), cell_text(other->account),
                                 cell_text(date),
                                 cell_text(place ? aspect_text(ASPECT_PLACE) : NULL)};
    return (!date && !place) || table_row(tables->sink, cells, fault);
}

/* Compares the accounts of the event that has been read. */
static bool end_event(struct tables *tables, struct fault *fault)
{
    bool done = true;
    for (size_t i = 0; done && i < tables->count; i++) {
        for (size_t k = 0; done && k < tables->count; k++) {
            done = i == k ||
                   write_difference(tables, &tables->accounts[i], &tables->accounts[k], fault);
        }
    }
    tables->count = 0;
    tables->event = NULL;
    arena_release(&tables->arena);
    return done;
}

static const char *kept(struct tables *tables, const struct cell *cell)
{
    return cell->text ? arena_text(&tables->arena, cell->text, cell->size) : NULL;
}

static bool take_account(struct tables *tables, const struct cell *cells, struct fault *fault)
{
    const char *event = cells[0].text ? cells[0].text : "";
    if (tables->event && strcmp(tables->event, event) != 0 && !end_event(tables, fault)) {
        return false;
    }
    if (!tables->event) {
        tables->event = arena_text(&tables->arena, event, strlen(event));
    }
    tables->accounts =
        heap_grow(tables->accounts, &tables->capacity, tables->count + 1, sizeof *tables->accounts);
    struct told *told = &tables->accounts[tables->count++];
    *told =
        (struct told){kept(tables, &cells[1]), kept(tables, &cells[2]), kept(tables, &cells[3])};
    told->date = told->date ? told->date : "";
    return true;
}

static bool take_row(void *context, const struct cell *cells, struct fault *fault)
{
    struct tables *tables = context;
    if (interrupt_signal()) {
        return fault_say(fault, FAULT_STOPPED, MSG_fault_interrupted);
    }
    return tables->differences
               ? take_account(tables, cells, fault)
               : table_row(tables->sink, cells, fault) || fault_context(fault, "%s", tables->name);
}

/* Ends the file that is open, if one is. */
static bool end_table(struct tables *tables, bool keep, struct fault *fault)
{
    bool done = keep;
    if (!tables->file) {
        return true;
    }
    if (done && tables->differences) {
        done = end_event(tables, fault);
    }
    done = done && (table_end(tables->sink, fault) || fault_context(fault, "%s", tables->name));
    const size_t rows = tables->sink->rows;
    renderer_find("csv")->release(tables->sink);
    done = folder_file_close(tables->folder, tables->file, done, done ? fault : NULL) && done;
    tables->file = NULL;
    return done && tables->written(tables->written_context, tables->name, rows, fault);
}

static bool begin_table(void *context, const char *name, const struct column *columns, size_t count,
                        struct fault *fault)
{
    struct tables *tables = context;
    const struct render_options options = {.lang = LANG_EN};
    if (!end_table(tables, true, fault)) {
        return false;
    }
    free(tables->name);
    tables->name = heap_text(arena_printf(&tables->arena, "%s.csv", name));
    tables->file = folder_file(tables->folder, tables->name, fault);
    tables->differences = strcmp(name, "difference") == 0;
    if (!tables->file) {
        return false;
    }
    tables->sink = renderer_find("csv")->open(tables->file, &options);
    return tables->differences
               ? table_begin(tables->sink, NULL, difference_columns, DIFFERENCE_COLUMNS, fault)
               : table_begin(tables->sink, NULL, columns, count, fault);
}

bool export_tables(const struct question *question, struct folder *folder, export_written *written,
                   void *context, struct fault *fault)
{
    struct tables tables = {.folder = folder, .written = written, .written_context = context};
    const struct export_visit visit = {&tables, begin_table, take_row};
    bool done = store_export(question->store, &visit, fault);
    done = end_table(&tables, done, fault) && done;
    free(tables.name);
    free(tables.accounts);
    arena_release(&tables.arena);
    return done;
}

bool export_is_file(const char *name)
{
    size_t size;
    if (strcmp(name, "load.sql") == 0 || strcmp(name, "README.txt") == 0 ||
        strcmp(name, FOLDER_LOCK) == 0) {
        return true;
    }
    for (size_t i = 0;; i++) {
        const char *table = store_export_name(i, &size);
        if (!table) {
            return false;
        }
        if (strncmp(name, table, size) == 0 &&
            (strcmp(name + size, ".csv") == 0 || strcmp(name + size, ".parquet") == 0)) {
            return true;
        }
    }
}
