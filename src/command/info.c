#include "command.h"
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

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    static const char *const keys[] = {"id",  "version", "licence", "publisher",
                                       "url", "as_of",   "digest"};
    (void)given;
    struct store *store = question->store;
    const char *title = store_title(store, question->lang);
    bool done = table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault) &&
                info_row(sink, "title", title, fault);
    for (size_t i = 0; done && i < sizeof keys / sizeof *keys; i++) {
        done = info_row(sink, keys[i], store_info(store, keys[i]), fault);
    }
    return done && info_row(sink, "reading", question->reading_id, fault) &&
           store_counts(store, take_count, sink, fault) && table_end(sink, fault);
}

static const char help[] =
    "Says the title, version, licence and coverage of the records, and counts them.";

const struct command command_info = {
    .name = "info",
    .title = MSG_title_info,
    .operands = "",
    .summary = "what the database holds",
    .help = help,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline info", "blocline info -f json"},
    .run = run,
};
