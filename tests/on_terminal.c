/* on-terminal COLUMNS COMMAND...: runs a command on a pseudo-terminal of that width, writes what it
 * shows there (with LF for the terminal's CR LF) and exits with its status. For cases about what
 * only a terminal gets to see. */
#include <errno.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Copies without CRs until the terminal is closed at the other end. */
static void copy_shown(int terminal)
{
    char bytes[4096];
    for (;;) {
        const ssize_t got = read(terminal, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) { /* Linux says EIO when nobody holds the terminal any more */
            return;
        }
        for (ssize_t i = 0; i < got; i++) {
            if (bytes[i] != '\r') {
                putchar(bytes[i]);
            }
        }
    }
}

int main(int argc, char **argv)
{
    const long columns = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
    if (columns <= 0 || columns > 10000) {
        fputs("usage: on-terminal COLUMNS COMMAND...\n", stderr);
        return 2;
    }
    const struct winsize size = {.ws_row = 25, .ws_col = (unsigned short)columns};
    int terminal, status = 0;
    const pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child < 0) {
        /* A chroot or container without /dev/pts: the case cannot be tried (run_case.sh looks). */
        const char *scratch = getenv("TMPDIR");
        if (scratch == NULL || chdir(scratch) != 0 || fclose(fopen("no-terminal", "w")) != 0) {
            perror("on-terminal");
        }
        return 4;
    }
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    copy_shown(terminal);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
