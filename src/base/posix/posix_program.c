#include "platform.h"

#include "arena.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* ---- Terminals ---- */

bool platform_is_terminal(FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

size_t platform_columns(void)
{
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* ---- The program and its surroundings ---- */

/* Numbers 0 to 2 that nobody opened would be given to the next files, and what is said to people
 * would go there. */
static void fill_streams(void)
{
    int file;
    do {
        file = open("/dev/null", O_RDONLY);
    } while (file >= 0 && file <= STDERR_FILENO);
    if (file >= 0) {
        close(file);
    }
}

bool platform_begin(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fill_streams();
    signal(SIGPIPE, SIG_DFL); /* even under a parent that ignores it */
    signal(SIGXFSZ, SIG_IGN);
    return true;
}

bool platform_reader_gone(void)
{
    return errno == EPIPE;
}

void platform_discard(FILE *stream)
{
    __fpurge(stream);
}

void platform_end(void)
{
}

const char *platform_variable(const char *name)
{
    return getenv(name);
}

/* POSIX, "Internationalization Variables": the first that is not empty. */
const char *platform_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            return value;
        }
    }
    return NULL;
}

char *platform_program_folder(void)
{
    char path[PATH_MAX];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0) {
        return NULL;
    }
    path[size] = '\0';
    return heap_text(dirname(path));
}

char *platform_code_folder(const void *address)
{
    Dl_info info;
    char path[PATH_MAX];
    if (!dladdr(address, &info) || !info.dli_fname || strlen(info.dli_fname) >= sizeof path) {
        return NULL;
    }
    return heap_text(dirname(strcpy(path, info.dli_fname)));
}

/* XDG Base Directory Specification: a relative path is to be ignored. */
char *platform_settings_folder(void)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && config[0] == '/') {
        return heap_text(config);
    }
    if (!home || !*home) {
        return NULL;
    }
    const size_t size = strlen(home) + sizeof "/.config";
    char *folder = heap_alloc(size);
    snprintf(folder, size, "%s/.config", home);
    return folder;
}

void platform_catch(void (*handler)(int number), bool only_interrupt)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    const size_t count = only_interrupt ? 1 : sizeof numbers / sizeof *numbers;
    struct sigaction action = {0}; /* without SA_RESTART: a write that hangs is given up too */
    action.sa_handler = handler;
    for (size_t i = 0; i < count; i++) {
        struct sigaction before;
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            sigaction(numbers[i], &action, NULL);
        }
    }
}

void platform_fail(const char *text, size_t size, int status)
{
    if (write(STDERR_FILENO, text, size) < 0) {
        /* there is nobody to tell */
    }
    _exit(status);
}

const char *platform_program_name(void)
{
    return program_invocation_short_name;
}

double platform_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

bool platform_random(void *bytes, size_t size)
{
    return getrandom(bytes, size, 0) == (ssize_t)size;
}

/* ---- Programs and libraries of others ---- */

enum { NOT_FOUND = 127 }; /* the status of sh for a command that is not there */

static _Noreturn void run_reader(const char *command, int input)
{
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    dup2(input, STDIN_FILENO);
    close(input);
    setenv("LESS", "FRX", 0); /* colours as they are, no pager for a short answer: as git's */
    setenv("LESSCHARSET", "utf-8", 0); /* our answers are, whatever the locale says */
    if (command != NULL) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    } else {
        execlp("less", "less", (char *)NULL);
        execlp("cat", "cat", (char *)NULL);
    }
    _exit(NOT_FOUND);
}

void platform_reader_open(struct platform_reader *reader, const char *command)
{
    const char *term = getenv("TERM");
    int ends[2];
    *reader = (struct platform_reader){0};
    if (command == NULL && (term == NULL || strcmp(term, "dumb") == 0)) {
        return; /* less can do nothing there but ask for patience */
    }
    if (pipe(ends) != 0) {
        return;
    }
    const pid_t child = fork();
    if (child == 0) {
        close(ends[1]);
        run_reader(command, ends[0]);
    }
    close(ends[0]);
    if (child > 0) {
        reader->process = child;
        reader->file = fdopen(ends[1], "w");
        signal(SIGPIPE, SIG_IGN);
    } else {
        close(ends[1]);
    }
}

bool platform_reader_close(struct platform_reader *reader)
{
    int status = 0;
    fclose(reader->file); /* whether all was read is for the reader to say */
    reader->file = NULL;
    while (waitpid((pid_t)reader->process, &status, 0) < 0 && errno == EINTR) {
        /* it is still there */
    }
    return !WIFEXITED(status) || WEXITSTATUS(status) != NOT_FOUND;
}

void *platform_library(const char *name, bool shared, const char **why)
{
    void *library = dlopen(name, shared ? RTLD_NOW | RTLD_GLOBAL : RTLD_NOW);
    *why = library ? NULL : dlerror();
    return library;
}

void platform_library_close(void *library)
{
    dlclose(library);
}

/* ISO C has no way from an object's address to a function's; POSIX promises that both are alike. */
bool platform_function(void *library, const char *name, void *function)
{
    void *address = dlsym(library, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}
