/* The renderers for programs and pages, each with cells that are hard on it; and for all of them,
 * what they say when writing fails. (The box for terminals: test_render_box.c.) */
#include "rendering.h"

#include <signal.h>
#include <unistd.h>

static void renderers_are_found_by_name(void **state)
{
    (void)state;
    static const char *const names[] = {"table", "csv", "tsv", "json", "jsonl", "markdown"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct renderer *renderer = renderer_find(names[i]);
        assert_non_null(renderer);
        assert_string_equal(renderer->name, names[i]);
        assert_non_null(renderer->summary);
    }
    assert_null(renderer_find("CSV"));
    assert_null(renderer_find(""));
}

static void cell_text_of_nothing_is_no_value(void **state)
{
    (void)state;
    assert_null(cell_text(NULL).text);
    assert_null(cell_text("").text);
    assert_int_equal(cell_text("Қаз").size, 6);
}

static void csv_quotes_only_when_needed(void **state)
{
    (void)state;
    texts rows[] = {
        {"plain text", "1"}, {"a,b", "2"},
        {"say \"so\"", "3"}, {"\"", NULL},
        {"two\nlines", ""},  {"cr\rhere", ""},
        {"a\tb", "6"},       {" spaced ", "7"},
        {"Қазақстан", "8"},  {"\x1B[31m", "9"},
        {"ab\\n", "10"},     {"x\xFFy", "11"},
        {NULL, NULL},        {END},
    };
    expect("csv", &plain, "not part of the data", two_columns, 2, rows,
           "name,count\n"
           "plain text,1\n"
           "\"a,b\",2\n"
           "\"say \"\"so\"\"\",3\n"
           "\"\"\"\",\n"
           "\"two\nlines\",\n"
           "\"cr\rhere\",\n"
           "a\tb,6\n"
           "\" spaced \",7\n"
           "Қазақстан,8\n"
           "\x1B[31m,9\n"
           "ab\\n,10\n"
           "x\xFFy,11\n"
           ",\n");
}

static void csv_of_one_column_has_no_blank_lines(void **state)
{
    (void)state;
    texts rows[] = {{"a"}, {NULL}, {END}};
    expect("csv", &plain, NULL, one_column, 1, rows, "name\na\n\"\"\n");
    texts none[] = {{END}};
    expect("csv", &plain, NULL, one_column, 1, none, "name\n");
}

static void tsv_escapes(void **state)
{
    (void)state;
    texts rows[] = {
        {"a\tb", "1"},
        {"two\nlines\r", "2"},
        {"back\\slash", "3"},
        {"\"q\", x", "4"},
        {NULL, NULL},
        {"\t\t", "ё"},
        {END},
    };
    expect("tsv", &plain, "title", two_columns, 2, rows,
           "name\tcount\n"
           "a\\tb\t1\n"
           "two\\nlines\\r\t2\n"
           "back\\\\slash\t3\n"
           "\"q\", x\t4\n"
           "\t\n"
           "\\t\\t\tё\n");
}

static const struct column all_kinds[] = {{"text", COLUMN_TEXT},
                                          {"date", COLUMN_DATE},
                                          {"number", COLUMN_NUMBER},
                                          {"list", COLUMN_LIST},
                                          {"flag", COLUMN_FLAG}};

static void json_of_all_kinds(void **state)
{
    (void)state;
    texts rows[] = {
        {"CIS", "1991-12-08", "-12", "KAZ KGZ", "yes"},
        {NULL, NULL, NULL, NULL, NULL},
        {"", "1994~", "0", "KAZ", "no"},
        {"x", "..", "007", " a  b ", "maybe"},
        {"x", "", "1.5", "", "yesterday"},
        {"x", "2", "-", "q\"", ""},
        {"x", "2", "1e", "a", "y"},
        {END},
    };
    expect("json", &plain, "title", all_kinds, 5, rows,
           "[\n"
           "{\"text\":\"CIS\",\"date\":\"1991-12-08\",\"number\":-12,\"list\":[\"KAZ\",\"KGZ\"],"
           "\"flag\":true},\n"
           "{\"text\":null,\"date\":null,\"number\":null,\"list\":null,\"flag\":null},\n"
           "{\"text\":\"\",\"date\":\"1994~\",\"number\":0,\"list\":[\"KAZ\"],\"flag\":false},\n"
           "{\"text\":\"x\",\"date\":\"..\",\"number\":\"007\",\"list\":[\"a\",\"b\"],"
           "\"flag\":\"maybe\"},\n"
           "{\"text\":\"x\",\"date\":\"\",\"number\":1.5,\"list\":[],\"flag\":\"yesterday\"},\n"
           "{\"text\":\"x\",\"date\":\"2\",\"number\":\"-\",\"list\":[\"q\\\"\"],\"flag\":\"\"},\n"
           "{\"text\":\"x\",\"date\":\"2\",\"number\":\"1e\",\"list\":[\"a\"],\"flag\":\"y\"}\n"
           "]\n");
}

static void json_escapes(void **state)
{
    (void)state;
    texts rows[] = {
        {"\"q\" \\ /"},
        {"\n\r\t\x01\x1B\x1F\x7F\xC2\x9B."},
        {"й и\xCC\x86 中 🙂 \xE2\x80\xA8"},
        {"a\xFF"
         "b\xD0"},
        {END},
    };
    expect("jsonl", &plain, NULL, one_column, 1, rows,
           "{\"name\":\"\\\"q\\\" \\\\ /\"}\n"
           "{\"name\":\"\\n\\r\\t\\u0001\\u001b\\u001f\\u007f\\u009b.\"}\n"
           "{\"name\":\"й и\xCC\x86 中 🙂 \xE2\x80\xA8\"}\n"
           "{\"name\":\"a\xEF\xBF\xBD"
           "b\xEF\xBF\xBD\"}\n");
}

static void json_of_no_rows(void **state)
{
    (void)state;
    texts none[] = {{END}};
    expect("json", &plain, NULL, one_column, 1, none, "[]\n");
    expect("jsonl", &plain, NULL, one_column, 1, none, "");
}

static void json_writes_nul(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    const struct renderer *renderer = renderer_find("jsonl");
    struct table_sink *sink = renderer->open(out, &plain);
    assert_true(sink->begin(sink, NULL, one_column, 1, NULL));
    assert_true(sink->row(sink, &(struct cell){"a\0b", 3}, NULL));
    assert_true(sink->end(sink, NULL));
    renderer->release(sink);
    fclose(out);
    assert_string_equal(text, "{\"name\":\"a\\u0000b\"}\n");
    free(text);
}

static void markdown_shows_cells_as_they_are(void **state)
{
    (void)state;
    texts rows[] = {
        {"a|b", "1"},
        {"\\|", "2"},
        {"two\r\nlines\nthree", NULL},
        {"*x* `y` [z] ~w~ <b> &amp; A & B", "4"},
        {"_x_ snake_case", "5"},
        {"\x1B[2J\ttab", "6"},
        {"Қазақстан", "7"},
        {END},
    };
    expect("markdown", &plain, "Members | CIS", two_columns, 2, rows,
           "**Members \\| CIS**\n"
           "\n"
           "| name | count |\n"
           "| --- | ---: |\n"
           "| a\\|b | 1 |\n"
           "| \\\\\\| | 2 |\n"
           "| two<br>lines<br>three | |\n"
           "| \\*x\\* \\`y\\` \\[z\\] \\~w\\~ &lt;b> &amp;amp; A & B | 4 |\n"
           "| \\_x\\_ snake_case | 5 |\n"
           "| \xEF\xBF\xBD\\[2J tab | 6 |\n"
           "| Қазақстан | 7 |\n");
}

/* Graphs are made of edges only; test_render_graph.c has them. */
static bool is_graph(const struct renderer *renderer)
{
    return strcmp(renderer->name, "graphml") == 0 || strcmp(renderer->name, "dot") == 0;
}

static void full_disks_are_noticed(void **state)
{
    (void)state;
    texts rows[] = {{"a", "1"}, {END}};
    for (const struct renderer *renderer = renderers(); renderer->name != NULL; renderer++) {
        if (is_graph(renderer)) {
            continue;
        }
        struct fault fault = {0};
        FILE *full = fopen("/dev/full", "w");
        if (full == NULL) {
            skip(); /* only Linux and some others have it */
        }
        assert_false(send_rows(renderer, full, &plain, NULL, two_columns, 2, rows, &fault));
        assert_int_equal(fault.kind, FAULT_IO);
        assert_non_null(strstr(fault.text, "No space left"));
        fclose(full);
    }
}

static void gone_readers_are_noticed(void **state)
{
    (void)state;
    texts rows[] = {{"a", "1"}, {END}};
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    for (const struct renderer *renderer = renderers(); renderer->name != NULL; renderer++) {
        for (int buffered = 0; buffered < 2 && !is_graph(renderer); buffered++) {
            struct fault fault = {0};
            int ends[2];
            assert_int_equal(pipe(ends), 0);
            close(ends[0]);
            FILE *out = fdopen(ends[1], "w");
            assert_non_null(out);
            if (!buffered) {
                setvbuf(out, NULL, _IONBF, 0); /* found in a row, and not in the end */
            }
            assert_false(send_rows(renderer, out, &plain, NULL, two_columns, 2, rows, &fault));
            assert_int_equal(fault.kind, FAULT_PIPE);
            fclose(out);
        }
    }
    signal(SIGPIPE, before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(renderers_are_found_by_name),
        cmocka_unit_test(cell_text_of_nothing_is_no_value),
        cmocka_unit_test(csv_quotes_only_when_needed),
        cmocka_unit_test(csv_of_one_column_has_no_blank_lines),
        cmocka_unit_test(tsv_escapes),
        cmocka_unit_test(json_of_all_kinds),
        cmocka_unit_test(json_escapes),
        cmocka_unit_test(json_of_no_rows),
        cmocka_unit_test(json_writes_nul),
        cmocka_unit_test(markdown_shows_cells_as_they_are),
        cmocka_unit_test(full_disks_are_noticed),
        cmocka_unit_test(gone_readers_are_noticed),
    };
    return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
