#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "chronicle.h"
#include "day.h"

static FILE *open_file(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    return file;
}

static void close_file(FILE *file)
{
    if (ferror(file) || fclose(file) != 0) {
        perror("make_package");
        exit(EXIT_FAILURE);
    }
}

/* Three letters, different for each actor, in no order. */
static void actor_id(int actor, bool small, char id[4])
{
    const int number = (actor * 7919 + 4711) % (26 * 26 * 26);
    const char letter = small ? 'a' : 'A';
    id[0] = (char)(letter + number / 676);
    id[1] = (char)(letter + number / 26 % 26);
    id[2] = (char)(letter + number % 26);
    id[3] = '\0';
}

static void write_date(FILE *file, int day, int precision)
{
    const struct civil civil = day_to_civil(day);
    const int y = (int)civil.year, month = civil.month, date = civil.day;
    if (precision < 78) {
        fprintf(file, "%04d-%02d-%02d", y, month, date);
    } else if (precision < 86) {
        fprintf(file, "%04d-%02d", y, month);
    } else if (precision < 93) {
        fprintf(file, "%04d", y);
    } else if (precision < 95) {
        fprintf(file, "%04d-%02d-%02d~", y, month, date);
    } else if (precision < 96) {
        fprintf(file, "%04d-%02d-%02d?", y, month, date);
    } else if (precision < 97) {
        fprintf(file, "%04d?", y);
    } else if (precision < 98) {
        fprintf(file, "%04d-%02d-XX", y, month);
    } else {
        fprintf(file, "[%04d-%02d..%04d-%02d]", y, month, y, month < 10 ? month + 2 : 12);
    }
}

static const char *const status_words[] = {"member",    "associate", "observer",
                                           "suspended", "candidate", "none"};
static const char *const kind_words[] = {"accession", "admission",  "admission",   "suspension",
                                         "admission", "withdrawal", "dissolution", "summit"};

static void write_actors(FILE *file, const struct event *event)
{
    for (int i = 0; i < event->count; i++) {
        char id[4];
        actor_id(event->actors[i], false, id);
        fprintf(file, "%s%s", i ? " " : "", id);
    }
}

static void write_event_id(FILE *file, const struct event *event)
{
    char id[4];
    if (event->number == 0) {
        fprintf(file, "founding-t%05u", event->bloc);
    } else if (event->status == ENDED) {
        fprintf(file, "end-of-t%05u", event->bloc);
    } else if (event->status == MET) {
        fprintf(file, "summit-%u-t%05u", event->number, event->bloc);
    } else {
        actor_id(event->actors[0], true, id);
        fprintf(file, "%s-%s-t%05u-%" PRId64, id,
                event->status == LEFT ? "exit" : status_words[event->status], event->bloc,
                day_to_civil(event->day).year);
    }
}

static void write_titles(FILE *file, const struct event *event)
{
    char id[4];
    actor_id(event->actors[0], false, id);
    if (event->number == 0) {
        fprintf(file, "Founding of the organisation no. %u,Учреждение организации № %u",
                event->bloc, event->bloc);
    } else if (event->status == ENDED) {
        fprintf(file, "The organisation no. %u is dissolved,", event->bloc);
    } else if (event->status == MET) {
        fprintf(file, "\"Meeting %u of the heads of state, organisation no. %u\",", event->number,
                event->bloc);
    } else if (event->status == LEFT) {
        fprintf(file, "%s leaves the organisation no. %u,", id, event->bloc);
    } else {
        fprintf(file, "%s becomes %s of the organisation no. %u,", id, status_words[event->status],
                event->bloc);
        if (event->bloc % 3 == 0) {
            fprintf(file, "Государство %s в организации № %u", id, event->bloc);
        }
    }
}

/* One account. The handbook dates one event in three a little differently, and calls members
 * parties where it feels like it. */
static void write_account(FILE *file, const struct event *event, bool handbook)
{
    static const char *const places[] = {"",       "",      "Geneva",        "New York",
                                         "Almaty", "Minsk", "Rio de Janeiro"};
    const uint32_t mix = event->bloc * 31 + event->number * 17;
    int day = event->day, precision = event->precision;
    if (handbook && mix % 3 == 0) {
        day += (int)(mix % 53) - 26;
        precision = (int)(mix % 100);
    }
    write_event_id(file, event);
    fputc(',', file);
    write_date(file, day, precision);
    fprintf(file, ",%s,T%05u,", event->number == 0 ? "entry-into-force" : kind_words[event->status],
            event->bloc);
    if (event->status < ENDED) {
        const bool party = handbook && event->status == MEMBER && mix % 7 == 0;
        fprintf(file, "%s=", party ? "party" : status_words[event->status]);
        write_actors(file, event);
    }
    fputc(',', file);
    if (event->status == MET) {
        write_actors(file, event);
    }
    if (handbook) {
        fprintf(file, ",handbook,\"p. %u, note %u\",,,,", event->bloc % 900 + 1, event->number + 1);
    } else {
        fprintf(file, ",%s,article %u,%s,", mix % 5 ? "treaty-series" : "gazette",
                event->number + 1, places[mix % 7]);
        write_titles(file, event);
        fputs(mix % 11 ? "," : ",\"day not verified, see the register\"", file);
    }
    fputc('\n', file);
}

static void write_events(const char *folder, const struct chronicle *chronicle)
{
    FILE *file = open_file(folder, "events.csv");
    fputs("event,date,kind,bloc,effects,actors,source,locator,place,title_en,title_ru,note\n",
          file);
    size_t rows = 0;
    for (size_t i = 0; i < chronicle->count; i++) {
        const struct event *event = &chronicle->events[i];
        write_account(file, event, false);
        rows++;
        if (in_handbook(event->bloc)) {
            write_account(file, event, true);
            rows++;
        }
    }
    close_file(file);
    printf("%zu accounts of %zu events, %u blocs\n", rows, chronicle->count, chronicle->blocs);
}

static void write_identities(const char *folder, uint32_t blocs)
{
    FILE *file = open_file(folder, "actors.csv"), *names = open_file(folder, "names.csv");
    fputs("actor,kind,note\n", file);
    fputs("of,id,lang,form,name,used\n", names);
    for (int i = 0; i < ACTORS; i++) {
        char id[4];
        actor_id(i, false, id);
        fprintf(file, "%s,state,\n", id);
        fprintf(names,
                i % 9 ? "actor,%s,en,name,Republic of %s,\n"
                      : "actor,%s,en,name,\"%s, Kingdom of\",\n",
                id, id);
        fprintf(names, "actor,%s,ru,name,Государство %s,\n", id, id);
    }
    close_file(file);
    file = open_file(folder, "blocs.csv");
    fputs("bloc,kind,note\n", file);
    for (uint32_t i = 0; i < blocs; i++) {
        fprintf(file, "T%05u,organisation,\n", i);
        fprintf(names,
                "bloc,T%05u,en,name,Organisation no. %u,\nbloc,T%05u,ru,name,Организация № %u,\n",
                i, i, i, i);
    }
    close_file(file);
    close_file(names);
}

static void write_rest(const char *folder)
{
    FILE *file = open_file(folder, "sources.csv");
    fputs("source,kind,title,date\n"
          "treaty-series,treaty,A treaty series,2024\n"
          "gazette,official,An official gazette,2024\n"
          "handbook,reference,A handbook of organisations,2019\n",
          file);
    close_file(file);
    file = open_file(folder, "statuses.csv");
    fputs("status,class,cow\n"
          "member,full,1\nparty,full,1\nassociate,partial,2\nobserver,partial,3\n"
          "suspended,partial,\ncandidate,partial,\nnone,none,0\n",
          file);
    close_file(file);
    file = open_file(folder, "blocline.ini");
    fputs("[package]\nid = bench\ntitle_en = \"A made-up record\"\nversion = 1\n"
          "licence = CC0-1.0\nas_of = 2024-12-31\n\n"
          "[reading record]\ntitle_en = \"Treaties first\"\n"
          "sources = \"kind:treaty kind:official kind:reference\"\n\n"
          "[reading handbook]\ntitle_en = \"The handbook alone\"\nsources = handbook\n",
          file);
    close_file(file);
}

void chronicle_write(const struct chronicle *chronicle, const char *folder)
{
    write_identities(folder, chronicle->blocs);
    write_events(folder, chronicle);
    write_rest(folder);
}
