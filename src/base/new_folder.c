#include "new_folder.h"

#include "files.h"
#include "folder.h"
#include "messages.h"
#include "platform.h"

#include <errno.h>
#include <string.h>

enum { BUFFER = 1 << 16 };

static void see_name(void *context, const char *name)
{
    bool *empty = context;
    *empty = *empty && (strcmp(name, ".") == 0 || strcmp(name, "..") == 0);
}

/* Refuses a name that something has, unless it is a folder with nothing in it. */
static bool check_free(const char *target, struct fault *fault)
{
    struct platform_facts facts;
    bool empty = true;
    if (!platform_facts_link(target, &facts)) {
        return errno == ENOENT || fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target);
    }
    if (facts.kind == PLATFORM_FOLDER && !platform_list(target, see_name, &empty)) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read, target);
    }
    return (facts.kind == PLATFORM_FOLDER && empty) ||
           fault_say_with(fault, FAULT_IO, MSG_fault_folder_there, target);
}

/* What a program that was ended may have left is taken away by the next. */
static bool is_ours(const char *name)
{
    const char *dot = strrchr(name, '.');
    return strcmp(name, FOLDER_LOCK) == 0 ||
           (dot && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".ini") == 0));
}

bool new_folder_open(struct new_folder *folder, const char *target, struct fault *fault)
{
    *folder = (struct new_folder){.target = target};
    return check_free(target, fault) && folder_open(target, is_ours, &folder->folder, fault);
}

FILE *new_folder_file(struct new_folder *folder, const char *name, struct fault *fault)
{
    folder->name = name;
    folder->file = folder_file(folder->folder, name, fault);
    if (folder->file) {
        setvbuf(folder->file, NULL, _IOFBF, BUFFER);
    }
    return folder->file;
}

bool new_folder_close(struct new_folder *folder, struct fault *fault)
{
    FILE *file = folder->file;
    folder->file = NULL;
    return folder_file_close(folder->folder, file, true, fault);
}

bool new_folder_keep(struct new_folder *folder, struct fault *fault)
{
    const bool kept = folder_keep_new(folder->folder, fault);
    *folder = (struct new_folder){0};
    return kept;
}

void new_folder_drop(struct new_folder *folder)
{
    if (folder->file) {
        fclose(folder->file);
    }
    folder_drop(folder->folder);
    *folder = (struct new_folder){0};
}

bool new_file_open(struct new_file *file, const char *target, struct fault *fault)
{
    struct platform_facts facts;
    *file = (struct new_file){.target = target};
    if (!platform_facts_link(target, &facts) && errno != ENOENT) { /* perhaps one to be kept */
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target);
    }
    if (facts.kind != PLATFORM_NOTHING) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_file_there, target);
    }
    if (!aside_open(&file->made, target, "part", target, fault)) {
        return false;
    }
    file->file = platform_stream(file->made.fd);
    if (!file->file) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target);
        new_file_drop(file);
        return false;
    }
    return true;
}

bool new_file_close(struct new_file *file, struct fault *fault)
{
    FILE *stream = file->file;
    const bool broken = ferror(stream) != 0;
    file->file = NULL;
    return (fclose(stream) == 0 && !broken) ||
           fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, file->target);
}

bool new_file_keep(struct new_file *file, struct fault *fault)
{
    return !file->made.path || aside_keep(&file->made, file->target, platform_new_mode(), fault);
}

void new_file_drop(struct new_file *file)
{
    if (file->file) {
        fclose(file->file);
    }
    aside_drop(&file->made);
    *file = (struct new_file){0};
}
