#include "report.h"

#include "aside.h"
#include "memory.h"
#include "messages.h"
#include "platform.h"
#include "text.h"
#include "wording.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifdef BLOCLINE_COVERAGE
int __llvm_profile_write_file(void);
#endif

int report_fault(const char *program, const struct fault *fault)
{
    static const int statuses[] = {
        [FAULT_NONE] = EXIT_ANSWERED,   [FAULT_DATA] = EXIT_REFUSED, [FAULT_USAGE] = EXIT_USAGE,
        [FAULT_UNKNOWN] = EXIT_UNKNOWN, [FAULT_IO] = EXIT_IO,        [FAULT_PIPE] = EXIT_PIPE,
        [FAULT_DAMAGED] = EXIT_IO,      [FAULT_PART] = EXIT_REFUSED, [FAULT_STOPPED] = EXIT_REFUSED,
    };
    if (fault->kind != FAULT_PIPE) {
        char line[FAULT_TEXT_SIZE];
        memcpy(line, fault->text, sizeof line);
        text_clean(line, strlen(line));
        fprintf(stderr, "%s: %s\n", program, line);
    }
    return statuses[fault->worst ? fault->worst : fault->kind];
}

static void fail_without_memory(enum language language, size_t size)
{
    char line[256], number[24]; /* no stream: it might want memory */
    const char *const arguments[] = {platform_program_name(), number};
    snprintf(number, sizeof number, "%zu", size);
    size_t length =
        wording_write(line, sizeof line - 1,
                      wording_text(language, size == SIZE_MAX ? MSG_report_no_memory_uncounted
                                                              : MSG_report_no_memory),
                      arguments, 2);
    length = length < sizeof line - 1 ? length : sizeof line - 2;
    line[length++] = '\n';
    aside_drop_all();
#ifdef BLOCLINE_COVERAGE
    __llvm_profile_write_file();
#endif
    platform_fail(line, length, EXIT_IO);
}

/* A handler knows nothing but the size, so that each language has one. */
static void no_memory_en(size_t size)
{
    fail_without_memory(LANG_EN, size);
}

static void no_memory_ru(size_t size)
{
    fail_without_memory(LANG_RU, size);
}

static void no_memory_kk(size_t size)
{
    fail_without_memory(LANG_KK, size);
}

void report_no_memory_in(enum language language)
{
    static void (*const handlers[])(size_t size) = {
        [LANG_EN] = no_memory_en, [LANG_RU] = no_memory_ru, [LANG_KK] = no_memory_kk};
    _Static_assert(sizeof handlers / sizeof *handlers == LANG_COUNT, "one for each language");
    memory_handler(handlers[language]);
}

void report_overdue(const char *text)
{
    char line[FAULT_TEXT_SIZE];
    const int length = snprintf(line, sizeof line, "%s: %s\n", platform_program_name(), text);
    aside_drop_all();
#ifdef BLOCLINE_COVERAGE
    __llvm_profile_write_file();
#endif
    platform_fail(line, (size_t)length, EXIT_REFUSED);
}

int report_arguments(const char *program)
{
    struct fault fault = {0};
    fault_say(&fault, FAULT_USAGE, MSG_fault_argument_not_valid_text);
    return report_fault(program, &fault);
}

/* What is on its way to standard output arrives, or it is said that it did not. */
static int flush_output(const char *program, int status)
{
    struct fault fault = {0};
    errno = 0;
    if (ferror(stdout)) { /* after what is missing comes nothing more */
        platform_discard(stdout);
    }
    if ((fflush(stdout) == 0 && !ferror(stdout)) || status != EXIT_ANSWERED) {
        return status;
    }
    if (platform_reader_gone()) {
        return EXIT_PIPE;
    }
    errno = errno ? errno : EIO; /* it failed earlier, and nobody knows why any more */
    fault_say_errno(&fault, FAULT_IO, MSG_fault_cannot_write_output, NULL);
    return report_fault(program, &fault);
}

void report_done(const char *program)
{
    if (flush_output(program, EXIT_ANSWERED) != EXIT_ANSWERED) {
        platform_discard(stdout);
        clearerr(stdout);
    }
}

int report_output(const char *program, int status)
{
    status = flush_output(program, status);
    platform_end();
    return status;
}
