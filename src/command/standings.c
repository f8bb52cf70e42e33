#include "standings.h"
#include "bloc_lines.h"
#include "choice.h"
#include "coverage.h"
#include "resolve.h"

/* members and blocs, which are one question from its two sides, and history. */

struct answer {
    const struct question *question;
    struct table_sink *sink;
    bool of_bloc; /* the subject is a bloc, and the others are actors */
    struct others others;
    struct coverage *coverage; /* --rule all; else NULL */
    struct choice choice;      /* --tag */
};

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct answer *answer = context;
    const struct question *question = answer->question;
    const bool wanted = question_wants(question, row->status, row->class);
    enum certainty certainty = standing_in_period(&row->bounds, &question->when, question->rule);
    if (answer->coverage) {
        const enum certainty all = coverage_next(answer->coverage, row);
        certainty = wanted ? all : certainty;
    }
    if (certainty == ABSENT || !choice_takes(&answer->choice, row->bloc, row->actor)) {
        return true;
    }
    if (!wanted) {
        others_add(&answer->others, row->status, answer->of_bloc ? row->actor : row->bloc);
        return true;
    }
    return spell_table_row(answer->sink, row, certainty, fault);
}

/* An empty answer about a bloc that did not exist on the day needs a word. */
static bool note_life(const struct question *question, const struct subject *bloc,
                      struct fault *fault)
{
    struct arena arena = {0};
    const char *from, *to;
    if (!question->say && !question->screen) {
        return true; /* nobody would hear it, and a bloc may have many events */
    }
    const bool done =
        store_bloc_life(question->store, question->reading, bloc->owner, &arena, &from, &to, fault);
    if (done && question->screen) {
        standings_reason(question, bloc, from, to);
    } else if (done && from[0]) {
        question_say(question, MSG_note_life, bloc->id, bloc->label, from, to[0] ? to : "..",
                     question->reading_id);
    } else if (done) {
        question_say(question, MSG_note_no_standings, bloc->id, bloc->label, question->reading_id);
    }
    arena_release(&arena);
    return done;
}

/* The spells of the subject that touch the days lo to hi. */
static struct spell_query spells_of(const struct question *question, const struct subject *subject,
                                    int64_t lo, int64_t hi)
{
    const bool of_bloc = subject->of == PARTY_BLOC;
    return (struct spell_query){.reading = question->reading,
                                .bloc = of_bloc ? subject->owner : ANY_ID,
                                .actor = of_bloc ? ANY_ID : subject->owner,
                                .lo = lo,
                                .hi = hi,
                                .lang = question->lang,
                                .named = of_bloc ? PARTY_ACTOR : PARTY_BLOC,
                                .only_full = !question->status,
                                /* They are only said, and tell whether one status led on from
                                 * another. */
                                .no_others = !question->say && !question->screen &&
                                             question->rule != RULE_ALL};
}

/* All but the end, before which a screen is given more. */
static bool write_spells(struct answer *answer, const struct spell_query *query, const char *title,
                         spell_visit *take, struct fault *fault)
{
    struct table_sink *sink = answer->sink;
    return table_begin(sink, title, spell_columns, SPELL_COLUMNS, fault) &&
           store_spells(answer->question->store, query, take, answer, fault);
}

/* What people should know beside the rows. */
static bool say_more(const struct answer *answer, const struct subject *subject,
                     struct fault *fault)
{
    if (answer->question->screen) {
        standings_others(answer->question, &answer->others);
    } else {
        others_say(&answer->others, answer->question);
    }
    return answer->sink->rows || answer->others.count || !answer->of_bloc ||
           note_life(answer->question, subject, fault);
}

/* Ends the table. A screen is given before it what notes say after it. */
static bool finish(const struct answer *answer, const struct subject *subject, bool of_day,
                   struct fault *fault)
{
    const struct question *question = answer->question;
    if (question->screen && !say_more(answer, subject, fault)) {
        return false;
    }
    if (!table_end(answer->sink, fault)) {
        return false;
    }
    if (of_day) {
        question_note_coverage(question);
    }
    return question->screen || say_more(answer, subject, fault);
}

static bool write_standings(struct answer *answer, const struct subject *subject, const char *title,
                            struct fault *fault)
{
    const struct question *question = answer->question;
    const struct spell_query query =
        spells_of(question, subject, question->when.earliest, question->when.latest);
    struct coverage coverage = {0};
    bool done = true;
    if (question->rule == RULE_ALL) {
        answer->coverage = &coverage;
        done = coverage_init(&coverage, question, &query, fault);
    }
    done = done && write_spells(answer, &query, title, take_spell, fault);
    coverage_release(&coverage);
    return done;
}

/* Who stood in the bloc, or in any of its line. */
static bool standings_in(const struct question *question, const struct subject *subject,
                         const char *title, struct others *others, struct table_sink *sink,
                         struct arena *arena, struct fault *fault)
{
    struct subject copy = *subject, *blocs = &copy;
    size_t count = 1;
    if (question->follow && !bloc_lines_expand(question, &blocs, &count, arena, fault)) {
        return false;
    }
    const char **ids = arena_alloc(arena, count * sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        ids[i] = blocs[i].id;
    }
    return standings_packed(question, ids, count, title, others, sink, fault);
}

bool standings_of(const struct question *question, const char *word, unsigned wanted,
                  struct table_sink *sink, struct fault *fault)
{
    const bool of_bloc = wanted == WANT_BLOC;
    struct subject subject;
    struct arena arena = {0};
    struct answer answer = {.question = question, .sink = sink, .of_bloc = of_bloc};
    bool done = resolve(question, word, wanted, &arena, &subject, fault);
    if (done) {
        const char *title =
            arena_printf(&arena, "%s (%s), %s", subject.label, subject.id, question->when_text);
        standings_subject(question, &subject);
        const bool asked = question->say || question->screen;
        done = choice_read(question, question->tags, &arena, &answer.choice, fault) &&
               (of_bloc ? standings_in(question, &subject, title, asked ? &answer.others : NULL,
                                       sink, &arena, fault)
                        : write_standings(&answer, &subject, title, fault));
    }
    done = done && finish(&answer, &subject, true, fault);
    arena_release(&arena);
    return done;
}

static bool take_history(void *context, const struct spell_row *row, struct fault *fault)
{
    struct answer *answer = context;
    const struct question *question = answer->question;
    if (!choice_takes(&answer->choice, row->bloc, row->actor)) {
        return true;
    }
    if (!question_wants(question, row->status, row->class)) {
        others_add(&answer->others, row->status, answer->of_bloc ? row->actor : row->bloc);
        return true;
    }
    return spell_table_row(answer->sink, row,
                           standing_in_window(&row->bounds, question->lo, question->hi), fault);
}

static bool history_of(struct answer *answer, const struct subject *subject, struct fault *fault)
{
    const struct question *question = answer->question;
    const struct spell_query query = spells_of(question, subject, question->lo, question->hi);
    const size_t before = answer->sink->rows;
    answer->of_bloc = subject->of == PARTY_BLOC;
    answer->others = (struct others){0};
    if (!store_spells(question->store, &query, take_history, answer, fault)) {
        return false;
    }
    if (question->screen) {
        standings_others(question, &answer->others);
    } else {
        others_say(&answer->others, question);
    }
    return answer->sink->rows > before || answer->others.count || !answer->of_bloc ||
           note_life(question, subject, fault);
}

bool standings_history(const struct question *question, const char *const *words, size_t count,
                       struct table_sink *sink, struct fault *fault)
{
    struct arena arena = {0};
    struct answer answer = {.question = question, .sink = sink};
    struct subject *subjects = arena_alloc(&arena, count * sizeof *subjects);
    const char *title = "";
    bool done =
        subjects_of(question, words, count, &arena, subjects, fault) &&
        choice_read(question, question->tags, &arena, &answer.choice, fault) &&
        (!question->follow || bloc_lines_expand(question, &subjects, &count, &arena, fault));
    for (size_t i = 0; done && i < count; i++) {
        title = arena_printf(&arena, "%s%s%s (%s)", title, i ? ", " : "", subjects[i].label,
                             subjects[i].id);
    }
    if (done && count == 1) {
        standings_subject(question, subjects);
    }
    done = done && table_begin(sink, title, spell_columns, SPELL_COLUMNS, fault);
    for (size_t i = 0; done && i < count; i++) {
        done = history_of(&answer, &subjects[i], fault);
    }
    done = done && table_end(sink, fault);
    arena_release(&arena);
    return done;
}
