#include "output.h"

#include "arena.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool find_format(const char *name, const struct renderer **renderer, struct fault *fault)
{
    *renderer = renderer_find(name);
    if (*renderer) {
        return true;
    }
    struct arena arena = {0};
    struct nearest nearest = nearest_to(name);
    const char *all = "";
    for (const struct renderer *row = renderers(); row->name; row++) {
        nearest_offer(&nearest, row->name, row->name);
        all = arena_printf(&arena, "%s%s%s", all, *all ? ", " : "", row->name);
    }
    fault_set(fault, FAULT_USAGE, "unknown format \"%s\"%s; expected one of: %s", name,
              nearest_hint(&arena, &nearest), all);
    arena_release(&arena);
    return false;
}

static const struct renderer *by_extension(const char *path)
{
    const char *dot = strrchr(path, '.');
    for (const struct renderer *row = renderers(); dot && row->name; row++) {
        if (row->extension && strcmp(row->extension, dot + 1) == 0) {
            return row;
        }
    }
    return NULL;
}

static bool open_file(struct output *output, const char *path, struct fault *fault)
{
    const mode_t mask = umask(0);
    umask(mask);
    struct stat status;
    output->path = strdup(path);
    /* A device or a pipe is written to; a file is made aside, so that a failure keeps the old one.
     */
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
        output->file = fopen(path, "w");
        return output->file || fault_errno(fault, FAULT_IO, "cannot write %s", path);
    }
    const size_t size = strlen(path) + sizeof ".XXXXXX";
    output->made = heap_alloc(size);
    snprintf(output->made, size, "%s.XXXXXX", path);
    const int fd = mkstemp(output->made);
    if (fd < 0) {
        free(output->made);
        output->made = NULL;
        return fault_errno(fault, FAULT_IO, "cannot write %s", path);
    }
    fchmod(fd, 0666 & ~mask);
    output->file = fdopen(fd, "w");
    return output->file || fault_errno(fault, FAULT_IO, "cannot write %s", path);
}

/* Columns of the terminal, 0 if unknown. */
static size_t terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    if (columns && atoi(columns) > 0) {
        return (size_t)atoi(columns);
    }
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool output_open(struct output *output, const char *path, const char *format, struct fault *fault)
{
    *output = (struct output){.file = stdout};
    const bool terminal = !path && isatty(STDOUT_FILENO);
    if (format && !find_format(format, &output->renderer, fault)) {
        return false;
    }
    if (!output->renderer && path) {
        output->renderer = by_extension(path);
    }
    if (!output->renderer) {
        output->renderer = renderer_find(terminal ? "table" : "csv");
    }
    if (path && !open_file(output, path, fault)) {
        return false;
    }
    const struct render_options options = {.unicode = true,
                                           .width = terminal ? terminal_width() : 0};
    output->sink = output->renderer->open(output->file, &options);
    return true;
}

bool output_is_for_people(const struct output *output)
{
    return strcmp(output->renderer->name, "table") == 0;
}

bool output_close(struct output *output, bool keep, struct fault *fault)
{
    bool done = true;
    if (output->sink) {
        output->renderer->release(output->sink);
    }
    if (output->file && output->file != stdout && fclose(output->file) != 0 && keep) {
        done = fault_errno(fault, FAULT_IO, "cannot write %s", output->path);
    }
    if (output->made) {
        if (!keep || !done) {
            unlink(output->made);
        } else if (rename(output->made, output->path) != 0) {
            done = fault_errno(fault, FAULT_IO, "cannot write %s", output->path);
            unlink(output->made);
        }
    }
    free(output->made);
    free(output->path);
    *output = (struct output){0};
    return done;
}
