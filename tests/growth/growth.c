/* growth PROGRAMS SCRATCH [KIND...]: how the time of an ingest and of questions grows when there is
 * twice as much of one kind of record (kinds.c). Of each kind as much is taken as takes a while;
 * then time(2n) / time(n), of processor time, the least of some runs each. A line for each; those
 * over the limit are marked, and counted at the end. What is too quick to be measured is not
 * judged. */
#include "kinds.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FIRST = 500, MOST = 1 << 21, RUNS = 3, LIMIT_SECONDS = 60, QUESTIONS = 8 };
static const double ENOUGH = 0.10, JUDGED = 0.04, RATIO = 2.3;

static const char *programs;
static char folder[1024];

static void become(const char *line)
{
    char copy[512], path[2048], *words[24], *rest = copy;
    int count = 0;
    snprintf(copy, sizeof copy, "%s", line);
    while (count < 23 && (words[count] = strtok_r(rest, " ", &rest))) {
        count++;
    }
    words[count] = NULL;
    const int nowhere = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; stream++) {
        dup2(nowhere, stream);
    }
    const struct rlimit limit = {LIMIT_SECONDS, LIMIT_SECONDS + 1};
    setrlimit(RLIMIT_CPU, &limit);
    snprintf(path, sizeof path, "%s/%s", programs, words[0]);
    execv(path, words);
    _exit(127);
}

/* Seconds of the processor; *status as wait's. */
static double time_once(const char *line, int *status)
{
    struct rusage used;
    const pid_t child = fork();
    if (child == 0) {
        become(line);
    }
    if (child < 0 || wait4(child, status, 0, &used) != child) {
        perror("growth");
        exit(2);
    }
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static double time_least(const char *line, int *status)
{
    double least = 0;
    for (int i = 0; i < RUNS; i++) {
        const double took = time_once(line, status);
        least = i == 0 || took < least ? took : least;
        if (least > 2) {
            break;
        }
    }
    return least;
}

static void clear_folder(void)
{
    DIR *list = opendir(".");
    const struct dirent *entry;
    while (list && (entry = readdir(list))) {
        if (entry->d_name[0] != '.') {
            unlink(entry->d_name);
        }
    }
    if (list) {
        closedir(list);
    }
}

/* Times the ingest and the questions of n records: seconds[0], and [1] on for the questions, which
 * are asked only if the ingest was done. */
static void time_all(const struct kind *kind, unsigned n, double seconds[QUESTIONS])
{
    char line[512];
    int status;
    clear_folder();
    kind->write(n);
    seconds[0] = time_least("blocline-ingest -q -d q.db .", &status);
    for (int q = 0; q + 1 < QUESTIONS && kind->questions[q]; q++) {
        snprintf(line, sizeof line, "blocline -q -d q.db %s", kind->questions[q]);
        seconds[q + 1] = status == 0 ? time_least(line, &status) : 0;
        status = 0;
    }
}

static unsigned longest_enough(const struct kind *kind)
{
    int status;
    for (unsigned n = FIRST;; n *= 2) {
        clear_folder();
        kind->write(n);
        if (time_once("blocline-ingest -q -d q.db .", &status) >= ENOUGH || n >= MOST) {
            return n;
        }
    }
}

/* Prints a line; true if it is over the limit. */
static bool print_ratio(const char *kind, const char *what, unsigned n, double one, double two)
{
    const bool judged = two >= JUDGED && one > 0;
    const bool over = judged && two / one > RATIO;
    printf("%-18s %8u %8.3f %8.3f ", kind, n, one, two);
    if (judged) {
        printf("%5.2f %s  %s\n", two / one, over ? "OVER" : "    ", what);
    } else {
        printf("quick       %s\n", what);
    }
    fflush(stdout);
    return over;
}

static bool is_asked(int argc, char **argv, const char *name)
{
    for (int i = 3; i < argc; i++) {
        if (strcmp(argv[i], name) == 0) {
            return true;
        }
    }
    return argc == 3;
}

/* growth --write KIND N: only the package, in the current folder (work.sh). */
static int write_package(const char *name, const char *number)
{
    for (const struct kind *kind = kinds; kind->name; kind++) {
        if (strcmp(kind->name, name) == 0) {
            kind->write((unsigned)strtoul(number, NULL, 10));
            return 0;
        }
    }
    fprintf(stderr, "growth: no kind %s\n", name);
    return 2;
}

int main(int argc, char **argv)
{
    int over = 0, lines = 0;
    if (argc == 4 && strcmp(argv[1], "--write") == 0) {
        return write_package(argv[2], argv[3]);
    }
    if (argc < 3) {
        fprintf(stderr, "usage: growth PROGRAMS SCRATCH [KIND...]\n");
        return 2;
    }
    programs = argv[1];
    snprintf(folder, sizeof folder, "%s", argv[2]);
    if ((mkdir(folder, 0755) != 0 && access(folder, W_OK) != 0) || chdir(folder) != 0) {
        perror(folder);
        return 2;
    }
    printf("%-18s %8s %8s %8s %5s\n", "kind", "n", "s(n)", "s(2n)", "ratio");
    for (const struct kind *kind = kinds; kind->name; kind++) {
        double one[QUESTIONS] = {0}, two[QUESTIONS] = {0};
        if (!is_asked(argc, argv, kind->name)) {
            continue;
        }
        const unsigned n = longest_enough(kind);
        time_all(kind, n, one);
        time_all(kind, 2 * n, two);
        over += print_ratio(kind->name, "ingest", n, one[0], two[0]);
        lines++;
        for (int q = 0; q + 1 < QUESTIONS && kind->questions[q]; q++) {
            over += print_ratio(kind->name, kind->questions[q], n, one[q + 1], two[q + 1]);
            lines++;
        }
    }
    clear_folder();
    printf("%d of %d grow by more than %.1f when there is twice as much\n", over, lines, RATIO);
    return 0;
}
