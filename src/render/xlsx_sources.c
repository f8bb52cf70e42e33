#include "xlsx_sources.h"

#include "message.h"

#include <string.h>

static bool names_sources(enum column_role role)
{
    return role == ROLE_SOURCE || role == ROLE_SOURCES;
}

static bool names_event(enum column_role role)
{
    return role == ROLE_EVENT || role == ROLE_START_EVENT || role == ROLE_END_EVENT;
}

void xlsx_sources_begin(struct xlsx_sources *sources, const struct render_options *options,
                        const struct column *columns, size_t count)
{
    *sources = (struct xlsx_sources){0};
    for (size_t i = 0; i < count && options->screen && options->screen->look; i++) {
        if (!sources->ids && (names_sources(columns[i].role) || names_event(columns[i].role))) {
            sources->ids = intern_new();
            sources->events = intern_new();
        }
    }
}

/* The ids of a list. */
static void put_list(struct xlsx_sources *sources, const char *list, size_t size)
{
    for (size_t at = 0; at < size;) {
        const char *space = memchr(list + at, ' ', size - at);
        const size_t length = space ? (size_t)(space - list) - at : size - at;
        if (length > 0) {
            intern_put(sources->ids, list + at, length);
        }
        at += length + 1;
    }
}

static void put_event(struct xlsx_sources *sources, const struct screen_words *words,
                      const struct cell *cell)
{
    struct arena arena = {0};
    if (intern_find(sources->events, cell->text, cell->size) == NONE) {
        intern_put(sources->events, cell->text, cell->size);
        const char *id = arena_text(&arena, cell->text, cell->size);
        const char *list = words->look(words->look_context, LOOK_EVENT_SOURCES, id, &arena);
        if (list) {
            put_list(sources, list, strlen(list));
        }
    }
    arena_release(&arena);
}

void xlsx_sources_row(struct xlsx_sources *sources, const struct render_options *options,
                      const struct column *columns, size_t count, const struct cell *cells)
{
    for (size_t i = 0; i < count && sources->ids; i++) {
        if (cells[i].size > 0 && names_sources(columns[i].role)) {
            put_list(sources, cells[i].text, cells[i].size);
        } else if (cells[i].size > 0 && names_event(columns[i].role)) {
            put_event(sources, options->screen, &cells[i]);
        }
    }
}

void xlsx_sources_end(struct xlsx_sources *sources, const struct render_options *options)
{
    static const enum message headings[] = {MSG_heading_source, MSG_heading_source_title,
                                            MSG_heading_url};
    const struct screen_words *words = options->screen;
    const uint32_t count = sources->ids ? intern_count(sources->ids) : 0;
    if (count == 0) {
        return;
    }
    sources->rows = arena_alloc(&sources->arena, (count + 1) * sizeof *sources->rows);
    for (size_t i = 0; i < XLSX_SOURCE_CELLS; i++) {
        sources->rows[0][i] = message(options->lang, headings[i]);
    }
    for (uint32_t i = 0; i < count; i++) {
        const char *id = intern_text(sources->ids, i);
        sources->rows[i + 1][0] = id;
        sources->rows[i + 1][1] =
            words->look(words->look_context, LOOK_SOURCE, id, &sources->arena);
        sources->rows[i + 1][2] = words->look(words->look_context, LOOK_URL, id, &sources->arena);
    }
    sources->count = (size_t)count + 1;
}

void xlsx_sources_release(struct xlsx_sources *sources)
{
    arena_release(&sources->arena);
    if (sources->ids) {
        intern_free(sources->ids);
        intern_free(sources->events);
    }
    *sources = (struct xlsx_sources){0};
}
