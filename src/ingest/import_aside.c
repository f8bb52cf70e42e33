#include "aside_rows.h"
#include "csv_rows.h"
#include "import_parts.h"
#include "import_text.h"
#include "lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows that are refused: where they stand, and a file for them beside the package. */

/* The table whose file it is, or `count`. */
static size_t table_of(const struct import *import, uint32_t file)
{
    size_t i = 0;
    while (i < import->map.table_count && import->table_files[i] != file) {
        i++;
    }
    return i;
}

/* The text of a table once more, in the place of another. */
static bool read_again(const struct import *import, const char *const *paths, size_t table,
                       struct import_text *text, struct fault *fault)
{
    const struct map_table *map = &import->map.tables[table];
    free(text->text);
    *text = (struct import_text){0};
    return import_text_read(text, paths[table], map->encoding, map->delimiter, fault);
}

bool import_locate(struct import *import, const char *const *paths, struct fault *fault)
{
    struct findings *findings = import->findings;
    struct import_text text = {0};
    struct csv_seek seek = {0};
    findings_sort(findings);
    for (size_t i = 0; i < findings->count; i++) {
        struct place *place = &findings->list[i].place;
        const size_t table = table_of(import, place->file);
        if (table == import->map.table_count) {
            continue;
        }
        if (i == 0 || findings->list[i - 1].place.file != place->file || !text.text) {
            if (!read_again(import, paths, table, &text, fault)) {
                return false;
            }
            seek = (struct csv_seek){0};
        }
        if (place->line) {
            csv_rows_locate(text.text, text.size, text.delimiter, &seek, place);
        }
    }
    free(text.text);
    findings_sort(findings);
    return true;
}

bool import_set_aside(struct import *import, const char *const *paths, FILE *out, size_t *count,
                      struct fault *fault)
{
    struct findings *findings = import->findings;
    struct import_text text = {0};
    struct lines lines = {0};
    const char *row = "";
    uint32_t line = 0, file = UINT32_MAX;
    *count = 0;
    aside_put_header(out);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->list[i];
        const size_t table = table_of(import, finding->place.file);
        if (finding->severity != SEVERITY_ERROR || table == import->map.table_count ||
            finding->place.line <= 1) { /* without its header the table is nothing */
            continue;
        }
        if (finding->place.file != file) {
            if (!read_again(import, paths, table, &text, fault)) {
                return false;
            }
            lines = lines_of(text.text, text.size);
            file = finding->place.file;
            line = 0;
        }
        if (finding->place.line != line) {
            line = finding->place.line;
            row = aside_row_text(&import->arena, &lines, line);
            (*count)++;
        }
        aside_put(out, import->files->files[finding->place.file], finding, row);
        finding->severity = SEVERITY_WARNING;
        findings->errors--;
    }
    free(text.text);
    return true;
}
