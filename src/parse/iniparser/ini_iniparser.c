#include "ini_source.h"

#include "arena.h"
#include "ini_scan.h"
#include "messages.h"
#include "platform.h"

#include <iniparser.h>
#include <stdio.h>
#include <stdlib.h>

struct ini_source {
    dictionary *read;
};

/* iniparser prints its errors itself, unless told otherwise. What it could complain of was found
 * before, with better words. */
static int be_silent(const char *format, ...)
{
    (void)format;
    return 0;
}

struct ini_source *ini_source_load(const char *text, size_t size, struct fault *fault)
{
    char path[PLATFORM_PATH_SIZE];
    const int file = platform_text_file(text, size, path);
    if (file < 0) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_no_memory_file, NULL);
        return NULL;
    }
    iniparser_set_error_callback(be_silent);
    dictionary *read = iniparser_load(path);
    iniparser_set_error_callback(NULL);
    platform_close(file);
    if (!read) {
        fault_say_with(fault, FAULT_IO, MSG_fault_iniparser, path);
        return NULL;
    }
    struct ini_source *source = heap_alloc(sizeof *source);
    source->read = read;
    return source;
}

void ini_source_free(struct ini_source *source)
{
    if (source) {
        iniparser_freedict(source->read);
        free(source);
    }
}

const char *ini_source_value(const struct ini_source *source, const char *section, const char *key)
{
    char name[2 * INI_NAME_MAX + 2];
    snprintf(name, sizeof name, "%s:%s", section, key);
    return iniparser_getstring(source->read, name, NULL);
}
