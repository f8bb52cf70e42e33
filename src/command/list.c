#include "exercise_options.h"
#include "list_exercises.h"
#include "message.h"
#include "store_lists.h"
#include "text.h"

#include <string.h>

struct answer {
    struct table_sink *sink;
};

static bool take_row(void *context, const struct cell *cells, struct fault *fault)
{
    struct answer *answer = context;
    return table_row(answer->sink, cells, fault);
}

/* What people call the list. */
static const char *heading_of(const struct question *question, const char *list)
{
    static const struct {
        const char *list;
        enum message heading;
    } known[] = {{"actors", MSG_screen_found_actors},    {"blocs", MSG_screen_found_blocs},
                 {"sources", MSG_screen_found_sources},  {"people", MSG_screen_found_people},
                 {"statuses", MSG_screen_list_statuses}, {"kinds", MSG_screen_list_kinds},
                 {"readings", MSG_screen_list_readings}, {"matches", MSG_screen_list_matches},
                 {"tags", MSG_screen_list_tags}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].list, list) == 0) {
            return message(question->lang, known[i].heading);
        }
    }
    return NULL;
}

/* What people call the lists otherwise. */
static const struct {
    const char *said, *list;
} others[] = {
    {"countries", "actors"},    {"states", "actors"},       {"members", "actors"},
    {"organisations", "blocs"}, {"organizations", "blocs"}, {"unions", "blocs"},
    {"treaties", "blocs"},      {"persons", "people"},      {"status", "statuses"},
    {"страны", "actors"},       {"участники", "actors"},    {"объединения", "blocs"},
    {"организации", "blocs"},   {"источники", "sources"},   {"люди", "people"},
    {"елдер", "actors"},        {"қатысушылар", "actors"},  {"бірлестіктер", "blocs"},
    {"ұйымдар", "blocs"},       {"дереккөздер", "sources"}, {"адамдар", "people"},
};

/* The list that is meant: what has another name has it in a note. */
static const char *list_meant(const struct question *question, const char *word)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(others[i].said, word) == 0) {
            question_note(question, "%s = %s", word, others[i].list);
            return others[i].list;
        }
    }
    return word;
}

static const struct option_spec options[] = {
    {.id = EXERCISE_LEVEL,
     .name = "level",
     .argument = "N",
     .kind = VALUE_WORD,
     .words = exercise_levels,
     .help = MSG_help_o_list_level},
    OPT_EXERCISE_BLOCS,
    OPT_EXERCISE_ACTORS,
    {.id = EXERCISE_CONTESTED,
     .name = "contested",
     .argument = "HOW",
     .kind = VALUE_WORD,
     .words = exercise_contested,
     .help = MSG_help_o_list_disputed},
    OPT_END,
};

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const char *list = list_meant(question, given->operands[0]);
    struct answer answer = {sink};
    size_t count;
    if (strcmp(list, "exercises") == 0) {
        return list_exercises(question, given, sink, fault);
    }
    for (const struct option_spec *spec = options; spec->name; spec++) {
        if (given->value[spec->id]) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_for_exercises, spec->name);
        }
    }
    const struct column *columns = store_list_columns(list, &count);
    if (!columns) {
        struct arena arena = {0};
        struct nearest nearest = nearest_to(list);
        char all[256] = "";
        for (const char *const *name = store_lists(); *name; name++) {
            nearest_offer(&nearest, *name, *name);
            strncat(all, all[0] ? ", " : "", sizeof all - strlen(all) - 1);
            strncat(all, *name, sizeof all - strlen(all) - 1);
        }
        nearest_offer(&nearest, "exercises", "exercises");
        for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
            nearest_offer(&nearest, others[i].said, others[i].list);
        }
        strncat(all, ", exercises", sizeof all - strlen(all) - 1);
        fault_say_with(fault, FAULT_USAGE, MSG_fault_no_list, list,
                       nearest_hint(&arena, &nearest, fault_language(fault)), all);
        arena_release(&arena);
        return false;
    }
    if (question->screen) {
        question->screen->asked = heading_of(question, list);
    }
    return table_begin(sink, NULL, columns, count, fault) &&
           store_list(question->store, list, question->lang, take_row, &answer, fault) &&
           table_end(sink, fault);
}

const struct command command_list = {
    .name = "list",
    .title = MSG_title_list,
    .operands = "WHAT",
    .least = 1,
    .most = 1,
    .words = true,
    .summary = MSG_help_s_list,
    .help = MSG_help_t_list,
    .options = options,
    .examples = {"blocline list blocs", "blocline list statuses --lang ru"},
    .run = run,
};
