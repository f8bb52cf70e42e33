/* The filters that shape every tabular answer, seen through the CSV renderer. */
#include "rendering.h"
#include "table_filter.h"
#include "messages.h"

typedef struct table_filter *make_filter(struct table_sink *next, const char *words);

static struct table_filter *limit_of(struct table_sink *next, const char *words)
{
    return filter_limit(next, (size_t)atoi(words));
}

static struct table_filter *sort_of(struct table_sink *next, const char *words)
{
    return filter_sort(next, words, &(struct sort_options){.limit = SIZE_MAX});
}

/* What comes out of the filter as CSV, to be freed; NULL if it fails. */
static char *filtered(make_filter *make, const char *words, const struct column *columns,
                      size_t count, texts *rows, size_t *left, struct fault *fault)
{
    char *text = NULL;
    size_t size = 0;
    const struct renderer *csv = renderer_find("csv");
    FILE *out = open_memstream(&text, &size);
    struct table_sink *sink = csv->open(out, &plain);
    struct table_filter *filter = make(sink, words);
    const bool good = feed_rows(&filter->sink, NULL, columns, count, rows, fault);
    if (left) {
        *left = filter_limit_left(filter);
    }
    filter_free(filter);
    csv->release(sink);
    fclose(out);
    if (!good) {
        free(text);
        return NULL;
    }
    return text;
}

static void expect_filtered(make_filter *make, const char *words, const struct column *columns,
                            size_t count, texts *rows, const char *expected)
{
    struct fault fault = {0};
    char *text = filtered(make, words, columns, count, rows, NULL, &fault);
    assert_string_equal(fault.text, "");
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void expect_refused(make_filter *make, const char *words, const struct column *columns,
                           size_t count, const char *expected)
{
    struct fault fault = {0};
    texts none[] = {{END}};
    assert_null(filtered(make, words, columns, count, none, NULL, &fault));
    assert_int_equal(fault.kind, FAULT_USAGE);
    assert_string_equal(fault.text, expected);
}

static const struct column four[] = {{"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
                                     {"start", COLUMN_DATE, ROLE_START, MSG_heading_start},
                                     {"end", COLUMN_DATE, ROLE_END, MSG_heading_end},
                                     {"count", COLUMN_NUMBER, ROLE_COUNT, MSG_heading_count}};

static void columns_are_picked_in_the_order_asked(void **state)
{
    (void)state;
    texts rows[] = {{"CIS", "1991", "..", "1"}, {"CAU", "1994", NULL, "2"}, {END}};
    expect_filtered(filter_columns, "count,bloc", four, 4, rows, "count,bloc\n1,CIS\n2,CAU\n");
    expect_filtered(filter_columns, "end,end", four, 4, rows, "end,end\n..,..\n,\n");
    expect_refused(filter_columns, "bloc,strat", four, 4,
                   "--columns: there is no column \"strat\" (did you mean start?); this answer "
                   "has: bloc, start, end, count");
    expect_refused(filter_columns, "bloc,", four, 4,
                   "--columns: there is no column \"\"; this answer has: bloc, start, end, count");
}

static void the_limit_counts_what_it_leaves_out(void **state)
{
    (void)state;
    struct fault fault = {0};
    size_t left;
    texts rows[] = {{"a"}, {"b"}, {"c"}, {END}};
    static const struct {
        const char *limit, *expected;
        size_t left;
    } cases[] = {{"0", "name\n", 3}, {"2", "name\na\nb\n", 1}, {"3", "name\na\nb\nc\n", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = filtered(limit_of, cases[i].limit, one_column, 1, rows, &left, &fault);
        assert_string_equal(text, cases[i].expected);
        assert_int_equal(left, cases[i].left);
        free(text);
    }
}

static struct table_filter *null_of(struct table_sink *next, const char *text)
{
    return filter_null(next, text, &(struct filter_say){NULL, NULL, LANG_EN});
}

static void no_value_gets_a_text(void **state)
{
    (void)state;
    texts rows[] = {{"CIS", NULL, "", "1"}, {END}};
    expect_filtered(null_of, "NA", four, 4, rows, "bloc,start,end,count\nCIS,NA,NA,1\n");
}

static void open_ends_are_filled_in_dates_only(void **state)
{
    (void)state;
    texts rows[] = {{"..", "../1991", "..", "1"},
                    {"x/..", "1990/..", "1991/..", NULL},
                    {"a", "[1990..]", NULL, "2"},
                    {END}};
    expect_filtered(filter_fill_open, "2026-03-31", four, 4, rows,
                    "bloc,start,end,count\n"
                    "..,../1991,2026-03-31,1\n"
                    "x/..,1990/2026-03-31,1991/2026-03-31,\n"
                    "a,[1990..],,2\n");
}

static void dates_sort_by_their_days(void **state)
{
    (void)state;
    texts rows[] = {
        {"a", "1994-04-30", "..", "1"}, {"b", "-0044", "1995", "2"},
        {"c", "1994", "1994-12", "3"},  {"d", NULL, "1994~", "4"},
        {"e", "1994-04", NULL, "5"},    {"f", "nonsense", "..", "6"},
        {"g", "..", "2000", "7"},       {END},
    };
    /* 1994 begins before 1994-04; 1994-04-30 after it. Words come after dates, nothing at the end;
     * `..` is a beginning before all days, or an end after them. */
    expect_filtered(sort_of, "start", four, 4, rows,
                    "bloc,start,end,count\n"
                    "g,..,2000,7\nb,-0044,1995,2\nc,1994,1994-12,3\ne,1994-04,,5\n"
                    "a,1994-04-30,..,1\nf,nonsense,..,6\nd,,1994~,4\n");
    expect_filtered(sort_of, "-end", four, 4, rows,
                    "bloc,start,end,count\n"
                    "a,1994-04-30,..,1\nf,nonsense,..,6\ng,..,2000,7\nb,-0044,1995,2\n"
                    "c,1994,1994-12,3\nd,,1994~,4\ne,1994-04,,5\n");
}

static void sorting_is_stable_and_by_several_keys(void **state)
{
    (void)state;
    texts rows[] = {
        {"b", NULL, NULL, "10"},
        {"Б", NULL, NULL, "9"},
        {"B", NULL, NULL, "-1"},
        {"а", NULL, NULL, "9"},
        {NULL, NULL, NULL, "9"},
        {"A", NULL, NULL, NULL},
        {END},
    };
    expect_filtered(sort_of, "bloc", four, 4, rows,
                    "bloc,start,end,count\nA,,,\nb,,,10\nB,,,-1\nа,,,9\nБ,,,9\n,,,9\n");
    expect_filtered(sort_of, "-count,bloc", four, 4, rows,
                    "bloc,start,end,count\nb,,,10\nа,,,9\nБ,,,9\n,,,9\nB,,,-1\nA,,,\n");
    expect_refused(sort_of, "bloc,-cuont", four, 4,
                   "--sort: there is no column \"cuont\" (did you mean count?); this answer has: "
                   "bloc, start, end, count");
}

static void sorting_many_rows_agrees_with_their_order(void **state)
{
    (void)state;
    enum { ROWS = 1000 };
    static texts rows[ROWS + 1];
    static char numbers[ROWS][16];
    for (size_t i = 0; i < ROWS; i++) {
        snprintf(numbers[i], sizeof numbers[i], "%zu", (i * 619) % ROWS);
        rows[i][0] = numbers[i];
    }
    rows[ROWS][0] = END;
    static const struct column number[] = {{"n", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}};
    struct fault fault = {0};
    char *text = filtered(sort_of, "n", number, 1, rows, NULL, &fault);
    char *rest = text;
    assert_string_equal(strsep(&rest, "\n"), "n");
    for (long i = 0; i < ROWS; i++) {
        assert_int_equal(strtol(strsep(&rest, "\n"), NULL, 10), i);
    }
    free(text);
}

struct seen_ticks {
    size_t count, last;
    atomic_int stop;
};

/* Stops the work at the third look. */
static void take_tick(void *context, int what, const char *of, size_t done, size_t all)
{
    struct seen_ticks *ticks = context;
    assert_int_equal(what, MSG_doing_answer_rows);
    assert_null(of);
    assert_int_equal(all, 0);
    assert_true(done > ticks->last);
    ticks->last = done;
    ticks->stop = ++ticks->count == 3;
}

static void those_who_wait_are_told_and_can_stop_it(void **state)
{
    (void)state;
    struct seen_ticks ticks = {0};
    const struct watch watch = {.stop = &ticks.stop, .tick = take_tick, .context = &ticks};
    const struct renderer *csv = renderer_find("csv");
    FILE *out = fopen("/dev/null", "w");
    struct table_sink *sink = csv->open(out, &plain);
    struct table_filter *filter = filter_watch(sink, &watch);
    const struct cell cell = {"x", 1};
    struct fault fault = {0};
    size_t rows = 0;
    assert_true(filter->sink.begin(&filter->sink, NULL, one_column, 1, &fault));
    while (rows < 100 * WATCH_STEP && filter->sink.row(&filter->sink, &cell, &fault)) {
        rows++;
    }
    assert_int_equal(rows, 3 * WATCH_STEP - 1);
    assert_int_equal(fault.kind, FAULT_STOPPED);
    assert_string_equal(fault.text, "interrupted");
    filter_free(filter);
    csv->release(sink);
    fclose(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_picked_in_the_order_asked),
        cmocka_unit_test(the_limit_counts_what_it_leaves_out),
        cmocka_unit_test(no_value_gets_a_text),
        cmocka_unit_test(open_ends_are_filled_in_dates_only),
        cmocka_unit_test(dates_sort_by_their_days),
        cmocka_unit_test(sorting_is_stable_and_by_several_keys),
        cmocka_unit_test(sorting_many_rows_agrees_with_their_order),
        cmocka_unit_test(those_who_wait_are_told_and_can_stop_it),
    };
    return cmocka_run_group_tests_name("table_filter", tests, NULL, NULL);
}
