#include "messages.h"
#include "option_specs.h"

#include "arena.h"
#include "date_table.h"
#include "wording.h"

#include <limits.h>
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
            return fault_say_with(fault, FAULT_DATA, MSG_fault_date_line_long, NUMBER_TEXT(number));
        }
        line->text = heap_grow(line->text, &line->capacity, line->size + 1, 1);
        line->text[line->size++] = (char)byte;
    }
    if (byte == EOF && ferror(file)) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_dates_from_stdin, NULL);
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

static bool add_operands(struct date_table *table, const struct options *given, struct fault *fault)
{
    for (int i = 0; i < given->operand_count; i++) {
        const char *text = given->operands[i];
        if (!date_table_add(table, text, strlen(text), fault)) {
            return false;
        }
    }
    return true;
}

enum { IS = OPTION_OWN, ESCAPED };

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const bool is_list = given->operand_count == 1 && strcmp(given->operands[0], "-") == 0;
    struct date_table table = {
        .question = question,
        .sink = sink,
        .escaped = given->value[ESCAPED] != NULL,
        .is_list = is_list,
    };
    const bool done = date_table_begin(&table, given->value[IS], fault) &&
                      (is_list ? add_lines(&table, fault) : add_operands(&table, given, fault)) &&
                      date_table_end(&table, fault);
    date_table_release(&table);
    return done;
}

static const struct option_spec options[] = {
    {.id = IS, .name = "is", .argument = "DAY", .help = MSG_help_o_is, .kind = VALUE_DATE},
    {.id = ESCAPED, .name = "escaped", .help = MSG_help_o_escaped},
    OPT_END,
};

const struct command command_date = {
    .name = "date",
    .title = MSG_title_date,
    .operands = "EDTF...",
    .least = 1,
    .most = INT_MAX,
    .summary = MSG_help_s_date,
    .help = MSG_help_t_date,
    .options = options,
    .columns = date_columns,
    .column_count = DATE_COLUMNS - 1, /* the last is there with --is alone */
    .examples = {"blocline date 1994-04~ '[1990..1995]' 1990/1995 --is 1994-04-30",
                 "printf '1998\\n1994-04~\\n' | blocline date - -f json"},
    .run = run,
    .no_database = true,
};
