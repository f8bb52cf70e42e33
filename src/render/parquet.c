#include "parquet.h"

#include "varint.h"

#include <stdlib.h>
#include <string.h>

/* Numbers of the format (parquet.thrift). */
enum { PAGE_DATA = 0, PAGE_DICTIONARY = 2 };
enum { ENCODING_PLAIN = 0, ENCODING_RLE = 3, ENCODING_RLE_DICTIONARY = 8 };
enum { REPETITION_OPTIONAL = 1, CONVERTED_UTF8 = 0, CODEC_NONE = 0 };

/* Types of Thrift's compact protocol
 * (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). */
enum { THRIFT_I32 = 5, THRIFT_I64 = 6, THRIFT_BYTES = 8, THRIFT_LIST = 9, THRIFT_STRUCT = 12 };

void grown_add(struct grown *bytes, const void *more, size_t size)
{
    bytes->at = heap_grow(bytes->at, &bytes->capacity, bytes->size + size, 1);
    if (size) {
        memcpy(bytes->at + bytes->size, more, size);
    }
    bytes->size += size;
}

static void add_byte(struct grown *out, unsigned byte)
{
    const unsigned char one = (unsigned char)byte;
    grown_add(out, &one, 1);
}

static void add_varint(struct grown *out, uint64_t number)
{
    unsigned char bytes[VARINT_SIZE];
    grown_add(out, bytes, varint_put(bytes, number));
}

/* Little-endian, of four or eight bytes. */
static void add_fixed(struct grown *out, uint64_t number, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        add_byte(out, (unsigned)(number >> (8 * i)) & 0xff);
    }
}

/* ---- Thrift ---- */

/* A field of a struct; `*last` is the number of the one before, which the header is told from. */
static void add_field(struct grown *out, int *last, int number, unsigned type)
{
    add_byte(out, ((unsigned)(number - *last) << 4) | type); /* (no gap is larger than 15) */
    *last = number;
}

static void add_number(struct grown *out, int *last, int number, unsigned type, uint64_t value)
{
    add_field(out, last, number, type);
    add_varint(out, value << 1); /* zigzag; ours are never negative */
}

static void add_text(struct grown *out, const char *text)
{
    add_varint(out, strlen(text));
    grown_add(out, text, strlen(text));
}

static void add_list(struct grown *out, int *last, int number, unsigned type, size_t count)
{
    add_field(out, last, number, THRIFT_LIST);
    if (count < 15) {
        add_byte(out, ((unsigned)count << 4) | type);
    } else {
        add_byte(out, 0xf0 | type);
        add_varint(out, count);
    }
}

static void end_struct(struct grown *out)
{
    add_byte(out, 0);
}

/* ---- Pages ---- */

/* Bits that a number below `count` takes. */
static unsigned bits_of(uint32_t count)
{
    unsigned bits = 0;
    while (count > 1 && (count - 1) >> bits) {
        bits++;
    }
    return bits;
}

/* One run of numbers of `bits` bits, the lowest first; the last group of eight is filled up. */
static void add_packed(struct grown *out, const uint32_t *numbers, size_t count, unsigned bits)
{
    uint64_t waiting = 0;
    unsigned have = 0;
    add_varint(out, ((count + 7) / 8) << 1 | 1);
    for (size_t i = 0; i < (count + 7) / 8 * 8; i++) {
        waiting |= (uint64_t)(i < count ? numbers[i] : 0) << have;
        for (have += bits; have >= 8; have -= 8) {
            add_byte(out, waiting & 0xff);
            waiting >>= 8;
        }
    }
}

/* Which rows have a value: a run if all have one, else a bit each. Returns how many do; `present`
 * has room for all rows and gets the numbers of those values. */
static size_t add_levels(struct grown *out, const uint32_t *indexes, size_t rows, uint32_t *present)
{
    struct grown levels = {0};
    size_t count = 0;
    for (size_t i = 0; i < rows; i++) {
        present[i] = indexes[i] != NONE;
        count += present[i];
    }
    if (count == rows || count == 0) {
        add_varint(&levels, rows << 1);
        add_byte(&levels, count > 0);
    } else {
        add_packed(&levels, present, rows, 1);
    }
    add_fixed(out, levels.size, 4);
    grown_add(out, levels.at, levels.size);
    free(levels.at);
    count = 0;
    for (size_t i = 0; i < rows; i++) {
        if (indexes[i] != NONE) {
            present[count++] = indexes[i];
        }
    }
    return count;
}

static void add_value(struct grown *out, enum parquet_type type, const char *text)
{
    if (type == PARQUET_INT64) {
        add_fixed(out, (uint64_t)strtoll(text, NULL, 10), 8);
    } else if (type == PARQUET_DOUBLE) {
        const double number = strtod(text, NULL);
        uint64_t bits;
        memcpy(&bits, &number, sizeof bits);
        add_fixed(out, bits, 8);
    } else {
        add_fixed(out, strlen(text), 4);
        grown_add(out, text, strlen(text));
    }
}

/* The header of a page, which has `size` bytes and `values` values. */
static void add_page_header(struct grown *out, unsigned kind, size_t size, size_t values)
{
    int last = 0, inner = 0;
    add_number(out, &last, 1, THRIFT_I32, kind);
    add_number(out, &last, 2, THRIFT_I32, size);
    add_number(out, &last, 3, THRIFT_I32, size);
    add_field(out, &last, kind == PAGE_DATA ? 5 : 7, THRIFT_STRUCT);
    add_number(out, &inner, 1, THRIFT_I32, values);
    add_number(out, &inner, 2, THRIFT_I32,
               kind == PAGE_DATA ? ENCODING_RLE_DICTIONARY : ENCODING_PLAIN);
    if (kind == PAGE_DATA) {
        add_number(out, &inner, 3, THRIFT_I32, ENCODING_RLE);
        add_number(out, &inner, 4, THRIFT_I32, ENCODING_RLE);
    }
    end_struct(out);
    end_struct(out);
}

void parquet_pages(struct grown *out, enum parquet_type type, const struct intern *dictionary,
                   const uint32_t *indexes, size_t rows, uint64_t offset,
                   struct parquet_chunk *chunk)
{
    const uint32_t texts = intern_count(dictionary);
    const size_t begin = out->size;
    struct grown page = {0};
    uint32_t *present = heap_alloc((rows + 1) * sizeof *present);
    for (uint32_t i = 0; i < texts; i++) {
        add_value(&page, type, intern_text(dictionary, i));
    }
    chunk->dictionary_at = offset;
    add_page_header(out, PAGE_DICTIONARY, page.size, texts);
    grown_add(out, page.at, page.size);
    chunk->data_at = offset + (out->size - begin);
    page.size = 0;
    const size_t count = add_levels(&page, indexes, rows, present);
    /* A width of 0 would do for one text, but not for every reader. */
    const unsigned bits = texts > 1 ? bits_of(texts) : 1;
    add_byte(&page, bits);
    if (count) {
        add_packed(&page, present, count, bits);
    }
    add_page_header(out, PAGE_DATA, page.size, rows);
    grown_add(out, page.at, page.size);
    chunk->values = rows;
    chunk->size = out->size - begin;
    free(present);
    free(page.at);
}

/* ---- The footer ---- */

static void add_schema(struct grown *out, const struct parquet_file *file)
{
    int last = 0;
    add_field(out, &last, 4, THRIFT_BYTES);
    add_text(out, "blocline");
    add_number(out, &last, 5, THRIFT_I32, file->columns);
    end_struct(out);
    for (size_t i = 0; i < file->columns; i++) {
        last = 0;
        add_number(out, &last, 1, THRIFT_I32, file->types[i]);
        add_number(out, &last, 3, THRIFT_I32, REPETITION_OPTIONAL);
        add_field(out, &last, 4, THRIFT_BYTES);
        add_text(out, file->names[i]);
        if (file->types[i] == PARQUET_TEXT) {
            add_number(out, &last, 6, THRIFT_I32, CONVERTED_UTF8);
        }
        end_struct(out);
    }
}

static void add_chunk(struct grown *out, const struct parquet_file *file, size_t column,
                      const struct parquet_chunk *chunk)
{
    int last = 0, inner = 0;
    add_number(out, &last, 2, THRIFT_I64, chunk->dictionary_at);
    add_field(out, &last, 3, THRIFT_STRUCT);
    add_number(out, &inner, 1, THRIFT_I32, file->types[column]);
    add_list(out, &inner, 2, THRIFT_I32, 3);
    add_varint(out, ENCODING_PLAIN << 1);
    add_varint(out, ENCODING_RLE << 1);
    add_varint(out, ENCODING_RLE_DICTIONARY << 1);
    add_list(out, &inner, 3, THRIFT_BYTES, 1);
    add_text(out, file->names[column]);
    add_number(out, &inner, 4, THRIFT_I32, CODEC_NONE);
    add_number(out, &inner, 5, THRIFT_I64, chunk->values);
    add_number(out, &inner, 6, THRIFT_I64, chunk->size);
    add_number(out, &inner, 7, THRIFT_I64, chunk->size);
    add_number(out, &inner, 9, THRIFT_I64, chunk->data_at);
    add_number(out, &inner, 11, THRIFT_I64, chunk->dictionary_at);
    end_struct(out);
    end_struct(out);
}

static void add_group(struct grown *out, const struct parquet_file *file,
                      const struct parquet_group *group)
{
    int last = 0;
    uint64_t size = 0;
    add_list(out, &last, 1, THRIFT_STRUCT, file->columns);
    for (size_t i = 0; i < file->columns; i++) {
        add_chunk(out, file, i, &group->chunks[i]);
        size += group->chunks[i].size;
    }
    add_number(out, &last, 2, THRIFT_I64, size);
    add_number(out, &last, 3, THRIFT_I64, group->rows);
    end_struct(out);
}

void parquet_footer(struct grown *out, const struct parquet_file *file)
{
    const size_t begin = out->size;
    int last = 0;
    add_number(out, &last, 1, THRIFT_I32, 1);
    add_list(out, &last, 2, THRIFT_STRUCT, file->columns + 1);
    add_schema(out, file);
    add_number(out, &last, 3, THRIFT_I64, file->rows);
    add_list(out, &last, 4, THRIFT_STRUCT, file->group_count);
    for (size_t i = 0; i < file->group_count; i++) {
        add_group(out, file, &file->groups[i]);
    }
    if (file->about_count) {
        add_list(out, &last, 5, THRIFT_STRUCT, file->about_count);
        for (size_t i = 0; i < file->about_count; i++) {
            int inner = 0;
            add_field(out, &inner, 1, THRIFT_BYTES);
            add_text(out, file->about[i][0]);
            add_field(out, &inner, 2, THRIFT_BYTES);
            add_text(out, file->about[i][1]);
            end_struct(out);
        }
    }
    add_field(out, &last, 6, THRIFT_BYTES);
    add_text(out, "blocline");
    end_struct(out);
    add_fixed(out, out->size - begin, 4);
    grown_add(out, "PAR1", 4);
}
