#include "command.h"
#include "entry.h"
#include "store_records.h"

/* The words of the name need no quotes. */
static const char *join(struct arena *arena, const struct options *given)
{
    const char *name = given->operands[0];
    for (int i = 1; i < given->operand_count; i++) {
        name = arena_printf(arena, "%s %s", name, given->operands[i]);
    }
    return name;
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct entry_answer answer = {.question = question, .sink = sink};
    const char *name = join(&answer.arena, given);
    int64_t person;
    bool done = resolve_person(question, name, &person, fault) &&
                table_begin(sink, NULL, entry_columns, ENTRY_COLUMNS, fault) &&
                store_person(question->store, question->reading, person, question->lang, entry_row,
                             &answer, fault) &&
                entry_next(&answer, "chronology --person", name, fault) && table_end(sink, fault);
    arena_release(&answer.arena);
    return done;
}

const struct command command_person = {
    .name = "person",
    .operands = "PERSON",
    .least = 1,
    .most = 8,
    .summary = MSG_help_s_person,
    .help = MSG_help_t_person,
    .columns = entry_columns,
    .column_count = ENTRY_COLUMNS,
    .examples = {"blocline person Nazarbayev", "blocline person Назарбаев --lang ru"},
    .run = run,
};
