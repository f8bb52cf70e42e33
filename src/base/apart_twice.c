#include "apart.h"

#include "arena.h"
#include "files.h"
#include "messages.h"
#include "platform.h"
#include "wording.h"

#include <string.h>

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
    if (try->ballast) {
        /* Nobody writes into it: it counts where memory is limited, and takes none where not. */
        volatile const char *ballast = heap_alloc(BALLAST);
        (void)ballast;
    }
    FILE *out = platform_stream(try->file);
    if (!out) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_make_temporary, NULL);
    }
    return try->make(try->context, out, fault) &&
           (fflush(out) == 0 ||
            fault_say_errno(fault, FAULT_IO, MSG_fault_write_temporary_file, NULL));
}

/* The bytes of a file, for platform_unmap; NULL if there are none. */
static const void *bytes_of(int file, size_t *size)
{
    struct platform_facts facts;
    if (!platform_facts_open(file, &facts) || facts.size == 0) {
        return NULL;
    }
    *size = (size_t)facts.size;
    return platform_map(file, *size);
}

static bool same_bytes(int one, int other)
{
    size_t one_size, other_size;
    const void *ones = bytes_of(one, &one_size), *others = bytes_of(other, &other_size);
    const bool same =
        ones && others && one_size == other_size && memcmp(ones, others, one_size) == 0;
    if (ones) {
        platform_unmap(ones, one_size);
    }
    if (others) {
        platform_unmap(others, other_size);
    }
    return same;
}

static bool write_out(int file, FILE *out, struct fault *fault)
{
    size_t size;
    const void *bytes = bytes_of(file, &size);
    if (!bytes) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_read_temporary, NULL);
    }
    fwrite(bytes, 1, size, out); /* the caller looks at the stream, as after all that it writes */
    platform_unmap(bytes, size);
    return true;
}

bool apart_twice(apart_document *make, void *context, FILE *out, const char *folder, int what,
                 const struct watch *watch, struct fault *fault)
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
            platform_close(tries[i].file);
        }
    }
    if (!agreed && last.kind != FAULT_NONE) {
        return fault_set(fault, last.kind, "%s", last.text);
    }
    return agreed ? done
                  : fault_say_with(fault, FAULT_IO, MSG_fault_failed_otherwise,
                                   wording_text(fault_language(fault), what));
}
