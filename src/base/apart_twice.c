#include "apart.h"

#include "io.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BALLAST = 32 << 20, TRIES = 3 };

struct
try {
    apart_document *make;
    void *context;
    int file; /* of the document */
    bool ballast;
};

/* apart_work: makes the document once. */
static bool make_once(void *context, void *result, struct fault *fault)
{
    const struct try *try = context;
    (void)result;
    /* Nobody writes into it: it counts where memory is limited, and is none where it is not. */
    if (try->ballast && mmap(NULL, BALLAST, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                             0) == MAP_FAILED) {
        memory_failed(BALLAST);
    }
    FILE *out = fdopen(try->file, "wb");
    if (!out) {
        return fault_errno(fault, FAULT_IO, "cannot make a temporary file");
    }
    return try->make(try->context, out, fault) &&
           (fflush(out) == 0 || fault_errno(fault, FAULT_IO, "cannot write a temporary file"));
}

/* The bytes of a file, to be unmapped; NULL if there are none. */
static void *bytes_of(int file, size_t *size)
{
    struct stat status;
    *size = 0;
    if (fstat(file, &status) != 0 || status.st_size <= 0) {
        return NULL;
    }
    *size = (size_t)status.st_size;
    void *bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
    return bytes == MAP_FAILED ? NULL : bytes;
}

static bool same_bytes(int one, int other)
{
    size_t one_size, other_size;
    void *ones = bytes_of(one, &one_size), *others = bytes_of(other, &other_size);
    const bool same =
        ones && others && one_size == other_size && memcmp(ones, others, one_size) == 0;
    if (ones) {
        munmap(ones, one_size);
    }
    if (others) {
        munmap(others, other_size);
    }
    return same;
}

static bool write_out(int file, FILE *out, struct fault *fault)
{
    size_t size;
    void *bytes = bytes_of(file, &size);
    if (!bytes) {
        return fault_errno(fault, FAULT_IO, "cannot read a temporary file");
    }
    fwrite(bytes, 1, size, out); /* the caller looks at the stream, as after all that it writes */
    munmap(bytes, size);
    return true;
}

bool apart_twice(apart_document *make, void *context, FILE *out, const char *folder,
                 const char *what, const struct watch *watch, struct fault *fault)
{
    struct try tries[TRIES];
    bool agreed = false, going_on = true;
    struct fault last = {0};
    int count = 0;
    for (; count < TRIES && !agreed && going_on; count++) {
        struct try *try = &tries[count];
        bool nothing = false;
        *try = (struct try){.make = make, .context = context, .file = -1, .ballast = count > 0};
        const bool made =
            file_scratch(folder, &try->file, &last) &&
            apart_run(make_once, try, &nothing, sizeof nothing, what, false, watch, &last);
        agreed = made && count > 0 && same_bytes(tries[0].file, try->file);
        /* The first failure is an answer; a later one may be what there is a third try for. */
        going_on = made || (count > 0 && last.kind == FAULT_IO);
    }
    const bool done = agreed && write_out(tries[0].file, out, fault);
    for (int i = 0; i < count; i++) {
        if (tries[i].file >= 0) {
            close(tries[i].file);
        }
    }
    if (!agreed && last.kind != FAULT_NONE) {
        return fault_set(fault, last.kind, "%s", last.text);
    }
    return agreed ? done
                  : fault_set(fault, FAULT_IO,
                              "%s failed: it came out otherwise each time; out of memory, perhaps",
                              what);
}
