#include "card.h"

#include "date_phrases.h"
#include "day.h"
#include "lines.h"
#include "messages.h"
#include "store_records.h"
#include "text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Rows of a card: `  CIS        ···█████████  1992-04-01 – 1994-02-09`. */

enum { LABEL_MOST = 26, BAR_MOST = 36, BAR_LEAST = 12, DATES = 27, ROWS_MOST = 40 };

struct bars {
    int64_t lo, hi; /* the days that they show */
    size_t columns;
    size_t label; /* columns of the labels */
};

static size_t width_of(const char *text)
{
    return text_width(text, strlen(text));
}

static bool lays_bars(struct card *card, struct bars *bars)
{
    bool any = false;
    *bars = (struct bars){.lo = EDTF_POS_INF, .hi = card->question->when.latest, .label = 8};
    for (size_t i = 0; i < card->count; i++) {
        const struct card_spell *spell = &card->list[i];
        const size_t width = width_of(spell->label);
        if (!spell->full) {
            continue;
        }
        any = true;
        bars->label = width > bars->label && width <= LABEL_MOST ? width : bars->label;
        if (spell->bounds.start_lo != EDTF_NEG_INF && spell->bounds.start_lo < bars->lo) {
            bars->lo = spell->bounds.start_lo;
        }
    }
    const size_t others = 2 + bars->label + 1 + 2 + DATES;
    const size_t room = card->question->width > others ? card->question->width - others : 0;
    bars->columns = room > BAR_MOST ? BAR_MOST : room;
    if (bars->lo >= bars->hi || bars->columns < BAR_LEAST || bars->hi == EDTF_POS_INF) {
        bars->columns = 0;
    }
    return any;
}

/* The first day of a column. */
static int64_t column_day(const struct bars *bars, size_t column)
{
    const double share = (double)column / (double)bars->columns;
    return bars->lo + (int64_t)((double)(bars->hi - bars->lo + 1) * share);
}

/* The signs of a card: of a bar, between dates, between commands. */
struct signs {
    const char *certain, *vague, *none, *goes_on, *dash, *dot;
};
static const struct signs unicode_signs = {"█", "▒", "·", "▶", "–", "·"};
static const struct signs ascii_signs = {"#", "?", ".", ">", "-", "-"};

static const struct signs *signs_of(const struct card *card)
{
    return card->question->ascii ? &ascii_signs : &unicode_signs;
}

static const char *bar(struct arena *arena, const struct signs *signs, const struct bars *bars,
                       const struct bounds *bounds)
{
    char *text = arena_alloc(arena, bars->columns * 3 + 8);
    char *at = text;
    for (size_t i = 0; i < bars->columns; i++) {
        const int64_t lo = column_day(bars, i), hi = column_day(bars, i + 1) - 1;
        const bool certain =
            bounds->start_hi <= hi && bounds->end_lo > lo && bounds->start_hi < bounds->end_lo;
        const bool possible = bounds->start_lo <= hi && bounds->end_hi > lo;
        const char *sign = certain ? signs->certain : possible ? signs->vague : signs->none;
        at += strlen(strcpy(at, sign));
    }
    if (bars->columns) {
        strcpy(at, bounds->end_hi > bars->hi ? signs->goes_on : " ");
    } else {
        *at = '\0';
    }
    return text;
}

/* Years above the bars: as many as there is room for. */
static const char *axis(struct arena *arena, const struct bars *bars)
{
    char *text = arena_alloc(arena, bars->columns + 16);
    size_t used = 0, next = 0;
    for (size_t i = 0; i + 4 <= bars->columns; i++) {
        const int64_t first = day_to_civil(column_day(bars, i)).year;
        const int64_t last = day_to_civil(column_day(bars, i + 1) - 1).year;
        const int64_t year = i == 0 ? first : last - last % 10; /* the decade that begins in it */
        if (i >= next && year >= first && first >= 0 && last <= 9999) {
            char digits[16];
            snprintf(digits, sizeof digits, "%04" PRId64, year);
            memset(text + used, ' ', i - used);
            memcpy(text + i, digits, 4);
            used = i + 4;
            next = used + 4;
        }
    }
    text[used] = '\0';
    return text;
}

/* A set of possible days is said by its years: "1994..2023?". Other dates are as given. */
static const char *vague(struct arena *arena, const char *text, int64_t lo, int64_t hi)
{
    char first[EDTF_DAY_SIZE], last[EDTF_DAY_SIZE];
    if (text[0] != '[' || lo == EDTF_NEG_INF || hi == EDTF_POS_INF) {
        return text;
    }
    edtf_format_day(lo, first);
    edtf_format_day(hi, last);
    return strncmp(first, last, 4) == 0 ? arena_printf(arena, "%.4s?", first)
                                        : arena_printf(arena, "%.4s..%.4s?", first, last);
}

static const char *dates(struct arena *arena, const struct signs *signs,
                         const struct card_spell *spell)
{
    const struct bounds *bounds = &spell->bounds;
    const char *start = vague(arena, spell->start, bounds->start_lo, bounds->start_hi);
    return spell->end ? arena_printf(arena, "%s %s %s", start, signs->dash,
                                     vague(arena, spell->end, bounds->end_lo, bounds->end_hi))
                      : start;
}

static bool add_rows(struct card *card, struct lines *lines, const struct bars *bars,
                     struct fault *fault)
{
    struct arena *arena = &lines->arena;
    size_t shown = 0, left = 0;
    bool done =
        !bars->columns ||
        lines_add(lines, arena_printf(arena, "  %*s %s", (int)bars->label, "", axis(arena, bars)),
                  fault);
    for (size_t i = 0; done && i < card->count; i++) {
        const struct card_spell *spell = &card->list[i];
        if (!spell->full) {
            continue;
        }
        if (shown++ >= ROWS_MOST) {
            left++;
            continue;
        }
        const size_t width = width_of(spell->label);
        if (width > bars->label) { /* a long name has a line of its own */
            done = lines_add(lines, arena_printf(arena, "  %s", spell->label), fault);
        }
        const char *label = width > bars->label ? "" : spell->label;
        done = done && lines_add(lines,
                                 arena_printf(arena, "  %s%*s %s  %s", label,
                                              (int)(bars->label - width_of(label)), "",
                                              bar(arena, signs_of(card), bars, &spell->bounds),
                                              dates(arena, signs_of(card), spell)),
                                 fault);
    }
    if (done && left) {
        done = lines_wrap(
            lines,
            message_plural(arena, card->question->lang, MSG_card_more, left, &card->subject.id, 1),
            2, true, fault);
    }
    return done;
}

/* "observer: EAEU (2020-12-11); suspended: CSTO (2012-06-28 – 2012-12-19)". */
static bool others_text(struct card *card, struct lines *lines, const char **text,
                        struct fault *fault)
{
    *text = "";
    for (size_t i = 0; i < card->count; i++) {
        const struct card_spell *first = &card->list[i];
        bool earlier = first->full || first->none;
        for (size_t k = 0; k < i && !earlier; k++) {
            earlier = !card->list[k].none && strcmp(card->list[k].status, first->status) == 0;
        }
        if (earlier) {
            continue;
        }
        const char *name, *list = "";
        if (!store_status_name(card->question->store, first->status, card->question->lang,
                               &lines->arena, &name, fault)) {
            return false;
        }
        size_t count = 0;
        for (size_t k = i; k < card->count; k++) {
            const struct card_spell *spell = &card->list[k];
            if (strcmp(spell->status, first->status) == 0 && count++ < 6) {
                list = arena_printf(&lines->arena, "%s%s%s (%s)", list, *list ? ", " : "",
                                    spell->label, dates(&lines->arena, signs_of(card), spell));
            }
        }
        *text = arena_printf(&lines->arena, "%s%s%s: %s%s", *text, **text ? "; " : "", name, list,
                             count > 6 ? arena_printf(&lines->arena, ", +%zu", count - 6) : "");
    }
    return true;
}

static const char *summary(struct card *card, struct lines *lines)
{
    const struct question *question = card->question;
    const bool of_bloc = card->subject.of == PARTY_BLOC;
    struct arena *arena = &lines->arena;
    const char *day = date_day_words(arena, question->when.latest, question->lang);
    const char *const standing[] = {day, arena_printf(arena, "%zu", card->past)};
    const char *const disputed[] = {arena_printf(arena, "%lld", (long long)card->disputed)};
    const bool agree = card->disputed == 0;
    const enum message events = of_bloc
                                    ? (agree ? MSG_card_bloc_events_agree : MSG_card_bloc_events)
                                    : (agree ? MSG_card_events_agree : MSG_card_events);
    return arena_printf(
        arena, "%s %s",
        message_plural(arena, question->lang, of_bloc ? MSG_card_members : MSG_card_blocs,
                       card->now, standing, 2),
        message_plural(arena, question->lang, events, (uint64_t)card->events, disputed, 1));
}

/* Adds a command to the line; one that does not fit begins the next line, whole. */
static bool add_next(struct lines *lines, const struct signs *signs, const char **line,
                     const char *command, struct fault *fault)
{
    enum { INDENT = 6 };
    const char *longer = arena_printf(&lines->arena, "%s blocline %s", *line, command);
    if (strstr(*line, "blocline")) {
        longer = arena_printf(&lines->arena, "%s %s blocline %s", *line, signs->dot, command);
        if (width_of(longer) > lines->width) {
            const bool done =
                lines_add(lines, arena_printf(&lines->arena, "%s %s", *line, signs->dot), fault);
            *line = arena_printf(&lines->arena, "%*sblocline %s", INDENT, "", command);
            return done;
        }
    }
    *line = longer;
    return true;
}

static bool write_next(struct card *card, struct lines *lines, struct fault *fault)
{
    const char *id = card->subject.id;
    const char *other = NULL;
    for (size_t i = 0; i < card->count; i++) { /* the last to come, of which there is a reason */
        other = card->list[i].full ? card->list[i].id : other;
    }
    const struct signs *signs = signs_of(card);
    struct arena *arena = &lines->arena;
    const bool of_bloc = card->subject.of == PARTY_BLOC;
    const char *line = message(card->question->lang, MSG_card_next);
    bool done = add_next(lines, signs, &line, arena_printf(arena, "history %s", id), fault);
    if (done && other) {
        done = add_next(lines, signs, &line,
                        of_bloc ? arena_printf(arena, "why %s %s", id, other)
                                : arena_printf(arena, "why %s %s", other, id),
                        fault);
    }
    if (done && card->events) {
        done = add_next(lines, signs, &line, arena_printf(arena, "chronology %s", id), fault);
    }
    if (done && of_bloc) {
        done = add_next(lines, signs, &line, arena_printf(arena, "lineage %s", id), fault);
    }
    return done && lines_add(lines, line, fault);
}

bool card_lines(struct card *card, struct table_sink *sink, struct fault *fault)
{
    const enum language lang = card->question->lang;
    struct lines lines;
    struct bars bars;
    const char *others = "";
    bool done =
        lines_begin(&lines, card->question, sink, fault) &&
        lines_wrap(&lines,
                   arena_printf(&lines.arena, "%s (%s)", card->subject.label, card->subject.id), 0,
                   false, fault) &&
        lines_wrap(&lines, summary(card, &lines), 0, false, fault) &&
        others_text(card, &lines, &others, fault);
    if (done && lays_bars(card, &bars)) {
        done = lines_add(&lines, "", fault) && add_rows(card, &lines, &bars, fault);
    }
    if (done && *others) {
        done = lines_add(&lines, "", fault) &&
               lines_wrap(&lines, message_format(&lines.arena, lang, MSG_card_also, others), 2,
                          true, fault);
    }
    done = done && lines_add(&lines, "", fault) && write_next(card, &lines, fault);
    return lines_end(&lines, done, fault);
}
