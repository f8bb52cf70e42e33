/* The foundation: arenas, faults, interned texts. */
#include "arena.h"
#include "fault.h"
#include "intern.h"
#include "text.h"

#include <errno.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void arena_pieces_are_aligned_and_apart(void **state)
{
    (void)state;
    struct arena arena = {0};
    unsigned char *pieces[500];
    /* Sizes from nothing to several blocks, in an order that mixes small and large. */
    for (size_t i = 0; i < 500; i++) {
        size_t size = i * 7919 % 500 * (i % 50 == 0 ? 100 : 1);
        pieces[i] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        memset(pieces[i], (int)(i % 251), size);
    }
    for (size_t i = 0; i < 500; i++) {
        size_t size = i * 7919 % 500 * (i % 50 == 0 ? 100 : 1);
        for (size_t at = 0; at < size; at++) {
            assert_int_equal(pieces[i][at], i % 251);
        }
        assert_true(i == 0 || pieces[i] != pieces[i - 1]);
    }
    arena_release(&arena);
    assert_null(arena.head);
    /* It can be used again. */
    assert_string_equal(arena_text(&arena, "again", 5), "again");
    arena_release(&arena);
    arena_release(&arena);
}

static void arena_takes_what_another_has(void **state)
{
    struct arena kept = {0}, other = {0}, none = {0};
    (void)state;
    const char *first = arena_text(&kept, "first", 5);
    const char *second = arena_text(&other, "second", 6);
    const char *big = memset(arena_alloc(&other, 100000), 'x', 100000);
    arena_take(&kept, &other);
    arena_take(&kept, &none);
    assert_null(other.head);
    arena_text(&other, "again", 5);
    arena_release(&other);
    const char *third = arena_text(&kept, "third", 5);
    assert_string_equal(first, "first");
    assert_string_equal(second, "second");
    assert_string_equal(third, "third");
    assert_int_equal(big[99999], 'x');
    arena_take(&none, &kept);
    assert_string_equal(second, "second");
    arena_release(&none);
}

static void arena_large_piece_keeps_room_of_the_head(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *before = arena_alloc(&arena, 16);
    char *large = arena_alloc(&arena, 1000000);
    memset(large, 1, 1000000);
    char *after = arena_alloc(&arena, 16);
    assert_ptr_equal(after, before + 16);
    arena_release(&arena);

    large = arena_alloc(&arena, 1000000); /* the first piece of all */
    memset(large, 1, 1000000);
    arena_release(&arena);
}

static void arena_text_copies_bytes(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *copy = arena_text(&arena, "a\0b", 3);
    assert_memory_equal(copy, "a\0b\0", 4);
    assert_string_equal(arena_text(&arena, NULL, 0), "");
    arena_release(&arena);
}

static void arena_printf_of_any_length(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(arena_printf(&arena, "%s-%d", "a", 5), "a-5");
    assert_string_equal(arena_printf(&arena, "%s", ""), "");
    for (int length = 250; length < 262; length++) {
        char *text = arena_printf(&arena, "%0*d", length, 7);
        assert_int_equal(strlen(text), length);
        assert_int_equal(text[length - 1], '7');
    }
    arena_release(&arena);
}

static void heap_grow_doubles(void **state)
{
    (void)state;
    size_t capacity = 0;
    int *numbers = NULL;
    for (int i = 0; i < 1000; i++) {
        numbers = heap_grow(numbers, &capacity, (size_t)i + 1, sizeof *numbers);
        numbers[i] = i;
    }
    assert_int_equal(capacity, 1024);
    assert_int_equal(numbers[0], 0);
    assert_int_equal(numbers[999], 999);
    assert_ptr_equal(heap_grow(numbers, &capacity, 10, sizeof *numbers), numbers);
    free(numbers);
}

static void fault_says_what_happened(void **state)
{
    (void)state;
    struct fault fault = {0};
    assert_false(fault_set(&fault, FAULT_UNKNOWN, "no bloc \"%s\"", "XYZ"));
    assert_int_equal(fault.kind, FAULT_UNKNOWN);
    assert_string_equal(fault.text, "no bloc \"XYZ\"");

    assert_false(fault_context(&fault, "question %d", 2));
    assert_int_equal(fault.kind, FAULT_UNKNOWN);
    assert_string_equal(fault.text, "question 2: no bloc \"XYZ\"");

    errno = ENOENT;
    assert_false(fault_errno(&fault, FAULT_IO, "cannot open %s", "f.db"));
    assert_int_equal(fault.kind, FAULT_IO);
    assert_string_equal(fault.text, "cannot open f.db: No such file or directory");

    /* The old text may be an argument, and a library's newline goes. */
    fault_set(&fault, FAULT_DATA, "%s!\n", fault.text);
    assert_string_equal(fault.text, "cannot open f.db: No such file or directory!");

    assert_false(fault_set(NULL, FAULT_IO, "nobody listens"));
    assert_false(fault_errno(NULL, FAULT_IO, "nobody listens"));
    assert_false(fault_context(NULL, "nobody listens"));
}

static void fault_is_cut_between_characters(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "й", "中", "🙂"};
    struct fault fault = {0};
    for (size_t i = 0; i < 4; i++) {
        for (int lead = 0; lead < 4; lead++) {
            char text[2 * FAULT_TEXT_SIZE] = "abc";
            size_t size = (size_t)lead;
            while (size < FAULT_TEXT_SIZE + 8) {
                size += (size_t)sprintf(text + size, "%s", letters[i]);
            }
            fault_set(&fault, FAULT_DATA, "%s", text);
            size_t kept = strlen(fault.text);
            assert_int_equal(text_invalid(fault.text, kept), kept);
            /* No more is lost than the character that does not fit. */
            assert_true(kept > FAULT_TEXT_SIZE - 1 - strlen(letters[i]));
            assert_memory_equal(fault.text, text, kept);

            fault_context(&fault, "x");
            kept = strlen(fault.text);
            assert_int_equal(text_invalid(fault.text, kept), kept);
            assert_memory_equal(fault.text, "x: ", 3);
        }
    }
}

static void intern_numbers_texts_in_order(void **state)
{
    (void)state;
    struct intern *set = intern_new();
    assert_int_equal(intern_count(set), 0);
    assert_int_equal(intern_find(set, "KAZ", 3), NONE);
    assert_int_equal(intern_put(set, "KAZ", 3), 0);
    assert_int_equal(intern_put(set, "ЕАЭС", 8), 1);
    assert_int_equal(intern_put(set, "KAZ", 3), 0);
    assert_int_equal(intern_put(set, "", 0), 2);
    assert_int_equal(intern_put(set, "KA", 2), 3);
    assert_int_equal(intern_put(set, "KA\0", 3), 4);
    assert_int_equal(intern_find(set, NULL, 0), 2);
    assert_int_equal(intern_find(set, "KAZAKH", 2), 3);
    assert_int_equal(intern_find(set, "kaz", 3), NONE);
    assert_string_equal(intern_text(set, 1), "ЕАЭС");
    assert_int_equal(intern_count(set), 5);
    intern_free(set);
    intern_free(NULL);
}

static void intern_keeps_its_own_copies_of_many(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    struct intern *set = intern_new();
    char text[32];
    for (uint32_t i = 0; i < MANY; i++) {
        int size = snprintf(text, sizeof text, "event-%u", i * 7);
        assert_int_equal(intern_put(set, text, (size_t)size), i);
    }
    assert_int_equal(intern_count(set), MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        int size = snprintf(text, sizeof text, "event-%u", i * 7);
        assert_int_equal(intern_find(set, text, (size_t)size), i);
        assert_string_equal(intern_text(set, i), text);
        size = snprintf(text, sizeof text, "event-%u", i * 7 + 1);
        assert_int_equal(intern_find(set, text, (size_t)size), NONE);
    }
    intern_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_pieces_are_aligned_and_apart),
        cmocka_unit_test(arena_takes_what_another_has),
        cmocka_unit_test(arena_large_piece_keeps_room_of_the_head),
        cmocka_unit_test(arena_text_copies_bytes),
        cmocka_unit_test(arena_printf_of_any_length),
        cmocka_unit_test(heap_grow_doubles),
        cmocka_unit_test(fault_says_what_happened),
        cmocka_unit_test(fault_is_cut_between_characters),
        cmocka_unit_test(intern_numbers_texts_in_order),
        cmocka_unit_test(intern_keeps_its_own_copies_of_many),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
