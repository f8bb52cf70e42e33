#include "arena.h"
#include "day.h"
#include "edtf.h"
#include "intern.h"
#include "message.h"
#include "render_formats.h"
#include "render_parts.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 75 }; /* of a line without its end: RFC 5545, section 3.1 */

struct ics {
    struct table_sink sink; /* first, so that a sink is the ics it belongs to */
    FILE *out;
    struct render_options options;
    const struct column *columns;
    size_t count;
    size_t date, event, title, kind, bloc, place; /* columns; `count`: none */
    struct intern *uids;
    size_t events;  /* written so far */
    size_t line;    /* bytes in the line so far */
    size_t undated; /* rows that are not dated to a day */
    size_t early;   /* rows before the year 1, */
    size_t late;    /* and after 9998: a calendar has years of four digits */
};

/* ---- Content lines (RFC 5545, section 3.1) ---- */

/* Long lines go on after a line end and a space, never within a character. */
static void put(struct ics *ics, const char *bytes, size_t size)
{
    while (size > 0) {
        size_t character = 1;
        while (character < size && ((unsigned char)bytes[character] & 0xC0) == 0x80) {
            character++;
        }
        if (ics->line + character > LINE_BYTES) {
            output_text(ics->out, "\r\n ");
            ics->line = 1;
        }
        output_bytes(ics->out, bytes, character);
        ics->line += character;
        bytes += character;
        size -= character;
    }
}

static void put_text(struct ics *ics, const char *text)
{
    put(ics, text, strlen(text));
}

static void end_line(struct ics *ics)
{
    output_text(ics->out, "\r\n");
    ics->line = 0;
}

static void line(struct ics *ics, const char *text)
{
    put_text(ics, text);
    end_line(ics);
}

/* A value of type TEXT (section 3.3.11). */
static void put_escaped(struct ics *ics, const char *text, size_t size)
{
    while (size > 0) {
        enum part kind;
        const size_t length = part_next(text, size, &kind);
        for (size_t i = 0; kind == PART_TEXT && i < length; i++) {
            if (strchr("\\;,", text[i]) != NULL) {
                put_text(ics, "\\");
            }
            size_t character = 1;
            while (i + character < length && ((unsigned char)text[i + character] & 0xC0) == 0x80) {
                character++;
            }
            put(ics, text + i, character);
            i += character - 1;
        }
        if (kind != PART_TEXT) {
            put_text(ics, kind == PART_LINE ? "\\n" : " ");
        }
        text += length;
        size -= length;
    }
}

static void text_line(struct ics *ics, const char *name, const char *text, size_t size)
{
    if (size > 0) {
        put_text(ics, name);
        put_text(ics, ":");
        put_escaped(ics, text, size);
        end_line(ics);
    }
}

static void day_line(struct ics *ics, const char *name, int64_t day)
{
    const struct civil civil = day_to_civil(day);
    char text[64];
    snprintf(text, sizeof text, "%s;VALUE=DATE:%04d%02d%02d", name, (int)civil.year, civil.month,
             civil.day);
    line(ics, text);
}

/* ---- The calendar ---- */

static bool ics_begin(struct table_sink *self, const char *title, const struct column *columns,
                      size_t count, struct fault *fault)
{
    struct ics *ics = (struct ics *)self;
    size_t *const found[] = {&ics->date, &ics->event, &ics->title,
                             &ics->kind, &ics->bloc,  &ics->place};
    static const enum column_role roles[] = {ROLE_DATE, ROLE_EVENT, ROLE_TITLE,
                                             ROLE_KIND, ROLE_BLOC,  ROLE_PLACE};
    ics->columns = columns;
    ics->count = count;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        *found[i] = column_with_role(columns, count, roles[i]);
    }
    if (ics->date == count || ics->event == count || ics->title == count) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_ics);
    }
    const char *name = title != NULL && title[0] != '\0' ? title : "blocline";
    line(ics, "BEGIN:VCALENDAR");
    line(ics, "VERSION:2.0");
    line(ics, "PRODID:-//blocline//blocline//EN");
    line(ics, "CALSCALE:GREGORIAN");
    text_line(ics, "X-WR-CALNAME", name, strlen(name));
    if (ics->options.provenance != NULL) {
        put_text(ics, "X-WR-CALDESC:");
        for (const struct provenance *item = ics->options.provenance; item->key; item++) {
            put_text(ics, item == ics->options.provenance ? "" : "\\n");
            put_text(ics, item->key);
            put_text(ics, ": ");
            put_escaped(ics, item->value, strlen(item->value));
        }
        end_line(ics);
    }
    return output_check(ics->out, fault);
}

static bool is_day(const struct edtf_side *side)
{
    return side->end == EDTF_END_DATE && side->earliest == side->latest;
}

/* The days of an event that a calendar can show; counts the events that it cannot. */
static bool days_of(struct ics *ics, const struct cell *cell, int64_t *first, int64_t *last,
                    bool *qualified)
{
    struct edtf date;
    if (cell->size == 0 || !edtf_parse(cell->text, cell->size, &date, NULL)) {
        ics->undated++;
        return false;
    }
    const bool single = date.kind == EDTF_DATE && date.earliest == date.latest;
    const bool run = date.kind == EDTF_INTERVAL && is_day(&date.start) && is_day(&date.end);
    *first = date.earliest;
    *last = date.latest;
    *qualified = date.qualifier != 0;
    const bool dated = single || run;
    const bool early = dated && day_to_civil(*first).year < 1;
    const bool late = dated && !early && day_to_civil(*last).year > 9998;
    ics->undated += !dated;
    ics->early += early;
    ics->late += late;
    return dated && !early && !late;
}

/* The same event keeps its identifier from export to export, so that a calendar that has it is
 * brought up to date and not doubled. A second account of it, as --source may show, has a number
 * after it that no other event of the calendar has: a colon is in no id. */
static void write_uid(struct ics *ics, const struct cell *event)
{
    char tail[48] = "@blocline";
    ics->events++;
    const uint32_t known = intern_count(ics->uids);
    if (intern_put(ics->uids, event->text, event->size) < known) {
        snprintf(tail, sizeof tail, ":%zu@blocline", ics->events);
    }
    put_text(ics, "UID:");
    put_escaped(ics, event->text, event->size);
    line(ics, tail);
}

static void write_stamp(struct ics *ics)
{
    int64_t day = 0;
    const char *as_of = ics->options.as_of != NULL ? ics->options.as_of : "";
    cell_last_day(&(struct cell){as_of, strlen(as_of)}, NULL, &day);
    const struct civil civil = day_to_civil(day);
    char text[48];
    snprintf(text, sizeof text, "DTSTAMP:%04d%02d%02dT000000Z", (int)civil.year, civil.month,
             civil.day);
    line(ics, text);
}

/* All the cells with their headings, for who opens the event. */
static void write_description(struct ics *ics, const struct cell *cells)
{
    bool some = false;
    put_text(ics, "DESCRIPTION:");
    for (size_t i = 0; i < ics->count; i++) {
        if (i == ics->title || cells[i].size == 0) {
            continue;
        }
        const char *name = column_heading(&ics->columns[i], ics->options.lang);
        name = name != NULL ? name : ics->columns[i].name;
        put_text(ics, some ? "\\n" : "");
        put_escaped(ics, name, strlen(name));
        put_text(ics, ": ");
        put_escaped(ics, cells[i].text, cells[i].size);
        some = true;
    }
    end_line(ics);
}

static void write_categories(struct ics *ics, const struct cell *cells)
{
    const size_t columns[] = {ics->kind, ics->bloc};
    bool some = false;
    for (size_t i = 0; i < 2; i++) {
        if (columns[i] < ics->count && cells[columns[i]].size > 0) {
            put_text(ics, some ? "," : "CATEGORIES:");
            put_escaped(ics, cells[columns[i]].text, cells[columns[i]].size);
            some = true;
        }
    }
    if (some) {
        end_line(ics);
    }
}

/* A day that a year lacks is passed over in it (section 3.3.10), so what began on a 29 February is
 * remembered on the last day of February. */
static void repeat_yearly(struct ics *ics, int64_t first)
{
    const struct civil civil = day_to_civil(first);
    line(ics, civil.month == 2 && civil.day == 29 ? "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
                                                  : "RRULE:FREQ=YEARLY");
}

static bool ics_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct ics *ics = (struct ics *)self;
    int64_t first, last;
    bool qualified;
    if (!days_of(ics, &cells[ics->date], &first, &last, &qualified)) {
        return true;
    }
    line(ics, "BEGIN:VEVENT");
    write_uid(ics, &cells[ics->event]);
    write_stamp(ics);
    day_line(ics, "DTSTART", first);
    day_line(ics, "DTEND", last + 1); /* the day after the last: section 3.6.1 */
    if (last - first < 365) { /* else the anniversary would begin before the event has ended */
        repeat_yearly(ics, first);
    }
    put_text(ics, "SUMMARY;LANGUAGE=");
    put_text(ics, language_code(ics->options.lang));
    char year[32];
    snprintf(year, sizeof year, " (%lld)", (long long)day_to_civil(first).year);
    put_text(ics, ":");
    put_escaped(ics, cells[ics->title].text, cells[ics->title].size);
    put_text(ics, year); /* as an anniversary it stands in other years */
    end_line(ics);
    write_description(ics, cells);
    write_categories(ics, cells);
    if (ics->place < ics->count) {
        text_line(ics, "LOCATION", cells[ics->place].text, cells[ics->place].size);
    }
    line(ics, qualified ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
    line(ics, "TRANSP:TRANSPARENT");
    line(ics, "END:VEVENT");
    return output_check(ics->out, fault);
}

static void say_left_out(const struct ics *ics)
{
    const struct {
        size_t count;
        enum message reason;
    } reasons[] = {
        {ics->undated, MSG_note_ics_undated},
        {ics->early, MSG_note_ics_early},
        {ics->late, MSG_note_ics_late},
    };
    const enum language lang = ics->options.lang;
    struct arena arena = {0};
    const char *list = "";
    size_t sum = 0;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        const size_t count = reasons[i].count;
        if (count > 0) {
            list = arena_printf(&arena, "%s%s%s", list, *list ? ", " : "",
                                message_plural(&arena, lang, reasons[i].reason, count, NULL, 0));
            sum += count;
        }
    }
    if (sum > 0 && ics->options.say != NULL) {
        ics->options.say(ics->options.say_context,
                         message_plural(&arena, lang, MSG_note_ics_left_out, sum, &list, 1));
    }
    arena_release(&arena);
}

static bool ics_end(struct table_sink *self, struct fault *fault)
{
    struct ics *ics = (struct ics *)self;
    line(ics, "END:VCALENDAR");
    say_left_out(ics);
    return output_finish(ics->out, fault);
}

struct table_sink *ics_open(FILE *out, const struct render_options *options)
{
    struct ics *ics = heap_alloc(sizeof *ics);
    *ics = (struct ics){
        .sink = {.begin = ics_begin, .row = ics_row, .end = ics_end},
        .out = out,
        .options = *options,
        .uids = intern_new(),
    };
    return &ics->sink;
}

void ics_release(struct table_sink *sink)
{
    struct ics *ics = (struct ics *)sink;
    if (ics == NULL) {
        return;
    }
    intern_free(ics->uids);
    free(ics);
}
