#include "package_aside.h"
#include "aside_rows.h"
#include "files.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

void package_aside_init(struct package_aside *aside, enum language language)
{
    *aside = (struct package_aside){.count = 0};
    findings_init(&aside->kept);
    aside->kept.language = language;
}

void package_aside_release(struct package_aside *aside)
{
    findings_release(&aside->kept);
    free(aside->rows);
}

/* Whether it is an error about a row that can be left out. */
static bool is_of_row(const struct packages *packages, const struct finding *finding)
{
    const struct package_file *file = &packages->files[finding->place.file];
    return finding->severity == SEVERITY_ERROR && file->delimiter && file->header_line &&
           finding->place.line > file->header_line;
}

static void keep(struct package_aside *aside, const struct finding *finding)
{
    struct findings *kept = &aside->kept;
    findings_add(kept, finding->rule, finding->place, "%s", finding->text);
    struct finding *copy = &kept->list[kept->count - 1];
    copy->severity = SEVERITY_WARNING;
    kept->errors--;
    copy->readings = finding->readings
                         ? arena_text(&kept->arena, finding->readings, strlen(finding->readings))
                         : NULL;
}

static int compare_rows(const void *left, const void *right)
{
    const struct row_place *a = left, *b = right;
    return a->file != b->file ? (a->file > b->file) - (a->file < b->file)
                              : (a->line > b->line) - (a->line < b->line);
}

/* Puts the rows in order, each once. */
static void order(struct package_aside *aside)
{
    size_t kept = 0;
    sort_list(aside->rows, aside->count, sizeof *aside->rows, compare_rows);
    for (size_t i = 0; i < aside->count; i++) {
        if (!kept || compare_rows(&aside->rows[kept - 1], &aside->rows[i]) != 0) {
            aside->rows[kept++] = aside->rows[i];
        }
    }
    aside->count = kept;
}

size_t package_aside_take(struct package_aside *aside, const struct packages *packages,
                          struct findings *findings)
{
    const size_t before = aside->count;
    size_t left = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        if (!is_of_row(packages, finding)) {
            findings->list[left++] = *finding;
            continue;
        }
        keep(aside, finding);
        findings->errors--;
        aside->rows =
            heap_grow(aside->rows, &aside->capacity, aside->count + 1, sizeof *aside->rows);
        aside->rows[aside->count++] = (struct row_place){finding->place.file, finding->place.line};
    }
    findings->count = left;
    order(aside);
    return aside->count - before;
}

/* Each package says how many of its rows are left out. */
static void count_rows(const struct package_aside *aside, struct dataset *dataset)
{
    for (uint32_t package = 0; package < dataset->packages_count; package++) {
        size_t count = 0;
        for (size_t i = 0; i < aside->count; i++) {
            count += dataset->file_packages[aside->rows[i].file] == package;
        }
        if (count) {
            dataset->packages[package].set_aside = arena_printf(&dataset->arena, "%zu", count);
        }
    }
}

bool package_aside_write(const struct package_aside *aside, const struct packages *packages,
                         FILE *out, struct fault *fault)
{
    const struct dataset *dataset = packages->dataset;
    struct arena arena = {0};
    char *text = NULL;
    struct lines lines = {0};
    const char *row = "";
    bool done = true;
    aside_put_header(out);
    for (size_t i = 0; done && i < aside->kept.count; i++) {
        const struct finding *finding = &aside->kept.list[i];
        const struct finding *last = i ? &aside->kept.list[i - 1] : NULL;
        const bool other = !last || last->place.file != finding->place.file;
        if (other) {
            size_t size = 0;
            free(text);
            text = NULL;
            done = file_read(dataset->files[finding->place.file], &text, &size, fault);
            lines = lines_of(text ? text : "", size);
        }
        if (other || last->place.line != finding->place.line) {
            row = done ? aside_row_text(&arena, &lines, finding->place.line) : "";
        }
        aside_put(out, dataset->files[finding->place.file], finding, row);
    }
    free(text);
    arena_release(&arena);
    return done;
}

void package_aside_end(struct package_aside *aside, const struct packages *packages,
                       struct findings *findings)
{
    count_rows(aside, packages->dataset);
    packages_locate(packages, &aside->kept);
    for (size_t i = 0; i < aside->kept.count; i++) {
        findings->list = heap_grow(findings->list, &findings->capacity, findings->count + 1,
                                   sizeof *findings->list);
        findings->list[findings->count++] = aside->kept.list[i]; /* texts stay those of `kept` */
    }
    findings_sort(findings);
}
