#include "runs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const char *programs;

_Noreturn void give_up(const char *what)
{
    fprintf(stderr, "crash: %s: %s\n", what, strerror(errno));
    exit(2);
}

struct bytes bytes_read(const char *path)
{
    struct bytes bytes = {0};
    struct stat status;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return bytes;
    }
    if (fstat(file, &status) != 0 || !(bytes.at = malloc((size_t)status.st_size + 1))) {
        give_up(path);
    }
    const ssize_t got = read(file, bytes.at, (size_t)status.st_size);
    bytes.size = got > 0 ? (size_t)got : 0;
    bytes.at[bytes.size] = '\0';
    close(file);
    return bytes;
}

void bytes_write(const char *path, const struct bytes *bytes)
{
    unlink(path); /* whoever has the old one open keeps it */
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0 || write(file, bytes->at, bytes->size) != (ssize_t)bytes->size) {
        give_up(path);
    }
    close(file);
}

bool bytes_same(const struct bytes *a, const struct bytes *b)
{
    return a->size == b->size && (a->size == 0 || memcmp(a->at, b->at, a->size) == 0);
}

static void become(const char *line, const char *out)
{
    char copy[2048], path[2048], *words[40], *rest = copy;
    int count = 0;
    snprintf(copy, sizeof copy, "%s", line);
    while (count < 39 && (words[count] = strtok_r(rest, " ", &rest))) {
        count++;
    }
    words[count] = NULL;
    for (int stream = 0; stream < 3; stream++) {
        snprintf(path, sizeof path, "%s%s", out && stream ? out : "/dev/null",
                 out && stream == 2 ? ".err" : "");
        const int file = open(path, stream ? O_WRONLY | O_CREAT | O_TRUNC : O_RDONLY, 0644);
        if (file < 0 || dup2(file, stream) < 0) {
            _exit(126);
        }
        close(file);
    }
    snprintf(path, sizeof path, "%s/%s", programs, words[0]);
    execv(path, words);
    _exit(127);
}

pid_t start(const char *line, const char *out)
{
    const pid_t child = fork();
    if (child == 0) {
        become(line, out);
    }
    if (child < 0) {
        give_up("fork");
    }
    return child;
}

int finish(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) != child) {
        if (errno != EINTR) {
            give_up("waitpid");
        }
    }
    return WIFSIGNALED(status) ? SIGNALLED + WTERMSIG(status) : WEXITSTATUS(status);
}

static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

int run(const char *line, const char *out, long *took)
{
    const long begin = now();
    const int status = finish(start(line, out));
    if (took) {
        *took = now() - begin;
    }
    return status;
}

int beside(const char *folder, const char *prefix)
{
    DIR *list = opendir(folder);
    const struct dirent *entry;
    int count = 0;
    if (!list) {
        give_up(folder);
    }
    while ((entry = readdir(list))) {
        const size_t size = strlen(prefix);
        count += strncmp(entry->d_name, prefix, size) == 0 && entry->d_name[size] != '\0';
    }
    closedir(list);
    return count;
}

void pause_for(long microseconds)
{
    const struct timespec time = {microseconds / 1000000, microseconds % 1000000 * 1000};
    nanosleep(&time, NULL);
}

static uint32_t seed_now = 1;

void pick_seed(unsigned seed)
{
    seed_now = seed;
}

unsigned pick(unsigned below)
{
    seed_now = seed_now * 1664525u + 1013904223u;
    return (seed_now >> 8) % below;
}
