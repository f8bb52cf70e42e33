#include "console.h"

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

enum { PIECE = 4096 };

struct console {
    bool is_console;
    HANDLE screen, thread;
    int read_end;
};

/* The streams are the process's, and so is this. */
static struct console consoles[3];

/* How many of the bytes are whole signs: the last may not have come in full. */
static int whole_signs(const char *bytes, int size)
{
    int start = size;
    while (start > 0 && size - start < 4 && ((unsigned char)bytes[start - 1] & 0xc0) == 0x80) {
        start--;
    }
    if (start == 0) {
        return size;
    }
    const unsigned char first = (unsigned char)bytes[start - 1];
    const int need = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    return size - (start - 1) < need ? start - 1 : size;
}

static void show(const struct console *console, const char *bytes, int size)
{
    wchar_t wide[PIECE];
    const int count = MultiByteToWideChar(CP_UTF8, 0, bytes, size, wide, PIECE);
    for (DWORD done = 0, put = 0; done < (DWORD)count; done += put) {
        if (!WriteConsoleW(console->screen, wide + done, (DWORD)count - done, &put, NULL) || !put) {
            return;
        }
    }
}

static DWORD WINAPI run(void *context)
{
    const struct console *console = context;
    char bytes[PIECE];
    int used = 0;
    for (;;) {
        const int got = _read(console->read_end, bytes + used, (unsigned)(PIECE - used));
        if (got <= 0) {
            break;
        }
        used += got;
        const int whole = whole_signs(bytes, used);
        show(console, bytes, whole);
        used -= whole;
        memmove(bytes, bytes + whole, (size_t)used);
    }
    show(console, bytes, used);
    return 0;
}

static void bridge(struct console *console, int file)
{
    int ends[2];
    if (_pipe(ends, PIECE, _O_BINARY | _O_NOINHERIT) != 0) {
        return;
    }
    console->read_end = ends[0];
    console->screen = GetStdHandle(file == 1 ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
    HANDLE screen = console->screen;
    DuplicateHandle(GetCurrentProcess(), screen, GetCurrentProcess(), &console->screen, 0, FALSE,
                    DUPLICATE_SAME_ACCESS);
    _dup2(ends[1], file);
    _close(ends[1]);
    console->thread = CreateThread(NULL, 0, run, console, 0, NULL);
}

void console_begin(void)
{
    for (int file = 0; file < 3; file++) {
        DWORD mode;
        HANDLE handle = (HANDLE)_get_osfhandle(file);
        consoles[file].is_console =
            handle != INVALID_HANDLE_VALUE && GetConsoleMode(handle, &mode) != 0;
        if (file > 0 && consoles[file].is_console) {
            /* Colours and links, where the console has them (Windows 10). */
            SetConsoleMode(handle, mode | 0x0004 /* ENABLE_VIRTUAL_TERMINAL_PROCESSING */);
            bridge(&consoles[file], file);
        }
    }
}

bool console_is(int file)
{
    return file >= 0 && file < 3 && consoles[file].is_console;
}

void console_end(void)
{
    fflush(stdout);
    fflush(stderr);
    for (int file = 1; file < 3; file++) {
        struct console *console = &consoles[file];
        if (console->thread) {
            _close(file); /* the end of what the thread reads */
            WaitForSingleObject(console->thread, INFINITE);
            CloseHandle(console->thread);
            console->thread = NULL;
        }
    }
}
