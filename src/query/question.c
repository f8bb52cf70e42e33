#include "question.h"
#include "message.h"
#include "store_lists.h"
#include "store_look.h"

#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *look(void *context, enum look what, const char *id, struct arena *arena)
{
    const struct question *question = context;
    struct fault fault = {.language = question->lang};
    const char *text; /* what has no name is called by its id */
    if (store_look(question->store, what, id, question->lang, arena, &text, &fault)) {
        return text;
    }
    *question->unread = fault; /* the answer is then not whole: commands_answer looks */
    return NULL;
}

void question_words(struct question *question, struct screen_words *words)
{
    static const char *const rules[] = {
        [RULE_ALL] = "all", [RULE_START] = "start", [RULE_END] = "end"};
    words->lo = 1; /* no window */
    if (!question->store) {
        return;
    }
    words->when = question->when_text;
    words->last_day = !question->dated;
    words->rule = rules[question->rule];
    words->status = question->status;
    words->until = store_info(question->store, "as_of");
    if (question->bounded) {
        words->lo = question->lo;
        words->hi = question->hi;
    }
    words->look = look;
    words->look_context = question;
    question->unread = &words->fault;
}

const char *question_word(const struct question *question, enum look what, const char *id,
                          struct arena *arena)
{
    return question->store && question->unread ? look((void *)(uintptr_t)question, what, id, arena)
                                               : NULL;
}

enum language question_words_language(const struct question *question)
{
    const char *format = question->format ? question->format : "";
    const bool page = strcmp(format, "html") == 0 || strcmp(format, "xlsx") == 0;
    return question->for_people || page ? question->lang : LANG_EN;
}

void question_note(const struct question *question, const char *format, ...)
{
    char text[FAULT_TEXT_SIZE];
    va_list args;
    va_start(args, format);
    const int wanted = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (wanted >= (int)sizeof text) {
        text[text_whole(text, sizeof text - 1)] = '\0';
    }
    if (question->say) {
        question->say(question->say_context, text);
    }
}

void question_say_texts(const struct question *question, enum message id,
                        const char *const *arguments, size_t count)
{
    struct arena arena = {0};
    question_note(question, "%s", message_fill(&arena, question->lang, id, arguments, count));
    arena_release(&arena);
}

void question_say_number(const struct question *question, enum message id, uint64_t number,
                         const char *argument)
{
    struct arena arena = {0};
    question_note(question, "%s", message_plural(&arena, question->lang, id, number, &argument, 1));
    arena_release(&arena);
}

bool question_refuse_texts(const struct question *question, struct fault *fault,
                           enum fault_kind kind, enum message id, const char *const *arguments,
                           size_t count)
{
    struct arena arena = {0};
    fault_set(fault, kind, "%s", message_fill(&arena, question->lang, id, arguments, count));
    arena_release(&arena);
    return false;
}

bool question_date(const char *option, const char *text, struct edtf *date, struct fault *fault)
{
    struct edtf_error error;
    if (edtf_parse(text, strlen(text), date, &error)) {
        return true;
    }
    const char *between = strchr(error.suggestion, ',');
    if (error.suggestion[0] == '[' && between) {
        char one[EDTF_MEANT_SIZE], other[EDTF_MEANT_SIZE];
        snprintf(one, sizeof one, "%.*s", (int)(between - error.suggestion - 1),
                 error.suggestion + 1);
        snprintf(other, sizeof other, "%.*s", (int)strcspn(between + 1, ",]"), between + 1);
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_may_be, option, text, one, other);
    }
    char why[DATE_FAULT_SIZE];
    question_date_fault(text, strlen(text), &error, fault_language(fault), why);
    return fault_set(fault, FAULT_USAGE, "%s: %s", option, why);
}

static bool set_when(struct question *question, const char *on, struct fault *fault)
{
    question->dated = on != NULL;
    question->when_text = on ? on : store_info(question->store, "as_of");
    if (!question->when_text) {
        return fault_say(fault, FAULT_DATA, MSG_fault_no_as_of);
    }
    return question_date("--on", question->when_text, &question->when, fault);
}

static bool set_range(struct question *question, const struct question_options *words,
                      struct fault *fault)
{
    struct edtf date;
    question->lo = EDTF_NEG_INF;
    question->hi = EDTF_POS_INF;
    question->bounded = words->from || words->to;
    if (words->from) {
        if (!question_date("--from", words->from, &date, fault)) {
            return false;
        }
        question->lo = date.earliest;
    }
    if (words->to) {
        if (!question_date("--to", words->to, &date, fault)) {
            return false;
        }
        question->hi = date.latest;
    }
    return question->lo <= question->hi ||
           fault_say_with(fault, FAULT_USAGE, MSG_fault_option_from_after_to, words->from,
                          words->to);
}

bool question_init(struct question *question, struct store *store,
                   const struct question_options *words, note_say *say, void *say_context,
                   struct fault *fault)
{
    *question = (struct question){.store = store,
                                  .lang = words->lang,
                                  .status = words->status,
                                  .tags = words->tags,
                                  .follow = words->follow,
                                  .skip = words->skip,
                                  .rule = words->rule,
                                  .takes_dates = words->takes_dates,
                                  .takes_day = words->takes_day,
                                  .say = say,
                                  .say_context = say_context};
    return store_reading(store, words->reading, &question->reading, &question->reading_id, fault) &&
           store_use_reading(store, question->reading, fault) &&
           set_when(question, words->on, fault) && set_range(question, words, fault);
}

void question_note_coverage(const struct question *question)
{
    const char *as_of = store_info(question->store, "as_of");
    if (!question->dated && question->screen) {
        return; /* the screen's second line says it */
    }
    if (!question->dated) {
        question_say(question, MSG_note_as_of, question->when_text);
        return;
    }
    struct edtf covered;
    if (as_of && edtf_parse(as_of, strlen(as_of), &covered, NULL) &&
        question->when.latest > covered.latest) {
        question_say(question, MSG_note_beyond, question->when_text, as_of);
    }
}

bool question_wants(const struct question *question, const char *status, const char *class)
{
    const char *at = question->status;
    if (!at) {
        return strcmp(class, class_words.texts[CLASS_FULL]) == 0;
    }
    if (strcmp(at, "all") == 0) {
        return strcmp(class, class_words.texts[CLASS_NONE]) != 0;
    }
    for (;;) {
        const size_t size = text_word(&at);
        if (strlen(status) == size && strncmp(status, at, size) == 0) {
            return true;
        }
        at += strcspn(at, ",");
        if (!*at++) {
            return false;
        }
    }
}
