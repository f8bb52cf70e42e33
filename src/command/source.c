#include "command.h"
#include "entry.h"
#include "entry_id.h"
#include "store_records.h"

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct entry_answer answer = {.question = question, .sink = sink};
    const char *id = given->operands[0];
    bool found = false;
    bool done = entry_id(question->store, "source", &id, &answer.arena, fault) &&
                table_begin(sink, NULL, entry_columns, ENTRY_COLUMNS, fault) &&
                store_source(question->store, question->reading, id, question->lang, entry_row,
                             &answer, &found, fault) &&
                entry_next(&answer, "cite", id, fault) && table_end(sink, fault);
    arena_release(&answer.arena);
    return done;
}

const struct command command_source = {
    .name = "source",
    .operands = "SOURCE",
    .least = 1,
    .most = 1,
    .summary = MSG_help_s_source,
    .help = MSG_help_t_source,
    .columns = entry_columns,
    .column_count = ENTRY_COLUMNS,
    .examples = {"blocline source essay", "blocline source caco-treaty-2002 --lang ru"},
    .run = run,
};
