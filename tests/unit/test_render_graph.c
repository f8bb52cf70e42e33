#include "rendering.h"

/* Edge lists as GraphML and DOT. */

static const struct column edges[] = {{"source", COLUMN_TEXT, ROLE_FIRST, MSG_heading_source},
                                      {"target", COLUMN_TEXT, ROLE_SECOND, MSG_NONE},
                                      {"weight", COLUMN_NUMBER, ROLE_WEIGHT, MSG_heading_weight},
                                      {"source_name", COLUMN_TEXT, ROLE_FIRST_NAME, MSG_NONE},
                                      {"target_name", COLUMN_TEXT, ROLE_SECOND_NAME, MSG_NONE}};

static texts rows[] = {{"A&B", "C\"D", "2", "Ая & <b>", NULL},
                       {"A&B", "E\\F", NULL, "not asked again", "line\nbreak\x1b"},
                       {END}};

static void dot_quotes_ids(void **state)
{
    (void)state;
    expect("dot", &plain, "a \"title\"", edges, 5, rows,
           "graph \"a \\\"title\\\"\" {\n"
           "  \"A&B\" [label=\"Ая & <b>\"];\n"
           "  \"C\\\"D\" [label=\"C\\\"D\"];\n"
           "  \"A&B\" -- \"C\\\"D\" [weight=\"2\"];\n"
           "  \"E\\\\F\" [label=\"line break\xEF\xBF\xBD\"];\n"
           "  \"A&B\" -- \"E\\\\F\";\n"
           "}\n");
}

static void graphml_escapes(void **state)
{
    (void)state;
    char *text = render("graphml", &plain, NULL, edges, 5, rows);
    assert_non_null(strstr(text,
                           "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" "
                           "attr.type=\"double\"/>\n<graph edgedefault=\"undirected\">\n"
                           "<node id=\"A&amp;B\"><data key=\"label\">Ая &amp; &lt;b&gt;"
                           "</data></node>\n"
                           "<node id=\"C&quot;D\"><data key=\"label\">C&quot;D</data></node>\n"
                           "<edge source=\"A&amp;B\" target=\"C&quot;D\">"
                           "<data key=\"weight\">2</data></edge>\n"
                           "<node id=\"E\\F\"><data key=\"label\">line break\xEF\xBF\xBD"
                           "</data></node>\n"
                           "<edge source=\"A&amp;B\" target=\"E\\F\"></edge>\n"
                           "</graph>\n</graphml>\n"));
    free(text);
}

static void other_tables_are_refused(void **state)
{
    static const char *const names[] = {"graphml", "dot"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct fault fault = {0};
        FILE *out = fopen("/dev/null", "w");
        texts none[] = {{END}};
        assert_non_null(out);
        assert_false(
            send_rows(renderer_find(names[i]), out, &plain, NULL, two_columns, 2, none, &fault));
        assert_int_equal(fault.kind, FAULT_USAGE);
        fclose(out);
    }
}

static void full_disks_are_noticed(void **state)
{
    static const char *const names[] = {"graphml", "dot"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct fault fault = {0};
        FILE *full = fopen("/dev/full", "w");
        if (full == NULL) {
            skip(); /* only Linux and some others have it */
        }
        assert_false(
            send_rows(renderer_find(names[i]), full, &plain, NULL, edges, 5, rows, &fault));
        assert_int_equal(fault.kind, FAULT_IO);
        fclose(full);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dot_quotes_ids),
        cmocka_unit_test(graphml_escapes),
        cmocka_unit_test(other_tables_are_refused),
        cmocka_unit_test(full_disks_are_noticed),
    };
    return cmocka_run_group_tests_name("render_graph", tests, NULL, NULL);
}
