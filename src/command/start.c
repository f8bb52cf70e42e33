#include "date_phrases.h"
#include "entry.h"
#include "lines.h"
#include "option_specs.h"
#include "store_lists.h"
#include "store_records.h"
#include "text.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* What `blocline` alone says: what the records are, and questions that they answer. */

enum { TRIES = 6 };

struct first_screen {
    const struct question *question;
    struct arena arena;
    const char *counts[3]; /* actors, blocs, events, as `info` counts them */
    const char *sources;
    const char *in_words;       /* a question in words, without "blocline"; NULL: none */
    const char *command[TRIES]; /* without "blocline"; "" if the records have no such example */
};

static const enum message said_of[TRIES] = {MSG_start_card,    MSG_start_members,  MSG_start_why,
                                            MSG_start_changes, MSG_start_happened, MSG_start_find};

static bool take_count(void *context, const struct cell *cells, struct fault *fault)
{
    static const char *const names[] = {"actors", "blocs", "events"};
    struct first_screen *screen = context;
    (void)fault;
    const char *number = arena_text(&screen->arena, cells[1].text, cells[1].size);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i]) == cells[0].size &&
            strncmp(names[i], cells[0].text, cells[0].size) == 0) {
            screen->counts[i] = number;
        }
    }
    if (cells[0].size == 7 && strncmp(cells[0].text, "sources", 7) == 0) {
        screen->sources = number;
    }
    return true;
}

static const char *quoted(struct arena *arena, const char *word)
{
    return strchr(word, ' ') ? arena_printf(arena, "\"%s\"", word) : word;
}

static void make_examples(struct first_screen *screen, const struct first_look *look)
{
    struct arena *arena = &screen->arena;
    const long year = strtol(look->year, NULL, 10);
    for (int i = 0; i < TRIES; i++) {
        screen->command[i] = "";
    }
    if (*look->actor) {
        screen->command[0] = quoted(arena, look->actor);
    }
    if (*look->bloc && year) {
        screen->command[1] = arena_printf(arena, "%s %ld", quoted(arena, look->bloc), year);
        screen->command[3] = arena_printf(arena, "changes %ld", year);
        screen->in_words = message_format(arena, screen->question->lang, MSG_start_question,
                                          quoted(arena, look->bloc), NUMBER_TEXT(year));
    }
    if (*look->bloc && *look->member) {
        screen->command[2] = arena_printf(arena, "why %s %s", quoted(arena, look->bloc),
                                          quoted(arena, look->member));
    }
    if (*look->person) {
        screen->command[5] = arena_printf(arena, "find %s", look->person);
    }
    if (*look->month) {
        screen->command[4] = arena_printf(arena, "chronology %.7s", look->month);
    }
}

static bool load(struct first_screen *screen, struct first_look *look, struct fault *fault)
{
    const struct question *question = screen->question;
    const bool done = store_counts(question->store, take_count, screen, fault) &&
                      store_first_look(question->store, question->reading, question->lang,
                                       &screen->arena, look, fault);
    if (done) {
        make_examples(screen, look);
    }
    return done;
}

static const char *counted(struct first_screen *screen, enum message id, const char *number)
{
    return message_plural(&screen->arena, screen->question->lang, id,
                          number ? strtoull(number, NULL, 10) : 0, NULL, 0);
}

/* "Blocs of Eurasia: 51 blocs, 54 actors, 369 events from 297 sources, up to ...". */
static const char *about(struct first_screen *screen)
{
    const struct question *question = screen->question;
    const enum language lang = question->lang;
    const char *title = store_title(question->store, lang);
    const char *day = date_day_words(&screen->arena, question->when.latest, lang);
    return message_format(&screen->arena, lang, MSG_start_about, title ? title : "",
                          counted(screen, MSG_start_blocs, screen->counts[1]),
                          counted(screen, MSG_start_actors, screen->counts[0]),
                          counted(screen, MSG_start_events, screen->counts[2]),
                          counted(screen, MSG_start_sources, screen->sources), day);
}

static size_t widest(const struct first_screen *screen)
{
    const char *words = screen->in_words ? screen->in_words : "";
    size_t most = text_width(words, strlen(words));
    for (int i = 0; i < TRIES; i++) {
        const size_t width = text_width(screen->command[i], strlen(screen->command[i]));
        most = width > most ? width : most;
    }
    return most;
}

/* A command and what it says. */
static bool add_try(struct lines *lines, const char *command, size_t column, const char *says,
                    struct fault *fault)
{
    const size_t width = text_width(command, strlen(command));
    return !*command || lines_wrap(lines,
                                   arena_printf(&lines->arena, "  blocline %s%*s  %s", command,
                                                (int)(column - width), "", says),
                                   13 + column, false, fault);
}

static bool write_lines(struct first_screen *screen, struct table_sink *sink, struct fault *fault)
{
    const enum language lang = screen->question->lang;
    struct lines lines;
    const size_t column = widest(screen);
    bool done =
        lines_begin(&lines, screen->question, sink, fault) &&
        lines_wrap(&lines, message(lang, MSG_start_what), 0, false, fault) &&
        lines_add(&lines, "", fault) && lines_wrap(&lines, about(screen), 0, false, fault) &&
        lines_add(&lines, "", fault) && lines_add(&lines, message(lang, MSG_start_try), fault);
    for (int i = 0; done && i < TRIES; i++) {
        done = add_try(&lines, screen->command[i], column, message(lang, said_of[i]), fault);
    }
    if (done && screen->in_words) {
        done = add_try(&lines, screen->in_words, column, message(lang, MSG_start_words), fault);
    }
    done = done && lines_add(&lines, "", fault) &&
           lines_wrap(&lines, message(lang, MSG_start_further), 0, false, fault);
    return lines_end(&lines, done, fault);
}

static bool write_rows(struct first_screen *screen, struct table_sink *sink, struct fault *fault)
{
    const struct question *question = screen->question;
    struct entry_answer answer = {.question = question, .sink = sink};
    const char *const rows[][2] = {{"title", store_title(question->store, question->lang)},
                                   {"as_of", question->when_text},
                                   {"blocs", screen->counts[1]},
                                   {"actors", screen->counts[0]},
                                   {"events", screen->counts[2]},
                                   {"sources", screen->sources}};
    bool done = table_begin(sink, NULL, entry_columns, ENTRY_COLUMNS, fault);
    for (size_t i = 0; done && i < sizeof rows / sizeof *rows; i++) {
        done = !rows[i][1] || entry_row(&answer, rows[i][0], rows[i][1], fault);
    }
    for (int i = 0; done && i < TRIES; i++) {
        const char *command = arena_printf(&screen->arena, "blocline %s", screen->command[i]);
        done = !*screen->command[i] || entry_row(&answer, "try", command, fault);
    }
    arena_release(&answer.arena);
    return done && table_end(sink, fault);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct first_screen screen = {.question = question};
    struct first_look look;
    (void)given;
    const bool done =
        load(&screen, &look, fault) && (question->for_people ? write_lines(&screen, sink, fault)
                                                             : write_rows(&screen, sink, fault));
    arena_release(&screen.arena);
    return done;
}

const struct command command_start = {
    .name = "start",
    .operands = "",
    .columns = entry_columns,
    .column_count = ENTRY_COLUMNS,
    .run = run,
    .own_lines = true,
};
