// Completion: finds the words that the word under the cursor could become.
//
// There are two steps, and neither changes anything. complete_at() reads the line up to the cursor
// and says which kind of word belongs there. candidates() chooses from the words that the shell
// knows. Readline itself completes file names.
#pragma once

#include "options/option_table.hpp"
#include "repl/line_editor.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

class Interpreter;

struct CompletionWanted {
    enum class Kind {
        Command,
        File,
        Job,
        Variable,
        Signal,
        Builtin,
        Lesson,
        Option,
        Value,
        ShellOption
    };
    Kind kind = Kind::File;
    std::string head;         // the beginning of the word that every candidate keeps: "$", "-"
    std::string prefix;       // the rest of the word: every candidate must begin with it
    std::string command = {}; // the command of an Option or a Value: "forecast"
    std::string option = {};  // the option of a Value: "if" for the values of --if
    friend bool operator==(const CompletionWanted&, const CompletionWanted&) = default;
};

// `word_start` and `cursor` are offsets in `line`. The word under the cursor begins at
// `word_start`, by the line editor's rules.
CompletionWanted complete_at(std::string_view line, std::size_t word_start, std::size_t cursor);

// The words that the shell knows.
struct CompletionSources {
    std::vector<std::string> builtins;
    std::vector<std::string> words; // functions, aliases, reserved words
    std::vector<std::string> variables;
    std::vector<std::string> lessons;
    std::vector<std::string> shell_options; // the names behind `set -o`
    std::vector<std::string> topics;        // pages of `help` that are no built-ins
    std::vector<Candidate> jobs;            // text: "%1"; note: the job's command
    // Returns the programs on the search path with names that begin with `prefix`. Called only if
    // a command is wanted, because the function reads directories.
    std::function<std::vector<std::string>(const std::string& prefix)> programs;
    // Returns nullptr if the options of the command are not known.
    std::function<const OptionTable*(const std::string& command)> option_table;
};

// Returns the candidates, sorted and without duplicates; jobs in the order of the job table.
// Returns an empty list for Kind::File, and for an Option or a Value of an unknown command: then
// the word can be the name of a file.
std::vector<Candidate> candidates(const CompletionWanted& wanted, const CompletionSources& sources);

// Returns the words that the shell knows now. Leaves `lessons` and `topics` empty.
CompletionSources completion_sources(Interpreter& interpreter);

} // namespace leash
