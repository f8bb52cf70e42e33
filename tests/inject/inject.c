/* inject SHIM PROGRAMS SCRATCH MOST [SIGNAL] <COMMANDS: fails every allocation and every system
 * call of a command once (shim.c), one a run, at most MOST of them evenly (0: all; of over 50,000,
 * as where a picture is drawn, 2,000), and looks at what is left:
 *
 *   - the program ends by itself, with status 4 or the one of a good run: 0, or 3 where there is
 *     nobody of a name;
 *   - that one: the answer is whole, to the byte, and so is what is said on stderr where it is not
 *     0: the failure was harmless (a close after reading; what is said of a file that is in place
 *     may be cut off);
 *   - 4: one line more than usual is on stderr; the file that was to be written is the old one, to
 *     the byte, or, on stdout, what is there is the beginning of the answer;
 *   - nothing else is in the folder of the file, nor in TMPDIR (unless unlink was what failed).
 *
 * With SIGNAL (a number) nothing fails: the program gets the signal just before the call. Then
 *
 *   - a status of 0 says that the file is the new one, any other that it is the old one;
 *   - after SIGKILL it is one of the two, and the next run writes it;
 *   - nothing else is in the folder, after SIGKILL and the next run. (What libraries of others make
 *     in TMPDIR, and take away at once, may be left there.)
 *
 * COMMANDS: one on each line, a program and its words between spaces; # begins a comment. The file
 * after -o (and, for blocline-ingest, after -d) is the one that is written: NAME.old in SCRATCH is
 * what is there before, if there is such a file. `export` makes a folder, which is not there before
 * unless it is called `old`. Of a command that writes several (--split, --key, --to, --new) all
 * that is in the folder is the answer, and the first of them (a-1.html) is there before. With !
 * before it a command is one that is refused with status 4: no failure may make it answer. */
#include "shim.h"
#include "target.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS = 40, PATH = 512, SKIPPED = 77, STATUS_IO = 4, UNKNOWN = 3, SECONDS = 60, SHOWN = 8 };
enum { MANY_CALLS = 50000, OF_MANY = 2000, NEAR_END = 30 };

struct command {
    char *words[WORDS];
    const char *target;          /* the file that is written, in the folder `work`; NULL: stdout */
    struct bytes before, answer; /* of the target: before the run, and after a good one */
    struct bytes out, err;       /* of a good run */
    int status;                  /* likewise */
    bool makes_folder;           /* the target is a folder: an older one there is called `old` */
    bool makes_many;             /* the target is all that is in `work` */
    bool refused;                /* a good run is one of status 4 */
};

struct totals {
    unsigned long runs, harmless, refused, broken;
};

static char scratch[PATH / 4], programs[PATH / 2], shim[PATH / 2];
static struct shim_report *report;
static uint64_t signal_sent; /* 0: calls are failed */

static const char *in_scratch(const char *name)
{
    static char paths[4][PATH];
    static unsigned turn;
    char *path = paths[turn++ % 4];
    snprintf(path, PATH, "%s/%.200s", scratch, name);
    return path;
}

static bool same(const struct bytes *a, const struct bytes *b)
{
    return a->there == b->there && a->size == b->size &&
           (a->size == 0 || memcmp(a->at, b->at, a->size) == 0);
}

static bool begins(const struct bytes *part, const struct bytes *whole)
{
    return part->size <= whole->size &&
           (part->size == 0 || memcmp(part->at, whole->at, part->size) == 0);
}

/* How many names are in a folder, besides `but`; the first of them. */
static int others(const char *folder, const char *but, char first[PATH])
{
    DIR *list = opendir(folder);
    const struct dirent *entry;
    int count = 0;
    if (!list) {
        fail(folder);
    }
    while ((entry = readdir(list))) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && (!but || strcmp(name, but) != 0)) {
            if (count++ == 0) {
                snprintf(first, PATH, "%s", name);
            }
        }
    }
    closedir(list);
    return count;
}

static void clear_folder(const char *folder, const char *but)
{
    char name[PATH], path[2 * PATH];
    while (others(folder, but, name) > 0) {
        snprintf(path, sizeof path, "%s/%s", folder, name);
        remove_target(path);
    }
}

static void become(const struct command *command)
{
    static char variables[9][2 * PATH];
    char *environment[10] = {0}, path[2 * PATH];
    const char *const pairs[8][2] = {{"LD_PRELOAD", shim},
                                     {SHIM_VARIABLE, in_scratch("report")},
                                     {"HOME", in_scratch("home")},
                                     {"TMPDIR", in_scratch("tmp")},
                                     {"LC_ALL", "C"},
                                     {"TERM", "dumb"},
                                     {"PATH", "/usr/bin:/bin"},
                                     {"TZ", "UTC"}};
    for (int i = 0; i < 8; i++) {
        snprintf(variables[i], sizeof variables[i], "%s=%s", pairs[i][0], pairs[i][1]);
        environment[i] = variables[i];
    }
    const char *counters = getenv("LLVM_PROFILE_FILE"); /* coverage.sh */
    if (counters) {
        snprintf(variables[8], sizeof variables[8], "LLVM_PROFILE_FILE=%s", counters);
        environment[8] = variables[8];
    }
    const int out = open(in_scratch("out"), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    const int err = open(in_scratch("err"), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    const int in = open("/dev/null", O_RDONLY);
    if (out < 0 || err < 0 || in < 0 || chdir(in_scratch("work")) != 0) {
        _exit(126);
    }
    dup2(in, 0);
    dup2(out, 1);
    dup2(err, 2);
    for (int file = 3; file < 20; file++) {
        close(file);
    }
    alarm(SECONDS);
    snprintf(path, sizeof path, "%s/%s", programs, command->words[0]);
    execve(path, command->words, environment);
    _exit(127);
}

/* Runs it with the call `fail_at` failed; returns wait's status. */
static int run(const struct command *command, uint64_t fail_at)
{
    int status = 0;
    *report =
        (struct shim_report){.fail_at = fail_at, .signal = signal_sent, .failed = SHIM_NOTHING};
    const pid_t child = fork();
    if (child == 0) {
        become(command);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        fail("run");
    }
    return status;
}

static int count_lines(const struct bytes *text)
{
    int lines = 0;
    for (size_t i = 0; i < text->size; i++) {
        lines += text->at[i] == '\n';
    }
    return lines;
}

static void put_target(struct command *command)
{
    char path[PATH];
    if (!command->target) {
        return;
    }
    snprintf(path, sizeof path, "work/%s", command->target);
    if (command->makes_many) {
        char text[] = "the old file\n";
        write_file(in_scratch("work/a-1.html"), &(struct bytes){text, strlen(text), true});
        free(command->before.at);
        command->before = read_target_at(in_scratch(path));
    } else if (command->makes_folder && strcmp(command->target, "old") == 0) {
        char name[2 * PATH];
        char text[] = "blocline export csv\n";
        const struct bytes mark = {text, strlen(text), true};
        if (mkdir(in_scratch(path), 0755) != 0) {
            fail(path);
        }
        snprintf(name, sizeof name, "%s/README.txt", in_scratch(path));
        write_file(name, &mark);
        free(command->before.at);
        command->before = read_target_at(in_scratch(path));
    } else if (!command->makes_folder) {
        write_file(in_scratch(path), &command->before);
    }
}

static struct bytes read_target(const struct command *command)
{
    char path[PATH];
    if (!command->target) {
        return (struct bytes){0};
    }
    snprintf(path, sizeof path, "work/%s", command->target);
    return read_target_at(in_scratch(path));
}

/* What could not be taken away is still there. */
static bool is_unlink(int64_t call)
{
#ifdef SYS_unlink
    return call == SYS_unlink || call == SYS_unlinkat || call == SYS_rmdir;
#else
    return call == SYS_unlinkat;
#endif
}

/* What is wrong with a run, or NULL. */
static const char *judge(const struct command *command, int status, const struct bytes *out,
                         const struct bytes *err, const struct bytes *target)
{
    if (WIFSIGNALED(status)) {
        return WTERMSIG(status) == SIGALRM ? "it does not end" : "ended by a signal";
    }
    if (command->makes_many && is_unlink(report->failed)) {
        return NULL;
    }
    const int code = WEXITSTATUS(status);
    if (code == command->status && !command->refused) {
        /* What is said on stdout of a file that is in place may fail: the file is what was asked.
         */
        const bool said = same(out, &command->out) ||
                          (command->target && target->there && begins(out, &command->out));
        const bool answered = said && same(target, &command->answer);
        return answered && (code == 0 || same(err, &command->err))
                   ? NULL
                   : "the status of a good run, and another answer";
    }
    if (code != STATUS_IO) {
        return "the exit status is neither 4 nor that of a good run";
    }
    if (!begins(out, &command->out)) {
        return "what is on stdout is not the beginning of the answer";
    }
    if (!same(target, &command->before)) {
        return "it failed, and the old file is not as it was";
    }
    if (count_lines(err) < 1) {
        return "it failed without a word";
    }
    return count_lines(err) > count_lines(&command->err) + 1 ? "it failed with more than one line"
                                                             : NULL;
}

/* What is wrong with a run that got a signal, or NULL. */
static const char *judge_ended(const struct command *command, int status,
                               const struct bytes *target)
{
    const bool is_new = same(target, &command->answer), is_old = same(target, &command->before);
    const bool ended = (WIFSIGNALED(status) && WTERMSIG(status) == (int)signal_sent) ||
                       (WIFEXITED(status) && WEXITSTATUS(status) == 128 + (int)signal_sent);
    if (!is_new && !is_old) {
        return "the file is neither the old nor the new one";
    }
    if (!ended && !(WIFEXITED(status) && WEXITSTATUS(status) == 0)) {
        return "it ended with another status";
    }
    if (!ended) {
        return is_new ? NULL : "it said that it was done, and the file is old";
    }
    return is_old || signal_sent == SIGKILL ? NULL
                                            : "it said that it was ended, and the file is new";
}

static void say_broken(const struct command *command, uint64_t at, int status, const char *what,
                       const struct bytes *err)
{
    printf("BROKEN");
    for (char *const *word = command->words; *word; word++) {
        printf(" %s", *word);
    }
    printf("\n  call %llu (%s %lld), %s %d: %s\n", (unsigned long long)at,
           report->failed == SHIM_ALLOCATION ? "allocation" : "system call",
           (long long)(report->failed == SHIM_ALLOCATION ? 0 : report->failed),
           WIFSIGNALED(status) ? "signal" : "status",
           WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status), what);
    printf("  stderr: %.300s%s", err->size ? err->at : "(nothing)\n",
           err->size && err->at[err->size - 1] != '\n' ? "\n" : "");
}

static void fail_one(struct command *command, uint64_t at, struct totals *totals)
{
    char left[PATH] = "", what[2 * PATH];
    put_target(command);
    const int status = run(command, at);
    struct bytes out = read_file(in_scratch("out")), err = read_file(in_scratch("err"));
    struct bytes target = read_target(command);
    const char *wrong = signal_sent ? judge_ended(command, status, &target)
                                    : judge(command, status, &out, &err, &target);
    if (!wrong && signal_sent == SIGKILL) {
        run(command, 0);
        free(target.at);
        target = read_target(command);
        wrong = same(&target, &command->answer) ? NULL : "the next run did not write it";
    }
    if (!wrong && !is_unlink(report->failed) &&
        ((!command->makes_many && others(in_scratch("work"), command->target, left) > 0) ||
         (!signal_sent && others(in_scratch("tmp"), NULL, left) > 0))) {
        snprintf(what, sizeof what, "it left %s", left);
        wrong = what;
    }
    totals->runs++;
    const bool harmless = !wrong && WEXITSTATUS(status) == command->status;
    totals->harmless += harmless;
    totals->refused += !wrong && !harmless;
    totals->broken += wrong != NULL;
    if (wrong && totals->broken <= SHOWN) {
        say_broken(command, at, status, wrong, &err);
    }
    clear_folder(in_scratch("work"), NULL);
    clear_folder(in_scratch("tmp"), NULL);
    free(out.at);
    free(err.at);
    free(target.at);
}

/* Runs it twice with nothing failed: it must work, and answer the same. Returns how many calls
 * there are, 0 if it does not work. */
static uint64_t run_well(struct command *command)
{
    for (int i = 0; i < 2; i++) {
        put_target(command);
        const int status = run(command, 0);
        struct bytes out = read_file(in_scratch("out")), err = read_file(in_scratch("err"));
        struct bytes target = read_target(command);
        if (report->ready == -1) {
            printf("skipped: the kernel here allows no filter of system calls\n");
            exit(SKIPPED);
        }
        const bool answers =
            WIFEXITED(status) &&
            (command->refused ? WEXITSTATUS(status) == STATUS_IO
                              : WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == UNKNOWN);
        if (report->ready != 1 || !answers ||
            (i == 1 && (!same(&out, &command->out) || !same(&target, &command->answer)))) {
            say_broken(command, 0, status,
                       answers ? "it does not answer the same twice" : "it does not work", &err);
            return 0;
        }
        if (i == 0) {
            command->out = out;
            command->answer = target;
            command->err = err;
            command->status = WEXITSTATUS(status);
        } else {
            free(out.at);
            free(target.at);
            free(err.at);
        }
        clear_folder(in_scratch("work"), NULL);
    }
    return report->count;
}

static bool fail_all(struct command *command, uint64_t most, struct totals *all)
{
    char name[PATH];
    struct totals totals = {0};
    if (command->target && !command->makes_folder && !command->makes_many) {
        snprintf(name, sizeof name, "%s.old", command->target);
        command->before = read_file(in_scratch(name));
        if (!command->before.there) {
            command->before =
                (struct bytes){strdup("the old file\n"), strlen("the old file\n"), true};
        }
    }
    const uint64_t calls = run_well(command);
    const uint64_t all_runs = calls > MANY_CALLS ? OF_MANY : calls;
    const uint64_t runs = most && most < all_runs ? most : all_runs;
    for (uint64_t i = 0; i < runs; i++) {
        fail_one(command, 1 + (2 * i + 1) * calls / (2 * runs), &totals);
    }
    /* Near the end lies the moment from which on the file is the new one. */
    for (uint64_t i = 0; signal_sent && i < NEAR_END && i < calls; i++) {
        fail_one(command, calls - i, &totals);
    }
    printf("%6llu calls %6lu failed %6lu harmless %6lu refused %4lu broken:",
           (unsigned long long)calls, totals.runs, totals.harmless, totals.refused, totals.broken);
    for (char *const *word = command->words; *word; word++) {
        printf(" %s", *word);
    }
    printf("\n");
    fflush(stdout);
    all->runs += totals.runs;
    all->harmless += totals.harmless;
    all->refused += totals.refused;
    all->broken += totals.broken + (calls == 0);
    free(command->before.at);
    free(command->answer.at);
    free(command->out.at);
    free(command->err.at);
    return calls > 0;
}

/* Takes a line apart; false if there is no command in it. */
static bool read_command(char *line, struct command *command)
{
    int count = 0;
    char *rest = line;
    *command = (struct command){0};
    line[strcspn(line, "#\n")] = '\0';
    if (*line == '!') {
        command->refused = true;
        rest++;
    }
    while (count < WORDS - 1 && (command->words[count] = strtok_r(rest, " ", &rest))) {
        count++;
    }
    command->words[count] = NULL;
    for (int i = 1; i + 1 < count; i++) {
        const bool loads = strcmp(command->words[0], "blocline-ingest") == 0;
        if (strcmp(command->words[i], loads ? "-d" : "-o") == 0) {
            command->target = command->words[i + 1];
        }
    }
    for (int i = 1; i + 2 < count; i++) {
        if (strcmp(command->words[i], "export") == 0) {
            command->target = command->words[i + 2];
            command->makes_folder = true;
        }
    }
    for (int i = 1; i < count; i++) {
        static const char *const many[] = {"--split", "--key", "--to", "--new", "--set-aside"};
        for (size_t j = 0; j < sizeof many / sizeof *many; j++) {
            if (strcmp(command->words[i], many[j]) == 0) {
                command->target = ".";
                command->makes_many = true;
            }
        }
    }
    return count > 0;
}

static void map_report(void)
{
    const int file = open(in_scratch("report"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || ftruncate(file, sizeof *report) != 0) {
        fail("report");
    }
    void *map = mmap(NULL, sizeof *report, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (map == MAP_FAILED) {
        fail("report");
    }
    report = map;
    close(file);
}

int main(int argc, char **argv)
{
    char line[1024];
    struct totals totals = {0};
    struct command command;
    if (argc != 5 && argc != 6) {
        fprintf(stderr, "usage: inject SHIM PROGRAMS SCRATCH MOST [SIGNAL] <COMMANDS\n");
        return 2;
    }
    signal_sent = argc == 6 ? strtoull(argv[5], NULL, 10) : 0;
    snprintf(shim, sizeof shim, "%s", argv[1]);
    snprintf(programs, sizeof programs, "%s", argv[2]);
    snprintf(scratch, sizeof scratch, "%s", argv[3]);
    static const char *const folders[] = {"work", "tmp", "home"};
    for (int i = 0; i < 3; i++) {
        if (mkdir(in_scratch(folders[i]), 0755) != 0 && errno != EEXIST) {
            fail(folders[i]);
        }
    }
    map_report();
    while (fgets(line, sizeof line, stdin)) {
        if (read_command(line, &command)) {
            fail_all(&command, strtoull(argv[4], NULL, 10), &totals);
        }
    }
    printf("%lu failed calls: %lu harmless, %lu refused, %lu broken\n", totals.runs,
           totals.harmless, totals.refused, totals.broken);
    return totals.runs > 0 && totals.broken == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
