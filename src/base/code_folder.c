#include "code_folder.h"

#include "arena.h"

#include <dlfcn.h>
#include <libgen.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

static char *program_folder(void)
{
    char path[PATH_MAX];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0) {
        return NULL;
    }
    path[size] = '\0';
    return heap_text(dirname(path));
}

char *code_folder(const void *address)
{
    Dl_info info;
    char path[PATH_MAX];
    if (!address) {
        return program_folder();
    }
    if (!dladdr(address, &info) || !info.dli_fname || strlen(info.dli_fname) >= sizeof path) {
        return NULL;
    }
    return heap_text(dirname(strcpy(path, info.dli_fname)));
}
