#ifndef BLOCLINE_QUESTION_H
#define BLOCLINE_QUESTION_H

#include "edtf.h"
#include "fault.h"
#include "message.h"
#include "printf_like.h"
#include "screen_words.h"
#include "standing.h"
#include "store.h"
#include "table.h"
#include "watch.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A question to a database: what every command shares. Queries write their rows to a table sink and
 * what people should know beside them (coverage, who else was there) as notes. */

typedef void note_say(void *context, const char *text);

struct sqlite3;

struct question {
    struct store *store;
    int64_t reading;
    const char *reading_id;
    enum language lang;
    /* The day or period asked about; with `dated` false it is the package's as_of day. */
    struct edtf when;
    const char *when_text;
    bool dated;
    enum rule rule;
    int64_t lo, hi;     /* --from and --to: first and last day; the infinities if not given */
    bool bounded;       /* --from or --to was given */
    bool takes_dates;   /* --on, or --from and --to, could be given */
    bool takes_day;     /* --on could be */
    const char *status; /* NULL: class full; "all": every standing; else names, comma-separated */
    const char *tags;   /* --tag: choice.h; NULL: everybody */
    const char *skip;   /* --skip: blocs and actors between commas, or NULL: nobody */
    const char *follow; /* --follow: bloc_lines.h; NULL: no relation */
    const char *format; /* the name of the format that the answer is written in, or NULL */
    size_t columns;     /* of the terminal; 0: no limit is known */
    bool colour;        /* the terminal is to show colours */
    bool ascii;         /* --ascii: no signs beyond it */
    bool for_people;    /* the answer is for reading, not for programs: it may come in words */
    /* Of a screen, which says what it is about and what else there is: to be filled in by the
     * command before it ends its table, in place of notes. NULL: the answer is no screen. */
    struct screen_words *screen;
    size_t width;         /* then: columns that its lines may take */
    bool for_graph;       /* it becomes a graph, which also has nodes without an edge */
    struct fault *unread; /* what a look-up of question_words could not read; may be NULL */
    note_say *say;
    note_say *say_error; /* takes what is wrong with a line of a file, as whole lines; or NULL */
    void *say_context;   /* of both */
    /* Of `sql` only, filled in by cli: adds the questions as functions to a connection, whose rows
     * put aside may take so many bytes; and ends the program with a text. */
    bool (*add_functions)(const struct question *question, struct sqlite3 *db, size_t aside,
                          const struct watch *watch, struct fault *fault);
    void (*overdue)(const char *text);
    const struct watch
        *watch; /* progress and cancellation; may be NULL. The rows are watched by the sink */
};

/* Opens a question on a database: sets the reading (NULL: the first), `when` from `on` (NULL: the
 * package's as_of), and the range. FAULT_USAGE for a bad date or reading. */
struct question_options {
    const char *reading, *on, *from, *to, *status, *tags, *follow, *skip;
    enum rule rule;
    enum language lang;
    bool takes_dates; /* the command has --on, or --from and --to */
    bool takes_day;   /* it has --on */
};
bool question_init(struct question *question, struct store *store,
                   const struct question_options *words, note_say *say, void *say_context,
                   struct fault *fault);

/* Fills in what a screen says of any question: its day, its window, and where names are found. The
 * question is borrowed until the words are released. */
void question_words(struct question *question, struct screen_words *words);

/* The text that is looked up for people, in the question's language; NULL: there is none. */
const char *question_word(const struct question *question, enum look what, const char *id,
                          struct arena *arena);

/* The language of cells that speak in words: what goes to programs is English. */
enum language question_words_language(const struct question *question);

/* One line for people, without a newline; cut at a character boundary if it is longer than a
 * fault's text. */
void question_note(const struct question *question, const char *format, ...) PRINTF_LIKE(2, 3);

/* The same of the catalogue, in the question's language: a text with its arguments, and one with
 * plural forms of `number`. */
#define question_say(question, id, ...)                                                            \
    question_say_texts(question, id, (const char *const[]){__VA_ARGS__},                           \
                       sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
void question_say_texts(const struct question *question, enum message id,
                        const char *const *arguments, size_t count);
void question_say_number(const struct question *question, enum message id, uint64_t number,
                         const char *argument);

/* Sets the fault to a text of the catalogue, likewise. Returns false. */
#define question_refuse(question, fault, kind, id, ...)                                            \
    question_refuse_texts(question, fault, kind, id, (const char *const[]){__VA_ARGS__},           \
                          sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
bool question_refuse_texts(const struct question *question, struct fault *fault,
                           enum fault_kind kind, enum message id, const char *const *arguments,
                           size_t count);

/* On a screen of its own it says nothing that the screen says. Says which day was asked about if
 * none was given, and that a day lies beyond the records. */
void question_note_coverage(const struct question *question);

/* Whether a spell's status is one that was asked for. */
bool question_wants(const struct question *question, const char *status, const char *class);

/* Why a date of `size` bytes was refused, in one line and in `lang`: `bad date "04/30/1994" at
 * character 3: not a date (did you mean "1994-04-30"?)`. Of a long text it shows what is around the
 * mistake, and escapes in the place of what cannot be shown. */
enum { DATE_FAULT_SIZE = 800 };
void question_date_fault(const char *text, size_t size, const struct edtf_error *error,
                         enum language lang, char out[DATE_FAULT_SIZE]);

/* Parses an EDTF date of a question; FAULT_USAGE with what was expected: `--on: bad date ...`. */
bool question_date(const char *option, const char *text, struct edtf *date, struct fault *fault);

#endif
