#include "platform.h"

#include "arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#ifdef __linux__
#include <linux/openat2.h>
#endif
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* ---- What is there ---- */

static void take_facts(const struct stat *status, struct platform_facts *facts)
{
    const mode_t mode = status->st_mode;
    *facts = (struct platform_facts){
        .kind = S_ISREG(mode)   ? PLATFORM_FILE
                : S_ISDIR(mode) ? PLATFORM_FOLDER
                : S_ISLNK(mode) ? PLATFORM_LINK
                                : PLATFORM_OTHER,
        .is_pipe = S_ISFIFO(mode) || S_ISSOCK(mode),
        .is_own = status->st_uid == geteuid(),
        .size = (uint64_t)status->st_size,
        .links = (uint64_t)status->st_nlink,
        .mode = mode & 0777,
        .volume = (uint64_t)status->st_dev,
        .number = (uint64_t)status->st_ino,
    };
}

bool platform_facts(const char *path, struct platform_facts *facts)
{
    struct stat status;
    *facts = (struct platform_facts){.kind = PLATFORM_NOTHING};
    if (stat(path, &status) != 0) {
        return false;
    }
    take_facts(&status, facts);
    return true;
}

bool platform_facts_link(const char *path, struct platform_facts *facts)
{
    struct stat status;
    *facts = (struct platform_facts){.kind = PLATFORM_NOTHING};
    if (lstat(path, &status) != 0) {
        return false;
    }
    take_facts(&status, facts);
    return true;
}

bool platform_facts_open(int file, struct platform_facts *facts)
{
    struct stat status;
    *facts = (struct platform_facts){.kind = PLATFORM_NOTHING};
    if (fstat(file, &status) != 0) {
        return false;
    }
    take_facts(&status, facts);
    return true;
}

bool platform_facts_stream(FILE *stream, struct platform_facts *facts)
{
    return platform_facts_open(fileno(stream), facts);
}

bool platform_exists(const char *path)
{
    return access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

bool platform_may_read(const char *path)
{
    return access(path, R_OK) == 0;
}

bool platform_same(const struct platform_facts *left, const struct platform_facts *right)
{
    return left->volume == right->volume && left->number == right->number;
}

unsigned platform_new_mode(void)
{
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* ---- Opening ---- */

int platform_open(const char *path)
{
    return open(path, O_RDONLY | O_CLOEXEC);
}

/* openat2(2). A kernel that does not know of it follows no link. */
int platform_open_beneath(const char *folder, const char *name)
{
    const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK;
    const int root = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    int file = -1;
    if (root < 0) {
        return -1;
    }
#ifdef SYS_openat2
    struct open_how how = {.flags = (unsigned)flags,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    file = (int)syscall(SYS_openat2, root, name, &how, sizeof how);
    if (file < 0 && (errno == ENOSYS || errno == EPERM))
#endif
    {
        file = openat(root, name, flags | O_NOFOLLOW);
    }
    const int why = errno;
    close(root);
    errno = why;
    return file;
}

int platform_scratch(const char *folder, char path[PLATFORM_PATH_SIZE])
{
    int file = open(folder, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) { /* not every file system can */
        const size_t size = strlen(folder) + sizeof "/blocline.XXXXXX";
        char *name = heap_alloc(size);
        snprintf(name, size, "%s/blocline.XXXXXX", folder);
        file = mkostemp(name, O_CLOEXEC);
        if (file >= 0) {
            unlink(name);
        }
        free(name);
    }
    if (path) {
        snprintf(path, PLATFORM_PATH_SIZE, "/proc/self/fd/%d", file);
    }
    return file;
}

int platform_text_file(const char *text, size_t size, char path[PLATFORM_PATH_SIZE])
{
    const int file = memfd_create("blocline", MFD_CLOEXEC);
    if (file >= 0 && !platform_write(file, text, size)) {
        const int why = errno;
        close(file);
        errno = why;
        return -1;
    }
    snprintf(path, PLATFORM_PATH_SIZE, "/proc/self/fd/%d", file);
    return file;
}

const char *platform_scratch_folder(size_t index)
{
    /* The second is often in memory itself. */
    static const char *const folders[] = {"/var/tmp", "/tmp"};
    return index < sizeof folders / sizeof *folders ? folders[index] : NULL;
}

/* Whether the open file is still the one of that name: who held the lock before may have moved it
 * into its place. */
static bool is_still_there(int file, const char *path)
{
    struct stat own, there;
    return fstat(file, &own) == 0 && lstat(path, &there) == 0 && own.st_dev == there.st_dev &&
           own.st_ino == there.st_ino;
}

enum { WAITS = 10, WAIT_NS = 20000000 };

int platform_open_locked(const char *path, bool *made)
{
    const int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int waits = 0;
    *made = false;
    for (int tries = 0; tries < 100; tries++) {
        int file = open(path, flags | O_EXCL, 0600);
        *made = *made || file >= 0;
        if (file < 0 && errno == EEXIST) {
            file = open(path, flags, 0600);
        }
        if (file < 0) {
            return -1;
        }
        const bool locked = flock(file, LOCK_EX | LOCK_NB) == 0;
        if (!locked && errno == EWOULDBLOCK) {
            close(file);
            if (waits++ < WAITS) { /* who had it may just be ending */
                nanosleep(&(struct timespec){.tv_nsec = WAIT_NS}, NULL);
                continue;
            }
            errno = EWOULDBLOCK;
            return -1;
        }
        if (is_still_there(file, path)) { /* (a file system without locks: go on without) */
            return file;
        }
        close(file);
    }
    errno = EWOULDBLOCK;
    return -1;
}

bool platform_make_empty(int file)
{
    struct platform_facts facts;
    errno = 0;
    return platform_facts_open(file, &facts) && facts.kind == PLATFORM_FILE && facts.is_own &&
           facts.links <= 1 && ftruncate(file, 0) == 0 && fchmod(file, 0600) == 0;
}

/* ---- Bytes ---- */

int64_t platform_read(int file, void *bytes, size_t size)
{
    ssize_t got;
    do {
        got = read(file, bytes, size);
    } while (got < 0 && errno == EINTR);
    return got;
}

bool platform_read_at(int file, void *bytes, size_t size, uint64_t at)
{
    for (size_t done = 0; done < size;) {
        const ssize_t got = pread(file, (char *)bytes + done, size - done, (off_t)(at + done));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            errno = got < 0 ? errno : EIO;
            return false;
        }
        done += (size_t)got;
    }
    return true;
}

bool platform_write_at(int file, const void *bytes, size_t size, uint64_t at)
{
    for (size_t done = 0; done < size;) {
        const ssize_t put =
            pwrite(file, (const char *)bytes + done, size - done, (off_t)(at + done));
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            errno = put < 0 ? errno : EIO;
            return false;
        }
        done += (size_t)put;
    }
    return true;
}

bool platform_write(int file, const void *bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        const ssize_t put = write(file, (const char *)bytes + done, size - done);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            errno = put < 0 ? errno : EIO;
            return false;
        }
        done += (size_t)put;
    }
    return true;
}

bool platform_rewind(int file)
{
    return lseek(file, 0, SEEK_SET) == 0;
}

bool platform_close(int file)
{
    return close(file) == 0;
}

bool platform_sync(int file)
{
    return fsync(file) == 0;
}

bool platform_sync_stream(FILE *stream)
{
    return platform_sync(fileno(stream));
}

void platform_sync_folder(const char *path)
{
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", path);
    const int file = open(dirname(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        fsync(file);
        close(file);
    }
}

FILE *platform_stream(int file)
{
    const int copy = fcntl(file, F_DUPFD_CLOEXEC, 0);
    FILE *stream = copy >= 0 ? fdopen(copy, "w") : NULL;
    if (!stream && copy >= 0) {
        const int why = errno;
        close(copy);
        errno = why;
    }
    return stream;
}

FILE *platform_stream_to(const char *path)
{
    return fopen(path, "w");
}

/* ---- Names ---- */

bool platform_move(int *file, const char *from, const char *to, unsigned mode)
{
    return fchmod(*file, (mode_t)mode) == 0 && rename(from, to) == 0;
}

bool platform_replaces_open(void)
{
    return true;
}

bool platform_remove(const char *path)
{
    return unlink(path) == 0;
}

bool platform_rename(const char *from, const char *to)
{
    return rename(from, to) == 0;
}

bool platform_make_folder(const char *path)
{
    return mkdir(path, 0777) == 0;
}

bool platform_remove_folder(const char *path)
{
    return rmdir(path) == 0;
}

bool platform_exchange(const char *made, const char *target)
{
    enum { EXCHANGE = 1 << 1 }; /* RENAME_EXCHANGE of linux/fs.h; the C library may be older */
#ifdef SYS_renameat2
    if (syscall(SYS_renameat2, AT_FDCWD, made, AT_FDCWD, target, EXCHANGE) == 0) {
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return false;
    }
#endif
    char old[PATH_MAX];
    const int size = snprintf(old, sizeof old, "%s.old", target);
    if (size < 0 || (size_t)size >= sizeof old || rename(target, old) != 0) {
        return false;
    }
    if (rename(made, target) != 0) {
        const int failed = errno;
        rename(old, target);
        errno = failed;
        return false;
    }
    rename(old, made);
    return true;
}

bool platform_link(const char *path, const char *name)
{
    return link(path, name) == 0;
}

char *platform_real_path(const char *path)
{
    return realpath(path, NULL);
}

char *platform_here(void)
{
    return getcwd(NULL, 0);
}

bool platform_list(const char *folder, void (*take)(void *context, const char *name), void *context)
{
    DIR *dir = opendir(folder);
    if (!dir) {
        return false;
    }
    errno = 0; /* readdir tells its end from a failure by nothing else */
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL; errno = 0) {
        take(context, entry->d_name);
    }
    const int why = errno;
    closedir(dir);
    errno = why;
    return why == 0;
}

bool platform_is_separator(char sign)
{
    return sign == '/';
}

bool platform_is_absolute(const char *path)
{
    return *path == '/';
}

enum platform_name platform_check_name(const char *path)
{
    (void)path;
    return PLATFORM_NAME_GOOD;
}

/* ---- Memory ---- */

const void *platform_map(int file, size_t size)
{
    const void *bytes = mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0);
    return bytes == MAP_FAILED ? NULL : bytes;
}

void platform_unmap(const void *bytes, size_t size)
{
    munmap((void *)(uintptr_t)bytes, size);
}

void platform_forget(const void *bytes, size_t size)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t from = ((uintptr_t)bytes + page - 1) / page * page;
    const uintptr_t to = ((uintptr_t)bytes + size) / page * page;
    if (from < to) {
        madvise((void *)from, to - from, MADV_DONTNEED);
    }
}
