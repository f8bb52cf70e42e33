#include "worksheet_verify.h"

#include "messages.h"
#include "verify.h"
#include "writing.h"

#include <string.h>

struct report {
    struct question question;
    struct arena arena;
    struct writing out;
    const char *form;
    uint64_t items, wrong;
};

static const char *verdict_said(struct report *report, const struct verified *item)
{
    static const enum message texts[] = {
        [NOW_CHANGED] = MSG_exercise_now_changed, [NOW_CONTESTED] = MSG_exercise_now_contested};
    return item->verdict == NOW_UNKNOWN ? message_format(&report->arena, report->question.lang,
                                                         MSG_exercise_now_unknown, item->unknown)
                                        : message(report->question.lang, texts[item->verdict]);
}

static void write_row(struct report *report, const struct verified *item)
{
    struct writing *out = &report->out;
    const char *line = arena_printf(&report->arena, "%zu", item->line);
    const char *cells[] = {line,
                           item->id,
                           item->kind,
                           language_code(item->lang),
                           verdict_name(item->verdict),
                           item->unknown ? item->unknown : "",
                           item->stem,
                           item->command};
    static const char *const keys[] = {"line",    "id",      "kind", "lang",
                                       "verdict", "missing", "stem", "command"};
    const size_t count = sizeof cells / sizeof *cells;
    if (strcmp(report->form, "csv") == 0) {
        for (size_t i = 0; i < count; i++) {
            write_csv(out, cells[i], i + 1 < count ? "," : "\n");
        }
        return;
    }
    write_format(out, "{\"line\":%s", line);
    for (size_t i = 1; i < count; i++) {
        write_format(out, ",\"%s\":", keys[i]);
        write_json(out, cells[i]);
    }
    write_text(out, "}\n");
}

static bool take_item(void *context, const struct verified *item, struct fault *fault)
{
    struct report *report = context;
    (void)fault;
    report->items++;
    if (item->verdict == STILL_TRUE) {
        return true;
    }
    report->wrong++;
    if (strcmp(report->form, "text") != 0) {
        write_row(report, item);
        return true;
    }
    write_format(
        &report->out, "%s\n  %s\n  %s\n  %s\n",
        message_format(&report->arena, report->question.lang, MSG_exercise_now_at,
                       arena_printf(&report->arena, "%zu", item->line), item->id),
        verdict_said(report, item), item->stem,
        message_format(&report->arena, report->question.lang, MSG_exercise_command, item->command));
    return true;
}

bool worksheet_verify(const struct question *question, const char *path, const char *lang,
                      bool form_given, struct table_sink *sink, struct fault *fault)
{
    static const struct column columns[] = {{"file", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
                                            {"document", COLUMN_TEXT, ROLE_NONE, MSG_NONE}};
    struct report report = {.question = *question, .form = form_given ? question->format : "text"};
    const enum language wanted = lang ? language_of(lang) : LANG_COUNT;
    report.question.lang = wanted < LANG_COUNT ? wanted : question->lang;
    if (strcmp(report.form, "csv") == 0) {
        write_text(&report.out, "line,id,kind,lang,verdict,missing,stem,command\n");
    } else if (strcmp(report.form, "text") != 0 && strcmp(report.form, "jsonl") != 0) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_verify_formats);
    }
    bool done = verify_sheet(&report.question, path, take_item, &report, fault);
    const struct cell cells[] = {{NULL, 0},
                                 {report.out.text ? report.out.text : "", report.out.size}};
    done = done && table_begin(sink, NULL, columns, 2, fault) && table_row(sink, cells, fault) &&
           table_end(sink, fault);
    if (done && report.wrong == 0) {
        question_say_number(&report.question, MSG_exercise_verified, report.items, NULL);
    } else if (done) {
        done =
            question_refuse(&report.question, fault, FAULT_PART, MSG_exercise_verify_wrong,
                            arena_printf(&report.arena, "%llu", (unsigned long long)report.wrong),
                            arena_printf(&report.arena, "%llu", (unsigned long long)report.items));
    }
    writing_release(&report.out);
    arena_release(&report.arena);
    return done;
}
