#include "xlsx_library.h"

/* zlib.h: xlsx_check.h says why not its header. */
int inflateInit2_(struct inflater *, int, const char *, int);
int inflate(struct inflater *, int);
int inflateEnd(struct inflater *);

bool xlsx_library_open(struct xlsx_library *library, struct fault *fault)
{
    (void)fault;
#define XLSX_TAKE(name) .name = name,
    *library = (struct xlsx_library){
        .zlib = {.begin = inflateInit2_, .inflate = inflate, .end = inflateEnd},
        XLSX_FUNCTIONS(XLSX_TAKE)};
#undef XLSX_TAKE
    return true;
}

void xlsx_library_close(struct xlsx_library *library)
{
    *library = (struct xlsx_library){0};
}
