#include "batch.h"

#include "files.h"
#include "messages.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

void batch_add_question(struct batch_file *file, const struct batch_question *question)
{
    file->list = heap_grow(file->list, &file->capacity, file->count + 1, sizeof *file->list);
    file->list[file->count++] = *question;
}

void batch_add_word(struct batch_file *file, struct batch_question *question, const char *text,
                    uint32_t field, uint32_t column)
{
    /* Twice as many each time: the old list stays in the arena until the end. */
    if ((question->count & (question->count - 1)) == 0) {
        struct batch_word *words =
            arena_alloc(&file->arena, (question->count ? 2 * question->count : 1) * sizeof *words);
        if (question->count) {
            memcpy(words, question->words, question->count * sizeof *words);
        }
        question->words = words;
    }
    question->words[question->count++] = (struct batch_word){text, column, field};
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Reads a word from `*at` on into `word`. Returns false if a quote in it is not closed: then `*at`
 * is where that stands. */
static bool read_word(const char *text, size_t size, size_t *at, char *word)
{
    size_t used = 0;
    while (*at < size && !is_space(text[*at])) {
        const char byte = text[*at];
        const size_t start = *at;
        ++*at;
        if (byte == '\\' && *at < size) {
            word[used++] = text[(*at)++];
        } else if (byte == '\'' || byte == '"') {
            while (*at < size && text[*at] != byte) {
                if (byte == '"' && text[*at] == '\\' && *at + 1 < size &&
                    (text[*at + 1] == '"' || text[*at + 1] == '\\')) {
                    ++*at;
                }
                word[used++] = text[(*at)++];
            }
            if (*at == size) {
                *at = start;
                return false;
            }
            ++*at;
        } else {
            word[used++] = byte;
        }
    }
    word[used] = '\0';
    return true;
}

void batch_split(struct batch_file *file, struct batch_question *question, const char *text,
                 size_t size, uint32_t field, uint32_t column, enum language lang)
{
    size_t at = 0;
    while (!question->error) {
        while (at < size && is_space(text[at])) {
            at++;
        }
        if (at == size) {
            return;
        }
        const size_t start = at;
        char *word = arena_alloc(&file->arena, size - start + 1);
        if (!read_word(text, size, &at, word)) {
            question->error = message(lang, MSG_fault_batch_quote);
            question->count = 0; /* what is wrong stands first */
        }
        const size_t place = question->error ? at : start;
        batch_add_word(file, question, question->error ? "" : word, field,
                       column ? column + (uint32_t)text_points(text, place) : 0);
    }
}

const char *batch_typed(struct batch_file *file, const struct batch_question *question)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./,:+@%=~*";
    const char *text = "";
    for (size_t i = 0; i < question->count; i++) {
        const char *word = question->words[i].text;
        bool bare = *word != '\0';
        for (const char *at = word; *at; at++) { /* letters of other scripts too */
            bare = bare && ((unsigned char)*at >= 0x80 || strchr(plain, *at));
        }
        const char quote = strchr(word, '\'') ? '"' : '\'';
        text =
            bare ? arena_printf(&file->arena, "%s%s%s", text, i ? " " : "", word)
                 : arena_printf(&file->arena, "%s%s%c%s%c", text, i ? " " : "", quote, word, quote);
    }
    return text;
}

/* ---- Where a message points ---- */

/* Whether the message says the option that the word is, with its dashes: --on, --on=2015. */
static bool says_option(const char *message, const char *word)
{
    const size_t size = strcspn(word, "=");
    for (const char *at = message; word[0] == '-' && size > 1 && *at; at++) {
        if (strncmp(at, word, size) == 0 && (at == message || at[-1] != '-') &&
            !(at[size] >= 'a' && at[size] <= 'z') && at[size] != '-') {
            return true;
        }
    }
    return false;
}

/* Whether the message quotes the word, or a longer name that begins with it. */
static bool quotes(const char *message, const char *word)
{
    static const char *const marks[] = {"\"", "«"};
    const size_t size = strlen(word);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const size_t mark = strlen(marks[i]);
        for (const char *at = message; size && (at = strstr(at, marks[i])) != NULL; at += mark) {
            if (strncmp(at + mark, word, size) == 0) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t column_of(struct batch_file *file, const struct batch_question *question,
                          const struct batch_word *word)
{
    if (word->column || !file->is_csv) {
        return word->column ? word->column : 1;
    }
    struct place place = {.line = question->line, .field = word->field};
    csv_rows_locate(file->bytes, file->size, file->delimiter, &file->seek, &place);
    return place.column;
}

uint32_t batch_column(struct batch_file *file, const struct batch_question *question,
                      const char *message)
{
    const struct batch_word *words = question->words;
    for (size_t i = 0; i < question->count; i++) {
        if (says_option(message, words[i].text)) {
            return column_of(
                file, question,
                &words[i + 1 < question->count && quotes(message, words[i + 1].text) ? i + 1 : i]);
        }
    }
    for (size_t i = 0; i < question->count; i++) {
        const char *value = words[i].text[0] == '-' ? strchr(words[i].text, '=') : NULL;
        if (quotes(message, value ? value + 1 : words[i].text)) {
            return column_of(file, question, &words[i]);
        }
    }
    return question->count ? column_of(file, question, words) : 1;
}

/* ---- Lines, or CSV? ---- */

/* How often the byte stands in the text outside of quotes. */
static size_t count_of(const char *text, size_t size, char byte)
{
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < size; i++) {
        quoted = quoted != (text[i] == '"');
        count += !quoted && text[i] == byte;
    }
    return count;
}

/* A header has what most of its columns are parted by: Excel takes what the locale says. */
static char delimiter_of(const char *text, size_t size)
{
    static const char known[] = ",;\t";
    char best = known[0];
    for (const char *at = known; *at; at++) {
        if (count_of(text, size, *at) > count_of(text, size, best)) {
            best = *at;
        }
    }
    return best;
}

/* Whether one of the header's columns is called `command`. */
static bool names_command(const char *text, size_t size, char delimiter)
{
    for (size_t at = 0; at <= size;) {
        const char *end = memchr(text + at, delimiter, size - at);
        size_t first = at, last = end ? (size_t)(end - text) : size;
        at = last + 1;
        while (first < last && strchr(" \"", text[first])) {
            first++;
        }
        while (last > first && strchr(" \"", text[last - 1])) {
            last--;
        }
        struct arena arena = {0};
        const char *folded = text_fold(&arena, text + first, last - first);
        const bool found = folded && strcmp(folded, "command") == 0;
        arena_release(&arena);
        if (found) {
            return true;
        }
    }
    return false;
}

static bool is_blank(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && is_space(text[at])) {
        at++;
    }
    return at == size;
}

/* A line of the command line's language. What is pasted from a page may begin with our name. */
static void add_line(struct batch_file *file, const struct line *line, enum language lang)
{
    struct batch_question question = {.line = line->number};
    const char *text = file->bytes + line->at;
    const size_t bad = text_invalid(text, line->size);
    if (bad < line->size || memchr(text, '\0', line->size)) {
        question.error = message(lang, MSG_fault_batch_bytes);
        question.text = "";
        batch_add_word(file, &question, "", 0, 1);
        batch_add_question(file, &question);
        return;
    }
    batch_split(file, &question, text, line->size, 0, 1, lang);
    if (question.count > 1 && strcmp(question.words[0].text, "blocline") == 0) {
        question.words++;
        question.count--;
    }
    size_t first = 0, size = line->size;
    while (first < size && is_space(text[first])) {
        first++;
    }
    while (size > first && is_space(text[size - 1])) {
        size--;
    }
    question.text = arena_text(&file->arena, text + first, size - first);
    batch_add_question(file, &question);
}

static void read_lines(struct batch_file *file, enum language lang)
{
    struct lines lines = lines_of(file->bytes, file->size);
    struct line line;
    while (lines_next(&lines, &line)) {
        const char *text = file->bytes + line.at;
        size_t first = 0;
        while (first < line.size && is_space(text[first])) {
            first++;
        }
        if (first < line.size && text[first] != '#') {
            add_line(file, &line, lang);
        }
    }
}

bool batch_read(struct batch_file *file, const char *path, const char *command,
                const struct question *question, struct fault *fault)
{
    const bool is_stdin = strcmp(path, "-") == 0;
    *file = (struct batch_file){.name = is_stdin ? "stdin" : path};
    if (!(is_stdin ? stdin_read(&file->bytes, &file->size, fault)
                   : file_read(path, &file->bytes, &file->size, fault))) {
        return false;
    }
    file->seek.lines = lines_of(file->bytes, file->size);
    struct lines lines = lines_of(file->bytes, file->size);
    struct line line;
    bool more = lines_next(&lines, &line);
    while (more && is_blank(file->bytes + line.at, line.size)) {
        more = lines_next(&lines, &line);
    }
    if (more) {
        const char *first = file->bytes + line.at;
        file->delimiter = delimiter_of(first, line.size);
        file->is_csv = command || names_command(first, line.size, file->delimiter);
    }
    if (file->is_csv) {
        return batch_read_csv(file, command, question, fault);
    }
    struct fault unknown = {0};
    if (more && count_of(file->bytes + line.at, line.size, file->delimiter) > 0 &&
        !memchr(file->bytes + line.at, ' ', line.size) &&
        !commands_find(arena_text(&file->arena, file->bytes + line.at, line.size), &unknown)) {
        return question_refuse(question, fault, FAULT_USAGE, MSG_fault_batch_header, file->name);
    }
    read_lines(file, question->lang);
    return true;
}

void batch_release(struct batch_file *file)
{
    free(file->bytes);
    free(file->list);
    arena_release(&file->arena);
}
