#include "codebook_parts.h"
#include "describe.h"
#include "files.h"
#include "messages.h"
#include "text.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

static const char begin_mark[] = "<!-- begin ", mark_end[] = " -->", end_mark[] = "<!-- end -->";

/* A file being copied line by line. */
struct copying {
    const struct dataset *dataset;
    const char *path, *at, *end;
    size_t line;
};

/* The next line without its end, whose length is set; NULL at the end of the file. */
static const char *next_line(struct copying *copying, size_t *size)
{
    if (copying->at == copying->end) {
        return NULL;
    }
    const char *line = copying->at;
    const char *feed = memchr(line, '\n', (size_t)(copying->end - line));
    *size = feed ? (size_t)(feed - line) : (size_t)(copying->end - line);
    copying->at = feed ? feed + 1 : copying->end;
    copying->line++;
    return line;
}

static bool is_text(const char *line, size_t size, const char *text)
{
    return size == strlen(text) && memcmp(line, text, size) == 0;
}

/* Whether the line is `<!-- begin NAME -->`; then *name is its NAME. */
static bool is_begin(const char *line, size_t size, struct arena *arena, const char **name)
{
    const size_t head = strlen(begin_mark), tail = strlen(mark_end);
    if (size <= head + tail || memcmp(line, begin_mark, head) != 0 ||
        memcmp(line + size - tail, mark_end, tail) != 0) {
        return false;
    }
    *name = arena_text(arena, line + head, size - head - tail);
    return true;
}

static bool write_part(const struct copying *copying, const char *name, FILE *out,
                       struct fault *fault)
{
    struct arena arena = {0};
    struct nearest nearest = nearest_to(name);
    for (const struct codebook_part *part = codebook_parts(); part->name; part++) {
        if (strcmp(part->name, name) == 0) {
            part->write(copying->dataset, out);
            return true;
        }
        nearest_offer(&nearest, part->name, part->name);
    }
    fault_say_with(fault, FAULT_DATA, MSG_fault_no_generated_part, copying->path,
                   NUMBER_TEXT(copying->line), name,
                   nearest_hint(&arena, &nearest, fault_language(fault)));
    arena_release(&arena);
    return false;
}

/* Passes over the old part. */
static bool skip_part(struct copying *copying, const char *name, struct fault *fault)
{
    const size_t begun = copying->line;
    size_t size;
    for (const char *line; (line = next_line(copying, &size)) != NULL;) {
        if (is_text(line, size, end_mark)) {
            return true;
        }
    }
    return fault_say_with(fault, FAULT_DATA, MSG_fault_part_no_end, copying->path,
                          NUMBER_TEXT(begun), name, end_mark);
}

static bool copy(struct copying *copying, FILE *out, struct fault *fault)
{
    struct arena arena = {0};
    bool done = true;
    size_t size;
    for (const char *line; done && (line = next_line(copying, &size)) != NULL;) {
        const char *name;
        fwrite(line, 1, size, out);
        fputc('\n', out);
        if (is_begin(line, size, &arena, &name)) {
            done = write_part(copying, name, out, fault) && skip_part(copying, name, fault);
            fprintf(out, "%s\n", end_mark);
        }
    }
    arena_release(&arena);
    return done && ((fflush(out) == 0 && !ferror(out)) ||
                    fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write_output, NULL));
}

/* A page to begin with, for a package that has none: every part, empty. */
static char *new_page(size_t *size)
{
    struct arena arena = {0};
    const char *page =
        "# Codebook\n\nHow the records in this folder are coded. What stands between "
        "`begin` and `end` is generated from the files.\n";
    for (const struct codebook_part *part = codebook_parts(); part->name; part++) {
        char *title = arena_text(&arena, text_capital(&arena, part->name), strlen(part->name));
        for (char *at = title; *at; at++) {
            *at = *at == '-' ? ' ' : *at;
        }
        page = arena_printf(&arena, "%s\n## %s\n\n%s%s%s\n%s\n", page, title, begin_mark,
                            part->name, mark_end, end_mark);
    }
    *size = strlen(page);
    char *text = heap_text(page);
    arena_release(&arena);
    return text;
}

bool describe_codebook(const struct packages *packages, const char *folder, FILE *out,
                       struct fault *fault)
{
    char *path = path_join(folder, "CODEBOOK.md"), *text = NULL;
    size_t size;
    bool done = true;
    if (file_exists_in(folder, "CODEBOOK.md") == 0) {
        text = new_page(&size);
    } else {
        done = file_read(path, &text, &size, fault);
    }
    if (done) {
        struct copying copying = {
            .dataset = packages->dataset, .path = path, .at = text, .end = text + size};
        done = copy(&copying, out, fault);
    }
    free(text);
    free(path);
    return done;
}
