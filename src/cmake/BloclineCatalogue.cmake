# blocline_catalogue(OUTPUT folder FILES en.txt ru.txt ...): messages.h and messages.c in the folder,
# from the catalogue of messages. src/i18n/README.md says how the files are written.
#
# Run as a script (-P) it reads the files, complains of what is wrong in them with file and line, and
# writes the two. With -DMISSING=ON it writes nothing, but lists what each language lacks. It is a
# script of CMake, not a program, so that it runs wherever the build runs, whatever is built for.
set(BLOCLINE_CATALOGUE_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(blocline_catalogue)
    cmake_parse_arguments(CATALOGUE "" "OUTPUT" "FILES" ${ARGN})
    string(REPLACE ";" "," joined "${CATALOGUE_FILES}")
    add_custom_command(
        OUTPUT ${CATALOGUE_OUTPUT}/messages.c
        BYPRODUCTS ${CATALOGUE_OUTPUT}/messages.h # written only if there are other ids
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${CATALOGUE_OUTPUT} -DFILES=${joined}
                -P ${BLOCLINE_CATALOGUE_SCRIPT}
        DEPENDS ${CATALOGUE_FILES} ${BLOCLINE_CATALOGUE_SCRIPT}
        COMMENT "Making tables of the messages"
        VERBATIM)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
    return()
endif()

cmake_policy(VERSION 3.25)
set(all_forms one few many other) # in the order of enum plural_form (message_tables.h)
set(rule_forms_one-other one other)
set(rule_forms_east-slavic one few many)
set(rule_forms_same other)
set(errors "")

# Signs that lists of CMake trip over, and our escapes, while lines are taken apart. The bytes 1 to 8
# stand for placeholders, here and in the tables.
string(ASCII 14 open)
string(ASCII 15 close)
string(ASCII 16 backslash)
string(ASCII 17 semicolon)
string(ASCII 18 brace)
string(ASCII 19 kept)

macro(complain text)
    string(APPEND errors "${where}: ${text}\n")
endmacro()

# Puts the text of the entry read so far into text_LANG_KEY_FORM; takes escapes and placeholders.
macro(finish_entry)
    if(NOT key STREQUAL "")
        string(REPLACE "${backslash}${backslash}" "${kept}" value "${value}")
        string(REPLACE "${backslash}n" "\n" value "${value}")
        string(REPLACE "${backslash}s" " " value "${value}")
        string(REPLACE "${backslash}{" "${brace}" value "${value}")
        if(value MATCHES "${backslash}")
            complain("a backslash stands before n, s, { or another one")
        endif()
        set(places "")
        foreach(number RANGE 1 8)
            string(ASCII ${number} byte)
            string(FIND "${value}" "{${number}}" at)
            if(NOT at EQUAL -1)
                list(APPEND places "{${number}}")
                string(REPLACE "{${number}}" "${byte}" value "${value}")
            endif()
        endforeach()
        if(value MATCHES "{[0-9]+}")
            complain("${key}: placeholders are {1} to {8}, not ${CMAKE_MATCH_0}")
        endif()
        string(REPLACE "${brace}" "{" value "${value}")
        string(REPLACE "${open}" "[" value "${value}")
        string(REPLACE "${close}" "]" value "${value}")
        string(REPLACE "${semicolon}" ";" value "${value}")
        string(REPLACE "${kept}" "\\" value "${value}")
        if(value STREQUAL "")
            complain("${key} has no text")
        endif()
        set("text_${lang}_${key}_${form}" "${value}")
        set("places_${lang}_${key}_${form}" "${places}")
        set("where_${lang}_${key}" "${where}")
        if(NOT DEFINED "forms_${lang}_${key}")
            list(APPEND keys_${lang} "${key}")
        endif()
        list(APPEND forms_${lang}_${key} "${form}")
    endif()
    set(key "")
endmacro()

macro(begin_entry)
    set(key "${next_key}")
    set(form "${next_form}")
    set(value "${next_value}")
    if(next_sign STREQUAL "?")
        math(EXPR unsure_${lang} "${unsure_${lang}} + 1")
    endif()
    if(form STREQUAL "")
        set(form plain)
    endif()
    set(where "${name}:${number_of_line}")
    if(DEFINED "text_${lang}_${key}_${form}")
        complain("${key} is here twice; first in ${where_${lang}_${key}}")
    endif()
endmacro()

macro(read_catalogue file)
    get_filename_component(name "${file}" NAME)
    get_filename_component(lang "${file}" NAME_WE)
    set(keys_${lang} "")
    set(unsure_${lang} 0)
    file(READ "${file}" content)
    string(REPLACE "[" "${open}" content "${content}")
    string(REPLACE "]" "${close}" content "${content}")
    string(REPLACE "\\" "${backslash}" content "${content}")
    string(REPLACE ";" "${semicolon}" content "${content}")
    string(REGEX REPLACE "\r?\n" ";" content "${content}")
    set(number_of_line 0)
    set(key "")
    foreach(line IN LISTS content)
        math(EXPR number_of_line "${number_of_line} + 1")
        if(line MATCHES "^([a-z][a-z0-9.-]*)(${open}([a-z]+)${close})?( (\\??)=) *(.*)$")
            # The groups are set again by whatever matches next.
            set(next_key "${CMAKE_MATCH_1}")
            set(next_form "${CMAKE_MATCH_3}")
            set(next_sign "${CMAKE_MATCH_5}")
            set(next_value "${CMAKE_MATCH_6}")
            finish_entry()
            begin_entry()
        elseif(line MATCHES "^@(plurals|fallback|aliases) = (.+)$")
            set("about_${lang}_${CMAKE_MATCH_1}" "${CMAKE_MATCH_2}")
        elseif(line MATCHES "^ +([^ ].*)$" AND NOT key STREQUAL "")
            set(more "${CMAKE_MATCH_1}")
            if(value MATCHES "${backslash}n$")
                string(APPEND value "${more}")
            else()
                string(APPEND value " ${more}")
            endif()
        elseif(NOT line MATCHES "^(#.*)?$")
            set(where "${name}:${number_of_line}")
            complain("expected \"key = text\", \"key[form] = text\", a comment (#), more text after spaces, or @plurals, @fallback or @aliases")
        endif()
    endforeach()
    finish_entry()
    set(where "${name}:1")
    set(rule "${about_${lang}_plurals}")
    if(NOT DEFINED rule_forms_${rule})
        complain("expected \"@plurals = one-other\", \"east-slavic\" or \"same\"")
    endif()
endmacro()

# An entry of a language beside the English one.
macro(compare_entry)
    set(where "${where_${lang}_${key}}")
    if(NOT DEFINED "forms_en_${key}")
        complain("${key} is not in en.txt")
    endif()
    set(is_plural ON)
    if("${forms_${lang}_${key}}" STREQUAL "plain")
        set(is_plural OFF)
    endif()
    if(is_plural)
        foreach(form IN LISTS rule_forms_${about_${lang}_plurals})
            if(NOT DEFINED "text_${lang}_${key}_${form}")
                complain("${key} has no form [${form}]")
            endif()
        endforeach()
        foreach(form IN LISTS forms_${lang}_${key})
            if(NOT form IN_LIST rule_forms_${about_${lang}_plurals})
                complain("${key}: this language has no form [${form}]")
            endif()
        endforeach()
    endif()
    if(DEFINED "forms_en_${key}" AND NOT is_plural STREQUAL "${plural_${key}}")
        complain("${key} has plural forms in one language and none in the other (en.txt)")
    endif()
    foreach(form IN LISTS forms_${lang}_${key})
        # "one day" need not say the number, which is {1} in every text with plural forms.
        set(have "${places_${lang}_${key}_${form}}")
        set(want "${wanted_${key}}")
        if(is_plural)
            list(REMOVE_ITEM have "{1}")
            list(REMOVE_ITEM want "{1}")
        endif()
        if(DEFINED "forms_en_${key}" AND NOT have STREQUAL want)
            complain("${key}: placeholders \"${have}\", in en.txt \"${want}\"")
        endif()
    endforeach()
endmacro()

string(REPLACE "," ";" FILES "${FILES}")
set(languages "")
foreach(file IN LISTS FILES)
    get_filename_component(lang "${file}" NAME_WE)
    list(APPEND languages ${lang})
    read_catalogue("${file}")
endforeach()
foreach(key IN LISTS keys_en)
    set("plural_${key}" ON)
    if("${forms_en_${key}}" STREQUAL "plain")
        set("plural_${key}" OFF)
    endif()
    list(GET "forms_en_${key}" -1 form)
    set("wanted_${key}" "${places_en_${key}_${form}}")
    string(REGEX REPLACE "[.-]" "_" id "${key}")
    if(DEFINED "key_of_${id}")
        set(where "${where_en_${key}}")
        complain("${key} and ${key_of_${id}} are one name in C")
    endif()
    set("key_of_${id}" "${key}")
endforeach()
foreach(lang IN LISTS languages)
    # Each language falls back, at last, to English.
    set(seen ${lang})
    set(next ${lang})
    while(NOT next STREQUAL en)
        set(where "${next}.txt:1")
        if(DEFINED about_${next}_fallback)
            set(next "${about_${next}_fallback}")
        else()
            set(next en)
        endif()
        if(next IN_LIST seen OR NOT next IN_LIST languages)
            complain("@fallback = ${next} leads to no English text")
            break()
        endif()
        list(APPEND seen ${next})
    endwhile()
    foreach(key IN LISTS keys_${lang})
        compare_entry()
    endforeach()
endforeach()
if(NOT errors STREQUAL "")
    message(FATAL_ERROR "the catalogue of messages:\n${errors}")
endif()

if(MISSING)
    list(LENGTH keys_en total)
    foreach(lang IN LISTS languages)
        set(lacks 0)
        foreach(key IN LISTS keys_en)
            if(NOT DEFINED "forms_${lang}_${key}")
                message("${lang}: missing: ${key}")
                math(EXPR lacks "${lacks} + 1")
            endif()
        endforeach()
        message("${lang}: ${lacks} of ${total} texts missing, ${unsure_${lang}} unsure")
    endforeach()
    return()
endif()

# ---- The tables ----

# The member of `struct texts` that has this text; equal texts are one.
set(pool_count 0)
set(members "    char none[1];\n")
set(initializers "    \"\",\n")
macro(pool_text) # of the variable `text`: an argument of a macro would be read as code
    string(MD5 digest "${text}")
    if(NOT DEFINED pool_${digest})
        math(EXPR pool_count "${pool_count} + 1")
        set(pool_${digest} "t${pool_count}")
        string(LENGTH "${text}" length)
        math(EXPR length "${length} + 1")
        string(APPEND members "    char t${pool_count}[${length}];\n")
        string(REPLACE "\\" "\\\\" written "${text}")
        string(REPLACE "\"" "\\\"" written "${written}")
        string(REPLACE "\n" "\\n" written "${written}")
        foreach(number RANGE 1 8)
            string(ASCII ${number} byte)
            set(octal 00${number})
            if(number EQUAL 8)
                set(octal 010)
            endif()
            string(REPLACE "${byte}" "\\${octal}" written "${written}")
        endforeach()
        string(APPEND initializers "    \"${written}\",\n")
    endif()
    set(member "${pool_${digest}}")
endmacro()

set(enum "    MSG_NONE, /* no text: \"\" */\n")
set(firsts "    0,\n")
set(place_counts "    0,\n")
set(slot 1)
foreach(key IN LISTS keys_en)
    string(REGEX REPLACE "[.-]" "_" id "${key}")
    string(APPEND enum "    MSG_${id},\n")
    string(APPEND firsts "    ${slot},\n")
    set(places 0)
    foreach(place IN LISTS "wanted_${key}")
        string(SUBSTRING "${place}" 1 1 places)
    endforeach()
    string(APPEND place_counts "    ${places},\n")
    if(plural_${key})
        set(forms ${all_forms})
    else()
        set(forms plain)
    endif()
    foreach(form IN LISTS forms)
        foreach(lang IN LISTS languages)
            if(DEFINED "text_${lang}_${key}_${form}")
                set(text "${text_${lang}_${key}_${form}}")
                pool_text()
                string(APPEND rows_${lang} "        [${slot}] = AT(${member}),\n")
            endif()
        endforeach()
        math(EXPR slot "${slot} + 1")
    endforeach()
endforeach()
string(APPEND firsts "    ${slot},\n")

set(at "")
set(abouts "")
set(aliases "")
foreach(lang IN LISTS languages)
    string(TOUPPER ${lang} upper)
    string(APPEND at "    [LANG_${upper}] = {\n${rows_${lang}}    },\n")
    set(fallback en)
    if(DEFINED about_${lang}_fallback)
        set(fallback "${about_${lang}_fallback}")
    endif()
    string(TOUPPER ${fallback} fallback)
    string(TOUPPER ${about_${lang}_plurals} rule)
    string(REPLACE "-" "_" rule ${rule})
    string(APPEND abouts "    [LANG_${upper}] = {LANG_${fallback}, PLURALS_${rule}},\n")
    string(REPLACE " " ";" others "${about_${lang}_aliases}")
    foreach(other IN LISTS others)
        string(APPEND aliases "    {\"${other}\", LANG_${upper}},\n")
    endforeach()
endforeach()
list(LENGTH languages count)
list(LENGTH keys_en messages)
math(EXPR messages "${messages} + 1")

set(header "/* Made from the catalogue of messages (src/i18n). */
#ifndef BLOCLINE_MESSAGES_H
#define BLOCLINE_MESSAGES_H

enum message {
${enum}    MESSAGE_COUNT
};

#endif
")
set(old_header "")
if(EXISTS "${OUTPUT}/messages.h")
    file(READ "${OUTPUT}/messages.h" old_header)
endif()
if(NOT old_header STREQUAL header) # or a better word in one language would compile everything anew
    file(WRITE "${OUTPUT}/messages.h" "${header}")
endif()
file(WRITE "${OUTPUT}/messages.c" "/* Made from the catalogue of messages (src/i18n). */
#include \"message_tables.h\"

_Static_assert(LANG_COUNT == ${count}, \"each language of words.h has a catalogue\");

struct texts {
${members}};

static const struct texts texts = {
${initializers}};

#define AT(member) offsetof(struct texts, member)

static const uint32_t at[LANG_COUNT][${slot}] = {
${at}};

const char *message_in_slot(enum language language, unsigned slot)
{
    return (const char *)&texts + at[language][slot];
}

const uint16_t message_slots[MESSAGE_COUNT + 1] = {
${firsts}};

const uint8_t message_places[MESSAGE_COUNT] = {
${place_counts}};

const struct language_about language_abouts[LANG_COUNT] = {
${abouts}};

const struct language_alias language_aliases[] = {
${aliases}    {NULL, LANG_COUNT},
};
")
