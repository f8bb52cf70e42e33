#include "import_columns.h"

#include "message.h"
#include "text.h"
#include "wording.h"

#include <string.h>

enum { LISTED = 12 };

static bool is_named(const struct csv_field *field, const char *name, size_t size)
{
    return field->text && field->size == size && memcmp(field->text, name, size) == 0;
}

/* A name that two columns have names none of them. */
static void report_doubled(struct import *import, const struct import_header *header,
                           const char *name, size_t first, size_t second)
{
    const struct place place = {
        .file = header->file, .line = header->row->line, .field = (uint32_t)second};
    findings_say_with(import->findings, "doubled-header", place, MSG_finding_doubled_header, name,
                      NUMBER_TEXT(first + 1), NUMBER_TEXT(second + 1));
}

/* The column of this name; if there is none, the only one that has it but for case, spaces and
 * dashes. */
static size_t find_column(struct import *import, const struct import_header *header,
                          const char *name, size_t size)
{
    const struct csv_row *row = header->row;
    for (size_t i = 0; i < row->count; i++) {
        if (!is_named(&row->fields[i], name, size)) {
            continue;
        }
        for (size_t k = i + 1; k < row->count; k++) {
            if (is_named(&row->fields[k], name, size)) {
                report_doubled(import, header, arena_text(&import->arena, name, size), i, k);
            }
        }
        return i;
    }
    const char *plain = import_plain(&import->arena, arena_text(&import->arena, name, size));
    size_t found = row->count, count = 0;
    for (size_t i = 0; i < row->count; i++) {
        if (row->fields[i].text &&
            strcmp(import_plain(&import->arena, row->fields[i].text), plain) == 0) {
            found = i;
            count++;
        }
    }
    return count == 1 ? found : row->count;
}

static const char *list_columns(struct arena *arena, const struct csv_row *row)
{
    const char *list = "";
    for (size_t i = 0; i < row->count && i < LISTED; i++) {
        list = arena_printf(arena, "%s%s%s", list, i ? ", " : "",
                            row->fields[i].text ? row->fields[i].text : "");
    }
    return row->count > LISTED ? arena_printf(arena, "%s, ...", list) : list;
}

const char *import_header_words(struct import *import, const struct csv_row *row)
{
    return list_columns(&import->findings->arena, row);
}

static bool report(struct import *import, const struct import_header *header,
                   const struct map_columns *asked, const char *name)
{
    struct arena *arena = &import->findings->arena;
    struct nearest nearest = nearest_to(import_plain(arena, name));
    for (size_t i = 0; i < header->row->count; i++) {
        const char *text = header->row->fields[i].text;
        if (text) {
            nearest_offer(&nearest, import_plain(arena, text),
                          arena_text(arena, text, strlen(text)));
        }
    }
    findings_add(import->findings, "unknown-column", asked->place, "%s",
                 message_format(arena, import->language, MSG_import_unknown_column, name,
                                import->files->files[header->file],
                                nearest_hint(arena, &nearest, import->language),
                                list_columns(arena, header->row)));
    return false;
}

bool import_columns_find(struct import *import, const struct import_header *header,
                         const struct map_columns *asked, struct import_columns *found)
{
    bool all = true;
    *found = (struct import_columns){.count = 0};
    for (const char *at = asked->text; at && *at;) {
        const size_t length = strcspn(at, "|");
        size_t size = length;
        const char *name = at;
        for (; size > 0 && *name == ' '; name++) {
            size--;
        }
        while (size > 0 && name[size - 1] == ' ') {
            size--;
        }
        const size_t column = find_column(import, header, name, size);
        if (column == header->row->count) {
            all = report(import, header, asked, arena_text(&import->arena, name, size));
        } else if (found->count < COLUMNS_OTHERS) {
            found->at[found->count++] = (uint16_t)column;
        }
        at += length + (at[length] == '|');
    }
    return all;
}

const struct csv_field *import_cell(const struct csv_row *row, const struct import_columns *columns,
                                    const char *null, uint16_t *column)
{
    for (size_t i = 0; i < columns->count; i++) {
        const struct csv_field *field = &row->fields[columns->at[i]];
        if (field->text && field->size && !import_is_null(null, field->text, field->size)) {
            if (column) {
                *column = columns->at[i];
            }
            return field;
        }
    }
    return NULL;
}
