#include "notes.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The note after its prefix, wrapped, with its line breaks. */
static const char *wrap_note(struct notes *notes, const char *prefix, const char *text)
{
    enum { HANG = 2 };
    const char *note = arena_printf(&notes->arena, "%s%s", prefix, text), *lines = "";
    size_t left = strlen(note), taken = left, size = left;
    for (size_t width = notes->width; left > 0; note += taken, left -= taken) {
        if (notes->width > 0) {
            size = text_break(note, left, width, &taken);
        }
        lines =
            arena_printf(&notes->arena, "%s%s%.*s\n", lines, *lines ? "  " : "", (int)size, note);
        width = notes->width > HANG + 1 ? notes->width - HANG : 1;
    }
    return lines;
}

/* Says a line, after `prefix`. */
static void say_line(struct notes *notes, const char *prefix, const char *text)
{
    if (notes->kept) {
        char *line = arena_text(&notes->arena, text, strlen(text));
        text_clean(line, strlen(line));
        notes->text = arena_printf(&notes->arena, "%s%s", notes->text ? notes->text : "",
                                   wrap_note(notes, prefix, line));
    } else {
        if (notes->progress) {
            progress_clear(notes->progress);
        }
        char *line = heap_text(text);
        text_clean(line, strlen(line));
        fprintf(stderr, "%s%s\n", prefix, line);
        free(line);
    }
}

static const char note_prefix[] = "blocline: ";

void notes_say(void *context, const char *text)
{
    say_line(context, note_prefix, text);
}

void notes_say_error(void *context, const char *text)
{
    say_line(context, "", text);
}

void notes_release(struct notes *notes)
{
    if (notes->text) {
        fflush(stdout); /* the answer first */
        fputs(notes->text, stderr);
    }
    arena_release(&notes->arena);
}
