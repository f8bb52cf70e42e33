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
    bool done = entry_id(question->store, "event", &id, &answer.arena, fault) &&
                table_begin(sink, NULL, entry_columns, ENTRY_COLUMNS, fault) &&
                store_event(question->store, question->reading, id, question->lang, entry_row,
                            &answer, &found, fault) &&
                table_end(sink, fault);
    arena_release(&answer.arena);
    return done;
}

const struct command command_event = {
    .name = "event",
    .operands = "EVENT",
    .least = 1,
    .most = 1,
    .summary = MSG_help_s_event,
    .help = MSG_help_t_event,
    .columns = entry_columns,
    .column_count = ENTRY_COLUMNS,
    .examples = {"blocline event eaeu-in-force-2015", "blocline event cholpon-ata-1994 --lang ru"},
    .run = run,
};
