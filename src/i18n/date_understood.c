#include "date_understood.h"

#include "edtf.h"
#include "text.h"
#include "today.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Whether the number at `digits` (`size` of them) is one of those in `text`; X stands for any
 * digit, as in 199X. */
static bool has_number(const char *text, const char *digits, size_t size)
{
    while (size > 1 && *digits == '0') {
        digits++;
        size--;
    }
    for (const char *at = text; *at;) {
        if (!is_digit(*at)) {
            at++;
            continue;
        }
        size_t length = strspn(at, "0123456789X");
        const char *next = at + length;
        while (length > 1 && *at == '0') {
            at++;
            length--;
        }
        bool same = length == size;
        for (size_t i = 0; same && i < size; i++) {
            same = at[i] == digits[i] || at[i] == 'X';
        }
        if (same) {
            return true;
        }
        at = next;
    }
    return false;
}

/* Whether no number of the text got lost: a day 30 of February has no meaning. */
static bool keeps_numbers(const char *text, const char *meant)
{
    for (const char *at = text; *at;) {
        const size_t size = strspn(at, "0123456789");
        if (size && !has_number(meant, at, size)) {
            return false;
        }
        at += size ? size : 1;
    }
    return true;
}

/* Whether the words of a text that was taken for a bare year say no more than that it is one: "end
 * of 1991" is not 1991. */
static bool is_bare_year(struct arena *arena, const char *text, const char *meant)
{
    static const char known[] = " in year the г год года году в жыл жылы жылғы жылда ж ";
    if (strlen(meant) != 4 || strspn(meant, "0123456789") != 4) {
        return true;
    }
    const char *folded = text_fold(arena, text, strlen(text));
    for (const char *at = folded; at && *at;) {
        const size_t between = strspn(at, " 0123456789.,-");
        const size_t size = strcspn(at + between, " 0123456789.,-");
        const char *word = arena_printf(arena, " %.*s ", (int)size, at + between);
        if (size && !strstr(known, word)) {
            return false;
        }
        at += between + size;
    }
    return folded != NULL;
}

/* The day so many days after today. */
static const char *today_text(struct arena *arena, int64_t after)
{
    char day[TODAY_SIZE], text[EDTF_DAY_SIZE];
    struct edtf date;
    today(day);
    if (!edtf_parse(day, strlen(day), &date, NULL)) {
        return NULL;
    }
    const size_t size = edtf_format_day(date.earliest + after, text);
    return arena_text(arena, text, size);
}

const char *date_understood(struct arena *arena, const char *text)
{
    static const char now[] = " today now сегодня сейчас бүгін қазір ";
    static const char before[] = " yesterday вчера кеше ";
    struct edtf date;
    struct edtf_error error;
    if (edtf_parse(text, strlen(text), &date, &error)) {
        return NULL;
    }
    const char *folded = text_fold(arena, text, strlen(text));
    if (folded && *folded && !strchr(folded, ' ')) {
        const char *word = arena_printf(arena, " %s ", folded);
        if (strstr(now, word) || strstr(before, word)) {
            return today_text(arena, strstr(now, word) ? 0 : -1);
        }
    }
    const char *meant = error.suggestion;
    if (!*meant || *meant == '[' || *meant == '{' || strstr(meant, "..") ||
        strcmp(error.message, "interval ends before it starts") == 0 ||
        !keeps_numbers(text, meant) || !is_bare_year(arena, text, meant)) {
        return NULL;
    }
    return arena_text(arena, meant, strlen(meant));
}

/* The words for an edge of a year or a month, and those beside them that say no more. */
static const char ends[] = " end конец конце концу соңы соңында соңына соңынан ";
static const char starts[] = " start beginning начало начале началу басы басында басына ";
static const char beside[] = " at the of in by в к на жылдың ";

const char *date_asked(struct arena *arena, const char *text)
{
    const char *meant = date_understood(arena, text);
    const char *folded = meant ? NULL : text_fold(arena, text, strlen(text));
    const char *rest = "";
    int edges = 0;
    bool end = false;
    for (const char *at = folded; at && *at;) {
        const size_t size = strcspn(at, " ");
        const char *word = arena_printf(arena, " %.*s ", (int)size, at);
        if (strstr(ends, word) || strstr(starts, word)) {
            end = strstr(ends, word) != NULL;
            edges++;
        } else if (size && !strstr(beside, word)) {
            rest = arena_printf(arena, "%s%s%.*s", rest, *rest ? " " : "", (int)size, at);
        }
        at += size;
        at += strspn(at, " ");
    }
    if (edges != 1) {
        return meant;
    }
    const char *understood = date_understood(arena, rest);
    struct edtf date;
    rest = understood ? understood : rest;
    const size_t size = strlen(rest);
    if (strspn(rest, "0123456789-") != size || (size != 4 && size != 7) ||
        !edtf_parse(rest, size, &date, NULL)) {
        return NULL;
    }
    char day[EDTF_DAY_SIZE];
    return arena_text(arena, day, edtf_format_day(end ? date.latest : date.earliest, day));
}
