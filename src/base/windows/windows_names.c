#include "platform.h"

#include "arena.h"
#include "wide.h"

#include <ctype.h>
#include <errno.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

/* Another program may hold the file for a moment (a virus scanner), or for long (Excel). */
enum { TRIES = 40, TRY_MS = 50 };

static bool replace(const char *from, const char *to, DWORD flags)
{
    wchar_t *wide_from = wide_text(from), *wide_to = wide_text(to);
    bool done = false;
    DWORD code = 0;
    for (int i = 0; !done && i < TRIES; i++) {
        done = MoveFileExW(wide_from, wide_to, MOVEFILE_REPLACE_EXISTING | flags);
        code = done ? 0 : GetLastError();
        if (done || (code != ERROR_SHARING_VIOLATION && code != ERROR_ACCESS_DENIED)) {
            break;
        }
        Sleep(TRY_MS);
    }
    if (!done) {
        SetLastError(code);
        wide_fault();
    }
    free(wide_from);
    free(wide_to);
    return done;
}

/* Whether the file can be opened to be written: if not, it is that, and not who holds it. */
static bool is_read_only(const char *path)
{
    wchar_t *wide = wide_text(path);
    const DWORD attributes = GetFileAttributesW(wide);
    free(wide);
    return attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_READONLY;
}

bool platform_move(int *file, const char *from, const char *to, unsigned mode)
{
    (void)mode;
    _close(*file); /* what is open cannot be moved */
    *file = -1;
    if (replace(from, to, MOVEFILE_WRITE_THROUGH)) {
        return true;
    }
    if (errno == EACCES && platform_exists(to) && !is_read_only(to)) {
        errno = EBUSY; /* it is there and was written before: somebody has it open */
    }
    return false;
}

bool platform_replaces_open(void)
{
    return false;
}

bool platform_remove(const char *path)
{
    wchar_t *wide = wide_text(path);
    const bool done = DeleteFileW(wide) || wide_fault();
    free(wide);
    return done;
}

/* An empty folder gives way to another, as by rename(2). */
bool platform_rename(const char *from, const char *to)
{
    struct platform_facts moved, there;
    if (platform_facts(from, &moved) && moved.kind == PLATFORM_FOLDER &&
        platform_facts(to, &there) && there.kind == PLATFORM_FOLDER &&
        !platform_remove_folder(to)) {
        return false;
    }
    return replace(from, to, 0);
}

bool platform_make_folder(const char *path)
{
    wchar_t *wide = wide_text(path);
    const bool done = CreateDirectoryW(wide, NULL) || wide_fault();
    free(wide);
    return done;
}

bool platform_remove_folder(const char *path)
{
    wchar_t *wide = wide_text(path);
    const bool done = RemoveDirectoryW(wide) || wide_fault();
    free(wide);
    return done;
}

bool platform_exchange(const char *made, const char *target)
{
    const size_t size = strlen(target) + sizeof ".old";
    char *old = malloc(size);
    if (!old) {
        return false;
    }
    snprintf(old, size, "%s.old", target);
    bool done = platform_rename(target, old);
    if (done && !platform_rename(made, target)) {
        const int failed = errno;
        platform_rename(old, target);
        errno = failed;
        done = false;
    } else if (done) {
        platform_rename(old, made);
    }
    free(old);
    return done;
}

bool platform_link(const char *path, const char *name)
{
    wchar_t *wide = wide_text(path), *wide_name = wide_text(name);
    const bool done = CreateHardLinkW(wide_name, wide, NULL) || CopyFileW(wide, wide_name, TRUE) ||
                      wide_fault(); /* FAT has no links */
    free(wide);
    free(wide_name);
    return done;
}

char *platform_real_path(const char *path)
{
    wchar_t *wide = wide_text(path);
    HANDLE handle = CreateFileW(wide, FILE_READ_ATTRIBUTES,
                                FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                                OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
    free(wide);
    if (handle == INVALID_HANDLE_VALUE) {
        wide_fault();
        return NULL;
    }
    wchar_t *found = wide_path_of(handle);
    const int why = errno;
    CloseHandle(handle);
    char *text = found ? narrow_text(found) : NULL;
    free(found);
    errno = why;
    return text;
}

char *platform_here(void)
{
    const DWORD size = GetCurrentDirectoryW(0, NULL);
    wchar_t *wide = heap_zero((size_t)size + 1, sizeof *wide);
    GetCurrentDirectoryW(size + 1, wide);
    char *here = narrow_text(wide);
    free(wide);
    return here;
}

bool platform_list(const char *folder, void (*take)(void *context, const char *name), void *context)
{
    const size_t size = strlen(folder) + 3;
    char *pattern = heap_alloc(size);
    snprintf(pattern, size, "%s/*", folder);
    wchar_t *wide = wide_text(pattern);
    WIN32_FIND_DATAW entry;
    HANDLE search = FindFirstFileW(wide, &entry);
    free(pattern);
    free(wide);
    if (search == INVALID_HANDLE_VALUE) {
        return GetLastError() == ERROR_FILE_NOT_FOUND || wide_fault();
    }
    do {
        char *name = narrow_text(entry.cFileName);
        take(context, name);
        free(name);
    } while (FindNextFileW(search, &entry));
    const DWORD code = GetLastError();
    FindClose(search);
    SetLastError(code);
    return code == ERROR_NO_MORE_FILES || wide_fault();
}

bool platform_is_separator(char sign)
{
    return sign == '/' || sign == '\\';
}

/* A drive too ("C:x" is a file of a folder that nobody named). */
bool platform_is_absolute(const char *path)
{
    return platform_is_separator(*path) || (isalpha((unsigned char)*path) && path[1] == ':');
}

/* Naming Files, Paths, and Namespaces (Microsoft): reserved names, with an extension too. NUL is
 * left: to write nowhere is what it is for. */
static bool is_reserved(const char *name)
{
    static const char *const devices[] = {"CON", "PRN", "AUX", "COM", "LPT", "CONIN$", "CONOUT$"};
    const size_t size = strcspn(name, ".");
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        const size_t length = strlen(devices[i]);
        const bool counted = i == 3 || i == 4;
        if (_strnicmp(name, devices[i], length) == 0 &&
            (counted ? size == length + 1 && name[length] >= '1' && name[length] <= '9'
                     : size == length)) {
            return true;
        }
    }
    return _strnicmp(name, "NUL", 3) == 0 && size == 3 && name[3] == '.';
}

enum platform_name platform_check_name(const char *path)
{
    const char *at = isalpha((unsigned char)*path) && path[1] == ':' ? path + 2 : path;
    if (strpbrk(at, "<>:\"|?*")) {
        return PLATFORM_NAME_SIGN;
    }
    const char *name = at;
    for (; *at; at++) {
        name = platform_is_separator(*at) ? at + 1 : name;
    }
    return is_reserved(name) ? PLATFORM_NAME_RESERVED : PLATFORM_NAME_GOOD;
}
