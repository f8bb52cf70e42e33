#include "files.h"

#include "arena.h"
#include "messages.h"
#include "platform.h"
#include "wording.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A record of ten million accounts is 2 GiB. */
#define FILE_SIZE_MAX (UINT64_C(64) << 30)

bool is_folder(const char *path)
{
    struct platform_facts facts;
    return platform_facts(path, &facts) && facts.kind == PLATFORM_FOLDER;
}

char *path_join(const char *folder, const char *name)
{
    const size_t size = strlen(folder) + strlen(name) + 2;
    char *path = heap_alloc(size);
    const bool has_slash = *folder && platform_is_separator(folder[strlen(folder) - 1]);
    snprintf(path, size, "%s%s%s", folder, has_slash ? "" : "/", name);
    return path;
}

const char *path_name(const char *path)
{
    const char *name = path;
    for (const char *at = path; *at; at++) {
        name = platform_is_separator(*at) ? at + 1 : name;
    }
    return name;
}

bool path_stays_inside(const char *path)
{
    if (!*path || platform_is_absolute(path)) {
        return false;
    }
    for (const char *at = path; *at;) {
        const char *end = at;
        while (*end && !platform_is_separator(*end)) {
            end++;
        }
        if (end - at == 2 && at[0] == '.' && at[1] == '.') {
            return false;
        }
        at = *end ? end + 1 : end;
    }
    return true;
}

bool file_scratch(const char *folder, int *file, struct fault *fault)
{
    const char *tried = folder ? folder : platform_scratch_folder(0);
    *file = tried ? platform_scratch(tried, NULL) : -1;
    for (size_t i = 1; !folder && *file < 0 && platform_scratch_folder(i); i++) {
        tried = platform_scratch_folder(i);
        *file = platform_scratch(tried, NULL);
    }
    return *file >= 0 ||
           fault_say_errno(fault, FAULT_IO, MSG_fault_no_temporary, tried ? tried : "?");
}

bool file_check_name(const char *path, struct fault *fault)
{
    switch (platform_check_name(path)) {
    case PLATFORM_NAME_SIGN:
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_file_name_signs, path);
    case PLATFORM_NAME_RESERVED:
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_device_name, path);
    case PLATFORM_NAME_GOOD:
        break;
    }
    return true;
}

/* Reads all of an open file, whose size is a guess. */
static bool read_all(int file, uint64_t guess, const char *path, char **text, size_t *size,
                     struct fault *fault)
{
    char *bytes = NULL;
    size_t used = 0, capacity = 0;
    for (;;) {
        const size_t want = used + (guess > 0 && used == 0 ? (size_t)guess + 1 : (size_t)1 << 16);
        bytes = heap_grow(bytes, &capacity, want + 1, 1);
        const int64_t got = platform_read(file, bytes + used, want - used);
        if (got < 0) {
            free(bytes);
            return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read, path);
        }
        if (got == 0) {
            break;
        }
        used += (size_t)got;
    }
    bytes[used] = '\0';
    *text = bytes;
    *size = used;
    return true;
}

bool file_read(const char *path, char **text, size_t *size, struct fault *fault)
{
    struct platform_facts facts;
    const int file = platform_open(path);
    if (file < 0) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_open, path);
    }
    bool done = false;
    if (!platform_facts_open(file, &facts)) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read, path);
    } else if (facts.kind == PLATFORM_FOLDER) {
        fault_say_with(fault, FAULT_IO, MSG_fault_folder_not_file, path);
    } else {
        done = read_all(file, facts.size, path, text, size, fault);
    }
    platform_close(file);
    return done;
}

bool stdin_read(char **text, size_t *size, struct fault *fault)
{
    return read_all(0, 0, "stdin", text, size, fault);
}

bool file_read_in(const char *folder, const char *name, char **text, size_t *size,
                  struct fault *fault)
{
    struct platform_facts facts;
    char *path = path_join(folder, name);
    const int file = platform_open_beneath(folder, name);
    bool done = false;
    if (file < 0 && (errno == EXDEV || errno == ELOOP)) {
        fault_say_with(fault, FAULT_IO, MSG_fault_leads_outside, path, folder);
    } else if (file < 0) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_open, path);
    } else if (!platform_facts_open(file, &facts)) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read, path);
    } else if (facts.kind == PLATFORM_FOLDER) {
        fault_say_with(fault, FAULT_IO, MSG_fault_folder_not_file, path);
    } else if (facts.kind != PLATFORM_FILE) {
        fault_say_with(fault, FAULT_IO, MSG_fault_not_plain_file, path);
    } else if (facts.size > FILE_SIZE_MAX) {
        fault_say_with(fault, FAULT_IO, MSG_fault_file_too_large, path,
                       NUMBER_TEXT((int)(FILE_SIZE_MAX >> 30)));
    } else {
        done = read_all(file, facts.size, path, text, size, fault);
    }
    if (file >= 0) {
        platform_close(file);
    }
    free(path);
    return done;
}

int file_exists_in(const char *folder, const char *name)
{
    const int file = platform_open_beneath(folder, name);
    if (file >= 0) {
        platform_close(file);
        return 1;
    }
    return errno == ENOENT ? 0 : -1;
}

char *stream_line(FILE *in)
{
    char *line = NULL;
    size_t size = 0, capacity = 0;
    int sign;
    while ((sign = getc(in)) != EOF && sign != '\n') {
        line = heap_grow(line, &capacity, size + 2, 1);
        line[size++] = (char)sign;
    }
    if (sign == EOF && size == 0) {
        free(line);
        return NULL;
    }
    line = heap_grow(line, &capacity, size + 1, 1);
    size -= size > 0 && line[size - 1] == '\r';
    line[size] = '\0';
    return line;
}
