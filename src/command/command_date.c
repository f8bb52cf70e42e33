#include "command_run.h"

#include "arena.h"
#include "date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `blocline date`: dates from the command line, or one on each line of stdin. */

enum { LINE_MAX_SIZE = 1 << 20 }; /* no date is longer than 4 KB; this much we can still echo */

struct line {
    char *text; /* heap; may hold NUL */
    size_t size, capacity;
};

/* Reads a line, without its LF or CR LF. False at the end of the file, and if the fault is set. */
static bool read_line(FILE *file, struct line *line, size_t number, struct fault *fault)
{
    int byte;
    line->size = 0;
    while ((byte = getc_unlocked(file)) != EOF && byte != '\n') {
        if (line->size == LINE_MAX_SIZE) {
            return fault_set(fault, FAULT_DATA, "line %zu of the dates is longer than 1 MB",
                             number);
        }
        line->text = heap_grow(line->text, &line->capacity, line->size + 1, 1);
        line->text[line->size++] = (char)byte;
    }
    if (byte == EOF && ferror(file)) {
        return fault_errno(fault, FAULT_IO, "cannot read the dates from stdin");
    }
    if (byte == '\n' && line->size > 0 && line->text[line->size - 1] == '\r') {
        line->size--;
    }
    return byte == '\n' || line->size > 0;
}

static bool add_lines(struct date_table *table, struct fault *fault)
{
    struct line line = {0};
    bool done = true;
    while (done && read_line(stdin, &line, table->dates + 1, fault)) {
        done = date_table_add(table, line.text ? line.text : "", line.size, fault);
    }
    free(line.text);
    return fault->kind == FAULT_NONE;
}

static bool add_operands(struct date_table *table, const struct options *options,
                         struct fault *fault)
{
    for (int i = 0; i < options->operand_count; i++) {
        const char *text = options->operands[i];
        if (!date_table_add(table, text, strlen(text), fault)) {
            return false;
        }
    }
    return true;
}

bool run_date(const struct question *question, const struct options *options,
              struct table_sink *sink, struct fault *fault)
{
    const bool is_list = options->operand_count == 1 && strcmp(options->operands[0], "-") == 0;
    struct date_table table = {
        .question = question,
        .sink = sink,
        .escaped = options->value[OPTION_ESCAPED] != NULL,
        .is_list = is_list,
    };
    const bool done = date_table_begin(&table, options->value[OPTION_IS], fault) &&
                      (is_list ? add_lines(&table, fault) : add_operands(&table, options, fault)) &&
                      date_table_end(&table, fault);
    date_table_release(&table);
    return done;
}
