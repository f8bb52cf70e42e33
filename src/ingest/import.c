#include "import.h"

#include "files.h"
#include "import_columns.h"
#include "import_write.h"
#include "message.h"
#include "messages.h"
#include "new_folder.h"
#include "platform.h"
#include "text.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct importing {
    struct import import;
    const struct import_request *request;
    const char **paths; /* by table */
    bool from_folder;   /* --from is one */
    FILE *out, *notes;
    const char *prefix;
    const char **lines; /* notes, for when all is done: nothing may fail then */
    size_t line_count, line_capacity;
    size_t set_aside; /* rows */
};

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void note(struct importing *importing, const char *text)
{
    importing->lines = heap_grow(importing->lines, &importing->line_capacity,
                                 importing->line_count + 1, sizeof *importing->lines);
    importing->lines[importing->line_count++] = text;
}

/* ---- The mapping and the tables that it names ---- */

static bool read_map(struct importing *importing, struct fault *fault)
{
    const char *path = importing->request->map;
    struct import *import = &importing->import;
    char *text = NULL;
    size_t size;
    if (path) {
        if (!file_read(path, &text, &size, fault)) {
            return false;
        }
        const uint32_t file = dataset_file(import->files, path, 0);
        const bool read = import_map_read(&import->map, text, size, file, import->findings, fault);
        free(text);
        if (!read) {
            return false;
        }
    }
    if (!import->map.table_count) {
        import_map_add(&import->map);
    }
    return import->map.table_count <= IMPORT_TABLES ||
           fault_say_with(fault, FAULT_DATA, MSG_fault_many_tables, path,
                          NUMBER_TEXT(import->map.table_count), NUMBER_TEXT(IMPORT_TABLES));
}

/* A file that the mapping names lies beside the mapping, or in the folder --from. */
static const char *path_of(struct importing *importing, const char *name)
{
    const struct import_request *request = importing->request;
    struct arena *arena = &importing->import.arena;
    if (*name == '/') {
        return name;
    }
    if (importing->from_folder) {
        return arena_printf(arena, "%s/%s", request->from, name);
    }
    const char *folder = request->map ? request->map : "";
    return arena_printf(arena, "%.*s%s", (int)(name_of(folder) - folder), folder, name);
}

static bool find_tables(struct importing *importing, struct fault *fault)
{
    struct import *import = &importing->import;
    const struct import_request *request = importing->request;
    const size_t count = import->map.table_count;
    struct platform_facts facts;
    if (request->from && !platform_facts(request->from, &facts)) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_open, request->from);
    }
    importing->from_folder = request->from && facts.kind == PLATFORM_FOLDER;
    const bool one = request->from && !importing->from_folder;
    importing->paths = arena_alloc(&import->arena, (count + 1) * sizeof *importing->paths);
    import->table_files = arena_alloc(&import->arena, (count + 1) * sizeof *import->table_files);
    import->table_names = arena_alloc(&import->arena, (count + 1) * sizeof *import->table_names);
    import->table_sources =
        arena_alloc(&import->arena, (count + 1) * sizeof *import->table_sources);
    import->headers = arena_alloc(&import->arena, (count + 1) * sizeof *import->headers);
    if (one && count > 1) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_tables_folder, request->map,
                              NUMBER_TEXT(count));
    }
    for (size_t i = 0; i < count; i++) {
        struct map_table *table = &import->map.tables[i];
        if (!one && !table->file) {
            return fault_say(fault, FAULT_USAGE, MSG_fault_which_table);
        }
        importing->paths[i] = one ? request->from : path_of(importing, table->file);
        table->file = table->file ? table->file : importing->paths[i];
        import->table_files[i] = dataset_file(import->files, importing->paths[i], 0);
        import->table_names[i] = name_of(importing->paths[i]);
        import->headers[i] = NULL;
        if (table->years == YEARS_UNKNOWN && request->years) {
            table->years = (enum years_rule)word_find(&years_words, request->years);
        }
        const char *stem = arena_text(&import->arena, import->table_names[i],
                                      strcspn(import->table_names[i], "."));
        const char *source = request->source && count == 1 ? request->source
                             : table->source               ? table->source
                             : *table->name                ? table->name
                                                           : stem;
        import->table_sources[i] = import_id(&import->arena, source, true);
    }
    return true;
}

static bool read_tables(struct importing *importing, struct fault *fault)
{
    struct import *import = &importing->import;
    const char *uses = import_map_package(&import->map, "uses");
    if (uses && importing->request->world) {
        import->known = import_known_open(importing->request->world, fault);
        if (!import->known) {
            return false;
        }
    }
    if (import->map.actors.file &&
        !import_actors(import, path_of(importing, import->map.actors.file), fault)) {
        return false;
    }
    for (size_t i = 0; i < import->map.table_count; i++) {
        if (!import_rows(import, i, importing->paths[i], fault)) {
            return false;
        }
    }
    return true;
}

/* ---- What was done, in lines ---- */

static const char *number(struct importing *importing, size_t count)
{
    return arena_printf(&importing->import.arena, "%zu", count);
}

static void note_repairs(struct importing *importing)
{
    struct import *import = &importing->import;
    struct arena *arena = &import->arena;
    for (uint32_t kind = 0; kind < REPAIR_COUNT; kind++) {
        const struct repair *first = NULL;
        for (size_t i = 0; i < import->repairs.count; i++) {
            const struct repair *repair = &import->repairs.list[i];
            first = repair->kind == kind && (!first || repair->line < first->line) ? repair : first;
        }
        if (first) {
            note(importing,
                 message_format(
                     arena, import->language, import_repair_message(kind),
                     number(importing, import->repairs.counts[kind]), import_repair_name(kind),
                     arena_printf(arena, "%s:%u", import->files->files[first->file], first->line)));
        }
    }
}

/* Spells that end in the last year of all. */
static void note_last_year(struct importing *importing)
{
    struct import *import = &importing->import;
    size_t last = BIT_YEARS;
    for (size_t i = BIT_YEARS; i-- > 0 && last == BIT_YEARS;) {
        last = import->ends_in[i] ? i : last;
    }
    if (last < BIT_YEARS) {
        note(importing, message_format(&import->arena, import->language, MSG_import_note_last_year,
                                       number(importing, import->ends_in[last]),
                                       number(importing, FIRST_BIT_YEAR + last)));
    }
}

static size_t count_unmatched(const struct import *import)
{
    size_t count = 0;
    for (uint32_t i = 0; import->known && i < intern_count(import->actors.ids); i++) {
        const struct import_party *party = &import->actors.list[i];
        count += !party->known && party->rows && party->value;
    }
    return count;
}

static void note_all(struct importing *importing)
{
    struct import *import = &importing->import;
    struct arena *arena = &import->arena;
    const enum language language = import->language;
    note_repairs(importing);
    note_last_year(importing);
    if (count_unmatched(import)) {
        note(importing, message_format(arena, language, MSG_import_note_unmatched,
                                       number(importing, count_unmatched(import))));
    }
    if (importing->set_aside) {
        note(importing, message_plural(arena, language, MSG_import_note_set_aside,
                                       importing->set_aside, &importing->request->set_aside, 1));
    }
    if (importing->request->quiet) {
        return;
    }
    note(importing,
         message_format(arena, language, MSG_import_note_done, number(importing, import->rows),
                        number(importing, import->event_count),
                        number(importing, intern_count(import->actors.ids)),
                        number(importing, intern_count(import->blocs.ids)), import_as_of(import)));
    if (importing->request->to) {
        note(importing,
             message_format(arena, language, MSG_import_note_written, importing->request->to));
    } else {
        note(importing, message(language, MSG_import_note_dry));
    }
}

/* ---- The whole ---- */

/* What is said before anything is in place: a failure of it is one of the whole. */
static bool say_all(struct importing *importing, struct fault *fault)
{
    const struct import_request *request = importing->request;
    note_all(importing);
    if (request->warn) {
        request->warn(request->context);
    }
    return fflush(importing->out) == 0 ||
           fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write_output, NULL);
}

/* The package, and the rows that were set aside: both, or neither. */
static bool write_package(struct importing *importing, struct new_file *aside, struct fault *fault)
{
    struct import *import = &importing->import;
    struct new_folder folder = {0};
    const char *to = importing->request->to;
    bool done = new_folder_open(&folder, to, fault);
    import->events = done ? new_folder_file(&folder, "events.csv", fault) : NULL;
    done = import->events && import_events(import, fault) && new_folder_close(&folder, fault) &&
           import_write(import, &folder, fault) && say_all(importing, fault) &&
           new_file_keep(aside, fault);
    import->events = NULL;
    if (!done) {
        new_folder_drop(&folder);
        return false;
    }
    if (!new_folder_keep(&folder, fault)) {
        if (aside->target) {
            platform_remove(aside->target);
        }
        return false;
    }
    return true;
}

/* Puts the refused rows into a file that does not have its name yet. */
static bool set_aside(struct importing *importing, struct new_file *aside, struct fault *fault)
{
    struct import *import = &importing->import;
    const char *path = importing->request->set_aside;
    if (!import->findings->errors || !path) {
        return true;
    }
    return new_file_open(aside, path, fault) &&
           import_set_aside(import, importing->paths, aside->file, &importing->set_aside, fault) &&
           new_file_close(aside, fault);
}

static bool write_all(struct importing *importing, struct new_file *aside, struct fault *fault)
{
    struct import *import = &importing->import;
    const struct import_request *request = importing->request;
    if (!import_locate(import, importing->paths, fault) || !set_aside(importing, aside, fault)) {
        return false;
    }
    if (import->findings->errors) { /* what was guessed is what has to be mended */
        if (!request->map && intern_count(import->blocs.values) &&
            intern_count(import->actors.values)) {
            import_map_print(&import->map, importing->out);
        }
        return true;
    }
    if (!import->rows && !importing->set_aside) {
        return fault_say_with(fault, FAULT_DATA, MSG_fault_no_rows, importing->paths[0]);
    }
    if (import->map.guessed || !request->to) {
        import_map_print(&import->map, importing->out);
    }
    if (!request->to) {
        import->sample = importing->out;
        fputs("; event,date,kind,bloc,effects,source,locator,actors,note\n", importing->out);
    }
    if (!(request->to ? write_package(importing, aside, fault)
                      : import_events(import, fault) && say_all(importing, fault) &&
                            new_file_keep(aside, fault))) {
        return false;
    }
    for (size_t i = 0; i < importing->line_count; i++) {
        fprintf(importing->notes, "%s%s\n", importing->prefix, importing->lines[i]);
    }
    return true;
}

static bool finish(struct importing *importing, struct fault *fault)
{
    struct new_file aside = {0};
    const bool done = write_all(importing, &aside, fault);
    new_file_drop(&aside);
    return done;
}

static void release(struct importing *importing)
{
    struct import *import = &importing->import;
    import_known_close(import->known);
    import_dates_release(&import->dates);
    import_parties_release(&import->blocs);
    import_parties_release(&import->actors);
    import_map_release(&import->map);
    free(import->claims.list);
    free(import->repairs.list);
    free(importing->lines);
    arena_release(&import->arena);
    free(importing);
}

bool import_tables(const struct import_request *request, FILE *out, FILE *notes, const char *prefix,
                   struct dataset *files, struct findings *findings, struct fault *fault)
{
    struct importing *importing = heap_zero(1, sizeof *importing);
    struct import *import = &importing->import;
    importing->request = request;
    importing->out = out;
    importing->notes = notes;
    importing->prefix = prefix;
    import->files = files;
    import->findings = findings;
    import->watch = request->watch;
    import->language = request->language;
    import->first_year = INT32_MAX;
    import->last_year = INT32_MIN;
    import_dates_init(&import->dates);
    import_parties_init(&import->blocs);
    import_parties_init(&import->actors);
    const bool done = read_map(importing, fault) && find_tables(importing, fault) &&
                      read_tables(importing, fault) && finish(importing, fault);
    release(importing);
    return done;
}
