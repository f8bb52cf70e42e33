#include "command_run.h"

#include "record_queries.h"

/* Commands about the record itself. */

bool run_lineage(const struct question *question, const struct options *options,
                 struct table_sink *sink, size_t *rows, struct fault *fault)
{
    return options->value[OPTION_TREE]
               ? query_lineage_tree(question, options->operands[0], sink, rows, fault)
               : query_lineage(question, options->operands[0], sink, rows, fault);
}

bool run_disagreements(const struct question *question, const struct options *options,
                       struct table_sink *sink, size_t *rows, struct fault *fault)
{
    return query_disagreements(question, options->operands[0], sink, rows, fault);
}
