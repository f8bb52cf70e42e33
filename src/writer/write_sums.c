#include "write_sums.h"

#include "arena.h"
#include "db_sums.h"
#include "messages.h"
#include "platform.h"

#include <stdlib.h>

enum { PAGES = 256 /* at a time */ };

bool write_sums(int fd, struct fault *fault)
{
    struct platform_facts facts;
    uint32_t counter = 0, number = 1;
    unsigned char *pages = heap_alloc((size_t)PAGES * DB_PAGE_SIZE);
    bool done = platform_facts_open(fd, &facts);
    for (uint64_t at = 0; done && at < facts.size;) {
        const uint64_t left = facts.size - at;
        const size_t size =
            left < (uint64_t)PAGES * DB_PAGE_SIZE ? (size_t)left : (size_t)PAGES * DB_PAGE_SIZE;
        done = platform_read_at(fd, pages, size, at);
        counter = at == 0 ? db_big_endian(pages + DB_HEADER_COUNTER) : counter;
        for (size_t i = 0; done && i + DB_PAGE_SIZE <= size; i += DB_PAGE_SIZE) {
            db_store_sum(pages + i, number++, counter);
        }
        done = done && platform_write_at(fd, pages, size, at);
        at += size;
    }
    free(pages);
    return done || fault_say_errno(fault, FAULT_IO, MSG_fault_write_database, NULL);
}
