#include "date_table.h"
#include "date_reason.h"

#include "date_phrases.h"
#include "date_words.h"
#include "messages.h"
#include "text.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_WIDTH = 50 };

const struct column date_columns[DATE_COLUMNS] = {
    {"edtf", COLUMN_DATE, ROLE_NONE, MSG_NONE},
    {"level", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
    {"earliest", COLUMN_DATE, ROLE_NONE, MSG_NONE},
    {"latest", COLUMN_DATE, ROLE_NONE, MSG_NONE},
    {"start_latest", COLUMN_DATE, ROLE_NONE, MSG_NONE},
    {"end_earliest", COLUMN_DATE, ROLE_NONE, MSG_NONE},
    {"qualifier", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
    {"error", COLUMN_TEXT, ROLE_NONE, MSG_heading_error},
    {"verdict", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
};

static const char *const verdicts[] = {
    [EDTF_NO] = "no", [EDTF_POSSIBLE] = "possible", [EDTF_CERTAIN] = "certain"};

bool date_table_begin(struct date_table *table, const char *is, struct fault *fault)
{
    const struct question *question = table->question;
    if (is) {
        struct edtf date;
        if (!question_date("--is", is, &date, fault)) {
            return false;
        }
        if (date.earliest != date.latest) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_is_one_day, is);
        }
        table->judged = true;
        table->day = date.earliest;
    }
    if (question->for_people) {
        table->headers[0].name = message(question->lang, MSG_date_label_date);
        table->headers[1].name = message(question->lang, MSG_date_label_words);
        return table_begin(table->sink, NULL, table->headers, 2, fault);
    }
    return table_begin(table->sink, NULL, date_columns,
                       table->judged ? DATE_COLUMNS : DATE_COLUMNS - 1, fault);
}

/* Appends a character of at most four hexadecimal digits as UTF-8. */
static char *put_character(char *out, unsigned point)
{
    if (point < 0x80) {
        *out++ = (char)point;
    } else if (point < 0x800) {
        *out++ = (char)(0xC0 | point >> 6);
        *out++ = (char)(0x80 | (point & 0x3F));
    } else {
        *out++ = (char)(0xE0 | point >> 12);
        *out++ = (char)(0x80 | (point >> 6 & 0x3F));
        *out++ = (char)(0x80 | (point & 0x3F));
    }
    return out;
}

/* The value of four hexadecimal digits, or -1. */
static int hexadecimal(const char *digits, size_t size)
{
    int value = 0;
    for (size_t i = 0; i < 4; i++) {
        static const char signs[] = "0123456789abcdefABCDEF";
        const char *sign = i < size && digits[i] ? strchr(signs, digits[i]) : NULL;
        if (!sign) {
            return -1;
        }
        const int digit = (int)(sign - signs);
        value = 16 * value + (digit < 16 ? digit : digit - 6);
    }
    return value;
}

/* Undoes the escapes into table->buffer. */
static bool undo_escapes(struct date_table *table, const char *text, size_t size, size_t *plain,
                         struct edtf_error *error)
{
    static const char letters[] = "ntrs\\", meant[] = "\n\t\r \\";
    table->buffer = heap_grow(table->buffer, &table->capacity, size + 1, 1);
    char *out = table->buffer;
    for (size_t at = 0; at < size; at++) {
        if (text[at] != '\\') {
            *out++ = text[at];
            continue;
        }
        const size_t start = at++;
        const char *known = at < size && text[at] ? strchr(letters, text[at]) : NULL;
        const int value =
            at < size && text[at] == 'u' ? hexadecimal(text + at + 1, size - at - 1) : -1;
        if (known) {
            *out++ = meant[known - letters];
        } else if (value >= 0) {
            out = put_character(out, (unsigned)value);
            at += 4;
        } else {
            *error = (struct edtf_error){
                .offset = start,
                .length = at < size ? 2 : 1,
                .message = "bad escape",
                .expected = "\\t, \\n, \\r, \\s, \\\\ or \\u and four hexadecimal digits",
            };
            return false;
        }
    }
    *plain = (size_t)(out - table->buffer);
    return true;
}

static bool add_row(struct date_table *table, const char *text, size_t size,
                    const struct edtf *value, const struct edtf_error *error, struct fault *fault)
{
    static const char *const levels[] = {"0", "1", "2"};
    struct cell cells[DATE_COLUMNS] = {{text, size}};
    char days[4][EDTF_DAY_SIZE];
    if (value) {
        edtf_format_earliest(value, days[0]);
        edtf_format_latest(value, days[1]);
        edtf_format_day(value->start_latest, days[2]);
        edtf_format_day(value->end_earliest, days[3]);
        cells[1] = cell_text(levels[value->level]);
        for (size_t i = 0; i < 4; i++) {
            cells[2 + i] = cell_text(days[i]);
        }
        cells[6] = cell_text(edtf_qualifier_text(value->qualifier));
        cells[8] = cell_text(verdicts[edtf_is(value, table->day)]);
    } else {
        cells[1] = cell_text("invalid");
        cells[7] = cell_text(error->message);
    }
    return table_row(table->sink, cells, fault);
}

/* Where a line of at most WORDS_WIDTH columns ends in a text: at a space if there is one. */
static size_t line_end(const char *words, size_t size)
{
    const size_t most = text_cut(words, size, WORDS_WIDTH);
    size_t end = most;
    while (end > 0 && end < size && words[end] != ' ') {
        end--;
    }
    return end > 0 ? end : most > 0 ? most : size;
}

/* The lines as rows; the first beside the date itself, those that continue one beside nothing. */
static bool add_lines(struct date_table *table, const char *text, size_t size,
                      const struct date_lines *lines, struct fault *fault)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct date_line *line = &lines->list[i];
        const char *label = line->label[0] ? arena_printf(&table->arena, "  %s", line->label) : "";
        struct cell cells[2] = {i == 0 ? (struct cell){text, size} : cell_text(label)};
        const char *words = line->words;
        for (size_t left = strlen(words); left > 0;) {
            const size_t end = line_end(words, left);
            cells[1] = (struct cell){words, end};
            if (!table_row(table->sink, cells, fault)) {
                return false;
            }
            const size_t next = end < left && words[end] == ' ' ? end + 1 : end;
            words += next;
            left -= next;
            cells[0] = cell_text(NULL);
        }
    }
    return true;
}

static void add_verdict(struct date_table *table, const struct edtf *value,
                        struct date_lines *lines)
{
    static const enum message words[] = {[EDTF_NO] = MSG_date_no,
                                         [EDTF_POSSIBLE] = MSG_date_possible,
                                         [EDTF_CERTAIN] = MSG_date_certain};
    const enum language lang = table->question->lang;
    char day[EDTF_DAY_SIZE];
    edtf_format_day(table->day, day);
    date_lines_add(lines, message_format(&table->arena, lang, MSG_date_label_on, day),
                   message(lang, words[edtf_is(value, table->day)]));
}

static bool add_words(struct date_table *table, const char *text, size_t size, const char *plain,
                      size_t plain_size, const struct edtf *value, const struct edtf_error *error,
                      struct fault *fault)
{
    const enum language lang = table->question->lang;
    struct date_lines lines = {0};
    if (value) {
        date_words(&table->arena, plain, plain_size, value, lang, &lines);
    } else {
        const char *words = message_format(&table->arena, lang, MSG_date_label_refused,
                                           date_reason(error->message, lang));
        date_lines_add(&lines, "", words);
        if (error->suggestion[0]) {
            date_lines_add(&lines, message(lang, MSG_date_label_meant), error->suggestion);
        }
    }
    if (value && table->judged) {
        add_verdict(table, value, &lines);
    }
    const bool done = add_lines(table, text, size, &lines, fault);
    free(lines.list);
    arena_release(&table->arena);
    return done;
}

bool date_table_add(struct date_table *table, const char *text, size_t size, struct fault *fault)
{
    struct edtf date;
    struct edtf_error error;
    const char *plain = text;
    size_t plain_size = size;
    table->dates++;
    bool valid = !table->escaped || undo_escapes(table, text, size, &plain_size, &error);
    const bool read = valid;
    if (valid) {
        plain = table->escaped ? table->buffer : text;
        valid = edtf_parse(plain, plain_size, &date, &error);
    }
    if (!valid && table->refused++ < DATES_TOLD) {
        table->told[table->refused - 1].number = table->dates;
        question_date_fault(plain, read ? plain_size : size, &error, table->question->lang,
                            table->told[table->refused - 1].text);
    }
    const struct edtf *value = valid ? &date : NULL;
    return table->question->for_people
               ? add_words(table, text, size, plain, plain_size, value, &error, fault)
               : add_row(table, text, size, value, &error, fault);
}

static bool tell_refused(const struct date_table *table, struct fault *fault)
{
    if (table->dates == 1) {
        return fault_set(fault, FAULT_PART, "%s", table->told[0].text);
    }
    for (size_t i = 0; i < table->refused && i < DATES_TOLD; i++) {
        if (table->is_list) {
            question_say(table->question, MSG_note_line, NUMBER_TEXT(table->told[i].number),
                         table->told[i].text);
        } else {
            question_note(table->question, "%s", table->told[i].text);
        }
    }
    return fault_say_number(fault, FAULT_PART, MSG_fault_dates_refused, table->refused,
                            NUMBER_TEXT(table->dates));
}

bool date_table_end(struct date_table *table, struct fault *fault)
{
    return table_end(table->sink, fault) && (table->refused == 0 || tell_refused(table, fault));
}

void date_table_release(struct date_table *table)
{
    arena_release(&table->arena);
    free(table->buffer);
}
