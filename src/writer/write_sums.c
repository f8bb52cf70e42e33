#include "write_sums.h"

#include "arena.h"
#include "db_sums.h"
#include "messages.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGES = 256 /* at a time */ };

/* Reads or writes all of `size` bytes. */
static bool transfer(int fd, unsigned char *bytes, size_t size, off_t at, bool out)
{
    for (size_t done = 0; done < size;) {
        const off_t from = at + (off_t)done;
        const ssize_t count = out ? pwrite(fd, bytes + done, size - done, from)
                                  : pread(fd, bytes + done, size - done, from);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            errno = count < 0 ? errno : EIO;
            return false;
        }
        done += (size_t)count;
    }
    return true;
}

bool write_sums(int fd, struct fault *fault)
{
    struct stat status;
    uint32_t counter = 0, number = 1;
    unsigned char *pages = heap_alloc((size_t)PAGES * DB_PAGE_SIZE);
    bool done = fstat(fd, &status) == 0;
    for (off_t at = 0; done && at < status.st_size;) {
        const off_t left = status.st_size - at;
        const size_t size =
            left < (off_t)PAGES * DB_PAGE_SIZE ? (size_t)left : (size_t)PAGES * DB_PAGE_SIZE;
        done = transfer(fd, pages, size, at, false);
        counter = at == 0 ? db_big_endian(pages + DB_HEADER_COUNTER) : counter;
        for (size_t i = 0; done && i + DB_PAGE_SIZE <= size; i += DB_PAGE_SIZE) {
            db_store_sum(pages + i, number++, counter);
        }
        done = done && transfer(fd, pages, size, at, true);
        at += (off_t)size;
    }
    free(pages);
    return done || fault_say_errno(fault, FAULT_IO, MSG_fault_write_database, NULL);
}
