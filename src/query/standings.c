#include "queries.h"
#include "resolve.h"
#include "spell_table.h"
#include "through.h"

#include <stdio.h>
#include <string.h>

/* members and blocs: one question from its two sides. */

struct answer {
    const struct question *question;
    struct table_sink *sink;
    size_t *rows;
    bool of_bloc; /* members: the others are actors */
    struct others others;
    struct through *through; /* --rule all; else NULL */
};

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct answer *answer = context;
    const struct question *question = answer->question;
    const struct bounds bounds = spell_bounds(row);
    const bool wanted = question_wants(question, row->status, row->class);
    enum certainty certainty = standing_in_period(&bounds, &question->when, question->rule);
    if (answer->through) {
        const enum certainty all = through_next(answer->through, row);
        certainty = wanted ? all : certainty;
    }
    if (certainty == ABSENT) {
        return true;
    }
    if (!wanted) {
        others_add(&answer->others, row->status, answer->of_bloc ? row->actor : row->bloc);
        return true;
    }
    ++*answer->rows;
    return spell_table_row(answer->sink, row, certainty, fault);
}

/* An empty answer about a bloc that did not exist on the day needs a word. */
static bool note_life(const struct question *question, const struct subject *bloc,
                      struct fault *fault)
{
    char from[128], to[128];
    if (!store_bloc_life(question->store, question->reading, bloc->owner, from, to, sizeof from,
                         fault)) {
        return false;
    }
    if (from[0]) {
        question_note(question, "%s (%s): %s to %s, by the reading %s", bloc->id, bloc->label, from,
                      to[0] ? to : "..", question->reading_id);
    } else {
        question_note(question, "%s (%s) has no standings in the reading %s", bloc->id, bloc->label,
                      question->reading_id);
    }
    return true;
}

static bool answer_standings(const struct question *question, const char *word, bool of_bloc,
                             struct table_sink *sink, size_t *rows, struct fault *fault)
{
    struct subject subject;
    struct answer answer = {.question = question, .sink = sink, .rows = rows, .of_bloc = of_bloc};
    if (!resolve(question, word, of_bloc ? WANT_BLOC : WANT_ACTOR, &subject, fault)) {
        return false;
    }
    const struct spell_query query = {.reading = question->reading,
                                      .bloc = of_bloc ? subject.owner : ANY_ID,
                                      .actor = of_bloc ? ANY_ID : subject.owner,
                                      .lo = question->when.earliest,
                                      .hi = question->when.latest,
                                      .lang = question->lang,
                                      .named = of_bloc ? PARTY_ACTOR : PARTY_BLOC,
                                      .only_full = !question->status};
    struct through through = {0};
    char title[512];
    snprintf(title, sizeof title, "%s (%s), %s", subject.label, subject.id, question->when_text);
    bool done = question->rule != RULE_ALL || through_init(&through, question, &query, fault);
    answer.through = question->rule == RULE_ALL ? &through : NULL;
    done = done && sink->begin(sink, title, spell_columns, spell_column_count, fault) &&
           store_spells(question->store, &query, take_spell, &answer, fault) &&
           sink->end(sink, fault);
    through_release(&through);
    if (!done) {
        return false;
    }
    question_note_coverage(question);
    others_say(&answer.others, question);
    return *rows || answer.others.count || !of_bloc || note_life(question, &subject, fault);
}

bool query_members(const struct question *question, const char *bloc, struct table_sink *sink,
                   size_t *rows, struct fault *fault)
{
    return answer_standings(question, bloc, true, sink, rows, fault);
}

bool query_blocs(const struct question *question, const char *actor, struct table_sink *sink,
                 size_t *rows, struct fault *fault)
{
    return answer_standings(question, actor, false, sink, rows, fault);
}

static bool take_history(void *context, const struct spell_row *row, struct fault *fault)
{
    struct answer *answer = context;
    const struct question *question = answer->question;
    if (!question_wants(question, row->status, row->class)) {
        others_add(&answer->others, row->status, answer->of_bloc ? row->actor : row->bloc);
        return true;
    }
    /* A spell is certain if on some day it surely held. */
    ++*answer->rows;
    return spell_table_row(answer->sink, row, row->start_hi < row->end_lo ? CERTAIN : POSSIBLE,
                           fault);
}

bool query_history(const struct question *question, const char *word, struct table_sink *sink,
                   size_t *rows, struct fault *fault)
{
    struct subject subject;
    if (!resolve(question, word, WANT_ACTOR | WANT_BLOC, &subject, fault)) {
        return false;
    }
    const bool of_bloc = subject.of == PARTY_BLOC;
    struct answer answer = {.question = question, .sink = sink, .rows = rows, .of_bloc = of_bloc};
    const struct spell_query query = {.reading = question->reading,
                                      .bloc = of_bloc ? subject.owner : ANY_ID,
                                      .actor = of_bloc ? ANY_ID : subject.owner,
                                      .lo = question->lo,
                                      .hi = question->hi,
                                      .lang = question->lang,
                                      .named = of_bloc ? PARTY_ACTOR : PARTY_BLOC,
                                      .only_full = !question->status};
    char title[512];
    snprintf(title, sizeof title, "%s (%s)", subject.label, subject.id);
    if (!sink->begin(sink, title, spell_columns, spell_column_count, fault) ||
        !store_spells(question->store, &query, take_history, &answer, fault) ||
        !sink->end(sink, fault)) {
        return false;
    }
    others_say(&answer.others, question);
    return *rows || answer.others.count || !of_bloc || note_life(question, &subject, fault);
}
