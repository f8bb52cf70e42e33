#ifndef BLOCLINE_NOTES_H
#define BLOCLINE_NOTES_H

#include "arena.h"
#include "export_watch.h"

/* Notes for people beside the answer: said at once, or kept while a pager has the screen. */
struct notes {
    bool kept;
    size_t width;              /* columns that a line may take; 0: any */
    struct progress *progress; /* a line on stderr that makes way for them; or NULL */
    struct arena arena;
    char *text;
};

/* Say a note (note_say of question.h; the context is the notes). The second says what is wrong with
 * a line of a file: the place stands first, without the program's name. */
void notes_say(void *context, const char *text);
void notes_say_error(void *context, const char *text);

/* Says what was kept, after the answer, and frees it. */
void notes_release(struct notes *notes);

#endif
