#include "message.h"
#include "question.h"
#include "question_table.h"
#include "row_pack.h"
#include "shaping.h"
#include "with_bounds.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* From the arguments of a function to the rows of its command, put aside. */

struct aside {
    struct table_sink sink; /* first, so that a sink is the aside it belongs to */
    const struct functions_options *options;
    struct row_spool *rows;
    size_t columns, bytes;
    size_t declared; /* columns of the table */
};

static bool aside_begin(struct table_sink *sink, const char *title, const struct column *columns,
                        size_t count, struct fault *fault)
{
    struct aside *self = (struct aside *)sink;
    (void)title, (void)columns;
    if (count != self->declared) {
        return fault_set(fault, FAULT_USAGE, "%s",
                         message(self->options->lang, MSG_fault_sql_columns));
    }
    self->columns = count;
    self->rows = row_spool_new(count, ROW_SPOOL_MEMORY, self->options->folder);
    return true;
}

static bool aside_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct aside *self = (struct aside *)sink;
    const size_t limit = self->options->aside;
    self->bytes += row_pack_size(cells, self->columns);
    if (limit > 0 && self->bytes > limit) {
        return fault_set(fault, FAULT_DATA, "%s",
                         message(self->options->lang, MSG_fault_sql_rows_limit));
    }
    return watch_step(self->options->watch, MSG_doing_asking, sink->rows, 0, fault) &&
           row_spool_add(self->rows, cells, fault);
}

static bool aside_end(struct table_sink *sink, struct fault *fault)
{
    (void)sink, (void)fault;
    return true;
}

/* The store, awake: given, or our own. */
static struct store *wake(struct functions *functions, struct fault *fault)
{
    bool changed = false;
    if (functions->options.store) {
        return functions->options.store;
    }
    if (functions->own && (!store_wake(functions->own, &changed, fault) || changed)) {
        store_close(functions->own); /* what it keeps in memory is old */
        functions->own = NULL;
        if (!changed) {
            return NULL;
        }
    }
    if (!functions->own && !functions->options.open(functions->db, &functions->own, fault)) {
        functions->own = NULL;
    }
    return functions->own;
}

static const struct option_spec *find_spec(const struct command *command, const char *name)
{
    size_t count;
    const struct option_spec *common = common_options(&count);
    for (const struct option_spec *at = command->options; at && at->name; at++) {
        if (strcmp(at->name, name) == 0) {
            return at;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(common[i].name, name) == 0) {
            return &common[i];
        }
    }
    return NULL;
}

/* An option without an argument is on or off. */
static bool read_flag(const char *name, const char *text, enum language lang, bool *on,
                      struct fault *fault)
{
    static const char *const words[] = {"0", "no", "false", "1", "yes", "true"};
    enum { WORDS = sizeof words / sizeof *words };
    struct arena arena = {0};
    size_t at = 0;
    while (at < WORDS && strcmp(words[at], text) != 0) {
        at++;
    }
    *on = at >= WORDS / 2;
    if (at == WORDS) {
        fault_set(fault, FAULT_USAGE, "%s",
                  message_format(&arena, lang, MSG_fault_sql_flag, name, text));
    }
    arena_release(&arena);
    return at < WORDS;
}

/* Fills in the options of the command. `operands` has room for all. */
static bool fill_options(const struct functions *functions, const struct function *function,
                         char *const *arguments, const char **operands, struct options *given,
                         struct fault *fault)
{
    int count = 0;
    while (count < function->operands && arguments[count]) {
        operands[count] = arguments[count];
        count++;
    }
    given->operands = operands;
    given->operand_count = count;
    given->language = (int)functions->options.lang;
    if (function->all && count == 0) {
        given->value[OPTION_ALL] = "";
    }
    for (int i = function->operands; function->arguments[i]; i++) {
        const struct option_spec *spec = find_spec(function->command, function->arguments[i]);
        bool on = true;
        if (!arguments[i] || !spec) {
            continue;
        }
        if (!spec->argument &&
            !read_flag(spec->name, arguments[i], functions->options.lang, &on, fault)) {
            return false;
        }
        given->value[spec->id] = on ? arguments[i] : NULL;
    }
    return commands_check(function->command, given, fault);
}

static bool find_language(const struct functions *functions, const char *code, enum language *lang,
                          struct fault *fault)
{
    struct arena arena = {0};
    *lang = code ? language_of(code) : functions->options.lang;
    if (*lang == LANG_COUNT) {
        fault_set(fault, FAULT_USAGE, "%s",
                  message_format(&arena, functions->options.lang, MSG_fault_sql_lang, code,
                                 word_hint(&arena, &language_words, code, functions->options.lang),
                                 words_listed(&arena, &language_words)));
    }
    arena_release(&arena);
    return *lang < LANG_COUNT;
}

static bool answer(struct functions *functions, struct store *store,
                   const struct function *function, const struct options *given,
                   struct table_sink *rows, struct fault *fault)
{
    const struct command *command = function->command;
    struct question question;
    struct question_options words = commands_question(command, given, LANG_EN);
    words.reading = words.reading ? words.reading : functions->options.reading;
    if (!find_language(functions, given->value[OPTION_LANG], &words.lang, fault) ||
        !question_init(&question, store, &words, NULL, NULL, fault)) {
        return false;
    }
    question.watch = functions->options.watch;
    return commands_answer(command, &question, given, rows, fault);
}

/* The size of the argument's name that stands at `text`, as options (--on) are written, or,
 * `large`, as operands are (FROM); 0: none does. */
static size_t argument_at(const struct function *function, const char *text, bool large)
{
    for (int i = 0; function->arguments[i]; i++) {
        const char *name = function->arguments[i];
        size_t size = 0;
        while (name[size] && text[size] == (large ? toupper((unsigned char)name[size])
                                                  : (unsigned char)name[size])) {
            size++;
        }
        if (!name[size] && !isalnum((unsigned char)text[size]) && text[size] != '-') {
            return size;
        }
    }
    return 0;
}

/* Puts `on: bad date` in the place of `--on: bad date`, and `from` of `FROM`, but not in what is
 * quoted. */
static void name_arguments(const struct function *function, struct fault *fault)
{
    char *to = fault->text;
    bool quoted = false, word = true; /* a word may begin here */
    for (const char *from = fault->text; *from;) {
        const bool option = from[0] == '-' && from[1] == '-' && word && !quoted;
        from += option && argument_at(function, from + 2, false) ? 2 : 0;
        for (size_t left = word && !quoted ? argument_at(function, from, true) : 0; left; left--) {
            *to++ = (char)tolower((unsigned char)*from++);
        }
        quoted = quoted != (*from == '"');
        word = *from == ' ';
        *to++ = *from;
        from += *from != '\0';
    }
    *to = '\0';
}

static bool use_reading(const struct functions *functions, struct fault *fault)
{
    struct store *store = functions->options.store;
    int64_t reading;
    const char *id;
    return store_reading(store, functions->options.reading, &reading, &id, fault) &&
           store_use_reading(store, reading, fault);
}

bool function_ask(struct functions *functions, const struct function *function,
                  char *const *arguments, bool bounded, struct row_spool **rows,
                  struct fault *fault)
{
    const char *operands[ARGUMENTS_MAX];
    const struct command *command = function->command;
    struct options given = {0};
    struct aside aside = {.sink = {.begin = aside_begin, .row = aside_row, .end = aside_end},
                          .options = &functions->options,
                          .declared = command->column_count};
    struct table_filter *bounds = NULL;
    if (bounded) {
        aside.declared += bound_columns_of(command->columns, command->column_count).count;
        bounds = filter_bounds(&aside.sink, NULL);
        given.value[OPTION_WITH_BOUNDS] = "";
    }
    bool done = fill_options(functions, function, arguments, operands, &given, fault);
    if (done) {
        struct store *store = wake(functions, fault);
        done = store && answer(functions, store, function, &given,
                               bounds ? &bounds->sink : &aside.sink, fault);
        if (store && functions->own) {
            store_rest(functions->own);
        } else if (store) { /* of the question that the rest of the answer is about */
            struct fault unread = {.language = fault_language(fault)};
            if (!use_reading(functions, &unread) && done) {
                *fault = unread;
                done = false;
            }
        }
    }
    filter_free(bounds);
    *rows = aside.rows;
    if (!done) {
        name_arguments(function, fault);
        fault_context(fault, "blocline_%s", function->command->name);
    }
    return done;
}
