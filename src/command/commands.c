#include "command.h"

#include "arena.h"
#include "date_understood.h"
#include "lacking.h"
#include "messages.h"
#include "option_specs.h"
#include "plain_words.h"
#include "sentence.h"
#include "shaping.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

/* The commands in the order of the help: LIST(name) is command_name of some file. */
/* clang-format off */
#define COMMANDS(LIST) \
    LIST(members) \
    LIST(blocs) \
    LIST(history) \
    LIST(chronology) \
    LIST(why) \
    LIST(lineage) \
    LIST(disagreements) \
    LIST(compare) \
    LIST(changes) \
    LIST(together) \
    LIST(panel) \
    LIST(dyads) \
    LIST(network) \
    LIST(count) \
    LIST(chart) \
    LIST(date) \
    LIST(batch) \
    LIST(list) \
    LIST(info) \
    LIST(find) \
    LIST(event) \
    LIST(source) \
    LIST(person) \
    LIST(place) \
    LIST(cite) \
    LIST(sql) \
    LIST(page) \
    LIST(export) \
    LIST(worksheet) \
    LIST(quiz)
/* clang-format on */

#define DECLARE(name) extern const struct command command_##name;
COMMANDS(DECLARE)

#define ADDRESS(name) &command_##name,
static const struct command *const table[] = {COMMANDS(ADDRESS) NULL};

const char *const option_all_words[] = {"all", NULL};
const char *const option_follow_words[] = {"renamed",  "transformed",  "merged-into",
                                           "absorbed", "succeeded-by", NULL};
const char *const option_shape_words[] = {"cow", NULL};
const char *const option_graph_words[] = {"graphml", "dot", NULL};

static const struct option_spec common[] = {
    {.id = 'd',
     .name = "database",
     .argument = "FILE",
     .others = "db data",
     .help = MSG_help_o_database,
     .kind = VALUE_FILE},
    {.id = 'f',
     .name = "format",
     .argument = "FORMAT",
     .values = "screen table lines csv tsv json jsonl markdown text html xlsx parquet ics",
     .help = MSG_help_o_format},
    {.id = 'o',
     .name = "output",
     .argument = "FILE",
     .others = "out file save",
     .help = MSG_help_o_output,
     .kind = VALUE_FILE},
    {.id = OPTION_LANG,
     .name = "lang",
     .argument = "LANG",
     .others = "language locale",
     .help = MSG_help_o_lang,
     .words = language_words.texts},
    {.id = OPTION_READING,
     .name = "reading",
     .argument = "NAME",
     .help = MSG_help_o_reading,
     .kind = VALUE_ID,
     .list = "readings"},
    {.id = OPTION_FAIL_EMPTY, .name = "fail-empty", .help = MSG_help_o_fail_empty},
    {.id = 'q', .name = "quiet", .help = MSG_help_o_quiet},
    {.id = 'h', .name = "help", .help = MSG_help_o_help},
    {.id = 'V', .name = "version", .help = MSG_help_o_version},
    {.id = OPTION_LIBRARIES, .name = "libraries", .help = MSG_help_o_libraries},
};

const struct command *const *commands(void)
{
    return table;
}

const struct command *commands_find(const char *name, struct fault *fault)
{
    struct arena arena = {0};
    struct nearest nearest = nearest_to(name);
    for (const struct command *const *at = table; *at; at++) {
        const struct command *command = *at;
        if (strcmp(command->name, name) == 0) {
            arena_release(&arena);
            return command;
        }
        nearest_offer(&nearest, command->name, command->name);
    }
    fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_command, name,
                   nearest_hint(&arena, &nearest, fault_language(fault)));
    arena_release(&arena);
    return NULL;
}

bool options_refuse_texts(const struct options *given, struct fault *fault, enum fault_kind kind,
                          enum message id, const char *const *arguments, size_t count)
{
    struct arena arena = {0};
    fault_set(fault, kind, "%s",
              message_fill(&arena, (enum language)given->language, id, arguments, count));
    arena_release(&arena);
    return false;
}

bool commands_unknown(const char *name, const struct options *given, struct fault *fault)
{
    struct arena arena = {0};
    struct nearest nearest = nearest_to(name);
    for (const struct command *const *at = table; *at; at++) {
        nearest_offer(&nearest, (*at)->name, (*at)->name);
    }
    options_refuse(given, fault, FAULT_USAGE, MSG_fault_unknown_command, name,
                   nearest.best ? message_format(&arena, (enum language)given->language,
                                                 MSG_fault_did_you_mean, nearest.best)
                                : "");
    arena_release(&arena);
    return false;
}

bool commands_near(const struct options *given)
{
    if (!given->operand_count) {
        return false;
    }
    struct nearest nearest = nearest_to(given->operands[0]);
    for (const struct command *const *at = table; *at; at++) {
        nearest_offer(&nearest, (*at)->name, (*at)->name);
    }
    return nearest.best != NULL;
}

const struct option_spec *common_options(size_t *count)
{
    *count = sizeof common / sizeof *common;
    return common;
}

bool command_takes(const struct command *command, int id)
{
    for (const struct option_spec *spec = command->options; spec && spec->name; spec++) {
        if (spec->id == id) {
            return true;
        }
    }
    return false;
}

/* An option of a command's own takes the place of one of the same name. */
static void add_spec(struct option_spec *specs, size_t *count, const struct option_spec *spec)
{
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(specs[i].name, spec->name) == 0) {
            return;
        }
    }
    specs[(*count)++] = *spec;
}

size_t command_specs(const struct command *command, struct option_spec *specs, size_t capacity)
{
    size_t count = 0, shapes;
    const struct option_spec *shaping = shaping_options(&shapes);
    const struct option_spec *own = command ? command->options : NULL;
    for (; own && own->name && count < capacity; own++) {
        specs[count++] = *own;
    }
    for (size_t i = 0; i < sizeof common / sizeof *common && count < capacity; i++) {
        add_spec(specs, &count, &common[i]);
    }
    for (size_t i = 0; i < shapes && count < capacity && !(command && command->documents); i++) {
        if (!command || !command_takes(command, shaping[i].id)) { /* it may have its own */
            specs[count++] = shaping[i];
        }
    }
    return count;
}

static bool needs_more(const struct command *command, const struct options *given,
                       struct fault *fault)
{
    return options_refuse(given, fault, FAULT_USAGE, MSG_fault_needs, command->name,
                          command->operands);
}

/* FAULT_USAGE: more operands than the command takes. */
static bool takes_no(const struct command *command, const struct options *given,
                     struct fault *fault)
{
    const bool all = given->value[OPTION_ALL] != NULL;
    const int most = all ? 0 : command->most;
    char name[64];
    snprintf(name, sizeof name, "%s%s", command->name, all ? " --all" : "");
    return options_refuse(given, fault, FAULT_USAGE,
                          most ? MSG_fault_takes_no_quotes : MSG_fault_takes_no, name,
                          given->operands[most]);
}

/* Takes away what stands between the names and dates: "members of the EAEU in 2015". */
static bool read_sentence(const struct command *command, struct store *store, struct options *given,
                          struct fault *fault)
{
    bool needed, meant;
    return sentence_needed(store, given, &needed, fault) &&
           (!needed || sentence_read(&command, true, store, given, &meant, fault));
}

bool commands_place(const struct command *command, struct store *store, struct options *given,
                    struct fault *fault)
{
    if (!command->words || given->value[OPTION_ALL]) {
        return true;
    }
    given->leading = command->leading;
    if (!read_sentence(command, store, given, fault)) {
        return false;
    }
    if (command->most > 0 && !command->places[0] &&
        !command->leading) { /* words, but no names: list */
        return given->operand_count <= command->most || takes_no(command, given, fault);
    }
    if (lacks_party(command, given)) {
        return lacking_party(command, store, given, fault);
    }
    return plain_words_sort(command, store, given, fault) &&
           (given->operand_count >= command->least || needs_more(command, given, fault));
}

static bool check_operands(const struct command *command, const struct options *given,
                           struct fault *fault)
{
    const bool all = given->value[OPTION_ALL] != NULL; /* in place of the operands */
    const int most = all ? 0 : command->most;
    if (given->operand_count < command->least && !all && !lacks_party(command, given)) {
        return needs_more(command, given, fault);
    }
    if (given->operand_count <= most || (command->words && !all)) {
        return true;
    }
    return takes_no(command, given, fault);
}

/* Puts EDTF in the place of a date that was written otherwise, unless it is `strict`. */
static bool check_date(const struct option_spec *spec, bool strict, struct options *given,
                       struct fault *fault)
{
    struct edtf date;
    char option[64];
    const char *text = given->value[spec->id];
    const char *meant = !given->arena || strict ? NULL
                        : spec->id == OPTION_ON ? date_asked(given->arena, text)
                                                : date_understood(given->arena, text);
    if (meant) {
        note_understood_date(given, text, meant);
        given->value[spec->id] = meant;
        return true;
    }
    snprintf(option, sizeof option, "--%s", spec->name);
    return question_date(option, text, &date, fault);
}

/* Where a range is asked for, --on is both ends of it. */
static bool give_range(struct options *given, struct fault *fault)
{
    const char **value = given->value;
    if (!value[OPTION_ON_RANGE]) {
        return true;
    }
    if (value[OPTION_FROM] || value[OPTION_TO]) {
        return options_refuse(given, fault, FAULT_USAGE, MSG_fault_on_and_range, "");
    }
    value[OPTION_ON] = value[OPTION_FROM] = value[OPTION_TO] = value[OPTION_ON_RANGE];
    return true;
}

bool commands_check(const struct command *command, struct options *given, struct fault *fault)
{
    struct option_spec specs[OPTIONS_MAX];
    const size_t count = command_specs(command, specs, OPTIONS_MAX);
    if (!check_operands(command, given, fault) || !options_check(specs, count, given, fault)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const char *text = given->value[specs[i].id];
        if (text && specs[i].kind == VALUE_DATE &&
            !check_date(&specs[i], command->no_database, given, fault)) {
            return false;
        }
    }
    plain_words_kinds(given);
    return give_range(given, fault) && shaping_check(given, fault);
}

struct question_options commands_question(const struct command *command,
                                          const struct options *given, enum language lang)
{
    return (struct question_options){.reading = given->value[OPTION_READING],
                                     .on = given->value[OPTION_ON],
                                     .from = given->value[OPTION_FROM],
                                     .to = given->value[OPTION_TO],
                                     .rule = (enum rule)given->number[OPTION_RULE],
                                     .status = given->value[OPTION_STATUS],
                                     .tags = given->value[OPTION_TAG],
                                     .follow = given->value[OPTION_FOLLOW],
                                     .skip = given->value[OPTION_SKIP],
                                     .lang = lang,
                                     .takes_day = command_takes(command, OPTION_ON),
                                     .takes_dates = command_takes(command, OPTION_ON) ||
                                                    command_takes(command, OPTION_FROM)};
}

/* Lists of closed ids. Others are of names as well, or (readings) looked up with the question. */
static bool is_of_ids(const char *list)
{
    return strcmp(list, "tags") == 0 || strcmp(list, "statuses") == 0 ||
           strcmp(list, "kinds") == 0 || strcmp(list, "sources") == 0;
}

static bool is_word(const char *const *words, const char *text)
{
    while (words && *words && strcmp(*words, text) != 0) {
        words++;
    }
    return words && *words;
}

/* Each id of the text, or its only one, must be in the list of the database. */
static bool check_ids(const struct option_spec *spec, const char *text, struct store *store,
                      struct fault *fault)
{
    struct arena arena = {0};
    const char *at = text;
    bool known = true;
    if (is_word(spec->words, text)) {
        return true;
    }
    if (spec->kind == VALUE_ID) {
        return store_knows(store, spec->list, text, fault);
    }
    while (at && known) {
        const size_t size = text_word(&at);
        known = store_knows(store, spec->list, arena_text(&arena, at, size), fault);
        at = strchr(at, ',');
        at = at ? at + 1 : NULL;
    }
    arena_release(&arena);
    return known;
}

bool option_follow_check(const struct options *given, struct fault *fault)
{
    return !given->value[OPTION_FOLLOW] || !given->value[OPTION_WITH_SOURCES] ||
           fault_say(fault, FAULT_USAGE, MSG_fault_follow_sources);
}

bool commands_answer(const struct command *command, const struct question *question,
                     const struct options *given, struct table_sink *sink, struct fault *fault)
{
    for (const struct option_spec *spec = command->options; spec && spec->name; spec++) {
        const char *text = given->value[spec->id];
        if (text && spec->list && question->store && is_of_ids(spec->list) &&
            !check_ids(spec, text, question->store, fault)) {
            return false;
        }
    }
    if (!command->run(question, given, sink, fault)) {
        return false;
    }
    const struct fault *unread = question->unread;
    return !unread || unread->kind == FAULT_NONE ||
           fault_set(fault, unread->kind, "%s", unread->text);
}
