#include "sentence.h"

#include "asked_words.h"
#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "text.h"

#include <string.h>

extern const struct command command_members, command_blocs, command_why, command_together,
    command_chronology, command_find, command_history, command_changes, command_count,
    command_lineage, command_disagreements, command_list, command_person, command_place;

enum { SENTENCE_MAX = 40, TOGETHER_MAX = 9 };

struct sentence {
    struct store *store;
    struct options *given;
    const char *words[SENTENCE_MAX];
    int word_count;
    struct plain_word parts[SENTENCE_MAX]; /* names, dates, and what may be a person, place, kind */
    int part_count;
    int actors, blocs, dates, others; /* parts */
    int statuses;                     /* of the others */
    const struct command *record;     /* of the last of the others: a person, a place */
    unsigned asked;                   /* a bit for each of enum asked */
    bool codes_only;                  /* all names are small codes: "in" may be one */
};

static bool asks(const struct sentence *self, enum asked what)
{
    return (self->asked >> what & 1) != 0;
}

/* Takes the operands apart at spaces, without the signs that end a sentence. */
static bool split(struct sentence *self)
{
    static const char signs[] = ",;:?!";
    struct arena *arena = self->given->arena;
    for (int i = self->given->leading; i < self->given->operand_count; i++) {
        for (const char *at = self->given->operands[i]; *at;) {
            at += strspn(at, " ");
            size_t size = strcspn(at, " ");
            const char *next = at + size;
            while (size > 0 && strchr(signs, at[size - 1])) {
                size--;
            }
            if (size > 2 && memcmp(at + size - 2, "'s", 2) == 0) {
                size -= 2;
            }
            if (size > 0 && self->word_count == SENTENCE_MAX) {
                return false;
            }
            if (size > 0) {
                self->words[self->word_count++] = arena_text(arena, at, size);
            }
            at = next;
        }
    }
    return self->word_count > 0;
}

/* Whether all its letters are capitals: WHO, IN. */
static bool is_capitals(const char *word)
{
    for (const char *at = word; *at; at++) {
        if (*at < 'A' || *at > 'Z') {
            return false;
        }
    }
    return true;
}

/* What a word says of the question, where it is not more likely a code. */
static enum asked asked_by(const struct sentence *self, const char *word)
{
    const bool may_be_code = is_capitals(word) || (self->codes_only && strlen(word) < 4);
    return may_be_code ? ASKED_NOTHING
                       : asked_word(self->given->arena, word, (enum language)self->given->language);
}

static const char *join(struct sentence *self, int first, int size)
{
    const char *text = self->words[first];
    for (int i = 1; i < size; i++) {
        text = arena_printf(self->given->arena, "%s %s", text, self->words[first + i]);
    }
    return text;
}

static void add_part(struct sentence *self, const struct plain_word *word)
{
    self->parts[self->part_count++] = *word;
    self->dates += word->of == WORD_DATE;
    self->others += word->of == 0;
    if (word->of != WORD_DATE && word->of) {
        self->actors += word->of == WANT_ACTOR;
        self->blocs += word->of != WANT_ACTOR;
    }
}

static bool read_name(struct sentence *self, const char *text, struct plain_word *word,
                      struct fault *fault)
{
    struct arena *arena = self->given->arena;
    if (!plain_word_read(self->store, text, true, true, arena, word, fault)) {
        return false;
    }
    const char *stem = word->of ? NULL : asked_stem(arena, text);
    return !stem || plain_word_read(self->store, stem, true, true, arena, word, fault);
}

/* A run of words from `first` on that is one name or date; 0 in `*used` if there is none. */
static bool take_name(struct sentence *self, int first, int *used, struct fault *fault)
{
    struct plain_word word;
    const int left = self->word_count - first;
    const bool begins = !asked_by(self, self->words[first]);
    for (int size = left < TOGETHER_MAX ? left : TOGETHER_MAX; size > 0; size--) {
        const char *last = self->words[first + size - 1];
        const bool bare = size == 1 && !begins;
        if (bare || (size > 1 && !begins && asked_by(self, last))) {
            continue;
        }
        if (!read_name(self, join(self, first, size), &word, fault)) {
            return false;
        }
        if (word.of && !(size > 1 && !begins && word.of == WORD_DATE)) {
            word.text = join(self, first, size);
            add_part(self, &word);
            *used = size;
            return true;
        }
    }
    *used = 0;
    return true;
}

/* A run of words that is a person, a place, a kind of events or a status. */
static bool take_other(struct sentence *self, int first, int *used, struct fault *fault)
{
    const int left = self->word_count - first;
    *used = 0;
    for (int size = left < 4 ? left : 4; size > 0 && !*used; size--) {
        const char *text = join(self, first, size);
        int option;
        if (!plain_words_known(self->store, text, self->given->arena, &option, fault)) {
            return false;
        }
        if (option) {
            add_part(self, &(struct plain_word){.text = text});
            self->statuses += option == OPTION_STATUS;
            self->record = option == OPTION_PERSON  ? &command_person
                           : option == OPTION_PLACE ? &command_place
                                                    : NULL;
            *used = size;
        }
    }
    return true;
}

static bool read_all(struct sentence *self, bool *understood, struct fault *fault)
{
    *understood = true;
    for (int at = 0; at < self->word_count && *understood;) {
        int used;
        if (!take_name(self, at, &used, fault)) {
            return false;
        }
        const enum asked asked = used ? ASKED_NOTHING : asked_by(self, self->words[at]);
        if (asked && asked != ASKED_FIND) {
            self->asked |= 1u << asked;
            used = 1;
            if (asked == ASKED_SIGNED) {
                add_part(self, &(struct plain_word){.text = "signature"});
            }
        } else if (!used && !take_other(self, at, &used, fault)) {
            return false;
        }
        *understood = used > 0;
        at += used;
    }
    return true;
}

/* Of questions that name no command. NULL: none answers them. */
static const struct command *about_names(const struct sentence *self)
{
    const int names = self->actors + self->blocs;
    const bool pair = self->actors == 1 && self->blocs == 1;
    if (asks(self, ASKED_COUNT) && self->blocs > 0 && self->actors == 0) {
        return &command_count;
    }
    if (asks(self, ASKED_LINEAGE) && self->blocs == 1) {
        return &command_lineage;
    }
    if (pair && self->others == 0) {
        return &command_why;
    }
    if (self->statuses > 0 && self->statuses == self->others && names == 1) {
        return self->blocs ? &command_members : &command_blocs;
    }
    if (asks(self, ASKED_LIFE) && names == 1 && self->others == 0 && self->dates == 0) {
        return &command_card;
    }
    if (asks(self, ASKED_WHY) && names == 1 && self->others == 0) {
        return self->dates ? &command_changes : &command_history;
    }
    if (asks(self, ASKED_HISTORY) && names > 0) {
        return &command_history;
    }
    if (self->actors > 1 && self->blocs == 0 && self->others == 0 &&
        !asks(self, ASKED_CHRONOLOGY)) {
        return &command_together;
    }
    if (self->blocs > 1 && self->actors == 0 && self->others == 0 && self->dates == 0 &&
        !(self->asked & ~(1u << ASKED_FILLER | 1u << ASKED_TOGETHER))) {
        return &command_history;
    }
    if (asks(self, ASKED_MEMBERS) && self->blocs == 1 && self->actors == 0) {
        return &command_members;
    }
    if ((asks(self, ASKED_BLOCS) || asks(self, ASKED_MEMBERS)) && self->actors == 1 &&
        self->blocs == 0) {
        return &command_blocs;
    }
    return NULL;
}

static const struct command *about_nothing(const struct sentence *self)
{
    const bool bare = self->part_count == 0;
    return bare && (asks(self, ASKED_MEMBERS) || asks(self, ASKED_BLOCS)) ? &command_list : NULL;
}

static const struct command *answering(const struct sentence *self)
{
    if (asks(self, ASKED_DISAGREEMENTS) && self->blocs < 2) {
        return &command_disagreements;
    }
    if (asks(self, ASKED_CHANGES) && self->dates > 0) {
        return &command_changes;
    }
    const struct command *found = about_names(self);
    const int names = self->actors + self->blocs;
    if (found || (found = about_nothing(self)) != NULL) {
        return found;
    }
    const unsigned plain = 1u << ASKED_FILLER | 1u << ASKED_MEMBERS | 1u << ASKED_BLOCS;
    if (self->record && self->part_count == 1 && !(self->asked & ~plain)) {
        return self->record; /* who is Nazarbayev, where is Almaty */
    }
    if (self->others > 0 || self->dates > 0) {
        const bool one = names == 1 && self->others == 0 && self->dates == 1;
        return one && !asks(self, ASKED_CHRONOLOGY)
                   ? (self->actors ? &command_blocs : &command_members)
               : asks(self, ASKED_COUNT) ? NULL
                                         : &command_chronology;
    }
    return names != 1 ? NULL : asks(self, ASKED_CHRONOLOGY) ? &command_chronology : &command_card;
}

static const char *operand_of(const struct plain_word *part)
{
    return part->of == WORD_DATE && !part->edge ? part->date
           : part->of && part->id               ? part->id
                                                : part->text;
}

/* "since 2014" of a command that asks about a period: up to the end of the records. */
static bool give_end(struct sentence *self, struct plain_word *date)
{
    const char *end = store_info(self->store, "as_of");
    date->date = arena_printf(self->given->arena, "%s/%s", date->date, end ? end : "");
    return end != NULL;
}

/* "since 2014" and "until 2014" are ranges that are open at an end. */
static bool place_ranges(struct sentence *self, const struct command *command)
{
    const bool since = asks(self, ASKED_SINCE), until = asks(self, ASKED_UNTIL);
    int at = 0;
    if (self->dates != 1 || since == until) {
        return self->dates > 1 || !until;
    }
    while (self->parts[at].of != WORD_DATE) {
        at++;
    }
    const int option = since ? OPTION_FROM : OPTION_TO;
    if (command == &command_changes || !command_takes(command, option)) {
        return since && give_end(self, &self->parts[at]);
    }
    if (self->given->value[option]) {
        return false;
    }
    self->given->value[option] = self->parts[at].date;
    memmove(&self->parts[at], &self->parts[at + 1],
            (size_t)(self->part_count - at - 1) * sizeof *self->parts);
    self->part_count--;
    return true;
}

/* The question as it could have been typed. */
static void note_meant(struct sentence *self, const struct command *command, bool named)
{
    struct arena *arena = self->given->arena;
    const char *said = named ? arena_printf(arena, "%s ", command->name) : "";
    for (int i = 0; i < self->given->leading; i++) {
        said = arena_printf(arena, "%s%s ", said, self->given->operands[i]);
    }
    said = arena_printf(arena, "%s%s", said, join(self, 0, self->word_count));
    const char *meant =
        command == &command_card ? "blocline" : arena_printf(arena, "blocline %s", command->name);
    for (int i = 0; i < self->given->operand_count; i++) {
        const char *word = self->given->operands[i];
        const char *quote = strchr(word, ' ') ? "'" : "";
        meant = arena_printf(arena, "%s %s%s%s", meant, quote, word, quote);
    }
    for (int id = OPTION_FROM; id <= OPTION_TO; id++) {
        if (self->given->value[id]) {
            meant = arena_printf(arena, "%s --%s %s", meant, id == OPTION_FROM ? "from" : "to",
                                 self->given->value[id]);
        }
    }
    if (asks(self, ASKED_ALL) && self->given->value[OPTION_STATUS]) {
        meant = arena_printf(arena, "%s --status %s", meant, self->given->value[OPTION_STATUS]);
    }
    note_understood_date(self->given, said, meant);
}

static void give_operands(struct sentence *self, const struct command *command)
{
    struct options *given = self->given;
    const char **operands = arena_alloc(
        given->arena, ((size_t)self->part_count + (size_t)given->leading + 2) * sizeof *operands);
    int count = given->leading;
    memcpy(operands, given->operands, (size_t)count * sizeof *operands);
    for (int i = 0; i < self->part_count; i++) {
        operands[count++] = operand_of(&self->parts[i]);
    }
    if (command == &command_list) {
        operands[count++] = asks(self, ASKED_BLOCS) ? "blocs" : "actors";
    }
    if (asks(self, ASKED_ALL) && command_takes(command, OPTION_STATUS) &&
        !given->value[OPTION_STATUS]) {
        given->value[OPTION_STATUS] = option_all_words[0];
    }
    given->operands = operands;
    given->operand_count = count;
}

static bool is_number(const char *word)
{
    return *word && strspn(word, "0123456789-") == strlen(word);
}

/* "in 2015" is no question about India. */
static void find_codes(struct sentence *self)
{
    self->codes_only = true;
    for (int i = 0; i < self->word_count; i++) {
        const char *word = self->words[i];
        const bool small = strlen(word) < 4 && !is_capitals(word);
        const bool of_date =
            i + 1 < self->word_count && is_number(self->words[i + 1]) && asked_before_date(word);
        self->codes_only = self->codes_only && !of_date && (small || is_number(word));
    }
}

/* "list all blocs": what it lists, among words that can be left out. */
static void read_list(struct sentence *self, bool *meant)
{
    const char *what = NULL;
    int count = 0;
    for (int i = 0; i < self->word_count; i++) {
        const enum asked asked = asked_by(self, self->words[i]);
        if (asked != ASKED_FILLER && asked != ASKED_ALL) {
            what = self->words[i];
            count++;
        }
    }
    *meant = count == 1;
    if (*meant) {
        const char **operand = arena_alloc(self->given->arena, sizeof *operand);
        *operand = what;
        self->given->operands = operand;
        self->given->operand_count = 1;
    }
}

/* "найти таможенный союз" */
static bool is_search(struct sentence *self)
{
    return self->word_count > 1 && asked_by(self, self->words[0]) == ASKED_FIND;
}

/* "who signed the Belovezha Accords", which is neither a name nor a place: a search shows what it
 * may be, and how to go on to its parties. */
static bool is_signed(struct sentence *self)
{
    const unsigned about = 1u << ASKED_FILLER | 1u << ASKED_MEMBERS | 1u << ASKED_WHY;
    unsigned said = 0;
    int first = 0;
    while (first < self->word_count && asked_by(self, self->words[first])) {
        said |= 1u << asked_by(self, self->words[first++]);
    }
    if (first == self->word_count || !(said >> ASKED_SIGNED & 1) ||
        said & ~(about | 1u << ASKED_SIGNED)) {
        return false;
    }
    const int count = self->word_count - first;
    const char **operands = arena_alloc(self->given->arena, (size_t)count * sizeof *operands);
    memcpy(operands, self->words + first, (size_t)count * sizeof *operands);
    self->given->operands = operands;
    self->given->operand_count = count;
    note_meant(self, &command_find, false);
    return true;
}

bool sentence_read(const struct command **command, bool named, struct store *store,
                   struct options *given, bool *meant, struct fault *fault)
{
    struct sentence self = {.store = store, .given = given};
    const struct options before = *given;
    *meant = false;
    if (!split(&self)) {
        return true;
    }
    find_codes(&self);
    if (!named && is_search(&self)) {
        given->operands = self.given->operands + 1;
        given->operand_count--;
        *command = &command_find;
        *meant = given->operand_count > 0;
        return true;
    }
    if (named && *command == &command_list) {
        read_list(&self, meant);
        return true;
    }
    if (!read_all(&self, meant, fault)) {
        return false;
    }
    if (!*meant && !named && is_signed(&self)) {
        *command = &command_find;
        *meant = true;
        return true;
    }
    const struct command *found = !*meant ? NULL : named ? *command : answering(&self);
    const bool of_dates = found && found->places[0] == WORD_DATE;
    const int operands = of_dates               ? self.dates
                         : self.record == found ? self.others
                                                : self.actors + self.blocs;
    const int least = found && found != &command_list ? found->least - given->leading : 0;
    const bool enough = found && operands >= least && place_ranges(&self, found);
    *meant = enough;
    if (!enough) {
        *given = before;
        return true;
    }
    give_operands(&self, found);
    note_meant(&self, found, named);
    *command = found;
    return true;
}

bool sentence_needed(struct store *store, struct options *given, bool *needed, struct fault *fault)
{
    struct sentence self = {.given = given};
    struct plain_word *words;
    size_t count;
    bool asked = false;
    *needed = false;
    /* One word is no sentence: what it is will be looked up anyhow. */
    const int count_given = given->operand_count - given->leading;
    const char *const *operands = given->operands + given->leading;
    const bool single = count_given == 1 && !strchr(operands[0], ' ');
    if (!given->arena || single || !split(&self)) {
        return true;
    }
    find_codes(&self);
    for (int i = 0; i < self.word_count; i++) {
        asked = asked || asked_by(&self, self.words[i]);
    }
    if (!asked) {
        return true;
    }
    if (!plain_words_read(store, operands, count_given, true, given->arena, &words, &count,
                          fault)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const bool one = strchr(words[i].text, ' ') == NULL;
        *needed = *needed || !words[i].of || (one && asked_by(&self, words[i].text));
    }
    return true;
}
