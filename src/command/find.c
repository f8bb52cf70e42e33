#include "command.h"
#include "message.h"
#include "stem.h"
#include "store_search.h"
#include "text.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static const struct column columns[] = {
    {"type", COLUMN_TEXT, ROLE_TYPE, MSG_heading_type},
    {"id", COLUMN_TEXT, ROLE_ID, MSG_heading_id},
    {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
    {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
    {"matched", COLUMN_LIST, ROLE_NONE, MSG_heading_matched},
    {"rank", COLUMN_NUMBER, ROLE_NONE, MSG_heading_rank},
};

enum { PREFIX_POINTS = 3 }; /* a shorter word is no beginning to look for */

/* The FTS5 expression for what was asked. Nothing of the text itself gets into it but words of
 * letters and digits, in quotes, so it has no syntax that could be wrong. */
struct expression {
    struct arena arena;
    const char *text;
    /* The phrase that words are added to. */
    const char *stems, *words;
    size_t count;
    bool cyrillic, kazakh;
    size_t last_points; /* code points of its last word */
};

static void take_word(void *context, const struct stemmed *word)
{
    struct expression *expression = context;
    const char *between = expression->count ? " " : "";
    expression->stems =
        arena_printf(&expression->arena, "%s%s%s", expression->stems, between, word->stem);
    expression->words =
        arena_printf(&expression->arena, "%s%s%s", expression->words, between, word->word);
    expression->cyrillic = expression->cyrillic && word->cyrillic;
    expression->kazakh = expression->kazakh || word->kazakh;
    expression->last_points = text_points(word->word, strlen(word->word));
    expression->count++;
}

/* A Kazakh word without the ending of its case, if what is left is long enough to be a word. */
static const char *kazakh_bare(struct arena *arena, const char *word)
{
    static const char *const endings[] = {"ның", "нің", "дың", "дің", "тың", "тің", "дан", "ден",
                                          "тан", "тен", "нан", "нен", "мен", "бен", "пен", "ға",
                                          "ге",  "қа",  "ке",  "да",  "де",  "та",  "те",  "ны",
                                          "ні",  "ды",  "ді",  "ты",  "ті"};
    enum { LETTER = 2, LEAST = 4 * LETTER }; /* bytes */
    const size_t size = strlen(word);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t ending = strlen(endings[i]);
        if (size >= ending + LEAST && strcmp(word + size - ending, endings[i]) == 0) {
            return arena_text(arena, word, size - ending);
        }
    }
    return word;
}

/* Adds one word or quoted phrase: all its words in this order. A word may be Kazakh if it is of
 * Cyrillic letters, and is one if it has a letter that only Kazakh has. */
static void add_phrase(struct expression *expression, struct stemmer *stemmer, const char *text,
                       size_t size)
{
    struct arena *arena = &expression->arena;
    expression->stems = expression->words = "";
    expression->count = 0;
    expression->cyrillic = true;
    expression->kazakh = false;
    stem_text(stemmer, text, size, take_word, expression);
    if (!expression->count) {
        return;
    }
    const char *star = expression->last_points >= PREFIX_POINTS ? " *" : "";
    const char *phrase;
    if (text[size - 1] == '*') { /* a beginning: of a word as it is, or of its stem */
        phrase = arena_printf(arena, "(\"%s\" * OR \"%s\" * OR kk : \"%s\" *)", expression->words,
                              expression->stems, expression->words);
    } else if (expression->kazakh || expression->cyrillic) {
        const char *bare = kazakh_bare(arena, expression->words);
        const char *other = strcmp(bare, expression->words) == 0
                                ? ""
                                : arena_printf(arena, " OR \"%s\" OR kk : \"%s\" *", bare, bare);
        phrase = arena_printf(arena, "(\"%s\"%s OR kk : \"%s\"%s%s)", expression->stems,
                              expression->kazakh ? star : "", expression->words, star,
                              expression->kazakh ? other : "");
    } else {
        phrase = arena_printf(arena, "\"%s\"", expression->stems);
    }
    expression->text =
        arena_printf(arena, "%s%s%s", expression->text, *expression->text ? " AND " : "", phrase);
}

/* The byte size of a quote of any shape at `text`, or 0. */
static size_t quote_at(const char *text)
{
    static const char *const quotes[] = {"\"", "«", "»", "“", "”", "„"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        if (strncmp(text, quotes[i], strlen(quotes[i])) == 0) {
            return strlen(quotes[i]);
        }
    }
    return 0;
}

static void add_text(struct expression *expression, struct stemmer *stemmer, const char *text)
{
    while (*text) {
        text += strspn(text, " \t\n\r");
        const size_t quote = quote_at(text);
        size_t size = 0;
        text += quote;
        while (text[size] && !quote_at(text + size) && (quote || !strchr(" \t\n\r", text[size]))) {
            size++;
        }
        add_phrase(expression, stemmer, text, size);
        text += size;
        text += quote ? quote_at(text) : 0; /* the closing one; without it a phrase ends here */
    }
}

struct answer {
    struct table_sink *sink;
    bool full; /* no row more is wanted */
};

static bool take_found(void *context, const struct found_row *row, struct fault *fault)
{
    struct answer *answer = context;
    char rank[24];
    snprintf(rank, sizeof rank, "%lld", (long long)row->rank);
    const struct cell cells[] = {cell_text(row->type),    cell_text(row->id),
                                 cell_text(row->date),    cell_text(row->title),
                                 cell_text(row->matched), cell_text(rank)};
    if (!table_row(answer->sink, cells, fault)) {
        return false;
    }
    answer->full = table_full(answer->sink);
    return !answer->full;
}

/* What was looked for stands over a screen. */
static void tell_screen(const struct question *question, const struct options *given)
{
    struct arena *arena = &question->screen->arena;
    const char *text = "";
    for (int i = 0; i < given->operand_count; i++) {
        text = arena_printf(arena, "%s%s%s", text, i ? " " : "", given->operands[i]);
    }
    char *asked = arena_printf(arena, "%s", text);
    text_clean(asked, strlen(asked));
    question->screen->asked = message_format(arena, question->lang, MSG_screen_quoted, asked);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct expression expression = {.text = ""};
    struct answer answer = {.sink = sink};
    struct stemmer *stemmer = stemmer_new();
    for (int i = 0; i < given->operand_count; i++) {
        add_text(&expression, stemmer, given->operands[i]);
    }
    stemmer_free(stemmer);
    if (question->screen) {
        tell_screen(question, given);
    }
    bool done = table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault);
    if (done && *expression.text) {
        done = store_find(question->store, question->reading, expression.text, question->lang,
                          take_found, &answer, fault) ||
               answer.full;
        if (done && sink->rows == 0 && !question->screen) {
            question_note(question, "%s", message(question->lang, MSG_note_no_match));
        }
    } else if (done) {
        question_note(question, "%s", message(question->lang, MSG_note_no_word));
    }
    arena_release(&expression.arena);
    return done && table_end(sink, fault);
}

const struct command command_find = {
    .name = "find",
    .title = MSG_title_find,
    .operands = "TEXT",
    .least = 1,
    .most = INT_MAX,
    .summary = MSG_help_s_find,
    .help = MSG_help_t_find,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline find таможенный союз", "blocline find '\"customs union\" Minsk'"},
    .run = run,
};
