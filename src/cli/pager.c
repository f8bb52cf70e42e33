#include "pager.h"
#include "messages.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127 }; /* the status of sh for a command that is not there */

static void run_pager(const char *command, int input)
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

void pager_open(struct pager *pager)
{
    const char *command = getenv("PAGER"), *term = getenv("TERM");
    int ends[2];
    *pager = (struct pager){0};
    if (command == NULL && (term == NULL || strcmp(term, "dumb") == 0)) {
        return; /* less can do nothing there but ask for patience */
    }
    if ((command != NULL && (command[0] == '\0' || strcmp(command, "cat") == 0)) ||
        pipe(ends) != 0) {
        return;
    }
    pager->child = fork();
    if (pager->child == 0) {
        close(ends[1]);
        run_pager(command, ends[0]);
    }
    close(ends[0]);
    if (pager->child > 0) {
        pager->file = fdopen(ends[1], "w");
        signal(SIGPIPE, SIG_IGN);
    } else {
        close(ends[1]);
    }
}

bool pager_close(struct pager *pager, struct fault *fault)
{
    int status = 0;
    if (pager->file == NULL) {
        return true;
    }
    fclose(pager->file); /* whether all was read is for the reader to say */
    pager->file = NULL;
    while (waitpid(pager->child, &status, 0) < 0 && errno == EINTR) {
        /* the pager is still there */
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_pager, getenv("PAGER"));
    }
    return true;
}
