#include "csv_rows.h"

#include "arena.h"
#include "csv_scan.h"
#include "messages.h"
#include "wording.h"

#include <assert.h>
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libcsv is fed one physical line at a time: then at most one row ends in a feed, and a line that
 * does not end one stands inside quotes. That is how line numbers are known, and where to begin
 * again after an error. */

enum {
    /* A quoted field's closing quote and its NUL take room in libcsv's buffer too, and it asks for
     * more while there is still a byte left. */
    BUFFER_MAX = CSV_FIELD_MAX + 3,
    BUFFER_STEP = 4096 /* libcsv grows by a fixed step; its own of 128 bytes would be slow */
};

#define NO_TEXT SIZE_MAX

enum header_state {
    HEADER_AWAITED,
    HEADER_READ,
    HEADER_LOST /* it had a finding: widths and columns are unknown */
};

struct reader {
    const char *text;
    const struct csv_options *options;
    struct findings *findings;
    struct csv_parser parser;
    struct lines lines;
    size_t checked; /* the bytes before this offset were checked: lines can be read twice */
    enum header_state header;
    size_t width; /* fields of the header */

    /* The row that is being read. */
    struct lines row;      /* before its first line */
    bool open;             /* it began, and has not ended */
    bool bad;              /* some bytes of it are not text */
    size_t count;          /* fields that ended; only the first `columns` are kept */
    size_t columns;        /* so many at most */
    char *kept;            /* their texts, each with a NUL */
    size_t used, capacity; /* bytes of `kept` */
    size_t *starts;        /* in `kept`, which moves while it grows; or NO_TEXT */
    struct csv_field *fields;
};

/* --- libcsv --- */

/* Lets the buffer grow only so far, which libcsv reports as out of memory. */
static void *grow_buffer(void *old, size_t size)
{
    return size > BUFFER_MAX ? NULL : heap_realloc(old, size);
}

/* With no byte a space, libcsv trims no field. */
static int is_never_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static void start_parser(struct reader *reader)
{
    struct csv_parser *parser = &reader->parser;
    /* All options here: CSV_APPEND_NULL set later would overflow the buffer (3.0.3). */
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL);
    csv_set_delim(parser, (unsigned char)reader->options->delimiter);
    csv_set_space_func(parser, is_never_space);
    csv_set_realloc_func(parser, grow_buffer);
    csv_set_blk_size(parser, BUFFER_STEP);
}

/* After an error nothing but csv_free is safe: csv_fini would make up a row. */
static void restart_parser(struct reader *reader)
{
    csv_free(&reader->parser);
    start_parser(reader);
}

/* How many bytes of white space begin at `text`, or end before `text + size`. */
static size_t space_at(const char *text, size_t size, bool from_end)
{
    static const char *const spaces[] = {" ", "\t", "\r", "\n", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        const size_t length = strlen(spaces[i]);
        if (length <= size &&
            memcmp(from_end ? text + size - length : text, spaces[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

static bool is_plain(char byte)
{
    return (unsigned char)byte > ' ' && (unsigned char)byte < 0x80;
}

static const char *trimmed(const char *text, size_t *size)
{
    if (!*size || (is_plain(text[0]) && is_plain(text[*size - 1]))) {
        return text;
    }
    for (size_t length; (length = space_at(text, *size, false)) != 0; text += length) {
        *size -= length;
    }
    for (size_t length; (length = space_at(text, *size, true)) != 0;) {
        *size -= length;
    }
    return text;
}

static void take_field(void *field, size_t size, void *context)
{
    struct reader *reader = context;
    const size_t number = reader->count++;
    const char *text = field;
    if (number >= reader->columns) {
        return;
    }
    if (text && reader->options->trim) {
        text = trimmed(text, &size);
        text = size ? text : NULL;
    }
    reader->fields[number].size = size;
    reader->starts[number] = NO_TEXT;
    if (text) {
        reader->kept = heap_grow(reader->kept, &reader->capacity, reader->used + size + 1, 1);
        memcpy(reader->kept + reader->used, text, size);
        reader->kept[reader->used + size] = '\0';
        reader->starts[number] = reader->used;
        reader->used += size + 1;
    }
}

static void take_row(int mark, void *context)
{
    struct reader *reader = context;
    (void)mark;
    reader->open = false;
}

/* --- findings --- */

static struct place spot_place(const struct reader *reader, const struct csv_spot *spot)
{
    return line_place(reader->options->file, reader->text, &spot->line, spot->at);
}

enum { DELIMITER_NAME_SIZE = 64 };

static const char *delimiter_name(const struct reader *reader, char delimiter,
                                  char name[DELIMITER_NAME_SIZE])
{
    const char *sign = (const char[]){delimiter, '\0'};
    wording_write(name, DELIMITER_NAME_SIZE,
                  wording_text(reader->findings->language, delimiter == ','    ? MSG_finding_comma
                                                           : delimiter == '\t' ? MSG_finding_tab
                                                                               : MSG_finding_sign),
                  &sign, 1);
    return name;
}

/* Whether a carriage return without a line feed, in a file that has line feeds, made the row end or
 * begin: a sign left in the middle of a text. */
static bool is_cut_by_return(const struct reader *reader)
{
    const char *text = reader->text;
    const size_t begin = reader->row.at, end = reader->lines.at;
    return memchr(text, '\n', reader->lines.size) &&
           ((begin > 0 && text[begin - 1] == '\r') || (end > 0 && text[end - 1] == '\r'));
}

/* The sign that parts the one field of a row into as many as the header has; NUL: none does. */
static char other_delimiter(const struct reader *reader)
{
    for (const char *sign = ",;\t|"; *sign && reader->count == 1; sign++) {
        size_t fields = 1;
        for (size_t i = reader->row.at; i < reader->lines.at; i++) {
            fields += reader->text[i] == *sign;
        }
        if (fields > 1 && fields == reader->width) {
            return *sign;
        }
    }
    return '\0';
}

static void report_ragged(struct reader *reader)
{
    char buffer[DELIMITER_NAME_SIZE];
    const bool surplus = reader->count > reader->width;
    const uint32_t line = reader->row.number + 1;
    struct place place = {.file = reader->options->file, .line = line, .field = PLACE_ROW};
    if (surplus) {
        place.field = (uint32_t)reader->width; /* the first field that has no column */
    }
    const char *name = delimiter_name(reader, reader->options->delimiter, buffer);
    const char other = other_delimiter(reader);

    if (is_cut_by_return(reader)) {
        findings_say_number(reader->findings, "ragged-row", place, MSG_finding_ragged_row_return,
                            reader->count, NUMBER_TEXT(reader->width));
        return;
    }
    if (other) {
        char named[DELIMITER_NAME_SIZE];
        findings_say_with(reader->findings, "ragged-row", place, MSG_finding_ragged_row_other,
                          delimiter_name(reader, other, named), name);
        return;
    }
    if (reader->lines.number > line) {
        findings_say_number(
            reader->findings, "ragged-row", place,
            surplus ? MSG_finding_ragged_row_runs_surplus : MSG_finding_ragged_row_runs,
            reader->count, NUMBER_TEXT(reader->width), NUMBER_TEXT(reader->lines.number), name);
    } else {
        findings_say_number(reader->findings, "ragged-row", place,
                            surplus ? MSG_finding_ragged_row_surplus : MSG_finding_ragged_row,
                            reader->count, NUMBER_TEXT(reader->width), name);
    }
}

/* A quote in the wrong place, at offset `at`, of a field that begins at `spot` in the same line. */
static void report_bad_quote(struct reader *reader, const struct csv_spot *spot, size_t at)
{
    const char *text = reader->text;
    int message = MSG_finding_quote_after;
    if (text[at] == '"') {
        message = MSG_finding_quote_inside;
        size_t spaces = spot->at;
        while (text[spaces] == ' ' || text[spaces] == '\t') {
            spaces++;
        }
        if (spaces == at) {
            message = MSG_finding_quote_space_before;
        }
    } else if (text[at] == ' ' || text[at] == '\t') {
        message = MSG_finding_quote_space_after;
    }
    findings_say(reader->findings, "bad-quote",
                 line_place(reader->options->file, text, &spot->line, at), message);
}

/* --- rows --- */

/* Gives the row up, and finds the field in which that happened. */
static void drop_row(struct reader *reader, struct csv_spot *spot)
{
    const bool found = csv_find_field(reader->row, reader->options->delimiter, reader->count, spot);
    assert(found);
    (void)found;
    restart_parser(reader);
    reader->open = false;
    if (reader->header == HEADER_AWAITED) {
        reader->header = HEADER_LOST;
    }
}

/* libcsv refused the byte at offset `at`, in `line`.
 *
 * A quote that is left open swallows rows until the next quote, which then seems to close it and is
 * followed by text that may not follow. So an error in a field that began on an earlier line is
 * blamed on the opening quote, and reading begins again on the line after that: what was swallowed
 * is checked after all. Reading stays linear, since a line that opens a quote would have closed it:
 * the lines between open none, and are read twice at most. */
static void fail_row(struct reader *reader, const struct line *line, size_t at)
{
    const bool misplaced = csv_error(&reader->parser) == CSV_EPARSE;
    struct csv_spot spot;
    drop_row(reader, &spot);
    const struct place place = spot_place(reader, &spot);
    if (spot.line.number < line->number) {
        if (misplaced) {
            findings_say_with(reader->findings, "open-quote", place, MSG_finding_open_quote,
                              NUMBER_TEXT(line->number),
                              NUMBER_TEXT(line_column(reader->text, line, at - 1)));
        } else {
            findings_say_with(reader->findings, "open-quote", place, MSG_finding_open_quote_far,
                              NUMBER_TEXT(CSV_FIELD_MAX));
        }
        reader->lines = spot.after;
    } else if (misplaced) {
        report_bad_quote(reader, &spot, at);
    } else {
        findings_say_with(reader->findings, "long-field", place, MSG_finding_long_field,
                          NUMBER_TEXT(CSV_FIELD_MAX));
    }
}

/* The row has ended well. False if `visit` wants to stop. */
static bool finish_row(struct reader *reader, csv_row_visit *visit, void *context,
                       struct fault *fault)
{
    const uint32_t line = reader->row.number + 1;
    if (reader->header == HEADER_AWAITED) {
        reader->width = reader->count;
        reader->header = reader->bad ? HEADER_LOST : HEADER_READ;
        if (reader->count > reader->columns) {
            reader->header = HEADER_LOST;
            const struct place place = {
                .file = reader->options->file, .line = line, .field = (uint32_t)reader->columns};
            findings_say_with(reader->findings, "wide-header", place, MSG_finding_wide_header,
                              NUMBER_TEXT(reader->count), NUMBER_TEXT(reader->columns));
        }
    }
    if (reader->header == HEADER_LOST) {
        return true;
    }
    if (reader->count != reader->width) {
        report_ragged(reader);
        return true;
    }
    if (reader->bad) {
        return true;
    }
    for (size_t i = 0; i < reader->count; i++) {
        const size_t start = reader->starts[i];
        reader->fields[i].text = start == NO_TEXT ? NULL : reader->kept + start;
    }
    const struct csv_row row = {
        .line = line, .fields = reader->fields, .count = reader->count, .end = reader->lines.at};
    return visit(context, &row, fault);
}

/* Whether the line holds nothing, or only white space that does not delimit. */
static bool is_blank(const char *text, const struct line *line, char delimiter)
{
    for (size_t i = 0; i < line->size; i++) {
        const char byte = text[line->at + i];
        if (byte == delimiter || (byte != ' ' && byte != '\t')) {
            return false;
        }
    }
    return true;
}

/* Passes over the blank lines that begin with `first`: one finding for all. */
static void pass_blank(struct reader *reader, const struct line *first)
{
    struct line line;
    struct lines before = reader->lines;
    size_t count = 1;
    while (lines_next(&reader->lines, &line) &&
           is_blank(reader->text, &line, reader->options->delimiter)) {
        count++;
        before = reader->lines;
    }
    reader->lines = before;
    const struct place place = line_place(reader->options->file, reader->text, first, first->at);
    if (count == 1) {
        findings_say(reader->findings, "blank-line", place, MSG_finding_blank_line);
    } else {
        findings_say_with(reader->findings, "blank-line", place, MSG_finding_blank_lines,
                          NUMBER_TEXT(count));
    }
}

static void start_row(struct reader *reader, const struct lines *before)
{
    reader->row = *before;
    reader->open = true;
    reader->bad = false;
    reader->count = 0;
    reader->used = 0;
}

static void check_bytes(struct reader *reader, const struct line *line)
{
    const bool seen = line->at < reader->checked;
    if (!line_check(reader->text, line, reader->options->file, seen ? NULL : reader->findings)) {
        reader->bad = true;
    }
    if (!seen) {
        reader->checked = line->at + line->whole;
    }
}

/* Reads the next line. Sets `*more` to whether there was one. False if `visit` wants to stop. */
static bool read_line(struct reader *reader, csv_row_visit *visit, void *context,
                      struct fault *fault, bool *more)
{
    const struct lines before = reader->lines;
    struct line line;
    *more = lines_next(&reader->lines, &line);
    if (!*more) {
        return true;
    }
    if (!reader->open && line.number < reader->options->first_line) {
        return true;
    }
    if (!reader->open) {
        if (is_blank(reader->text, &line, reader->options->delimiter)) {
            pass_blank(reader, &line);
            return true;
        }
        start_row(reader, &before);
    }
    check_bytes(reader, &line);
    const size_t fed = csv_parse(&reader->parser, reader->text + line.at, line.whole, take_field,
                                 take_row, reader);
    if (fed < line.whole) {
        fail_row(reader, &line, line.at + fed);
        return true;
    }
    return reader->open || finish_row(reader, visit, context, fault);
}

/* The text has ended inside a row: its last line has no end mark, or a quote is open. In the second
 * case there may be more to read again. */
static bool read_end(struct reader *reader, csv_row_visit *visit, void *context,
                     struct fault *fault)
{
    if (csv_fini(&reader->parser, take_field, take_row, reader) == 0) {
        assert(!reader->open);
        return finish_row(reader, visit, context, fault);
    }
    struct csv_spot spot;
    drop_row(reader, &spot);
    findings_say(reader->findings, "open-quote", spot_place(reader, &spot),
                 MSG_finding_open_quote_end);
    reader->lines = spot.after;
    return true;
}

static bool read_all(struct reader *reader, csv_row_visit *visit, void *context,
                     struct fault *fault)
{
    bool more = true;
    while (more || reader->open) {
        const bool going = more ? read_line(reader, visit, context, fault, &more)
                                : read_end(reader, visit, context, fault);
        if (!going) {
            return false;
        }
        more = more || reader->lines.at < reader->lines.size;
    }
    if (reader->header == HEADER_AWAITED) {
        findings_say(reader->findings, "no-header",
                     (struct place){.file = reader->options->file, .field = PLACE_ROW},
                     MSG_finding_no_header);
    }
    return true;
}

bool csv_rows_read(const char *text, size_t size, const struct csv_options *options,
                   csv_row_visit *visit, void *context, struct findings *findings,
                   struct fault *fault)
{
    assert(options->delimiter != '\0' && !strchr("\"\r\n", options->delimiter));
    if (!lines_check_start(text, size, options->file, findings)) {
        return true;
    }
    struct reader reader = {
        .text = text, .options = options, .findings = findings, .lines = lines_of(text, size)};
    reader.columns = options->columns ? options->columns : CSV_COLUMNS_MAX;
    reader.starts = heap_alloc(reader.columns * sizeof *reader.starts);
    reader.fields = heap_alloc(reader.columns * sizeof *reader.fields);
    start_parser(&reader);
    const bool done = read_all(&reader, visit, context, fault);
    csv_free(&reader.parser);
    free(reader.kept);
    free(reader.starts);
    free(reader.fields);
    return done;
}
