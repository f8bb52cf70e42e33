#ifndef BLOCLINE_BATCH_H
#define BLOCLINE_BATCH_H

#include "command.h"
#include "csv_rows.h"

/* The command `batch`: a file of questions, answered one after the other on one open database. It
 * is lines in the language of the command line, or CSV, one question a row, whose columns are kept
 * beside the answer's. Shared by its files. */

/* A word of a question and where it stands. */
struct batch_word {
    const char *text;
    uint32_t column; /* of a line, in code points, from 1; of a CSV file not known yet: 0 */
    uint32_t field;  /* of a CSV row, from 0 */
};

struct batch_question {
    uint32_t line;            /* from 1 */
    struct batch_word *words; /* the command first */
    size_t count;
    const char *text;   /* as it would be typed after `blocline` */
    const char *error;  /* what is wrong with it, or NULL; then words[0] is where */
    struct cell *cells; /* of its CSV row, `width` of them; NULL: none */
};

/* A file of questions, read. Everything is owned by the arena, but for `bytes` and `list`. */
struct batch_file {
    const char *name; /* for messages */
    char *bytes;
    size_t size;
    struct arena arena;
    bool is_csv;
    char delimiter;
    struct cell *heads; /* the names of the columns of a CSV file, as they stand there */
    size_t width;
    struct batch_question *list; /* in the order of the file; heap */
    size_t count, capacity;
    struct csv_seek seek; /* for places in CSV files, which are asked for in their order */
};

/* Reads a file, or stdin if `path` is "-". `command` is --command or NULL: words that each question
 * begins with unless its row has a command. FAULT_IO; FAULT_USAGE for a header that cannot be. */
bool batch_read(struct batch_file *file, const char *path, const char *command,
                const struct question *question, struct fault *fault);
void batch_release(struct batch_file *file);

/* Adds the questions of a CSV file: batch_csv.c. */
bool batch_read_csv(struct batch_file *file, const char *command, const struct question *question,
                    struct fault *fault);

/* Splits a text into words as a shell does: at spaces, but for those in quotes or after a \.
 * `field` and `column` are where the text stands; with `column` 0 columns are not counted. Adds to
 * the question; sets its error if a quote is not closed. */
void batch_split(struct batch_file *file, struct batch_question *question, const char *text,
                 size_t size, uint32_t field, uint32_t column, enum language lang);
void batch_add_word(struct batch_file *file, struct batch_question *question, const char *text,
                    uint32_t field, uint32_t column);
void batch_add_question(struct batch_file *file, const struct batch_question *question);

/* The words as they would be typed. Owned by the file's arena. */
const char *batch_typed(struct batch_file *file, const struct batch_question *question);

/* The column of the word that the message is about, as far as can be told: of an option that it
 * names, or of a word that it quotes; else that of the first. */
uint32_t batch_column(struct batch_file *file, const struct batch_question *question,
                      const char *message);

/* ---- batch_table.c ---- */

/* What the questions write to: their rows, each with its question beside it. */
struct batch_table {
    struct table_sink sink;  /* first, so that a sink is the table it belongs to */
    struct table_sink *next; /* of the whole answer */
    const struct batch_file *file;
    const struct batch_question *at; /* whose rows come */
    bool any;                        /* each answer may have columns of its own (jsonl) */
    bool keep_empty;                 /* a question without rows has one even so */
    const char *null;                /* what stands for no value; or NULL */
    enum language lang;
    struct column *columns; /* of the question and the answer; heap */
    struct cell *cells;
    size_t own, count, capacity, room; /* `own`: columns of the question, the first of all */
    bool begun;                        /* there is a table, */
    bool failed;                       /* and it cannot be written */
    bool asked;                        /* the question at hand has begun one */
    size_t rows;                       /* of the question at hand */
    uint32_t line;                     /* of the question that the columns are of */
    struct arena arena;
};

/* All other members are set by the caller, or zero. */
void batch_table_open(struct batch_table *table);

/* The next question; and its end, at which its row is written if it is to have one. */
void batch_table_next(struct batch_table *table, const struct batch_question *question);
bool batch_table_done(struct batch_table *table, struct fault *fault);

/* The end of all: of a table without a question the columns that are known. */
bool batch_table_close(struct batch_table *table, struct fault *fault);
void batch_table_release(struct batch_table *table);

#endif
