#include "row_spool.h"

#include "arena.h"
#include "files.h"
#include "messages.h"
#include "platform.h"
#include "row_pack.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* In memory and in the file a row is its size and then the packed row. The file, if there is one,
 * has the rows before those in memory. */
struct row_spool {
    size_t columns, memory, count;
    const char *folder;
    struct row_bytes rows;
    int file; /* -1: there is none */
    bool reading;
    size_t at; /* of the next row to be read */
    struct cell *cells;
};

struct row_spool *row_spool_new(size_t columns, size_t memory, const char *folder)
{
    struct row_spool *spool = heap_alloc(sizeof *spool);
    *spool = (struct row_spool){
        .columns = columns,
        .memory = memory,
        .folder = folder,
        .file = -1,
        .cells = heap_alloc((columns + 1) * sizeof *spool->cells),
    };
    return spool;
}

void row_spool_free(struct row_spool *spool)
{
    if (spool == NULL) {
        return;
    }
    if (spool->file >= 0) {
        platform_close(spool->file);
    }
    free(spool->rows.bytes);
    free(spool->cells);
    free(spool);
}

static bool write_rows(struct row_spool *spool, struct fault *fault)
{
    if (spool->file < 0 && !file_scratch(spool->folder, &spool->file, fault)) {
        return false;
    }
    if (!platform_write(spool->file, spool->rows.bytes, spool->rows.used)) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_write_temporary, NULL);
    }
    spool->rows.used = 0;
    return true;
}

bool row_spool_add(struct row_spool *spool, const struct cell *cells, struct fault *fault)
{
    assert(!spool->reading);
    const size_t size = row_pack_size(cells, spool->columns);
    struct row_bytes *rows = &spool->rows;
    if (rows->used > 0 && rows->used + sizeof size + size > spool->memory &&
        !write_rows(spool, fault)) {
        return false;
    }
    rows->bytes = heap_grow(rows->bytes, &rows->capacity, rows->used + sizeof size, 1);
    memcpy(rows->bytes + rows->used, &size, sizeof size);
    rows->used += sizeof size;
    row_pack(rows, cells, spool->columns);
    spool->count++;
    return true;
}

size_t row_spool_count(const struct row_spool *spool)
{
    return spool->count;
}

/* From writing to reading: the file from its beginning, and then it has all rows. */
static bool start_reading(struct row_spool *spool, struct fault *fault)
{
    spool->reading = true;
    if (spool->file < 0) {
        return true;
    }
    return write_rows(spool, fault) &&
           (platform_rewind(spool->file) ||
            fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read_again, NULL));
}

/* Sees to it that the next `need` bytes are in memory, as far as there are so many. */
static bool fill(struct row_spool *spool, size_t need, struct fault *fault)
{
    struct row_bytes *rows = &spool->rows;
    if (spool->file < 0 || rows->used - spool->at >= need) {
        return true;
    }
    rows->used -= spool->at;
    memmove(rows->bytes, rows->bytes + spool->at, rows->used);
    spool->at = 0;
    rows->bytes = heap_grow(rows->bytes, &rows->capacity, need, 1);
    while (rows->used < need) {
        const int64_t got =
            platform_read(spool->file, rows->bytes + rows->used, rows->capacity - rows->used);
        if (got < 0) {
            return fault_say_errno(fault, FAULT_IO, MSG_fault_read_temporary, NULL);
        }
        if (got == 0) {
            break;
        }
        rows->used += (size_t)got;
    }
    return true;
}

bool row_spool_next(struct row_spool *spool, const struct cell **cells, struct fault *fault)
{
    size_t size;
    if ((!spool->reading && !start_reading(spool, fault)) || !fill(spool, sizeof size, fault)) {
        return false;
    }
    *cells = NULL;
    if (spool->at == spool->rows.used) {
        return true;
    }
    memcpy(&size, spool->rows.bytes + spool->at, sizeof size);
    if (!fill(spool, sizeof size + size, fault)) {
        return false;
    }
    if (spool->rows.used - spool->at < sizeof size + size) {
        return fault_say(fault, FAULT_IO, MSG_fault_temporary_lost);
    }
    row_unpack(spool->rows.bytes + spool->at + sizeof size, spool->cells, spool->columns);
    spool->at += sizeof size + size;
    *cells = spool->cells;
    return true;
}
