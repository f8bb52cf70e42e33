#include "finding.h"

#include "message_tables.h"
#include "sort.h"
#include "text.h"
#include "wording.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A finding quotes what the records say, and a field can be a megabyte. */
enum { TEXT_MAX = 1000 };

void findings_init(struct findings *findings)
{
    *findings = (struct findings){0};
}

void findings_release(struct findings *findings)
{
    arena_release(&findings->arena);
    free(findings->list);
    *findings = (struct findings){0};
}

/* The start of the code point that holds the byte at `at`. */
static size_t boundary(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

void findings_add(struct findings *findings, const char *rule, struct place place,
                  const char *format, ...)
{
    const struct finding_rule *about = finding_rule(rule);
    assert(about); /* every rule that is found broken has a row in rules.c */
    const enum severity severity = about ? about->severity : SEVERITY_ERROR;
    static const char ELLIPSIS[] = "\xE2\x80\xA6";
    char text[TEXT_MAX + sizeof ELLIPSIS];
    va_list arguments;

    va_start(arguments, format);
    const int wanted = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    assert(wanted >= 0);

    size_t size = wanted < 0 ? 0 : (size_t)wanted;
    if (size > TEXT_MAX) {
        size = boundary(text, TEXT_MAX);
        memcpy(text + size, ELLIPSIS, sizeof ELLIPSIS);
        size += sizeof ELLIPSIS - 1;
    }
    size = text_clean(text, size);

    findings->list =
        heap_grow(findings->list, &findings->capacity, findings->count + 1, sizeof *findings->list);
    findings->list[findings->count++] =
        (struct finding){.place = place,
                         .severity = severity,
                         .rule = rule,
                         .text = arena_text(&findings->arena, text, size),
                         .readings = findings->reading};
    findings->errors += severity == SEVERITY_ERROR;
}

void findings_say(struct findings *findings, const char *rule, struct place place, int message)
{
    findings_say_texts(findings, rule, place, message, NULL, 0);
}

/* One byte more than a finding shows, so that it is seen that it was cut. */
static void say(struct findings *findings, const char *rule, struct place place, const char *text,
                const char *const *arguments, size_t count)
{
    char worded[TEXT_MAX + 2];
    wording_write(worded, sizeof worded, text, arguments, count);
    findings_add(findings, rule, place, "%s", worded);
}

void findings_say_texts(struct findings *findings, const char *rule, struct place place,
                        int message, const char *const *arguments, size_t count)
{
    assert(count >= message_places[message]);
    say(findings, rule, place, wording_text(findings->language, message), arguments, count);
}

void findings_say_number_texts(struct findings *findings, const char *rule, struct place place,
                               int message, uint64_t number, const char *const *arguments,
                               size_t count)
{
    enum { ARGUMENTS_MAX = 8 };
    const char *all[ARGUMENTS_MAX] = {NUMBER_TEXT(number)};
    assert(count < ARGUMENTS_MAX && count + 1 >= message_places[message]);
    for (size_t i = 0; i < count; i++) {
        all[i + 1] = arguments[i];
    }
    say(findings, rule, place, wording_form(findings->language, message, number), all, count + 1);
}

/* qsort is not stable: what is equal is distinguished by where it stood before. */
struct numbered {
    struct finding finding;
    size_t number;
};

static int compare_number(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_place(const struct place *a, const struct place *b)
{
    int order = compare_number(a->file, b->file);
    if (order == 0) {
        order = compare_number(a->line, b->line);
    }
    if (order == 0) {
        order = compare_number(a->column, b->column);
    }
    if (order == 0) {
        order = compare_number(a->field, b->field);
    }
    return order == 0 ? compare_number(a->offset, b->offset) : order;
}

static int compare_shown(const void *left, const void *right)
{
    const struct numbered *a = left;
    const struct numbered *b = right;
    const int order = compare_place(&a->finding.place, &b->finding.place);
    return order == 0 ? compare_number(a->number, b->number) : order;
}

static int compare_same(const void *left, const void *right)
{
    const struct numbered *a = left;
    const struct numbered *b = right;
    int order = compare_place(&a->finding.place, &b->finding.place);
    if (order == 0) {
        order = strcmp(a->finding.text, b->finding.text);
    }
    if (order == 0) {
        order = strcmp(a->finding.rule, b->finding.rule);
    }
    return order == 0 ? compare_number(a->number, b->number) : order;
}

static bool is_repetition(const struct finding *a, const struct finding *b)
{
    return compare_place(&a->place, &b->place) == 0 && strcmp(a->rule, b->rule) == 0 &&
           strcmp(a->text, b->text) == 0;
}

/* Lets `kept` speak for `dropped` too. The same reading may find a thing twice. */
static void join_readings(struct arena *arena, struct finding *kept, const struct finding *dropped)
{
    if (kept->readings && dropped->readings && !strstr(kept->readings, dropped->readings)) {
        kept->readings = arena_printf(arena, "%s, %s", kept->readings, dropped->readings);
    }
}

void findings_sort(struct findings *findings)
{
    if (findings->count < 2) {
        return;
    }
    struct numbered *all = heap_alloc(findings->count * sizeof *all);
    for (size_t i = 0; i < findings->count; i++) {
        all[i] = (struct numbered){.finding = findings->list[i], .number = i};
    }
    /* First side by side what is the same, whatever was said between; then as it is shown. */
    sort_list(all, findings->count, sizeof *all, compare_same);
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++) {
        if (kept > 0 && is_repetition(&all[kept - 1].finding, &all[i].finding)) {
            join_readings(&findings->arena, &all[kept - 1].finding, &all[i].finding);
            continue;
        }
        all[kept++] = all[i];
    }
    sort_list(all, kept, sizeof *all, compare_shown);

    findings->count = kept;
    findings->errors = 0;
    for (size_t i = 0; i < kept; i++) {
        findings->list[i] = all[i].finding;
        findings->errors += all[i].finding.severity == SEVERITY_ERROR;
    }
    free(all);
}
