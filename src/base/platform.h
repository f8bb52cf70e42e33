#ifndef BLOCLINE_PLATFORM_H
#define BLOCLINE_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What the operating system does for us, and nothing else knows which one it is: the bodies are in
 * posix/ and windows/, of which CMake takes one. Paths, names and variables are UTF-8. Where
 * something fails, errno says why. `file` is a number as open(2) gives; close it with
 * platform_close. */

/* ---- Files ---- */

enum platform_kind {
    PLATFORM_NOTHING,
    PLATFORM_FILE,
    PLATFORM_FOLDER,
    PLATFORM_LINK,
    PLATFORM_OTHER
};

struct platform_facts {
    enum platform_kind kind; /* PLATFORM_OTHER: a device, a pipe, a socket */
    bool is_pipe;            /* or a socket */
    bool is_own;             /* the user's who runs the program */
    uint64_t size;           /* bytes */
    uint64_t links;          /* names that the file has */
    unsigned mode;           /* who may do what: 0777 and less */
    uint64_t volume, number; /* tell one file from another */
};

/* What is at the path, links followed; or, of platform_facts_link, the link itself. False: errno;
 * ENOENT: there is nothing. */
bool platform_facts(const char *path, struct platform_facts *facts);
bool platform_facts_link(const char *path, struct platform_facts *facts);
bool platform_facts_open(int file, struct platform_facts *facts);
bool platform_facts_stream(FILE *stream, struct platform_facts *facts);

/* Whether there is something at the path: what cannot be looked at counts, so that whoever opens it
 * says why. Whether it can be opened for reading. */
bool platform_exists(const char *path);
bool platform_may_read(const char *path);

bool platform_same(const struct platform_facts *left, const struct platform_facts *right);

/* Opens a file for reading. -1: errno. */
int platform_open(const char *path);

/* The same for a file of a folder. What links lead to outside the folder is not of it: -1 and EXDEV
 * or ELOOP. A pipe without a writer does not keep us. */
int platform_open_beneath(const char *folder, const char *name);

enum { PLATFORM_PATH_SIZE = 1024 };

/* A new file in `folder` that is nobody else's and is gone when it is closed, for reading and
 * writing. `path`, unless NULL, gets a name by which libraries can open it until then. -1: errno.
 */
int platform_scratch(const char *folder, char path[PLATFORM_PATH_SIZE]);

/* A file that has this text and is gone when it is closed, for libraries that want a path: that is
 * `path` until then. -1: errno. */
int platform_text_file(const char *text, size_t size, char path[PLATFORM_PATH_SIZE]);

/* Folders for temporary files where nobody named one, the first that will do; then NULL. */
const char *platform_scratch_folder(size_t index);

/* Opens the file for reading and writing, makes it where it is not there (`*made`), and locks it.
 * Only a file of that very name is taken, not what a link leads to. -1: errno; EWOULDBLOCK: another
 * program has it locked. */
int platform_open_locked(const char *path, bool *made);

/* Takes its bytes, and who else may do what with it. False: errno; 0: it is not a plain file of
 * ours alone. */
bool platform_make_empty(int file);

/* Reads up to `size` bytes, returns how many (0: the end), or -1: errno. */
int64_t platform_read(int file, void *bytes, size_t size);

/* Reads or writes all of them, from `at` on, or from where the file is. False: errno (EIO: the file
 * ends before). */
bool platform_read_at(int file, void *bytes, size_t size, uint64_t at);
bool platform_write_at(int file, const void *bytes, size_t size, uint64_t at);
bool platform_write(int file, const void *bytes, size_t size);

/* To the beginning. */
bool platform_rewind(int file);

bool platform_close(int file);

/* Its bytes, and the names in the folder of the path, are on the disk. (Some file systems cannot do
 * the second; that does no harm.) */
bool platform_sync(int file);            /* (open for writing: Windows wants that) */
bool platform_sync_stream(FILE *stream); /* what was flushed */
void platform_sync_folder(const char *path);

/* Moves the open file `from` to `to`, in the place of what is there, with this mode. The file goes
 * on being open where a system lets it; `*file` is -1 where it had to be closed. */
bool platform_move(int *file, const char *from, const char *to, unsigned mode);

/* Whether a file that is open can be replaced by another. Where it cannot, whoever holds the old
 * one open closes it right before. */
bool platform_replaces_open(void);

bool platform_remove(const char *path);

bool platform_rename(const char *from, const char *to);

/* A new folder; errno is EEXIST if there is something of that name. And takes an empty one away. */
bool platform_make_folder(const char *path);
bool platform_remove_folder(const char *path);

/* Puts the folder `made` in the place of the folder `target`, which then has the name of the other:
 * in one step, or, where a system or a disk cannot, in three, of which one that fails is undone. */
bool platform_exchange(const char *made, const char *target);

/* A second name for the file. */
bool platform_link(const char *path, const char *name);

/* The mode of a new file of the user's. */
unsigned platform_new_mode(void);

/* The path without links, to be freed; NULL: errno. */
char *platform_real_path(const char *path);

/* The folder that relative paths begin in, to be freed; NULL: errno. */
char *platform_here(void);

/* Calls `take` for each name in the folder, in no order. False: errno. */
bool platform_list(const char *folder, void (*take)(void *context, const char *name),
                   void *context);

/* Whether the sign separates the folders of a path. */
bool platform_is_separator(char sign);

/* Whether the path begins elsewhere than in the folder we are in. */
bool platform_is_absolute(const char *path);

/* Whether a file can be called so on this system. */
enum platform_name {
    PLATFORM_NAME_GOOD,
    PLATFORM_NAME_SIGN,     /* it has a sign that names cannot have */
    PLATFORM_NAME_RESERVED, /* it is the name of a device */
};
enum platform_name platform_check_name(const char *path);

/* All bytes of the file, for reading; NULL: errno. */
const void *platform_map(int file, size_t size);
void platform_unmap(const void *bytes, size_t size);

/* These bytes need not stay in memory: of a map they come back when they are read, others are lost.
 * Whole pages only. */
void platform_forget(const void *bytes, size_t size);

/* A stream that writes to the file, which stays open beside it. NULL: errno. */
FILE *platform_stream(int file);

/* Opens a stream for writing to the path as it is. NULL: errno. */
FILE *platform_stream_to(const char *path);

/* ---- Terminals ---- */

bool platform_is_terminal(FILE *stream);

/* Columns of the terminal that standard output is; 0 where nobody knows. */
size_t platform_columns(void);

/* ---- The program and its surroundings ---- */

/* Before anything else: numbers 0 to 2 are open, streams take bytes as they are, a reader that
 * leaves early ends us, a file that is too large is a failed write. Replaces the arguments by their
 * UTF-8. False: one is not valid. */
bool platform_begin(int *argc, char ***argv);

/* Whether what errno says of a write is that the reader of a pipe has gone. */
bool platform_reader_gone(void);

/* Forgets what a stream has not written yet. */
void platform_discard(FILE *stream);

/* What standard streams hold is out. At the end of the program. */
void platform_end(void);

/* The variable, or NULL; borrowed. */
const char *platform_variable(const char *name);

/* The locale of messages ("ru_RU.UTF-8", "ru-RU"), borrowed; NULL: none is set. */
const char *platform_locale(void);

/* The folder of the running program, to be freed, or NULL. */
char *platform_program_folder(void);

/* The folder of the file that holds what is at this address, code or data, such as a module that
 * another program loaded; to be freed, or NULL. */
char *platform_code_folder(const void *address);

/* The folder of the user's settings of programs ("/home/a/.config"), to be freed, or NULL. */
char *platform_settings_folder(void);

/* Calls `handler` with the signal's number on Ctrl-C, and, unless `only_interrupt`, when the
 * program is asked to end or its terminal is gone. What our parent has us ignore stays ignored. */
void platform_catch(void (*handler)(int number), bool only_interrupt);

/* Writes to standard error and ends the program at once; allocates nothing. */
_Noreturn void platform_fail(const char *text, size_t size, int status);

/* The name of the running program, for platform_fail. */
const char *platform_program_name(void);

/* Seconds that only go forward, from no known moment. */
double platform_seconds(void);

/* Calls `tick` every `milliseconds`, in a thread of its own that no signal goes to, until the timer
 * is ended: it is over then. NULL: errno. */
struct platform_timer;
struct platform_timer *platform_timer_begin(unsigned milliseconds, void (*tick)(void *context),
                                            void *context);
void platform_timer_end(struct platform_timer *timer);

/* Bytes that nobody can foresee. False: errno. */
bool platform_random(void *bytes, size_t size);

/* ---- Programs and libraries of others ---- */

/* A shell command that reads what is written to `file`; NULL: the usual pager. */
struct platform_reader {
    FILE *file; /* NULL: it could not be started */
    int64_t process;
};

void platform_reader_open(struct platform_reader *reader, const char *command);

/* Waits for its end. False: there is no such command. */
bool platform_reader_close(struct platform_reader *reader);

/* A shared library, or NULL: `why` then gets a text, borrowed. With `shared` its functions serve
 * libraries that are opened later. */
void *platform_library(const char *name, bool shared, const char **why);
void platform_library_close(void *library);

/* Copies the address of the library's function into the pointer at `function`. */
bool platform_function(void *library, const char *name, void *function);

#endif
