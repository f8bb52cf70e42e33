#include "apart.h"
#include "files.h"
#include "messages.h"
#include "render_parts.h"
#include "render_words.h"
#include "text.h"
#include "wording.h"
#include "xlsx.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH_LEAST = 6 /* of a column, in signs */ };

const char *xlsx_heading(const struct xlsx *xlsx, size_t column)
{
    const enum language lang = xlsx->options.lang;
    const char *heading = lang == LANG_EN ? NULL : column_heading(&xlsx->columns[column], lang);
    return heading ? heading : xlsx->columns[column].name;
}

/* libxlsxwriter writes to a path: that of a new file of ours which has no other name, so that `out`
 * may be a pipe and nothing is left behind. */
static bool make_file(struct xlsx *xlsx, struct fault *fault)
{
    xlsx->file = platform_scratch(xlsx->folder, xlsx->path);
    return xlsx->file >= 0 ||
           fault_say_errno(fault, FAULT_IO, MSG_fault_no_temporary, xlsx->folder);
}

static void measure(struct xlsx *xlsx, size_t column, const char *text, size_t size)
{
    const size_t width = size < XLSX_WIDTH_MOST * 4 ? text_width(text, size) : XLSX_WIDTH_MOST;
    if (width > xlsx->widths[column]) {
        xlsx->widths[column] = width;
    }
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

static bool xlsx_begin(struct table_sink *self, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct xlsx *xlsx = (struct xlsx *)self;
    xlsx->columns = columns;
    xlsx->count = count;
    xlsx->title = heap_text(title != NULL ? title : "");
    xlsx->widths = heap_alloc((count + 1) * sizeof *xlsx->widths);
    for (size_t i = 0; i < count; i++) {
        const char *name = xlsx_heading(xlsx, i);
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
    if (row_spool_count(xlsx->spool) + header == XLSX_ROWS) {
        return fault_say_with(fault, FAULT_DATA, MSG_fault_xlsx_rows, NUMBER_TEXT(XLSX_ROWS));
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
        !apart_run(xlsx_write_book, xlsx, &parts, sizeof parts, MSG_doing_workbook, true, watch,
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
