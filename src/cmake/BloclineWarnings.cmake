# Warnings that every target compiles with. They are errors where BLOCLINE_WERROR is on (CI, presets
# for developers); a stranger's newer compiler may warn of more, and should still build.
option(BLOCLINE_WERROR "Treat warnings as errors" OFF)

add_library(blocline_warnings INTERFACE)
target_compile_options(blocline_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-qual
    -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wundef -Wformat=2 -Wvla
    $<$<BOOL:${BLOCLINE_WERROR}>:-Werror>)
