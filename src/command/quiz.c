#include "quiz.h"

#include "exercise_options.h"
#include "files.h"
#include "messages.h"
#include "platform.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `quiz`: exercises asked one by one, in lines. */

/* Only what can be answered in a line. */
static void leave_answerable(struct sheet_request *request)
{
    size_t count = 0;
    for (size_t i = 0; i < request->kind_count; i++) {
        if (quiz_takes(request->kinds[i]->form)) {
            request->kinds[count++] = request->kinds[i];
        }
    }
    request->kind_count = count;
}

static bool say(struct table_sink *sink, struct writing *out, struct fault *fault)
{
    out->size = out->size ? text_clean_lines(out->text, out->size) : 0;
    const struct cell cells[] = {{NULL, 0}, {out->text ? out->text : "", out->size}};
    const bool done = table_row(sink, cells, fault);
    writing_release(out);
    return done;
}

static bool converse(struct quiz *quiz, struct table_sink *sink, struct writing *out,
                     struct fault *fault)
{
    bool done = say(sink, out, fault);
    while (done && !quiz->over) {
        char *line = stream_line(stdin);
        quiz_answer(quiz, line, out);
        free(line);
        done = say(sink, out, fault);
    }
    return done;
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    static const struct column columns[] = {{"file", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
                                            {"document", COLUMN_TEXT, ROLE_NONE, MSG_NONE}};
    struct exercise exercise = {0};
    struct sheet sheet = {0};
    struct quiz quiz;
    struct writing out = {0};
    bool done = exercise_open(&exercise, "quiz", question, given, fault);
    if (done) {
        leave_answerable(&exercise.request);
        if (exercise.request.kind_count == 0) {
            done = fault_say(fault, FAULT_USAGE, MSG_fault_quiz_kinds);
        }
    }
    if (done) {
        sheet_make(&sheet, &exercise.pool, &exercise.request);
        done = pool_whole(&exercise.pool, fault);
        if (done && sheet.count == 0) {
            done = question_refuse(&exercise.question, fault, FAULT_DATA, MSG_exercise_none,
                                   exercise_shortage(&exercise, &sheet));
        }
    }
    if (done && exercise.seed_drawn) {
        question_say(&exercise.question, MSG_exercise_seed_drawn, exercise.pool.options.seed);
    }
    done = done && table_begin(sink, NULL, columns, 2, fault);
    if (done) {
        quiz_begin(&quiz, &sheet, exercise.question.lang, platform_is_terminal(stdin), &out);
        done = converse(&quiz, sink, &out, fault) && table_end(sink, fault);
    }
    sheet_release(&sheet);
    exercise_release(&exercise);
    return done;
}

static const struct option_spec options[] = {
    OPT_EXERCISES(MSG_help_o_count_quiz),
    OPT_END,
};

static const char *const documents[] = {"text", NULL};

const struct command command_quiz = {
    .name = "quiz",
    .operands = "[KIND...]",
    .least = 0,
    .most = 32,
    .summary = MSG_help_s_quiz,
    .help = MSG_help_t_quiz,
    .options = options,
    .examples = {"blocline quiz members when --seed 7 --count 2 </dev/null",
                 "blocline quiz --lang ru --level 1 --seed 7 --count 2 </dev/null"},
    .run = run,
    .documents = documents,
};
