#include "plain_words.h"

#include "asked_words.h"
#include "date_understood.h"
#include "edtf.h"
#include "kinds.h"
#include "message.h"
#include "messages.h"
#include "places.h"
#include "resolve.h"
#include "status_said.h"
#include "text.h"

#include <string.h>

enum { TOGETHER_MAX_WORDS = 9 }; /* a longer name needs quotes */

static const char *join(struct arena *arena, const char *const *words, int count)
{
    const char *text = words[0];
    for (int i = 1; i < count; i++) {
        text = arena_printf(arena, "%s %s", text, words[i]);
    }
    return text;
}

static bool is_number(const char *text)
{
    return *text && text[strspn(text, "0123456789")] == '\0';
}

bool plain_word_read(struct store *store, const char *text, bool dates, bool nearby,
                     struct arena *arena, struct plain_word *word, struct fault *fault)
{
    struct edtf date;
    struct name_meaning meaning;
    *word = (struct plain_word){.text = text};
    const bool is_date = dates && edtf_parse(text, strlen(text), &date, NULL);
    if (is_date && is_number(text)) {
        *word = (struct plain_word){.text = text, .date = text, .of = WORD_DATE};
        return true;
    }
    if (!resolve_means(store, text, nearby, &meaning, arena, fault)) {
        return false;
    }
    if (meaning.of && (meaning.exact || !is_date)) {
        word->of = meaning.of;
        word->id = meaning.id;
        return true;
    }
    const char *understood = dates && !is_date ? date_asked(arena, text) : NULL;
    if (is_date || understood) {
        word->of = WORD_DATE;
        word->date = is_date ? text : understood;
        word->written_otherwise = understood != NULL;
        word->edge = understood && !date_understood(arena, text);
    }
    return true;
}

/* The longest run of words from the first on that is one name or date; its length in `*used`. */
static bool read_run(struct store *store, const char *const *words, int count, bool dates,
                     struct arena *arena, struct plain_word *word, int *used, struct fault *fault)
{
    const int most = count < TOGETHER_MAX_WORDS ? count : TOGETHER_MAX_WORDS;
    struct plain_word first;
    if (!plain_word_read(store, words[0], dates, true, arena, &first, fault)) {
        return false;
    }
    for (int size = most; size > 1; size--) {
        if (!plain_word_read(store, join(arena, words, size), dates, true, arena, word, fault)) {
            return false;
        }
        /* "2014 2015" are two dates, though they can be read as one. */
        if (word->of && (!word->written_otherwise || !first.date)) {
            *used = size;
            return true;
        }
    }
    *word = first;
    *used = 1;
    return true;
}

bool plain_words_read(struct store *store, const char *const *words, int count, bool dates,
                      struct arena *arena, struct plain_word **list, size_t *found,
                      struct fault *fault)
{
    bool all = true; /* of the words mean something by themselves */
    *list = arena_alloc(arena, ((size_t)count + 1) * sizeof **list);
    for (int i = 0; i < count; i++) {
        if (!plain_word_read(store, words[i], dates, false, arena, &(*list)[i], fault)) {
            return false;
        }
        all = all && (*list)[i].of;
    }
    if (all) {
        *found = (size_t)count;
        return true;
    }
    *found = 0;
    for (int at = 0; at < count;) {
        int used = 1;
        if (!read_run(store, words + at, count - at, dates, arena, &(*list)[*found], &used,
                      fault)) {
            return false;
        }
        (*found)++;
        at += used;
    }
    return true;
}

void note_understood_date(struct options *given, const char *text, const char *date)
{
    given->understood =
        arena_printf(given->arena, "%s%s%s = %s", given->understood ? given->understood : "",
                     given->understood ? "\n" : "", text, date);
}

struct sorting {
    const struct command *command;
    struct options *given;
    struct plain_word *words;
    size_t count;
    bool *used;
    const char **operands;
    int operand_count;
};

static const struct option_spec *find_spec(const struct command *command, int id)
{
    const struct option_spec *spec = command->options;
    while (spec && spec->name && spec->id != id) {
        spec++;
    }
    return spec && spec->name ? spec : NULL;
}

static const char *value_of(const struct sorting *sorting, const struct plain_word *word)
{
    if (word->of != WORD_DATE) {
        return word->text;
    }
    if (word->written_otherwise) {
        note_understood_date(sorting->given, word->text, word->date);
    }
    return word->date;
}

/* Takes the first word that may stand in the place: one that means it, else one that means nothing
 * known, which the command will complain about with what is near to it. */
static bool take_operand(struct sorting *sorting, unsigned place)
{
    for (int known = 1; known >= 0; known--) {
        for (size_t i = 0; i < sorting->count; i++) {
            struct plain_word *word = &sorting->words[i];
            if (!sorting->used[i] && (known ? (word->of & place) != 0 : word->of == 0)) {
                sorting->used[i] = true;
                sorting->operands[sorting->operand_count++] = value_of(sorting, word);
                return true;
            }
        }
    }
    return false;
}

static void take_operands(struct sorting *sorting)
{
    const unsigned *places = sorting->command->places;
    for (int i = sorting->operand_count; i < sorting->command->most; i++) {
        const unsigned place = places[i && places[1] ? 1 : 0];
        if (!take_operand(sorting, place)) {
            /* A name of the wrong kind: the command says what it is. */
            for (size_t k = 0; i < sorting->command->least && k < sorting->count; k++) {
                if (!sorting->used[k] && sorting->words[k].of != WORD_DATE) {
                    sorting->used[k] = true;
                    sorting->operands[sorting->operand_count++] = sorting->words[k].text;
                    break;
                }
            }
            if (sorting->operand_count <= i) {
                return;
            }
        }
    }
}

static bool no_place(const struct sorting *sorting, const struct plain_word *word,
                     struct fault *fault)
{
    const struct command *command = sorting->command;
    if (word->of & WANT_ACTOR && strcmp(command->name, "members") == 0 && sorting->operand_count) {
        return options_refuse(sorting->given, fault, FAULT_USAGE, MSG_fault_members_actor,
                              word->text, sorting->operands[0]);
    }
    struct edtf date;
    struct edtf_error error;
    if (!word->of && !edtf_parse(word->text, strlen(word->text), &date, &error) &&
        error.suggestion[0] == '[') { /* 03/04/1998: two days, which it names */
        return question_date("DATE", word->text, &date, fault);
    }
    return options_refuse(sorting->given, fault, FAULT_USAGE,
                          word->of ? MSG_fault_takes_no : MSG_fault_neither, command->name,
                          word->text);
}

/* Words that mean nothing to the command may be a place, which has a command of its own. */
static bool no_name(const struct sorting *sorting, struct store *store, size_t first,
                    struct fault *fault)
{
    const enum language lang = (enum language)sorting->given->language;
    for (size_t i = first; i < sorting->count; i++) { /* not of "the", but of what is not known */
        if (sorting->words[i].of == 0 && !sorting->used[i] &&
            !asked_word(sorting->given->arena, sorting->words[i].text, lang)) {
            first = i;
            break;
        }
    }
    const char *text = sorting->words[first].text;
    bool known = false;
    for (size_t i = first; i < sorting->count && !known && sorting->words[i].of == 0; i++) {
        text = i > first
                   ? arena_printf(sorting->given->arena, "%s %s", text, sorting->words[i].text)
                   : text;
        if (!place_is_known(store, text, &known, fault)) {
            return false;
        }
    }
    return known ? options_refuse(sorting->given, fault, FAULT_USAGE, MSG_fault_is_place,
                                  sorting->command->name, text)
                 : no_place(sorting, &sorting->words[first], fault);
}

static const char *kind_said(struct arena *arena, const char *text)
{
    const char *key = text_name_key(arena, text, strlen(text));
    for (uint32_t i = 0; key && kinds()[i].id; i++) {
        for (size_t lang = 0; lang < LANG_COUNT; lang++) {
            const char *name = kind_name((enum language)lang, i);
            if (strcmp(kinds()[i].id, key) == 0 ||
                strcmp(text_name_key(arena, name, strlen(name)), key) == 0) {
                return kinds()[i].id;
            }
        }
    }
    return NULL;
}

void plain_words_kinds(struct options *given)
{
    const char *at = given->value[OPTION_KIND], *list = NULL;
    while (at && given->arena) {
        const size_t size = strcspn(at, ",");
        const char *word = arena_text(given->arena, at, size);
        const char *kind = kind_said(given->arena, word);
        list = list ? arena_printf(given->arena, "%s,%s", list, kind ? kind : word)
                    : (kind ? kind : word);
        at = at[size] ? at + size + 1 : NULL;
    }
    given->value[OPTION_KIND] = list ? list : given->value[OPTION_KIND];
}

bool plain_words_known(struct store *store, const char *text, struct arena *arena, int *option,
                       struct fault *fault)
{
    const char *status = NULL;
    bool person = false, place = false;
    *option = kind_said(arena, text) ? OPTION_KIND : 0;
    if (*option) {
        return true;
    }
    if (!resolve_means_person(store, text, &person, fault) ||
        (!person && !place_is_known(store, text, &place, fault)) ||
        (!person && !place && !status_said(store, text, arena, &status, fault))) {
        return false;
    }
    *option = person ? OPTION_PERSON : place ? OPTION_PLACE : status ? OPTION_STATUS : 0;
    return true;
}

static void add_value(struct options *given, int id, const char *value)
{
    const char *old = given->value[id];
    given->value[id] = old ? arena_printf(given->arena, "%s,%s", old, value) : value;
}

/* Words that are no names of blocs or actors and no dates: a kind of events, a person or a place,
 * of as many of them as go together. */
static bool add_other(struct sorting *sorting, struct store *store, size_t first,
                      struct fault *fault)
{
    struct options *given = sorting->given;
    size_t end = first + 1;
    while (end < sorting->count && !sorting->used[end] && sorting->words[end].of == 0) {
        end++;
    }
    for (; end > first; end--) {
        int option;
        const char *text = sorting->words[first].text;
        for (size_t i = first + 1; i < end; i++) {
            text = arena_printf(given->arena, "%s %s", text, sorting->words[i].text);
        }
        if (!plain_words_known(store, text, given->arena, &option, fault)) {
            return false;
        }
        if (option && find_spec(sorting->command, option) &&
            !(option == OPTION_PLACE && given->value[option])) {
            const char *value = text;
            if (option == OPTION_STATUS && !status_said(store, text, given->arena, &value, fault)) {
                return false;
            }
            add_value(given, option, option == OPTION_KIND ? kind_said(given->arena, text) : value);
            memset(sorting->used + first, 1, end - first);
            return true;
        }
    }
    return no_name(sorting, store, first, fault);
}

static bool add_name(struct sorting *sorting, const struct plain_word *word, struct fault *fault)
{
    static const struct {
        unsigned of;
        int id;
    } options[] = {{WANT_BLOC, OPTION_BLOC}, {WANT_ACTOR, OPTION_ACTOR}};
    struct options *given = sorting->given;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const int id = options[i].id;
        const struct option_spec *spec = find_spec(sorting->command, id);
        if (!(word->of & options[i].of) || !spec) {
            continue;
        }
        const char *value = word->id ? word->id : word->text;
        if (given->value[id] && spec->kind != VALUE_IDS) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_takes_one, sorting->command->name,
                                  spec->name, word->text);
        }
        add_value(given, id, value);
        return true;
    }
    return no_place(sorting, word, fault);
}

/* One date is --on, or the whole range; a second one is its end. */
static bool add_date(struct sorting *sorting, const struct plain_word *word, int *dates,
                     struct fault *fault)
{
    struct options *given = sorting->given;
    const bool has_range = find_spec(sorting->command, OPTION_FROM) != NULL;
    const bool has_on = !has_range && find_spec(sorting->command, OPTION_ON) != NULL;
    if (has_range && word->edge) {
        return no_place(sorting, word, fault);
    }
    const char *value = value_of(sorting, word);
    if (has_on && !given->value[OPTION_ON] && !*dates) {
        given->value[OPTION_ON] = value;
    } else if (has_range && !*dates && !given->value[OPTION_FROM] && !given->value[OPTION_TO]) {
        given->value[OPTION_FROM] = given->value[OPTION_TO] = value;
    } else if (has_range && *dates == 1 && !has_on) {
        given->value[OPTION_TO] = value;
    } else {
        return no_place(sorting, word, fault);
    }
    ++*dates;
    return true;
}

bool plain_words_sort(const struct command *command, struct store *store, struct options *given,
                      struct fault *fault)
{
    struct sorting sorting = {.command = command, .given = given};
    const bool takes_dates = find_spec(command, OPTION_ON) || find_spec(command, OPTION_FROM) ||
                             command->places[0] == WORD_DATE;
    const int leading = given->leading;
    int dates = 0;
    bool done = true;
    if (given->operand_count == leading ||
        (given->operand_count == 1 && command->least == 1 && command->places[0] != WORD_DATE)) {
        return true;
    }
    if (!plain_words_read(store, given->operands + leading, given->operand_count - leading,
                          takes_dates, given->arena, &sorting.words, &sorting.count, fault)) {
        return false;
    }
    sorting.used = arena_alloc(given->arena, sorting.count * sizeof *sorting.used);
    memset(sorting.used, 0, sorting.count * sizeof *sorting.used);
    sorting.operands =
        arena_alloc(given->arena, (sorting.count + (size_t)leading + 1) * sizeof *sorting.operands);
    while (sorting.operand_count < leading) {
        sorting.operands[sorting.operand_count] = given->operands[sorting.operand_count];
        sorting.operand_count++;
    }
    take_operands(&sorting);
    for (size_t i = 0; done && i < sorting.count; i++) {
        if (!sorting.used[i]) {
            done = sorting.words[i].of == WORD_DATE
                       ? add_date(&sorting, &sorting.words[i], &dates, fault)
                   : sorting.words[i].of ? add_name(&sorting, &sorting.words[i], fault)
                                         : add_other(&sorting, store, i, fault);
        }
    }
    given->operands = sorting.operands;
    given->operand_count = sorting.operand_count;
    return done;
}
