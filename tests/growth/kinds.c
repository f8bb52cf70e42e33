#include "kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define EVENTS "event,date,kind,bloc,effects,source,locator"

/* Opens a new file of that name and writes how it begins. */
static FILE *begin(const char *name, const char *head)
{
    FILE *file = fopen(name, "w");
    if (!file) {
        perror(name);
        exit(2);
    }
    fputs(head, file);
    return file;
}

static void whole(const char *name, const char *text)
{
    fclose(begin(name, text));
}

static FILE *begin_ini(void)
{
    return begin("blocline.ini", "[package]\nid = q\nas_of = 2020-12-31\n");
}

/* A package of two actors, one bloc and one event. */
static void plain(void)
{
    fclose(begin_ini());
    whole("sources.csv", "source,title\ns,S\n");
    whole("statuses.csv", "status,class\nmember,full\nobserver,partial\nnone,none\n");
    whole("actors.csv", "actor\nXA\nXB\n");
    whole("blocs.csv", "bloc\nB\n");
    whole("events.csv", EVENTS "\ne0,2000-01-01,accession,B,member=XA,s,l\n");
}

static FILE *plain_and(const char *name, const char *head)
{
    plain();
    return begin(name, head);
}

static void names(unsigned n)
{
    FILE *file = plain_and("names.csv", "of,id,lang,form,name\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "actor,XA,en,alias,Name %u\n", i);
    }
    fclose(file);
}

static void accounts(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "e0,2000-01-01,accession,B,member=XA,s,l%u\n", i);
    }
    fclose(file);
}

static void effects(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\ne0,2000-01-01,accession,B,member=");
    FILE *actors = begin("actors.csv", "actor\nXA\nXB\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "%sX%u", i ? " " : "", i);
        fprintf(actors, "X%u\n", i);
    }
    fputs(",s,l\n", file);
    fclose(actors);
    fclose(file);
}

static void participants(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS ",people\ne0,2000-01-01,accession,B,member=XA,s,l,"
                                                "signatory: ");
    FILE *people = begin("people.csv", "person\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "%sP%u", i ? "; " : "", i);
        fprintf(people, "P%u\n", i);
    }
    fputs("\n", file);
    fclose(people);
    fclose(file);
}

static void readings(unsigned n)
{
    plain();
    FILE *file = begin_ini();
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "[reading r%u]\nsources = \"*\"\n", i);
    }
    fclose(file);
}

static void blocs_of_one(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    FILE *blocs = begin("blocs.csv", "bloc\nB\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "f%u,2000-01-01,accession,B%u,member=XA,s,l\n", i, i);
        fprintf(blocs, "B%u\n", i);
    }
    fclose(blocs);
    fclose(file);
}

static void days_of_a_set(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "e%u,\"{XXXX-XX-XX,1999,1995..1997,2001-21}\",accession,B,observer=XB,s,l\n",
                i);
    }
    fclose(file);
}

static void findings(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "e%u,20x0-01-0%u,accession,B,member=XA,s,l\n", i, i % 10);
    }
    fclose(file);
}

static void unknown_actors(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    FILE *actors = begin("actors.csv", "actor\nXA\nXB\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "e%u,2000-01-01,accession,B,member=ACTR%06u,s,l\n", i, i);
        fprintf(actors, "ACTOR%06u\n", i);
    }
    fclose(actors);
    fclose(file);
}

static void unknown_sources(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    FILE *sources = begin("sources.csv", "source,title\ns,S\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "e%u,2000-01-01,accession,B,member=XA,sorce%06u,l\n", i, i);
        fprintf(sources, "source%06u,T\n", i);
    }
    fclose(sources);
    fclose(file);
}

static void vague_days(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "e%u,2001,accession,B,%s=XA,s,l\n", i, i % 2 ? "member" : "observer");
    }
    fclose(file);
}

static void turns(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "e%u,%04u-%02u-%02u,accession,B,%s=XA,s,l\n", i, i / 336 % 2000,
                1 + i / 28 % 12, 1 + i % 28, i % 2 ? "member" : "observer");
    }
    fclose(file);
}

static void lineage(unsigned n)
{
    FILE *file = plain_and("lineage.csv", "from,to,relation\n");
    FILE *blocs = begin("blocs.csv", "bloc\nB\nB0\n");
    for (unsigned i = 1; i < n; i++) {
        fprintf(file, "B%u,B%u,renamed\n", i - 1, i);
        fprintf(blocs, "B%u\n", i);
    }
    fclose(blocs);
    fclose(file);
}

static void lineage_of_two_ways(unsigned n)
{
    FILE *file = plain_and("lineage.csv", "from,to,relation\n");
    FILE *blocs = begin("blocs.csv", "bloc\nB\n");
    for (unsigned i = 0; i < n + 3; i++) {
        fprintf(blocs, "B%u\n", i);
    }
    for (unsigned i = 0; i < n; i += 2) {
        fprintf(file, "B%u,B%u,merged-into\nB%u,B%u,merged-into\nB%u,B%u,renamed\n", i, i + 1, i,
                i + 2, i + 1, i + 2);
    }
    fclose(blocs);
    fclose(file);
}

static void namesakes(unsigned n)
{
    FILE *file = plain_and("names.csv", "of,id,lang,form,name\n");
    FILE *blocs = begin("blocs.csv", "bloc\nB\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "bloc,B%u,en,name,Same\n", i);
        fprintf(blocs, "B%u\n", i);
    }
    fclose(blocs);
    fclose(file);
}

static void columns(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS);
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, ",c%u", i);
    }
    fputs("\ne0,2000-01-01,accession,B,member=XA,s,l", file);
    for (unsigned i = 0; i < n; i++) {
        fputs(",v", file);
    }
    fputs("\n", file);
    fclose(file);
}

static void long_note(unsigned n, const char *part)
{
    FILE *file =
        plain_and("events.csv", EVENTS ",note\ne0,2000-01-01,accession,B,member=XA,s,l,\"");
    for (unsigned i = 0; i < n; i++) {
        fputs(part, file);
    }
    fputs("\"\n", file);
    fclose(file);
}

static void quotes(unsigned n)
{
    long_note(n, "\"\"");
}

static void long_field(unsigned n)
{
    long_note(n, "word ");
}

static void open_quote(unsigned n)
{
    FILE *file =
        plain_and("events.csv", EVENTS ",note\ne0,2000-01-01,accession,B,member=XA,s,l,\"");
    for (unsigned i = 0; i < n; i++) {
        fputs("x\n", file);
    }
    fclose(file);
}

static void returns(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\r");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "e%u,2000-01-01,accession,B,member=XA,s,l\r", i);
    }
    fclose(file);
}

static void ini_keys(unsigned n)
{
    plain();
    FILE *file = begin_ini();
    fputs("[files]\n", file);
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "k%u = x\n", i);
    }
    fclose(file);
}

static void ini_sections(unsigned n)
{
    plain();
    FILE *file = begin_ini();
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "[sec%u]\nk = x\n", i);
    }
    fclose(file);
}

static void files(unsigned n)
{
    char name[32];
    plain();
    for (unsigned i = 0; i < n; i++) {
        snprintf(name, sizeof name, "events-%u.csv", i);
        FILE *file = begin(name, EVENTS "\n");
        fprintf(file, "f%u,2000-01-01,signature,B,,s,l\n", i);
        fclose(file);
    }
}

static void statuses(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\ne0,2000-01-01,accession,B,");
    FILE *actors = begin("actors.csv", "actor\nXA\nXB\n");
    FILE *list = begin("statuses.csv", "status,class\nmember,full\nnone,none\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "%sst%u=X%u", i ? "; " : "", i, i);
        fprintf(actors, "X%u\n", i);
        fprintf(list, "st%u,full\n", i);
    }
    fputs(",s,l\n", file);
    fclose(list);
    fclose(actors);
    fclose(file);
}

static void combining_marks(unsigned n)
{
    FILE *file = plain_and("names.csv", "of,id,lang,form,name\nactor,XA,en,name,a");
    for (unsigned i = 0; i < n; i++) {
        fputs("\xCC\x81\xCC\x96", file);
    }
    fputs("\n", file);
    fclose(file);
}

static void events_that_differ(unsigned n)
{
    FILE *file = plain_and("events.csv", EVENTS "\n");
    whole("sources.csv", "source,title\ns,S\nt,T\n");
    for (unsigned i = 0; i < n; i++) {
        fprintf(file, "g%u,2000-01-01,signature,B,,s,l\ng%u,2000-01-02,signature,B,,t,l\n", i, i);
    }
    fclose(file);
}

const struct kind kinds[] = {
    {"names", names, {"blocs XA", "members B --on 2005"}},
    {"accounts", accounts, {"disagreements", "why B XA", "chronology"}},
    {"effects", effects, {"members B --on 2005", "chronology", "why B X1"}},
    {"participants", participants, {"chronology --person P1"}},
    {"readings", readings, {"list readings", "info"}},
    {"blocs-of-one",
     blocs_of_one,
     {"history XA", "blocs XA", "together XA XB", "dyads --by year --from 2019",
      "dyads --of blocs --by year --from 2020 --to 2020 --limit 1",
      "panel --wide --by year --from 2019"}},
    {"days-of-a-set", days_of_a_set, {"chronology"}},
    {"findings", findings, {NULL}},
    {"unknown-actors", unknown_actors, {NULL}},
    {"unknown-sources", unknown_sources, {NULL}},
    {"vague-days", vague_days, {"history B"}},
    {"turns",
     turns,
     {"history B --status all", "why B XA", "panel --by year", "changes 0001 2020",
      "together XA XB"}},
    {"lineage", lineage, {"lineage B0", "lineage B0 --tree", "lineage B5 --tree -f json"}},
    {"lineage-two-ways", lineage_of_two_ways, {"lineage B0"}},
    {"namesakes", namesakes, {"members Same", "members Sane"}},
    {"columns", columns, {NULL}},
    {"quotes", quotes, {"chronology"}},
    {"long-field", long_field, {"chronology", "find word"}},
    {"open-quote", open_quote, {NULL}},
    {"returns", returns, {"chronology"}},
    {"ini-keys", ini_keys, {NULL}},
    {"ini-sections", ini_sections, {NULL}},
    {"files", files, {"chronology"}},
    {"statuses", statuses, {"members B --status all", "members B"}},
    {"combining-marks", combining_marks, {"blocs XA"}},
    {"events-that-differ", events_that_differ, {"disagreements"}},
    {NULL, NULL, {NULL}},
};
