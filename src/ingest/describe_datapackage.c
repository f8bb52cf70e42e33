#include "describe.h"

#include "arena.h"
#include "csv_rows.h"
#include "kinds.h"
#include "messages.h"
#include "records.h"

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const uint32_t FILE_UNSEEN = UINT32_MAX, FILE_MIXED = UINT32_MAX - 1;

/* A column of a file, as it is found there. */
struct column_found {
    struct record_column meaning;
    bool known; /* it is one that we read, and has a meaning */
    char *name;
    uint32_t target; /* the file in which the ids of its cells are given, or one of the above */
};

struct survey {
    const struct packages *packages;
    const struct record_type *type;
    struct column_found *columns;
    size_t count;
};

/* The file in which the id in a cell is given. */
static uint32_t file_of_id(const struct dataset *dataset, enum record_reference of,
                           const struct csv_field *cell)
{
    const struct intern *ids = of == REFERS_SOURCE  ? dataset->source_ids
                               : of == REFERS_ACTOR ? dataset->actor_ids
                                                    : dataset->bloc_ids;
    const uint32_t found = intern_find(ids, cell->text, cell->size);
    if (found == NONE) {
        return FILE_MIXED;
    }
    return of == REFERS_SOURCE  ? dataset->sources[found].place.file
           : of == REFERS_ACTOR ? dataset->actors[found].place.file
                                : dataset->blocs[found].place.file;
}

static bool is_reference(const struct column_found *column)
{
    const enum record_reference to = column->meaning.refers_to;
    return to == REFERS_SOURCE || to == REFERS_ACTOR || to == REFERS_BLOC;
}

static void take_header(struct survey *survey, const struct csv_row *row)
{
    survey->columns = heap_alloc(row->count * sizeof *survey->columns);
    survey->count = row->count;
    for (size_t i = 0; i < row->count; i++) {
        struct column_found *column = &survey->columns[i];
        *column =
            (struct column_found){.name = heap_text(row->fields[i].text), .target = FILE_UNSEEN};
        column->known = record_column(survey->type, column->name, &column->meaning);
    }
}

static bool take_row(void *context, const struct csv_row *row, struct fault *fault)
{
    struct survey *survey = context;
    (void)fault;
    if (!survey->columns) {
        take_header(survey, row);
        return true;
    }
    for (size_t i = 0; i < survey->count; i++) {
        struct column_found *column = &survey->columns[i];
        if (is_reference(column) && row->fields[i].size) {
            const uint32_t file =
                file_of_id(survey->packages->dataset, column->meaning.refers_to, &row->fields[i]);
            column->target =
                column->target == FILE_UNSEEN || column->target == file ? file : FILE_MIXED;
        }
    }
    return true;
}

/* The name of a resource: its file's, without the ending, of the signs that the standard allows. */
static char *resource_name(const char *file)
{
    char *name = heap_text(file);
    const size_t size = strlen(name);
    if (size > 4 && strcmp(name + size - 4, ".csv") == 0) {
        name[size - 4] = '\0';
    }
    for (char *at = name; *at; at++) {
        *at = isalnum((unsigned char)*at) || strchr("-._", *at) ? (char)tolower((unsigned char)*at)
                                                                : '-';
    }
    return name;
}

static json_t *enumeration(const struct record_column *meaning)
{
    json_t *list = json_array();
    for (const struct kind *kind = kinds(); meaning->refers_to == REFERS_KIND && kind->id; kind++) {
        json_array_append_new(list, json_string(kind->id));
    }
    for (size_t i = 0; meaning->words && meaning->words->texts[i]; i++) {
        const char *word = meaning->words->texts[i];
        json_array_append_new(list,
                              meaning->is_integer ? json_integer(atoi(word)) : json_string(word));
    }
    return list;
}

static json_t *field_json(const struct column_found *column)
{
    const struct record_column *meaning = &column->meaning;
    json_t *json = json_object();
    json_object_set_new(json, "name", json_string(column->name));
    json_object_set_new(json, "type", json_string(meaning->is_integer ? "integer" : "string"));
    if (!column->known) {
        return json;
    }
    json_object_set_new(
        json, "description",
        json_sprintf("%s%s", meaning->about, meaning->is_edtf ? " (EDTF, ISO 8601-2:2019)" : ""));
    json_t *constraints = json_object();
    if (meaning->is_needed) {
        json_object_set_new(constraints, "required", json_true());
    }
    if (meaning->pattern) {
        json_object_set_new(constraints, "pattern", json_string(meaning->pattern));
    }
    json_t *words = enumeration(meaning);
    if (json_array_size(words)) {
        json_object_set_new(constraints, "enum", words);
    } else {
        json_decref(words);
    }
    if (json_object_size(constraints)) {
        json_object_set_new(json, "constraints", constraints);
    } else {
        json_decref(constraints);
    }
    return json;
}

/* Words parted by spaces as an array. */
static json_t *word_list(const char *words)
{
    json_t *list = json_array();
    for (const char *at = words; *at; at += strspn(at, " ")) {
        const size_t size = strcspn(at, " ");
        json_array_append_new(list, json_stringn(at, size));
        at += size;
    }
    return list;
}

static json_t *foreign_keys(const struct survey *survey)
{
    json_t *keys = json_array();
    for (size_t i = 0; i < survey->count; i++) {
        const struct column_found *column = &survey->columns[i];
        if (!is_reference(column) || column->target >= FILE_MIXED) {
            continue;
        }
        const struct package_file *target = &survey->packages->files[column->target];
        char *resource = resource_name(target->name);
        json_array_append_new(keys, json_pack("{s:[s], s:{s:s, s:[s]}}", "fields", column->name,
                                              "reference", "resource", resource, "fields",
                                              target->type->key));
        free(resource);
    }
    return keys;
}

static json_t *schema_json(const struct survey *survey)
{
    json_t *schema = json_object();
    json_t *fields = json_array();
    json_object_set_new(schema, "$schema",
                        json_string("https://datapackage.org/profiles/2.0/tableschema.json"));
    for (size_t i = 0; i < survey->count; i++) {
        json_array_append_new(fields, field_json(&survey->columns[i]));
    }
    json_object_set_new(schema, "fields", fields);
    json_object_set_new(schema, "missingValues", json_pack("[s]", ""));
    if (survey->type->key) {
        json_object_set_new(schema, "primaryKey", word_list(survey->type->key));
    }
    json_t *keys = foreign_keys(survey);
    if (json_array_size(keys)) {
        json_object_set_new(schema, "foreignKeys", keys);
    } else {
        json_decref(keys);
    }
    return schema;
}

static bool add_resource(const struct packages *packages, uint32_t number, json_t *resources,
                         struct fault *fault)
{
    const struct package_file *file = &packages->files[number];
    struct survey survey = {.packages = packages, .type = file->type};
    const struct csv_options options = {.delimiter = file->delimiter, .file = number};
    const char delimiter[] = {file->delimiter, '\0'};
    struct findings findings; /* all were reported when the file was read */
    findings_init(&findings);
    const bool done =
        csv_rows_read(file->text, file->size, &options, take_row, &survey, &findings, fault);
    findings_release(&findings);
    if (done) {
        char *name = resource_name(file->name);
        json_array_append_new(
            resources,
            json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:{s:s, s:s, s:b, s:b}, s:o}",
                      "$schema", "https://datapackage.org/profiles/2.0/dataresource.json",
                      "profile", "tabular-data-resource", "name", name, "path", file->name,
                      "description", file->type->about, "format", "csv", "mediatype", "text/csv",
                      "encoding", "utf-8", "dialect", "delimiter", delimiter, "quoteChar", "\"",
                      "doubleQuote", 1, "header", 1, "schema", schema_json(&survey)));
        free(name);
    }
    for (size_t i = 0; i < survey.count; i++) {
        free(survey.columns[i].name);
    }
    free(survey.columns);
    return done;
}

static void set_text(json_t *json, const char *key, const char *text)
{
    if (text) {
        json_object_set_new(json, key, json_string(text));
    }
}

static json_t *package_json(const struct record_package *info)
{
    json_t *json = json_object();
    char *name = resource_name(info->id ? info->id : "package");
    set_text(json, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    set_text(json, "profile", "tabular-data-package");
    set_text(json, "name", name);
    set_text(json, "title", info->title[LANG_EN]);
    json_object_set_new(
        json, "description",
        json_sprintf("Records up to %s, made for blocline: CODEBOOK.md says how they are coded, "
                     "blocline.ini which sources count first.",
                     info->as_of));
    set_text(json, "version", info->version);
    set_text(json, "homepage", info->url);
    if (info->licence) {
        json_object_set_new(json, "licenses", json_pack("[{s:s}]", "name", info->licence));
    }
    if (info->publisher) {
        json_object_set_new(json, "contributors",
                            json_pack("[{s:s, s:s, s:[s]}]", "title", info->publisher, "role",
                                      "publisher", "roles", "publisher"));
    }
    free(name);
    return json;
}

/* A write that fails may say so only of the stream (a buffer that is full to the byte). */
static int write_json(const char *bytes, size_t size, void *out)
{
    return fwrite(bytes, 1, size, out) == size && !ferror(out) ? 0 : -1;
}

bool describe_datapackage(const struct packages *packages, FILE *out, struct fault *fault)
{
    json_set_alloc_funcs(heap_alloc, free); /* jansson would leave out what it has no room for */
    json_t *package = package_json(&packages->dataset->packages[0]);
    json_t *resources = json_array();
    bool done = true;
    for (uint32_t i = 0; done && i < packages->dataset->file_count; i++) {
        done = !packages->files[i].type || add_resource(packages, i, resources, fault);
    }
    json_object_set_new(package, "resources", resources);
    if (done && (json_dump_callback(package, write_json, out, JSON_INDENT(2)) != 0 ||
                 fputc('\n', out) == EOF)) {
        done = fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write_output, NULL);
    }
    json_decref(package);
    return done;
}
