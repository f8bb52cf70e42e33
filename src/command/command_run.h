#ifndef BLOCLINE_COMMAND_RUN_H
#define BLOCLINE_COMMAND_RUN_H

#include "command.h"

/* The functions of the command table; each is a command_run. */
command_run run_members;
command_run run_blocs;
command_run run_history;
command_run run_chronology;
command_run run_why;
command_run run_date;
command_run run_list;
command_run run_info;
command_run run_lineage;
command_run run_disagreements;
command_run run_cite;
command_run run_find;

/* command_analyst.c, which also says what they do */
extern const char changes_help[], together_help[], panel_help[], dyads_help[], network_help[];
command_run run_changes;
command_run run_together;
command_run run_panel;
command_run run_dyads;
command_run run_network;

#endif
