/* Fuzzes the CSV reader. The first byte chooses the delimiter, the rest is the file.
 *
 * What must hold for any input: rows are as wide as the header and come in order; each text is
 * UTF-8 without NUL; each character of each field is found again in the file at the line and column
 * that csv_rows_locate says; findings are one line each, with a place in the file. */
#include "csv_rows.h"
#include "text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition, const char *what)
{
    if (!condition) {
        fprintf(stderr, "fuzz_csv: %s\n", what);
        abort();
    }
}

struct check {
    const char *text;
    size_t size;
    char delimiter;
    size_t width;
    uint32_t line; /* of the row before */
    size_t visited;
};

/* The offset in the file of a line and column. */
static size_t offset_of(const struct check *check, uint32_t number, uint32_t column)
{
    struct lines lines = lines_of(check->text, check->size);
    struct line line;
    do {
        require(lines_next(&lines, &line), "a place is in a line that is not there");
    } while (line.number < number);
    size_t at = line.at;
    while (column > 1) {
        require(at < line.at + line.whole, "a column is beyond its line");
        at++;
        while (at < line.at + line.whole && ((unsigned char)check->text[at] & 0xC0) == 0x80) {
            at++;
        }
        column--;
    }
    return at;
}

static void check_place(const struct check *check, uint32_t line, size_t field,
                        const struct csv_field *value, size_t offset)
{
    struct csv_seek seek = {0};
    struct place place = {.line = line, .field = (uint32_t)field, .offset = (uint32_t)offset};
    csv_rows_locate(check->text, check->size, check->delimiter, &seek, &place);
    const size_t at = offset_of(check, place.line, place.column);
    if (offset < value->size) {
        require(at < check->size && check->text[at] == value->text[offset],
                "a byte of a field is not where its place says");
    } else {
        require(at == check->size || strchr("\"\r\n", check->text[at]) ||
                    check->text[at] == check->delimiter,
                "a field does not end where its place says");
    }
}

static bool visit(void *context, const struct csv_row *row, struct fault *fault)
{
    struct check *check = context;
    (void)fault;
    check->width = check->width == 0 ? row->count : check->width;
    require(row->count > 0 && row->count == check->width, "a ragged row was visited");
    require(row->line > check->line, "rows are out of order");
    check->line = row->line;
    check->visited++;
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_field *field = &row->fields[i];
        require(field->text || field->size == 0, "no text has a size");
        if (field->text) {
            require(strlen(field->text) == field->size, "a text's size is not its length");
            require(text_invalid(field->text, field->size) == field->size, "text is not UTF-8");
        }
        const size_t step = check->size > 512 ? field->size / 4 + 1 : 1;
        for (size_t offset = 0; offset <= field->size; offset += step) {
            if (offset == field->size || ((unsigned char)field->text[offset] & 0xC0) != 0x80) {
                check_place(check, row->line, i, field, offset);
            }
        }
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char DELIMITERS[] = ",;\t| a";
    if (size == 0) {
        return 0;
    }
    const struct csv_options options = {.delimiter = DELIMITERS[data[0] % strlen(DELIMITERS)]};
    /* A copy of its own size, so that reading past it is noticed. */
    const size_t length = size - 1;
    char *text = heap_alloc(length);
    memcpy(text, data + 1, length);

    struct check check = {.text = text, .size = length, .delimiter = options.delimiter};
    struct findings findings;
    struct fault fault = {0};
    findings_init(&findings);
    require(csv_rows_read(text, length, &options, visit, &check, &findings, &fault),
            "the reader failed");
    require(check.visited > 0 || findings.errors > 0, "nothing was read and nothing was said");

    findings_sort(&findings);
    struct csv_seek seek = {0};
    for (size_t i = 0; i < findings.count; i++) {
        struct place place = findings.list[i].place;
        csv_rows_locate(text, length, options.delimiter, &seek, &place);
        require(!strchr(findings.list[i].text, '\n'), "a finding is more than one line");
        require(place.line == 0 || place.column > 0, "a finding has no column");
        if (place.line > 1 || place.column > 1) { /* the file's beginning need not be in a line */
            offset_of(&check, place.line, place.column);
        }
    }
    findings_release(&findings);
    free(text);
    return 0;
}
