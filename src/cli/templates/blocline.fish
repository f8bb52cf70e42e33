# Made from the table of commands of blocline.
function __blocline_list
    blocline list $argv[1] --quiet --format tsv --columns $argv[2] --no-header 2>/dev/null
end
# No command yet: options of all commands, and their values, may stand before it.
function __blocline_needs_command
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
                return 1
        end
    end
    return 0
end
complete -c blocline -f
{{commands}}
{{options}}
