#include "checked_file.h"

#include "db.h"
#include "db_sums.h"

#include <errno.h>
#include <stdbool.h>

struct checked_file {
    sqlite3_file file; /* first, so that SQLite's file is ours */
    enum checked_state state;
    struct db_kept *kept;
    sqlite3_file *real; /* of the usual VFS, in the bytes that follow */
};

static const char vfs_name[] = "blocline";

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct checked_file *)file)->real;
}

/* Page 1 says whether the sums of the others count. */
static void look_at_first(struct checked_file *self, const unsigned char *page)
{
    const uint32_t counter = db_big_endian(page + DB_HEADER_COUNTER);
    const bool same = counter == db_stored_counter(page);
    const bool reserves = page[DB_HEADER_RESERVED] == DB_SUM_SIZE;
    /* Who writes to the file sets both counters, so page 1 is not what its sum says any more. */
    const bool written = counter == db_big_endian(page + DB_HEADER_VALID) &&
                         db_page_sum(page, 1) != db_stored_sum(page);
    self->state = same || (reserves && !written) ? CHECKED_BINDING
                  : reserves                     ? CHECKED_EDITED
                                                 : CHECKED_NONE;
}

static int read_checked(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    struct checked_file *self = (struct checked_file *)file;
    const int code = self->real->pMethods->xRead(self->real, bytes, size, offset);
    if (code != SQLITE_OK || size != DB_PAGE_SIZE || offset % DB_PAGE_SIZE != 0) {
        return code;
    }
    if (offset == 0) {
        look_at_first(self, bytes);
    }
    return self->state == CHECKED_BINDING &&
                   db_page_sum(bytes, (uint32_t)(offset / DB_PAGE_SIZE) + 1) != db_stored_sum(bytes)
               ? SQLITE_IOERR_DATA
               : SQLITE_OK;
}

/* ---- All else is what the usual VFS does ---- */

static int close_file(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int write_nothing(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    (void)file, (void)bytes, (void)size, (void)offset;
    return SQLITE_READONLY;
}

static int truncate_nothing(sqlite3_file *file, sqlite3_int64 size)
{
    (void)file, (void)size;
    return SQLITE_READONLY;
}

static int sync_file(sqlite3_file *file, int flags)
{
    return real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int size_of_file(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int lock_file(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int unlock_file(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int check_reserved(sqlite3_file *file, int *reserved)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), reserved);
}

static int control(sqlite3_file *file, int what, void *argument)
{
    if (what == DB_CONTROL_KEPT) {
        *(struct db_kept **)argument = ((struct checked_file *)file)->kept;
        return SQLITE_OK;
    }
    return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
}

static int sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static const sqlite3_io_methods methods = {.iVersion = 1, /* no shared memory, no mmap */
                                           .xClose = close_file,
                                           .xRead = read_checked,
                                           .xWrite = write_nothing,
                                           .xTruncate = truncate_nothing,
                                           .xSync = sync_file,
                                           .xFileSize = size_of_file,
                                           .xLock = lock_file,
                                           .xUnlock = unlock_file,
                                           .xCheckReservedLock = check_reserved,
                                           .xFileControl = control,
                                           .xSectorSize = sector_size,
                                           .xDeviceCharacteristics = characteristics};

/* Temporary files (of sorts that are larger than memory) are none of our business. */
static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                     int *out_flags)
{
    sqlite3_vfs *usual = vfs->pAppData;
    if (!(flags & SQLITE_OPEN_MAIN_DB)) {
        return usual->xOpen(usual, name, file, flags, out_flags);
    }
    struct checked_file *self = (struct checked_file *)file;
    *self = (struct checked_file){.real = (sqlite3_file *)(self + 1)};
    const int code = usual->xOpen(usual, name, self->real, flags, out_flags);
    self->file.pMethods = self->real->pMethods ? &methods : NULL;
    return code;
}

/* What SQLite would not see it takes for not there; and a journal that is not seen makes another
 * file of a database. */
static int look_at(sqlite3_vfs *vfs, const char *path, int flags, int *there)
{
    sqlite3_vfs *usual = vfs->pAppData;
    errno = 0;
    const int code = usual->xAccess(usual, path, flags, there);
    return code == SQLITE_OK && flags == SQLITE_ACCESS_EXISTS && !*there && errno != 0 &&
                   errno != ENOENT && errno != ENOTDIR
               ? SQLITE_IOERR_ACCESS
               : code;
}

static bool make_vfs(sqlite3_vfs *vfs, sqlite3_vfs *usual)
{
    *vfs = *usual;
    vfs->szOsFile += (int)sizeof(struct checked_file);
    vfs->pNext = NULL;
    vfs->zName = vfs_name;
    vfs->pAppData = usual;
    vfs->xOpen = open_file;
    vfs->xAccess = look_at;
    if (sqlite3_vfs_register(vfs, 0) != SQLITE_OK) {
        vfs->zName = NULL;
        return false;
    }
    return true;
}

const char *checked_file_vfs(void)
{
    static sqlite3_vfs vfs; /* SQLite keeps it as long as the process lives */
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    if (!usual) { /* it could not even begin: there are no locks either */
        return NULL;
    }
    /* In the program of others several threads may come at once. */
    sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
    sqlite3_mutex_enter(mutex);
    const bool made = vfs.zName || make_vfs(&vfs, usual);
    sqlite3_mutex_leave(mutex);
    return made ? vfs_name : NULL;
}

static struct checked_file *file_of(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    if (!db) { /* there was no memory for a connection */
        return NULL;
    }
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file && file->pMethods == &methods ? (struct checked_file *)file : NULL;
}

enum checked_state checked_file_state(sqlite3 *db)
{
    const struct checked_file *self = file_of(db);
    return self ? self->state : CHECKED_UNKNOWN;
}

int checked_file_pages(sqlite3 *db, void (*bad)(void *context, uint32_t page), void *context)
{
    struct checked_file *self = file_of(db);
    unsigned char page[DB_PAGE_SIZE];
    sqlite3_int64 size = 0;
    uint32_t counter = 0; /* of page 1: it stands on every page */
    if (!self) {
        return SQLITE_ERROR;
    }
    int code = size_of_file(&self->file, &size);
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += DB_PAGE_SIZE) {
        code = read_checked(&self->file, page, DB_PAGE_SIZE, at);
        counter = at == 0 ? db_stored_counter(page) : counter;
        if (code == SQLITE_OK && self->state == CHECKED_BINDING &&
            db_stored_counter(page) != counter) {
            code = SQLITE_IOERR_DATA;
        }
        if (code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_SHORT_READ) {
            bad(context, (uint32_t)(at / DB_PAGE_SIZE) + 1);
            code = SQLITE_OK;
        }
    }
    return code;
}

void checked_file_keep(sqlite3 *db, struct db_kept *kept)
{
    struct checked_file *self = file_of(db);
    if (self) {
        self->kept = kept;
    }
}
