#include "bare_words.h"

#include "places.h"
#include "plain_words.h"
#include "resolve.h"
#include "sentence.h"

#include <string.h>

extern const struct command command_members, command_blocs, command_why, command_together,
    command_chronology, command_find, command_history, command_list, command_person, command_place;

struct counts {
    size_t blocs, actors, either, dates, unknown;
};

static struct counts count_words(const struct plain_word *words, size_t count)
{
    struct counts counts = {0};
    for (size_t i = 0; i < count; i++) {
        counts.dates += words[i].of == WORD_DATE;
        counts.blocs += words[i].of == WANT_BLOC;
        counts.actors += words[i].of == WANT_ACTOR;
        counts.either += words[i].of == (WANT_BLOC | WANT_ACTOR);
        counts.unknown += words[i].of == 0;
    }
    return counts;
}

static const struct command *command_for(const struct counts *counts)
{
    const size_t names = counts->blocs + counts->actors + counts->either;
    if (counts->unknown || names > 32) {
        return NULL;
    }
    if (names == 0) {
        return counts->dates <= 2 ? &command_chronology : NULL;
    }
    if (names == 1 && counts->dates == 0) {
        return &command_card;
    }
    if (names == 1 && counts->dates == 1) {
        return counts->actors ? &command_blocs : &command_members;
    }
    if (names == 2 && counts->blocs == 1 && counts->actors == 1 && counts->dates <= 1) {
        return &command_why;
    }
    if (counts->blocs == names && counts->dates == 0) {
        return &command_history;
    }
    return counts->actors == names && counts->dates <= 2 ? &command_together : NULL;
}

/* An option that was read for any command must be one of the command's. */
static bool check_options(const struct command *command, const struct options *given,
                          struct fault *fault)
{
    for (const struct option_spec *spec = command_card.options; spec->name; spec++) {
        if (given->value[spec->id] && !command_takes(command, spec->id)) {
            return options_refuse(given, fault, FAULT_USAGE, MSG_fault_takes_no_option,
                                  command->name, spec->name);
        }
    }
    return true;
}

static const char *all_words(const struct options *given)
{
    const char *text = given->operands[0];
    for (int i = 1; i < given->operand_count; i++) {
        text = arena_printf(given->arena, "%s %s", text, given->operands[i]);
    }
    return text;
}

/* Words that are no name of a bloc or an actor may be that of a person or a place. */
static bool find_record(struct store *store, const char *text, const struct command **meant,
                        struct fault *fault)
{
    bool person, place = false;
    if (!resolve_means_person(store, text, &person, fault) ||
        (!person && !place_is_known(store, text, &place, fault))) {
        return false;
    }
    *meant = person ? &command_person : place ? &command_place : NULL;
    return true;
}

/* The words are one name. */
static void make_one(struct options *given, const char *text)
{
    const char **one = arena_alloc(given->arena, sizeof *one);
    *one = text;
    given->operands = one;
    given->operand_count = 1;
}

bool bare_words_unknown(const struct command *command, const struct options *given,
                        struct fault *fault)
{
    if (command == &command_card) {
        fault->kind = FAULT_NONE;
        commands_unknown(given->operands[0], given, fault);
    }
    return false;
}

/* Whether the command is said after the names that it takes: "EAEU members". */
static bool is_after(const struct command *command, const struct plain_word *words, size_t count)
{
    bool takes = command && command->words && count > 1;
    for (size_t i = 0; takes && i + 1 < count; i++) {
        takes = words[i].of != 0;
    }
    return takes;
}

/* FAULT_USAGE where the last word is a command, with the words in their order. */
static bool check_order(const struct options *given, const struct plain_word *words, size_t count,
                        struct fault *fault)
{
    struct fault unknown = {0};
    const char *last = given->operands[given->operand_count - 1];
    const struct command *command = commands_find(last, &unknown);
    if (!is_after(command, words, count) || strcmp(words[count - 1].text, last) != 0) {
        return true;
    }
    const char *names = "";
    for (size_t i = 0; i + 1 < count; i++) {
        const bool quoted = strchr(words[i].text, ' ') != NULL;
        names = arena_printf(given->arena, "%s %s%s%s", names, quoted ? "'" : "", words[i].text,
                             quoted ? "'" : "");
    }
    return options_refuse(given, fault, FAULT_USAGE, MSG_fault_command_last, last, names + 1);
}

/* --on is both ends of a range where the command asks for one. */
static bool give_range(const struct command *command, struct options *given, struct fault *fault)
{
    if (given->value[OPTION_ON] && command_takes(command, OPTION_FROM)) {
        given->value[OPTION_FROM] = given->value[OPTION_TO] = given->value[OPTION_ON];
    }
    return check_options(command, given, fault);
}

/* "list members of the EAEU" is answered by another command than list. */
static bool read_list(const struct command **command, struct store *store, struct options *given,
                      struct fault *fault)
{
    const struct command *list = *command;
    struct options apart = *given; /* "list all blocs" is for list itself */
    bool needed, read = false;
    if (!sentence_needed(store, given, &needed, fault) ||
        (needed && !sentence_read(command, true, store, &apart, &read, fault)) ||
        (needed && !read && !sentence_read(command, false, store, given, &read, fault))) {
        return false;
    }
    return *command == list || give_range(*command, given, fault);
}

bool bare_words_mean(const struct command **command, struct store *store, struct options *given,
                     bool to_terminal, struct fault *fault)
{
    struct plain_word *words;
    size_t count;
    if (*command == &command_list) {
        return read_list(command, store, given, fault);
    }
    if (*command != &command_card) {
        return true;
    }
    if (!plain_words_read(store, given->operands, given->operand_count, true, given->arena, &words,
                          &count, fault)) {
        return false;
    }
    struct counts counts = count_words(words, count);
    counts.dates += given->value[OPTION_ON] != NULL;
    const struct command *meant = command_for(&counts);
    const bool near = (!meant || !words[0].id) && commands_near(given);
    bool read = false, needed;
    if (!meant && !near && !counts.dates && !find_record(store, all_words(given), &meant, fault)) {
        return false;
    }
    if (!sentence_needed(store, given, &needed, fault) ||
        ((!meant || needed) && !(near && given->operand_count < 3) &&
         !sentence_read(command, false, store, given, &read, fault))) {
        return false;
    }
    if (read) {
        return give_range(*command, given, fault);
    }
    if (near) {
        return bare_words_unknown(*command, given, fault);
    }
    if (!meant && !check_order(given, words, count, fault)) {
        return false;
    }
    if (meant == &command_person || meant == &command_place) {
        make_one(given, all_words(given));
    }
    if (!meant && !to_terminal) {
        const char *hint;
        if (!resolve_near(store, all_words(given), (enum language)given->language, given->arena,
                          &hint, fault)) {
            return false;
        }
        return options_refuse(given, fault, FAULT_USAGE,
                              *hint ? MSG_fault_no_command_near : MSG_fault_no_command,
                              given->operands[0], all_words(given), hint);
    }
    *command = meant ? meant : &command_find;
    if (meant == &command_card && count == 1) { /* its words are one name */
        make_one(given, words[0].text);
    }
    return give_range(*command, given, fault);
}
