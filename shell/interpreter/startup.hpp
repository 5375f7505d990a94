// What a shell sets up before its first command: variables of its own, its executable.
//
// Source: POSIX XCU 2.5.3, `sh` ENVIRONMENT VARIABLES.
#pragma once

#include "interpreter/shell.hpp"

namespace leash {

// Takes the environment, sets IFS PPID PWD OPTIND, and PS1 PS2 PS4 where they are not set.
void set_initial_variables(Shell& shell, char* const* environment);

// The folder of the programs that come with leash (witness ...), beside its own file.
std::string programs_folder(const Shell& shell);

} // namespace leash
