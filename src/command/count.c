#include "edtf.h"
#include "option_specs.h"
#include "period.h"
#include "plain_words.h"
#include "resolve.h"
#include "standing_sum.h"
#include "standings.h"
#include "store_spells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many stood in a bloc, or in how many blocs an actor stood, at each change. */

static const struct column columns[] = {
    {"period", COLUMN_DATE, ROLE_PERIOD, MSG_heading_period},
    {"subject", COLUMN_TEXT, ROLE_BLOC, MSG_heading_subject},
    {"certain", COLUMN_NUMBER, ROLE_NONE, MSG_heading_certain},
    {"possible", COLUMN_NUMBER, ROLE_NONE, MSG_heading_at_most},
};

/* The standings of one subject. */
struct gathering {
    const struct question *question;
    bool of_bloc;
    struct summand *list;
    size_t count, capacity;
    char *other; /* the id of the one whose standings come; heap */
    uint64_t owner;
};

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct gathering *gathering = context;
    (void)fault;
    if (!question_wants(gathering->question, row->status, row->class)) {
        return true;
    }
    const char *other = gathering->of_bloc ? row->actor : row->bloc;
    if (!gathering->other || strcmp(gathering->other, other) != 0) {
        free(gathering->other);
        gathering->other = heap_text(other);
        gathering->owner++;
    }
    gathering->list = heap_grow(gathering->list, &gathering->capacity, gathering->count + 1,
                                sizeof *gathering->list);
    gathering->list[gathering->count++] = (struct summand){gathering->owner, row->bounds};
    return true;
}

static bool write_step(const char *subject, int64_t day, const struct sum_step *step,
                       struct table_sink *sink, struct fault *fault)
{
    char period[PERIOD_TEXT_SIZE] = "..", certain[24], possible[24];
    if (day != EDTF_NEG_INF) {
        period_text(BY_DAY, day, period);
    }
    snprintf(certain, sizeof certain, "%zu", step->certain);
    snprintf(possible, sizeof possible, "%zu", step->possible);
    const struct cell cells[] = {cell_text(period), cell_text(subject), cell_text(certain),
                                 cell_text(possible)};
    return table_row(sink, cells, fault);
}

/* The steps from --from on, which has a row of its own where something holds then, to --to. */
static bool write_steps(const struct question *question, const char *subject,
                        const struct sum_step *steps, size_t count, struct table_sink *sink,
                        struct fault *fault)
{
    bool done = true;
    for (size_t i = 0; done && i < count && steps[i].day <= question->hi; i++) {
        const bool before = steps[i].day < question->lo;
        if (!before) {
            done = write_step(subject, steps[i].day, &steps[i], sink, fault);
        } else if (i + 1 == count || steps[i + 1].day > question->lo) {
            done =
                steps[i].possible == 0 || write_step(subject, question->lo, &steps[i], sink, fault);
        }
    }
    return done;
}

static bool count_subject(const struct question *question, const struct subject *subject,
                          struct table_sink *sink, struct fault *fault)
{
    struct gathering gathering = {.question = question, .of_bloc = subject->of == PARTY_BLOC};
    const struct spell_query query = {.reading = question->reading,
                                      .bloc = gathering.of_bloc ? subject->owner : ANY_ID,
                                      .actor = gathering.of_bloc ? ANY_ID : subject->owner,
                                      .lo = EDTF_NEG_INF,
                                      .hi = EDTF_POS_INF,
                                      .lang = question->lang,
                                      .named = gathering.of_bloc ? PARTY_ACTOR : PARTY_BLOC};
    struct sum_step *steps = NULL;
    size_t count = 0;
    bool done = store_spells(question->store, &query, take_spell, &gathering, fault);
    if (done) {
        standing_sum(gathering.list, gathering.count, &steps, &count);
        done = write_steps(question, subject->id, steps, count, sink, fault);
    }
    if (done && gathering.count == 0) {
        question_say(question, MSG_note_no_such_standings, subject->id, subject->label,
                     question->reading_id);
    }
    free(steps);
    free(gathering.other);
    free(gathering.list);
    return done;
}

/* Over the answer stands of whom it is. */
static bool tell_screen(const struct question *question, const struct subject *subjects,
                        size_t count)
{
    struct screen_words *words = question->screen;
    const char *list = "";
    for (size_t i = 0; words && i < count; i++) {
        list = arena_printf(&words->arena, "%s%s%s (%s)", list, *list ? ", " : "",
                            subjects[i].label, subjects[i].id);
    }
    if (words) {
        const enum message asked =
            subjects[0].of == PARTY_BLOC ? MSG_screen_count_of_bloc : MSG_screen_count_of_actor;
        words->asked = message_format(&words->arena, question->lang, asked, list);
    }
    return true;
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct arena arena = {0};
    const size_t count = (size_t)given->operand_count;
    struct subject *subjects = arena_alloc(&arena, count * sizeof *subjects);
    bool done = subjects_of(question, given->operands, count, &arena, subjects, fault) &&
                tell_screen(question, subjects, count) &&
                table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault);
    for (size_t i = 0; done && i < count; i++) {
        done = count_subject(question, &subjects[i], sink, fault);
    }
    done = done && table_end(sink, fault);
    arena_release(&arena);
    return done;
}

static const struct option_spec options[] = {
    OPT_STATUS,
    OPT_FROM,
    OPT_TO,
    OPT_END,
};

const struct command command_count = {
    .name = "count",
    .title = MSG_title_count,
    .operands = "BLOC...|ACTOR...",
    .least = 1,
    .most = SUBJECTS_MAX,
    .places = {WANT_BLOC | WANT_ACTOR},
    .words = true,
    .summary = MSG_help_s_count,
    .help = MSG_help_t_count,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline count EAEU", "blocline count CIS EURASEC --status observer"},
    .run = run,
};
