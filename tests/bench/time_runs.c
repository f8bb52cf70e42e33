#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

/* time_runs ROUNDS NAME FILE [NAME FILE ...]: runs commands in turn, one of each in every round, so
 * that what else the machine does falls on all of them alike. A FILE holds the words of a command,
 * each with a NUL after it. Output goes nowhere. Prints for each: name, median and least
 * milliseconds of the whole process, largest memory in KiB; tabs between. A first round is not
 * counted. */

extern char **environ;

enum { COMMANDS_MAX = 16, WORDS_MAX = 64, WORDS_SIZE = 1 << 16 };

struct command {
    const char *name;
    char words[WORDS_SIZE];
    char *argv[WORDS_MAX + 1];
    double *times;
    long memory;
};

static void fail(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

static void load(struct command *command, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail(path);
    }
    const size_t size = fread(command->words, 1, WORDS_SIZE - 1, file);
    fclose(file);
    size_t count = 0;
    for (size_t at = 0; at < size && count < WORDS_MAX; at += strlen(command->words + at) + 1) {
        command->argv[count++] = command->words + at;
    }
    command->argv[count] = NULL;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Milliseconds of one run. */
static double run(struct command *command, posix_spawn_file_actions_t *actions)
{
    pid_t pid;
    int status;
    struct rusage usage;
    const double start = now();
    const int error = posix_spawnp(&pid, command->argv[0], actions, NULL, command->argv, environ);
    if (error) {
        errno = error;
        fail(command->argv[0]);
    }
    if (wait4(pid, &status, 0, &usage) != pid) {
        fail("wait4");
    }
    const double elapsed = now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "time_runs: %s failed\n", command->name);
        exit(EXIT_FAILURE);
    }
    if (usage.ru_maxrss > command->memory) {
        command->memory = usage.ru_maxrss;
    }
    return elapsed;
}

static int compare_times(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

int main(int argc, char **argv)
{
    static struct command commands[COMMANDS_MAX];
    const int rounds = argc > 1 ? atoi(argv[1]) : 0;
    const int count = (argc - 2) / 2;
    posix_spawn_file_actions_t actions;
    if (rounds < 1 || count < 1 || count > COMMANDS_MAX || argc % 2) {
        fputs("Usage: time_runs ROUNDS NAME FILE [NAME FILE ...]\n", stderr);
        return 2;
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    for (int i = 0; i < count; i++) {
        commands[i].name = argv[2 + 2 * i];
        commands[i].times = calloc((size_t)rounds, sizeof(double));
        load(&commands[i], argv[3 + 2 * i]);
    }
    for (int round = -1; round < rounds; round++) {
        for (int i = 0; i < count; i++) {
            const double elapsed = run(&commands[i], &actions);
            if (round >= 0) {
                commands[i].times[round] = elapsed;
            }
        }
    }
    for (int i = 0; i < count; i++) {
        qsort(commands[i].times, (size_t)rounds, sizeof(double), compare_times);
        printf("%s\t%.3f\t%.3f\t%ld\n", commands[i].name, commands[i].times[rounds / 2],
               commands[i].times[0], commands[i].memory);
        free(commands[i].times);
    }
    return EXIT_SUCCESS;
}
