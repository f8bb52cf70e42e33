#include "chart_load.h"

#include "messages.h"
#include "period.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

/* Between pictures and the tables behind them: `chart KIND --data` is the command that answers the
 * table, and a command whose answer is to be a picture is `chart`. */

extern const struct command command_chart;

const struct chart_kind *chart_kind_find(const char *name, struct fault *fault)
{
    struct arena arena = {0};
    struct nearest nearest = nearest_to(name);
    const char *all = "";
    for (const struct chart_kind *kind = chart_kinds(); kind->name; kind++) {
        if (strcmp(kind->name, name) == 0) {
            arena_release(&arena);
            return kind;
        }
        nearest_offer(&nearest, kind->name, kind->name);
        all = arena_printf(&arena, "%s%s%s", all, *all ? ", " : "", kind->name);
    }
    fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_chart, name,
                   nearest_hint(&arena, &nearest, fault_language(fault)), all);
    arena_release(&arena);
    return NULL;
}

void chart_options_behind(const struct options *given, struct options *behind)
{
    *behind = *given;
    behind->operands++;
    behind->operand_count--;
    for (int id = OPTION_OWN; id < OPTION_SHAPING; id++) { /* each command has its own of these */
        behind->value[id] = NULL;
        behind->number[id] = 0;
    }
}

/* What the command of the kind is asked so that it answers the table of the picture. */
static bool ask_behind(const struct chart_kind *kind, const struct options *given,
                       struct store *store, struct options *behind, struct fault *fault)
{
    chart_options_behind(given, behind);
    const char *actors = behind->value[OPTION_ACTOR];
    if (actors && strcmp(actors, "all") == 0) {
        behind->value[OPTION_ACTOR] = NULL; /* as tables have it */
    }
    const char *day = behind->value[OPTION_ON];
    if (chart_is_of_day(kind) && behind->operand_count) {
        if (day) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_two_days, behind->operands[0], day);
        }
        behind->value[OPTION_ON] = day = behind->operands[0];
        behind->operand_count = 0;
    }
    if (kind->rows == CHART_SPELLS && !behind->value[OPTION_STATUS]) {
        behind->value[OPTION_STATUS] = "all";
    }
    if (strcmp(kind->command, "panel") == 0) {
        day = day ? day : store_info(store, "as_of");
        behind->value[OPTION_FROM] = behind->value[OPTION_TO] = day;
        behind->value[OPTION_ON] = NULL;
        behind->value[OPTION_BY] = "day";
        behind->number[OPTION_BY] = BY_DAY;
        behind->value[OPTION_STATUS] =
            behind->value[OPTION_STATUS] ? behind->value[OPTION_STATUS] : "all";
    }
    return true;
}

bool commands_redirect(const struct command **command, struct options *given, bool picture,
                       struct store *store, const char **words, struct fault *fault)
{
    if (*command == &command_chart) {
        const struct chart_kind *kind = chart_kind_find(given->operands[0], fault);
        struct options behind;
        if (!kind) {
            return false;
        }
        if (given->value[OPTION_DATA]) {
            if (!ask_behind(kind, given, store, &behind, fault)) {
                return false;
            }
            *given = behind;
            *command = commands_find(kind->command, fault);
            return *command && commands_check(*command, given, fault);
        }
        if (chart_is_of_day(kind) && given->operand_count == 2) {
            if (!ask_behind(kind, given, store, &behind, fault)) {
                return false;
            }
            given->value[OPTION_ON] = given->operands[1];
            given->operand_count = 1;
            return commands_check(*command, given, fault);
        }
        return true;
    }
    for (const struct chart_kind *kind = chart_kinds(); picture && kind->name; kind++) {
        /* The picture of a command is the kind of its own name. */
        if (strcmp(kind->name, (*command)->name) == 0 && given->operand_count < COMMAND_WORDS - 1) {
            words[0] = kind->name;
            for (int i = 0; i < given->operand_count; i++) {
                words[i + 1] = given->operands[i];
            }
            given->operands = words;
            given->operand_count++;
            *command = &command_chart;
            for (int id = OPTION_OWN; id < OPTION_SHAPING; id++) {
                given->value[id] = NULL;
                given->number[id] = 0;
            }
        }
    }
    return true;
}
