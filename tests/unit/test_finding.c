#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "finding.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static struct place at(uint32_t file, uint32_t line, uint32_t column)
{
    return (struct place){.file = file, .line = line, .column = column};
}

static void test_text_and_counts(void **state)
{
    (void)state;
    struct findings findings;
    findings_init(&findings);
    findings_add(&findings, "unknown-actor", at(0, 2, 5), "no actor %s in %d", "KAX", 7);
    findings_add(&findings, "blank-line", at(0, 1, 1), "blank");
    assert_int_equal(findings.count, 2);
    assert_int_equal(findings.errors, 1);
    assert_string_equal(findings.list[0].text, "no actor KAX in 7");
    assert_string_equal(findings.list[0].rule, "unknown-actor");
    findings_release(&findings);
    assert_int_equal(findings.count, 0);
}

static void test_text_is_one_safe_line(void **state)
{
    (void)state;
    struct findings findings;
    findings_init(&findings);
    findings_add(&findings, "bad-id", at(0, 1, 1), "%s", "a\nb\tc\x1b[31md\x7f \xC2\x9B e\xC2\xA0");
    assert_string_equal(findings.list[0].text, "a b c [31md    e\xC2\xA0");
    findings_release(&findings);
}

static void test_long_text_is_cut_at_a_character(void **state)
{
    (void)state;
    struct findings findings;
    findings_init(&findings);
    for (size_t prefix = 0; prefix < 4; prefix++) {
        char text[8000] = "xxx";
        for (size_t i = prefix; i + 2 < sizeof text; i += 2) {
            memcpy(text + i, "\xD0\x96", 3);
        }
        findings_add(&findings, "bad-id", at(0, 1, 1), "%s", text);
        const char *kept = findings.list[prefix].text;
        const size_t size = strlen(kept);
        assert_in_range(size, 900, 1100);
        assert_int_equal(text_invalid(kept, size), size);
        assert_string_equal(kept + size - 3, "\xE2\x80\xA6");
    }
    findings_release(&findings);
}

static void test_sort_orders_places(void **state)
{
    (void)state;
    struct findings findings;
    findings_init(&findings);
    findings_add(&findings, "bad-id", at(1, 1, 1), "7");
    findings_add(&findings, "bad-id", at(0, 10, 1), "6");
    findings_add(&findings, "bad-id", at(0, 2, 9), "5");
    findings_add(&findings, "bad-id",
                 (struct place){.line = 2, .column = 3, .field = 2, .offset = 4}, "4");
    findings_add(&findings, "bad-id",
                 (struct place){.line = 2, .column = 3, .field = 2, .offset = 1}, "3");
    findings_add(&findings, "bad-id",
                 (struct place){.line = 2, .column = 3, .field = 1, .offset = 8}, "2");
    findings_add(&findings, "bad-id", at(0, 0, 0), "1");
    findings_sort(&findings);
    assert_int_equal(findings.count, 7);
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(findings.list[i].text[0], '1' + (int)i);
    }
    findings_release(&findings);
}

static void test_sort_keeps_order_and_drops_repetitions(void **state)
{
    (void)state;
    struct findings findings;
    findings_init(&findings);
    /* z and a at one place: said in this order, so shown in this order */
    for (int i = 0; i < 500; i++) {
        findings_add(&findings, "bad-id", at(0, 3, 1), "z");
        findings_add(&findings, "blank-line", at(0, 3, 1), "a");
        findings_add(&findings, "bad-id", at(0, 3, 2), "z");
    }
    findings_add(&findings, "bad-id", at(0, 3, 1), "a");
    findings_sort(&findings);
    assert_int_equal(findings.count, 4); /* an error is no repetition of a warning */
    assert_int_equal(findings.errors, 3);
    assert_string_equal(findings.list[0].text, "z");
    assert_string_equal(findings.list[1].text, "a");
    assert_int_equal(findings.list[1].severity, SEVERITY_WARNING);
    assert_string_equal(findings.list[2].text, "a");
    assert_int_equal(findings.list[2].severity, SEVERITY_ERROR);
    assert_int_equal(findings.list[3].place.column, 2);
    findings_release(&findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_and_counts),
        cmocka_unit_test(test_text_is_one_safe_line),
        cmocka_unit_test(test_long_text_is_cut_at_a_character),
        cmocka_unit_test(test_sort_orders_places),
        cmocka_unit_test(test_sort_keeps_order_and_drops_repetitions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
