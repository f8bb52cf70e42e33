#include "zip_stored.h"

#include "arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { VERSION = 20, FIRST_OF_1980 = 33 };

struct zip_entry {
    char *name;
    uint32_t crc, size, offset;
};

uint32_t crc32_of(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < size; i++) {
        crc ^= at[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc >> 1) ^ (UINT32_C(0xedb88320) & (0 - (crc & 1)));
        }
    }
    return ~crc;
}

static void put_bytes(struct zip_stored *zip, const void *bytes, size_t size)
{
    zip->bytes = heap_grow(zip->bytes, &zip->capacity, zip->size + size + 1, 1);
    if (size) {
        memcpy(zip->bytes + zip->size, bytes, size);
    }
    zip->size += size;
}

/* Little-endian, of 2 or 4 bytes. */
static void put_number(struct zip_stored *zip, uint32_t number, size_t size)
{
    unsigned char bytes[4];
    for (size_t i = 0; i < size; i++) {
        bytes[i] = (unsigned char)(number >> (8 * i));
    }
    put_bytes(zip, bytes, size);
}

/* What the entry and the directory both say of it, from the version needed on. */
static void put_header(struct zip_stored *zip, const struct zip_entry *entry)
{
    put_number(zip, VERSION, 2);
    put_number(zip, 0, 2); /* flags */
    put_number(zip, 0, 2); /* stored */
    put_number(zip, 0, 2); /* midnight */
    put_number(zip, FIRST_OF_1980, 2);
    put_number(zip, entry->crc, 4);
    put_number(zip, entry->size, 4);
    put_number(zip, entry->size, 4);
    put_number(zip, (uint32_t)strlen(entry->name), 2);
    put_number(zip, 0, 2); /* no extra field */
}

void zip_add(struct zip_stored *zip, const char *name, const void *bytes, size_t size)
{
    assert(zip->size + size < UINT32_MAX);
    zip->entries =
        heap_grow(zip->entries, &zip->entry_capacity, zip->count + 1, sizeof *zip->entries);
    struct zip_entry *entry = &zip->entries[zip->count++];
    *entry = (struct zip_entry){heap_text(name), crc32_of(bytes, size), (uint32_t)size,
                                (uint32_t)zip->size};
    put_bytes(zip, "PK\3\4", 4);
    put_header(zip, entry);
    put_bytes(zip, name, strlen(name));
    put_bytes(zip, bytes, size);
}

void zip_end(struct zip_stored *zip)
{
    const size_t start = zip->size;
    for (size_t i = 0; i < zip->count; i++) {
        const struct zip_entry *entry = &zip->entries[i];
        put_bytes(zip, "PK\1\2", 4);
        put_number(zip, VERSION, 2);
        put_header(zip, entry);
        put_number(zip, 0, 2); /* no comment */
        put_number(zip, 0, 2); /* the first disk */
        put_number(zip, 0, 2); /* internal and external attributes */
        put_number(zip, 0, 4);
        put_number(zip, entry->offset, 4);
        put_bytes(zip, entry->name, strlen(entry->name));
    }
    const size_t size = zip->size - start;
    put_bytes(zip, "PK\5\6", 4);
    put_number(zip, 0, 4); /* the first disk, twice */
    put_number(zip, (uint32_t)zip->count, 2);
    put_number(zip, (uint32_t)zip->count, 2);
    put_number(zip, (uint32_t)size, 4);
    put_number(zip, (uint32_t)start, 4);
    put_number(zip, 0, 2); /* no comment */
}

void zip_release(struct zip_stored *zip)
{
    for (size_t i = 0; i < zip->count; i++) {
        free(zip->entries[i].name);
    }
    free(zip->entries);
    free(zip->bytes);
    *zip = (struct zip_stored){0};
}
