/* Loaded into a program (LD_PRELOAD): counts its allocations and its system calls, and fails one of
 * them once, as if memory, the disk or the table of files had run out.
 *
 * Allocations are counted in malloc's place. System calls are stopped by a filter of the kernel
 * (seccomp), which hands them to us as a signal, whoever makes them: the C library's streams and
 * the libraries that are linked statically too. We make them ourselves, or do not.
 *
 * The same call failed always or never is the same run again, as far as a program has one thread.
 */
#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define MACHINE AUDIT_ARCH_AARCH64
#else
#error "the shim knows the registers of x86-64 and AArch64 only"
#endif

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern long shim_system_call(long number, long a, long b, long c, long d, long e, long f);
extern const char shim_system_call_end[];
int pthread_sigmask(int how, const sigset_t *set, sigset_t *old);
int sigprocmask(int how, const sigset_t *set, sigset_t *old);

static struct shim_report *report;
static long main_process; /* also in a child */

/* The only place from which a system call passes the filter. */
#if defined __x86_64__
__asm__(".text\n.globl shim_system_call\n.type shim_system_call, @function\n"
        "shim_system_call:\n"
        "mov %rdi, %rax\nmov %rsi, %rdi\nmov %rdx, %rsi\nmov %rcx, %rdx\n"
        "mov %r8, %r10\nmov %r9, %r8\nmov 8(%rsp), %r9\nsyscall\nret\n"
        ".globl shim_system_call_end\nshim_system_call_end:\nnop\n");
#else
__asm__(".text\n.globl shim_system_call\n.type shim_system_call, %function\n"
        "shim_system_call:\n"
        "mov x8, x0\nmov x0, x1\nmov x1, x2\nmov x2, x3\n"
        "mov x3, x4\nmov x4, x5\nmov x5, x6\nsvc #0\nret\n"
        ".globl shim_system_call_end\nshim_system_call_end:\nnop\n");
#endif

/* What is stopped, and how each fails. Not here: what cannot fail, and what a failure of says
 * nothing of (isatty's ioctl). */
static const struct {
    int number, error;
} stopped[] = {
    {SYS_read, EIO},
    {SYS_pread64, EIO},
    {SYS_readv, EIO},
    {SYS_write, ENOSPC},
    {SYS_pwrite64, ENOSPC},
    {SYS_writev, ENOSPC},
    {SYS_openat, EMFILE},
    {SYS_close, EIO},
    {SYS_fstat, EIO},
    {SYS_newfstatat, EIO},
    {SYS_lseek, EIO},
    {SYS_mmap, ENOMEM},
    {SYS_fsync, EIO},
    {SYS_fdatasync, EIO},
    {SYS_ftruncate, ENOSPC},
    {SYS_fallocate, ENOSPC},
    {SYS_fcntl, ENOLCK},
    {SYS_flock, EINTR},
    {SYS_fchmod, EPERM},
    {SYS_renameat, EACCES},
    {SYS_unlinkat, EACCES},
    {SYS_linkat, EACCES},
    {SYS_mkdirat, EACCES},
    {SYS_getdents64, EIO},
    {SYS_faccessat, EACCES},
    {SYS_readlinkat, EACCES},
    {SYS_getcwd, ENOENT},
    {SYS_statx, EACCES},
    {SYS_renameat2, EACCES},
    {SYS_fchmodat, EPERM},
    {SYS_copy_file_range, ENOSPC},
    {SYS_getrandom, ENOSYS},
    {SYS_memfd_create, EMFILE},
#ifdef SYS_openat2
    {SYS_openat2, EMFILE},
#endif
#ifdef SYS_open
    {SYS_open, EMFILE},
    {SYS_stat, EIO},
    {SYS_lstat, EACCES},
    {SYS_rename, EACCES},
    {SYS_unlink, EACCES},
    {SYS_link, EACCES},
    {SYS_mkdir, EACCES},
    {SYS_access, EACCES},
    {SYS_readlink, EACCES},
    {SYS_chmod, EPERM},
#endif
};

enum { STOPPED = sizeof stopped / sizeof *stopped };

/* Whether this call is the one to fail. */
static int is_its_turn(long what)
{
    if (!report || report->ready != 1) {
        return 0;
    }
    const uint64_t turn = __atomic_add_fetch(&report->count, 1, __ATOMIC_RELAXED);
    if (turn != report->fail_at) {
        return 0;
    }
    report->failed = what;
    if (report->signal) {
        shim_system_call(SYS_kill, main_process, (long)report->signal, 0, 0, 0, 0);
        return 0;
    }
    return 1;
}

void *malloc(size_t size)
{
    if (is_its_turn(SHIM_ALLOCATION)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (is_its_turn(SHIM_ALLOCATION)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    if (is_its_turn(SHIM_ALLOCATION)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(old, size);
}

static int error_of(long number)
{
    for (size_t i = 0; i < STOPPED; i++) {
        if (stopped[i].number == number) {
            return stopped[i].error;
        }
    }
    return EIO;
}

static long make_call(long number, const long a[6])
{
    /* What is said on stderr arrives: without it there would be nothing to look for. */
    const int is_said = (number == SYS_write || number == SYS_writev) && a[0] == STDERR_FILENO;
    if (is_said || !is_its_turn(number)) {
        return shim_system_call(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    }
    if (number == SYS_close) { /* Linux closes a file whatever it says of it */
        shim_system_call(number, a[0], 0, 0, 0, 0, 0);
    }
    return -error_of(number);
}

static void on_call(int signal, siginfo_t *info, void *context)
{
    ucontext_t *at = context;
    const int saved = errno;
    (void)signal;
#if defined __x86_64__
    greg_t *r = at->uc_mcontext.gregs;
    const long a[6] = {r[REG_RDI], r[REG_RSI], r[REG_RDX], r[REG_R10], r[REG_R8], r[REG_R9]};
    r[REG_RAX] = make_call(info->si_syscall, a);
#else
    unsigned long long *r = at->uc_mcontext.regs;
    const long a[6] = {(long)r[0], (long)r[1], (long)r[2], (long)r[3], (long)r[4], (long)r[5]};
    r[0] = (unsigned long long)make_call(info->si_syscall, a);
#endif
    errno = saved;
}

/* A thread that blocks all signals must not block ours: the kernel would end the program. */
static int set_mask(int how, const sigset_t *set, sigset_t *old)
{
    sigset_t mine;
    if (set) {
        mine = *set;
        if (how != SIG_UNBLOCK) {
            sigdelset(&mine, SIGSYS);
        }
        set = &mine;
    }
    return shim_system_call(SYS_rt_sigprocmask, how, (long)set, (long)old, 8, 0, 0) < 0 ? EINVAL
                                                                                        : 0;
}

int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
    return set_mask(how, set, old);
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    return set_mask(how, set, old);
}

static int install_filter(void)
{
    struct sock_filter code[STOPPED + 16];
    size_t n = 0;
    const uint64_t from = (uint64_t)(uintptr_t)shim_system_call;
    const uint64_t to = (uint64_t)(uintptr_t)shim_system_call_end;
    const unsigned ip = (unsigned)offsetof(struct seccomp_data, instruction_pointer);
#define ADD(...) code[n++] = (struct sock_filter)__VA_ARGS__
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ip + 4));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(from >> 32), 0, 4));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ip));
    ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (uint32_t)from, 0, 2));
    ADD(BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, (uint32_t)to, 1, 0));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
    for (size_t i = 0; i < STOPPED; i++) {
        ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)stopped[i].number,
                     (unsigned char)(STOPPED - i), 0));
    }
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP));
#undef ADD
    const struct sock_fprog program = {(unsigned short)n, code};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

__attribute__((constructor)) static void install(void)
{
    const char *path = getenv(SHIM_VARIABLE);
    const int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    struct sigaction action = {.sa_sigaction = on_call, .sa_flags = SA_SIGINFO | SA_NODEFER};
    if (file < 0) {
        return;
    }
    void *map = mmap(NULL, sizeof *report, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (map == MAP_FAILED) {
        return;
    }
    struct shim_report *mapped = map;
    if (sigaction(SIGSYS, &action, NULL) != 0 || !install_filter()) {
        mapped->ready = -1;
        return;
    }
    main_process = getpid();
    mapped->ready = 1;
    report = mapped;
}
