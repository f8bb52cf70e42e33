#ifndef BLOCLINE_TEST_DATASET_TEXT_H
#define BLOCLINE_TEST_DATASET_TEXT_H

/* Datasets from CSV text in memory; shared by the tests of records, fold and store. */
#include "csv_rows.h"
#include "readings.h"
#include "records.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct loading {
    struct dataset dataset;
    struct findings findings;
};

static inline void loading_init(struct loading *loading)
{
    dataset_init(&loading->dataset);
    *DATASET_ADD(&loading->dataset, packages) = (struct record_package){
        .name = "test", .as_of_day = INT64_MIN, .extends = NONE, .uses = NONE, .first = true};
    findings_init(&loading->findings);
}

static inline void loading_release(struct loading *loading)
{
    findings_release(&loading->findings);
    dataset_release(&loading->dataset);
}

struct text_rows {
    struct record_reader *reader;
    bool header_read;
};

static inline bool take_text_row(void *context, const struct csv_row *row, struct fault *fault)
{
    struct text_rows *rows = context;
    struct datum cells[64];
    (void)fault;
    assert_true(row->count <= 64);
    for (size_t i = 0; i < row->count; i++) {
        cells[i] = (struct datum){row->fields[i].text, row->fields[i].size};
    }
    if (rows->header_read) {
        record_reader_row(rows->reader, cells, row->line);
    } else {
        record_reader_header(rows->reader, cells, row->count, row->line);
    }
    rows->header_read = true;
    return true;
}

/* Reads `text`, a CSV file of records of that type ("events"). */
static inline void load_text(struct loading *loading, const char *type, const char *text)
{
    const struct record_type *found = record_types();
    while (found->name && strcmp(found->name, type) != 0) {
        found++;
    }
    assert_non_null(found->name);
    struct record_reader reader;
    struct text_rows rows = {.reader = &reader};
    const uint32_t file = dataset_file(&loading->dataset, type, 0);
    const struct csv_options options = {.delimiter = ',', .file = file};
    record_reader_init(&reader, &loading->dataset, found, file, &loading->findings);
    assert_true(csv_rows_read(text, strlen(text), &options, take_text_row, &rows,
                              &loading->findings, NULL));
    record_reader_release(&reader);
}

/* Adds a reading: `sources` as in blocline.ini. */
static inline void load_reading(struct loading *loading, const char *id, const char *sources)
{
    struct dataset *dataset = &loading->dataset;
    struct record_reading *reading = DATASET_ADD(dataset, readings);
    reading->id = id;
    reading->sources = sources;
    reading_resolve(dataset, reading, &loading->findings);
}

/* What most tests need beside events: statuses with their classes, four actors, three blocs, two
 * sources. */
static inline void load_ground(struct loading *loading)
{
    load_text(loading, "sources", "source,kind,title\ntreaty,treaty,T\nbook,scholarship,B\n");
    load_text(loading, "statuses",
              "status,class,cow\nmember,full,1\nobserver,partial,3\nnone,none,0\n");
    load_text(loading, "actors", "actor\nA0\nA1\nA2\nA3\n");
    load_text(loading, "blocs", "bloc\nB0\nB1\nB2\n");
    load_reading(loading, "record", "*");
}

/* Prints what was found, for a test that did not expect it. */
static inline void show_findings(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        print_message("%u:%u:%u+%u %s: %s\n", finding->place.file, finding->place.line,
                      finding->place.field, finding->place.offset, finding->rule, finding->text);
    }
}

#endif
