// What a shell sets up before its first command: variables of its own, its executable.
//
// Source: POSIX XCU 2.5.3, `sh` ENVIRONMENT VARIABLES.
#pragma once

#include "interpreter/interpreter.hpp"

namespace leash {

// Takes the environment, sets IFS PPID PWD OPTIND, and PS1 PS2 PS4 where they are not set.
void set_initial_variables(Shell& shell, char* const* environment);

// Runs the files a user keeps for the start of a shell, those of them that are there:
//   a login shell:         /etc/profile, ~/.profile
//   an interactive shell:  the file ENV names, once expanded; and, unless it is called sh,
//                          $XDG_CONFIG_HOME/leash/rc (~/.config/leash/rc)
// StartupFiles::None: nothing (--norc). An error in a file ends that file; only exit and a hangup
// are handed back.
enum class StartupFiles { Read, None };
Completion run_startup_files(Interpreter& interpreter, StartupFiles files);

// The folder of the programs that come with leash (witness ...), beside its own file.
std::string programs_folder(const Shell& shell);

} // namespace leash
