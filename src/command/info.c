#include "command.h"
#include "message.h"
#include "option_specs.h"
#include "store_check.h"
#include "store_lists.h"

#include <string.h>

static const struct column columns[] = {{"key", COLUMN_TEXT, ROLE_NONE, MSG_heading_key},
                                        {"value", COLUMN_TEXT, ROLE_NONE, MSG_heading_value}};

struct answer {
    const struct question *question;
    struct table_sink *sink;
};

/* The words for a key such as "spells (record)" or "package.2.title", of which the catalogue knows
 * a part. */
static const char *key_words(enum language lang, const char *key, struct arena *arena)
{
    static const struct {
        const char *key;
        enum message words;
    } known[] = {{"title", MSG_info_title},         {"id", MSG_info_id},
                 {"version", MSG_info_version},     {"licence", MSG_info_licence},
                 {"publisher", MSG_info_publisher}, {"url", MSG_info_url},
                 {"as_of", MSG_info_as_of},         {"digest", MSG_info_digest},
                 {"set_aside", MSG_info_set_aside},
                 {"reading", MSG_info_reading},     {"actors", MSG_info_actors},
                 {"blocs", MSG_info_blocs},         {"events", MSG_info_events},
                 {"accounts", MSG_info_accounts},   {"sources", MSG_info_sources},
                 {"people", MSG_info_people},       {"names", MSG_info_names},
                 {"spells", MSG_info_spells},       {"extends", MSG_info_extends},
                 {"uses", MSG_info_uses},           {"readings", MSG_info_readings}};
    static const char package[] = "package.";
    const char *before = "";
    if (strncmp(key, package, strlen(package)) == 0 && strchr(key + strlen(package), '.')) {
        const char *number = key + strlen(package);
        key = strchr(number, '.') + 1;
        before = arena_printf(arena, "%s %.*s: ", message(lang, MSG_info_package),
                              (int)(key - 1 - number), number);
    }
    const size_t size = strcspn(key, " ");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strlen(known[i].key) == size && strncmp(known[i].key, key, size) == 0) {
            return arena_printf(arena, "%s%s%s", before, message(lang, known[i].words), key + size);
        }
    }
    return arena_printf(arena, "%s%s", before, key);
}

/* On a screen the keys are words of the reader's language. */
static bool info_row(const struct answer *answer, const char *key, const char *value,
                     struct fault *fault)
{
    struct arena arena = {0};
    const struct question *question = answer->question;
    const char *said = question->screen ? key_words(question->lang, key, &arena) : key;
    const struct cell cells[] = {cell_text(said), cell_text(value)};
    const bool done = !value || table_row(answer->sink, cells, fault);
    arena_release(&arena);
    return done;
}

static bool take_count(void *context, const struct cell *cells, struct fault *fault)
{
    return info_row(context, cells[0].text, cells[1].text, fault);
}

static bool take_check(void *context, const char *what, const char *verdict, struct fault *fault)
{
    const struct answer *answer = context;
    const struct question *question = answer->question;
    struct arena arena = {0};
    const char *check = question->screen ? message(question->lang, MSG_info_check) : "check";
    const bool done = info_row(answer, arena_printf(&arena, "%s: %s", check, what), verdict, fault);
    arena_release(&arena);
    return done;
}

/* What was found is written also if it is not good. */
static bool check(struct store *store, struct answer *answer, struct fault *fault)
{
    struct fault ignored = {0};
    const bool good =
        store_check(store, question_words_language(answer->question), take_check, answer, fault);
    return table_end(answer->sink, good ? fault : &ignored) && good;
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
                                       "url", "as_of",   "digest",  "set_aside"};
    struct store *store = question->store;
    struct answer answer = {question, sink};
    const char *title = store_title(store, question->lang);
    bool done = table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault) &&
                info_row(&answer, "title", title, fault);
    for (size_t i = 0; done && i < sizeof keys / sizeof *keys; i++) {
        done = info_row(&answer, keys[i], store_info(store, keys[i]), fault);
    }
    return done && info_row(&answer, "reading", question->reading_id, fault) &&
           store_counts(store, take_count, &answer, fault) &&
           store_packages(store, question->lang, take_count, &answer, fault) &&
           (given->value[CHECK] ? check(store, &answer, fault) : table_end(sink, fault));
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
