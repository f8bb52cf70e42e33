#include "package.h"

#include "csv_rows.h"
#include "files.h"
#include "manifest.h"
#include "match.h"
#include "messages.h"
#include "package_order.h"
#include "platform.h"
#include "readings.h"
#include "records.h"
#include "shared.h"

#include <stdlib.h>
#include <string.h>

static const char manifest_name[] = "blocline.ini";

void packages_init(struct packages *packages, struct dataset *dataset, struct findings *findings)
{
    *packages = (struct packages){.dataset = dataset, .findings = findings};
}

void packages_release(struct packages *packages)
{
    for (size_t i = 0; packages->dataset && i < packages->dataset->file_count; i++) {
        free(packages->files[i].text);
        free(packages->files[i].name);
    }
    free(packages->files);
    *packages = (struct packages){0};
}

enum {
    /* Bytes of a text that are given up at a time. */
    FORGET_STEP = 4 << 20,
    /* The second half only: till then the witness has seen all, as it has less to do than we. */
    FORGET_FROM = 2
};

/* Reads the file `name` of the package in `folder`; findings will show it by its path. */
static bool load_file(struct packages *packages, const char *folder, const char *name,
                      uint32_t package, char delimiter, uint32_t *file, struct fault *fault)
{
    struct package_file loaded = {.delimiter = delimiter};
    char *path = path_join(folder, name);
    if (!file_read_in(folder, name, &loaded.text, &loaded.size, fault)) {
        free(path);
        return false;
    }
    loaded.name = heap_text(name);
    *file = dataset_file(packages->dataset, path, package);
    free(path);
    packages->files = heap_grow(packages->files, &packages->file_capacity, (size_t)*file + 1,
                                sizeof *packages->files);
    packages->files[*file] = loaded;
    if (packages->witness) {
        packages->witness->begin(packages->witness->context, *file, loaded.name, loaded.text,
                                 loaded.size);
    }
    return true;
}

static void end_witness(const struct packages *packages)
{
    if (packages->witness) {
        packages->witness->end(packages->witness->context);
    }
}

struct row_visitor {
    struct record_reader *reader;
    struct datum *cells;
    size_t capacity;
    bool header_seen;
    size_t rows;
    const char *name; /* of the file, for the progress display */
    const struct packages *packages;
    struct package_file *file;
    uint32_t number; /* of the file */
    size_t forgotten; /* bytes of the file's text */
    bool witnessed;
};

/* Gives up what is read of the text: a record of ten million accounts is two gigabytes of it, which
 * the numbers that come of it then need not stand beside. */
static void forget(struct row_visitor *visitor, size_t end)
{
    if (end < visitor->file->size / FORGET_FROM || end - visitor->forgotten < FORGET_STEP) {
        return;
    }
    if (!visitor->witnessed) {
        visitor->witnessed = true;
        end_witness(visitor->packages);
    }
    heap_forget(visitor->file->text + visitor->forgotten, end - visitor->forgotten);
    visitor->forgotten = end;
}

/* Whether the row is one of those that are passed over (package_aside.h). */
static bool is_left_out(const struct packages *packages, uint32_t file, uint32_t line)
{
    size_t lo = 0, hi = packages->left_out_count;
    while (lo < hi) {
        const size_t middle = lo + (hi - lo) / 2;
        const struct row_place *row = &packages->left_out[middle];
        if (row->file == file && row->line == line) {
            return true;
        }
        const bool before = row->file != file ? row->file < file : row->line < line;
        lo = before ? middle + 1 : lo;
        hi = before ? hi : middle;
    }
    return false;
}

static bool visit_row(void *context, const struct csv_row *row, struct fault *fault)
{
    struct row_visitor *visitor = context;
    const struct watch *watch = visitor->packages->watch;
    if (visitor->rows % WATCH_STEP == 0) {
        watch_share(watch, row->end, visitor->file->size);
    }
    if (!watch_go_on(watch, MSG_doing_reading, visitor->name, visitor->rows++, 0)) {
        return fault_interrupted(fault);
    }
    if (!visitor->packages->keep_texts) {
        forget(visitor, row->end);
    }
    if (visitor->header_seen && visitor->packages->left_out_count &&
        is_left_out(visitor->packages, visitor->number, row->line)) {
        return true;
    }
    visitor->cells =
        heap_grow(visitor->cells, &visitor->capacity, row->count + 1, sizeof *visitor->cells);
    for (size_t i = 0; i < row->count; i++) {
        visitor->cells[i] = (struct datum){row->fields[i].text, row->fields[i].size};
    }
    if (visitor->header_seen) {
        record_reader_row(visitor->reader, visitor->cells, row->line);
    } else {
        record_reader_header(visitor->reader, visitor->cells, row->count, row->line);
        visitor->header_seen = true;
        visitor->file->header_line = row->line;
    }
    return true;
}

static bool read_records(struct packages *packages, const struct record_type *type,
                         const struct manifest *manifest, const char *name, struct fault *fault)
{
    const char delimiter = manifest->delimiter;
    uint32_t file;
    if (!load_file(packages, manifest->folder, name, manifest->number, delimiter, &file, fault)) {
        return false;
    }
    struct package_file *loaded = &packages->files[file];
    loaded->type = type;
    struct record_reader reader;
    record_reader_init(&reader, packages->dataset, type, file, packages->findings);
    struct row_visitor visitor = {
        .reader = &reader, .packages = packages, .file = loaded, .number = file, .name = name};
    const struct csv_options options = {.delimiter = delimiter, .file = file};
    const bool done = csv_rows_read(loaded->text, loaded->size, &options, visit_row, &visitor,
                                    packages->findings, fault);
    record_reader_end(&reader);
    if (!visitor.witnessed) {
        end_witness(packages);
    }
    if (!packages->keep_texts) {
        free(loaded->text);
        loaded->text = NULL;
    }
    free(visitor.cells);
    record_reader_release(&reader);
    return done;
}

static bool read_type(struct packages *packages, const struct manifest *manifest,
                      const struct record_type *type, size_t *files, struct fault *fault)
{
    char **names;
    size_t count;
    if (!manifest_files(manifest, type->name, &names, &count, packages->findings, fault)) {
        return false;
    }
    /* What [files] names was looked for and found wanting: that has been said. */
    *files += count ? count : ini_keys_text(manifest->keys, "files", type->name) != NULL;
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        done = done && read_records(packages, type, manifest, names[i], fault);
        free(names[i]);
    }
    free(names);
    return done;
}

/* A package alone may lean on another for its actors or sources; together they need all. Where
 * there are actors and nothing that happens to them, others are to use them. `files` were found of
 * each type: where they hold nothing usable, other findings say why. */
static void check_needed(const struct packages *packages, const size_t *files)
{
    static const char *const of_events[] = {"statuses", "blocs", "events"};
    bool actors_only = false;
    for (size_t i = 0; record_types()[i].name; i++) {
        actors_only = actors_only || (strcmp(record_types()[i].name, "actors") == 0 && files[i]);
    }
    for (size_t i = 0; record_types()[i].name; i++) {
        for (size_t k = 0; k < sizeof of_events / sizeof *of_events; k++) {
            actors_only =
                actors_only && (!files[i] || strcmp(record_types()[i].name, of_events[k]) != 0);
        }
    }
    for (size_t i = 0; record_types()[i].name && !actors_only; i++) {
        const struct record_type *type = &record_types()[i];
        if (type->needed && !files[i]) {
            findings_say_with(packages->findings, "missing-file", (struct place){0},
                              MSG_finding_missing_file, type->name, type->name, type->name);
        }
    }
}

static bool open_manifest(struct packages *packages, const char *path, struct manifest *manifest,
                          struct fault *fault)
{
    const size_t size = strlen(path), tail = strlen(manifest_name);
    const bool names_ini = size >= tail && strcmp(path + size - tail, manifest_name) == 0 &&
                           (size == tail || platform_is_separator(path[size - tail - 1]));
    manifest->folder = heap_text(names_ini && size == tail ? "." : path);
    if (names_ini && size > tail) {
        manifest->folder[size - tail - 1] = '\0';
    }
    if (!names_ini && !is_folder(path)) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_no_package_folder, path, manifest_name);
    }
    /* Of which package it is will be known when all are. */
    if (!load_file(packages, manifest->folder, manifest_name, 0, 0, &manifest->file, fault)) {
        return false;
    }
    end_witness(packages);
    const struct package_file *loaded = &packages->files[manifest->file];
    manifest->keys =
        ini_keys_new(loaded->text, loaded->size, manifest->file, packages->findings, fault);
    if (!manifest->keys) {
        return false;
    }
    manifest_read(manifest, packages->dataset, packages->findings);
    return true;
}

/* A package that says nothing of readings believes its sources in the order it lists them; unless
 * it has no events of its own to read. */
static void add_plain_reading(struct dataset *dataset, uint32_t package)
{
    struct record_reading *reading = DATASET_ADD(dataset, readings);
    reading->id = "record";
    reading->sources = "*";
    reading->package = package;
    reading->implied = true;
    reading->place = dataset->packages[package].place;
}

static bool has_accounts(const struct dataset *dataset, uint32_t package)
{
    for (uint32_t i = 0; i < dataset->accounts_count; i++) {
        if (dataset->file_packages[dataset->accounts[i].file] == package) {
            return true;
        }
    }
    return false;
}

static void read_readings(struct packages *packages, const struct manifest *const *ordered,
                          size_t count)
{
    struct dataset *dataset = packages->dataset;
    for (uint32_t i = 0; i < count; i++) {
        const bool alone = count == 1 && !dataset->accounts_count;
        if (!manifest_readings(ordered[i], dataset, packages->findings) &&
            dataset->packages[i].extends == NONE && (alone || has_accounts(dataset, i))) {
            add_plain_reading(dataset, i);
        }
    }
    readings_resolve(dataset, packages->findings);
}

/* Of a package that was not given only what others may use is read. */
static bool is_lent(const struct record_type *type)
{
    static const char *const lent[] = {"sources", "actors", "names", "codes"};
    for (size_t i = 0; i < sizeof lent / sizeof *lent; i++) {
        if (strcmp(lent[i], type->name) == 0) {
            return true;
        }
    }
    return false;
}

static void drop_unnamed(struct packages *packages, const struct manifest *const *ordered,
                         size_t count)
{
    bool *lent = heap_zero(count + 1, sizeof *lent);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        lent[i] = !ordered[i]->given;
        any = any || lent[i];
    }
    if (any) {
        records_drop_unnamed(packages->dataset, lent);
    }
    free(lent);
}

/* All records of all packages, type by type. */
static bool read_all(struct packages *packages, const struct manifest *const *ordered, size_t count,
                     struct fault *fault)
{
    enum { TYPES_MAX = 16 };
    size_t files[TYPES_MAX] = {0};
    for (size_t k = 0; record_types()[k].name; k++) {
        const struct record_type *type = &record_types()[k];
        for (size_t i = 0; i < count; i++) {
            if ((ordered[i]->given || is_lent(type)) &&
                !read_type(packages, ordered[i], type, &files[k], fault)) {
                return false;
            }
        }
        if (strcmp(type->name, "same") == 0) { /* nothing refers to actors and blocs so far */
            records_match(packages->dataset, packages->match, packages->match_count,
                          packages->findings);
        }
    }
    check_needed(packages, files);
    drop_unnamed(packages, ordered, count);
    records_finish(packages->dataset, packages->findings);
    shared_settle(packages->dataset, packages->findings);
    read_readings(packages, ordered, count);
    shared_settle_spans(packages->dataset, packages->findings);
    return true;
}

/* Whether a package of that name is among the first `count`; what it is called in the end is not
 * settled yet. */
static bool is_given(const struct manifest *manifests, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        const char *id = manifests[i].package.id;
        const char *slash = strrchr(manifests[i].folder, '/');
        const char *folder = slash ? slash + 1 : manifests[i].folder;
        if ((id && strcmp(id, name) == 0) || strcmp(folder, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Opens the packages that others use and that are not given, from where ours are installed. A name
 * is no path. `*count` grows. */
static bool open_used(struct packages *packages, struct manifest *manifests, size_t *count,
                      struct fault *fault)
{
    const size_t given = *count;
    for (size_t i = 0; i < given; i++) {
        const char *name = manifests[i].uses;
        if (!name || strchr(name, '/') || name[0] == '.' || is_given(manifests, *count, name)) {
            continue;
        }
        for (size_t k = 0; packages->shares && packages->shares[k]; k++) {
            char *folder = path_join(packages->shares[k], name);
            const bool there = file_exists_in(folder, manifest_name) != 0;
            const bool done =
                !there || open_manifest(packages, folder, &manifests[(*count)++], fault);
            free(folder);
            if (!done) {
                return false;
            }
            if (there) {
                break;
            }
        }
    }
    return true;
}

bool packages_read(struct packages *packages, const char *const *paths, size_t given,
                   struct fault *fault)
{
    size_t count = given;
    struct manifest *manifests = heap_zero(2 * given + 1, sizeof *manifests);
    const struct manifest **ordered = heap_alloc((2 * given + 1) * sizeof *ordered);
    bool done = true;
    for (size_t i = 0; done && i < given; i++) {
        manifests[i].given = true;
        done = open_manifest(packages, paths[i], &manifests[i], fault);
    }
    if (done && open_used(packages, manifests, &count, fault)) {
        package_order(manifests, count, packages->dataset, packages->findings);
        for (size_t i = 0; i < count; i++) {
            ordered[manifests[i].number] = &manifests[i];
        }
        done = read_all(packages, ordered, count, fault);
    } else {
        done = false;
    }
    for (size_t i = 0; i < count; i++) {
        ini_keys_free(manifests[i].keys);
        free(manifests[i].folder);
    }
    free(ordered);
    free(manifests);
    return done;
}

/* The text of a file once more. NULL if it is not there any more, or another one. */
static char *read_again(const struct packages *packages, size_t file)
{
    struct fault fault = {0};
    char *text = NULL;
    size_t size;
    if (file_read(packages->dataset->files[file], &text, &size, &fault) &&
        size != packages->files[file].size) {
        free(text);
        text = NULL;
    }
    return text;
}

void packages_locate(const struct packages *packages, struct findings *findings)
{
    struct csv_seek seek = {0};
    char *again = NULL;
    findings_sort(findings); /* places in file order are found in one pass */
    for (size_t i = 0; i < findings->count; i++) {
        struct place *place = &findings->list[i].place;
        const struct package_file *file = &packages->files[place->file];
        if (i == 0 || findings->list[i - 1].place.file != place->file) {
            seek = (struct csv_seek){0};
            free(again);
            again = file->text ? NULL : read_again(packages, place->file);
        }
        const char *text = file->text ? file->text : again;
        if (place->line && file->delimiter) {
            csv_rows_locate(text ? text : "", text ? file->size : 0, file->delimiter, &seek, place);
        }
    }
    free(again);
    findings_sort(findings); /* now by column */
}
