# What the compiler and the linker can do against a mistake that got past everything else: checked
# copies, guarded stacks, checked indirect jumps, and addresses of functions that cannot be changed
# once the program has started. Measured on 2026-11-28 over questions and an ingest: 0.95 to 1.03 of
# the time without.
#
# Not on: a position-independent program (BLOCLINE_PIE). The tables of libstemmer hold ten thousand
# addresses, which the loader would have to write at every start: a plain question takes 1.14 of its
# time. What an attacker can reach is a file that he gave us, read by a program that ends right
# after; distributions that want PIE all the same turn it on.
include(CheckCCompilerFlag)
include(CheckLinkerFlag)

option(BLOCLINE_HARDEN "Compile with the hardening of the compiler and the linker" ON)
if(BLOCLINE_HARDEN AND NOT BLOCLINE_SANITIZE AND NOT BLOCLINE_FUZZ AND NOT WIN32)
    foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
        string(MAKE_C_IDENTIFIER "BLOCLINE_HAS${flag}" has)
        check_c_compiler_flag(${flag} ${has})
        if(${has})
            add_compile_options(${flag})
        endif()
    endforeach()
    # Only with optimisation, without which the compiler cannot know sizes, and warns.
    add_compile_options($<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE>
                        $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=3>)
    foreach(flag relro now noexecstack)
        check_linker_flag(C -Wl,-z,${flag} BLOCLINE_HAS_Z_${flag})
        if(BLOCLINE_HAS_Z_${flag})
            add_link_options(-Wl,-z,${flag})
        endif()
    endforeach()
endif()
