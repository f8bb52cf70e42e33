#ifndef BLOCLINE_SCREEN_WORDS_H
#define BLOCLINE_SCREEN_WORDS_H

#include "arena.h"
#include "fault.h"
#include "printf_like.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What an answer says to people beside its rows: what was asked, the answer in one sentence, what
 * else there is, how to go on. A command fills in what it knows before it ends its table; the
 * screen (render/screen.c) finds out the rest from the rows, and what is NULL is not said. */

/* What may be looked up for people, by id. */
enum look {
    LOOK_EVENT,     /* its title */
    LOOK_BLOC,      /* its name */
    LOOK_BLOC_ABBR, /* its abbreviation */
    LOOK_ACTOR,
    LOOK_STATUS,
    LOOK_CLASS,         /* of a status: an id */
    LOOK_SOURCE,        /* title, author, publisher and date, as one text */
    LOOK_URL,           /* of a source */
    LOOK_EVENT_SOURCES, /* the ids of those that tell of an event, between spaces */
    LOOK_PLACE, /* its name in the language, by its name in English */
    LOOK_BLOC_KIND,
    LOOK_COVERAGE,    /* of a bloc: complete, partial, mentioned */
    LOOK_PREDECESSOR, /* the id of a bloc that the bloc came from, and of one that it became */
    LOOK_SUCCESSOR,
    LOOK_COUNT
};

enum { SCREEN_LINES_MAX = 8, SCREEN_NEXT_MAX = 4 };

struct screen_words {
    struct arena arena; /* owns the texts; screen_words_release */
    const char *asked;  /* the first line; NULL: the title of the table */
    const char *answer; /* the second; NULL: the layout's own */
    /* The subject of the question, by id; rows do not repeat it. */
    const char *bloc, *actor;
    const char *first, *second;         /* of two readings that are compared */
    const char *when;                   /* EDTF: the day or period that the answer is about */
    bool last_day;                      /* nobody gave it: it is the last day of the records */
    const char *rule;                   /* of a period: "all", "start", "end"; NULL: any day */
    const char *status;                 /* --status, ids between commas; NULL: those in full */
    const char *until;                  /* EDTF: the last day of the records */
    int64_t lo, hi;                     /* the window of --from and --to; lo > hi: none was given */
    const char *also[SCREEN_LINES_MAX]; /* after the rows, a paragraph each */
    size_t also_count;
    struct fault fault; /* a look-up that failed, not one that found nothing; FAULT_NONE */
    const char *next[SCREEN_NEXT_MAX]; /* commands to go on with: "why EAEU KGZ" */
    size_t next_count;
    const char *program; /* what stands before them: "blocline -d my.db" */
    /* The text in the language of the answer, owned by the arena; NULL: there is none. */
    const char *(*look)(void *context, enum look what, const char *id, struct arena *arena);
    void *look_context;
};

/* Adds a paragraph, or a command to go on with (printf); beyond the most there is room for,
 * nothing.
 */
void screen_also(struct screen_words *words, const char *format, ...) PRINTF_LIKE(2, 3);
void screen_next(struct screen_words *words, const char *format, ...) PRINTF_LIKE(2, 3);

void screen_words_release(struct screen_words *words);

#endif
