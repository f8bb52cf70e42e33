#include "command.h"
#include "option_specs.h"
#include "store_check.h"
#include "store_lists.h"

static const struct column columns[] = {{"key", COLUMN_TEXT, ROLE_NONE, MSG_heading_key},
                                        {"value", COLUMN_TEXT, ROLE_NONE, MSG_heading_value}};

static bool take_count(void *context, const struct cell *cells, struct fault *fault)
{
    return table_row(context, cells, fault);
}

static bool info_row(struct table_sink *sink, const char *key, const char *value,
                     struct fault *fault)
{
    const struct cell cells[] = {cell_text(key), cell_text(value)};
    return !value || table_row(sink, cells, fault);
}

static bool take_check(void *context, const char *what, const char *verdict, struct fault *fault)
{
    struct arena arena = {0};
    const bool done = info_row(context, arena_printf(&arena, "check: %s", what), verdict, fault);
    arena_release(&arena);
    return done;
}

/* What was found is written also if it is not good. */
static bool check(struct store *store, struct table_sink *sink, struct fault *fault)
{
    struct fault ignored = {0};
    const bool good = store_check(store, take_check, sink, fault);
    return table_end(sink, good ? fault : &ignored) && good;
}

enum { CHECK = OPTION_OWN };

static const struct option_spec options[] = {
    {.id = CHECK, .name = "check", .help = MSG_help_o_check},
    OPT_END,
};

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    static const char *const keys[] = {"id",  "version", "licence", "publisher",
                                       "url", "as_of",   "digest"};
    struct store *store = question->store;
    const char *title = store_title(store, question->lang);
    bool done = table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault) &&
                info_row(sink, "title", title, fault);
    for (size_t i = 0; done && i < sizeof keys / sizeof *keys; i++) {
        done = info_row(sink, keys[i], store_info(store, keys[i]), fault);
    }
    return done && info_row(sink, "reading", question->reading_id, fault) &&
           store_counts(store, take_count, sink, fault) &&
           store_packages(store, question->lang, take_count, sink, fault) &&
           (given->value[CHECK] ? check(store, sink, fault) : table_end(sink, fault));
}

const struct command command_info = {
    .name = "info",
    .title = MSG_title_info,
    .operands = "",
    .summary = MSG_help_s_info,
    .help = MSG_help_t_info,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .options = options,
    .examples = {"blocline info", "blocline info --check"},
    .run = run,
};
