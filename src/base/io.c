#include "io.h"

#include "arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

bool file_read(const char *path, char **text, size_t *size, struct fault *fault)
{
    bool done = false;
    char *bytes = NULL;
    size_t used = 0, capacity = 0;
    struct stat status;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fault_errno(fault, FAULT_IO, "cannot open %s", path);
    }
    if (fstat(fd, &status) != 0) {
        fault_errno(fault, FAULT_IO, "cannot read %s", path);
        goto out;
    }
    if (S_ISDIR(status.st_mode)) {
        fault_set(fault, FAULT_IO, "%s is a folder, not a file", path);
        goto out;
    }
    for (;;) {
        const size_t want =
            used + (status.st_size > 0 && used == 0 ? (size_t)status.st_size + 1 : (size_t)1 << 16);
        bytes = heap_grow(bytes, &capacity, want + 1, 1);
        const ssize_t got = read(fd, bytes + used, want - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            fault_errno(fault, FAULT_IO, "cannot read %s", path);
            goto out;
        }
        if (got == 0) {
            break;
        }
        used += (size_t)got;
    }
    bytes[used] = '\0';
    *text = bytes;
    *size = used;
    bytes = NULL;
    done = true;
out:
    free(bytes);
    close(fd);
    return done;
}
