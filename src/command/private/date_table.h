#ifndef BLOCLINE_DATE_TABLE_H
#define BLOCLINE_DATE_TABLE_H

#include "arena.h"
#include "question.h"
#include "table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What dates mean: `blocline date`. Dates are added one by one, so that a list of any length takes
 * no more memory than one of them. */

enum { DATE_COLUMNS = 9 }; /* the last, `verdict`, only with --is */
extern const struct column date_columns[DATE_COLUMNS];

enum { DATES_TOLD = 5 }; /* refused dates that are reported one by one; more are only counted */

struct date_table {
    const struct question *question;
    struct table_sink *sink;
    bool escaped; /* undo \t \n \r \s \\ \uXXXX before reading */
    bool is_list; /* the dates are the lines of a file: refused ones are named by line */
    bool judged;  /* --is: */
    int64_t day;  /* for this day */
    struct column headers[2]; /* for people */
    struct arena arena;       /* of one date */
    size_t dates, refused;
    char *buffer; /* a date without escapes; heap */
    size_t capacity;
    struct {
        size_t number; /* from 1 */
        char text[DATE_FAULT_SIZE];
    } told[DATES_TOLD];
};

/* Begins a table with date_columns. The caller has set `question` to `is_list`, all
 * else is zero. `is` is --is or NULL; FAULT_USAGE if it is not one day. */
bool date_table_begin(struct date_table *table, const char *is, struct fault *fault);

/* A row (for people: some) for `size` bytes of any kind. */
bool date_table_add(struct date_table *table, const char *text, size_t size, struct fault *fault);

/* Ends the table. FAULT_PART if dates were refused; the first of them are reported as notes. */
bool date_table_end(struct date_table *table, struct fault *fault);

void date_table_release(struct date_table *table);

#endif
