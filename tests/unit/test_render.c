/* The renderers for programs and pages, each with cells that are hard on it; and for all of them,
 * what they say when writing fails. (The box for terminals: test_render_box.c.) */
#include "rendering.h"

#include <signal.h>
#include <unistd.h>

static void renderers_are_found_by_name(void **state)
{
    (void)state;
    static const char *const names[] = {"table",    "csv",  "tsv",  "json",      "jsonl",
                                        "markdown", "html", "xlsx", "vega-lite", "ics"};
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

static const struct column all_kinds[] = {{"text", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
                                          {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
                                          {"number", COLUMN_NUMBER, ROLE_NONE, MSG_NONE},
                                          {"list", COLUMN_LIST, ROLE_NONE, MSG_NONE},
                                          {"flag", COLUMN_FLAG, ROLE_NONE, MSG_NONE}};

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

static void excel_gets_no_formulas(void **state)
{
    (void)state;
    const struct render_options excel = {.excel_ru = true};
    texts rows[] = {
        {"=1+1", "-12"}, {"+a", "-x"},         {"-44", NULL},     {"@SUM(A1)", "1.5"},
        {"\tx", "2"},    {"\rx", "3"},         {"=\"a\";b", "4"}, {"a;b", "5"},
        {"a,b", "6"},    {"Қазақстан =", "7"}, {" =1", "8"},      {END},
    };
    expect("csv", &excel, NULL, two_columns, 2, rows,
           "\xEF\xBB\xBFname;count\r\n"
           "\"'=1+1\";-12\r\n"
           "\"'+a\";\"'-x\"\r\n"
           "\"'-44\";\r\n"
           "\"'@SUM(A1)\";1,5\r\n"
           "\"'\tx\";2\r\n"
           "\"'\rx\";3\r\n"
           "\"'=\"\"a\"\";b\";4\r\n"
           "\"a;b\";5\r\n"
           "\"a,b\";6\r\n"
           "Қазақстан =;7\r\n"
           "\" =1\";8\r\n");
}

static void headers_can_be_left_out(void **state)
{
    (void)state;
    const struct render_options bare = {.no_header = true};
    texts rows[] = {{"a", "1"}, {END}};
    expect("csv", &bare, NULL, two_columns, 2, rows, "a,1\n");
    expect("tsv", &bare, NULL, two_columns, 2, rows, "a\t1\n");
    expect("table", &bare, NULL, two_columns, 2, rows,
           "+---+---+\n| a | 1 |\n+---+---+\n(1 row)\n");
    expect("markdown", &bare, NULL, two_columns, 2, rows, "| | |\n| --- | ---: |\n| a | 1 |\n");
}

static void provenance_goes_along(void **state)
{
    (void)state;
    static const struct provenance items[] = {
        {"title", "Blocs\n\"of\" <Eurasia>"}, {"as_of", "2026"}, {NULL, NULL}};
    const struct render_options told = {.provenance = items};
    texts rows[] = {{"a"}, {END}};
    texts none[] = {{END}};
    expect("csv", &told, NULL, one_column, 1, rows,
           "# title: Blocs \"of\" <Eurasia>\n# as_of: 2026\nname\na\n");
    expect("json", &told, NULL, one_column, 1, rows,
           "{\"provenance\":{\"title\":\"Blocs\\n\\\"of\\\" <Eurasia>\",\"as_of\":\"2026\"},"
           "\"rows\":[\n{\"name\":\"a\"}\n]}\n");
    expect("json", &told, NULL, one_column, 1, none,
           "{\"provenance\":{\"title\":\"Blocs\\n\\\"of\\\" <Eurasia>\",\"as_of\":\"2026\"},"
           "\"rows\":[]}\n");
    expect("jsonl", &told, NULL, one_column, 1, rows,
           "{\"provenance\":{\"title\":\"Blocs\\n\\\"of\\\" <Eurasia>\",\"as_of\":\"2026\"}}\n"
           "{\"name\":\"a\"}\n");
    expect("markdown", &told, NULL, one_column, 1, rows,
           "| name |\n| --- |\n| a |\n\n- title: Blocs<br>\"of\" &lt;Eurasia>\n- as_of: 2026\n");
    expect("table", &told, NULL, one_column, 1, rows,
           "+------+\n| name |\n+------+\n| a    |\n+------+\n(1 row)\n"
           "title: Blocs \"of\" <Eurasia>\nas_of: 2026\n");
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

/* A table that all renderers take, those of graphs, charts and calendars too. */
static const struct column any_columns[] = {
    {"source", COLUMN_TEXT, ROLE_FIRST, MSG_heading_source},
    {"target", COLUMN_TEXT, ROLE_SECOND, MSG_NONE},
    {"weight", COLUMN_NUMBER, ROLE_WEIGHT, MSG_heading_weight},
    {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
    {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
    {"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind},
    {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title}};
enum { ANY_COLUMNS = 7 };

/* A picture is of one cell. PNG and PDF are drawn by a library that may not be here. */
static const struct column picture_columns[] = {
    {"picture", COLUMN_TEXT, ROLE_PICTURE, MSG_NONE}};

static bool send_any(const struct renderer *renderer, FILE *out, struct fault *fault)
{
    texts rows[] = {{"a", "b", "1", "1991-12-08", "c", "summit", "d"}, {END}};
    texts picture[] = {{"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"}, {END}};
    return renderer->picture
               ? send_rows(renderer, out, &plain, NULL, picture_columns, 1, picture, fault)
               : send_rows(renderer, out, &plain, NULL, any_columns, ANY_COLUMNS, rows, fault);
}

static void full_disks_are_noticed(void **state)
{
    (void)state;
    for (const struct renderer *renderer = renderers(); renderer->name != NULL; renderer++) {
        if (renderer->picture && renderer->binary) {
            continue;
        }
        struct fault fault = {0};
        if (renderer->picture) {
            continue; /* draws no table: render_picture is tested by cases */
        }
        FILE *full = fopen("/dev/full", "w");
        if (full == NULL) {
            skip(); /* only Linux and some others have it */
        }
        assert_false(send_any(renderer, full, &fault));
        assert_int_equal(fault.kind, FAULT_IO);
        assert_non_null(strstr(fault.text, "No space left"));
        fclose(full);
    }
}

static void gone_readers_are_noticed(void **state)
{
    (void)state;
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    for (const struct renderer *renderer = renderers(); renderer->name != NULL; renderer++) {
        for (int buffered = 0; buffered < 2 && !(renderer->picture && renderer->binary);
             buffered++) {
            struct fault fault = {0};
            int ends[2];
            assert_int_equal(pipe(ends), 0);
            close(ends[0]);
            FILE *out = fdopen(ends[1], "w");
            assert_non_null(out);
            if (!buffered) {
                setvbuf(out, NULL, _IONBF, 0); /* found in a row, and not in the end */
            }
            assert_false(send_any(renderer, out, &fault));
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
        cmocka_unit_test(excel_gets_no_formulas),
        cmocka_unit_test(headers_can_be_left_out),
        cmocka_unit_test(provenance_goes_along),
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
