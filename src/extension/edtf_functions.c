/* EDTF in SQL:
 *
 *     edtf_valid(text)     1 if the text is EDTF, else 0
 *     edtf_earliest(text)  its first and last day as text: '1994-04-01'. NULL if that end is open
 *     edtf_latest(text)      or unknown, or the text is not EDTF. Days before year 0000 and after
 *                            9999 ('-0043-03-15', 'Y12345-01-01') do not sort as text
 *     edtf_is(text, day)   'certain', 'possible' or 'no': whether the day belongs to it. NULL if
 * the text is not EDTF; an error if the day is not one day
 *
 * All give NULL for NULL. They may be used in indexes, views and generated columns. */
#include "edtf_functions.h"

#include "edtf.h"

#include <stdbool.h>

/* Reads an argument. Numbers are read as they are written: 1994 is a year. */
static bool read_date(sqlite3_value *argument, struct edtf *date, struct edtf_error *error)
{
    const char *text = (const char *)sqlite3_value_text(argument);
    const int size = sqlite3_value_bytes(argument);
    return text && edtf_parse(text, (size_t)size, date, error);
}

static bool is_null(sqlite3_value *argument)
{
    return sqlite3_value_type(argument) == SQLITE_NULL;
}

static void valid(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    struct edtf date;
    (void)count;
    if (!is_null(arguments[0])) {
        sqlite3_result_int(context, read_date(arguments[0], &date, NULL));
    }
}

static void result_day(sqlite3_context *context, int64_t day)
{
    char text[EDTF_DAY_SIZE];
    if (day != EDTF_NEG_INF && day != EDTF_POS_INF) {
        const size_t size = edtf_format_day(day, text);
        sqlite3_result_text(context, text, (int)size, SQLITE_TRANSIENT);
    }
}

static void earliest(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    struct edtf date;
    (void)count;
    if (read_date(arguments[0], &date, NULL)) {
        result_day(context, date.earliest);
    }
}

static void latest(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    struct edtf date;
    (void)count;
    if (read_date(arguments[0], &date, NULL)) {
        result_day(context, date.latest);
    }
}

/* A bad day is a mistake in the query, which would otherwise show as an empty answer. */
static void refuse_day(sqlite3_context *context, sqlite3_value *argument, const char *suggestion)
{
    char *text =
        sqlite3_mprintf("edtf_is: \"%!.80s\" is not one day, such as %s",
                        sqlite3_value_text(argument), *suggestion ? suggestion : "1994-04-30");
    if (text) {
        sqlite3_result_error(context, text, -1);
    } else {
        sqlite3_result_error_nomem(context);
    }
    sqlite3_free(text);
}

static void is(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    static const char *const verdicts[] = {
        [EDTF_NO] = "no", [EDTF_POSSIBLE] = "possible", [EDTF_CERTAIN] = "certain"};
    struct edtf date, day;
    struct edtf_error error = {.suggestion = ""};
    (void)count;
    if (is_null(arguments[0]) || is_null(arguments[1])) {
        return;
    }
    if (!read_date(arguments[1], &day, &error) || day.earliest != day.latest) {
        refuse_day(context, arguments[1], error.suggestion);
    } else if (read_date(arguments[0], &date, NULL)) {
        sqlite3_result_text(context, verdicts[edtf_is(&date, day.earliest)], -1, SQLITE_STATIC);
    }
}

int edtf_functions_add(sqlite3 *db)
{
    static const struct {
        const char *name;
        int arguments;
        void (*function)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"edtf_valid", 1, valid},
        {"edtf_earliest", 1, earliest},
        {"edtf_latest", 1, latest},
        {"edtf_is", 2, is},
    };
    int status = SQLITE_OK;
    for (size_t i = 0; i < sizeof functions / sizeof *functions && status == SQLITE_OK; i++) {
        status = sqlite3_create_function_v2(db, functions[i].name, functions[i].arguments,
                                            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                            NULL, functions[i].function, NULL, NULL, NULL);
    }
    return status;
}
