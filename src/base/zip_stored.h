#ifndef BLOCLINE_ZIP_STORED_H
#define BLOCLINE_ZIP_STORED_H

#include <stddef.h>
#include <stdint.h>

/* A ZIP file in memory whose entries are stored as they are, all of them of 1 January 1980: the
 * same entries make the same bytes (PKWARE APPNOTE.TXT, 4.3). All zeros is empty and ready. Entries
 * and the whole stay under 4 GiB. */
struct zip_stored {
    char *bytes; /* the file, once it is ended */
    size_t size, capacity;
    struct zip_entry *entries;
    size_t count, entry_capacity;
};

/* Adds an entry; its name is ASCII, with `/` between folders. */
void zip_add(struct zip_stored *zip, const char *name, const void *bytes, size_t size);

/* Writes the directory, after which nothing is added. */
void zip_end(struct zip_stored *zip);

void zip_release(struct zip_stored *zip);

/* CRC-32 of bytes (ISO 3309), as in ZIP files. */
uint32_t crc32_of(const void *bytes, size_t size);

#endif
