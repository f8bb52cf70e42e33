#include "date_words.h"

#include "date_phrases.h"
#include "messages.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* Runs of days that are walked to count them: more than a mask has (31 days of each of 12 months of
 * 10,000 years come as at most 120,000), but not what 64 masks in a set can have. */
enum { RUNS_MAX = 200000, CERTAIN_SHOWN = 6 };

void date_lines_add(struct date_lines *lines, const char *label, const char *words)
{
    lines->list = heap_grow(lines->list, &lines->capacity, lines->count + 1, sizeof *lines->list);
    lines->list[lines->count++] = (struct date_line){label, words};
}

/* A piece of a value's text. */
struct piece {
    const char *text;
    size_t size;
};

static bool piece_ends(struct piece piece, const char *with)
{
    const size_t size = strlen(with);
    return piece.size >= size && memcmp(piece.text + piece.size - size, with, size) == 0;
}

/* Reads the date in a piece. It was read as a part of the whole before, so it is one. */
static void piece_read(struct piece piece, struct edtf *date)
{
    const bool done = edtf_parse(piece.text, piece.size, date, NULL);
    assert(done);
    (void)done;
}

static const char *piece_words(struct arena *arena, struct piece piece, enum language lang)
{
    struct edtf date;
    piece_read(piece, &date);
    return date_part_words(arena, piece.text, piece.size, &date, lang);
}

/* Where `..` is in a piece; its size if there is none. */
static size_t dots_in(struct piece piece)
{
    for (size_t i = 0; i + 1 < piece.size; i++) {
        if (piece.text[i] == '.' && piece.text[i + 1] == '.') {
            return i;
        }
    }
    return piece.size;
}

static const char *day_phrase(struct arena *arena, enum message phrase, int64_t day,
                              const char *each, enum language lang)
{
    return message_format(arena, lang, phrase, date_day_words(arena, day, lang), each);
}

/* An end of an interval. */
static const char *end_words(struct arena *arena, struct piece piece, const struct edtf_side *side,
                             enum language lang)
{
    switch (side->end) {
    case EDTF_END_OPEN:
        return message(lang, MSG_date_open);
    case EDTF_END_UNKNOWN:
        return message(lang, MSG_date_unknown);
    case EDTF_END_BOUNDED: {
        struct edtf date;
        const bool since = piece_ends(piece, "..");
        piece_read((struct piece){piece.text + (since ? 0 : 2), piece.size - 2}, &date);
        return since ? day_phrase(arena, MSG_date_some_day_since, date.earliest, NULL, lang)
                     : day_phrase(arena, MSG_date_some_day_until, date.latest, NULL, lang);
    }
    default:
        return piece_words(arena, piece, lang);
    }
}

/* What a range in a set has some day of: {1990..1992} of each year, {1990-01-01..1990-01-09} is
 * each day itself. NULL for days. */
static const char *each_of(const struct edtf_side *side, enum language lang)
{
    switch (side->precision) {
    case EDTF_YEAR:
        return message(lang, MSG_date_of_year);
    case EDTF_SEASON:
        return message(lang, MSG_date_of_season);
    case EDTF_MONTH:
        return message(lang, MSG_date_of_month);
    default:
        return side->masked ? message(lang, MSG_date_of_month) : NULL;
    }
}

static const char *member_words(struct arena *arena, struct piece member, bool all,
                                enum language lang)
{
    struct edtf first, last;
    const size_t dots = dots_in(member);
    if (dots == member.size) {
        return piece_words(arena, member, lang);
    }
    const bool until = dots == 0, since = dots + 2 == member.size;
    const struct piece head = {member.text, dots};
    const struct piece tail = {member.text + dots + 2, member.size - dots - 2};
    piece_read(until ? tail : head, &first);
    const char *each = all ? each_of(&first.start, lang) : NULL;
    if (until) {
        const enum message phrase = !all   ? MSG_date_some_day_until
                                    : each ? MSG_date_each_until
                                           : MSG_date_every_day_until;
        return day_phrase(arena, phrase, first.latest, each, lang);
    }
    if (since) {
        const enum message phrase = !all   ? MSG_date_some_day_since
                                    : each ? MSG_date_each_since
                                           : MSG_date_every_day_since;
        return day_phrase(arena, phrase, first.earliest, each, lang);
    }
    const enum message phrase = !all   ? MSG_date_some_day_from_to
                                : each ? MSG_date_each_from_to
                                       : MSG_date_every_day_from_to;
    piece_read(tail, &last);
    return message_format(arena, lang, phrase, date_day_words(arena, first.earliest, lang),
                          date_day_words(arena, last.latest, lang), each);
}

/* A set of one member is said as that: `[1990..1995]` is some day between. */
static void add_members(struct arena *arena, struct piece set, bool all, enum language lang,
                        struct date_lines *lines)
{
    const char *at = set.text + 1, *const end = set.text + set.size - 1;
    if (!memchr(at, ',', set.size - 2)) {
        const struct piece only = {at, set.size - 2};
        date_lines_add(lines, "", member_words(arena, only, all, lang));
        return;
    }
    date_lines_add(lines, "", message(lang, all ? MSG_date_all_of : MSG_date_one_of));
    while (at < end) {
        const char *comma = memchr(at, ',', (size_t)(end - at));
        const struct piece member = {at, (size_t)((comma ? comma : end) - at)};
        const char *words = member_words(arena, member, all, lang);
        date_lines_add(lines, "", arena_printf(arena, "- %s", words));
        at += member.size + 1;
    }
}

/* How many days there are, or 0 if they have no end or are too many pieces to count; whether there
 * are gaps between them. */
static int64_t count_days(const struct edtf *value, bool *gaps)
{
    int64_t count = 0, from = EDTF_NEG_INF, lo, hi;
    *gaps = false;
    if (value->earliest == EDTF_NEG_INF || value->latest == EDTF_POS_INF) {
        return 0;
    }
    for (int runs = 0; edtf_next_run(value, from, &lo, &hi); runs++) {
        if (runs == RUNS_MAX) {
            return 0;
        }
        *gaps = *gaps || (runs > 0 && lo > from);
        count += hi - lo + 1;
        from = hi + 1;
        if (hi == value->latest) {
            break;
        }
    }
    return count;
}

static const char *from_to(struct arena *arena, const char *first, const char *last,
                           enum language lang)
{
    return message_format(arena, lang, MSG_date_range, first, last);
}

static void add_range(struct arena *arena, const struct edtf *value, enum language lang,
                      struct date_lines *lines)
{
    const char *unknown = message(lang, MSG_date_unknown);
    if (value->earliest == value->latest) {
        return;
    }
    const char *first =
        value->earliest_unknown ? unknown : date_day_words(arena, value->earliest, lang);
    const char *last = value->latest_unknown ? unknown : date_day_words(arena, value->latest, lang);
    const char *words = from_to(arena, first, last, lang);
    bool gaps;
    const int64_t count = count_days(value, &gaps);
    if (count > 0) {
        words = message_format(arena, lang, gaps ? MSG_date_count_fitting : MSG_date_count, words,
                               date_day_count(arena, count, lang));
    }
    date_lines_add(lines, message(lang, MSG_date_label_range), words);
}

/* One day, or days in a row with their number if they have one. */
static const char *days_words(struct arena *arena, int64_t lo, int64_t hi, enum language lang)
{
    if (lo == hi) {
        return date_day_words(arena, lo, lang);
    }
    const char *words =
        from_to(arena, date_day_words(arena, lo, lang), date_day_words(arena, hi, lang), lang);
    if (lo == EDTF_NEG_INF || hi == EDTF_POS_INF) {
        return words;
    }
    return message_format(arena, lang, MSG_date_count, words,
                          date_day_count(arena, hi - lo + 1, lang));
}

/* The members of {..} that pin their days. */
static size_t add_certain_members(struct arena *arena, const struct edtf *value, enum language lang,
                                  struct date_lines *lines)
{
    size_t count = 0;
    for (int i = 0; i < value->count; i++) {
        const struct edtf_element *element = &value->element[i];
        if (!element->each_day && element->lo != element->hi) {
            continue;
        }
        if (count++ < CERTAIN_SHOWN) {
            date_lines_add(lines, count == 1 ? message(lang, MSG_date_label_certain) : "",
                           days_words(arena, element->lo, element->hi, lang));
        }
    }
    if (count > CERTAIN_SHOWN) {
        const char *more = arena_printf(arena, "%zu", count - CERTAIN_SHOWN);
        date_lines_add(lines, "", message_format(arena, lang, MSG_date_more, more));
    }
    return count;
}

static void add_certain(struct arena *arena, const struct edtf *value, enum language lang,
                        struct date_lines *lines)
{
    const char *words = message(lang, MSG_date_no_day);
    if (value->kind == EDTF_ALL_OF && add_certain_members(arena, value, lang, lines) > 0) {
        return;
    }
    if (value->start_latest <= value->end_earliest) { /* also a date of one day */
        words = days_words(arena, value->start_latest, value->end_earliest, lang);
    }
    date_lines_add(lines, message(lang, MSG_date_label_certain), words);
}

static void add_level(struct arena *arena, const struct edtf *value, enum language lang,
                      struct date_lines *lines)
{
    char flags[EDTF_EXTENSIONS_SIZE];
    const char *level = arena_printf(arena, "%d", value->level);
    if (value->extensions) {
        edtf_format_extensions(value->extensions, flags);
        const char *names = strchr(flags, ':');
        level = message_format(arena, lang, MSG_date_beyond, level,
                               arena_text(arena, names + 1, strlen(names + 1)));
    }
    date_lines_add(lines, message(lang, MSG_date_label_level), level);
}

void date_words(struct arena *arena, const char *text, size_t size, const struct edtf *value,
                enum language lang, struct date_lines *lines)
{
    const struct piece whole = {text, size};
    switch (value->kind) {
    case EDTF_DATE:
        date_lines_add(lines, "", date_part_words(arena, text, size, value, lang));
        break;
    case EDTF_INTERVAL: {
        const char *slash = memchr(text, '/', size);
        const size_t before = (size_t)(slash - text);
        const struct piece start = {text, before}, end = {slash + 1, size - before - 1};
        date_lines_add(lines, "", message(lang, MSG_date_interval));
        date_lines_add(lines, message(lang, MSG_date_label_begins),
                       end_words(arena, start, &value->start, lang));
        date_lines_add(lines, message(lang, MSG_date_label_ends),
                       end_words(arena, end, &value->end, lang));
        break;
    }
    case EDTF_ONE_OF:
        add_members(arena, whole, false, lang, lines);
        break;
    case EDTF_ALL_OF:
        add_members(arena, whole, true, lang, lines);
        break;
    }
    add_range(arena, value, lang, lines);
    add_certain(arena, value, lang, lines);
    add_level(arena, value, lang, lines);
}
