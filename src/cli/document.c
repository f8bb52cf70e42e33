#include "document.h"

#include "arena.h"
#include "aside.h"
#include "messages.h"
#include "platform.h"
#include "wording.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DOCUMENT_FILES = 40 };

struct document_file {
    char *target;
    struct aside made;
    char *backup; /* the old file by another name, while the new ones are put in place */
    unsigned mode;
    bool placed;
};

struct document {
    struct table_sink sink; /* first, so that a sink is the document it belongs to */
    FILE *out;
    bool has_main;
    struct document_file files[DOCUMENT_FILES];
    size_t count;
};

static bool document_begin(struct table_sink *self, const char *title, const struct column *columns,
                           size_t count, struct fault *fault)
{
    (void)self, (void)title, (void)columns, (void)count, (void)fault;
    return true;
}

static bool make_file(struct document *document, const char *path, const struct cell *cell,
                      struct fault *fault)
{
    if (document->count == DOCUMENT_FILES) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_more_than_files,
                              NUMBER_TEXT(DOCUMENT_FILES));
    }
    struct document_file *file = &document->files[document->count];
    *file = (struct document_file){.target = heap_text(path)};
    document->count++;
    return aside_open(&file->made, path, "new", path, fault) &&
           (platform_write(file->made.fd, cell->text, cell->size) ||
            fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path));
}

static bool document_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct document *document = (struct document *)self;
    if (cells[0].text) {
        return make_file(document, cells[0].text, &cells[1], fault);
    }
    document->has_main = true;
    return (fwrite(cells[1].text, 1, cells[1].size, document->out) == cells[1].size &&
            fflush(document->out) == 0) ||
           fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write_answer, NULL);
}

static bool document_end(struct table_sink *self, struct fault *fault)
{
    (void)self, (void)fault;
    return true;
}

static struct table_sink *document_open(FILE *out, const struct render_options *options)
{
    struct document *document = heap_alloc(sizeof *document);
    (void)options;
    *document = (struct document){
        .sink = {.begin = document_begin, .row = document_row, .end = document_end}, .out = out};
    return &document->sink;
}

static void document_release(struct table_sink *sink)
{
    struct document *document = (struct document *)sink;
    for (size_t i = 0; i < document->count; i++) {
        aside_drop(&document->files[i].made);
        free(document->files[i].target);
        free(document->files[i].backup);
    }
    free(document);
}

/* Takes back what was put in place, where an old file was under its own name. (To rename one name
 * of a file to another of the same does nothing, so a backup that was not needed is removed.) */
static void take_back(struct document *document)
{
    for (size_t i = 0; i < document->count; i++) {
        struct document_file *file = &document->files[i];
        if (file->placed && file->backup) {
            platform_rename(file->backup, file->target);
        } else if (file->placed || file->backup) {
            platform_remove(file->backup ? file->backup : file->target);
        }
    }
}

/* Gives the old file another name, too, and finds what mode the new one gets. */
static bool back_up(struct document_file *file, struct fault *fault)
{
    struct platform_facts old;
    const bool exists = platform_facts(file->target, &old);
    if (!exists && errno != ENOENT) { /* perhaps a file that is to be kept */
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, file->target);
    }
    file->mode = exists ? old.mode : platform_new_mode();
    if (exists) {
        const size_t size = strlen(file->target) + sizeof ".old";
        char *backup = heap_alloc(size);
        snprintf(backup, size, "%s.old", file->target);
        if (!platform_link(file->target, backup)) {
            fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, file->target);
            free(backup);
            return false;
        }
        file->backup = backup;
    }
    return true;
}

bool document_keep(struct table_sink *sink, struct fault *fault)
{
    struct document *document = (struct document *)sink;
    bool done = true;
    for (size_t i = 0; done && i < document->count; i++) {
        done = back_up(&document->files[i], fault);
    }
    for (size_t i = 0; done && i < document->count; i++) {
        struct document_file *file = &document->files[i];
        done = file->placed = aside_keep(&file->made, file->target, file->mode, fault);
    }
    if (!done) {
        take_back(document);
        return false;
    }
    for (size_t i = 0; i < document->count; i++) {
        if (document->files[i].backup) {
            platform_remove(document->files[i].backup);
        }
    }
    return true;
}

bool document_has_main(const struct table_sink *sink)
{
    return ((const struct document *)sink)->has_main;
}

const struct renderer *document_renderer(const char *form)
{
    static const struct renderer forms[] = {
        {.name = "html", .extension = "html", .open = document_open, .release = document_release},
        {.name = "text", .extension = "txt", .open = document_open, .release = document_release},
        {.name = "md", .extension = "md", .open = document_open, .release = document_release},
        {.name = "csv", .extension = "csv", .open = document_open, .release = document_release},
        {.name = "json", .extension = "json", .open = document_open, .release = document_release},
        {.name = "jsonl", .extension = "jsonl", .open = document_open, .release = document_release},
        {.name = NULL},
    };
    for (const struct renderer *row = forms; row->name; row++) {
        if (strcmp(row->name, form) == 0) {
            return row;
        }
    }
    return NULL;
}
