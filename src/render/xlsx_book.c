#include "message.h"
#include "messages.h"
#include "text.h"
#include "wording.h"
#include "xlsx.h"

#include <string.h>

/* The workbook, made in a process apart: without memory libxlsxwriter crashes. */

static bool library_fault(const struct xlsx *xlsx, lxw_error error, struct fault *fault)
{
    return fault_say_with(fault, FAULT_IO, MSG_fault_cannot_write_workbook,
                          xlsx->library.lxw_strerror(error));
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
    xlsx->code = library->workbook_add_format(xlsx->book);
    xlsx->flag = library->workbook_add_format(xlsx->book);
    if (!xlsx->sheet || !xlsx->bold || !xlsx->day || !xlsx->three || !xlsx->wrap || !xlsx->top ||
        !xlsx->code || !xlsx->flag) {
        return fault_say(fault, FAULT_IO, MSG_fault_cannot_make_sheet);
    }
    /* To the left, as the texts beside them: a day at the right runs into the next column, and a
     * vague one is a text. */
    lxw_format *const left[] = {xlsx->day, xlsx->three, xlsx->code, xlsx->flag};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        library->format_set_align(left[i], LXW_ALIGN_LEFT);
    }
    library->format_set_align(xlsx->code, LXW_ALIGN_VERTICAL_TOP);
    library->format_set_align(xlsx->flag, LXW_ALIGN_VERTICAL_TOP);
    /* Excel has words of its own for flags; LibreOffice shows these. */
    char words[64];
    const char *yes = message(xlsx->options.lang, MSG_word_yes);
    snprintf(words, sizeof words, "\"%s\";\"%s\";\"%s\"", yes, yes,
             message(xlsx->options.lang, MSG_date_no));
    library->format_set_num_format(xlsx->flag, words);
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

static bool write_header(struct xlsx *xlsx, struct fault *fault)
{
    size_t lines = 1;
    xlsx_set_widest(xlsx);
    for (size_t i = 0; i < xlsx->count && !xlsx->options.no_header; i++) {
        const char *name = xlsx_heading(xlsx, i);
        const size_t here = xlsx_lines(name, strlen(name), xlsx->most);
        lines = here > lines ? here : lines;
    }
    xlsx_set_height(xlsx, xlsx->sheet, 0, lines);
    for (size_t i = 0; i < xlsx->count; i++) {
        const char *name = xlsx_heading(xlsx, i);
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
        xlsx_keep_header(xlsx, xlsx->sheet);
    }
    xlsx_set_page(xlsx, xlsx->sheet);
    return true;
}

static bool write_row(struct xlsx *xlsx, const struct cell *cells, struct fault *fault)
{
    size_t lines = 1;
    for (size_t i = 0; i < xlsx->count; i++) {
        const size_t width = xlsx->widths[i] < xlsx->most ? xlsx->widths[i] : xlsx->most;
        const size_t here = cells[i].size ? xlsx_lines(cells[i].text, cells[i].size, width) : 1;
        lines = here > lines ? here : lines;
    }
    xlsx_set_height(xlsx, xlsx->sheet, xlsx->rows, lines);
    for (size_t i = 0; i < xlsx->count; i++) {
        if (cells[i].size == 0) {
            continue;
        }
        const lxw_error error = xlsx_write_cell(xlsx, i, &cells[i]);
        if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) {
            return fault_say_with(fault, FAULT_DATA, MSG_fault_xlsx_cell, NUMBER_TEXT(xlsx->rows),
                                  NUMBER_TEXT(XLSX_SIGNS), xlsx->columns[i].name);
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
            const size_t here = text ? xlsx_lines(text, strlen(text), widths[i] - 2) : 1;
            lines = here > lines ? here : lines;
        }
        xlsx_set_height(xlsx, sheet, (lxw_row_t)row, lines);
        for (lxw_col_t i = 0; i < XLSX_SOURCE_CELLS && error == LXW_NO_ERROR; i++) {
            const char *text = sources->rows[row][i];
            if (text && *text) {
                text = xlsx_clean(xlsx, text, strlen(text));
                error = library->worksheet_write_string(sheet, (lxw_row_t)row, i, text,
                                                        row == 0 ? xlsx->bold : xlsx->wrap);
                xlsx->parts.cells++;
            }
        }
    }
    for (lxw_col_t i = 0; i < XLSX_SOURCE_CELLS; i++) {
        library->worksheet_set_column(sheet, i, i, (double)widths[i], NULL);
    }
    xlsx_keep_header(xlsx, sheet);
    xlsx_set_page(xlsx, sheet);
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
            const char *value = xlsx_clean(xlsx, item->value, strlen(item->value));
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

bool xlsx_write_book(void *context, void *result, struct fault *fault)
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
