#ifndef BLOCLINE_EXERCISE_OPTIONS_H
#define BLOCLINE_EXERCISE_OPTIONS_H

#include "command.h"
#include "option_specs.h"
#include "sheet.h"

/* The options that worksheet, quiz and `list exercises` share. */

enum {
    EXERCISE_COUNT = OPTION_OWN,
    EXERCISE_LEVEL,
    EXERCISE_SEED,
    EXERCISE_SKIP,
    EXERCISE_LANGS,
    EXERCISE_CONTESTED,
    EXERCISE_LARGE,
    EXERCISE_OWN /* what one of them has alone */
};

extern const char *const exercise_levels[], *const exercise_contested[];

/* clang-format off */
#define OPT_EXERCISE_BLOCS \
    {.id = OPTION_BLOC, .name = "bloc", .argument = "B[,B]", .kind = VALUE_IDS, .list = "blocs", \
     .help = MSG_help_o_exercise_bloc}
#define OPT_EXERCISE_ACTORS \
    {.id = OPTION_ACTOR, .name = "actor", .argument = "A[,A]", .kind = VALUE_IDS, .list = "actors", \
     .help = MSG_help_o_exercise_actor}
#define OPT_EXERCISES(count_help) \
    {.id = EXERCISE_COUNT, .name = "count", .argument = "N", .kind = VALUE_NUMBER, \
     .help = count_help}, \
    {.id = EXERCISE_LEVEL, .name = "level", .argument = "N", .kind = VALUE_WORD, .words = exercise_levels, \
     .help = MSG_help_o_level}, \
    {.id = EXERCISE_SEED, .name = "seed", .argument = "TEXT", \
     .help = MSG_help_o_seed}, \
    OPT_EXERCISE_BLOCS, \
    OPT_EXERCISE_ACTORS, \
    {.id = EXERCISE_SKIP, .name = "skip", .argument = "X[,X]", .kind = VALUE_IDS, .list = "blocs", \
     .help = MSG_help_o_without}, \
    OPT_FROM, \
    OPT_TO, \
    {.id = EXERCISE_CONTESTED, .name = "contested", .argument = "HOW", .kind = VALUE_WORD, .words = exercise_contested, \
     .help = MSG_help_o_disputed}
/* clang-format on */

/* What a command line asks for. Release with exercise_release, also after a fault. */
struct exercise {
    struct arena arena;
    struct question question; /* as given, in the first language of the sheet */
    struct pool pool;
    struct sheet_request request;
    bool open;       /* the pool is open */
    bool seed_drawn; /* no seed was given */
    bool cards;
    const char *kinds_said; /* as they were named, each after a space */
};

/* Reads the options and the operands (kinds, groups of kinds, names of blocs and actors), and opens
 * the pool. `command` is its name. */
bool exercise_open(struct exercise *exercise, const char *command, const struct question *question,
                   const struct options *given, struct fault *fault);
void exercise_release(struct exercise *exercise);

/* Why so few items could be made, and what would give more. */
const char *exercise_shortage(struct exercise *exercise, const struct sheet *sheet);

#endif
