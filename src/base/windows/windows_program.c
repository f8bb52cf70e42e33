#define _CRT_RAND_S /* rand_s */
#include "platform.h"

#include "arena.h"
#include "console.h"
#include "wide.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>
/* after windows.h */
#include <shellapi.h>

/* What is asked of the system once and lent to everybody: variables, the handler of Ctrl-C. */
struct lent {
    struct lent *next;
    char *name, *text;
};

static struct lent *variables;
static void (*handler_now)(int number);
static bool only_interrupts;

/* ---- Terminals ---- */

bool platform_is_terminal(FILE *stream)
{
    return console_is(_fileno(stream));
}

size_t platform_columns(void)
{
    CONSOLE_SCREEN_BUFFER_INFO about;
    HANDLE console = CreateFileW(L"CONOUT$", GENERIC_READ | GENERIC_WRITE,
                                 FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
    const bool known = console_is(1) && console != INVALID_HANDLE_VALUE &&
                       GetConsoleScreenBufferInfo(console, &about);
    if (console != INVALID_HANDLE_VALUE) {
        CloseHandle(console);
    }
    return known ? (size_t)(about.srWindow.Right - about.srWindow.Left + 1) : 0;
}

/* ---- The program and its surroundings ---- */

static void fill_streams(void)
{
    int file;
    do {
        file = _open("NUL", _O_RDONLY | _O_BINARY);
    } while (file >= 0 && file <= 2);
    if (file >= 0) {
        _close(file);
    }
}

bool platform_begin(int *argc, char ***argv)
{
    int count = 0;
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), &count);
    char **words = heap_zero((size_t)count + 1, sizeof *words);
    bool valid = wide != NULL;
    for (int i = 0; valid && i < count; i++) {
        words[i] = narrow_text_valid(wide[i]);
        valid = words[i] != NULL;
    }
    LocalFree(wide);
    fill_streams();
    for (int file = 0; file < 3; file++) {
        _setmode(file, _O_BINARY);
    }
    console_begin();
    *argc = count;
    *argv = words; /* the program's, as long as it runs */
    return valid;
}

bool platform_reader_gone(void)
{
    /* The C library makes something else of it, and of a write long ago nothing is known any more;
     * no file but a pipe does that. */
    const bool strange = errno == 0 || errno == EINVAL || errno == EBADF;
    return errno == EPIPE || (strange && GetFileType((HANDLE)_get_osfhandle(1)) == FILE_TYPE_PIPE);
}

void platform_discard(FILE *stream)
{
    const int nobody = _open("NUL", _O_WRONLY | _O_BINARY);
    if (nobody >= 0) {
        _dup2(nobody, _fileno(stream));
        _close(nobody);
    }
}

void platform_end(void)
{
    console_end();
}

const char *platform_variable(const char *name)
{
    for (const struct lent *known = variables; known; known = known->next) {
        if (strcmp(known->name, name) == 0) {
            return known->text;
        }
    }
    wchar_t *wide = wide_text(name);
    const wchar_t *value = _wgetenv(wide);
    if (!value && strcmp(name, "HOME") == 0) {
        value = _wgetenv(L"USERPROFILE");
    }
    free(wide);
    struct lent *lent = heap_alloc(sizeof *lent);
    *lent = (struct lent){
        .next = variables, .name = heap_text(name), .text = value ? narrow_text(value) : NULL};
    variables = lent;
    return lent->text;
}

/* The variables that other systems have, where somebody set one; else what the user chose. */
const char *platform_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    static char locale[LOCALE_NAME_MAX_LENGTH];
    wchar_t wide[LOCALE_NAME_MAX_LENGTH];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = platform_variable(names[i]);
        if (value && *value) {
            return value;
        }
    }
    const int size = GetUserDefaultLocaleName(wide, LOCALE_NAME_MAX_LENGTH);
    for (int i = 0; i < size; i++) {
        locale[i] = (char)wide[i]; /* letters and dashes */
    }
    return size > 0 ? locale : NULL;
}

static char *folder_of(HMODULE module)
{
    wchar_t wide[4096];
    const DWORD size = GetModuleFileNameW(module, wide, 4096);
    wchar_t *last = size > 0 && size < 4096 ? wcsrchr(wide, L'\\') : NULL;
    if (!last) {
        return NULL;
    }
    *last = L'\0';
    return narrow_text(wide);
}

char *platform_program_folder(void)
{
    return folder_of(NULL);
}

char *platform_code_folder(const void *address)
{
    HMODULE module = NULL;
    const DWORD how =
        GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    return GetModuleHandleExW(how, address, &module) ? folder_of(module) : NULL;
}

char *platform_settings_folder(void)
{
    const char *config = platform_variable("XDG_CONFIG_HOME");
    if (config && platform_is_absolute(config)) {
        return heap_text(config);
    }
    const char *folder = platform_variable("APPDATA");
    return folder && *folder ? heap_text(folder) : NULL;
}

const char *platform_scratch_folder(size_t index)
{
    if (index > 0) {
        return NULL;
    }
    const char *folder = platform_variable("TEMP"); /* what GetTempPathW asks after TMP */
    const char *first = platform_variable("TMP");
    return first && *first ? first : folder && *folder ? folder : "C:\\Windows\\Temp";
}

/* Runs in a thread of its own. Where the console is closed the program has some seconds to end. */
static BOOL WINAPI on_control(DWORD kind)
{
    enum { LAST_MS = 4000 };
    const bool interrupt = kind == CTRL_C_EVENT || kind == CTRL_BREAK_EVENT;
    if (!interrupt && only_interrupts) {
        return FALSE;
    }
    handler_now(interrupt ? SIGINT : SIGTERM);
    if (!interrupt) {
        Sleep(LAST_MS);
    }
    return TRUE;
}

void platform_catch(void (*handler)(int number), bool only_interrupt)
{
    handler_now = handler;
    only_interrupts = only_interrupt;
    SetConsoleCtrlHandler(on_control, TRUE);
}

void platform_fail(const char *text, size_t size, int status)
{
    DWORD put;
    WriteFile(GetStdHandle(STD_ERROR_HANDLE), text, (DWORD)size, &put, NULL);
    _exit(status);
}

const char *platform_program_name(void)
{
    static char name[64];
    wchar_t wide[4096];
    const DWORD size = GetModuleFileNameW(NULL, wide, 4096);
    const wchar_t *last = size > 0 && size < 4096 ? wcsrchr(wide, L'\\') : NULL;
    size_t used = 0;
    for (const wchar_t *at = last ? last + 1 : L""; *at && *at != L'.' && used + 1 < sizeof name;
         at++) {
        name[used++] = *at < 0x80 ? (char)*at : '?';
    }
    name[used] = '\0';
    return name;
}

double platform_seconds(void)
{
    LARGE_INTEGER ticks, frequency;
    QueryPerformanceCounter(&ticks);
    QueryPerformanceFrequency(&frequency);
    return (double)ticks.QuadPart / (double)frequency.QuadPart;
}

bool platform_random(void *bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        unsigned number;
        if (rand_s(&number) != 0) {
            return false;
        }
        const size_t part = size - done < sizeof number ? size - done : sizeof number;
        memcpy((char *)bytes + done, &number, part);
        done += part;
    }
    return true;
}

/* ---- Programs and libraries of others ---- */

void platform_reader_open(struct platform_reader *reader, const char *command)
{
    *reader = (struct platform_reader){0};
    if (command) { /* more.com knows neither colours nor UTF-8 */
        wchar_t *wide = wide_text(command);
        fflush(stdout);
        reader->file = _wpopen(wide, L"wb");
        free(wide);
    }
}

bool platform_reader_close(struct platform_reader *reader)
{
    enum { NOT_FOUND = 9009, NOT_FOUND_TOO = 1 };
    const int status = _pclose(reader->file);
    reader->file = NULL;
    return status != NOT_FOUND && status != NOT_FOUND_TOO;
}

void *platform_library(const char *name, bool shared, const char **why)
{
    wchar_t *wide = wide_text(name);
    HMODULE library = LoadLibraryW(wide);
    (void)shared;
    free(wide);
    *why = library ? NULL : "not found";
    return (void *)library;
}

void platform_library_close(void *library)
{
    FreeLibrary((HMODULE)library);
}

bool platform_function(void *library, const char *name, void *function)
{
    const FARPROC address = GetProcAddress((HMODULE)library, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}
