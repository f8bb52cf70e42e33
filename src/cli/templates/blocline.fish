# Made from the table of commands of blocline.
function __blocline_list
    set -l locale $LC_ALL $LC_MESSAGES $LANG
    set -l lang
    if string match -qr '^(ru|kk)' -- "$locale[1]"
        set lang --lang (string sub -l 2 -- $locale[1])
    end
    blocline $argv[2..] $lang --quiet --format tsv --columns $argv[1] --no-header 2>/dev/null |
        string match -v '' | sort -u
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
{{commands}}
{{options}}
