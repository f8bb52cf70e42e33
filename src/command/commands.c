#include "command.h"

#include "arena.h"
#include "command_run.h"
#include "shaping.h"
#include "text.h"

#include <limits.h>
#include <string.h>

static const struct option_spec common[] = {
    {'d', "database", "FILE",
     "the database (else BLOCLINE_DB, the settings file, or the one built in)"},
    {'f', "format", "FORMAT",
     "table, csv, tsv, json, jsonl, markdown, text, html, xlsx, vega-lite, ics, graphml, dot"},
    {'o', "output", "FILE", "write to FILE; its extension picks the format"},
    {OPTION_LANG, "lang", "LANG", "language of names and titles: en, ru or kk (en)"},
    {OPTION_READING, "reading", "NAME",
     "whose accounts count: `blocline list readings` (the first)"},
    {OPTION_FAIL_EMPTY, "fail-empty", NULL, "exit with status 1 if the answer has no rows"},
    {'q', "quiet", NULL, "no notes on stderr"},
    {'h', "help", NULL, "this help"},
    {'V', "version", NULL, "the version"},
};

static const struct option_spec special[] = {
    {OPTION_ON, "on", "DATE",
     "the day or period asked about, any EDTF: 2015-03-01, 1998-03, 2010/2014"},
    {OPTION_RULE, "rule", "RULE",
     "of a period: any day of it (default), all of it, its start, its end"},
    {OPTION_STATUS, "status", "S[,S]", "these statuses, or all (default: those of class full)"},
    {OPTION_FROM, "from", "DATE", "nothing before DATE (its first day)"},
    {OPTION_TO, "to", "DATE", "nothing after DATE (its last day)"},
    {OPTION_BLOC, "bloc", "BLOC", "only this bloc"},
    {OPTION_ACTOR, "actor", "ACTOR", "only what this actor took part in"},
    {OPTION_KIND, "kind", "KIND", "only this kind of event: `blocline list kinds`"},
    {OPTION_PERSON, "person", "NAME", "only with this person: an id, a full name or a last name"},
    {OPTION_EVERY, "all", NULL, "every bloc and every actor, in place of the one named"},
    {OPTION_SOURCE, "source", "SOURCE", "what this source tells, whichever the reading uses"},
    {OPTION_TREE, "tree", NULL, "draw a tree"},
    {OPTION_STYLE, "style", "STYLE", "plain (default), bibtex or gost"},
    {OPTION_BY, "by", "PERIOD", "year (default), quarter, month or day"},
    {OPTION_BLOCS, "bloc", "B[,B]", "only these blocs"},
    {OPTION_ACTORS, "actor", "A[,A]", "only these actors"},
    {OPTION_PANEL_RULE, "rule", "RULE",
     "any day of the period (default), all of it, its start, its end, or days: their share"},
    {OPTION_DYADS_RULE, "rule", "RULE",
     "any day of the period (default), all of it, its start, its end"},
    {OPTION_WIDE, "wide", NULL, "one column per bloc"},
    {OPTION_CODES, "codes", "CODES", "actors as iso3 (their ids, default), iso2, cow or gw"},
    {OPTION_SHAPE, "shape", "cow", "the columns of the Correlates of War IGO data"},
    {OPTION_CERTAIN, "certain", NULL, "leave out what is only possible"},
    {OPTION_NET, "net", NULL, "only what differs between the two days"},
    {OPTION_ANY_PAIR, "any-pair", NULL, "every two of the actors, not only all of them"},
    {OPTION_DAYS, "days", NULL, "count the days, per bloc"},
    {OPTION_OF, "of", "WHAT", "actors by the blocs they share (default), or blocs by actors"},
    {OPTION_AS, "as", "FORM", "graphml or dot, for Gephi, igraph or Graphviz (same as -f)"},
    {OPTION_IS, "is", "DAY", "adds the verdict on this day: certain, possible or no"},
    {OPTION_ESCAPED, "escaped", NULL,
     "undo \\t \\n \\r \\s (space) \\\\ \\uXXXX in the dates first"},
};

static const struct command table[] = {
    {"members",
     "BLOC",
     0,
     1,
     "who stood in a bloc",
     "Lists the actors that stood in BLOC on the day or in the period of --on (without it, on the\n"
     "last day that the records cover). `certain`: they did however the dates are completed;\n"
     "`possible`: the dates leave it open. With --all, of every bloc: no BLOC is named then.",
     {OPTION_ON, OPTION_RULE, OPTION_STATUS, OPTION_EVERY, 0},
     {"blocline members EAEU --on 2015-03-01", "blocline members СНГ --on 1993 --status all", NULL},
     run_members,
     false},
    {"blocs",
     "ACTOR",
     0,
     1,
     "where an actor stood",
     "Lists the blocs in which ACTOR stood on the day or in the period of --on. With --all, every\n"
     "standing of every actor, by bloc: no ACTOR is named then.",
     {OPTION_ON, OPTION_RULE, OPTION_STATUS, OPTION_EVERY, 0},
     {"blocline blocs Kazakhstan --on 1998", "blocline blocs UZB --on 2009/2012 --rule all", NULL},
     run_blocs,
     false},
    {"history",
     "BLOC|ACTOR",
     1,
     1,
     "all memberships of a bloc or an actor",
     "Lists every spell, with the events that begin and end it. The end is the first day on which\n"
     "it no longer holds; `..` means that it goes on.",
     {OPTION_STATUS, OPTION_FROM, OPTION_TO, 0},
     {"blocline history EURASEC", "blocline history UZB --status all --sort -start -o uzb.xlsx",
      NULL},
     run_history,
     false},
    {"chronology",
     "",
     0,
     0,
     "what happened, in order",
     "Lists events with the date and source of the account that counts in the reading.",
     {OPTION_FROM, OPTION_TO, OPTION_BLOC, OPTION_ACTOR, OPTION_KIND, OPTION_PERSON, OPTION_SOURCE,
      0},
     {"blocline chronology --bloc CAU --from 1994 --to 1998",
      "blocline chronology --person Назарбаев --kind proposal --lang ru", NULL},
     run_chronology,
     false},
    {"why",
     "BLOC ACTOR",
     2,
     2,
     "the accounts an answer rests on",
     "Lists every account of the events that changed ACTOR's standing in BLOC: those that count\n"
     "in the reading (used: yes) and those passed over, with what each says, in what it differs\n"
     "from the one that counts, and why it was passed over. With --on, only of the events that\n"
     "begin and end the standing of that day.",
     {OPTION_ON, OPTION_RULE, 0},
     {"blocline why EAEU KGZ", "blocline why INT1996 UKR --reading essay", NULL},
     run_why,
     false},
    {"lineage",
     "BLOC",
     1,
     1,
     "what a bloc came from and became",
     "Lists every step that led to BLOC, however far back, and every step that leads on from it,\n"
     "with the date of the event in the reading. `nested-in`: from was a part of to; `inspired`:\n"
     "no legal link. --tree draws the family: first what BLOC came from, then what it became.",
     {OPTION_TREE, 0},
     {"blocline lineage EURASEC", "blocline lineage CAU --tree -f table", NULL},
     run_lineage,
     false},
    {"disagreements",
     "[BLOC]",
     0,
     1,
     "where sources differ, side by side",
     "Lists, for each event that is told more than once, what its accounts disagree in, and what\n"
     "each of them says of it; also where one source contradicts itself. `used` says which "
     "account\n"
     "counts in the reading. A source that is silent on something disagrees with nobody about it.\n"
     "Aspects:\n"
     "  date       no day fits both dates (2015-08-06 and 2015-08-12)\n"
     "  precision  both may be true, but one date says less (2004 and 2004-10-18); whether a date\n"
     "             is marked as uncertain (?) or approximate (~) is shown, not compared\n"
     "  kind       a signature for one, an accession for another\n"
     "  parties    who was in it\n"
     "  status     what somebody became by it (party, signatory ...)\n"
     "  place      where it happened",
     {0},
     {"blocline disagreements INT1996", "blocline disagreements EAEU -f table", NULL},
     run_disagreements,
     false},
    {"changes",
     "FROM TO",
     2,
     2,
     "what changed between two days",
     changes_help,
     {OPTION_BLOCS, OPTION_ACTORS, OPTION_NET, OPTION_CERTAIN, 0},
     {"blocline changes 2014 2015 --bloc EAEU", "blocline changes 1991-12-01 2001-12-31 --net",
      NULL},
     run_changes,
     false},
    {"together",
     "ACTOR ACTOR...",
     2,
     32,
     "when actors shared their blocs",
     together_help,
     {OPTION_FROM, OPTION_TO, OPTION_STATUS, OPTION_BLOCS, OPTION_ANY_PAIR, OPTION_DAYS,
      OPTION_CERTAIN, 0},
     {"blocline together KAZ KGZ UZB", "blocline together KAZ RUS --days --from 1995 --to 2015",
      NULL},
     run_together,
     false},
    {"panel",
     "",
     0,
     0,
     "actor by bloc by period, for statistics",
     panel_help,
     {OPTION_BY, OPTION_FROM, OPTION_TO, OPTION_BLOCS, OPTION_ACTORS, OPTION_STATUS,
      OPTION_PANEL_RULE, OPTION_WIDE, OPTION_CODES, OPTION_SHAPE, OPTION_CERTAIN, 0},
     {"blocline panel --by month --bloc CAU,CAEC -o panel.csv",
      "blocline panel --wide --codes cow --rule end --from 1992 --to 2015", NULL},
     run_panel,
     false},
    {"dyads",
     "",
     0,
     0,
     "pairs of actors by period: what they share",
     dyads_help,
     {OPTION_BY, OPTION_FROM, OPTION_TO, OPTION_BLOCS, OPTION_ACTORS, OPTION_STATUS,
      OPTION_DYADS_RULE, OPTION_CODES, OPTION_SHAPE, OPTION_CERTAIN, 0},
     {"blocline dyads --from 1995 --to 1999", "blocline dyads --actor KAZ,UZB --by month", NULL},
     run_dyads,
     false},
    {"network",
     "",
     0,
     0,
     "co-membership as a graph: edge list, GraphML, DOT",
     network_help,
     {OPTION_ON, OPTION_RULE, OPTION_STATUS, OPTION_BLOCS, OPTION_ACTORS, OPTION_OF, OPTION_AS,
      OPTION_CERTAIN, 0},
     {"blocline network --on 2015 -o eurasia.graphml",
      "blocline network --of blocs --status all --as dot", NULL},
     run_network,
     false},
    {"date",
     "EDTF...",
     1,
     INT_MAX,
     "what a date means",
     "Says what each date means, or why it is refused: a date is EDTF (ISO 8601-2:2019, levels 0 "
     "to\n"
     "2). With - the dates are the lines of stdin. A table is in words, in the language of "
     "--lang;\n"
     "in all other formats there are columns for its first and last day (-inf, inf or unknown if "
     "it\n"
     "has none), for the latest start and the earliest end (between them lies what is certain), "
     "and\n"
     "`level` is `invalid` for what is refused. Needs no database.\n"
     "\n"
     "  1994-04-30     a day; 1994-04 some day of a month, 1994 of a year, 1994-21 of a spring\n"
     "  1994-04~       approximately; ? uncertain, % both. They move no bound\n"
     "  199X, 1994-XX  a digit that is not known\n"
     "  1990/1995      something that lasted from 1990 to 1995\n"
     "  [1990..1995]   something that happened some time between 1990 and 1995\n"
     "  1990/.. 1990/  lasts on without a limit; until an unknown day\n"
     "  [1990,1995]    in one of the two years; {1990,1995} in both\n"
     "  -0043          44 BC: year 0000 is 1 BC; Y17000 a year of more than four digits\n"
     "\n"
     "Exit status 1 if any date was refused; all are answered even so.",
     {OPTION_IS, OPTION_ESCAPED, 0},
     {"blocline date 1994-04~ '[1990..1995]' 1990/1995 --is 1994-04-30",
      "printf '1998\\n1994-04~\\n' | blocline date - -f json", NULL},
     run_date,
     true},
    {"list",
     "WHAT",
     1,
     1,
     "actors, blocs, sources, statuses, kinds, readings or people",
     "Lists what there is to ask about. WHAT is actors, blocs, sources, statuses, kinds (of\n"
     "events), readings or people.",
     {0},
     {"blocline list blocs", "blocline list statuses --lang ru", NULL},
     run_list,
     false},
    {"info",
     "",
     0,
     0,
     "what the database holds",
     "Says the title, version, licence and coverage of the records, and counts them.",
     {0},
     {"blocline info", "blocline info -f json", NULL},
     run_info,
     false},
    {"find",
     "TEXT",
     1,
     INT_MAX,
     "full-text search in English and Russian",
     "Finds the events, blocs, actors, people and sources that speak of all the words of TEXT: in\n"
     "titles, names, places, people, notes and ids. English and Russian words match in any form\n"
     "(ё is е), Kazakh ones by their beginning. Words in quotes stand side by side. The best come\n"
     "first, then the earliest; `matched` says in which fields.",
     {0},
     {"blocline find таможенный союз", "blocline find '\"customs union\" Bishkek'", NULL},
     run_find,
     false},
    {"cite",
     "",
     0,
     0,
     "how to cite the records",
     "Prints the citation of the records, with their version and a digest of the files they were\n"
     "loaded from. Whoever has the same files gets the same digest, in their folder:\n"
     "  LC_ALL=C sha256sum *.csv *.ini | LC_ALL=C sort -k 2 | sha256sum\n"
     "`gost` is GOST R 7.0.5-2008 and always in Russian.",
     {OPTION_STYLE, 0},
     {"blocline cite", "blocline cite --style bibtex -o records.txt", NULL},
     run_cite,
     false},
    {NULL, NULL, 0, 0, NULL, NULL, {0}, {NULL}, NULL, false},
};

const struct command *commands(void)
{
    return table;
}

const struct command *command_find(const char *name, struct fault *fault)
{
    struct arena arena = {0};
    struct nearest nearest = nearest_to(name);
    for (const struct command *command = table; command->name; command++) {
        if (strcmp(command->name, name) == 0) {
            arena_release(&arena);
            return command;
        }
        nearest_offer(&nearest, command->name, command->name);
    }
    fault_set(fault, FAULT_USAGE, "unknown command \"%s\"%s; `blocline -h` lists them", name,
              nearest_hint(&arena, &nearest));
    arena_release(&arena);
    return NULL;
}

const char *command_format(const struct command *command)
{
    return command->run == run_cite ? "text" : NULL;
}

const struct option_spec *common_options(size_t *count)
{
    *count = sizeof common / sizeof *common;
    return common;
}

bool command_takes(const struct command *command, int id)
{
    for (size_t i = 0; i < COMMAND_OPTIONS_MAX && command->options[i]; i++) {
        if (command->options[i] == id) {
            return true;
        }
    }
    return false;
}

size_t command_specs(const struct command *command, struct option_spec *specs, size_t capacity)
{
    size_t count = 0, shapes;
    const struct option_spec *shaping = shaping_options(&shapes);
    for (size_t i = 0; command && i < sizeof special / sizeof *special && count < capacity; i++) {
        if (command_takes(command, special[i].id)) {
            specs[count++] = special[i];
        }
    }
    for (size_t i = 0; i < sizeof common / sizeof *common && count < capacity; i++) {
        specs[count++] = common[i];
    }
    for (size_t i = 0; i < shapes && count < capacity; i++) {
        specs[count++] = shaping[i];
    }
    return count;
}
