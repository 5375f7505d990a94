// The shells of a survey: the shells that we know, and the learner's own shell.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace leash {

struct SurveyedShell {
    std::string name; // for tables and JSON
    std::vector<std::string> command;
};

// Returns leash itself, and the shells among bash, dash, zsh, yash, mksh, ksh93, fish and busybox
// that are on the search path (in the form of PATH). Each command starts an interactive shell,
// without the user's start-up files if the shell has an option for that.
std::vector<SurveyedShell> installed_shells(const std::string& search_path);

// Returns a known shell by its name, or any other shell by path and arguments, which blanks divide:
// "./tsh -v". The error says which program cannot be executed.
Result<SurveyedShell, Message> surveyed_shell(const std::string& words,
                                              const std::string& search_path);

} // namespace leash
