#include "wide.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

/* Libraries of others open files with fopen, which takes names in the code page of the user:
 * -Wl,--wrap=fopen lets them come here, with UTF-8. A temporary file of ours (platform_scratch)
 * opens only to those who let it be removed, too. */

FILE *__wrap_fopen(const char *path, const char *mode);

FILE *__wrap_fopen(const char *path, const char *mode)
{
    const bool reads = strchr(mode, 'r') != NULL, both = strchr(mode, '+') != NULL;
    const DWORD access = both ? GENERIC_READ | GENERIC_WRITE : reads ? GENERIC_READ : GENERIC_WRITE;
    wchar_t *wide = wide_text(path);
    HANDLE handle =
        CreateFileW(wide, access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                    reads ? OPEN_EXISTING : OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    free(wide);
    if (handle == INVALID_HANDLE_VALUE) {
        wide_fault();
        return NULL;
    }
    const int file = _open_osfhandle((intptr_t)handle, _O_BINARY);
    if (file >= 0 && strchr(mode, 'w')) {
        _chsize_s(file, 0);
    }
    return file >= 0 ? _fdopen(file, both ? "r+b" : reads ? "rb" : "wb") : NULL;
}
