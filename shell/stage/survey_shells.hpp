// The shells of a survey: those we know, and the learner's own.
#pragma once

#include "base/result.hpp"

#include <string>
#include <vector>

namespace leash {

struct SurveyedShell {
    std::string name; // in tables and JSON
    std::vector<std::string> command;
};

// bash dash zsh yash mksh ksh93 fish busybox, those of them that are on the search path (as PATH),
// and leash itself; each interactive and without its users' start-up files, where it has an option
// for it.
std::vector<SurveyedShell> installed_shells(const std::string& search_path);

// One of those by its name, or any other by path and arguments, divided at blanks: "./tsh -v". An
// error says what cannot be executed.
Result<SurveyedShell, std::string> surveyed_shell(const std::string& words,
                                                  const std::string& search_path);

} // namespace leash
