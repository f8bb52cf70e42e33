#include "edtf.h"
#include "messages.h"
#include "record_field.h"
#include "text.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void record_reader_init(struct record_reader *reader, struct dataset *dataset,
                        const struct record_type *type, uint32_t file, struct findings *findings)
{
    reader->dataset = dataset;
    reader->type = type;
    reader->file = file;
    reader->findings = findings;
    reader->columns = heap_alloc(type->field_count * sizeof *reader->columns);
    reader->record = heap_alloc(type->size);
    reader->usable = false;
    reader->unnamed = NULL;
    reader->unnamed_count = reader->unnamed_capacity = 0;
    reader->width = reader->empty_rows = 0;
}

void record_reader_release(struct record_reader *reader)
{
    free(reader->columns);
    free(reader->record);
    free(reader->unnamed);
    memset(reader, 0, sizeof *reader);
}

static struct place place_of(const struct record_reader *reader, uint32_t line, uint32_t field)
{
    return (struct place){.file = reader->file, .line = line, .field = field};
}

/* The column called `name`, or NONE. Of two with one name the first counts; the second is a finding
 * of its own. */
static uint32_t column_named(const struct datum *cells, size_t count, const char *name)
{
    for (uint32_t i = 0; i < count; i++) {
        if (cells[i].text && strcmp(cells[i].text, name) == 0) {
            return i;
        }
    }
    return NONE;
}

static bool is_field(const struct record_type *type, const char *name)
{
    for (size_t i = 0; i < type->field_count; i++) {
        if (strcmp(type->fields[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void check_column(struct record_reader *reader, const struct datum *cells, uint32_t column,
                         uint32_t line)
{
    const struct record_type *type = reader->type;
    struct findings *findings = reader->findings;
    const struct place place = place_of(reader, line, column);
    const char *name = cells[column].text;
    if (!name || !*name) {
        /* Whether that is a mistake its values will tell. */
        reader->unnamed = heap_grow(reader->unnamed, &reader->unnamed_capacity,
                                    reader->unnamed_count + 1, sizeof *reader->unnamed);
        reader->unnamed[reader->unnamed_count++] = (struct unnamed_column){.column = column};
        reader->header_line = line;
        return;
    }
    const uint32_t first = column_named(cells, column, name);
    if (first != NONE) {
        findings_say_with(findings, "doubled-header", place, MSG_finding_doubled_header, name,
                          NUMBER_TEXT(first + 1), NUMBER_TEXT(column + 1));
    } else if (!is_field(type, name)) {
        struct nearest nearest = nearest_to(name);
        for (size_t i = 0; i < type->field_count; i++) {
            nearest_offer(&nearest, type->fields[i].name, type->fields[i].name);
        }
        findings_say_with(findings, "unknown-header", place, MSG_finding_unknown_header, name,
                          type->name, nearest_hint(&findings->arena, &nearest, findings->language));
    }
}

/* A header that was not cut: the file was saved with another delimiter, as Excel in Russian does.
 * One finding says so, in the place of one for each column. */
static bool has_other_delimiter(const struct record_reader *reader, const struct datum *cells,
                                size_t count, uint32_t line)
{
    static const struct {
        char sign;
        const char *name;
    } delimiters[] = {{';', "semicolon"}, {',', "comma"}, {'\t', "tab"}};
    for (size_t i = 0; count == 1 && cells->text && i < sizeof delimiters / sizeof *delimiters;
         i++) {
        if (strchr(cells->text, delimiters[i].sign)) {
            findings_say_with(reader->findings, "missing-header", place_of(reader, line, PLACE_ROW),
                              MSG_finding_one_column, delimiters[i].name, delimiters[i].name);
            return true;
        }
    }
    return false;
}

void record_reader_header(struct record_reader *reader, const struct datum *cells, size_t count,
                          uint32_t line)
{
    const struct record_type *type = reader->type;
    reader->width = count;
    if (has_other_delimiter(reader, cells, count, line)) {
        reader->usable = false;
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        check_column(reader, cells, i, line);
    }
    reader->usable = true;
    for (size_t i = 0; i < type->field_count; i++) {
        const struct record_field *field = &type->fields[i];
        reader->columns[i] = column_named(cells, count, field->name);
        if (reader->columns[i] == NONE && field->need != FIELD_FREE) {
            reader->usable = false;
            struct nearest nearest = nearest_to(field->name);
            for (size_t k = 0; k < count; k++) {
                if (cells[k].text && !is_field(type, cells[k].text)) {
                    nearest_offer(&nearest, cells[k].text, cells[k].text);
                }
            }
            findings_say_with(reader->findings, "missing-header", place_of(reader, line, PLACE_ROW),
                              nearest.best ? MSG_finding_missing_header_near
                                           : MSG_finding_missing_header,
                              field->name, nearest.best ? nearest.best : "");
        }
    }
}

/* Numbers that mean "none" are not 0, so a record cannot simply begin as zeros. */
static void begin_record(const struct record_type *type, void *record)
{
    memset(record, 0, type->size);
    for (size_t i = 0; i < type->field_count; i++) {
        char *const at = (char *)record + type->fields[i].offset;
        switch (type->fields[i].type->absent) {
        case ABSENT_ZERO:
            break;
        case ABSENT_NONE:
            memcpy(at, &(uint32_t){NONE}, sizeof(uint32_t));
            break;
        case ABSENT_COW:
            memcpy(at, &(int64_t){COW_NO_CODE}, sizeof(int64_t));
            break;
        case ABSENT_ALWAYS:
            memcpy(at, &(struct record_period){NULL, EDTF_NEG_INF, EDTF_POS_INF},
                   sizeof(struct record_period));
            break;
        }
    }
}

static bool read_field(struct record_reader *reader, size_t number, const struct datum *cells,
                       uint32_t line)
{
    const struct record_field *field = &reader->type->fields[number];
    const uint32_t column = reader->columns[number];
    if (column == NONE) {
        return true;
    }
    struct field_context context = {.dataset = reader->dataset,
                                    .findings = reader->findings,
                                    .place = place_of(reader, line, column),
                                    .column = field->name,
                                    .type = field->type};
    const struct datum datum = cells[column];
    if (!datum.text || datum.size == 0) {
        return field->need != FIELD_FILLED ||
               field_say_with(&context, "empty-field", 0, MSG_finding_empty_field, field->name);
    }
    const size_t hidden = text_hidden(datum.text, datum.size);
    if (hidden < datum.size) {
        field_say_with(&context, "hidden-character", hidden, MSG_finding_hidden_character,
                       field->name);
    }
    return field->type->read(&context, datum, reader->record, field->offset);
}

/* A value under no name: the column is no leftover. Said once a column. */
static void check_unnamed(struct record_reader *reader, const struct datum *cells)
{
    for (size_t i = 0; i < reader->unnamed_count; i++) {
        struct unnamed_column *unnamed = &reader->unnamed[i];
        if (!unnamed->filled && cells[unnamed->column].size > 0) {
            unnamed->filled = true;
            findings_say_with(reader->findings, "empty-header",
                              place_of(reader, reader->header_line, unnamed->column),
                              MSG_finding_empty_header, NUMBER_TEXT(unnamed->column + 1));
        }
    }
}

static bool is_empty_row(const struct datum *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (cells[i].size > 0) {
            return false;
        }
    }
    return true;
}

/* "columns 8 and 9", "columns 4, 8 and 9" */
static void note_empty_columns(struct record_reader *reader)
{
    char list[160] = "";
    size_t used = 0, count = 0, told = 0;
    const struct unnamed_column *first = NULL;
    for (size_t i = 0; i < reader->unnamed_count; i++) {
        count += !reader->unnamed[i].filled;
    }
    for (size_t i = 0; i < reader->unnamed_count && used + 32 < sizeof list; i++) {
        if (!reader->unnamed[i].filled) {
            first = first ? first : &reader->unnamed[i];
            told++;
            used += (size_t)snprintf(list + used, sizeof list - used, "%s%u",
                                     told == 1       ? ""
                                     : told == count ? " and "
                                                     : ", ",
                                     reader->unnamed[i].column + 1);
        }
    }
    if (first) {
        findings_say_with(reader->findings, "empty-column",
                          place_of(reader, reader->header_line, first->column),
                          count == 1     ? MSG_finding_empty_column
                          : told < count ? MSG_finding_empty_columns_more
                                         : MSG_finding_empty_columns,
                          list);
    }
}

void record_reader_end(struct record_reader *reader)
{
    note_empty_columns(reader);
    if (reader->empty_rows > 0) {
        findings_say_number(reader->findings, "empty-row",
                            place_of(reader, reader->first_empty, PLACE_ROW), MSG_finding_empty_row,
                            reader->empty_rows, NULL);
    }
}

void record_reader_row(struct record_reader *reader, const struct datum *cells, uint32_t line)
{
    if (is_empty_row(cells, reader->width)) {
        reader->first_empty = reader->empty_rows++ ? reader->first_empty : line;
        return;
    }
    check_unnamed(reader, cells);
    if (!reader->usable) {
        return;
    }
    begin_record(reader->type, reader->record);
    bool valid = true;
    for (size_t i = 0; i < reader->type->field_count; i++) {
        valid = read_field(reader, i, cells, line) && valid;
    }
    const struct place place = place_of(reader, line, PLACE_ROW);
    reader->type->add(reader->dataset, reader->record, &place, valid, reader->findings);
}
