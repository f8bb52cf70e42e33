#include "command_run.h"

#include "record_queries.h"

#include <stdlib.h>
#include <time.h>

/* Commands about the record itself. */

bool run_lineage(const struct question *question, const struct options *options,
                 struct table_sink *sink, struct fault *fault)
{
    return options->value[OPTION_TREE]
               ? query_lineage_tree(question, options->operands[0], sink, fault)
               : query_lineage(question, options->operands[0], sink, fault);
}

bool run_disagreements(const struct question *question, const struct options *options,
                       struct table_sink *sink, struct fault *fault)
{
    const char *bloc = options->operand_count ? options->operands[0] : NULL;
    return query_disagreements(question, bloc, sink, fault);
}

/* Today, or the day that SOURCE_DATE_EPOCH says (reproducible-builds.org): for those whose output
 * must be the same tomorrow. */
static void write_today(char day[], size_t size)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    const time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm parts;
    day[0] = '\0';
    if (epoch && *epoch ? gmtime_r(&now, &parts) : localtime_r(&now, &parts)) {
        strftime(day, size, "%Y-%m-%d", &parts);
    }
}

bool run_cite(const struct question *question, const struct options *options,
              struct table_sink *sink, struct fault *fault)
{
    char today[32];
    write_today(today, sizeof today);
    return query_cite(question, options->value[OPTION_STYLE], today, sink, fault);
}

bool run_find(const struct question *question, const struct options *options,
              struct table_sink *sink, struct fault *fault)
{
    return query_find(question, options->operands, (size_t)options->operand_count, sink, fault);
}
