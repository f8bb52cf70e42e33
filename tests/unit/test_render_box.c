/* The `table` format: a box for people at a terminal. */
#include "rendering.h"
#include "text.h"

static void box_aligns_by_width(void **state)
{
    (void)state;
    texts rows[] = {
        {"Қазақстан", "1"}, {"й и\xCC\x86", "-20"}, {"中文", "300"},
        {NULL, NULL},       {"two\nlines", "5"},    {END},
    };
    expect("table", &unicode, "Members of ЕАЭС", two_columns, 2, rows,
           "Members of ЕАЭС\n"
           "┌───────────┬───────┐\n"
           "│ name      │ count │\n"
           "├───────────┼───────┤\n"
           "│ Қазақстан │     1 │\n"
           "│ й и\xCC\x86       │   -20 │\n"
           "│ 中文      │   300 │\n"
           "│           │       │\n"
           "│ two lines │     5 │\n"
           "└───────────┴───────┘\n"
           "(5 rows)\n");
    texts one[] = {{"ab", "1234567"}, {END}};
    expect("table", &plain, NULL, two_columns, 2, one,
           "+------+---------+\n"
           "| name |   count |\n"
           "+------+---------+\n"
           "| ab   | 1234567 |\n"
           "+------+---------+\n"
           "(1 row)\n");
}

static void box_of_no_rows(void **state)
{
    (void)state;
    texts none[] = {{END}};
    expect("table", &plain, "", two_columns, 2, none,
           "+------+-------+\n"
           "| name | count |\n"
           "+------+-------+\n"
           "(no rows)\n");
}

static void box_keeps_controls_from_the_terminal(void **state)
{
    (void)state;
    texts rows[] = {
        {"a\x1B[31mb"},
        {"\xC2\x9B"
         "2J"},
        {"\a\b\x7F"},
        {"x\xE2\x80\xAEy"},
        {"\xFFz\xD0"},
        {"\xC2\x85\xE2\x80\xA8\t\r\n."},
        {END},
    };
    expect("table", &plain,
           "t\x1B"
           "c",
           one_column, 1, rows,
           "t?c\n"
           "+---------+\n"
           "| name    |\n"
           "+---------+\n"
           "| a?[31mb |\n"
           "| ?2J     |\n"
           "| ???     |\n"
           "| x?y     |\n"
           "| ?z?     |\n"
           "|     .   |\n"
           "+---------+\n"
           "(6 rows)\n");
    texts escape[] = {{"\x1B"}, {END}};
    expect("table", &unicode, NULL, one_column, 1, escape,
           "┌──────┐\n"
           "│ name │\n"
           "├──────┤\n"
           "│ \xEF\xBF\xBD    │\n"
           "└──────┘\n"
           "(1 row)\n");
}

static void box_fits_the_terminal_and_cuts_nothing(void **state)
{
    (void)state;
    static const struct column columns[] = {{"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
                                            {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
                                            {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
                                            {"x", COLUMN_LIST, ROLE_NONE, MSG_NONE}};
    texts rows[] = {
        {"CIS", "1991-12-08/1991-12-21", "Соглашение о создании Содружества", "BLR RUS UKR"},
        {"CAU", "1994-04-30", "中文中文中文中文", "KAZ"},
        {END},
    };
    struct render_options options = {.unicode = true, .width = 54};
    expect("table", &options, NULL, columns, 4, rows,
           "┌──────┬───────────────────────┬──────────┬──────────┐\n"
           "│ bloc │ date                  │ title    │ x        │\n"
           "├──────┼───────────────────────┼──────────┼──────────┤\n"
           "│ CIS  │ 1991-12-08/1991-12-21 │ Соглашен │ BLR RUS  │\n"
           "│      │                       │ ие о     │ UKR      │\n"
           "│      │                       │ создании │          │\n"
           "│      │                       │ Содружес │          │\n"
           "│      │                       │ тва      │          │\n"
           "│ CAU  │ 1994-04-30            │ 中文中文 │ KAZ      │\n"
           "│      │                       │ 中文中文 │          │\n"
           "└──────┴───────────────────────┴──────────┴──────────┘\n"
           "(2 rows)\n");

    /* No line is ever wider than asked for, as long as there is room for two columns. */
    for (options.width = 33; options.width < 90; options.width++) {
        for (int u = 0; u < 2; u++) {
            options.unicode = u == 1;
            char *text = render("table", &options, NULL, columns, 4, rows);
            char *rest = text;
            for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
                assert_true(line[0] == '(' || text_width(line, strlen(line)) <= options.width);
            }
            free(text);
        }
    }
    /* Where nothing of two columns can be cut, all is shown. */
    options.width = 10;
    texts numbers[] = {{"ab", "12345678901234"}, {END}};
    expect("table", &options, NULL, two_columns, 2, numbers,
           "┌──────┬────────────────┐\n"
           "│ name │          count │\n"
           "├──────┼────────────────┤\n"
           "│ ab   │ 12345678901234 │\n"
           "└──────┴────────────────┘\n"
           "(1 row)\n");
}

static void box_becomes_records_where_the_terminal_is_narrow(void **state)
{
    (void)state;
    static const struct column columns[] = {{"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
                                            {"start", COLUMN_DATE, ROLE_START, MSG_heading_start},
                                            {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
                                            {"x", COLUMN_DATE, ROLE_NONE, MSG_NONE}};
    texts rows[] = {{"CIS", "1991-12-08", "belovezha-1991", "1992-01-01"}, {END}};
    struct render_options options = {.width = 24};
    expect("table", &options, NULL, columns, 4, rows,
           "Bloc   CIS\n"
           "Start  1991-12-08\n"
           "Event  belovezha-1991\n"
           "x      1992-01-01\n"
           "(1 row)\n");
    options.width = 46;
    expect("table", &options, NULL, columns, 4, rows,
           "+------+------------+-----------+------------+\n"
           "| bloc | start      | event     | x          |\n"
           "+------+------------+-----------+------------+\n"
           "| CIS  | 1991-12-08 | belovezha | 1992-01-01 |\n"
           "|      |            | -1991     |            |\n"
           "+------+------------+-----------+------------+\n"
           "(1 row)\n");
}

static void box_marks_what_is_only_possible(void **state)
{
    (void)state;
    static const struct column columns[] = {
        {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
        {"certainty", COLUMN_TEXT, ROLE_CERTAINTY, MSG_heading_certainty}};
    struct render_options options = {.colour = true, .no_header = true};
    texts rows[] = {{"KAZ", "certain"}, {"UKR", "possible"}, {END}};
    expect("table", &options, NULL, columns, 2, rows,
           "+-----+----------+\n"
           "| KAZ | certain  |\n"
           "| \x1B[33mUKR\x1B[0m | \x1B[33mpossible\x1B[0m |\n"
           "+-----+----------+\n"
           "(2 rows)\n");
}

static void box_in_colour_has_the_same_words(void **state)
{
    (void)state;
    struct render_options options = {.colour = true};
    texts rows[] = {{"a", "1"}, {END}};
    expect("table", &options, "T", two_columns, 2, rows,
           "\x1B[1mT\x1B[0m\n"
           "+------+-------+\n"
           "| \x1B[1mname\x1B[0m | \x1B[1mcount\x1B[0m |\n"
           "+------+-------+\n"
           "| a    |     1 |\n"
           "+------+-------+\n"
           "(1 row)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(box_aligns_by_width),
        cmocka_unit_test(box_of_no_rows),
        cmocka_unit_test(box_keeps_controls_from_the_terminal),
        cmocka_unit_test(box_fits_the_terminal_and_cuts_nothing),
        cmocka_unit_test(box_becomes_records_where_the_terminal_is_narrow),
        cmocka_unit_test(box_marks_what_is_only_possible),
        cmocka_unit_test(box_in_colour_has_the_same_words),
    };
    return cmocka_run_group_tests_name("render_box", tests, NULL, NULL);
}
