#include "import_map.h"

#include "text.h"

#include <ctype.h>
#include <string.h>

/* Names of columns as others have them, plain (import_plain), by preference. */
struct guess_word {
    const char *plain;
    int meaning; /* of an actor: enum import_code */
};

static const char *const bloc_words[] = {
    "bloc",         "treatyid",     "ioname", "igo",         "igoname",     "igocode", "treaty",
    "organisation", "organization", "org",    "orgid",       "agreement",   "union",   "manyid",
    "bloccode",     "orgname",      "блок",   "объединение", "организация", "договор", "союз",
    "ұйым",         "одақ",         "шарт",   NULL};
static const char *const bloc_name_words[] = {"blocname",   "title",    "longorgname", "orgname",
                                              "treatyname", "название", "атауы",       NULL};
static const struct guess_word actor_words[] = {{"ccode", CODE_COW},
                                                {"cowcode", CODE_COW},
                                                {"cownr", CODE_COW},
                                                {"iso3", CODE_ISO3},
                                                {"iso3c", CODE_ISO3},
                                                {"isoa3", CODE_ISO3},
                                                {"iso3code", CODE_ISO3},
                                                {"countrycode", CODE_ISO3},
                                                {"gwcode", CODE_GW},
                                                {"gwno", CODE_GW},
                                                {"stateabb", CODE_COWC},
                                                {"iso2", CODE_ISO2},
                                                {"iso2c", CODE_ISO2},
                                                {"isonumeric", CODE_ISO_NUMERIC},
                                                {"ison", CODE_ISO_NUMERIC},
                                                {"qid", CODE_WIKIDATA},
                                                {"stateid", CODE_ID},
                                                {"actor", CODE_ID},
                                                {"country", CODE_NAME},
                                                {"countryname", CODE_NAME},
                                                {"contractingparty", CODE_NAME},
                                                {"memberstate", CODE_NAME},
                                                {"statename", CODE_NAME},
                                                {"statenme", CODE_NAME},
                                                {"state", CODE_NAME},
                                                {"party", CODE_NAME},
                                                {"member", CODE_NAME},
                                                {"страна", CODE_NAME},
                                                {"государство", CODE_NAME},
                                                {"участник", CODE_NAME},
                                                {"ел", CODE_NAME},
                                                {"мемлекет", CODE_NAME},
                                                {NULL, 0}};
static const char *const actor_name_words[] = {"actorname",   "statename", "statenme",
                                               "countryname", "country",   "contractingparty",
                                               "state",       NULL};
static const char *const status_words[] = {"status",   "membership", "membershiptype", "role",
                                           "standing", "статус",     "мәртебе",        NULL};
static const char *const year_words[] = {"year", "yr", "год", "жыл", NULL};
static const char *const start_words[] = {
    "start",    "styear",    "startyear", "startdate",  "begin",    "beginyear",      "begindate",
    "from",     "fromyear",  "since",     "joined",     "joinyear", "joindate",       "datejoined",
    "entry",    "entryyear", "entrydate", "yearjoined", "начало",   "датавступления", "вступление",
    "вступила", "с",         "басталуы",  NULL};
static const char *const end_column_words[] = {
    "stateend",   "end",      "endyear",    "enddate",  "stateend",   "to",       "toyear",
    "until",      "left",     "leave",      "leftyear", "exit",       "exited",   "withdrew",
    "terminated", "departed", "exityear",   "exitdate", "withdrawal", "ended",    "dateleft",
    "конец",      "выход",    "датавыхода", "вышла",    "по",         "аяқталуы", NULL};
static const char *const founded_words[] = {"founded", "sdate", "established", NULL};
static const char *const ended_words[] = {"deaddate", "dissolved", NULL};
static const char *const signed_words[] = {"statesignature", "signaturedate", "signature", "signed",
                                           "datesigned",     "подписание",    NULL};
static const char *const deposited_words[] = {"stateratification",
                                              "instrumentdate",
                                              "ratificationdate",
                                              "ratification",
                                              "ratified",
                                              "ратификация",
                                              NULL};
static const char *const force_words[] = {
    "stateforce", "entryintoforcedate", "entryintoforce", "entryforce",
    "inforce",    "forcedate",          "force",          "вступлениевсилу",
    NULL};
static const char *const accession_words[] = {"accession", "accessiondate", "присоединение", NULL};

struct guessing {
    struct import_map *map;
    struct map_table *table;
    const struct import_sample *sample;
    const char **plain; /* by column */
    bool *narrow;       /* by column: all its values are codes of a standing */
    bool *used;
};

/* ---- What the values of a column look like ---- */

typedef bool cell_test(const char *text);

static bool is_standing(const char *text)
{
    static const char *const codes[] = {"-9", "-1", "0", "1", "2", "3", "NA", ".", NULL};
    for (const char *const *code = codes; *code; code++) {
        if (strcmp(text, *code) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_year(const char *text)
{
    return strlen(text) >= 4 && isdigit((unsigned char)text[0]) &&
           isdigit((unsigned char)text[1]) && isdigit((unsigned char)text[2]) &&
           isdigit((unsigned char)text[3]) && (!text[4] || strcmp(text + 4, ".0") == 0);
}

static bool is_alpha3(const char *text)
{
    return strlen(text) == 3 && isupper((unsigned char)text[0]) &&
           isupper((unsigned char)text[1]) && isupper((unsigned char)text[2]);
}

static bool is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

/* Whether all cells of the column that are filled pass, and some is. */
static bool all_are(const struct guessing *guess, size_t column, cell_test *test, bool may_be_empty)
{
    const struct import_sample *sample = guess->sample;
    bool any = may_be_empty && sample->rows > 0;
    for (size_t i = 0; i < sample->rows; i++) {
        const char *text = sample->cells[i * sample->width + column];
        if (text && *text && strcmp(text, "NA") != 0) {
            if (!test(text)) {
                return false;
            }
            any = true;
        }
    }
    return any;
}

/* ---- Roles ---- */

#define NO_COLUMN SIZE_MAX

static size_t find(const struct guessing *guess, const char *const *words, bool narrow_too)
{
    for (; *words; words++) {
        for (size_t i = 0; i < guess->sample->width; i++) {
            if (!guess->used[i] && (narrow_too || !guess->narrow[i]) &&
                strcmp(guess->plain[i], *words) == 0) {
                return i;
            }
        }
    }
    return NO_COLUMN;
}

static struct map_columns take(struct guessing *guess, size_t column)
{
    guess->used[column] = true;
    guess->map->guessed = true;
    const char *name = guess->sample->header[column];
    return (struct map_columns){.text = arena_text(&guess->map->arena, name, strlen(name)),
                                .place = guess->table->place};
}

/* Columns that the mapping names are not guessed again. */
static void mark_used(struct guessing *guess, const struct map_columns *columns)
{
    for (const char *at = columns->text; at && *at;) {
        const size_t size = strcspn(at, "|");
        for (size_t i = 0; i < guess->sample->width; i++) {
            const char *name = guess->sample->header[i];
            if (strlen(name) == size && memcmp(name, at, size) == 0) {
                guess->used[i] = true;
            }
        }
        at += size + (at[size] == '|');
    }
}

static void guess_role(struct guessing *guess, enum import_role role, const char *const *words,
                       bool narrow_too)
{
    const size_t column =
        guess->table->role[role].text ? NO_COLUMN : find(guess, words, narrow_too);
    if (column != NO_COLUMN) {
        guess->table->role[role] = take(guess, column);
    }
}

static void guess_actor(struct guessing *guess)
{
    for (const struct guess_word *word = actor_words; word->plain; word++) {
        const char *const one[] = {word->plain, NULL};
        const size_t column = find(guess, one, false);
        if (column == NO_COLUMN || guess->table->role[IMPORT_ACTOR].text) {
            continue;
        }
        guess->table->role[IMPORT_ACTOR] = take(guess, column);
        if (guess->table->code == CODE_UNKNOWN) {
            guess->table->code = (enum import_code)word->meaning;
        }
    }
}

/* What the values of the actor column are, where its name does not say. */
static void guess_code(struct guessing *guess)
{
    struct map_table *table = guess->table;
    for (size_t i = 0; i < guess->sample->width; i++) {
        if (table->role[IMPORT_ACTOR].text &&
            strcmp(table->role[IMPORT_ACTOR].text, guess->sample->header[i]) == 0) {
            const bool named = table->code == CODE_NAME || table->code == CODE_UNKNOWN;
            if (named && all_are(guess, i, is_alpha3, false)) {
                table->code = CODE_ID;
            } else if (table->code == CODE_UNKNOWN && all_are(guess, i, is_number, false)) {
                table->code = CODE_COW;
            }
        }
    }
    if (table->code == CODE_UNKNOWN) {
        table->code = CODE_NAME;
    }
}

static void guess_step(struct guessing *guess, const char *status, const char *const *words,
                       const char *const *others)
{
    size_t column = find(guess, words, false);
    const size_t other = others ? find(guess, others, false) : NO_COLUMN;
    if (column == NO_COLUMN) {
        column = other;
    }
    if (column == NO_COLUMN) {
        return;
    }
    struct map_columns columns = take(guess, column);
    if (other != NO_COLUMN && other != column) {
        const struct map_columns second = take(guess, other);
        columns.text = arena_printf(&guess->map->arena, "%s|%s", columns.text, second.text);
    }
    map_pairs_add(&guess->table->steps, status, columns);
}

static enum import_shape guess_shape(const struct guessing *guess, size_t wide)
{
    const struct map_columns *role = guess->table->role;
    const bool bloc = role[IMPORT_BLOC].text != NULL, actor = role[IMPORT_ACTOR].text != NULL;
    if (role[IMPORT_YEAR].text && !role[IMPORT_START].text) {
        if (bloc && actor) {
            return SHAPE_PANEL;
        }
        return wide > 0 && bloc    ? SHAPE_WIDE_BLOCS
               : wide > 0 && actor ? SHAPE_WIDE_ACTORS
                                   : SHAPE_UNKNOWN;
    }
    if (role[IMPORT_START].text) {
        return SHAPE_SPELLS;
    }
    return guess->table->steps.count ? SHAPE_STEPS : SHAPE_UNKNOWN;
}

/* The longest run of columns that hold standings. */
static size_t wide_columns(const struct guessing *guess, size_t *first)
{
    size_t best = 0;
    for (size_t i = 0, from = 0; i <= guess->sample->width; i++) {
        if (i == guess->sample->width || !guess->narrow[i] || guess->used[i]) {
            if (i - from > best) {
                best = i - from;
                *first = from;
            }
            from = i + 1;
        }
    }
    return best;
}

static void look_at_columns(struct guessing *guess)
{
    const struct import_sample *sample = guess->sample;
    struct arena *arena = &guess->map->arena;
    guess->plain = arena_alloc(arena, (sample->width + 1) * sizeof *guess->plain);
    guess->narrow = arena_alloc(arena, sample->width + 1);
    guess->used = arena_alloc(arena, sample->width + 1);
    for (size_t i = 0; i < sample->width; i++) {
        guess->plain[i] = import_plain(arena, sample->header[i]);
        guess->narrow[i] = all_are(guess, i, is_standing, true);
        guess->used[i] = false;
    }
    for (int role = 0; role < IMPORT_ROLES; role++) {
        mark_used(guess, &guess->table->role[role]);
    }
    const struct map_pairs *const lists[] = {&guess->table->steps, &guess->table->bloc_fields,
                                             &guess->table->actor_fields};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        for (size_t k = 0; k < lists[i]->count; k++) {
            mark_used(guess, &lists[i]->list[k].columns);
        }
    }
}

static void guess_columns(struct guessing *guess)
{
    struct map_table *table = guess->table;
    const bool wide_bloc = table->shape == SHAPE_WIDE_ACTORS;
    const bool wide_actor = table->shape == SHAPE_WIDE_BLOCS;
    if (!wide_bloc) {
        guess_role(guess, IMPORT_BLOC, bloc_words, false);
        guess_role(guess, IMPORT_BLOC_NAME, bloc_name_words, false);
    }
    if (!wide_actor) {
        guess_actor(guess);
        guess_role(guess, IMPORT_ACTOR_NAME, actor_name_words, false);
    }
    guess_role(guess, IMPORT_YEAR, year_words, true);
    const bool steps = !table->role[IMPORT_YEAR].text &&
                       find(guess, signed_words, false) != NO_COLUMN &&
                       find(guess, force_words, false) != NO_COLUMN;
    if (!table->role[IMPORT_YEAR].text && !steps) {
        guess_role(guess, IMPORT_START, start_words, true);
    }
    if (!table->role[IMPORT_YEAR].text) {
        guess_role(guess, IMPORT_END, end_column_words, true);
    }
    if (!wide_bloc && !wide_actor) {
        guess_role(guess, IMPORT_STATUS, status_words, true);
    }
}

static void guess_steps(struct guessing *guess)
{
    guess_step(guess, "signatory", signed_words, NULL);
    guess_step(guess, "ratifier", deposited_words, NULL);
    guess_step(guess, "party", force_words, accession_words);
}

static bool any_year(const struct guessing *guess)
{
    static const enum import_role roles[] = {IMPORT_YEAR, IMPORT_START, IMPORT_END};
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
        const char *text = guess->table->role[roles[k]].text;
        for (size_t i = 0; text && i < guess->sample->width; i++) {
            if (strcmp(text, guess->sample->header[i]) == 0 && all_are(guess, i, is_year, false)) {
                return true;
            }
        }
    }
    return false;
}

static bool has_any(const char *const *words, const char *plain)
{
    while (*words && strcmp(*words, plain) != 0) {
        words++;
    }
    return *words != NULL;
}

bool import_guess_header(const char *const *names, size_t count)
{
    static const char *const *const times[] = {start_words, year_words, signed_words, force_words};
    struct arena arena = {0};
    bool bloc = false, actor = false, time = false;
    for (size_t i = 0; i < count; i++) {
        const char *plain = import_plain(&arena, names[i]);
        bloc = bloc || has_any(bloc_words, plain);
        for (const struct guess_word *word = actor_words; word->plain; word++) {
            actor = actor || strcmp(word->plain, plain) == 0;
        }
        for (size_t k = 0; k < sizeof times / sizeof *times; k++) {
            time = time || has_any(times[k], plain);
        }
    }
    arena_release(&arena);
    return bloc && actor && time;
}

void import_guess(struct import_map *map, struct map_table *table,
                  const struct import_sample *sample)
{
    struct guessing guess = {.map = map, .table = table, .sample = sample};
    const bool asked = table->shape == SHAPE_UNKNOWN;
    look_at_columns(&guess);
    if (asked) { /* a mapping that says the shape says the rest, too */
        guess_columns(&guess);
        if (!table->role[IMPORT_START].text && !table->role[IMPORT_YEAR].text &&
            !table->steps.count) {
            guess_steps(&guess);
        }
    }
    size_t first = 0;
    const size_t wide = wide_columns(&guess, &first);
    if (asked) {
        table->shape = guess_shape(&guess, wide);
        map->guessed = true;
    }
    if ((table->shape == SHAPE_WIDE_BLOCS || table->shape == SHAPE_WIDE_ACTORS) &&
        !table->columns && wide > 0) {
        table->columns = arena_printf(&map->arena, "%s..%s", sample->header[first],
                                      sample->header[first + wide - 1]);
        for (size_t i = first; i < first + wide; i++) {
            guess.used[i] = true;
        }
    }
    if (asked && table->shape == SHAPE_WIDE_BLOCS) {
        guess_role(&guess, IMPORT_FOUNDED, founded_words, false);
        guess_role(&guess, IMPORT_ENDED, ended_words, false);
    }
    guess_code(&guess);
    if (table->end_is == END_UNKNOWN) {
        table->end_is = table->shape == SHAPE_STEPS ? END_FIRST_OUT : END_LAST;
    }
    if (table->years == YEARS_UNKNOWN && any_year(&guess)) {
        table->years = YEARS_ANY;
    }
}
