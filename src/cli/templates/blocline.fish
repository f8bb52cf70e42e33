# Made from the table of commands of blocline.
function __blocline_list
    set -l locale $LC_ALL $LC_MESSAGES $LANG
    set -l lang
    if string match -qr '^(ru|kk)' -- "$locale[1]"
        set lang --lang (string sub -l 2 -- $locale[1])
    end
    blocline $argv[2..] $lang --quiet --format tsv --columns $argv[1] --no-header 2>/dev/null |
        string match -v '' | sort -u
    if string match -qr '[^ -~]' -- (commandline -ct)
        __blocline_names (string split , -- $argv[1])[1]
    end
end
# Names in every language: of what is typed by name and not by id (ЕАЭ, Наз).
function __blocline_names
    switch $argv[1]
        case bloc actor
            blocline sql "SELECT DISTINCT text FROM name WHERE of = '$argv[1]'" --quiet --format tsv --no-header 2>/dev/null
        case person place
            blocline sql "SELECT name_en FROM $argv[1] UNION SELECT name_ru FROM $argv[1] UNION SELECT name_kk FROM $argv[1]" --quiet --format tsv --no-header 2>/dev/null
    end
end
# What is no command may be a name.
function __blocline_bare
    if test -n (commandline -ct)
        __blocline_list bloc,name list blocs
        __blocline_list actor,name list actors
    end
end
# The command and its operands, without options and their values, as far as they are typed.
function __blocline_operands
    set -l value 0
    for word in (commandline -opc)[2..]
        if test $value = 1
            set value 0
            continue
        end
        switch $word
            case {{valued}}
                set value 1
            case '-*'
            case '*'
                echo -- $word
        end
    end
end
# No command yet: options of all commands, and their values, may stand before it.
function __blocline_needs_command
    not count (__blocline_operands) >/dev/null
end
# The next operand of the command has this place: `why -eq 2`.
function __blocline_at
    set -l operands (__blocline_operands)
    test "$operands[1]" = $argv[1]; and test (count $operands) $argv[2] $argv[3]
end
complete -c blocline -f
complete -c blocline -n __blocline_needs_command -a '(__blocline_bare)'
{{commands}}
{{options}}
