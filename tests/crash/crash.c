/* crash PROGRAMS SCRATCH PACKAGE OLDER SECONDS SEED: ends ingests and exports at moments that
 * nobody chose, runs several at once, and puts other programs' side files beside the database,
 * round after round for so many seconds. What must hold:
 *
 *   - a file is the old one or the new one, to the byte, and the exit status says which;
 *   - the next run that is not ended leaves nothing beside it;
 *   - of two ingests at once each is whole or refused, and one at least is whole;
 *   - readers meanwhile get the whole answer of one database;
 *   - with foreign side files an ingest is refused by name or recovers, and no answer is mixed;
 * asking makes no file.
 *
 * Prints how many rounds of each there were; status 1 if anything was wrong. */
#include "runs.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Two databases, of which every answer is known. */
enum { OLD, NEW, VERSIONS };
enum { QUESTIONS = 3 };
static const char *const questions[QUESTIONS] = {"info", "chronology", "panel --by year"};
static struct bytes databases[VERSIONS], answers[VERSIONS][QUESTIONS];
static const char *packages[VERSIONS];
static long ingest_time;

struct export_kind {
    const char *name, *words;
    struct bytes good;
    long took;
};
static struct export_kind exports[] = {{.name = "a.csv", .words = "panel --by year"},
                                       {.name = "a.xlsx", .words = "chronology"},
                                       {.name = "a.html", .words = "chronology"},
                                       {.name = "a.parquet", .words = "panel --by year"},
                                       {.name = "a.apkg", .words = "worksheet --seed 7 --for anki"}};
enum { EXPORTS = sizeof exports / sizeof *exports };

static unsigned long counts[16], wrong;
enum { KILLED, STOPPED, EXPORTED, TWICE, READ, SIDE, REFUSED, RECOVERED, LEFT, WAS_OLD, WAS_NEW };

static void check(bool holds, const char *what, const char *file)
{
    if (!holds) {
        struct bytes said = bytes_read(file);
        wrong++;
        printf("WRONG: %s (%s: %.200s)\n", what, file, said.size ? said.at : "");
        free(said.at);
    }
}

/* Which of the two the file is, or VERSIONS. */
static int version_of(const char *path, const struct bytes *first, const struct bytes *second)
{
    struct bytes now = bytes_read(path);
    const int version = bytes_same(&now, first) ? OLD : bytes_same(&now, second) ? NEW : VERSIONS;
    free(now.at);
    return version;
}

static void line_of_ingest(char *line, size_t size, int version)
{
    snprintf(line, size, "blocline-ingest -q -d x.db %s", packages[version]);
}

static void make_versions(void)
{
    char line[1024];
    for (int v = 0; v < VERSIONS; v++) {
        line_of_ingest(line, sizeof line, v);
        if (run(line, "o", &ingest_time) != 0) {
            give_up(packages[v]);
        }
        databases[v] = bytes_read("x.db");
        for (int q = 0; q < QUESTIONS; q++) {
            snprintf(line, sizeof line, "blocline -q -d x.db %s", questions[q]);
            if (run(line, "o", NULL) != 0) {
                give_up(questions[q]);
            }
            answers[v][q] = bytes_read("o");
        }
    }
    bytes_write("good.db", &databases[NEW]);
    for (int i = 0; i < EXPORTS; i++) {
        snprintf(line, sizeof line, "blocline -q -d good.db %s -o %s", exports[i].words,
                 exports[i].name);
        if (run(line, "o", &exports[i].took) != 0) {
            give_up(exports[i].name);
        }
        exports[i].good = bytes_read(exports[i].name);
    }
}

/* ---- Ended at any moment ---- */

static int pick_signal(void)
{
    static const int signals[] = {SIGKILL, SIGKILL, SIGKILL, SIGTERM, SIGINT, SIGHUP};
    return signals[pick(sizeof signals / sizeof *signals)];
}

/* Runs the line, ends it, and looks: `old` and `good` are what the file may be. */
static void end_one(const char *line, long took, const char *file, const struct bytes *old,
                    const struct bytes *good)
{
    const int with = pick_signal();
    const pid_t child = start(line, "o");
    pause_for((long)pick((unsigned)(took + took / 5 + 1)));
    kill(child, with);
    const int status = finish(child);
    const int version = version_of(file, old, good);
    counts[with == SIGKILL ? KILLED : STOPPED]++;
    counts[version == OLD ? WAS_OLD : WAS_NEW]++;
    check(version < VERSIONS, "the file is neither the old nor the new one", file);
    check(status == 0 || status == SIGNALLED + with || status == 128 + with,
          "it ended with another status", "o.err");
    check(status != 0 || version == NEW, "it said that it was done, and the file is old", "o.err");
    check(status == 0 || with == SIGKILL || version == OLD,
          "it said that it was stopped, and the file is new", "o.err");
    counts[LEFT] += beside(".", file) > 0;
    check(run(line, "o", NULL) == 0, "the next run failed", "o.err");
    check(version_of(file, old, good) == NEW, "the next run did not write it", "o.err");
    check(beside(".", file) == 0, "the next run left something", "o.err");
}

static void end_ingest(void)
{
    char line[1024];
    line_of_ingest(line, sizeof line, NEW);
    bytes_write("x.db", &databases[OLD]);
    end_one(line, ingest_time, "x.db", &databases[OLD], &databases[NEW]);
}

static void end_export(void)
{
    static char old_text[] = "the old file\n";
    static const struct bytes old = {old_text, 13};
    const struct export_kind *kind = &exports[pick(EXPORTS)];
    char line[1024];
    snprintf(line, sizeof line, "blocline -q -d good.db %s -o %s", kind->words, kind->name);
    bytes_write(kind->name, &old);
    counts[EXPORTED]++;
    end_one(line, kind->took, kind->name, &old, &kind->good);
    unlink(kind->name);
}

/* ---- At once ---- */

static void check_answer(int question, const char *file)
{
    struct bytes said = bytes_read(file);
    bool whole = false;
    for (int v = 0; v < VERSIONS; v++) {
        whole = whole || bytes_same(&said, &answers[v][question]);
    }
    counts[READ]++;
    check(whole, "an answer is of neither database", file);
    free(said.at);
}

static void ingest_twice(void)
{
    char line[1024], name[16], error[24];
    pid_t writers[3], readers[QUESTIONS];
    bytes_write("x.db", &databases[pick(VERSIONS)]);
    for (int i = 0; i < 3; i++) {
        line_of_ingest(line, sizeof line, (int)pick(VERSIONS));
        snprintf(name, sizeof name, "w%d", i);
        writers[i] = start(line, name);
        pause_for((long)pick((unsigned)ingest_time / 2 + 1));
    }
    for (int q = 0; q < QUESTIONS; q++) {
        snprintf(line, sizeof line, "blocline -q -d x.db %s", questions[q]);
        snprintf(name, sizeof name, "r%d", q);
        readers[q] = start(line, name);
        pause_for((long)pick((unsigned)ingest_time / 4 + 1));
    }
    int done = 0;
    for (int i = 0; i < 3; i++) {
        const int status = finish(writers[i]);
        snprintf(error, sizeof error, "w%d.err", i);
        done += status == 0;
        check(status == 0 || status == 4, "one of several ingests failed", error);
        struct bytes said = bytes_read(error);
        check(status == 0 || said.size > 0, "one of several ingests was refused without a word",
              error);
        free(said.at);
    }
    for (int q = 0; q < QUESTIONS; q++) {
        snprintf(name, sizeof name, "r%d", q);
        snprintf(error, sizeof error, "r%d.err", q);
        check(finish(readers[q]) == 0, "a reader failed beside an ingest", error);
        check_answer(q, name);
    }
    counts[TWICE]++;
    check(done > 0, "none of several ingests was done", "w0.err");
    check(version_of("x.db", &databases[OLD], &databases[NEW]) < VERSIONS,
          "several ingests left a mixture", "x.db");
    check(beside(".", "x.db") == 0, "several ingests left something", "x.db");
}

/* ---- Other programs' side files ---- */

/* Another program changes the database and is ended, or waits until it is. Its change is of notes,
 * which none of the questions shows. */
static void other_program(int write_ahead, int waits)
{
    sqlite3 *db;
    static const char change[] = "PRAGMA cache_size = 5; BEGIN IMMEDIATE;"
                                 "UPDATE source SET note = coalesce(note, '') || ' (checked)';"
                                 "UPDATE actor SET note = coalesce(note, '') || ' (checked)'";
    if (sqlite3_open("x.db", &db) != SQLITE_OK ||
        (write_ahead &&
         sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) != SQLITE_OK) ||
        sqlite3_exec(db, change, NULL, NULL, NULL) != SQLITE_OK) {
        _exit(1);
    }
    if (write_ahead) {
        sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    } else {
        sqlite3_db_cacheflush(db); /* a journal that must be rolled back */
    }
    char sign[] = "x";
    bytes_write("ready", &(struct bytes){sign, 1});
    if (waits) {
        pause();
    }
    raise(SIGKILL);
}

static void put_rubbish(const char *suffix)
{
    char path[32], noise[700];
    for (size_t i = 0; i < sizeof noise; i++) {
        noise[i] = (char)pick(256);
    }
    snprintf(path, sizeof path, "x.db%s", suffix);
    bytes_write(path, &(struct bytes){noise, sizeof noise});
}

static void ask(int count, bool must_answer)
{
    char line[1024];
    for (int q = 0; q < count; q++) {
        const int before = beside(".", "x.db");
        snprintf(line, sizeof line, "blocline -q -d x.db %s", questions[q]);
        const int status = run(line, "o", NULL);
        check(status == 0 || (!must_answer && status == 4), "a question failed", "o.err");
        if (status == 0) {
            check_answer(q, "o");
        }
        check(beside(".", "x.db") == before, "asking made or removed a file", "o.err");
    }
}

static void side_files(void)
{
    static const char *const suffixes[] = {"-wal", "-journal", "-shm"};
    char line[1024];
    pid_t other = 0;
    /* 0: it holds the lock, for which everybody waits two seconds: now and then. */
    const unsigned kind = pick(12) ? 1 + pick(5) : 0;
    const bool waits = kind == 0 || kind == 2;
    const int asked = kind ? QUESTIONS : 1;
    bytes_write("x.db", &databases[OLD]);
    if (kind < 4) {
        unlink("ready");
        other = fork();
        if (other == 0) {
            other_program(kind >= 2, waits);
        }
        for (int i = 0; i < 2000 && access("ready", F_OK) != 0; i++) {
            pause_for(1000);
        }
        if (!waits) {
            finish(other);
        }
    } else {
        put_rubbish(suffixes[pick(3)]);
    }
    counts[SIDE]++;
    ask(asked, false);
    line_of_ingest(line, sizeof line, NEW);
    const int status = run(line, "o", NULL);
    struct bytes said = bytes_read("o.err");
    check(status == 0 || (status == 4 && said.size > 0), "an ingest beside side files failed",
          "o.err");
    free(said.at);
    counts[status == 0 ? RECOVERED : REFUSED]++;
    if (status == 0) {
        check(version_of("x.db", &databases[OLD], &databases[NEW]) == NEW,
              "an ingest beside side files did not write it", "o.err");
        check(beside(".", "x.db") == 0, "an ingest left side files", "o.err");
    }
    ask(asked, status == 0);
    if (waits) {
        kill(other, SIGKILL);
        finish(other);
        ask(asked, status == 0);
    }
    for (int i = 0; i < 3; i++) {
        snprintf(line, sizeof line, "x.db%s", suffixes[i]);
        unlink(line);
    }
    unlink("x.db.lock");
}

int main(int argc, char **argv)
{
    if (argc != 7) {
        fprintf(stderr, "usage: crash PROGRAMS SCRATCH PACKAGE OLDER SECONDS SEED\n");
        return 2;
    }
    programs = argv[1];
    packages[NEW] = argv[3];
    packages[OLD] = argv[4];
    pick_seed((unsigned)strtoul(argv[6], NULL, 10));
    if (chdir(argv[2]) != 0) {
        give_up(argv[2]);
    }
    make_versions();
    const time_t end = time(NULL) + strtol(argv[5], NULL, 10);
    unsigned long rounds = 0;
    do {
        for (int i = 0; i < 3; i++) {
            end_ingest();
            end_export();
        }
        ingest_twice();
        for (int i = 0; i < 4; i++) {
            side_files();
        }
        rounds++;
    } while (time(NULL) < end);
    printf("%lu runs killed, %lu stopped (%lu of them exports; %lu left the old file, %lu the new; "
           "%lu left something for the next run to clear away)\n"
           "%lu times three ingests at once\n"
           "%lu times side files (%lu recovered, %lu refused)\n"
           "%lu answers read\n%lu wrong\n",
           counts[KILLED], counts[STOPPED], counts[EXPORTED], counts[WAS_OLD], counts[WAS_NEW],
           counts[LEFT], counts[TWICE], counts[SIDE], counts[RECOVERED], counts[REFUSED],
           counts[READ], wrong);
    return wrong ? EXIT_FAILURE : EXIT_SUCCESS;
}
