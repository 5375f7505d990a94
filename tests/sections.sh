# Read by the scripts that compare shells (tests/posix/compare.sh, tests/bash/compare.sh). The output
# of a script has lines "== NAME". The text up to the next such line is one section.

# sections_that_differ FILE FILE: prints the names of the sections that differ.
sections_that_differ() {
    awk '
        FNR == 1 { file++; name = "(before the first)" }
        /^== / { name = substr($0, 4) }
        { text[file, name] = text[file, name] $0 "\n"; seen[name] }
        END { for (name in seen) if (text[1, name] != text[2, name]) print name }' "$1" "$2" | sort
}

# section FILE NAME: prints one section.
section() {
    awk -v wanted="$2" '
        BEGIN { name = "(before the first)" }
        /^== / { name = substr($0, 4) }
        name == wanted' "$1"
}
