#include "picture_library.h"
#include "messages.h"

#include <dlfcn.h>
#include <string.h>

/* ISO C has no way from an object's address to a function's; POSIX promises that both are alike. */
static bool find(void *handle, const char *name, void *function, size_t size)
{
    void *address = handle ? dlsym(handle, name) : NULL;
    memcpy(function, &address, size);
    return address != NULL;
}

bool picture_library_open(struct picture_library *library, struct fault *fault)
{
    bool found = true;
    *library = (struct picture_library){.rsvg = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_GLOBAL),
                                        .cairo = dlopen("libcairo.so.2", RTLD_NOW),
                                        .glib = dlopen("libgobject-2.0.so.0", RTLD_NOW)};
#define FIND(handle, name)                                                                         \
    found = find(library->handle, #name, &library->name, sizeof library->name) && found;
#define FIND_RSVG(returns, name, arguments)  FIND(rsvg, name)
#define FIND_CAIRO(returns, name, arguments) FIND(cairo, name)
#define FIND_GLIB(returns, name, arguments)  FIND(glib, name)
    RSVG_FUNCTIONS(FIND_RSVG)
    CAIRO_FUNCTIONS(FIND_CAIRO)
    GLIB_FUNCTIONS(FIND_GLIB)
    return found || fault_say(fault, FAULT_IO, MSG_fault_needs_librsvg);
}
