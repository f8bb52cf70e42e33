#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command.h"
#include "shaping.h"

#include <string.h>

/* What must be true of every command, so that a new one cannot forget it. */

/* The contract for programs: columns are added at the end, never renamed. */
static const char *const contract[][2] = {
    {"members", "bloc,actor,name,status,certainty,start,end,start_event,end_event"},
    {"blocs", "bloc,actor,name,status,certainty,start,end,start_event,end_event"},
    {"history", "bloc,actor,name,status,certainty,start,end,start_event,end_event"},
    {"together", "bloc,actor,name,status,certainty,start,end,start_event,end_event"},
    {"chronology", "date,event,kind,bloc,title,actors,place,source"},
    {"changes", "date,bloc,actor,name,from,to,event"},
    {"panel", "period,bloc,actor,status,certainty"},
    {"dyads", "period,actor1,actor2,count,blocs"},
    {"date", "edtf,level,earliest,latest,start_latest,end_earliest,qualifier,error"},
    {"lineage", "from,to,relation,date,event"},
    {"disagreements", "event,aspect,source,value,used"},
};

static void test_contract(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof contract / sizeof *contract; i++) {
        const struct command *command = commands_find(contract[i][0], NULL);
        char header[512] = "";
        assert_non_null(command);
        for (size_t k = 0; k < command->column_count; k++) {
            strcat(strcat(header, k ? "," : ""), command->columns[k].name);
        }
        assert_int_equal(strncmp(header, contract[i][1], strlen(contract[i][1])), 0);
    }
}

static void test_specs(void **state)
{
    (void)state;
    for (const struct command *const *at = commands(); *at; at++) {
        const struct command *command = *at;
        struct option_spec specs[OPTIONS_MAX];
        const size_t count = command_specs(command, specs, OPTIONS_MAX);
        assert_ptr_equal(commands_find(command->name, NULL), command);
        assert_true(command->least <= command->most);
        assert_true(count < OPTIONS_MAX);
        for (size_t i = 0; i < count; i++) {
            const struct option_spec *spec = &specs[i];
            assert_in_range(spec->id, 1, OPTION_IDS - 1);
            assert_true(spec->kind == VALUE_TEXT || spec->argument != NULL);
            assert_int_equal(spec->kind == VALUE_ID || spec->kind == VALUE_IDS, spec->list != NULL);
            assert_true(spec->kind != VALUE_WORD || spec->words != NULL);
            for (size_t k = 0; k < i; k++) {
                assert_int_not_equal(specs[k].id, spec->id);
                assert_string_not_equal(specs[k].name, spec->name);
            }
        }
    }
}

static bool check(const char *name, int id, const char *text, size_t *number)
{
    static const char *const operands[] = {"CIS", "KAZ"};
    const struct command *command = commands_find(name, NULL);
    struct options given = {.operands = operands, .operand_count = command->least};
    struct fault fault = {0};
    given.value[id] = text;
    const bool done = commands_check(command, &given, &fault);
    assert_int_equal(fault.kind, done ? FAULT_NONE : FAULT_USAGE);
    *number = given.number[id];
    return done;
}

static void test_check(void **state)
{
    size_t number;
    (void)state;
    assert_true(check("members", OPTION_RULE, "end", &number));
    assert_int_equal(number, RULE_END);
    assert_false(check("members", OPTION_RULE, "days", &number));
    assert_true(check("panel", OPTION_PERIOD_RULE, "days", &number));
    assert_false(check("dyads", OPTION_PERIOD_RULE, "days", &number));
    assert_true(check("panel", OPTION_LIMIT, "0", &number));
    assert_true(check("panel", OPTION_LIMIT, "12", &number));
    assert_int_equal(number, 12);
    assert_false(check("panel", OPTION_LIMIT, "", &number));
    assert_false(check("panel", OPTION_LIMIT, " 1", &number));
    assert_false(check("panel", OPTION_LIMIT, "1x", &number));
    assert_false(check("panel", OPTION_LIMIT, "99999999999999999999999", &number));
    assert_true(check("members", OPTION_ON, "1998-03", &number));
    assert_false(check("members", OPTION_ON, "1998-13", &number));
    assert_false(check("panel", OPTION_FROM, "yesterday", &number));
    assert_false(check("members", OPTION_FILL_OPEN, "1990/1995", &number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract),
        cmocka_unit_test(test_specs),
        cmocka_unit_test(test_check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
