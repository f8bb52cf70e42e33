#include "sql_answer.h"

#include "command.h"
#include "messages.h"
#include "row_pack.h"
#include "row_spool.h"

#include <stdlib.h>
#include <string.h>

/* SQLite's columns hold values of any kind, tables have columns of one. The first rows are looked
 * at before the table begins, so that numbers are numbers to who sorts and draws; and each row
 * tells the kinds of its own cells, so that 1 and '1' are told apart where a format can. */

enum { FIRST_ROWS = 1000, FIRST_BYTES = 1 << 20 };

struct answer {
    const struct sql_asked *asked;
    struct table_sink *sink;
    size_t count;
    struct column *columns;  /* as the sink has them */
    enum column_kind *kinds; /* of the whole column */
    struct cell *cells;      /* of the row, and one more: a letter for each, 'n' of a number */
    char *letters;
    bool *numbers, *texts; /* seen among the first rows */
    struct row_spool *first;
    size_t bytes;
};

/* A column with the name that one of a command has says the same, and can be drawn and followed to
 * its sources as that one can. */
static enum column_kind know_column(struct column *column)
{
    for (const struct command *const *at = commands(); *at; at++) {
        for (size_t i = 0; i < (*at)->column_count; i++) {
            const struct column *known = &(*at)->columns[i];
            if (strcmp(known->name, column->name) == 0) {
                column->role = known->role;
                return known->kind == COLUMN_DATE ? COLUMN_DATE : COLUMN_TEXT;
            }
        }
    }
    return COLUMN_TEXT;
}

static bool check_names(const struct answer *answer, struct fault *fault)
{
    for (size_t i = 0; answer->asked->named && i < answer->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(answer->columns[i].name, answer->columns[k].name) == 0) {
                return question_refuse(answer->asked->question, fault, FAULT_USAGE,
                                       MSG_fault_sql_same_columns, answer->columns[i].name);
            }
        }
    }
    return true;
}

/* The next row, with the time counted. */
static bool next_row(const struct answer *answer, bool *row, struct fault *fault)
{
    struct deadline *deadline = answer->asked->deadline;
    deadline_phase(deadline, DEADLINE_WORKS);
    bool done = sql_next(answer->asked->sql, row, fault);
    deadline_phase(deadline, DEADLINE_WRITES);
    if (deadline->stop && (done || fault->kind == FAULT_STOPPED)) {
        done = deadline_passed(deadline) ? fault_set(fault, FAULT_DATA, "%s", answer->asked->passed)
                                         : fault_say(fault, FAULT_STOPPED, MSG_fault_interrupted);
    }
    return done;
}

static void read_row(struct answer *answer)
{
    for (size_t i = 0; i < answer->count; i++) {
        const bool number = sql_cell(answer->asked->sql, i, &answer->cells[i]);
        answer->letters[i] = number ? 'n' : answer->cells[i].text ? 't' : '0';
    }
    answer->cells[answer->count] = (struct cell){answer->letters, answer->count};
}

static bool read_first(struct answer *answer, bool *more, struct fault *fault)
{
    size_t bytes = 0;
    answer->first = row_spool_new(answer->count + 1, 2 * FIRST_BYTES, NULL);
    for (size_t rows = 0; rows < FIRST_ROWS && bytes < FIRST_BYTES; rows++) {
        if (!next_row(answer, more, fault)) {
            return false;
        }
        if (!*more) {
            return true;
        }
        read_row(answer);
        bytes += row_pack_size(answer->cells, answer->count + 1);
        for (size_t i = 0; i < answer->count; i++) {
            answer->numbers[i] = answer->numbers[i] || answer->letters[i] == 'n';
            answer->texts[i] = answer->texts[i] || answer->letters[i] == 't';
        }
        if (!row_spool_add(answer->first, answer->cells, fault)) {
            return false;
        }
    }
    return true;
}

static void choose_kinds(struct answer *answer)
{
    const struct question *question = answer->asked->question;
    for (size_t i = 0; i < answer->count; i++) {
        const bool number =
            answer->numbers[i] || (!answer->texts[i] && sql_declares_number(answer->asked->sql, i));
        const enum column_kind text = question->screen || question->for_people
                                          ? COLUMN_TEXT
                                          : know_column(&answer->columns[i]);
        answer->kinds[i] = number && !answer->texts[i] ? COLUMN_NUMBER : text;
        answer->columns[i].kind = answer->kinds[i];
    }
}

static bool write_row(struct answer *answer, const struct cell *cells, struct fault *fault)
{
    const size_t limit = answer->asked->aside;
    const char *letters = cells[answer->count].text;
    for (size_t i = 0; i < answer->count; i++) {
        const enum column_kind kind = answer->kinds[i];
        answer->columns[i].kind = letters[i] == 'n'                            ? COLUMN_NUMBER
                                  : letters[i] == 't' && kind == COLUMN_NUMBER ? COLUMN_TEXT
                                                                               : kind;
    }
    answer->bytes += limit ? row_pack_size(cells, answer->count) : 0;
    if (answer->bytes > limit) {
        return question_refuse(answer->asked->question, fault, FAULT_DATA, MSG_fault_sql_rows_limit,
                               "");
    }
    return table_row(answer->sink, cells, fault);
}

static bool write_rows(struct answer *answer, bool more, struct fault *fault)
{
    const struct cell *cells;
    for (;;) {
        if (!row_spool_next(answer->first, &cells, fault)) {
            return false;
        }
        if (!cells) {
            break;
        }
        if (!write_row(answer, cells, fault)) {
            return false;
        }
        if (table_full(answer->sink)) {
            return true;
        }
    }
    while (more && next_row(answer, &more, fault)) {
        if (!more) {
            return true;
        }
        read_row(answer);
        if (!write_row(answer, answer->cells, fault)) {
            return false;
        }
        if (table_full(answer->sink)) {
            return true;
        }
    }
    return !more;
}

static bool write_table(struct answer *answer, struct fault *fault)
{
    bool more = true;
    if (!check_names(answer, fault) || !read_first(answer, &more, fault)) {
        return false;
    }
    choose_kinds(answer);
    if (!table_begin(answer->sink, NULL, answer->columns, answer->count, fault) ||
        !write_rows(answer, more, fault)) {
        return false;
    }
    deadline_phase(answer->asked->deadline, DEADLINE_RESTS);
    for (size_t i = 0; i < answer->count; i++) {
        answer->columns[i].kind = answer->kinds[i]; /* for who writes all rows only now */
    }
    return table_end(answer->sink, fault);
}

bool sql_answer(const struct sql_asked *asked, struct table_sink *sink, struct fault *fault)
{
    const size_t count = sql_columns(asked->sql);
    struct arena arena = {0};
    struct answer answer = {.asked = asked, .sink = sink, .count = count};
    answer.columns = arena_alloc(&arena, count * sizeof *answer.columns);
    answer.kinds = arena_alloc(&arena, count * sizeof *answer.kinds);
    answer.cells = arena_alloc(&arena, (count + 1) * sizeof *answer.cells);
    answer.letters = arena_alloc(&arena, count + 1);
    answer.numbers = arena_alloc(&arena, count * sizeof *answer.numbers);
    answer.texts = arena_alloc(&arena, count * sizeof *answer.texts);
    memset(answer.letters, 0, count + 1);
    for (size_t i = 0; i < count; i++) {
        answer.columns[i] = (struct column){.name = sql_column(asked->sql, i)};
        answer.numbers[i] = answer.texts[i] = false;
    }
    const bool done = write_table(&answer, fault);
    row_spool_free(answer.first);
    arena_release(&arena);
    return done;
}
