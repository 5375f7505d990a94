// Completion: what the word under the cursor could become.
//
// Two pure steps: complete_at() reads the line up to the cursor and says what kind of thing is
// wanted there; candidates() picks those from what the shell has. File names are Readline's.
#pragma once

#include "repl/line_editor.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

class Interpreter;

struct CompletionWanted {
    enum class Kind { Command, File, Job, Variable, Signal, Builtin, Lesson };
    Kind kind = Kind::File;
    std::string head;   // of the word, kept before every candidate: "$", "${", "-"
    std::string prefix; // what a candidate begins with, after `head`
    friend bool operator==(const CompletionWanted&, const CompletionWanted&) = default;
};

// `word_start`: where the word under the cursor begins, as the line editor splits words.
CompletionWanted complete_at(std::string_view line, std::size_t word_start, std::size_t cursor);

// What there is to choose from.
struct CompletionSources {
    std::vector<std::string> builtins;
    std::vector<std::string> words; // functions, aliases, reserved words
    std::vector<std::string> variables;
    std::vector<std::string> lessons;
    std::vector<Candidate> jobs; // "%1", and its command
    // Programs on the search path whose names begin so: looked up only when a command is wanted.
    std::function<std::vector<std::string>(const std::string& prefix)> programs;
};

// Sorted, each once. Not for Kind::File.
std::vector<Candidate> candidates(const CompletionWanted& wanted, const CompletionSources& sources);

// The sources of a shell as it is now, but for lessons.
CompletionSources completion_sources(Interpreter& interpreter);

// Executable files in the folders of `search_path` whose names begin with `prefix`.
std::vector<std::string> programs_on(std::string_view search_path, const std::string& prefix);

} // namespace leash
