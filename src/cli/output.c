#include "output.h"

#include "arena.h"
#include "document.h"
#include "files.h"
#include "interrupt.h"
#include "messages.h"
#include "platform.h"
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Names that others have for what we write. */
static const char *format_alias(const char *name)
{
    static const char *const aliases[][2] = {{"ndjson", "jsonl"}, {"htm", "html"}};
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (strcasecmp(aliases[i][0], name) == 0) {
            return aliases[i][1];
        }
    }
    return name;
}

/* What we do not write, and what to do instead. */
static bool refuse_format(const char *name, struct fault *fault)
{
    return strcasecmp(name, "gexf") != 0 || fault_say(fault, FAULT_USAGE, MSG_fault_gexf);
}

static bool find_format(const char *name, const struct renderer **renderer, struct fault *fault)
{
    if (!refuse_format(name, fault)) {
        return false;
    }
    name = format_alias(name);
    *renderer = renderer_find(name);
    for (const struct renderer *row = renderers(); !*renderer && row->name; row++) {
        if (row->extension && strcmp(name, row->extension) == 0) {
            *renderer = row; /* md and vl.json, as they are called after -o */
        }
    }
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
    nearest_offer(&nearest, "excel", "xlsx");
    fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_format, name,
                   nearest_hint(&arena, &nearest, fault_language(fault)), all);
    arena_release(&arena);
    return false;
}

/* The renderer whose extension the path ends with, the longest of several. */
static const struct renderer *by_extension(const char *path)
{
    const struct renderer *found = NULL;
    const size_t size = strlen(path);
    for (const struct renderer *row = renderers(); row->name; row++) {
        const size_t length = row->extension ? strlen(row->extension) : 0;
        if (length && size > length && path[size - length - 1] == '.' &&
            strcasecmp(path + size - length, row->extension) == 0 &&
            (!found || length > strlen(found->extension))) {
            found = row;
        }
    }
    const char *dot = strrchr(path, '.');
    return found || !dot || format_alias(dot + 1) == dot + 1 ? found
                                                             : renderer_find(format_alias(dot + 1));
}

/* A file called so would not be what its name says. */
static bool refuse_name(const char *path, struct fault *fault)
{
    static const char *const packers[][2] = {
        {"gz", "gzip"}, {"bz2", "bzip2"}, {"xz", "xz"}, {"zst", "zstd"}};
    const char *dot = strrchr(path_name(path), '.');
    if (!dot) {
        return true;
    }
    for (size_t i = 0; i < sizeof packers / sizeof *packers; i++) {
        if (strcasecmp(packers[i][0], dot + 1) == 0) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_compressed, path, packers[i][1],
                                  path);
        }
    }
    return refuse_format(dot + 1, fault);
}

/* Extensions by which a program would take the file for what it is not. */
static bool is_foreign(const char *path)
{
    static const char *const foreign[] = {"doc", "docx", "odt",  "rtf", "xls", "xlsm",
                                          "ods", "ppt",  "pptx", "jpg", "zip"};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof foreign / sizeof *foreign; i++) {
        if (strcasecmp(dot + 1, foreign[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Where the path leads to, for a file that is made aside; NULL after a fault. What is there and
 * leads nowhere that we could know is not replaced. */
static char *find_target(const char *path, bool exists, struct fault *fault)
{
    struct platform_facts link;
    errno = 0;
    if (!exists && !platform_facts_link(path, &link) && errno == ENOENT) {
        return heap_text(path);
    }
    char *target = exists ? platform_real_path(path) : NULL;
    if (!target && !exists && link.kind == PLATFORM_LINK) {
        fault_say_with(fault, FAULT_IO, MSG_fault_link_to_nothing, path);
    } else if (!target) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
    }
    return target;
}

static bool open_in_place(struct output *output, const char *path, struct fault *fault)
{
    output->file = platform_stream_to(path);
    return output->file || fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
}

/* A device, a pipe, or what has no name any more (/dev/stdout on a file that was removed) is
 * written to as it is; a file is made aside, so that a failure keeps the old one. */
static bool open_file(struct output *output, const char *path, struct fault *fault)
{
    struct platform_facts facts, found;
    output->path = path;
    const bool exists = platform_facts(path, &facts);
    if (exists && (facts.kind != PLATFORM_FILE || facts.links == 0)) {
        return open_in_place(output, path, fault);
    }
    output->target = find_target(path, exists, fault);
    if (!output->target) {
        return false;
    }
    if (exists) {
        const bool is_there = platform_facts(output->target, &found);
        if (!is_there && errno != ENOENT) { /* perhaps a file that is to be kept */
            return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
        }
        if (!is_there || !platform_same(&found, &facts)) {
            return open_in_place(output, path, fault); /* that name is another file's */
        }
    }
    output->mode = exists ? facts.mode : platform_new_mode();
    if (!aside_open(&output->made, output->target, "part", path, fault)) {
        return false;
    }
    output->file = platform_stream(output->made.fd);
    return output->file || fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
}

/* Columns of the terminal, 0 if unknown. */
static size_t terminal_width(void)
{
    const char *columns = platform_variable("COLUMNS");
    if (columns && atoi(columns) > 0) {
        return (size_t)atoi(columns);
    }
    return platform_columns();
}

bool output_is_guess(const struct output_request *request)
{
    if (!request->path || request->format || request->preferred || request->documents) {
        return false;
    }
    const char *name = path_name(request->path);
    return *name && strchr(name + 1, '.') && !by_extension(request->path);
}

/* What writes one form alone is not to write it under the extension of another. */
static bool check_extension(const struct output_request *request, const struct renderer *form,
                            struct fault *fault)
{
    const char *name = path_name(request->path);
    const char *dot = *name ? strrchr(name + 1, '.') : NULL;
    if (!dot || strcasecmp(format_alias(dot + 1), form->extension) == 0) {
        return true;
    }
    return fault_say_with(fault, FAULT_USAGE, MSG_fault_one_extension, request->path,
                          form->extension);
}

/* One of the forms that a command writes itself: the first, on a terminal the second, where none is
 * asked for. Of a command that writes several, an extension that is none of them (.xml, .apkg) says
 * nothing. */
static bool document_format(const struct output_request *request, const struct renderer **renderer,
                            struct fault *fault)
{
    const char *const *forms = request->documents;
    const char *wanted = request->format;
    if (wanted && strcmp(wanted, "markdown") == 0) {
        wanted = "md";
    }
    const char *all = "";
    struct arena arena = {0};
    struct nearest nearest = nearest_to(wanted ? wanted : "");
    *renderer = NULL;
    for (size_t i = 0; forms[i] && !*renderer; i++) {
        const struct renderer *form = document_renderer(forms[i]);
        const size_t size = request->path ? strlen(request->path) : 0,
                     end = strlen(form->extension);
        const bool fits = size > end && request->path[size - end - 1] == '.' &&
                          strcasecmp(request->path + size - end, form->extension) == 0;
        if (wanted ? strcmp(wanted, forms[i]) == 0 : fits) {
            *renderer = form;
        }
        nearest_offer(&nearest, forms[i], forms[i]);
        all = arena_printf(&arena, "%s%s%s", all, *all ? ", " : "", forms[i]);
    }
    if (!*renderer && wanted) {
        fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_format, wanted,
                       nearest_hint(&arena, &nearest, fault_language(fault)), all);
    } else if (!*renderer) {
        const bool terminal = !request->path && platform_is_terminal(stdout);
        *renderer = document_renderer(forms[terminal && forms[1] ? 1 : 0]);
    }
    arena_release(&arena);
    const bool unasked =
        *renderer && !wanted && request->path && strcmp(forms[0], "html") == 0 && !forms[1];
    return *renderer != NULL && (!unasked || check_extension(request, *renderer, fault));
}

bool output_format(const struct output_request *request, const struct renderer **renderer,
                   struct fault *fault)
{
    const bool terminal = !request->path && platform_is_terminal(stdout);
    *renderer = NULL;
    if (request->path &&
        (!refuse_name(request->path, fault) || !file_check_name(request->path, fault))) {
        return false;
    }
    if (request->documents) {
        return document_format(request, renderer, fault);
    }
    if (request->format) {
        return find_format(request->format, renderer, fault);
    }
    if (request->path) {
        *renderer = by_extension(request->path);
        if (!*renderer && is_foreign(request->path)) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_format_of_path, request->path);
        }
    }
    if (!*renderer && request->preferred) {
        return find_format(request->preferred, renderer, fault);
    }
    if (!*renderer) {
        *renderer = renderer_find(terminal ? "screen" : "csv");
    }
    return true;
}

/* NO_COLOR: https://no-color.org. */
static bool wants_colour(enum color_when when, bool terminal)
{
    const char *no_color = platform_variable("NO_COLOR"), *term = platform_variable("TERM");
    if (when != COLOR_AUTO) {
        return when == COLOR_ALWAYS;
    }
    return terminal && !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0);
}

/* Terminals that are known to show OSC 8 links, or to leave them out without a trace. */
static bool shows_links(void)
{
    const char *program = platform_variable("TERM_PROGRAM"),
               *vte = platform_variable("VTE_VERSION");
    const char *term = platform_variable("TERM");
    static const char *const programs[] = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"};
    for (size_t i = 0; program && i < sizeof programs / sizeof *programs; i++) {
        if (strcmp(program, programs[i]) == 0) {
            return true;
        }
    }
    return (vte && atoi(vte) >= 5000) || platform_variable("KITTY_WINDOW_ID") ||
           platform_variable("WT_SESSION") || platform_variable("KONSOLE_VERSION") ||
           (term && (strcmp(term, "xterm-kitty") == 0 || strcmp(term, "foot") == 0 ||
                     strcmp(term, "alacritty") == 0));
}

/* --width, else of the terminal; of a screen in a pipe what COLUMNS says, else 80. */
static size_t width_of(const struct output_request *request, bool terminal, bool screen)
{
    enum { USUAL = 80 };
    size_t width = request->width;
    if (width == 0 && (terminal || screen)) {
        width = terminal_width();
    }
    return width == 0 && screen ? USUAL : width;
}

bool output_open(struct output *output, const struct output_request *request, struct fault *fault)
{
    struct render_options options = request->render;
    *output = (struct output){.file = stdout};
    const bool terminal = !request->path && platform_is_terminal(stdout);
    if (!output_format(request, &output->renderer, fault)) {
        return false;
    }
    options.colour = wants_colour(request->color, terminal);
    if (options.excel_ru && strcmp(output->renderer->name, "csv") != 0) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_excel_for_csv, output->renderer->name);
    }
    if (output->renderer->binary && terminal) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_not_for_terminal,
                              output->renderer->name);
    }
    if (request->path && !open_file(output, request->path, fault)) {
        return false;
    }
    options.unicode = !request->ascii;
    options.links = options.colour && terminal && shows_links();
    options.width = width_of(request, terminal, output_is_screen(output));
    output->columns = options.width;
    output->colour = options.colour;
    if (terminal && !request->no_pager && output_is_for_people(output)) {
        output->catches = true; /* before there is a pager that our end would take with it */
        interrupt_catch(true);
        pager_open(&output->pager);
        output->file = output->pager.file ? output->pager.file : stdout;
    }
    output->documents = request->documents != NULL;
    output->sink = output->renderer->open(output->file, &options);
    return true;
}

bool output_is_screen(const struct output *output)
{
    return strcmp(output->renderer->name, "screen") == 0;
}

size_t output_width(void)
{
    const size_t width = terminal_width();
    return width ? width : 80;
}

bool output_is_for_people(const struct output *output)
{
    return output_is_screen(output) || strcmp(output->renderer->name, "table") == 0 ||
           strcmp(output->renderer->name, "lines") == 0;
}

size_t output_note_width(const struct output_request *request)
{
    return width_of(request, platform_is_terminal(stdout), true);
}

bool output_is_graph(const struct output *output)
{
    return strcmp(output->renderer->name, "graphml") == 0 ||
           strcmp(output->renderer->name, "dot") == 0;
}

bool output_close(struct output *output, bool keep, struct fault *fault)
{
    bool done = true;
    if (output->sink && output->documents && keep) {
        done = document_keep(output->sink, fault);
        keep = done && document_has_main(output->sink);
    }
    if (output->sink) {
        output->renderer->release(output->sink);
    }
    if (output->pager.file) {
        done = pager_close(&output->pager, fault);
    } else if (output->file && output->file != stdout && fclose(output->file) != 0 && keep) {
        done = fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, output->path);
    }
    if (output->made.path && keep && done) {
        done = aside_keep(&output->made, output->target, output->mode, fault);
    }
    aside_drop(&output->made); /* unless it was kept */
    free(output->target);
    *output = (struct output){0};
    return done;
}
