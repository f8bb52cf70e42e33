#include "exercise_pool.h"

#include "text.h"

#include <string.h>

/* ---- What a text gives away ---- */

bool text_has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

/* Three digits in a row: a year, or what may be taken for one. */
static bool text_has_year(const char *text)
{
    size_t run = 0;
    for (; *text && run < 3; text++) {
        run = *text >= '0' && *text <= '9' ? run + 1 : 0;
    }
    return run >= 3;
}

static bool is_letter(unsigned char byte)
{
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The next word from *at on; its bytes, 0 at the end. */
static size_t next_word(const char **at)
{
    size_t size = 0;
    while (**at && !is_letter((unsigned char)**at)) {
        (*at)++;
    }
    while (is_letter((unsigned char)(*at)[size])) {
        size++;
    }
    return size;
}

/* Whether a word of a text begins as a word of a name does: by five letters, or all but the last of
 * a short one. "Belarusian" tells of Belarus; "Turkic" is not Turkey. */
static bool words_alike(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t same = 0;
    while (same < a_size && same < b_size && a[same] == b[same]) {
        same++;
    }
    while (same > 0 && same < b_size && ((unsigned char)b[same] & 0xC0) == 0x80) {
        same--; /* not within a letter */
    }
    const size_t points = text_points(b, b_size), alike = text_points(b, same);
    size_t need = points - 1 < 5 ? points - 1 : 5;
    need = need < 4 ? 4 : need;
    return points >= 4 && alike >= need;
}

/* Whether every long word of a name is alike to one of the text: "United Nations" does not tell of
 * the United States. */
static bool text_has_name(const char *folded, const char *name)
{
    size_t text_size, name_size, asked = 0;
    for (const char *at = name; (name_size = next_word(&at)) > 0; at += name_size) {
        bool found = text_points(at, name_size) < 4;
        asked += !found;
        for (const char *in = folded; !found && (text_size = next_word(&in)) > 0; in += text_size) {
            found = words_alike(in, text_size, at, name_size);
        }
        if (!found) {
            return false;
        }
    }
    return asked > 0;
}

bool text_names_state(const struct pool *pool, const char *text, uint32_t actor)
{
    struct arena arena = {0};
    const char *folded = text_name_key(&arena, text, strlen(text));
    bool found = false;
    for (uint32_t i = 0; folded && !found && i < pool->facts.actor_count; i++) {
        const struct named *named = &pool->actor_names[i];
        for (size_t k = 0; (actor == NONE || actor == i) && !found && k < named->count; k++) {
            const bool plain =
                named->list[k].form == FORM_NAME || !strchr(named->list[k].text, ' ');
            found = plain && text_has_name(folded, named->list[k].key);
        }
    }
    arena_release(&arena);
    return found;
}

bool text_has_word(struct pool *pool, const char *text, const char *words)
{
    const char *folded = text_fold(&pool->arena, text, strlen(text));
    const char *wanted = text_fold(&pool->arena, words, strlen(words));
    size_t text_size, word_size;
    for (const char *at = wanted; at && folded && (word_size = next_word(&at)) > 0;
         at += word_size) {
        if (text_points(at, word_size) < 3) {
            continue;
        }
        for (const char *in = folded; (text_size = next_word(&in)) > 0; in += text_size) {
            if (text_size >= word_size && memcmp(in, at, word_size) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* ---- Names on a day ---- */

/* The languages in which a name is looked for: where nobody has a name in the language of the
 * sheet, the package's others. */
static bool may_stand_in(const struct pool *pool, enum language of, enum language lang)
{
    if (pool->told[lang]) {
        return of == lang;
    }
    for (int i = 0; i < LANG_COUNT; i++) {
        if (pool->told[i]) {
            return of == (enum language)i;
        }
    }
    return false;
}

static bool name_hides(const struct naming *naming, int hide)
{
    return ((hide & HIDE_STATES) && naming->names_state) || text_has_year(naming->text);
}

/* The newest name of one of two forms that was in use on the day and that nobody else bears. */
static const char *name_on(const struct pool *pool, const struct named *named, int64_t day,
                           enum language lang, enum name_form form, enum name_form other, int hide)
{
    const struct naming *best = NULL;
    for (size_t i = 0; i < named->count; i++) {
        const struct naming *naming = &named->list[i];
        if ((naming->form == form || naming->form == other) && naming->lo <= day &&
            day <= naming->hi && may_stand_in(pool, naming->lang, lang) &&
            (!best || (best->form != form && naming->form == form) ||
             (best->form == naming->form && naming->lo > best->lo))) {
            best = naming;
        }
    }
    return best && !best->shared && !name_hides(best, hide) ? best->text : NULL;
}

/* How good a name is, for name_of_its_own: its form counts first, then whether it was in use. */
static int goodness(const struct naming *naming, int64_t day)
{
    const int form = naming->form == FORM_NAME ? 6 : naming->form == FORM_SHORT ? 4 : 2;
    return form + (naming->lo <= day && day <= naming->hi);
}

const char *name_of_its_own(const struct pool *pool, const struct named *named, int64_t day,
                            enum language lang)
{
    const struct naming *best = NULL;
    for (size_t i = 0; i < named->count; i++) {
        const struct naming *naming = &named->list[i];
        if (naming->shared || !may_stand_in(pool, naming->lang, lang) ||
            (naming->form != FORM_NAME && naming->form != FORM_SHORT &&
             naming->form != FORM_ABBREVIATION)) {
            continue;
        }
        const int better = best ? goodness(naming, day) - goodness(best, day) : 1;
        if (better > 0 || (better == 0 && naming->lo > best->lo)) {
            best = naming;
        }
    }
    return best ? best->text : NULL;
}

const char *bloc_abbreviation(struct pool *pool, uint32_t bloc, int64_t day, enum language lang)
{
    return name_on(pool, &pool->bloc_names[bloc], day, lang, FORM_ABBREVIATION, FORM_ABBREVIATION,
                   HIDE_NOTHING);
}

const char *bloc_full_name(struct pool *pool, uint32_t bloc, int64_t day, enum language lang)
{
    return name_on(pool, &pool->bloc_names[bloc], day, lang, FORM_NAME, FORM_SHORT, HIDE_NOTHING);
}

const char *bloc_shown(struct pool *pool, uint32_t bloc, int64_t day, enum language lang, int hide)
{
    const struct named *named = &pool->bloc_names[bloc];
    const char *abbreviation =
        name_on(pool, named, day, lang, FORM_ABBREVIATION, FORM_ABBREVIATION, hide);
    const char *name = name_on(pool, named, day, lang, FORM_NAME, FORM_SHORT, hide);
    if (abbreviation && name && strcmp(abbreviation, name) != 0) {
        return message_format(&pool->arena, lang, MSG_exercise_bloc_both, abbreviation, name);
    }
    return abbreviation ? message_format(&pool->arena, lang, MSG_exercise_bloc_short, abbreviation)
           : name       ? message_format(&pool->arena, lang, MSG_exercise_bloc_name, name)
                        : NULL;
}

const char *actor_shown(struct pool *pool, uint32_t actor, int64_t day, enum language lang)
{
    return name_on(pool, &pool->actor_names[actor], day, lang, FORM_NAME, FORM_SHORT, HIDE_NOTHING);
}

const char *status_shown(const struct pool *pool, const char *status, enum language lang)
{
    for (size_t i = 0; i < pool->status_count; i++) {
        if (strcmp(pool->statuses[i].id, status) == 0 && pool->statuses[i].names[lang]) {
            return pool->statuses[i].names[lang];
        }
    }
    return status;
}

bool bloc_is_treaty(const struct pool *pool, uint32_t bloc)
{
    return strcmp(pool->facts.blocs[bloc].kind, "treaty") == 0;
}

/* ---- Days ---- */

static const char *month_in(enum language lang, enum message first, int month)
{
    return message(lang, (enum message)((int)first + month - 1));
}

const char *day_shown(struct pool *pool, int64_t day, enum language lang)
{
    const struct civil civil = day_to_civil(day);
    return message_format(&pool->arena, lang, MSG_exercise_day_at,
                          arena_printf(&pool->arena, "%d", civil.day),
                          month_in(lang, MSG_exercise_month_at_01, civil.month),
                          arena_printf(&pool->arena, "%lld", (long long)civil.year));
}

static const char *day_listed(struct pool *pool, int64_t day, enum language lang)
{
    const struct civil civil = day_to_civil(day);
    return message_format(&pool->arena, lang, MSG_exercise_day,
                          arena_printf(&pool->arena, "%d", civil.day),
                          month_in(lang, MSG_date_month_in_day_1, civil.month),
                          arena_printf(&pool->arena, "%lld", (long long)civil.year));
}

const char *date_shown(struct pool *pool, const char *edtf, enum language lang)
{
    struct edtf date;
    if (!edtf_parse(edtf, strlen(edtf), &date, NULL) || date.earliest == EDTF_NEG_INF ||
        date.latest == EDTF_POS_INF) {
        return edtf;
    }
    const struct civil lo = day_to_civil(date.earliest), hi = day_to_civil(date.latest);
    const char *year = arena_printf(&pool->arena, "%lld", (long long)lo.year), *text;
    if (date.earliest == date.latest) {
        text = day_listed(pool, date.earliest, lang);
    } else if (lo.year == hi.year && lo.month == hi.month && lo.day == 1 &&
               hi.day == days_in_month(hi.year, hi.month)) {
        text = message_format(&pool->arena, lang, MSG_exercise_month,
                              month_in(lang, MSG_date_month_1, lo.month), year);
    } else if (lo.year == hi.year && lo.month == 1 && lo.day == 1 && hi.month == 12 &&
               hi.day == 31) {
        text = year;
    } else {
        text = message_format(&pool->arena, lang, MSG_exercise_some_day,
                              day_listed(pool, date.earliest, lang),
                              day_listed(pool, date.latest, lang));
    }
    return date.qualifier ? message_format(&pool->arena, lang, MSG_exercise_uncertain, text) : text;
}

const char *story_shown(struct pool *pool, uint32_t bloc, uint32_t actor, enum language lang)
{
    const struct fact_pair *pair = facts_pair(&pool->facts.blocs[bloc], actor);
    const char *story = "";
    bool full = false;
    for (size_t i = 0; pair && i < pair->count; i++) {
        const struct fact_spell *spell = &pair->spells[i];
        full = full || spell->class == CLASS_FULL;
        story = arena_printf(
            &pool->arena, "%s%s%s, %s – %s", story, *story ? "; " : "",
            status_shown(pool, spell->status, lang), date_shown(pool, spell->start, lang),
            spell->end ? date_shown(pool, spell->end, lang) : message(lang, MSG_exercise_goes_on));
    }
    return full ? story
                : arena_printf(&pool->arena, "%s%s%s", story, *story ? "; " : "",
                               message(lang, MSG_exercise_never_full));
}
