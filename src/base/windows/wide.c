#include "wide.h"

#include "arena.h"

#include <errno.h>
#include <stdlib.h>
#include <windows.h>

wchar_t *wide_text(const char *text)
{
    const int size = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    wchar_t *wide = heap_zero((size_t)size + 1, sizeof *wide);
    MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, size);
    return wide;
}

static char *narrow(const wchar_t *wide, DWORD flags)
{
    const int size = WideCharToMultiByte(CP_UTF8, flags, wide, -1, NULL, 0, NULL, NULL);
    if (size <= 0) {
        return NULL;
    }
    char *text = heap_alloc((size_t)size);
    WideCharToMultiByte(CP_UTF8, flags, wide, -1, text, size, NULL, NULL);
    return text;
}

char *narrow_text(const wchar_t *wide)
{
    char *text = narrow(wide, 0);
    return text ? text : heap_text("");
}

char *narrow_text_valid(const wchar_t *wide)
{
    return narrow(wide, WC_ERR_INVALID_CHARS);
}

bool wide_fault(void)
{
    static const struct {
        DWORD code;
        int number;
    } known[] = {
        {ERROR_FILE_NOT_FOUND, ENOENT},
        {ERROR_PATH_NOT_FOUND, ENOENT},
        {ERROR_INVALID_NAME, ENOENT},
        {ERROR_BAD_NETPATH, ENOENT},
        {ERROR_BAD_NET_NAME, ENOENT},
        {ERROR_INVALID_DRIVE, ENOENT},
        {ERROR_ACCESS_DENIED, EACCES},
        {ERROR_WRITE_PROTECT, EROFS},
        {ERROR_SHARING_VIOLATION, EBUSY},
        {ERROR_LOCK_VIOLATION, EBUSY},
        {ERROR_FILE_EXISTS, EEXIST},
        {ERROR_ALREADY_EXISTS, EEXIST},
        {ERROR_DISK_FULL, ENOSPC},
        {ERROR_HANDLE_DISK_FULL, ENOSPC},
        {ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
        {ERROR_OUTOFMEMORY, ENOMEM},
        {ERROR_DIRECTORY, ENOTDIR},
        {ERROR_TOO_MANY_OPEN_FILES, EMFILE},
        {ERROR_BROKEN_PIPE, EPIPE},
        {ERROR_NO_DATA, EPIPE},
        {ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG},
    };
    const DWORD code = GetLastError();
    errno = EIO;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i].code == code) {
            errno = known[i].number;
        }
    }
    return false;
}

wchar_t *wide_path_of(void *handle)
{
    const DWORD size = GetFinalPathNameByHandleW(handle, NULL, 0, FILE_NAME_NORMALIZED);
    wchar_t *path = heap_zero((size_t)size + 1, sizeof *path);
    if (size == 0 || GetFinalPathNameByHandleW(handle, path, size + 1, FILE_NAME_NORMALIZED) == 0) {
        wide_fault();
        free(path);
        return NULL;
    }
    static const wchar_t mark[] = L"\\\\?\\";
    static const wchar_t share[] = L"\\\\?\\UNC\\";
    const size_t length = wcslen(path);
    if (wcsncmp(path, share, wcslen(share)) == 0) {
        memmove(path + 1, path + 7, (length - 6) * sizeof *path); /* \\server\share */
    } else if (wcsncmp(path, mark, wcslen(mark)) == 0) {
        memmove(path, path + 4, (length - 3) * sizeof *path);
    }
    return path;
}
