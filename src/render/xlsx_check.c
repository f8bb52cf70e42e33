#include "xlsx_check.h"

#include "platform.h"

#include <stdint.h>
#include <string.h>

enum { Z_OK = 0, Z_STREAM_END = 1, Z_NO_FLUSH = 0, RAW_DEFLATE = -15 };

/* ---- XML ---- */

/* As much of a text of XML as tells whether it goes on to its end: tags that open and close, in
 * pairs, and cells. Attributes are in double quotes, and there are no comments. */
struct xml {
    long depth;
    bool begun, in_tag, in_quotes, closing, special;
    char last;     /* sign */
    char name[13]; /* the beginning of the tag's */
    size_t name_size;
    struct xlsx_parts parts;
    size_t null_signs; /* of "(null)" that have been seen one after the other */
};

/* What the C library prints for a text that is not there: libxlsxwriter goes on where it has no
 * memory for the name of a sheet. */
static bool take_null(struct xml *xml, char sign)
{
    static const char null[] = "(null)";
    xml->null_signs = sign == null[xml->null_signs] ? xml->null_signs + 1 : sign == null[0];
    return xml->null_signs == sizeof null - 1;
}

static bool is_named(const struct xml *xml, const char *name)
{
    const size_t size = strlen(name);
    return xml->name_size >= size && memcmp(xml->name, name, size) == 0;
}

static bool tag_ends(struct xml *xml)
{
    xml->in_tag = false;
    if (!xml->closing) {
        xml->parts.cells += is_named(xml, "c ");
        xml->parts.panes += is_named(xml, "pane ");
        xml->parts.selections += is_named(xml, "selection ");
        xml->parts.ignored += is_named(xml, "ignoredError ");
    }
    if (xml->closing) {
        xml->depth--;
    } else if (!xml->special && xml->last != '/') {
        xml->depth++;
    }
    return xml->depth >= 0;
}

/* `named`: names of sheets stand in it. */
static bool xml_take(struct xml *xml, const unsigned char *text, size_t size, bool named)
{
    for (size_t i = 0; i < size; i++) {
        const char sign = (char)text[i];
        if (named && take_null(xml, sign)) {
            return false;
        }
        if (!xml->in_tag) {
            if (sign == '<') {
                *xml = (struct xml){.depth = xml->depth,
                                    .begun = true,
                                    .in_tag = true,
                                    .parts = xml->parts,
                                    .null_signs = xml->null_signs};
            }
            continue;
        }
        if (xml->in_quotes) {
            xml->in_quotes = sign != '"';
        } else if (sign == '"') {
            xml->in_quotes = true;
        } else if (sign == '<') {
            return false;
        } else if (sign == '>') {
            if (!tag_ends(xml)) {
                return false;
            }
        } else if (xml->name_size < sizeof xml->name) {
            xml->closing = xml->closing || (xml->name_size == 0 && sign == '/');
            xml->special = xml->special || (xml->name_size == 0 && (sign == '?' || sign == '!'));
            xml->name[xml->name_size++] = sign;
        }
        xml->last = sign;
    }
    return true;
}

static bool xml_is_whole(const struct xml *xml)
{
    return xml->begun && !xml->in_tag && xml->depth == 0;
}

/* ---- ZIP (APPNOTE.TXT, 4.3) ---- */

enum { LOCAL_HEADER = 30, ENTRY_HEADER = 46, END_RECORD = 22, STORED = 0, DEFLATED = 8 };

static uint32_t get2(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}

static uint32_t get4(const unsigned char *at)
{
    return get2(at) | get2(at + 2) << 16;
}

struct archive {
    const unsigned char *bytes;
    size_t size;
    const struct zlib *zlib;
    struct xlsx_parts parts; /* found in the sheets */
};

struct entry {
    const unsigned char *data;
    uint32_t method, packed, size;
    bool is_sheet;
    bool names_sheets;
};

static bool unpack(const struct archive *archive, const struct entry *entry, struct xml *xml)
{
    unsigned char out[16384];
    struct inflater inflater = {.next_in = entry->data, .avail_in = entry->packed};
    if (archive->zlib->begin(&inflater, RAW_DEFLATE, "1", (int)sizeof inflater) != Z_OK) {
        return false;
    }
    int code = Z_OK;
    bool valid = true;
    while (valid && code == Z_OK) {
        inflater.next_out = out;
        inflater.avail_out = sizeof out;
        code = archive->zlib->inflate(&inflater, Z_NO_FLUSH);
        valid = (code == Z_OK || code == Z_STREAM_END) &&
                xml_take(xml, out, sizeof out - inflater.avail_out, entry->names_sheets);
    }
    valid = valid && inflater.total_out == entry->size;
    archive->zlib->end(&inflater);
    return valid;
}

static bool check_entry(struct archive *archive, const struct entry *entry)
{
    struct xml xml = {0};
    const bool read = entry->method == DEFLATED
                          ? unpack(archive, entry, &xml)
                          : entry->method == STORED && entry->packed == entry->size &&
                                xml_take(&xml, entry->data, entry->size, entry->names_sheets);
    if (entry->is_sheet) {
        archive->parts.cells += xml.parts.cells;
        archive->parts.panes += xml.parts.panes;
        archive->parts.selections += xml.parts.selections;
        archive->parts.ignored += xml.parts.ignored;
    }
    return read && xml_is_whole(&xml);
}

/* Whether the entry whose header is at `header` has a name that begins so. */
static bool entry_begins(const unsigned char *header, const char *name)
{
    const size_t size = strlen(name);
    return get2(header + 28) >= size && memcmp(header + ENTRY_HEADER, name, size) == 0;
}

/* The entry whose header in the directory is at `at`; *next is behind it. */
static bool find_entry(const struct archive *archive, size_t at, struct entry *entry, size_t *next)
{
    const unsigned char *header = archive->bytes + at;
    if (archive->size - at < ENTRY_HEADER || memcmp(header, "PK\1\2", 4) != 0) {
        return false;
    }
    const size_t name = get2(header + 28), rest = get2(header + 30) + get2(header + 32);
    const size_t local = get4(header + 42);
    *next = at + ENTRY_HEADER + name + rest;
    if (*next > archive->size || local > archive->size || archive->size - local < LOCAL_HEADER ||
        memcmp(archive->bytes + local, "PK\3\4", 4) != 0) {
        return false;
    }
    const size_t data = local + LOCAL_HEADER + get2(archive->bytes + local + 26) +
                        get2(archive->bytes + local + 28);
    *entry = (struct entry){.data = archive->bytes + data,
                            .method = get2(header + 10),
                            .packed = get4(header + 20),
                            .size = get4(header + 24),
                            .is_sheet = entry_begins(header, "xl/worksheets/"),
                            .names_sheets = entry_begins(header, "xl/workbook.xml") ||
                                            entry_begins(header, "docProps/app.xml")};
    return data <= archive->size && entry->packed <= archive->size - data;
}

static bool check_archive(struct archive *archive)
{
    if (archive->size < END_RECORD) {
        return false;
    }
    const unsigned char *end = archive->bytes + archive->size - END_RECORD; /* no comment */
    size_t at = get4(end + 16);
    if (memcmp(end, "PK\5\6", 4) != 0 || get2(end + 10) == 0) {
        return false;
    }
    for (uint32_t left = get2(end + 10); left > 0; left--) {
        struct entry entry;
        if (at > archive->size || !find_entry(archive, at, &entry, &at) ||
            !check_entry(archive, &entry)) {
            return false;
        }
    }
    return true;
}

bool xlsx_is_whole(const struct zlib *zlib, int file, const struct xlsx_parts *parts)
{
    struct platform_facts facts;
    struct archive archive = {.zlib = zlib};
    if (!platform_facts_open(file, &facts) || facts.size == 0) {
        return false;
    }
    archive.size = (size_t)facts.size;
    archive.bytes = platform_map(file, archive.size);
    if (!archive.bytes) {
        return false;
    }
    const bool whole = check_archive(&archive) && archive.parts.cells == parts->cells &&
                       archive.parts.panes == parts->panes &&
                       archive.parts.selections == parts->selections &&
                       archive.parts.ignored == parts->ignored;
    platform_unmap(archive.bytes, archive.size);
    return whole;
}
