// What a shell sets up before its first command: its variables and its startup files.
//
// Source: POSIX XCU 2.5.3, `sh` ENVIRONMENT VARIABLES.
#pragma once

#include "interpreter/interpreter.hpp"

namespace leash {

// Takes the environment, sets IFS PPID PWD OPTIND, and PS1 PS2 PS4 where they are not set.
void set_initial_variables(Shell& shell, char* const* environment);

// Runs those startup files that exist:
//   a login shell:         /etc/profile, ~/.profile
//   an interactive shell:  the file that ENV names, expanded; and, if not called sh,
//                          $XDG_CONFIG_HOME/leash/rc (~/.config/leash/rc)
// StartupFiles::None (--norc) runs none. An error in a file ends that file only. Returns the
// completion of a file that has called exit or has seen a hangup.
enum class StartupFiles { Read, None };
Completion run_startup_files(Interpreter& interpreter, StartupFiles files);

// The folder of the programs that come with leash (witness ...), beside its own file.
std::string programs_folder(const Shell& shell);

} // namespace leash
