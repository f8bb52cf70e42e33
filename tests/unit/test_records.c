#include "dataset_text.h"
#include "day.h"
#include "edtf.h"
#include "kinds.h"

/* From rows of text to records: what is kept, and what is found. */

static const char header[] =
    "event,date,kind,bloc,effects,actors,source,locator,place,people,title_en,title_ru,note\n";

static void load_events(struct loading *loading, const char *rows)
{
    char text[4096];
    snprintf(text, sizeof text, "%s%s", header, rows);
    load_text(loading, "people", "person,name_en\nA. Alder,Anna Alder\nB. Birch,\nC. Cedar,\n");
    load_text(loading, "events", text);
}

/* The findings must be of these rules, in order, separated by spaces. */
static void expect_rules(struct loading *loading, const char *rules)
{
    char found[1024] = "";
    for (size_t i = 0; i < loading->findings.count; i++) {
        const size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%s", i ? " " : "",
                 loading->findings.list[i].rule);
    }
    if (strcmp(found, rules) != 0) {
        show_findings(&loading->findings);
    }
    assert_string_equal(found, rules);
}

static void test_account(void **state)
{
    struct loading loading;
    (void)state;
    loading_init(&loading);
    load_ground(&loading);
    load_events(&loading,
                "e1,1994-04?,signature,B0,member=A0 A1; B1:observer=A2,A3 A0,treaty,article 1,"
                "Here,signatory: A. Alder; B. Birch;speaker:C. Cedar,Title,Название,Note\n");
    expect_rules(&loading, "");
    const struct dataset *dataset = &loading.dataset;
    assert_int_equal(dataset->events_count, 1);
    assert_int_equal(dataset->accounts_count, 1);
    const struct record_event *event = &dataset->events[0];
    const char *titles[LANG_COUNT];
    event_titles(dataset, event, titles);
    assert_string_equal(intern_text(dataset->event_ids, 0), "e1");
    assert_int_equal(event->kind, kind_find("signature"));
    assert_int_equal(event->bloc, 0);
    assert_string_equal(titles[LANG_RU], "Название");
    assert_null(titles[LANG_KK]);
    const struct record_account *account = &dataset->accounts[0];
    assert_true(account->valid);
    assert_int_equal(account->lo, day_from_civil(1994, 4, 1));
    assert_int_equal(account->hi, day_from_civil(1994, 4, 30));
    assert_int_equal(account->qualifier, EDTF_UNCERTAIN);
    assert_string_equal(account->date, "1994-04?");
    const struct record_texts texts = account_texts(dataset, account);
    assert_string_equal(texts.locator, "article 1");
    assert_string_equal(texts.where, "Here");
    assert_string_equal(texts.note, "Note");
    assert_int_equal(account->source, 0);
    assert_int_equal(account->effect_count, 3);
    const struct record_effect *effects = &dataset->effects[account->effects];
    assert_int_equal(effects[1].actor, 1);
    assert_int_equal(effects[1].bloc, 0);
    assert_int_equal(effects[2].actor, 2);
    assert_int_equal(effects[2].bloc, 1);
    assert_string_equal(dataset->statuses[effects[2].status].id, "observer");
    assert_int_equal(account->actor_count, 2);
    assert_int_equal(dataset->actor_refs[account->actors], 3);
    assert_int_equal(account->participant_count, 3);
    const struct record_participant *people = &dataset->participants[account->participants];
    assert_string_equal(intern_text(dataset->role_ids, people[0].role), "signatory");
    assert_int_equal(people[1].role, people[0].role); /* a role holds until the next */
    assert_string_equal(intern_text(dataset->role_ids, people[2].role), "speaker");
    assert_int_equal(people[2].person, 2);
    loading_release(&loading);
}

static void test_accounts_of_one_event(void **state)
{
    struct loading loading;
    (void)state;
    loading_init(&loading);
    load_ground(&loading);
    load_events(&loading, "e1,1994,summit,B0,,,treaty,1,,,Title,,\n"
                          "e2,1995,summit,B1,,,treaty,2,,,,,\n"
                          "e1,1994-05,statement,,observer=A0,,book,1,,,,Название,\n"
                          "e1,1996,,B0,,,book,2,,,Title,,\n");
    expect_rules(&loading, "");
    const struct dataset *dataset = &loading.dataset;
    assert_int_equal(dataset->events_count, 2);
    assert_int_equal(dataset->accounts_count, 4);
    const struct record_event *event = &dataset->events[0];
    assert_int_equal(event->first, 0);
    assert_int_equal(event->last, 3);
    assert_int_equal(dataset->accounts[0].next, 2);
    assert_int_equal(dataset->accounts[2].next, 3);
    assert_int_equal(dataset->accounts[3].next, NONE);
    const char *titles[LANG_COUNT];
    event_titles(dataset, event, titles);
    assert_string_equal(titles[LANG_EN], "Title");
    assert_string_equal(titles[LANG_RU], "Название"); /* from whoever says it */
    /* The bloc of the event serves an effect that names none; kinds may differ. */
    assert_int_equal(dataset->effects[dataset->accounts[2].effects].bloc, 0);
    assert_int_equal(account_kind(dataset, &dataset->accounts[2]), kind_find("statement"));
    assert_int_equal(account_kind(dataset, &dataset->accounts[3]), kind_find("summit"));
    loading_release(&loading);
}

static void test_account_rules(void **state)
{
    static const struct {
        const char *rows, *rules;
    } cases[] = {
        {"e1,1994-13,summit,B0,,,treaty,1,,,,,\n", "bad-date"},
        {"e1,1994,sumit,B0,,,treaty,1,,,,,\n", "unknown-kind"},
        {"e1,1994,summit,B9,,,treaty,1,,,,,\n", "unknown-bloc"},
        {"e1,1994,summit,B0,,,essay,1,,,,,\n", "unknown-source"},
        {"e1,1994,summit,B0,,A0 A9,treaty,1,,,,,\n", "unknown-actor"},
        {"e1,1994,summit,B0,,,treaty,1,,host: N. Nobody,,,\n", "unknown-person"},
        {"e1,1994,summit,B0,member=A9 A8,,treaty,1,,,,,\n", "unknown-actor unknown-actor"},
        {"e1,1994,summit,B0,guest=A0,,treaty,1,,,,,\n", "unknown-status"},
        {"e1,1994,summit,B0,B9:member=A0,,treaty,1,,,,,\n", "unknown-bloc"},
        {"e1,1994,summit,B0,member A0,,treaty,1,,,,,\n", "bad-effects"},
        {"e1,1994,summit,B0,member=,,treaty,1,,,,,\n", "bad-effects"},
        {"e1,1994,summit,B0,=A0,,treaty,1,,,,,\n", "unknown-status"},
        {"e1,1994,summit,B0,member=A0 observer=A1,,treaty,1,,,,,\n", "bad-effects"},
        {"e1,1994,summit,,member=A0,,treaty,1,,,,,\n", "no-bloc"},
        {"e1,1994,summit,,,,treaty,1,,,,,\n", ""},
        {"e1,,summit,B0,,,treaty,1,,,,,\n", "empty-field"},
        {"e1,1994,summit,B0,,,treaty,,,,,,\n", "empty-field"},
        {",1994,summit,B0,,,treaty,1,,,,,\n", "empty-field"},
        {"e1,1994,,B0,,,treaty,1,,,,,\n", "empty-field"},
        {"e 1,1994,summit,B0,,,treaty,1,,,,,\n", "bad-id"},
        {"e1,1994,summit,B0,,,treaty,1,,,,,\ne1,1995,,,,,treaty,1,,,,,\n", "doubled-account"},
        {"e1,1994,summit,B0,,,treaty,1,,,,,\ne1,1995,,B1,,,treaty,2,,,,,\n", "event-disagrees"},
        {"e1,1994,summit,B0,,,treaty,1,,,T,,\ne1,1995,,,,,treaty,2,,,t,,\n", "event-disagrees"},
        /* Everything wrong with a row is said at once. */
        {"e1,94,sumit,B9,guest=A9,A8,essay,,,,,,\n",
         "unknown-bloc unknown-kind bad-date unknown-source empty-field unknown-status "
         "unknown-actor unknown-actor"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct loading loading;
        loading_init(&loading);
        load_ground(&loading);
        load_events(&loading, cases[i].rows);
        expect_rules(&loading, cases[i].rules);
        assert_int_equal(loading.findings.errors, loading.findings.count);
        loading_release(&loading);
    }
}

/* A text of records of one type, read after the ground, and the rules it must break. */
struct type_case {
    const char *type, *text, *rules;
};

static void expect_type(const struct type_case *row)
{
    struct loading loading;
    loading_init(&loading);
    load_ground(&loading);
    load_text(&loading, row->type, row->text);
    records_finish(&loading.dataset, &loading.findings);
    expect_rules(&loading, row->rules);
    loading_release(&loading);
}

static void test_header_rules(void **state)
{
    static const struct type_case cases[] = {
        {"sources", "title,source\nX,x\n", ""},
        {"sources", "source,title,extra\nx,X,1\n", "unknown-header"},
        {"sources", "source,title,source\nx,X,y\n", "doubled-header"},
        {"sources", "source,title,\nx,X,y\n", "empty-header"},
        {"sources", "source\nx\n", "missing-header"},
        {"sources", "sourse,title\nx,X\n", "unknown-header missing-header"},
        {"events", "event,date\ne1,1994\n",
         "missing-header missing-header missing-header missing-header missing-header"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_type(&cases[i]);
    }
}

static void test_other_rules(void **state)
{
    static const struct type_case cases[] = {
        {"sources", "source,title\ntreaty,T\n", "doubled-id"},
        {"sources", "source,title,date\nx,X,1.5.1990\n", "bad-date"},
        {"statuses", "status,class\nx,half\n", "unknown-class"},
        {"statuses", "status,class,cow\nx,full,4\n", "bad-number"},
        {"actors", "actor,iso_numeric\nX,0x3\n", "bad-number"},
        {"actors", "actor,source,locator\nX,treaty,\n", "no-locator"},
        {"actors", "actor,source,locator\nX,,p. 1\n", "no-source"},
        {"actors", "actor,source,locator\nX,essay,p. 1\n", "unknown-source"},
        {"actors", "actor,source,locator\nX,,\n", ""},
        {"people", "person,actor\nX,A9\n", "unknown-actor"},
        {"names", "of,id,lang,form,name\nactor,A9,en,name,X\n", "unknown-actor"},
        {"names", "of,id,lang,form,name\nbloc,B9,en,name,X\n", "unknown-bloc"},
        {"names", "of,id,lang,form,name\nbloc,B0,de,name,X\n", "unknown-language"},
        {"names", "of,id,lang,form,name\nboth,B0,en,name,X\n", "unknown-word"},
        {"names", "of,id,lang,form,name,used\nbloc,B0,en,name,X,1994-1995\n", "bad-date"},
        {"names", "of,id,lang,form,name\nbloc,B0,en,name,X\nbloc,B0,en,name,Y\n", "names-overlap"},
        {"names", "of,id,lang,form,name\nbloc,B0,en,name,X\nbloc,B0,en,alias,Y\n", ""},
        {"names", "of,id,lang,form,name\nbloc,B0,en,name,X\nbloc,B0,ru,name,Y\n", ""},
        {"names",
         "of,id,lang,form,name,used\nbloc,B0,en,name,X,1990/1994\nbloc,B0,en,name,Y,1995/..\n", ""},
        {"names",
         "of,id,lang,form,name,used\nbloc,B0,en,name,X,1990/1995\nbloc,B0,en,name,Y,1995/..\n",
         "names-overlap"},
        {"names", /* the day of the change */
         "of,id,lang,form,name,used\nbloc,B0,en,name,X,1990/1994-05-01\n"
         "bloc,B0,en,name,Y,1994-05-01/..\n",
         ""},
        {"lineage", "from,to,relation\nB0,B1,renamed\n", ""},
        {"lineage", "from,to,relation\nB0,B9,renamed\n", "unknown-bloc"},
        {"lineage", "from,to,relation\nB0,B1,became\n", "unknown-relation"},
        {"lineage", "from,to,relation,event\nB0,B1,renamed,e9\n", "unknown-event"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_type(&cases[i]);
    }
}

static void test_empty_is_absent(void **state)
{
    struct loading loading;
    (void)state;
    loading_init(&loading);
    load_ground(&loading);
    load_text(&loading, "statuses", "status,class,cow,name_en,note\npartner,partial,,,\n");
    load_text(&loading, "names", "of,id,lang,form,name,used\nactor,A1,kk,short,Ә,\n");
    load_text(&loading, "people", "person,actor\nA. Alder,\n");
    expect_rules(&loading, "");
    const struct dataset *dataset = &loading.dataset;
    assert_int_equal(dataset->statuses[3].cow, COW_NO_CODE);
    assert_int_equal(dataset->statuses[3].class, CLASS_PARTIAL);
    assert_null(dataset->statuses[3].name[LANG_EN]);
    assert_int_equal(dataset->statuses[3].cited.source, NONE);
    assert_int_equal(dataset->names[0].used.lo, EDTF_NEG_INF);
    assert_int_equal(dataset->names[0].used.hi, EDTF_POS_INF);
    assert_int_equal(dataset->names[0].owner.number, 1);
    assert_int_equal(dataset->people[0].actor, NONE);
    loading_release(&loading);
}

static void test_place_inside_a_field(void **state)
{
    struct loading loading;
    (void)state;
    loading_init(&loading);
    load_ground(&loading);
    load_events(&loading, "e1,1994,summit,B0,,,treaty,1,,,,,\n"
                          "e2,1994,summit,B0,member=A0 A9,,treaty,2,,,,,\n");
    expect_rules(&loading, "unknown-actor");
    const struct place *place = &loading.findings.list[0].place;
    assert_string_equal(loading.dataset.files[place->file], "events");
    assert_int_equal(place->line, 3);
    assert_int_equal(place->field, 4);
    assert_int_equal(place->offset, strlen("member=A0 "));
    assert_non_null(strstr(loading.findings.list[0].text, "(did you mean A0?)"));
    loading_release(&loading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_account),
        cmocka_unit_test(test_accounts_of_one_event),
        cmocka_unit_test(test_account_rules),
        cmocka_unit_test(test_header_rules),
        cmocka_unit_test(test_other_rules),
        cmocka_unit_test(test_empty_is_absent),
        cmocka_unit_test(test_place_inside_a_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
