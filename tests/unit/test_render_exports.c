/* The formats and shapes for other people's tools: html, ics, vega-lite, xlsx, and --for. What the
 * tools themselves make of them is tested in tests/npm. */
#include "rendering.h"
#include "shape.h"
#include "text.h"

static const struct column spells[] = {
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
    {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
    {"status", COLUMN_TEXT, ROLE_STATUS, MSG_heading_status},
    {"certainty", COLUMN_TEXT, ROLE_CERTAINTY, MSG_heading_certainty},
    {"start", COLUMN_DATE, ROLE_START, MSG_heading_start},
    {"end", COLUMN_DATE, ROLE_END, MSG_heading_end},
    {"start_event", COLUMN_TEXT, ROLE_START_EVENT, MSG_heading_start_event},
    {"end_event", COLUMN_TEXT, ROLE_END_EVENT, MSG_heading_end_event},
};
static const struct column events[] = {
    {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
    {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
    {"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind},
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
    {"actors", COLUMN_LIST, ROLE_ACTORS, MSG_heading_actors},
    {"place", COLUMN_TEXT, ROLE_PLACE, MSG_heading_place},
    {"source", COLUMN_TEXT, ROLE_SOURCE, MSG_heading_source},
};
static const struct render_options closed = {.open_end = "2026-03-31", .as_of = "2026-03-31"};

static void keep_note(void *context, const char *text)
{
    snprintf(context, 256, "%s", text);
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("no \"%s\" in:\n%s\n", part, text);
        fail();
    }
}

static void html_escapes_and_names_its_language(void **state)
{
    (void)state;
    const struct render_options kazakh = {.lang = LANG_KK, .subject = "members"};
    texts rows[] = {{"<script>alert(1)</script>", "3"}, {"a & \"b\"\x1B", NULL}, {END}};
    static const struct column columns[] = {{"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
                                            {"unheard_of", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}};
    char *text = render("html", &kazakh, "T <1>", columns, 2, rows);
    assert_has(text, "<!DOCTYPE html>\n<html lang=\"kk\">");
    assert_has(text, "<title>T &lt;1&gt;</title>");
    assert_has(text, "<th scope=\"col\">Қатысушы</th>"
                     "<th scope=\"col\" class=\"number\" lang=\"en\">unheard_of</th>");
    assert_has(text, "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td class=\"number\">3</td>");
    assert_has(text, "<td>a &amp; &quot;b&quot;\xEF\xBF\xBD</td><td class=\"number\"></td>");
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "://")); /* nothing from elsewhere */
    free(text);
}

static void calendars_hold_days_and_fold_lines(void **state)
{
    (void)state;
    char note[256] = "";
    struct render_options options = {
        .lang = LANG_RU, .as_of = "2026-03-31", .say = keep_note, .say_context = note};
    texts rows[] = {
        {"1994-04-30", "cholpon-ata-1994", "signature", "CAU",
         "Договор о создании единого экономического пространства; подписан, скреплён", "KAZ KGZ",
         "Чолпон-Ата, дом \\ 1", "essay"},
        {"1998-03-17~", "b", "summit", NULL, "B\nC", NULL, NULL, NULL},
        {"1991-12-08/1991-12-21", "c", "summit", NULL, "C", NULL, NULL, NULL},
        {"1998", "d", "summit", NULL, "D", NULL, NULL, NULL},
        {"1998-03", "e", "summit", NULL, "E", NULL, NULL, NULL},
        {END},
    };
    char *text = render("ics", &options, NULL, events, 8, rows);
    assert_has(text, "DTSTART;VALUE=DATE:19940430\r\nDTEND;VALUE=DATE:19940501\r\n"
                     "RRULE:FREQ=YEARLY\r\n");
    assert_has(text, "UID:cholpon-ata-1994@blocline\r\nDTSTAMP:20260331T000000Z\r\n");
    assert_has(text, "LOCATION:Чолпон-Ата\\, дом \\\\ 1\r\n");
    assert_has(text, "SUMMARY;LANGUAGE=ru:B\\nC (1998)\r\n");
    assert_has(text, "DTSTART;VALUE=DATE:19911208\r\nDTEND;VALUE=DATE:19911222\r\n");
    assert_has(text, "STATUS:TENTATIVE");
    assert_string_equal(note, "у 2 событий нет даты с точностью до дня; в календаре таких нет");
    size_t lines = 0;
    for (char *line = text, *end; (end = strstr(line, "\r\n")) != NULL; line = end + 2, lines++) {
        assert_true(end - line <= 75);
        assert_int_equal(text_invalid(line, (size_t)(end - line)), end - line);
    }
    assert_true(lines > 30);
    free(text);

    struct fault fault = {0};
    texts none[] = {{END}};
    FILE *out = fopen("/dev/null", "w");
    assert_false(send_rows(renderer_find("ics"), out, &plain, NULL, two_columns, 2, none, &fault));
    assert_int_equal(fault.kind, FAULT_USAGE);
    fclose(out);
}

static void an_event_keeps_its_identifier_and_shares_it_with_none(void **state)
{
    (void)state;
    texts rows[] = {{"1994-01-01", "a", "k", NULL, "A", NULL, NULL, "s1"},
                    {"1994-01-02", "a", "k", NULL, "A", NULL, NULL, "s2"},
                    {"1994-01-03", "a", "k", NULL, "A", NULL, NULL, "s3"},
                    {END}};
    char *text = render("ics", &closed, NULL, events, 8, rows);
    char uids[3][64];
    size_t count = 0;
    for (char *at = text; (at = strstr(at, "UID:")) != NULL; at++) {
        snprintf(uids[count++], sizeof uids[0], "%.*s", (int)strcspn(at, "\r"), at);
    }
    assert_int_equal(count, 3);
    assert_string_equal(uids[0], "UID:a@blocline");
    assert_string_not_equal(uids[0], uids[1]);
    assert_string_not_equal(uids[1], uids[2]);
    assert_string_not_equal(uids[0], uids[2]);
    free(text);
}

static void charts_know_what_is_certain(void **state)
{
    (void)state;
    texts rows[] = {
        {"CAU", "KAZ", "Kazakhstan", "member", "certain", "1994-04", "..", "a", NULL},
        {"CAU", "UZB", "Uzbekistan", "member", "possible", "1994", "1994-03-01", "b", "c"},
        {END},
    };
    char *text = render("vega-lite", &closed, "CAU \"x\"", spells, 9, rows);
    assert_has(text, "\"$schema\":\"https://vega.github.io/schema/vega-lite/v5.json\"");
    assert_has(text, "\"title\":\"CAU \\\"x\\\"\"");
    assert_has(text, "\"lane\":\"Kazakhstan (KAZ)\",\"possible_from\":\"1994-04-01\","
                     "\"possible_to\":\"2026-03-31\",\"certain_from\":\"1994-04-30\","
                     "\"certain_to\":\"2026-03-31\"}");
    /* Begun some day in 1994, and over on the 1st of March: on no day certain. */
    assert_has(text, "\"possible_from\":\"1994-01-01\",\"possible_to\":\"1994-03-01\"}");
    free(text);
}

static void charts_tell_apart_what_has_one_name(void **state)
{
    (void)state;
    texts rows[] = {{"CAU", "KAZ", "ЦАС", "member", "certain", "1994", "1998", NULL, NULL},
                    {"CAEC", "KAZ", "ЦАС", "member", "certain", "1998", "2002", NULL, NULL},
                    {END}};
    char *text = render("vega-lite", &closed, NULL, spells, 9, rows);
    assert_has(text, "\"lane\":\"ЦАС (CAU)\"");
    assert_has(text, "\"lane\":\"ЦАС (CAEC)\"");
    free(text);
}

static void charts_of_panels_part_blocs(void **state)
{
    (void)state;
    static const struct column panel[] = {
        {"period", COLUMN_DATE, ROLE_PERIOD, MSG_heading_period},
        {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
        {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
        {"status", COLUMN_TEXT, ROLE_STATUS, MSG_heading_status},
        {"certainty", COLUMN_TEXT, ROLE_CERTAINTY, MSG_heading_certainty}};
    texts one[] = {{"1994", "CAU", "KAZ", "member", "certain"}, {END}};
    texts two[] = {{"1994", "CAU", "KAZ", "member", "certain"},
                   {"1994", "CIS", "KAZ", "member", "certain"},
                   {END}};
    char *text = render("vega-lite", &closed, NULL, panel, 5, one);
    assert_has(text, "\"mark\":{\"type\":\"rect\"");
    assert_null(strstr(text, "\"row\""));
    free(text);
    text = render("vega-lite", &closed, NULL, panel, 5, two);
    assert_has(text, "\"row\":{\"field\":\"bloc\"");
    free(text);
}

static void workbooks_are_the_same_each_time(void **state)
{
    (void)state;
    texts rows[] = {{"CIS", "1991-12-08"}, {END}};
    static const struct column columns[] = {{"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
                                            {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date}};
    size_t sizes[2];
    char *books[2];
    for (int i = 0; i < 2; i++) {
        struct fault fault = {0};
        FILE *out = open_memstream(&books[i], &sizes[i]);
        assert_true(send_rows(renderer_find("xlsx"), out, &plain, "T", columns, 2, rows, &fault));
        fclose(out);
    }
    assert_true(sizes[0] > 1000 && memcmp(books[0], "PK", 2) == 0);
    assert_int_equal(sizes[0], sizes[1]);
    assert_memory_equal(books[0], books[1], sizes[0]);
    free(books[0]);
    free(books[1]);
}

static void workbooks_refuse_what_excel_cannot_hold(void **state)
{
    (void)state;
    struct fault fault = {0};
    char *text = calloc(1, 32769);
    memset(text, 'a', 32768);
    texts rows[] = {{text}, {END}};
    FILE *out = fopen("/dev/null", "w");
    assert_false(send_rows(renderer_find("xlsx"), out, &plain, NULL, one_column, 1, rows, &fault));
    assert_int_equal(fault.kind, FAULT_DATA);
    assert_has(fault.text, "32767");
    fclose(out);
    free(text);
}

static void expect_shape(const char *name, const struct column *columns, size_t count, texts *rows,
                         const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    struct fault fault = {0};
    const struct renderer *csv = renderer_find("csv");
    FILE *out = open_memstream(&text, &size);
    struct table_sink *sink = csv->open(out, &plain);
    struct table_filter *filter = filter_shape(sink, name, "2026-03-31", &(struct filter_say){NULL, NULL, LANG_EN});
    assert_true(feed_rows(&filter->sink, NULL, columns, count, rows, &fault));
    filter_free(filter);
    csv->release(sink);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

/* A header is for readers: what a column says is its role. */
static void columns_are_found_whatever_they_are_called(void **state)
{
    static const struct column renamed[] = {
        {"title", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
        {"date", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
        {"bloc", COLUMN_TEXT, ROLE_EVENT, MSG_NONE},
        {"event", COLUMN_TEXT, ROLE_BLOC, MSG_NONE},
    };
    static const struct column misleading[] = {
        {"date", COLUMN_DATE, ROLE_NONE, MSG_NONE},
        {"event", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
        {"title", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
    };
    texts rows[] = {{"1994-04-30", "Treaty", "t-1994", "CAU"}, {END}};
    texts none[] = {{END}};
    struct fault fault = {0};
    (void)state;
    char *text = render("ics", &closed, NULL, renamed, 4, rows);
    assert_has(text, "UID:t-1994@blocline\r\n");
    assert_has(text, "SUMMARY;LANGUAGE=en:Treaty (1994)\r\n");
    assert_has(text, "DESCRIPTION:Date: 1994-04-30\\nbloc: t-1994\\nevent: CAU\r\n");
    assert_has(text, "CATEGORIES:CAU\r\n");
    free(text);
    FILE *out = fopen("/dev/null", "w");
    assert_false(send_rows(renderer_find("ics"), out, &plain, NULL, misleading, 3, none, &fault));
    assert_int_equal(fault.kind, FAULT_USAGE);
    fclose(out);
}

static void shapes_have_the_columns_of_their_tools(void **state)
{
    (void)state;
    texts standing[] = {
        {"CAU", "KAZ", "Kazakhstan", "member", "certain", "1994-04-30", "..", "a", NULL},
        {"CAU", "x-EU", "EU", "party", "possible", "1998~", "1999-03", "a", "b"},
        {END},
    };
    texts happened[] = {
        {"1994-04-30", "a", "summit", "CAU", "A, or B", "KAZ", "Almaty", "essay"},
        {"1998-03", "b", "summit", NULL, "B", NULL, NULL, "s"},
        {"1991-12-08/1991-12-21", "c", "summit", "CIS", "C", NULL, NULL, NULL},
        {END},
    };
#define TIMELINE                                                                                   \
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"    \
    "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
    expect_shape("timelinejs", spells, 9, standing,
                 TIMELINE
                 "1994,4,30,,2026,3,31,,1994-04-30/..,Kazakhstan,\"member, certain\",,,,,,CAU,\n"
                 "1998,,,,1999,3,30,,1998~/1999-03,EU,\"party, possible\",,,,,,CAU,\n");
    expect_shape("timelinejs", events, 8, happened,
                 TIMELINE "1994,4,30,,,,,,1994-04-30,\"A, or B\",\"Almaty, essay\",,,,,,CAU,\n"
                          "1998,3,,,,,,,1998-03,B,s,,,,,,,\n"
                          "1991,12,8,,1991,12,21,,1991-12-08/1991-12-21,C,,,,,,,CIS,\n");
    expect_shape("flourish", spells, 9, standing,
                 "start_date,end_date,name,bloc,status\n"
                 "1994-04-30,2026-03-31,Kazakhstan,CAU,member\n"
                 "1998-01-01,1999-03-31,EU,CAU,party\n");
    expect_shape("flourish", events, 8, happened,
                 "start_date,end_date,name,bloc,kind\n"
                 "1994-04-30,1994-05-01,\"A, or B\",CAU,summit\n"
                 "1998-03-01,1998-04-01,B,,summit\n"
                 "1991-12-08,1991-12-22,C,CIS,summit\n");
    expect_shape("rawgraphs", spells, 9, standing,
                 "group,lane,start,end,colour,certainty\n"
                 "CAU,Kazakhstan,1994-04-30,2026-03-31,member,certain\n"
                 "CAU,EU,1998-01-01,1999-03-31,party,possible\n");
    expect_shape("datawrapper", spells, 9, standing,
                 "ISO-Code,Name,Value,Bloc,Certainty,Start,End\n"
                 "KAZ,Kazakhstan,member,CAU,certain,1994-04-30,2026-03-31\n"
                 ",EU,party,CAU,possible,1998-01-01,1999-03-31\n");
    expect_shape("datawrapper", events, 8, happened,
                 "Date,Title,Kind,Bloc,Place,Source\n"
                 "1994-04-30,\"A, or B\",summit,CAU,Almaty,essay\n"
                 "1998-03-01,B,summit,,,s\n"
                 "1991-12-08,C,summit,CIS,,\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_escapes_and_names_its_language),
        cmocka_unit_test(calendars_hold_days_and_fold_lines),
        cmocka_unit_test(an_event_keeps_its_identifier_and_shares_it_with_none),
        cmocka_unit_test(charts_know_what_is_certain),
        cmocka_unit_test(charts_tell_apart_what_has_one_name),
        cmocka_unit_test(charts_of_panels_part_blocs),
        cmocka_unit_test(workbooks_are_the_same_each_time),
        cmocka_unit_test(workbooks_refuse_what_excel_cannot_hold),
        cmocka_unit_test(columns_are_found_whatever_they_are_called),
        cmocka_unit_test(shapes_have_the_columns_of_their_tools),
    };
    return cmocka_run_group_tests_name("render_exports", tests, NULL, NULL);
}
