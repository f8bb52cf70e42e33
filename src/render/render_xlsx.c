#include "apart.h"
#include "arena.h"
#include "files.h"
#include "messages.h"
#include "platform.h"
#include "render_formats.h"
#include "render_parts.h"
#include "render_words.h"
#include "row_spool.h"
#include "text.h"
#include "wording.h"
#include "xlsx_check.h"
#include "xlsx_library.h"
#include "xlsx_sources.h"

#include <stdlib.h>
#include <string.h>

enum {
    SHEET_ROWS = 1048576, /* "Excel specifications and limits" */
    CELL_SIGNS = 32767,
    WIDTH_LEAST = 6,
    WIDTH_MOST = 60,
    WIDTH_NARROW = 12,         /* a plain day fits */
    LINES_MOST = 27,           /* of a row: Excel's 409 points */
    WIDTH_PAGE = 190,          /* of all columns, to be read on A4 across */
    SERIAL_1970 = 25569,       /* the serial number of 1970-01-01 in Excel's calendar of 1900 */
    SERIAL_1900_MARCH = 61,    /* before it Excel counts a 29th of February that never was */
    SERIAL_9999_END = 2958465, /* 9999-12-31, the last day it knows */
    DIGITS_EXACT = 15          /* of a number; a longer one stays a text */
};

struct xlsx {
    struct table_sink sink; /* first, so that a sink is the xlsx it belongs to */
    FILE *out;
    struct render_options options;
    struct xlsx_parts parts; /* written to the sheets */
    struct xlsx_library library;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold, *day, *three, *wrap, *top;
    struct xlsx_sources sources;
    char *folder;                  /* for temporary files */
    char path[PLATFORM_PATH_SIZE]; /* the workbook is written here and then copied to `out` */
    int file;
    const struct column *columns;
    size_t count;
    char *title;
    struct row_spool *spool; /* all rows, until the workbook is made of them */
    size_t *widths;
    size_t most;    /* how wide a column may be */
    lxw_row_t rows; /* of the sheet, the header too */
    char *clean;    /* the text of a cell as XML can hold it */
    size_t capacity;
};

/* ---- Cells ---- */

/* Signs that XML 1.0 cannot hold become U+FFFD; libxlsxwriter sees to control characters. */
static const char *clean_text(struct xlsx *xlsx, const char *text, size_t size)
{
    size_t used = 0;
    xlsx->clean = heap_grow(xlsx->clean, &xlsx->capacity, 3 * size + 1, 1);
    while (size > 0) {
        size_t valid = text_invalid(text, size);
        for (size_t i = 0; i < valid; i++) {
            const bool nul = text[i] == '\0';
            const bool noncharacter = (unsigned char)text[i] == 0xEF && i + 2 < valid &&
                                      (unsigned char)text[i + 1] == 0xBF &&
                                      (unsigned char)text[i + 2] >= 0xBE; /* U+FFFE, U+FFFF */
            if (nul || noncharacter) {
                memcpy(xlsx->clean + used, PART_CONTROL_SIGN, 3);
                used += 3;
                i += noncharacter ? 2 : 0;
            } else {
                xlsx->clean[used++] = text[i];
            }
        }
        if (valid < size) {
            memcpy(xlsx->clean + used, PART_CONTROL_SIGN, 3);
            used += 3;
            valid++;
        }
        text += valid;
        size -= valid;
    }
    xlsx->clean[used] = '\0';
    return xlsx->clean;
}

static bool library_fault(const struct xlsx *xlsx, lxw_error error, struct fault *fault)
{
    return fault_say_with(fault, FAULT_IO, MSG_fault_cannot_write_workbook,
                          xlsx->library.lxw_strerror(error));
}

/* A date is a true one only if it is a plain day: a cell of Excel cannot say "about" or "some day
 * in 1998", so all else stays as it is written. */
static bool excel_day(const struct cell *cell, double *serial)
{
    int64_t day;
    if (!cell_plain_day(cell, &day)) {
        return false;
    }
    *serial = (double)(day + SERIAL_1970);
    return *serial >= SERIAL_1900_MARCH && *serial <= SERIAL_9999_END;
}

/* A code of digits alone, which the number shows as it is written. */
static bool is_code(enum column_kind kind, const struct cell *cell)
{
    const bool three = kind == COLUMN_CODE_OF_THREE && cell->size == 3;
    for (size_t i = 0; i < cell->size; i++) {
        if (cell->text[i] < '0' || cell->text[i] > '9') {
            return false;
        }
    }
    return three || (kind == COLUMN_CODE && cell->size <= DIGITS_EXACT &&
                     (cell->size == 1 || cell->text[0] != '0'));
}

/* Headings and words are in the language of the answer; in English they are those of CSV. */
static const char *heading_of(const struct xlsx *xlsx, size_t column)
{
    const enum language lang = xlsx->options.lang;
    const char *heading = lang == LANG_EN ? NULL : column_heading(&xlsx->columns[column], lang);
    return heading ? heading : xlsx->columns[column].name;
}

static lxw_error write_cell(struct xlsx *xlsx, size_t column, const struct cell *cell)
{
    const struct xlsx_library *library = &xlsx->library;
    const lxw_row_t row = xlsx->rows;
    const lxw_col_t at = (lxw_col_t)column;
    const enum column_kind kind = xlsx->columns[column].kind;
    double serial;
    if (kind == COLUMN_DATE && excel_day(cell, &serial)) {
        return library->worksheet_write_number(xlsx->sheet, row, at, serial, xlsx->day);
    }
    if (kind == COLUMN_NUMBER && cell->size <= DIGITS_EXACT &&
        text_is_number(cell->text, cell->size)) {
        const char *number = clean_text(xlsx, cell->text, cell->size);
        return library->worksheet_write_number(xlsx->sheet, row, at, strtod(number, NULL),
                                               xlsx->top);
    }
    if (is_code(kind, cell)) {
        const char *number = clean_text(xlsx, cell->text, cell->size);
        return library->worksheet_write_number(xlsx->sheet, row, at, strtod(number, NULL),
                                               kind == COLUMN_CODE ? xlsx->top : xlsx->three);
    }
    if (kind == COLUMN_FLAG && cell->size == 3 && memcmp(cell->text, "yes", 3) == 0) {
        return library->worksheet_write_boolean(xlsx->sheet, row, at, 1, xlsx->top);
    }
    if (kind == COLUMN_FLAG && cell->size == 2 && memcmp(cell->text, "no", 2) == 0) {
        return library->worksheet_write_boolean(xlsx->sheet, row, at, 0, xlsx->top);
    }
    const char *text = clean_text(xlsx, cell->text, cell->size);
    return library->worksheet_write_string(xlsx->sheet, row, at, text, xlsx->wrap);
}

/* libxlsxwriter writes to a path: that of a new file of ours which has no other name, so that `out`
 * may be a pipe and nothing is left behind. */
static bool make_file(struct xlsx *xlsx, struct fault *fault)
{
    xlsx->file = platform_scratch(xlsx->folder, xlsx->path);
    return xlsx->file >= 0 ||
           fault_say_errno(fault, FAULT_IO, MSG_fault_no_temporary, xlsx->folder);
}

static bool make_book(struct xlsx *xlsx, const char *title, struct fault *fault)
{
    const struct xlsx_library *library = &xlsx->library;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = xlsx->folder};
    xlsx->book = library->workbook_new_opt(xlsx->path, &options);
    if (xlsx->book == NULL) {
        return fault_say(fault, FAULT_IO, MSG_fault_cannot_make_workbook);
    }
    char heading[256];
    snprintf(heading, sizeof heading, "%s", title != NULL ? title : "");
    heading[text_invalid(heading, strlen(heading))] = '\0'; /* where the cut fell into a sign */
    /* As in the zip itself, no time of writing: the same answer is the same file. */
    lxw_doc_properties properties = {.title = heading, .created = 315532800}; /* 1980-01-01 */
    library->workbook_set_properties(xlsx->book, &properties);
    xlsx->sheet = library->workbook_add_worksheet(xlsx->book, xlsx->options.subject);
    xlsx->bold = library->workbook_add_format(xlsx->book);
    xlsx->day = library->workbook_add_format(xlsx->book);
    xlsx->three = library->workbook_add_format(xlsx->book);
    xlsx->wrap = library->workbook_add_format(xlsx->book);
    xlsx->top = library->workbook_add_format(xlsx->book);
    if (!xlsx->sheet || !xlsx->bold || !xlsx->day || !xlsx->three || !xlsx->wrap || !xlsx->top) {
        return fault_say(fault, FAULT_IO, MSG_fault_cannot_make_sheet);
    }
    library->format_set_align(xlsx->three, LXW_ALIGN_VERTICAL_TOP);
    library->format_set_align(xlsx->day, LXW_ALIGN_VERTICAL_TOP);
    library->format_set_align(xlsx->top, LXW_ALIGN_VERTICAL_TOP);
    library->format_set_align(xlsx->bold, LXW_ALIGN_VERTICAL_TOP);
    library->format_set_text_wrap(xlsx->bold);
    library->format_set_text_wrap(xlsx->wrap);
    library->format_set_align(xlsx->wrap, LXW_ALIGN_VERTICAL_TOP);
    library->format_set_bold(xlsx->bold);
    library->format_set_num_format(xlsx->day, "yyyy-mm-dd");
    library->format_set_num_format(xlsx->three, "000");
    return true;
}

static void measure(struct xlsx *xlsx, size_t column, const char *text, size_t size)
{
    const size_t width = size < WIDTH_MOST * 4 ? text_width(text, size) : WIDTH_MOST;
    if (width > xlsx->widths[column]) {
        xlsx->widths[column] = width;
    }
}

/* ---- The workbook, made in a process apart: without memory libxlsxwriter crashes ---- */

/* On paper: A4 across, all columns on one page. */
static void set_page(const struct xlsx *xlsx, lxw_worksheet *sheet)
{
    enum { A4 = 9 };
    xlsx->library.worksheet_set_landscape(sheet);
    xlsx->library.worksheet_set_paper(sheet, A4);
    xlsx->library.worksheet_fit_to_pages(sheet, 1, 0);
}

/* How wide a column may be, so that all of them on one page can still be read: texts wrap. */
static size_t widest_column(const struct xlsx *xlsx)
{
    size_t most = WIDTH_MOST, sum;
    do {
        sum = 0;
        for (size_t i = 0; i < xlsx->count; i++) {
            sum += (xlsx->widths[i] < most ? xlsx->widths[i] : most) + 2;
        }
    } while (sum > WIDTH_PAGE && most > WIDTH_NARROW && most--);
    return most;
}

/* How many lines the text takes in a column. */
static size_t lines_of(const char *text, size_t size, size_t width)
{
    size_t lines = 1;
    if (size <= width || text_width(text, size) <= width) {
        return 1;
    }
    for (size_t taken; size > 0 && lines < LINES_MOST; lines++) {
        text_break(text, size, width, &taken);
        text += taken;
        size -= taken;
    }
    return lines - 1;
}

/* Rows are as high as their longest text needs: not every program sees to that by itself. Before
 * the cells of the row. */
static void set_height(struct xlsx *xlsx, lxw_worksheet *sheet, lxw_row_t row, size_t lines)
{
    if (lines > 1) {
        const size_t shown = lines < LINES_MOST ? lines : LINES_MOST;
        xlsx->library.worksheet_set_row(sheet, row, 15.0 * (double)shown, NULL);
    }
}

/* The first row stays in sight, and stands on each page. */
static void keep_header(struct xlsx *xlsx, lxw_worksheet *sheet)
{
    xlsx->library.worksheet_freeze_panes(sheet, 1, 0);
    xlsx->library.worksheet_repeat_rows(sheet, 0, 0);
    xlsx->parts.panes++;
    xlsx->parts.selections++;
}

static bool write_header(struct xlsx *xlsx, struct fault *fault)
{
    size_t lines = 1;
    xlsx->most = widest_column(xlsx);
    for (size_t i = 0; i < xlsx->count && !xlsx->options.no_header; i++) {
        const char *name = heading_of(xlsx, i);
        const size_t here = lines_of(name, strlen(name), xlsx->most);
        lines = here > lines ? here : lines;
    }
    set_height(xlsx, xlsx->sheet, 0, lines);
    for (size_t i = 0; i < xlsx->count; i++) {
        const char *name = heading_of(xlsx, i);
        if (!xlsx->options.no_header && name[0]) { /* of "" it would make a blank cell */
            const lxw_error error = xlsx->library.worksheet_write_string(
                xlsx->sheet, 0, (lxw_col_t)i, name, xlsx->bold);
            if (error != LXW_NO_ERROR) {
                return library_fault(xlsx, error, fault);
            }
            xlsx->parts.cells++;
        }
    }
    if (!xlsx->options.no_header) {
        xlsx->rows = 1;
        keep_header(xlsx, xlsx->sheet);
    }
    set_page(xlsx, xlsx->sheet);
    return true;
}

static bool write_row(struct xlsx *xlsx, const struct cell *cells, struct fault *fault)
{
    size_t lines = 1;
    for (size_t i = 0; i < xlsx->count; i++) {
        const size_t width = xlsx->widths[i] < xlsx->most ? xlsx->widths[i] : xlsx->most;
        const size_t here = cells[i].size ? lines_of(cells[i].text, cells[i].size, width) : 1;
        lines = here > lines ? here : lines;
    }
    set_height(xlsx, xlsx->sheet, xlsx->rows, lines);
    for (size_t i = 0; i < xlsx->count; i++) {
        if (cells[i].size == 0) {
            continue;
        }
        const lxw_error error = write_cell(xlsx, i, &cells[i]);
        if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) {
            return fault_say_with(fault, FAULT_DATA, MSG_fault_xlsx_cell, NUMBER_TEXT(xlsx->rows),
                                  NUMBER_TEXT(CELL_SIGNS), xlsx->columns[i].name);
        }
        if (error != LXW_NO_ERROR) {
            return library_fault(xlsx, error, fault);
        }
        xlsx->parts.cells++;
    }
    xlsx->rows++;
    return true;
}

static void finish_sheet(struct xlsx *xlsx)
{
    const struct xlsx_library *library = &xlsx->library;
    const size_t most = xlsx->most;
    for (size_t i = 0; i < xlsx->count; i++) {
        const size_t width = xlsx->widths[i] < most ? xlsx->widths[i] : most;
        library->worksheet_set_column(xlsx->sheet, (lxw_col_t)i, (lxw_col_t)i, (double)width + 2,
                                      NULL);
    }
    if (xlsx->rows > 1 && !xlsx->options.no_header && xlsx->count > 0) {
        library->worksheet_autofilter(xlsx->sheet, 0, 0, xlsx->rows - 1,
                                      (lxw_col_t)(xlsx->count - 1));
    }
    /* Numbers that are texts on purpose, such as years: no green corners about them. */
    library->worksheet_ignore_errors(xlsx->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                     "A1:XFD1048576");
    xlsx->parts.ignored = 1;
}

/* A sheet of the sources that tell of the rows: id, what it is, where it is read. */
static bool write_sources(struct xlsx *xlsx, struct fault *fault)
{
    const struct xlsx_library *library = &xlsx->library;
    const struct xlsx_sources *sources = &xlsx->sources;
    lxw_worksheet *sheet =
        sources->count > 0 ? library->workbook_add_worksheet(xlsx->book, "sources") : NULL;
    if (sources->count == 0 || sheet == NULL) {
        return sources->count == 0 || fault_say(fault, FAULT_IO, MSG_fault_cannot_make_sheet);
    }
    lxw_error error = LXW_NO_ERROR;
    static const size_t widths[XLSX_SOURCE_CELLS] = {28, 80, 60};
    for (size_t row = 0; row < sources->count && error == LXW_NO_ERROR; row++) {
        size_t lines = 1;
        for (size_t i = 0; i < XLSX_SOURCE_CELLS; i++) {
            const char *text = sources->rows[row][i];
            const size_t here = text ? lines_of(text, strlen(text), widths[i] - 2) : 1;
            lines = here > lines ? here : lines;
        }
        set_height(xlsx, sheet, (lxw_row_t)row, lines);
        for (lxw_col_t i = 0; i < XLSX_SOURCE_CELLS && error == LXW_NO_ERROR; i++) {
            const char *text = sources->rows[row][i];
            if (text && *text) {
                text = clean_text(xlsx, text, strlen(text));
                error = library->worksheet_write_string(sheet, (lxw_row_t)row, i, text,
                                                        row == 0 ? xlsx->bold : xlsx->wrap);
                xlsx->parts.cells++;
            }
        }
    }
    for (lxw_col_t i = 0; i < XLSX_SOURCE_CELLS; i++) {
        library->worksheet_set_column(sheet, i, i, (double)widths[i], NULL);
    }
    keep_header(xlsx, sheet);
    set_page(xlsx, sheet);
    return error == LXW_NO_ERROR || library_fault(xlsx, error, fault);
}

static bool write_provenance(struct xlsx *xlsx, struct fault *fault)
{
    const struct xlsx_library *library = &xlsx->library;
    lxw_worksheet *sheet = library->workbook_add_worksheet(xlsx->book, "provenance");
    if (sheet == NULL) {
        return fault_say(fault, FAULT_IO, MSG_fault_cannot_make_sheet);
    }
    lxw_row_t row = 0;
    for (const struct provenance *item = xlsx->options.provenance; item->key; item++) {
        lxw_error error = library->worksheet_write_string(sheet, row, 0, item->key, xlsx->bold);
        if (error == LXW_NO_ERROR) {
            const char *value = clean_text(xlsx, item->value, strlen(item->value));
            error = library->worksheet_write_string(sheet, row, 1, value, NULL);
        }
        if (error != LXW_NO_ERROR) {
            return library_fault(xlsx, error, fault);
        }
        xlsx->parts.cells += 1 + (size_t)(*item->value != '\0'); /* an empty text makes no cell */
        row++;
    }
    library->worksheet_set_column(sheet, 0, 0, 14, NULL);
    library->worksheet_set_column(sheet, 1, 1, 90, NULL);
    return true;
}

static bool copy_out(struct xlsx *xlsx, struct fault *fault)
{
    char bytes[65536];
    for (;;) {
        const int64_t size = platform_read(xlsx->file, bytes, sizeof bytes);
        if (size < 0) {
            return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read_workbook, NULL);
        }
        if (watch_stopped(xlsx->options.watch)) { /* while it was packed */
            return fault_say(fault, FAULT_STOPPED, MSG_fault_interrupted);
        }
        if (size == 0) {
            return output_finish(xlsx->out, fault);
        }
        output_bytes(xlsx->out, bytes, (size_t)size);
        if (!output_check(xlsx->out, fault)) {
            return false;
        }
    }
}

/* apart_work: the result is what was written. */
static bool write_book(void *context, void *result, struct fault *fault)
{
    struct xlsx *xlsx = context;
    const struct cell *cells;
    bool done = make_book(xlsx, xlsx->title, fault) && write_header(xlsx, fault) &&
                row_spool_next(xlsx->spool, &cells, fault);
    while (done && cells) {
        done = write_row(xlsx, cells, fault) && row_spool_next(xlsx->spool, &cells, fault);
    }
    if (!done) {
        return false;
    }
    finish_sheet(xlsx);
    if (!write_sources(xlsx, fault)) {
        return false;
    }
    if (xlsx->options.provenance != NULL && !write_provenance(xlsx, fault)) {
        return false;
    }
    const lxw_error error = xlsx->library.workbook_close(xlsx->book);
    memcpy(result, &xlsx->parts, sizeof xlsx->parts);
    return error == LXW_NO_ERROR || library_fault(xlsx, error, fault);
}

/* ---- The table ---- */

static bool xlsx_begin(struct table_sink *self, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct xlsx *xlsx = (struct xlsx *)self;
    xlsx->columns = columns;
    xlsx->count = count;
    xlsx->title = heap_text(title != NULL ? title : "");
    xlsx->widths = heap_alloc((count + 1) * sizeof *xlsx->widths);
    for (size_t i = 0; i < count; i++) {
        const char *name = heading_of(xlsx, i);
        xlsx->widths[i] = WIDTH_LEAST;
        if (!xlsx->options.no_header) {
            measure(xlsx, i, name, strlen(name));
        }
    }
    xlsx_sources_begin(&xlsx->sources, &xlsx->options, columns, count);
    xlsx->spool = row_spool_new(count, ROW_SPOOL_MEMORY, xlsx->options.temporary);
    return xlsx_library_open(&xlsx->library, fault) && make_file(xlsx, fault);
}

static bool add_row(struct xlsx *xlsx, const struct cell *cells, struct fault *fault)
{
    for (size_t i = 0; i < xlsx->count; i++) {
        measure(xlsx, i, cells[i].text, cells[i].size);
    }
    return row_spool_add(xlsx->spool, cells, fault);
}

/* The row with its words in the language of the answer. */
static bool add_in_words(struct xlsx *xlsx, const struct cell *cells, struct fault *fault)
{
    struct arena arena = {0};
    struct cell *shown = arena_alloc(&arena, (xlsx->count + 1) * sizeof *shown);
    for (size_t i = 0; i < xlsx->count; i++) {
        const bool flag = xlsx->columns[i].kind == COLUMN_FLAG; /* Excel has its own words */
        shown[i] =
            flag ? cells[i] : cell_for_people(&xlsx->columns[i], &cells[i], &xlsx->options, &arena);
    }
    const bool done = add_row(xlsx, shown, fault);
    arena_release(&arena);
    return done;
}

static bool xlsx_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct xlsx *xlsx = (struct xlsx *)self;
    const size_t header = xlsx->options.no_header ? 0 : 1;
    if (row_spool_count(xlsx->spool) + header == SHEET_ROWS) {
        return fault_say_with(fault, FAULT_DATA, MSG_fault_xlsx_rows, NUMBER_TEXT(SHEET_ROWS));
    }
    xlsx_sources_row(&xlsx->sources, &xlsx->options, xlsx->columns, xlsx->count, cells);
    return xlsx->options.lang == LANG_EN ? add_row(xlsx, cells, fault)
                                         : add_in_words(xlsx, cells, fault);
}

static bool xlsx_end(struct table_sink *self, struct fault *fault)
{
    struct xlsx *xlsx = (struct xlsx *)self;
    const struct watch *watch = xlsx->options.watch;
    struct xlsx_parts parts = {0};
    xlsx_sources_end(&xlsx->sources, &xlsx->options);
    const struct screen_words *words = xlsx->options.screen;
    if (words && words->fault.kind != FAULT_NONE) {
        /* A look-up failed: to say so when the workbook is out is too late for a pipe. */
        return fault_set(fault, words->fault.kind, "%s", words->fault.text);
    }
    if (!watch_step(watch, MSG_doing_workbook, 0, 0, fault) ||
        !apart_run(write_book, xlsx, &parts, sizeof parts, MSG_doing_workbook, true, watch,
                   fault)) {
        return false;
    }
    if (!xlsx_is_whole(&xlsx->library.zlib, xlsx->file, &parts)) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_xlsx_temporary, xlsx->folder);
    }
    return copy_out(xlsx, fault);
}

/* The last of those that there are: on some systems it is in memory. */
static const char *usual_folder(void)
{
    const char *folder = "";
    for (size_t i = 0; platform_scratch_folder(i); i++) {
        folder = platform_scratch_folder(i);
    }
    return folder;
}

struct table_sink *xlsx_open(FILE *out, const struct render_options *options)
{
    struct xlsx *xlsx = heap_alloc(sizeof *xlsx);
    *xlsx = (struct xlsx){
        .sink = {.begin = xlsx_begin, .row = xlsx_row, .end = xlsx_end},
        .out = out,
        .options = *options,
        .folder = heap_text(options->temporary != NULL ? options->temporary : usual_folder()),
        .file = -1,
    };
    return &xlsx->sink;
}

void xlsx_release(struct table_sink *sink)
{
    struct xlsx *xlsx = (struct xlsx *)sink;
    if (xlsx == NULL) {
        return;
    }
    if (xlsx->file >= 0) {
        platform_close(xlsx->file);
    }
    xlsx_library_close(&xlsx->library);
    row_spool_free(xlsx->spool);
    free(xlsx->title);
    xlsx_sources_release(&xlsx->sources);
    free(xlsx->folder);
    free(xlsx->widths);
    free(xlsx->clean);
    free(xlsx);
}
