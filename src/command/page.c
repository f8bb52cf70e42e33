#include "page.h"
#include "messages.h"
#include "option_specs.h"
#include "resolve.h"
#include "text.h"
#include "wording.h"

#include <inttypes.h>
#include <string.h>

enum { TITLE = OPTION_OWN };

/* The numbers of the blocs or actors that `words`, between commas, name, as an array of JSON. NULL
 * for NULL. */
static bool find_parties(const struct question *question, const char *words, unsigned wanted,
                         struct arena *arena, const char **list, struct fault *fault)
{
    const char *at = words;
    *list = NULL;
    while (at) {
        struct subject subject;
        const size_t size = text_word(&at);
        if (size == 0) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_nothing_between,
                                  wanted == WANT_BLOC ? "bloc" : "actor", words);
        }
        if (!resolve(question, arena_text(arena, at, size), wanted, arena, &subject, fault)) {
            return false;
        }
        *list = arena_printf(arena, "%s%c%" PRId64, *list ? *list : "", *list ? ',' : '[',
                             subject.owner);
        at = strchr(at, ',');
        at = at ? at + 1 : NULL;
    }
    *list = *list ? arena_printf(arena, "%s]", *list) : NULL;
    return true;
}

/* The last day that the records cover: of as_of, or else of the day asked about. */
static int64_t last_day(const struct question *question)
{
    const char *as_of = store_info(question->store, "as_of");
    struct edtf covered;
    if (as_of && edtf_parse(as_of, strlen(as_of), &covered, NULL) &&
        covered.latest != EDTF_POS_INF) {
        return covered.latest;
    }
    return question->when.latest;
}

/* A day that is asked about as a period is opened on its first day; one of no end on its last. */
static bool set_day(const struct question *question, struct page_request *request,
                    struct fault *fault)
{
    const struct edtf *when = &question->when;
    request->last = last_day(question);
    request->day = question->dated ? when->earliest : request->last;
    if (request->day == EDTF_NEG_INF) {
        request->day = when->latest;
    }
    const bool is_day = request->day != EDTF_NEG_INF && request->day != EDTF_POS_INF;
    if (request->last == EDTF_POS_INF || request->last == EDTF_NEG_INF) {
        request->last = request->day;
    }
    return is_day || fault_say_with(fault, FAULT_USAGE, MSG_fault_on_no_days, question->when_text);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct arena arena = {0};
    struct page_request request = {.part = {.lo = question->lo, .hi = question->hi},
                                   .title = given->value[TITLE]};
    size_t size = 0;
    const bool done = set_day(question, &request, fault) &&
                      find_parties(question, given->value[OPTION_BLOC], WANT_BLOC, &arena,
                                   &request.part.blocs, fault) &&
                      find_parties(question, given->value[OPTION_ACTOR], WANT_ACTOR, &arena,
                                   &request.part.actors, fault) &&
                      page_write(question, &request, sink, &size, fault);
    if (done && size > PAGE_LARGE) {
        question_say(question, MSG_note_page_large, NUMBER_TEXT(size / 1000000));
    }
    arena_release(&arena);
    return done;
}

static const struct option_spec options[] = {
    OPT_ON,     OPT_BLOCS,
    OPT_ACTORS, OPT_FROM,
    OPT_TO,     {.id = TITLE, .name = "title", .argument = "TEXT", .help = MSG_help_o_page_title},
    OPT_END,
};

static const char *const documents[] = {"html", NULL};

const struct command command_page = {
    .name = "page",
    .operands = "",
    .summary = MSG_help_s_page,
    .help = MSG_help_t_page,
    .options = options,
    .examples =
        {
            "blocline page -o blocs.html",
            "blocline page --lang ru --on 2008-10-15 -o ob.html",
        },
    .run = run,
    .documents = documents,
};
