/* Documents made in processes apart: what two of them agree on is taken, and nothing else. */
#include "apart.h"
#include "arena.h"
#include "messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <cmocka.h>

/* How many times it was made: seen by all processes. */
static int *made;

struct plan {
    const char *tries[3]; /* what is written; NULL: the process dies; "!": it fails */
};

static bool make(void *context, FILE *out, struct fault *fault)
{
    const struct plan *plan = context;
    const char *text = plan->tries[(*made)++];
    if (!text) {
        abort();
    }
    if (*text == '!') {
        return fault_set(fault, FAULT_IO, "no disk");
    }
    fputs(text, out);
    return true;
}

/* What came out; NULL and the fault if nothing did. */
static char *make_of(const char *one, const char *two, const char *three, struct fault *fault)
{
    struct plan plan = {{one, two, three}};
    char *text = NULL;
    size_t size;
    *made = 0;
    *fault = (struct fault){0};
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    const bool done = apart_twice(make, &plan, out, NULL, MSG_doing_picture, NULL, fault);
    fclose(out);
    if (!done) {
        assert_int_equal(size, 0); /* nothing of a document that is not taken */
        free(text);
        return NULL;
    }
    return text;
}

static void expect(const char *one, const char *two, const char *three, const char *document,
                   int processes)
{
    struct fault fault = {0};
    char *text = make_of(one, two, three, &fault);
    assert_non_null(text);
    assert_string_equal(text, document);
    assert_int_equal(*made, processes);
    free(text);
}

static void two_that_agree_are_enough(void **state)
{
    (void)state;
    expect("a", "a", "never", "a", 2);
}

static void a_third_may_confirm_it(void **state)
{
    (void)state;
    expect("a", "spoilt", "a", "a", 3);
    expect("a", NULL, "a", "a", 3);
    expect("a", "!", "a", "a", 3);
}

static void what_nobody_agrees_on_is_not_taken(void **state)
{
    struct fault fault = {0};
    (void)state;
    assert_null(make_of("a", "b", "c", &fault));
    assert_null(make_of("a", "b", "b", &fault)); /* those have less memory: both may lack a piece */
    assert_int_equal(fault.kind, FAULT_IO);
    assert_non_null(strstr(fault.text, "drawing the picture failed"));
    assert_null(make_of("a", NULL, NULL, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    assert_null(make_of("a", "b", "!", &fault));
    assert_string_equal(fault.text, "no disk");
}

static void the_first_failure_is_the_answer(void **state)
{
    struct fault fault = {0};
    (void)state;
    assert_null(make_of("!", "a", "a", &fault));
    assert_string_equal(fault.text, "no disk");
    assert_int_equal(*made, 1);
}

#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 }; /* whose own memory is beyond any limit */
#else
enum { SANITIZED = 0 };
#endif

/* A library that makes do without memory: both processes must not make do alike. */
static bool make_do(void *context, FILE *out, struct fault *fault)
{
    (void)fault;
    const size_t *wanted = context;
    void *memory = mmap(NULL, *wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    (*made)++;
    fputs(memory == MAP_FAILED ? "without" : "with", out);
    return true;
}

static void short_memory_is_noticed(void **state)
{
    struct rlimit old, limit;
    struct fault fault = {0};
    size_t wanted = (size_t)40 << 20, size;
    char *text = NULL, line[256];
    unsigned long pages = 0;
    (void)state;
    FILE *status = fopen("/proc/self/statm", "r"); /* Linux: how much there is of us */
    if (SANITIZED || !status || !fgets(line, sizeof line, status)) {
        skip();
    }
    fclose(status);
    pages = strtoul(line, NULL, 10);
    assert_int_equal(getrlimit(RLIMIT_AS, &old), 0);
    limit = old;
    limit.rlim_cur = pages * 4096 + wanted + ((rlim_t)8 << 20);
    assert_int_equal(setrlimit(RLIMIT_AS, &limit), 0);
    FILE *out = open_memstream(&text, &size);
    *made = 0;
    const bool done = apart_twice(make_do, &wanted, out, NULL, MSG_doing_picture, NULL, &fault);
    fclose(out);
    setrlimit(RLIMIT_AS, &old);
    assert_false(done); /* the first has room for it, the others have not: so near it may not be */
    assert_int_equal(*made, 3);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_that_agree_are_enough),
        cmocka_unit_test(a_third_may_confirm_it),
        cmocka_unit_test(what_nobody_agrees_on_is_not_taken),
        cmocka_unit_test(the_first_failure_is_the_answer),
        cmocka_unit_test(short_memory_is_noticed),
    };
    made = mmap(NULL, sizeof *made, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return made == MAP_FAILED ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
