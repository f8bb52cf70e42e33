#include "batch.h"

#include "messages.h"
#include "option_specs.h"
#include "resolve.h"
#include "sort.h"
#include "text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Questions as the rows of a CSV file: the columns `command` (words of the command line), `bloc`
 * and `actor` (more of them with a number: actor2), `words`, and those that are called as an option
 * of the row's command. All other columns only come along. */

struct rows {
    struct batch_file *file;
    const struct question *question;
    const char *command; /* --command, or NULL */
    const char **names;  /* of the columns, in small letters */
    size_t command_at, words_at;
    bool *used; /* by column: some row's command took it */
    struct arena *arena;
};

/* The text of a field without the spaces around it. */
static const char *trimmed(struct arena *arena, const struct csv_field *field)
{
    size_t first = 0, size = field->text ? field->size : 0;
    while (first < size && strchr(" \t\r\n", field->text[first])) {
        first++;
    }
    while (size > first && strchr(" \t\r\n", field->text[size - 1])) {
        size--;
    }
    return size > first ? arena_text(arena, field->text + first, size - first) : "";
}

static size_t find_name(const struct rows *rows, const char *name)
{
    size_t i = 0;
    while (i < rows->file->width && strcmp(rows->names[i], name) != 0) {
        i++;
    }
    return i;
}

static bool read_header(struct rows *rows, const struct csv_row *row, struct fault *fault)
{
    struct batch_file *file = rows->file;
    file->width = row->count;
    file->heads = arena_alloc(&file->arena, (row->count + 1) * sizeof *file->heads);
    rows->names = arena_alloc(&file->arena, (row->count + 1) * sizeof *rows->names);
    rows->used = arena_alloc(&file->arena, (row->count + 1) * sizeof *rows->used);
    for (size_t i = 0; i < row->count; i++) {
        const char *head = trimmed(&file->arena, &row->fields[i]);
        if (!*head) { /* Excel leaves such at the end */
            head = arena_printf(&file->arena, "%zu", i + 1);
        }
        const char *name = text_fold(&file->arena, head, strlen(head));
        rows->names[i] = name ? name : head;
        rows->used[i] = false;
        file->heads[i] = cell_text(head);
        for (size_t k = 0; k < i; k++) {
            if (strcmp(rows->names[k], rows->names[i]) == 0) {
                const struct place place = {.line = row->line, .field = (uint32_t)i};
                question_refuse(rows->question, fault, FAULT_USAGE, MSG_fault_batch_twice, head);
                return fault_context(
                    fault, "%s:%u:%u", file->name, row->line,
                    csv_rows_column(file->bytes, file->size, file->delimiter, &place));
            }
        }
    }
    rows->command_at = find_name(rows, "command");
    rows->words_at = find_name(rows, "words");
    return true;
}

/* The option of the command, or of all questions, that the column is called by. */
static const struct option_spec *spec_of(const struct command *command, const char *name)
{
    size_t count;
    const struct option_spec *common = common_options(&count);
    for (const struct option_spec *spec = command->options; spec && spec->name; spec++) {
        if (strcmp(spec->name, name) == 0) {
            return spec;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (common[i].id == OPTION_READING && strcmp(common[i].name, name) == 0) {
            return &common[i];
        }
    }
    return NULL;
}

/* Whether the column is one of the names that stand in the place of operands: bloc, actor2. */
static bool is_party(const char *name, const char *party)
{
    const size_t size = strlen(party);
    return strncmp(name, party, size) == 0 &&
           name[size + strspn(name + size, "0123456789")] == '\0';
}

static bool takes_party(const struct command *command, unsigned wanted)
{
    return command->most > 0 && ((command->places[0] | command->places[1]) & wanted);
}

/* Whether the text is one of the words, in any case. */
static bool is_one_of(const char *const *words, const char *text)
{
    struct arena arena = {0};
    const char *folded = text_fold(&arena, text, strlen(text));
    while (folded && *words && strcmp(*words, folded) != 0) {
        words++;
    }
    arena_release(&arena);
    return folded && *words;
}

/* A cell under the name of an option. */
static void add_option(struct rows *rows, struct batch_question *asked,
                       const struct option_spec *spec, const char *text, uint32_t field)
{
    static const char *const yes[] = {"yes", "y", "true", "1", "да", "иә", "x", NULL};
    static const char *const no[] = {"no", "n", "false", "0", "нет", "жоқ", NULL};
    struct arena *arena = &rows->file->arena;
    if (spec->argument) {
        batch_add_word(rows->file, asked, arena_printf(arena, "--%s=%s", spec->name, text), field,
                       0);
    } else if (is_one_of(yes, text)) {
        batch_add_word(rows->file, asked, arena_printf(arena, "--%s", spec->name), field, 0);
    } else if (!is_one_of(no, text)) {
        asked->error =
            message_format(arena, rows->question->lang, MSG_fault_batch_flag, spec->name, text);
        asked->count = 0;
        batch_add_word(rows->file, asked, "", field, 0);
    }
}

/* The operands: the blocs, then the actors, in the order of the columns. */
static void add_parties(struct rows *rows, struct batch_question *asked,
                        const struct command *command, const struct csv_row *row)
{
    static const struct {
        const char *name;
        unsigned wanted;
    } parties[] = {{"bloc", WANT_BLOC}, {"actor", WANT_ACTOR}};
    for (size_t k = 0; k < sizeof parties / sizeof *parties; k++) {
        for (size_t i = 0; takes_party(command, parties[k].wanted) && i < row->count; i++) {
            const char *text = trimmed(&rows->file->arena, &row->fields[i]);
            if (is_party(rows->names[i], parties[k].name) && !spec_of(command, rows->names[i])) {
                rows->used[i] = true;
                if (*text) {
                    batch_add_word(rows->file, asked, text, (uint32_t)i, 0);
                }
            }
        }
    }
}

/* Makes the row's words; asked->error if they cannot be. */
static void read_words(struct rows *rows, struct batch_question *asked, const struct csv_row *row)
{
    struct batch_file *file = rows->file;
    struct fault fault = {.language = rows->question->lang};
    const bool has = rows->command_at < row->count;
    const uint32_t at = has ? (uint32_t)rows->command_at : 0;
    const char *text = has ? trimmed(&file->arena, &row->fields[at]) : "";
    text = *text || !rows->command ? text : rows->command;
    batch_split(file, asked, text, strlen(text), at, 0, rows->question->lang);
    if (!asked->error && !asked->count) {
        asked->error = message(rows->question->lang, MSG_fault_batch_no_command);
        batch_add_word(file, asked, "", at, 0);
    }
    const struct command *command =
        asked->error ? NULL : commands_find(asked->words[0].text, &fault);
    if (command) {
        add_parties(rows, asked, command, row);
    }
    for (size_t i = 0; command && !asked->error && i < row->count; i++) {
        const struct option_spec *spec = spec_of(command, rows->names[i]);
        const char *value = trimmed(&file->arena, &row->fields[i]);
        if (spec && i != rows->command_at && i != rows->words_at) {
            rows->used[i] = true;
            if (*value) {
                add_option(rows, asked, spec, value, (uint32_t)i);
            }
        }
    }
    if (rows->words_at < row->count && !asked->error) {
        const char *more = trimmed(&file->arena, &row->fields[rows->words_at]);
        rows->used[rows->words_at] = true;
        batch_split(file, asked, more, strlen(more), (uint32_t)rows->words_at, 0,
                    rows->question->lang);
    }
}

static bool take_row(void *context, const struct csv_row *row, struct fault *fault)
{
    struct rows *rows = context;
    struct batch_file *file = rows->file;
    struct batch_question asked = {.line = row->line};
    if (!file->heads) {
        return read_header(rows, row, fault);
    }
    bool empty = true; /* as Excel leaves rows behind whose cells were cleared */
    asked.cells = arena_alloc(&file->arena, (row->count + 1) * sizeof *asked.cells);
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_field *field = &row->fields[i];
        asked.cells[i] = (struct cell){
            field->text ? arena_text(&file->arena, field->text, field->size) : NULL, field->size};
        empty = empty && !field->size;
    }
    if (!empty) {
        read_words(rows, &asked, row);
        asked.text = batch_typed(file, &asked);
        batch_add_question(file, &asked);
    }
    return true;
}

/* A row that could not be read is a question that could not. */
static void take_findings(struct batch_file *file, struct findings *findings)
{
    findings_sort(findings);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        if (finding->severity != SEVERITY_ERROR) {
            continue; /* a byte order mark, a blank line */
        }
        struct place place = finding->place;
        csv_rows_locate(file->bytes, file->size, file->delimiter, &file->seek, &place);
        struct batch_question asked = {.line = place.line ? place.line : 1,
                                       .text = "",
                                       .error = arena_printf(&file->arena, "%s", finding->text)};
        batch_add_word(file, &asked, "", 0, place.column);
        batch_add_question(file, &asked);
    }
}

static int by_line(const void *left, const void *right)
{
    const struct batch_question *a = left, *b = right;
    return (a->line > b->line) - (a->line < b->line);
}

/* Whether the name is one that people try for the option. */
static bool is_tried(const struct option_spec *spec, const char *name)
{
    struct arena arena = {0};
    const char *others = arena_printf(&arena, " %s ", spec->others ? spec->others : "");
    const bool tried = strstr(others, arena_printf(&arena, " %s ", name)) != NULL;
    arena_release(&arena);
    return tried;
}

/* A column called as people call an option or an operand elsewhere ("date" for `on`), if the
 * command of the questions has that and no column gives it, was surely meant for it. */
static bool check_meant(const struct rows *rows, const struct command *command, size_t column,
                        struct fault *fault)
{
    static const struct option_spec parties[] = {OPT_BLOC, OPT_ACTOR};
    static const unsigned wanted[] = {WANT_BLOC, WANT_ACTOR};
    const char *name = rows->names[column], *meant = NULL;
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
        if (takes_party(command, wanted[i]) && is_tried(&parties[i], name)) {
            meant = parties[i].name;
        }
    }
    for (const struct option_spec *spec = command->options; !meant && spec && spec->name; spec++) {
        meant = is_tried(spec, name) ? spec->name : NULL;
    }
    if (!meant || find_name(rows, meant) < rows->file->width) {
        return true;
    }
    const struct place place = {.line = 1, .field = (uint32_t)column};
    question_refuse(rows->question, fault, FAULT_USAGE, MSG_fault_batch_meant,
                    rows->file->heads[column].text, meant);
    return fault_context(
        fault, "%s:1:%u", rows->file->name,
        csv_rows_column(rows->file->bytes, rows->file->size, rows->file->delimiter, &place));
}

/* Columns that no question took: those that were surely meant are refused, and what the others are
 * for is said. */
static bool check_columns(const struct rows *rows, struct fault *fault)
{
    static const char *const known[] = {"bloc", "actor", "on", "from", "to", "status", "words"};
    const struct batch_file *file = rows->file;
    struct fault none = {0};
    const struct batch_question *first = NULL;
    for (size_t i = 0; i < file->count && !first; i++) {
        first = file->list[i].error ? NULL : &file->list[i];
    }
    const struct command *command = first ? commands_find(first->words[0].text, &none) : NULL;
    bool done = true;
    for (size_t i = 0; command && done && i < file->width; i++) {
        const char *name = rows->names[i];
        if (rows->used[i] || i == rows->command_at) {
            continue;
        }
        done = check_meant(rows, command, i, fault);
        struct nearest nearest = nearest_to(name);
        bool same = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
            nearest_offer(&nearest, known[k], known[k]);
            same = same || strcmp(known[k], name) == 0;
        }
        for (const struct option_spec *spec = command->options; spec && spec->name; spec++) {
            nearest_offer(&nearest, spec->name, spec->name);
        }
        if (done && same) {
            question_say(rows->question, MSG_note_batch_kept, command->name, file->heads[i].text);
        } else if (done && nearest.best) {
            question_say(rows->question, MSG_note_batch_near, file->heads[i].text, nearest.best);
        }
    }
    return done;
}

bool batch_read_csv(struct batch_file *file, const char *command, const struct question *question,
                    struct fault *fault)
{
    const struct csv_options options = {.delimiter = file->delimiter};
    struct rows rows = {.file = file, .question = question, .command = command};
    struct findings findings;
    findings_init(&findings);
    bool done = csv_rows_read(file->bytes, file->size, &options, take_row, &rows, &findings, fault);
    const size_t read = file->count;
    if (done) {
        take_findings(file, &findings);
    }
    if (done && file->count > read) {
        sort_list(file->list, file->count, sizeof *file->list, by_line);
    }
    findings_release(&findings);
    return done && (!file->heads || check_columns(&rows, fault));
}
