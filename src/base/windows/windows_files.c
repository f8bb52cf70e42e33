#include "platform.h"

#include "arena.h"
#include "wide.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

enum { SHARED = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE };

static HANDLE handle_of(int file)
{
    return (HANDLE)_get_osfhandle(file);
}

/* CreateFileW with a path of ours. INVALID_HANDLE_VALUE: errno. */
static HANDLE open_handle(const char *path, DWORD access, DWORD how, DWORD flags)
{
    wchar_t *wide = wide_text(path);
    HANDLE handle = CreateFileW(wide, access, SHARED, NULL, how, flags, NULL);
    if (handle == INVALID_HANDLE_VALUE) {
        wide_fault();
    }
    free(wide);
    return handle;
}

/* A number for the handle, which then belongs to it. */
static int number_of(HANDLE handle, int flags)
{
    if (handle == INVALID_HANDLE_VALUE) {
        return -1;
    }
    const int file = _open_osfhandle((intptr_t)handle, flags | _O_BINARY | _O_NOINHERIT);
    if (file < 0) {
        CloseHandle(handle);
    }
    return file;
}

/* ---- What is there ---- */

static bool take_facts(HANDLE handle, struct platform_facts *facts)
{
    BY_HANDLE_FILE_INFORMATION about;
    const DWORD type = GetFileType(handle);
    *facts = (struct platform_facts){.mode = 0666, .is_own = true};
    if (type != FILE_TYPE_DISK) {
        facts->kind = PLATFORM_OTHER;
        facts->is_pipe = type == FILE_TYPE_PIPE;
        facts->links = 1;
        return true;
    }
    if (!GetFileInformationByHandle(handle, &about)) {
        return wide_fault();
    }
    facts->kind = about.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT ? PLATFORM_LINK
                  : about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY   ? PLATFORM_FOLDER
                                                                        : PLATFORM_FILE;
    facts->size = (uint64_t)about.nFileSizeHigh << 32 | about.nFileSizeLow;
    facts->links = about.nNumberOfLinks;
    facts->volume = about.dwVolumeSerialNumber;
    facts->number = (uint64_t)about.nFileIndexHigh << 32 | about.nFileIndexLow;
    return true;
}

static bool facts_of(const char *path, DWORD flags, struct platform_facts *facts)
{
    *facts = (struct platform_facts){.kind = PLATFORM_NOTHING};
    HANDLE handle =
        open_handle(path, FILE_READ_ATTRIBUTES, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | flags);
    if (handle == INVALID_HANDLE_VALUE) {
        return false;
    }
    const bool done = take_facts(handle, facts);
    CloseHandle(handle);
    return done;
}

bool platform_facts(const char *path, struct platform_facts *facts)
{
    return facts_of(path, 0, facts);
}

bool platform_facts_link(const char *path, struct platform_facts *facts)
{
    return facts_of(path, FILE_FLAG_OPEN_REPARSE_POINT, facts);
}

bool platform_facts_open(int file, struct platform_facts *facts)
{
    return take_facts(handle_of(file), facts);
}

bool platform_facts_stream(FILE *stream, struct platform_facts *facts)
{
    return platform_facts_open(_fileno(stream), facts);
}

bool platform_exists(const char *path)
{
    struct platform_facts facts;
    return platform_facts(path, &facts) || errno == EACCES;
}

bool platform_may_read(const char *path)
{
    HANDLE handle = open_handle(path, GENERIC_READ, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
    if (handle == INVALID_HANDLE_VALUE) {
        return false;
    }
    CloseHandle(handle);
    return true;
}

bool platform_same(const struct platform_facts *left, const struct platform_facts *right)
{
    return left->volume == right->volume && left->number == right->number;
}

unsigned platform_new_mode(void)
{
    return 0666;
}

/* ---- Opening ---- */

int platform_open(const char *path)
{
    return number_of(open_handle(path, GENERIC_READ, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS),
                     _O_RDONLY);
}

/* Whether the file lies in the folder. */
static bool is_beneath(HANDLE folder, HANDLE file)
{
    wchar_t *root = wide_path_of(folder), *path = wide_path_of(file);
    const size_t size = root ? wcslen(root) : 0;
    const bool beneath = root && path && _wcsnicmp(root, path, size) == 0 &&
                         (path[size] == L'\\' || (size > 0 && root[size - 1] == L'\\'));
    free(root);
    free(path);
    return beneath;
}

int platform_open_beneath(const char *folder, const char *name)
{
    HANDLE root =
        open_handle(folder, FILE_READ_ATTRIBUTES, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
    if (root == INVALID_HANDLE_VALUE) {
        return -1;
    }
    const size_t size = strlen(folder) + strlen(name) + 2;
    char *path = heap_alloc(size);
    snprintf(path, size, "%s/%s", folder, name);
    HANDLE file = open_handle(path, GENERIC_READ, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
    free(path);
    const int why = errno;
    const bool outside = file != INVALID_HANDLE_VALUE && GetFileType(file) == FILE_TYPE_DISK &&
                         !is_beneath(root, file);
    CloseHandle(root);
    if (outside) {
        CloseHandle(file);
        errno = EXDEV;
        return -1;
    }
    errno = why;
    return number_of(file, _O_RDONLY);
}

int platform_scratch(const char *folder, char path[PLATFORM_PATH_SIZE])
{
    char name[PLATFORM_PATH_SIZE];
    for (unsigned tries = 0; tries < 100; tries++) {
        unsigned number = 0;
        platform_random(&number, sizeof number);
        snprintf(name, sizeof name, "%s\\blocline-%08x.tmp", folder, number);
        HANDLE handle = open_handle(name, GENERIC_READ | GENERIC_WRITE | DELETE, CREATE_NEW,
                                    FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE);
        if (handle != INVALID_HANDLE_VALUE) {
            if (path) {
                memcpy(path, name, sizeof name);
            }
            return number_of(handle, _O_RDWR);
        }
        if (errno != EEXIST) {
            return -1;
        }
    }
    return -1;
}

int platform_text_file(const char *text, size_t size, char path[PLATFORM_PATH_SIZE])
{
    const int file = platform_scratch(platform_scratch_folder(0), path);
    if (file >= 0 && !platform_write(file, text, size)) {
        const int why = errno;
        _close(file);
        errno = why;
        return -1;
    }
    return file;
}

/* A byte that no file has and SQLite does not lock. */
static OVERLAPPED lock_place(void)
{
    return (OVERLAPPED){.Offset = 0xfffffff0, .OffsetHigh = 0x7fffffff};
}

enum { WAITS = 10, WAIT_MS = 20 };

int platform_open_locked(const char *path, bool *made)
{
    const DWORD access = GENERIC_READ | GENERIC_WRITE;
    *made = false;
    for (int waits = 0; waits < WAITS; waits++) {
        struct platform_facts own, there;
        HANDLE handle = open_handle(path, access, CREATE_NEW, FILE_ATTRIBUTE_NORMAL);
        *made = *made || handle != INVALID_HANDLE_VALUE;
        const bool exists = handle == INVALID_HANDLE_VALUE && errno == EEXIST;
        if (exists) {
            handle = open_handle(path, access, OPEN_EXISTING, FILE_FLAG_OPEN_REPARSE_POINT);
        }
        if (handle == INVALID_HANDLE_VALUE && errno != EBUSY && !(exists && errno == ENOENT)) {
            return -1;
        }
        OVERLAPPED place = lock_place();
        if (handle != INVALID_HANDLE_VALUE &&
            LockFileEx(handle, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
                       &place) &&
            take_facts(handle, &own) && platform_facts_link(path, &there) &&
            platform_same(&own, &there)) {
            return number_of(handle, _O_RDWR);
        }
        if (handle != INVALID_HANDLE_VALUE) {
            CloseHandle(handle);
        }
        Sleep(WAIT_MS); /* who has it may just be ending */
    }
    errno = EWOULDBLOCK;
    return -1;
}

bool platform_make_empty(int file)
{
    struct platform_facts facts;
    errno = 0;
    return platform_facts_open(file, &facts) && facts.kind == PLATFORM_FILE && facts.links <= 1 &&
           _chsize_s(file, 0) == 0;
}

/* ---- Bytes ---- */

static unsigned piece(size_t size)
{
    return size > (1u << 30) ? 1u << 30 : (unsigned)size;
}

int64_t platform_read(int file, void *bytes, size_t size)
{
    return _read(file, bytes, piece(size));
}

bool platform_read_at(int file, void *bytes, size_t size, uint64_t at)
{
    for (size_t done = 0; done < size;) {
        const uint64_t from = at + done;
        OVERLAPPED place = {.Offset = (DWORD)from, .OffsetHigh = (DWORD)(from >> 32)};
        DWORD got = 0;
        if (!ReadFile(handle_of(file), (char *)bytes + done, piece(size - done), &got, &place) ||
            got == 0) {
            return wide_fault();
        }
        done += got;
    }
    return true;
}

bool platform_write_at(int file, const void *bytes, size_t size, uint64_t at)
{
    for (size_t done = 0; done < size;) {
        const uint64_t from = at + done;
        OVERLAPPED place = {.Offset = (DWORD)from, .OffsetHigh = (DWORD)(from >> 32)};
        DWORD put = 0;
        if (!WriteFile(handle_of(file), (const char *)bytes + done, piece(size - done), &put,
                       &place)) {
            return wide_fault();
        }
        done += put;
    }
    return true;
}

bool platform_write(int file, const void *bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        const int put = _write(file, (const char *)bytes + done, piece(size - done));
        if (put <= 0) {
            errno = put < 0 ? errno : ENOSPC;
            return false;
        }
        done += (size_t)put;
    }
    return true;
}

bool platform_rewind(int file)
{
    return _lseeki64(file, 0, SEEK_SET) == 0;
}

bool platform_close(int file)
{
    return _close(file) == 0;
}

bool platform_sync(int file)
{
    return FlushFileBuffers(handle_of(file)) || wide_fault();
}

bool platform_sync_stream(FILE *stream)
{
    return platform_sync(_fileno(stream));
}

void platform_sync_folder(const char *path)
{
    (void)path; /* MOVEFILE_WRITE_THROUGH did it */
}

/* A stream for the number, which is closed where there is none. */
static FILE *stream_of(int file)
{
    FILE *stream = file >= 0 ? _fdopen(file, "wb") : NULL;
    if (!stream && file >= 0) {
        const int why = errno;
        _close(file);
        errno = why;
    }
    return stream;
}

FILE *platform_stream(int file)
{
    return stream_of(_dup(file));
}

FILE *platform_stream_to(const char *path)
{
    return stream_of(number_of(open_handle(path, GENERIC_WRITE, OPEN_ALWAYS, 0), _O_WRONLY));
}

/* ---- Memory ---- */

const void *platform_map(int file, size_t size)
{
    HANDLE mapping = CreateFileMappingW(handle_of(file), NULL, PAGE_READONLY, 0, 0, NULL);
    if (!mapping) {
        wide_fault();
        return NULL;
    }
    const void *bytes = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, size);
    if (!bytes) {
        wide_fault();
    }
    CloseHandle(mapping); /* the view keeps it */
    return bytes;
}

void platform_unmap(const void *bytes, size_t size)
{
    (void)size;
    UnmapViewOfFile(bytes);
}

void platform_forget(const void *bytes, size_t size)
{
    (void)bytes, (void)size; /* Windows takes memory back by itself */
}
