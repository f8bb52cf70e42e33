/* Sorting: in memory, with the help of temporary files, and with only the first rows wanted, the
 * order is that of the words in table_filter.h, which are said here once more, slowly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "captured.h"
#include "edtf.h"
#include "sorter.h"
#include "table_filter.h"
#include "text.h"

enum { COLUMNS = 5, ROWS = 1500 };

static const struct column columns[COLUMNS] = {
    {"start", COLUMN_DATE, ROLE_START, MSG_heading_start},
    {"end", COLUMN_DATE, ROLE_END, MSG_heading_end},
    {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
    {"count", COLUMN_NUMBER, ROLE_COUNT, MSG_heading_count},
    {"row", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}};

static const char *const dates[] = {"1994-04-30", "1994", "1994-04~", "..",     "-0044",
                                    "1994/..",    NULL,   "nonsense", "Y17000", "1994-04-30"};
static const char *const names[] = {"Астана", "астана", "Almaty", "almaty", "b",  "B b",
                                    "\xFF",   NULL,     "",       "Ёлка",   "ab", "a"};
static const char *const numbers[] = {"1", "-1",   "10", "9",
                                      "0", "many", NULL, "9223372036854775807"};

static const char *const keys[] = {
    "name",   "-name",           "start,end,-count",         "-start,name", "-end", "count,-name",
    "-count", "name,start,-row", "count,-start,end,name,row"};

enum { KEYS = sizeof keys / sizeof *keys };

struct random_row {
    const char *cells[COLUMNS];
    char number[16];
};

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 16;
}

#define PICK(list, seed) ((list)[next_random(seed) % (sizeof(list) / sizeof *(list))])

static void make_rows(struct random_row *rows, uint32_t seed)
{
    for (size_t i = 0; i < ROWS; i++) {
        snprintf(rows[i].number, sizeof rows[i].number, "%zu", i);
        rows[i].cells[0] = PICK(dates, &seed);
        rows[i].cells[1] = PICK(dates, &seed);
        rows[i].cells[2] = PICK(names, &seed);
        rows[i].cells[3] = PICK(numbers, &seed);
        rows[i].cells[4] = rows[i].number;
    }
}

/* ---- The order, in words ---- */

static int sign(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Whether the cell has a place among numbers or days, and which. */
static bool has_place(size_t column, const char *text, int64_t *lo, int64_t *hi)
{
    struct edtf date;
    char *end;
    if (columns[column].kind == COLUMN_NUMBER) {
        *lo = strtoll(text, &end, 10);
        *hi = 0;
        return end != text && *end == '\0';
    }
    if (columns[column].kind == COLUMN_DATE && strcmp(text, "..") == 0) {
        *lo = *hi = column == 0 ? EDTF_NEG_INF : EDTF_POS_INF;
        return true;
    }
    const bool is =
        columns[column].kind == COLUMN_DATE && edtf_parse(text, strlen(text), &date, NULL);
    *lo = is ? date.earliest : 0;
    *hi = is ? date.latest : 0;
    return is;
}

static int compare_cells(size_t column, bool descending, const char *a, const char *b)
{
    const bool a_none = a == NULL || *a == '\0', b_none = b == NULL || *b == '\0';
    int64_t a_lo, a_hi, b_lo, b_hi;
    if (a_none || b_none) {
        return (int)a_none - (int)b_none; /* last, whichever the direction */
    }
    const bool a_placed = has_place(column, a, &a_lo, &a_hi);
    const bool b_placed = has_place(column, b, &b_lo, &b_hi);
    int order = (int)b_placed - (int)a_placed;
    if (a_placed && b_placed) {
        order = a_lo != b_lo ? sign(a_lo, b_lo) : sign(a_hi, b_hi);
    } else if (!a_placed && !b_placed) {
        struct arena arena = {0};
        const char *a_key = text_fold(&arena, a, strlen(a));
        const char *b_key = text_fold(&arena, b, strlen(b));
        order = sign(strcmp(a_key ? a_key : a, b_key ? b_key : b), 0);
        arena_release(&arena);
    }
    return descending ? -order : order;
}

static int compare_rows(const void *left, const void *right, void *context)
{
    const struct random_row *a = left, *b = right;
    for (const char *at = context;; at++) {
        const bool descending = *at == '-';
        const size_t size = strcspn(at, ",") - descending;
        const size_t column = column_find(columns, COLUMNS, at + descending, size);
        const int order = compare_cells(column, descending, a->cells[column], b->cells[column]);
        if (order != 0) {
            return order;
        }
        at += descending + size;
        if (*at == '\0') {
            return sign(atoi(a->number), atoi(b->number));
        }
    }
}

/* ---- What comes out ---- */

static void send(struct table_sink *sink, const struct random_row *rows, struct fault *fault)
{
    assert_true(sink->begin(sink, NULL, columns, COLUMNS, fault));
    for (size_t i = 0; i < ROWS; i++) {
        struct cell cells[COLUMNS];
        for (size_t k = 0; k < COLUMNS; k++) {
            const char *text = rows[i].cells[k];
            cells[k] = (struct cell){text, text != NULL ? strlen(text) : 0};
        }
        assert_true(sink->row(sink, cells, fault));
    }
    assert_true(sink->end(sink, fault));
}

static void assert_sorted(const struct random_row *rows, const struct random_row *expected,
                          const char *words, size_t memory, size_t limit)
{
    struct capture capture = capture_new();
    const struct sort_options means = {.limit = limit, .memory = memory, .spill = store_sorter};
    struct table_filter *sort = filter_sort(&capture.sink, words, &means);
    struct fault fault = {0};
    send(&sort->sink, rows, &fault);
    const size_t wanted = limit < ROWS ? limit : ROWS;
    assert_int_equal(capture.lines.count, wanted);
    assert_int_equal(filter_sort_left(sort), ROWS - wanted);
    for (size_t i = 0; i < wanted; i++) {
        const char *number = strrchr(capture.lines.list[i], '|') + 1;
        if (strcmp(number, expected[i].number) != 0) {
            fail_msg("--sort %s, %zu bytes, %zu rows: at %zu is row %s, expected %s", words, memory,
                     limit, i, number, expected[i].number);
        }
    }
    filter_free(sort);
    lines_release(&capture.lines);
}

static void the_order_is_the_same_in_memory_and_in_files(void **state)
{
    static struct random_row rows[ROWS], expected[ROWS];
    static const size_t memories[] = {0, 60000, 1};
    static const size_t limits[] = {SIZE_MAX, ROWS, 700, 10, 1, 0};
    (void)state;
    for (size_t i = 0; i < KEYS; i++) {
        char words[64];
        snprintf(words, sizeof words, "%s", keys[i]);
        make_rows(rows, (uint32_t)i + 1);
        memcpy(expected, rows, sizeof rows);
        qsort_r(expected, ROWS, sizeof *expected, compare_rows, words);
        for (size_t m = 0; m < sizeof memories / sizeof *memories; m++) {
            for (size_t l = 0; l < sizeof limits / sizeof *limits; l++) {
                assert_sorted(rows, expected, words, memories[m], limits[l]);
            }
        }
    }
}

static void sorting_is_given_up_when_it_is_stopped(void **state)
{
    (void)state;
    atomic_int stop = 0;
    const struct watch watch = {.stop = &stop};
    struct capture capture = capture_new();
    const struct sort_options means = {
        .limit = SIZE_MAX, .memory = 1, .spill = store_sorter, .watch = &watch};
    struct table_filter *sort = filter_sort(&capture.sink, "name", &means);
    struct fault fault = {0};
    struct cell cells[COLUMNS] = {{"1994", 4}};
    assert_true(sort->sink.begin(&sort->sink, NULL, columns, COLUMNS, &fault));
    for (size_t i = 0; i < ROWS; i++) {
        assert_true(sort->sink.row(&sort->sink, cells, &fault));
    }
    stop = 1;
    assert_false(sort->sink.end(&sort->sink, &fault));
    assert_string_equal(fault.text, "interrupted");
    filter_free(sort);
    lines_release(&capture.lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_is_the_same_in_memory_and_in_files),
        cmocka_unit_test(sorting_is_given_up_when_it_is_stopped),
    };
    return cmocka_run_group_tests_name("table_sort", tests, NULL, NULL);
}
