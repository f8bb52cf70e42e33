#include "export_watch.h"

#include "interrupt.h"
#include "messages.h"
#include "platform.h"

static void rows_tick(void *context, int what, const char *of, size_t done, size_t all)
{
    struct export_watch *export = context;
    export->has_rows = true;
    progress_tick(&export->progress, what, of, done, all);
}

/* Between the rows the records are still looked through; then the rows tell more. */
static void records_tick(void *context, int what, const char *of, size_t done, size_t all)
{
    struct export_watch *export = context;
    if (!export->has_rows) {
        progress_tick(&export->progress, what, of, done, all);
    }
}

static void share(void *context, size_t done, size_t all)
{
    struct export_watch *export = context;
    progress_share(&export->progress, done, all);
}

static bool goes_to_file(const struct output *output)
{
    struct platform_facts facts;
    if (output->pager.file || platform_is_terminal(output->file) ||
        !platform_facts_stream(output->file, &facts)) {
        return false;
    }
    return output->path || !facts.is_pipe;
}

/* Whether we may not just end: see export_watch.h. */
static bool must_clear_away(const struct output *output)
{
    return output->path || output->renderer->binary || output->catches;
}

void export_watch_begin(struct export_watch *export, const struct output *output, bool quiet,
                        enum language language)
{
    *export = (struct export_watch){
        .progress = progress_to(stderr, "blocline", quiet || !goes_to_file(output), language)};
    struct watch watch = {.context = export};
    if (must_clear_away(output)) {
        interrupt_catch(output->catches); /* the others end a pager with us */
        watch.stop = interrupt_flag();
    }
    if (export->progress.out) {
        watch.tick = rows_tick;
        watch.share = share;
    }
    export->watch = export->records = watch;
    export->records.tick = watch.tick ? records_tick : NULL;
}

const struct watch *export_watch_of(const struct export_watch *export)
{
    return export->watch.stop || export->watch.tick ? &export->watch : NULL;
}

bool export_watch_keep(const struct output *output, bool done, struct fault *fault)
{
    if (!interrupt_signal() || (done && !output->path)) {
        return done;
    }
    return output->made.path
               ? fault_say_with(fault, FAULT_STOPPED, MSG_fault_interrupted_unchanged, output->path)
               : fault_say(fault, FAULT_PIPE, MSG_fault_stopped); /* there is nothing to say */
}
