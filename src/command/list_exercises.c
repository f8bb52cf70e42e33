#include "list_exercises.h"
#include "exercise_options.h"

/* `list exercises`: the kinds, and how many of each the records settle. */

static const struct column columns[] = {
    {"exercise", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, {"form", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
    {"part", COLUMN_TEXT, ROLE_NONE, MSG_NONE},     {"usual", COLUMN_FLAG, ROLE_NONE, MSG_NONE},
    {"items", COLUMN_NUMBER, ROLE_COUNT, MSG_NONE},
};

enum { COUNTED = 1000 };

bool list_exercises(const struct question *question, const struct options *given,
                    struct table_sink *sink, struct fault *fault)
{
    static const char *const parts[PART_COUNT] = {"choice", "write", "match", "work"};
    struct exercise exercise = {0};
    struct options settings = *given;
    settings.operand_count = 0; /* "exercises" is no kind */
    if (!settings.value[EXERCISE_SEED]) {
        settings.value[EXERCISE_SEED] = "1";
    }
    bool done = exercise_open(&exercise, "list", question, &settings, fault) &&
                table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault);
    for (const struct exercise_kind *kind = exercise_kinds(); done && kind->name; kind++) {
        const size_t items = sheet_possible(&exercise.pool, kind, COUNTED);
        const struct cell cells[] = {cell_text(kind->name), cell_text(form_name(kind->form)),
                                     cell_text(parts[kind->part]),
                                     cell_text(kind->usual ? "yes" : "no"),
                                     cell_text(arena_printf(&exercise.arena, "%zu", items))};
        done = pool_whole(&exercise.pool, fault) && table_row(sink, cells, fault);
    }
    done = done && table_end(sink, fault);
    exercise_release(&exercise);
    return done;
}
