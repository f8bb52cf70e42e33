#include "picture_library.h"
#include "messages.h"

#include "platform.h"

static bool find(void *handle, const char *name, void *function)
{
    return handle && platform_function(handle, name, function);
}

bool picture_library_open(struct picture_library *library, struct fault *fault)
{
    bool found = true;
    const char *why;
    *library =
        (struct picture_library){.rsvg = platform_library("librsvg-2.so.2", true, &why),
                                 .cairo = platform_library("libcairo.so.2", false, &why),
                                 .glib = platform_library("libgobject-2.0.so.0", false, &why)};
#define FIND(handle, name)                   found = find(library->handle, #name, &library->name) && found;
#define FIND_RSVG(returns, name, arguments)  FIND(rsvg, name)
#define FIND_CAIRO(returns, name, arguments) FIND(cairo, name)
#define FIND_GLIB(returns, name, arguments)  FIND(glib, name)
    RSVG_FUNCTIONS(FIND_RSVG)
    CAIRO_FUNCTIONS(FIND_CAIRO)
    GLIB_FUNCTIONS(FIND_GLIB)
    return found || fault_say(fault, FAULT_IO, MSG_fault_needs_librsvg);
}
