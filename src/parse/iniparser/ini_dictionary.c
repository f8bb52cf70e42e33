/* iniparser's dictionary, with memory that is there. Where iniparser 4.1 is linked statically
 * (--wrap=dictionary_new, src/CMakeLists.txt) this takes the place of its own function, which does
 * not look whether it got the three arrays and crashes later. */
#include "arena.h"

#include <dictionary.h>

enum { LEAST = 128 }; /* iniparser's own */

dictionary *__wrap_dictionary_new(size_t size);

dictionary *__wrap_dictionary_new(size_t size)
{
    dictionary *made = heap_zero(1, sizeof *made);
    const size_t room = size < LEAST ? LEAST : size;
    made->size = (__typeof__(made->size))room;
    made->val = heap_zero(room, sizeof *made->val);
    made->key = heap_zero(room, sizeof *made->key);
    made->hash = heap_zero(room, sizeof *made->hash);
    return made;
}
