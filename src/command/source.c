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

static const char help[] =
    "Shows the source of this id: its title (in its own language too), author, date and address,\n"
    "which readings ask it, and the events it tells. `event_not_used`: the reading follows "
    "another\n"
    "source there. In CSV the rows are key,value as those of `info`.";

const struct command command_source = {
    .name = "source",
    .operands = "ID",
    .least = 1,
    .most = 1,
    .summary = "one source, with the events it tells",
    .help = help,
    .columns = entry_columns,
    .column_count = ENTRY_COLUMNS,
    .examples = {"blocline source essay", "blocline source caco-treaty-2002 --lang ru"},
    .run = run,
};
