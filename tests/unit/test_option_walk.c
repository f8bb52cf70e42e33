#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "option_walk.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* Random command lines, taken apart by us and by getopt_long, whose ways are the rule. */

enum { LINES = 20000, WORDS = 6, OPTIONS = 6 };

static const struct option_spec specs[OPTIONS] = {
    {.id = 'd', .name = "database", .argument = "FILE"},
    {.id = 'q', .name = "quiet"},
    {.id = 'h', .name = "help"},
    {.id = OPTION_FIRST, .name = "date", .argument = "DATE"},
    {.id = OPTION_FIRST + 1, .name = "data"},
    {.id = OPTION_FIRST + 2, .name = "reading", .argument = "ID"},
};

static const char *const words[] = {
    "-d",        "-q",     "-h",       "-qh",    "-qd",        "-dx",     "-hdx",    "-z",
    "-qz",       "--date", "--date=1", "--da",   "--dat",      "--data",  "--data=", "--q",
    "--quiet",   "--qu=1", "--read",   "--r=",   "--database", "--datab", "x",       "-",
    "--nothing", "--d",    "--help",   "--re=ж", "КЗ",         "--h=1"};

/* One step in letters: what it is, of which option, with what. */
static void note(char *text, size_t size, char kind, int id, const char *argument)
{
    const size_t used = strlen(text);
    snprintf(text + used, size - used, "%c%d(%s) ", kind, id, argument ? argument : "");
}

static void walk_ours(int argc, char **argv, char *text, size_t size)
{
    struct option_walk walk = {.argv = argv, .argc = argc, .index = 1};
    struct option_found found;
    for (;;) {
        const int letter = 0;
        switch (option_walk_next(&walk, specs, OPTIONS, &found)) {
        case OPTION_STEP_END:
            return;
        case OPTION_STEP_OPERAND:
            note(text, size, 'w', letter, found.argument);
            break;
        case OPTION_STEP_OPTION:
            note(text, size, 'o', found.spec->id, found.argument);
            break;
        case OPTION_STEP_UNKNOWN:
            note(text, size, '?', found.letter, NULL);
            break;
        case OPTION_STEP_WANTS:
            note(text, size, ':', found.spec->id, NULL);
            break;
        case OPTION_STEP_TAKES_NONE:
            note(text, size, '?', found.spec->id, NULL);
            break;
        }
    }
}

static void walk_theirs(int argc, char **argv, char *text, size_t size)
{
    struct option longs[OPTIONS + 1] = {{0}};
    for (size_t i = 0; i < OPTIONS; i++) {
        longs[i] = (struct option){
            specs[i].name, specs[i].argument ? required_argument : no_argument, NULL, specs[i].id};
    }
    opterr = 0;
    optind = 0;
    for (int id;
         optopt = 0, optarg = NULL, (id = getopt_long(argc, argv, "-:d:qh", longs, NULL)) != -1;) {
        if (id == 1) {
            note(text, size, 'w', 0, optarg);
        } else if (id == ':' || id == '?') {
            note(text, size, (char)id, optopt, NULL);
        } else {
            note(text, size, 'o', id, optarg);
        }
    }
}

static void same_as_getopt(void **state)
{
    (void)state;
    srandom(1994);
    for (int line = 0; line < LINES; line++) {
        const char *argv[WORDS + 2] = {"blocline"};
        char ours[512] = "", theirs[512] = "";
        const int argc = 1 + (int)(random() % WORDS) + 1;
        for (int i = 1; i < argc; i++) {
            argv[i] = words[(size_t)random() % (sizeof words / sizeof *words)];
        }
        walk_ours(argc, (char **)(uintptr_t)argv, ours, sizeof ours);
        walk_theirs(argc, (char **)(uintptr_t)argv, theirs, sizeof theirs);
        assert_string_equal(ours, theirs);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(same_as_getopt)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
