#include "screen.h"

#include "platform.h"
#include "render_formats.h"
#include "render_parts.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const struct screen_signs unicode_signs = {"✓", "=", "✗", "→", " · ", "–",   "█",
                                                  "░", "▒", "·", "▶", "├─ ", "└─ ", "│  "};
static const struct screen_signs ascii_signs = {"+", "=", "x", "->", " - ", "-",   "#",
                                                "=", "?", ".", ">",  "|- ", "`- ", "|  "};

enum { WIDTH = 80 };

static const struct screen_layout *const layouts[] = {
    &screen_compare_layout, &screen_history_layout,       &screen_standings_layout,
    &screen_why_layout,     &screen_changes_layout,       &screen_lineage_layout,
    &screen_list_layout, &screen_events_layout,  &screen_disagreements_layout, &screen_find_layout,
    &screen_record_layout,  &screen_lines_layout};

/* Whether `subject` is a word of the list. */
static bool is_listed(const char *list, const char *subject)
{
    const size_t size = subject ? strlen(subject) : 0;
    for (const char *at = list; size > 0 && (at = strstr(at, subject)) != NULL; at += size) {
        if ((at == list || at[-1] == ' ') && (at[size] == ' ' || !at[size])) {
            return true;
        }
    }
    return false;
}

static bool fits(const struct screen *screen, const struct screen_layout *layout)
{
    bool all = !layout->subjects || is_listed(layout->subjects, screen->options.subject);
    for (const enum column_role *role = layout->roles; all && *role != ROLE_NONE; role++) {
        all = column_with_role(screen->columns, screen->count, *role) < screen->count;
    }
    return all;
}

static bool screen_begin(struct table_sink *self, const char *title, const struct column *columns,
                         size_t count, struct fault *fault)
{
    struct screen *screen = (struct screen *)self;
    screen->columns = columns;
    screen->count = count;
    screen->title = title ? heap_text(title) : NULL;
    /* Plain days are for programs: no layout has a place for them, but columns have. */
    const bool plain = column_with_role(columns, count, ROLE_BOUND) < count;
    for (size_t i = 0; !plain && i < sizeof layouts / sizeof *layouts && !screen->layout; i++) {
        screen->layout = fits(screen, layouts[i]) ? layouts[i] : NULL;
    }
    if (screen->layout) {
        return true;
    }
    screen->plain = columns_open(screen->out, &screen->options);
    return table_begin(screen->plain, NULL, columns, count, fault);
}

/* The text made fit to be shown on one line. */
static const char *clean(struct screen *screen, const struct cell *cell)
{
    if (cell->size == 0) {
        return "";
    }
    char *text = arena_text(&screen->arena, cell->text, cell->size);
    text[text_clean(text, cell->size)] = '\0';
    return text;
}

static bool screen_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct screen *screen = (struct screen *)self;
    if (screen->plain) {
        return table_row(screen->plain, cells, fault);
    }
    const char **row = arena_alloc(&screen->arena, (screen->count + 1) * sizeof *row);
    for (size_t i = 0; i < screen->count; i++) {
        row[i] = clean(screen, &cells[i]);
    }
    screen->rows =
        heap_grow(screen->rows, &screen->capacity, screen->row_count + 1, sizeof *screen->rows);
    screen->rows[screen->row_count++] = row;
    return true;
}

static void write_also(struct screen *screen)
{
    for (size_t i = 0; i < screen->words->also_count; i++) {
        screen_blank(screen);
        screen_paragraph(screen, 0, 0, STYLE_PLAIN, screen->words->also[i]);
    }
}

/* Commands to go on with, as many on a line as fit; none is broken. */
static void write_next(struct screen *screen)
{
    const struct screen_words *words = screen->words;
    const char *program = words->program ? words->program : "blocline";
    const char *line = message(screen->lang, MSG_screen_next), *dot = screen->signs->dot;
    const size_t indent = text_width(line, strlen(line)) + 1;
    bool first = true;
    if (words->next_count == 0) {
        return;
    }
    screen_blank(screen);
    for (size_t i = 0; i < words->next_count; i++) {
        const char *next = arena_printf(&screen->arena, "%s %s", program, words->next[i]);
        const size_t used = text_width(line, strlen(line));
        const size_t more = text_width(next, strlen(next)) + 3;
        if (!first && used + more + 2 > screen->width) {
            fprintf(screen->out, "%s%.*s\n", line, (int)strlen(dot) - 1,
                    dot); /* no space at the end */
            line = arena_printf(&screen->arena, "%*s%s", (int)indent, "", next);
        } else {
            line = arena_printf(&screen->arena, "%s%s%s", line, first ? " " : dot, next);
        }
        first = false;
    }
    fprintf(screen->out, "%s\n", line);
}

static void write_provenance(struct screen *screen)
{
    const struct provenance *item = screen->options.provenance;
    if (item && item->key) {
        screen_blank(screen);
    }
    for (; item && item->key; item++) {
        const char *value = clean(screen, &(struct cell){item->value, strlen(item->value)});
        const char *text = arena_printf(&screen->arena, "%s: %s", item->key, value);
        screen_paragraph(screen, 0, 2, STYLE_PLAIN, text);
    }
}

/* Any table: how many rows there are, and the rows in columns. */
static bool end_plain(struct screen *screen, struct fault *fault)
{
    const size_t rows = screen->plain->rows;
    const char *count =
        message_plural(&screen->arena, screen->lang, MSG_screen_rows, rows, NULL, 0);
    const char *subject = screen->options.title != MSG_NONE
                              ? message(screen->lang, screen->options.title)
                              : screen->options.subject;
    const bool titled = screen->title && *screen->title;
    const bool known = screen->words->bloc || screen->words->actor;
    const char *asked = titled && subject && !known
                            ? arena_printf(&screen->arena, "%s: %s", subject, screen->title)
                        : titled ? screen->title
                                 : subject;
    screen_head(screen, asked ? screen_capital(screen, asked) : NULL,
                rows > 0 ? count : message(screen->lang, MSG_screen_no_rows));
    if (rows == 0) {
        return true;
    }
    screen_blank(screen);
    return table_end(screen->plain, fault);
}

static bool screen_end(struct table_sink *self, struct fault *fault)
{
    struct screen *screen = (struct screen *)self;
    if (screen->plain && !end_plain(screen, fault)) {
        return false;
    }
    if (!screen->plain) {
        screen->layout->write(screen);
    }
    write_also(screen);
    write_next(screen);
    write_provenance(screen);
    if (screen->words->fault.kind != FAULT_NONE) { /* ids stand where names should */
        platform_discard(screen->out);
        return fault_set(fault, screen->words->fault.kind, "%s", screen->words->fault.text);
    }
    return output_finish(screen->out, fault);
}

struct table_sink *screen_open(FILE *out, const struct render_options *options)
{
    struct screen *screen = heap_alloc(sizeof *screen);
    *screen = (struct screen){
        .sink = {.begin = screen_begin, .row = screen_row, .end = screen_end},
        .out = out,
        .options = *options,
        .lang = options->lang,
        .width = options->width ? options->width : WIDTH,
        .signs = options->unicode ? &unicode_signs : &ascii_signs,
    };
    screen->own.lo = 1; /* no window */
    screen->words = options->screen ? options->screen : &screen->own;
    screen->options.width = screen->width;
    screen->options.provenance = options->provenance;
    return &screen->sink;
}

void screen_release(struct table_sink *sink)
{
    struct screen *screen = (struct screen *)sink;
    if (screen == NULL) {
        return;
    }
    box_release(screen->plain);
    screen_words_release(&screen->own);
    arena_release(&screen->arena);
    free(screen->rows);
    free(screen->title);
    free(screen);
}
