#include "messages.h"
#include "xlsx_library.h"

#include "platform.h"

bool xlsx_library_open(struct xlsx_library *library, struct fault *fault)
{
    bool found = true;
    const char *why;
    *library = (struct xlsx_library){.handle = platform_library(BLOCLINE_XLSXWRITER, false, &why)};
    if (library->handle == NULL) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_needs_xlsxwriter, why);
    }
#define XLSX_FIND(name) found = platform_function(library->handle, #name, &library->name) && found;
    XLSX_FUNCTIONS(XLSX_FIND)
#undef XLSX_FIND
    struct zlib *zlib = &library->zlib;
    found = platform_function(library->handle, "inflateInit2_", &zlib->begin) &&
            platform_function(library->handle, "inflate", &zlib->inflate) &&
            platform_function(library->handle, "inflateEnd", &zlib->end) && found;
    if (!found) {
        xlsx_library_close(library);
        return fault_say_with(fault, FAULT_IO, MSG_fault_xlsxwriter_lacks, BLOCLINE_XLSXWRITER);
    }
    return true;
}

void xlsx_library_close(struct xlsx_library *library)
{
    if (library->handle != NULL) {
        platform_library_close(library->handle);
        library->handle = NULL;
    }
}
