#include "xlsx_library.h"
#include "messages.h"

#include <dlfcn.h>
#include <string.h>

/* ISO C has no way from an object's address to a function's; POSIX promises that both are alike. */
static bool find(struct xlsx_library *library, const char *name, void *function, size_t size)
{
    void *address = dlsym(library->handle, name);
    memcpy(function, &address, size);
    return address != NULL;
}

bool xlsx_library_open(struct xlsx_library *library, struct fault *fault)
{
    bool found = true;
    *library = (struct xlsx_library){.handle = dlopen(BLOCLINE_XLSXWRITER, RTLD_NOW)};
    if (library->handle == NULL) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_needs_xlsxwriter, dlerror());
    }
#define XLSX_FIND(name) found = find(library, #name, &library->name, sizeof library->name) && found;
    XLSX_FUNCTIONS(XLSX_FIND)
#undef XLSX_FIND
    if (!found) {
        xlsx_library_close(library);
        return fault_say_with(fault, FAULT_IO, MSG_fault_xlsxwriter_lacks, BLOCLINE_XLSXWRITER);
    }
    return true;
}

void xlsx_library_close(struct xlsx_library *library)
{
    if (library->handle != NULL) {
        dlclose(library->handle);
        library->handle = NULL;
    }
}
