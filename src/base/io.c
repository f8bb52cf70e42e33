#include "io.h"

#include "arena.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __linux__
#include <linux/openat2.h>
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A record of ten million accounts is 2 GiB. */
#define FILE_SIZE_MAX ((off_t)64 << 30)

bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

char *path_join(const char *folder, const char *name)
{
    const size_t size = strlen(folder) + strlen(name) + 2;
    char *path = heap_alloc(size);
    const bool has_slash = *folder && folder[strlen(folder) - 1] == '/';
    snprintf(path, size, "%s%s%s", folder, has_slash ? "" : "/", name);
    return path;
}

static int scratch_in(const char *folder)
{
    int file = open(folder, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) { /* not every file system can */
        char *path = path_join(folder, "blocline.XXXXXX");
        file = mkostemp(path, O_CLOEXEC);
        if (file >= 0) {
            unlink(path);
        }
        free(path);
    }
    return file;
}

bool file_scratch(const char *folder, int *file, struct fault *fault)
{
    *file = scratch_in(folder != NULL ? folder : "/var/tmp");
    if (*file < 0 && folder == NULL) {
        folder = "/tmp";
        *file = scratch_in(folder);
    }
    return *file >= 0 ||
           fault_errno(fault, FAULT_IO, "cannot make a temporary file in %s (TMPDIR)", folder);
}

/* Opens a file of a folder; what links lead to outside the folder is not of it (openat2(2)). A
 * kernel that does not know of that follows no link. O_NONBLOCK: a pipe without a writer would keep
 * us. */
static int open_beneath(const char *folder, const char *name)
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

/* Reads all of an open file, whose size is a guess. */
static bool read_all(int fd, size_t guess, const char *path, char **text, size_t *size,
                     struct fault *fault)
{
    char *bytes = NULL;
    size_t used = 0, capacity = 0;
    for (;;) {
        const size_t want = used + (guess > 0 && used == 0 ? guess + 1 : (size_t)1 << 16);
        bytes = heap_grow(bytes, &capacity, want + 1, 1);
        const ssize_t got = read(fd, bytes + used, want - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            free(bytes);
            return fault_errno(fault, FAULT_IO, "cannot read %s", path);
        }
        if (got == 0) {
            break;
        }
        used += (size_t)got;
    }
    bytes[used] = '\0';
    *text = bytes;
    *size = used;
    return true;
}

bool file_read(const char *path, char **text, size_t *size, struct fault *fault)
{
    struct stat status;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fault_errno(fault, FAULT_IO, "cannot open %s", path);
    }
    bool done = false;
    if (fstat(fd, &status) != 0) {
        fault_errno(fault, FAULT_IO, "cannot read %s", path);
    } else if (S_ISDIR(status.st_mode)) {
        fault_set(fault, FAULT_IO, "%s is a folder, not a file", path);
    } else {
        done = read_all(fd, (size_t)status.st_size, path, text, size, fault);
    }
    close(fd);
    return done;
}

bool stdin_read(char **text, size_t *size, struct fault *fault)
{
    return read_all(STDIN_FILENO, 0, "stdin", text, size, fault);
}

bool file_read_in(const char *folder, const char *name, char **text, size_t *size,
                  struct fault *fault)
{
    struct stat status;
    char *path = path_join(folder, name);
    const int fd = open_beneath(folder, name);
    bool done = false;
    if (fd < 0 && (errno == EXDEV || errno == ELOOP)) {
        fault_set(fault, FAULT_IO, "%s leads outside the folder %s; not read", path, folder);
    } else if (fd < 0) {
        fault_errno(fault, FAULT_IO, "cannot open %s", path);
    } else if (fstat(fd, &status) != 0) {
        fault_errno(fault, FAULT_IO, "cannot read %s", path);
    } else if (S_ISDIR(status.st_mode)) {
        fault_set(fault, FAULT_IO, "%s is a folder, not a file", path);
    } else if (!S_ISREG(status.st_mode)) {
        fault_set(fault, FAULT_IO, "%s is a device or a pipe, not a file; not read", path);
    } else if (status.st_size > FILE_SIZE_MAX) {
        fault_set(fault, FAULT_IO, "%s is larger than %d GiB; not read", path,
                  (int)(FILE_SIZE_MAX >> 30));
    } else {
        done = read_all(fd, (size_t)status.st_size, path, text, size, fault);
    }
    if (fd >= 0) {
        close(fd);
    }
    free(path);
    return done;
}

int file_exists_in(const char *folder, const char *name)
{
    const int fd = open_beneath(folder, name);
    if (fd >= 0) {
        close(fd);
        return 1;
    }
    return errno == ENOENT ? 0 : -1;
}
