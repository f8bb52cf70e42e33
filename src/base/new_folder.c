#include "new_folder.h"

#include "arena.h"
#include "files.h"
#include "messages.h"
#include "platform.h"

#include <stdlib.h>
#include <string.h>

enum { BUFFER = 1 << 16 };

static void forget(struct new_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        free(folder->names[i]);
    }
    free(folder->names);
    free(folder->path);
    *folder = (struct new_folder){0};
}

/* "out/" is the folder "out". */
static char *without_slash(const char *target)
{
    char *copy = heap_text(target);
    size_t size = strlen(copy);
    while (size > 1 && copy[size - 1] == '/') {
        copy[--size] = '\0';
    }
    return copy;
}

static void see_name(void *context, const char *name)
{
    bool *empty = context;
    *empty = *empty && (strcmp(name, ".") == 0 || strcmp(name, "..") == 0);
}

/* Whether nothing has the name, or a folder with nothing in it. */
static bool is_free(const char *target)
{
    struct platform_facts facts;
    bool empty = true;
    if (!platform_facts_link(target, &facts)) {
        return true;
    }
    return facts.kind == PLATFORM_FOLDER && platform_list(target, see_name, &empty) && empty;
}

bool new_folder_open(struct new_folder *folder, const char *target, struct fault *fault)
{
    *folder = (struct new_folder){.target = target};
    if (!is_free(target)) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_folder_there, target);
    }
    char *plain = without_slash(target);
    const size_t size = strlen(plain) + sizeof ".part";
    char *path = heap_alloc(size);
    snprintf(path, size, "%s.part", plain);
    free(plain);
    if (!platform_make_folder(path)) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_make_folder, path);
        free(path);
        return false;
    }
    folder->path = path;
    return true;
}

FILE *new_folder_file(struct new_folder *folder, const char *name, struct fault *fault)
{
    char *path = path_join(folder->path, name);
    folder->names =
        heap_grow(folder->names, &folder->capacity, folder->count + 1, sizeof *folder->names);
    folder->names[folder->count++] = heap_text(name);
    folder->file = platform_stream_to(path);
    if (folder->file) {
        setvbuf(folder->file, NULL, _IOFBF, BUFFER);
    } else {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write_in, folder->target, name);
    }
    free(path);
    return folder->file;
}

bool new_folder_close(struct new_folder *folder, struct fault *fault)
{
    FILE *file = folder->file;
    folder->file = NULL;
    const bool broken = ferror(file) != 0;
    return (fclose(file) == 0 && !broken) ||
           fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write_in, folder->target,
                           folder->names[folder->count - 1]);
}

bool new_folder_keep(struct new_folder *folder, struct fault *fault)
{
    char *plain = without_slash(folder->target);
    const bool kept = platform_rename(folder->path, plain);
    if (kept) {
        forget(folder);
    } else {
        fault_say_errno(fault, FAULT_IO, MSG_fault_make_folder, folder->target);
        new_folder_drop(folder);
    }
    free(plain);
    return kept;
}

void new_folder_drop(struct new_folder *folder)
{
    if (folder->file) {
        fclose(folder->file);
    }
    for (size_t i = 0; folder->path && i < folder->count; i++) {
        char *path = path_join(folder->path, folder->names[i]);
        platform_remove(path);
        free(path);
    }
    if (folder->path) {
        platform_remove_folder(folder->path);
    }
    forget(folder);
}

FILE *new_file(const char *path, struct fault *fault)
{
    FILE *file = NULL;
    if (platform_exists(path)) {
        fault_say_with(fault, FAULT_IO, MSG_fault_file_there, path);
    } else if ((file = platform_stream_to(path)) == NULL) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
    }
    return file;
}

bool new_file_close(FILE *file, const char *path, struct fault *fault)
{
    const bool broken = ferror(file) != 0;
    if (fclose(file) == 0 && !broken) {
        return true;
    }
    fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
    platform_remove(path);
    return false;
}
