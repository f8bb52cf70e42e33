#include "command.h"
#include "deadline.h"
#include "sql_answer.h"
#include "store_sql.h"
#include "text.h"

#include "messages.h"
#include "shaping.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `blocline sql`: a question of one's own. */

enum { TIMEOUT = OPTION_OWN, MEMORY };
enum { USUAL_SECONDS = 30, USUAL_MEMORY = 256, QUERY_MOST = 1000000 };
enum { SPARE_MEMORY = 16 /* MiB, for the store of the functions and for --sort */ };

/* NAME=VALUE of the command line. */
struct value {
    const char *name, *text;
    bool used;
};

struct asking {
    const struct question *question;
    const struct options *given;
    struct arena arena;
    char *text; /* of standard input; or NULL */
    const char *query;
    size_t size;
    struct value *values;
    size_t value_count;
    unsigned seconds, memory;
};

static bool refuse(const struct asking *asking, struct fault *fault, enum message id,
                   const char *first, const char *second)
{
    return question_refuse(asking->question, fault, FAULT_USAGE, id, first, second);
}

static bool read_input(struct asking *asking, struct fault *fault)
{
    size_t used = 0, capacity = 0;
    errno = 0;
    while (used <= QUERY_MOST) {
        asking->text = heap_grow(asking->text, &capacity, used + (1 << 16), 1);
        const size_t got = fread(asking->text + used, 1, 1 << 16, stdin);
        used += got;
        if (got == 0) {
            break;
        }
    }
    if (ferror(stdin)) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_query_from_stdin, NULL);
    }
    asking->query = asking->text;
    asking->size = used;
    return true;
}

static bool read_query(struct asking *asking, struct fault *fault)
{
    asking->query = asking->given->operands[0];
    asking->size = strlen(asking->query);
    if (strcmp(asking->query, "-") == 0 && !read_input(asking, fault)) {
        return false;
    }
    if (memchr(asking->query, '\0', asking->size)) {
        return refuse(asking, fault, MSG_fault_sql_nul, "", "");
    }
    if (text_invalid(asking->query, asking->size) < asking->size) {
        const char *start =
            arena_text(&asking->arena, asking->query, asking->size < 40 ? asking->size : 40);
        return refuse(asking, fault, MSG_fault_not_utf8, start, "");
    }
    const char *first = asking->query + strspn(asking->query, " \t\r\n");
    if (*first == '.' && asking->size > 0) {
        char *word = arena_text(&asking->arena, first, strcspn(first, " \t\r\n"));
        word[text_cut(word, strlen(word), 40)] = '\0';
        return refuse(asking, fault, MSG_fault_sql_dot, word, "");
    }
    return true;
}

static bool is_name(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        const unsigned char byte = (unsigned char)text[i];
        if (byte < 0x80 && !(byte == '_' || (byte >= '0' && byte <= '9') ||
                             ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'))) {
            return false;
        }
    }
    return size > 0;
}

static bool read_values(struct asking *asking, struct fault *fault)
{
    const struct options *given = asking->given;
    asking->values =
        arena_alloc(&asking->arena, (size_t)given->operand_count * sizeof *asking->values);
    for (int i = 1; i < given->operand_count; i++) {
        const char *word = given->operands[i], *equal = strchr(word, '=');
        const char *name = word + (*word != '\0' && strchr(":@$", *word) != NULL);
        if (!equal || !is_name(name, (size_t)(equal - name))) {
            return refuse(asking, fault, MSG_fault_sql_not_pair, word, "");
        }
        name = arena_text(&asking->arena, name, (size_t)(equal - name));
        for (size_t k = 0; k < asking->value_count; k++) {
            if (strcmp(asking->values[k].name, name) == 0) {
                return refuse(asking, fault, MSG_fault_sql_twice, name, "");
            }
        }
        asking->values[asking->value_count++] = (struct value){name, equal + 1, false};
    }
    return true;
}

static struct value *find_value(const struct asking *asking, const char *name)
{
    for (size_t i = 0; i < asking->value_count; i++) {
        if (strcmp(asking->values[i].name, name) == 0) {
            return &asking->values[i];
        }
    }
    return NULL;
}

static bool bind_values(struct asking *asking, struct sql *sql, struct fault *fault)
{
    for (int number = 1; number <= sql_parameters(sql); number++) {
        const char *written = sql_parameter(sql, number);
        if (!written || *written == '?') {
            return refuse(asking, fault, MSG_fault_sql_unnamed,
                          written ? written : arena_printf(&asking->arena, "?%d", number), "");
        }
        struct value *value = find_value(asking, written + 1);
        if (!value) {
            return refuse(asking, fault, MSG_fault_sql_no_value, written, written + 1);
        }
        value->used = true;
        if (!sql_bind(sql, number, value->text, fault)) {
            return false;
        }
    }
    for (size_t i = 0; i < asking->value_count; i++) {
        if (asking->values[i].used) {
            continue;
        }
        struct nearest nearest = nearest_to(asking->values[i].name);
        for (int number = 1; number <= sql_parameters(sql); number++) {
            nearest_offer(&nearest, sql_parameter(sql, number) + 1, sql_parameter(sql, number));
        }
        return refuse(asking, fault, MSG_fault_sql_no_parameter, asking->values[i].name,
                      nearest.best ? message_format(&asking->arena, asking->question->lang,
                                                    MSG_fault_did_you_mean, nearest.best)
                                   : "");
    }
    return true;
}

static bool is_one_of(const char *word, const char *const *words)
{
    while (word && *words && strcmp(word, *words) != 0) {
        words++;
    }
    return word && *words;
}

static bool ask(struct asking *asking, struct deadline *deadline, const char *passed,
                struct table_sink *sink, struct fault *fault)
{
    static const char *const by_name[] = {"json", "jsonl", "vega-lite", "parquet", NULL};
    static const char *const streamed[] = {"csv", "tsv", "json", "jsonl", "markdown", NULL};
    const struct question *question = asking->question;
    const struct sql_limits limits = {.memory = asking->memory,
                                      .spare = SPARE_MEMORY,
                                      .stop = &deadline->stop,
                                      .lang = question->lang};
    const struct watch watch = {.stop = &deadline->stop};
    const size_t memory = (size_t)asking->memory << 20;
    const bool aside = asking->given->value[OPTION_SORT] || !is_one_of(question->format, streamed);
    struct sql *sql = NULL;
    deadline_phase(deadline, DEADLINE_WORKS);
    bool done = sql_open(question->store, &limits, &sql, fault);
    store_watch(question->store, &watch);
    done = done &&
           (!question->add_functions ||
            question->add_functions(question, sql_connection(sql), memory, &watch, fault)) &&
           sql_prepare(sql, asking->query, asking->size, fault) && bind_values(asking, sql, fault);
    deadline_phase(deadline, DEADLINE_WRITES);
    const struct sql_asked asked = {.question = question,
                                    .sql = sql,
                                    .deadline = deadline,
                                    .passed = passed,
                                    .aside = aside ? memory : 0,
                                    .named = is_one_of(question->format, by_name)};
    done = done && sql_answer(&asked, sink, fault);
    store_watch(question->store, question->watch);
    sql_close(sql);
    return done;
}

/* What is beyond counting is no limit at all. */
static unsigned read_limit(const struct options *given, int option, unsigned usual)
{
    const size_t number = given->value[option] ? given->number[option] : usual;
    return number < INT_MAX ? (unsigned)number : 0;
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct deadline deadline = {0};
    struct asking asking = {.question = question, .given = given};
    asking.seconds = read_limit(given, TIMEOUT, USUAL_SECONDS);
    asking.memory = read_limit(given, MEMORY, USUAL_MEMORY);
    const char *passed = message_format(&asking.arena, question->lang, MSG_fault_sql_timeout,
                                        arena_printf(&asking.arena, "%u", asking.seconds));
    bool done =
        read_query(&asking, fault) && read_values(&asking, fault) &&
        deadline_begin(&deadline, asking.seconds, question->watch ? question->watch->stop : NULL,
                       question->overdue, passed, fault);
    if (done) {
        done = ask(&asking, &deadline, passed, sink, fault);
        deadline_end(&deadline);
    }
    free(asking.text);
    arena_release(&asking.arena);
    return done;
}

static const struct option_spec options[] = {
    {.id = TIMEOUT,
     .name = "timeout",
     .argument = "SECONDS",
     .others = "time limit-time",
     .help = MSG_help_o_timeout,
     .kind = VALUE_NUMBER},
    {.id = MEMORY,
     .name = "memory",
     .argument = "MIB",
     .others = "ram mem",
     .help = MSG_help_o_memory,
     .kind = VALUE_NUMBER},
    {.name = NULL},
};

const struct command command_sql = {
    .name = "sql",
    .title = MSG_title_sql,
    .operands = "QUERY [NAME=VALUE...]",
    .least = 1,
    .most = INT_MAX,
    .summary = MSG_help_s_sql,
    .help = MSG_help_t_sql,
    .options = options,
    .examples = {"blocline sql \"SELECT bloc, count(*) AS n FROM blocline_members(NULL, '2015') "
                 "GROUP BY 1 ORDER BY 2 DESC LIMIT 5\"",
                 "blocline sql \"SELECT b.bloc, count(*) AS n FROM bloc AS b JOIN "
                 "blocline_members(b.bloc, :day) GROUP BY 1\" day=2015 -o n.xlsx"},
    .asks_sql = true,
    .run = run,
};
