/* damage DATABASE ROUNDS SEED: damages a database in one place, round after round (a bit, a byte, a
 * byte of the header, a page of zeros, a page in the place of another, the end cut off), and asks
 * `info --check` and a handful of questions. What must hold: the check finds every damage, and a
 * question is answered as before or refused, never otherwise. Prints how many of each there were;
 * status 1 if anything was wrong. */
#include "arena.h"
#include "files.h"
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE = 4096, QUESTIONS = 8, HEADER = 100 };
enum way { BIT, BYTE, HEAD, ZEROS, OTHER_PAGE, CUT, WAYS };

static const char *const way_names[WAYS] = {
    "a bit",           "a byte",       "a byte of the header",
    "a page of zeros", "another page", "the end cut off"};

static char *base;
static size_t base_size;
static const char *const *asked;
static char *answers[QUESTIONS];

static struct count {
    unsigned long rounds, found, asked, refused, right, wrong;
} counts[WAYS];

static uint64_t state;

static uint32_t pick(uint32_t of) /* splitmix64 (Steele, Lea, Flood 2014) */
{
    uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ z >> 31) % of);
}

/* The questions are of the small package, or of the records of seeds/. */
static const char *const of_mini[QUESTIONS] = {
    "members RIVER --status all", "blocs XAL",         "history XCE --status all", "chronology",
    "why RIVER XCE --on 1995-03", "changes 1990 2010", "panel --by year",          "find river"};
static const char *const of_seeds[QUESTIONS] = {"members CIS --status all",
                                                "blocs KAZ",
                                                "history KGZ --status all",
                                                "chronology",
                                                "why EAEU KGZ",
                                                "changes 2014 2015",
                                                "panel --by year",
                                                "find customs"};

/* The answer in a text to be freed; NULL: it was refused. */
static char *answer(const char *database, const char *line)
{
    char copy[256], *words[16], *rest = copy, *text = NULL;
    size_t size = 0;
    int count = 0;
    snprintf(copy, sizeof copy, "%s", line);
    while (count < 15 && (words[count] = strtok_r(rest, " ", &rest))) {
        count++;
    }
    words[count] = NULL;
    FILE *out = open_memstream(&text, &size);
    require(out != NULL, "there is memory");
    const int fault = world_answer(out, database, count, words);
    fclose(out);
    if (fault) {
        free(text);
        return NULL;
    }
    return text;
}

/* Damages the bytes; false if they are as they were. */
static bool damage(char *bytes, size_t *size, enum way way)
{
    const uint32_t pages = (uint32_t)(base_size / PAGE), page = pick(pages);
    const size_t at = way == HEAD ? pick(HEADER) : pick((uint32_t)base_size);
    switch (way) {
    case BIT:
        bytes[at] = (char)(bytes[at] ^ 1 << pick(8));
        break;
    case BYTE:
    case HEAD:
        bytes[at] = (char)pick(256);
        break;
    case ZEROS:
        memset(bytes + (size_t)page * PAGE, 0, PAGE);
        break;
    case OTHER_PAGE:
        memmove(bytes + (size_t)page * PAGE, bytes + (size_t)pick(pages) * PAGE, PAGE);
        break;
    case CUT:
        *size = at;
        break;
    case WAYS:
        break;
    }
    return *size != base_size || memcmp(bytes, base, base_size) != 0;
}

static void say(const char *what, enum way way, unsigned long round, const char *line)
{
    printf("WRONG: %s: %s (round %lu: %s)\n", way_names[way], what, round, line);
}

static void ask_all(const char *path, enum way way, unsigned long round)
{
    for (int i = 0; i < QUESTIONS; i++) {
        char *said = answer(path, asked[i]);
        counts[way].asked++;
        if (!said) {
            counts[way].refused++;
        } else if (strcmp(said, answers[i]) == 0) {
            counts[way].right++;
        } else {
            counts[way].wrong++;
            say("another answer", way, round, asked[i]);
        }
        free(said);
    }
}

static void one_round(char *bytes, unsigned long round)
{
    const enum way way = pick(4) ? BIT : (enum way)pick(WAYS);
    size_t size = base_size;
    memcpy(bytes, base, base_size);
    if (!damage(bytes, &size, way)) {
        return;
    }
    const char *path = world_file("damaged.db", bytes, size);
    counts[way].rounds++;
    char *good = answer(path, "info --check");
    counts[way].found += good == NULL;
    if (good) {
        say("not found", way, round, "info --check");
    }
    free(good);
    ask_all(path, way, round);
}

static bool print(void)
{
    bool right = true;
    for (int i = 0; i < WAYS; i++) {
        const struct count *count = &counts[i];
        printf("%6lu of %6lu found by info --check; of %6lu answers %6lu right %6lu refused %lu "
               "wrong: %s\n",
               count->found, count->rounds, count->asked, count->right, count->refused,
               count->wrong, way_names[i]);
        right = right && count->found == count->rounds && count->wrong == 0;
    }
    return right;
}

int main(int argc, char **argv)
{
    struct fault fault = {0};
    if (argc != 4) {
        fprintf(stderr, "usage: damage DATABASE|mini ROUNDS SEED\n");
        return 2;
    }
    const bool mini = strcmp(argv[1], "mini") == 0;
    const char *path = mini ? world_database_path() : argv[1];
    const unsigned long rounds = strtoul(argv[2], NULL, 10);
    state = strtoul(argv[3], NULL, 10);
    asked = mini ? of_mini : of_seeds;
    require(file_read(path, &base, &base_size, &fault), "the database can be read");
    for (int i = 0; i < QUESTIONS; i++) {
        answers[i] = answer(path, asked[i]);
        require(answers[i] != NULL, asked[i]);
    }
    char *bytes = heap_alloc(base_size);
    for (unsigned long round = 0; round < rounds; round++) {
        one_round(bytes, round);
    }
    const bool right = print();
    free(bytes);
    free(base);
    for (int i = 0; i < QUESTIONS; i++) {
        free(answers[i]);
    }
    return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
