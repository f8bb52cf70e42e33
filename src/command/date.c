#include "option_specs.h"

#include "arena.h"
#include "date_table.h"

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
    {.id = IS,
     .name = "is",
     .argument = "DAY",
     .help = "adds the verdict on this day: certain, possible or no",
     .kind = VALUE_DATE},
    {.id = ESCAPED,
     .name = "escaped",
     .help = "undo \\t \\n \\r \\s (space) \\\\ \\uXXXX in the dates first"},
    OPT_END,
};

static const char help[] =
    "Says what each date means, or why it is refused: a date is EDTF (ISO 8601-2:2019, levels 0 "
    "to\n"
    "2). With - the dates are the lines of stdin. A table is in words, in the language of --lang;\n"
    "in all other formats there are columns for its first and last day (-inf, inf or unknown if "
    "it\n"
    "has none), for the latest start and the earliest end (between them lies what is certain), "
    "and\n"
    "`level` is `invalid` for what is refused. Needs no database.\n"
    "\n"
    "  1994-04-30     a day; 1994-04 some day of a month, 1994 a year, 1994-21 spring\n"
    "  1994-04~       approximately; ? uncertain, % both. They move no bound\n"
    "  199X, 1994-XX  a digit that is not known\n"
    "  1990/1995      something that lasted from 1990 to 1995\n"
    "  [1990..1995]   something that happened some time between 1990 and 1995\n"
    "  1990/.. 1990/  lasts on without a limit; until an unknown day\n"
    "  [1990,1995]    in one of the two years; {1990,1995} in both\n"
    "  -0043          44 BC: year 0000 is 1 BC; Y17000 a year of over four digits\n"
    "\n"
    "Exit status 1 if any date was refused; all are answered even so.";

const struct command command_date = {
    .name = "date",
    .title = MSG_title_date,
    .operands = "EDTF...",
    .least = 1,
    .most = INT_MAX,
    .summary = "what a date means",
    .help = help,
    .options = options,
    .columns = date_columns,
    .column_count = DATE_COLUMNS - 1, /* the last is there with --is alone */
    .examples = {"blocline date 1994-04~ '[1990..1995]' 1990/1995 --is 1994-04-30",
                 "printf '1998\\n1994-04~\\n' | blocline date - -f json"},
    .run = run,
    .no_database = true,
};
