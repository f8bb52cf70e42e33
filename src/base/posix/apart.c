#include "apart.h"

#include "aside.h"
#include "memory.h"
#include "messages.h"
#include "wording.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What the two processes share; `result` follows it. */
struct shared {
    struct fault fault;
    _Alignas(max_align_t) unsigned char result[];
};

enum { STATUS_DONE = 0, STATUS_FAULT = 1, LOOK_MS = 100, GRACE = 5, STUCK = 200 };

/* In the child only: where it says that it has no more memory. */
static struct fault *child_fault;

#ifdef BLOCLINE_COVERAGE
int __llvm_profile_write_file(void);
#endif

static _Noreturn void end_child(int status)
{
#ifdef BLOCLINE_COVERAGE
    __llvm_profile_write_file();
#endif
    _exit(status); /* the streams and temporary files are the parent's */
}

static void child_no_memory(size_t size)
{
    fault_say_with(child_fault, FAULT_IO, MSG_fault_no_memory, NUMBER_TEXT(size));
    end_child(STATUS_FAULT);
}

static _Noreturn void run_child(apart_work *work, void *context, struct shared *shared, int said,
                                pid_t parent)
{
    aside_close_all();
    child_fault = &shared->fault;
    memory_handler(child_no_memory);
    dup2(said, STDERR_FILENO);
    dup2(said, STDOUT_FILENO);        /* where the answer is, and libraries complain there too */
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* or it would keep the locks of a parent that was killed */
    if (getppid() != parent) {
        end_child(STATUS_FAULT);
    }
    end_child(work(context, shared->result, &shared->fault) ? STATUS_DONE : STATUS_FAULT);
}

/* Lets the child end by itself if it soon does: libraries of others make temporary files, and take
 * their names away a moment later. */
static void end_soon(pid_t child, struct pollfd *end)
{
    char text[512];
    for (int i = 0; i < GRACE; i++) {
        const bool ready = poll(end, 1, LOOK_MS) > 0;
        if (ready && read(end->fd, text, sizeof text) == 0) {
            return;
        }
    }
    kill(child, SIGKILL);
}

/* Nanoseconds that the child has worked; -1: nobody knows. */
static int64_t work_of(pid_t child)
{
    clockid_t clock;
    struct timespec worked;
    return clock_getcpuclockid(child, &clock) == 0 && clock_gettime(clock, &worked) == 0
               ? (int64_t)worked.tv_sec * 1000000000 + worked.tv_nsec
               : -1;
}

/* Until the child has ended, which closes the other end of the pipe: its stderr. */
static bool wait_for(pid_t child, int pipe, bool *complained, int what, const struct watch *watch,
                     struct fault *fault)
{
    struct pollfd end = {.fd = pipe, .events = POLLIN};
    char text[512];
    int64_t worked = -1;
    for (int idle = 0;;) {
        const bool ready = poll(&end, 1, LOOK_MS) > 0;
        const int64_t now = ready ? -1 : work_of(child);
        idle = now >= 0 && now == worked ? idle + 1 : 0;
        worked = now;
        if (idle > STUCK) { /* without memory, threads of libraries wait for each other */
            kill(child, SIGKILL);
        }
        const ssize_t got = ready ? read(pipe, text, sizeof text) : 1;
        if (got == 0) {
            return true;
        }
        *complained = *complained || ready;
        if (!watch_step(watch, what, 0, 0, fault)) {
            end_soon(child, &end);
            return false;
        }
    }
}

static bool take_result(int status, bool complained, const struct shared *shared, int what,
                        struct fault *fault)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_DONE && !complained) {
        return true;
    }
    const char *name = wording_text(fault_language(fault), what);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE) {
        return fault_say_with(fault, FAULT_PIPE, MSG_fault_nobody_reads, name);
    }
    if (shared->fault.kind != FAULT_NONE) {
        return fault_set(fault, shared->fault.kind, "%s", shared->fault.text);
    }
    return fault_say_with(fault, FAULT_IO, MSG_fault_failed_no_memory, name);
}

static bool run_apart(apart_work *work, void *context, struct shared *shared, int what, bool silent,
                      const struct watch *watch, struct fault *fault)
{
    int ends[2], status = 0;
    bool complained = false;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_no_pipe,
                               wording_text(fault_language(fault), what));
    }
    const pid_t parent = getpid(), child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(work, context, shared, ends[1], parent);
    }
    close(ends[1]);
    bool done = child > 0 ? wait_for(child, ends[0], &complained, what, watch, fault)
                          : fault_say_errno(fault, FAULT_IO, MSG_fault_no_process,
                                            wording_text(fault_language(fault), what));
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
        /* a signal came while we waited */
    }
    close(ends[0]);
    return done && take_result(status, complained && silent, shared, what, fault);
}

bool apart_run(apart_work *work, void *context, void *result, size_t size, int what, bool silent,
               const struct watch *watch, struct fault *fault)
{
    const size_t whole = sizeof(struct shared) + size;
    struct shared *shared =
        mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_no_shared_memory,
                               wording_text(fault_language(fault), what));
    }
    shared->fault.language = fault_language(fault);
    memcpy(shared->result, result, size);
    const bool done = run_apart(work, context, shared, what, silent, watch, fault);
    memcpy(result, shared->result, size);
    munmap(shared, whole);
    return done;
}
