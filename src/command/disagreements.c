#include "account_compare.h"
#include "command.h"
#include "edtf.h"
#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "sort.h"
#include "store_conflicts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct column columns[] = {
    {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
    {"aspect", COLUMN_TEXT, ROLE_NONE, MSG_heading_aspect},
    {"source", COLUMN_TEXT, ROLE_SOURCE, MSG_heading_source},
    {"value", COLUMN_TEXT, ROLE_NONE, MSG_heading_value},
    {"used", COLUMN_FLAG, ROLE_USED, MSG_heading_used},
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"locator", COLUMN_TEXT, ROLE_LOCATOR, MSG_heading_locator},
    {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
    {"note", COLUMN_TEXT, ROLE_NOTE, MSG_heading_note},
    {"days", COLUMN_NUMBER, ROLE_DAYS, MSG_heading_days},
};

struct kept {
    struct account_values conflict;
    const char *source, *locator, *note;
    bool used;
};

/* The accounts of one event are gathered, compared, and forgotten. */
struct gathering {
    struct table_sink *sink;
    struct arena arena;
    int64_t event_id;
    const char *event, *bloc, *title;
    const char *actor;  /* only events that it is in; NULL: all */
    const char *aspect; /* only this one; NULL: all */
    int64_t min_days;   /* only dates so far apart */
    struct kept *list;
    size_t count, capacity;
};

static const char *keep(struct gathering *gathering, const char *text)
{
    return text ? arena_text(&gathering->arena, text, strlen(text)) : NULL;
}

struct said {
    const char *text;
    const struct account_values *values;
};

static int compare_said(const void *left, const void *right)
{
    return strcmp(((const struct said *)left)->text, ((const struct said *)right)->text);
}

/* Accounts that say the same in the same words do not differ, so only one of them is compared: an
 * event may have very many. */
static bool is_disputed(const struct gathering *gathering, enum aspect aspect)
{
    struct said *said = heap_alloc(gathering->count * sizeof *said);
    size_t count = 0, different = 0;
    bool disputed = false;
    for (size_t i = 0; i < gathering->count; i++) {
        const struct account_values *values = &gathering->list[i].conflict;
        const char *text = account_value(values, aspect);
        if (text) {
            said[count++] = (struct said){text, values};
        }
    }
    if (count) {
        sort_list(said, count, sizeof *said, compare_said);
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(said[different - 1].text, said[i].text) != 0) {
            said[different++] = said[i];
        }
    }
    for (size_t i = 0; !disputed && i < different; i++) {
        for (size_t k = i + 1; !disputed && k < different; k++) {
            disputed = accounts_differ(said[i].values, said[k].values, aspect);
        }
    }
    free(said);
    return disputed;
}

/* Who is in it: with the statuses, and the ones whose standing does not change after "and". */
static const char *parties_value(struct gathering *gathering, const struct account_values *conflict)
{
    const char *others = "";
    const char *at = conflict->actors ? conflict->actors + strspn(conflict->actors, " ") : "";
    for (; *at; at += strspn(at, " ")) {
        const size_t size = strcspn(at, " ");
        const char *actor = arena_text(&gathering->arena, at, size);
        bool stands = false;
        for (const char *found = conflict->effects; found && (found = strstr(found, actor)) != NULL;
             found += size) {
            stands = stands || (found > conflict->effects && strchr("= ", found[-1]) &&
                                strchr(" ;", found[size])); /* or the end, which strchr finds too */
        }
        if (!stands) {
            others = arena_printf(&gathering->arena, "%s%s%s", others, *others ? " " : "", actor);
        }
        at += size;
    }
    if (!conflict->effects) {
        return others;
    }
    return *others ? arena_printf(&gathering->arena, "%s; and %s", conflict->effects, others)
                   : conflict->effects;
}

/* How many days lie between the dates that are farthest from each other, however they are
 * completed; -1: nobody can count them. */
static int64_t days_apart(const struct gathering *gathering)
{
    int64_t last = EDTF_NEG_INF, first = EDTF_POS_INF; /* the latest beginning, the earliest end */
    struct edtf date;
    for (size_t i = 0; i < gathering->count; i++) {
        const char *text = gathering->list[i].conflict.date;
        if (text && edtf_parse(text, strlen(text), &date, NULL)) {
            last = date.earliest > last ? date.earliest : last;
            first = date.latest < first ? date.latest : first;
        }
    }
    const bool known = last != EDTF_NEG_INF && last != EDTF_POS_INF && first != EDTF_NEG_INF &&
                       first != EDTF_POS_INF;
    return !known ? -1 : last > first ? last - first : 0;
}

static bool write_aspect(struct gathering *gathering, enum aspect aspect, struct fault *fault)
{
    char days[24] = "";
    const int64_t apart = days_apart(gathering);
    if (apart < gathering->min_days || (gathering->min_days && aspect != ASPECT_DATE)) {
        return true;
    }
    if (aspect == ASPECT_DATE) {
        snprintf(days, sizeof days, "%lld", (long long)apart);
    }
    for (size_t i = 0; i < gathering->count; i++) {
        const struct kept *kept = &gathering->list[i];
        const char *said = account_value(&kept->conflict, aspect);
        if (!said) {
            continue;
        }
        const struct cell cells[] = {
            cell_text(gathering->event),
            cell_text(aspect_text(aspect)),
            cell_text(kept->source),
            cell_text(aspect == ASPECT_PARTIES ? parties_value(gathering, &kept->conflict) : said),
            cell_text(kept->used ? "yes" : "no"),
            cell_text(gathering->bloc),
            cell_text(kept->locator),
            cell_text(gathering->title),
            cell_text(kept->note),
            cell_text(*days ? days : NULL),
        };
        if (!table_row(gathering->sink, cells, fault)) {
            return false;
        }
    }
    return true;
}

/* Whether the text, of effects or of actors, names the actor. */
static bool names_actor(const char *text, const char *actor)
{
    const size_t size = strlen(actor);
    for (const char *at = text; at && (at = strstr(at, actor)) != NULL; at += size) {
        const bool begins = at == text || strchr(" =;", at[-1]);
        if (begins && (!at[size] || strchr(" ;", at[size]))) {
            return true;
        }
    }
    return false;
}

/* Whether the actor asked about is in the event, as some account has it. */
static bool is_in(const struct gathering *gathering)
{
    bool found = !gathering->actor;
    for (size_t i = 0; !found && i < gathering->count; i++) {
        const struct account_values *values = &gathering->list[i].conflict;
        found = (values->effects && names_actor(values->effects, gathering->actor)) ||
                (values->actors && names_actor(values->actors, gathering->actor));
    }
    return found;
}

static bool write_event(struct gathering *gathering, struct fault *fault)
{
    bool date_disputed = false;
    for (int aspect = 0; aspect < ASPECT_COUNT; aspect++) {
        /* Where dates exclude each other, how exact they are is the smaller question. */
        if (aspect == ASPECT_PRECISION && date_disputed) {
            continue;
        }
        if (is_in(gathering) && is_disputed(gathering, (enum aspect)aspect)) {
            date_disputed = date_disputed || aspect == ASPECT_DATE;
            const bool asked = !gathering->aspect ||
                               strcmp(gathering->aspect, aspect_text((enum aspect)aspect)) == 0;
            if (asked && !write_aspect(gathering, (enum aspect)aspect, fault)) {
                return false;
            }
        }
    }
    gathering->count = 0;
    arena_release(&gathering->arena);
    return true;
}

static bool take_account(void *context, const struct conflict_row *row, struct fault *fault)
{
    struct gathering *gathering = context;
    if (gathering->count && gathering->event_id != row->event_id &&
        !write_event(gathering, fault)) {
        return false;
    }
    if (!gathering->count) {
        gathering->event_id = row->event_id;
        gathering->event = keep(gathering, row->event);
        gathering->bloc = keep(gathering, row->bloc);
        gathering->title = keep(gathering, row->title);
    }
    gathering->list = heap_grow(gathering->list, &gathering->capacity, gathering->count + 1,
                                sizeof *gathering->list);
    gathering->list[gathering->count++] =
        (struct kept){.conflict = {.date = keep(gathering, row->date),
                                   .kind = keep(gathering, row->kind),
                                   .effects = keep(gathering, row->effects),
                                   .actors = keep(gathering, row->actors),
                                   .place = keep(gathering, row->place)},
                      .source = keep(gathering, row->source),
                      .locator = keep(gathering, row->locator),
                      .note = keep(gathering, row->note),
                      .used = row->used};
    return true;
}

enum { ASPECT = OPTION_OWN, MIN_DAYS };

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const char *word = given->operand_count ? given->operands[0] : NULL;
    struct subject bloc = {.owner = ANY_ID}, actor;
    struct arena arena = {0}; /* that of the gathering is emptied event by event */
    struct gathering gathering = {
        .sink = sink, .aspect = given->value[ASPECT], .min_days = (int64_t)given->number[MIN_DAYS]};
    bool done = !word || resolve(question, word, WANT_BLOC, &gathering.arena, &bloc, fault);
    if (done && given->value[OPTION_ACTOR]) {
        done = resolve(question, given->value[OPTION_ACTOR], WANT_ACTOR, &arena, &actor, fault);
        gathering.actor = done ? actor.id : NULL;
    }
    if (done && word && question->screen) {
        question->screen->bloc = arena_printf(&question->screen->arena, "%s", bloc.id);
    }
    done = done && table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault) &&
           store_conflicts(question->store, question->reading, bloc.owner, question->lang,
                           take_account, &gathering, fault) &&
           write_event(&gathering, fault) && table_end(sink, fault);
    free(gathering.list);
    arena_release(&gathering.arena);
    arena_release(&arena);
    return done;
}

static const char *const aspect_words[] = {"date",   "precision", "kind", "parties",
                                           "status", "place",     NULL};

static const struct option_spec options[] = {
    OPT_ACTOR,
    {.id = ASPECT,
     .name = "aspect",
     .argument = "ASPECT",
     .help = MSG_help_o_aspect,
     .kind = VALUE_WORD,
     .words = aspect_words},
    {.id = MIN_DAYS,
     .name = "min-days",
     .argument = "N",
     .help = MSG_help_o_days_apart,
     .kind = VALUE_NUMBER},
    OPT_END,
};

const struct command command_disagreements = {
    .name = "disagreements",
    .title = MSG_title_disagreements,
    .operands = "[BLOC]",
    .most = 1,
    .places = {WANT_BLOC},
    .words = true,
    .summary = MSG_help_s_disagreements,
    .help = MSG_help_t_disagreements,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline disagreements INT1996", "blocline disagreements EAEU -f table"},
    .run = run,
};
