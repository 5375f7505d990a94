// What a shell does before its first command: sets its variables, and runs its startup files.
//
// Source: POSIX XCU 2.5.3, `sh` ENVIRONMENT VARIABLES.
#pragma once

#include "interpreter/interpreter.hpp"

namespace leash {

// Takes the environment, and sets IFS, PPID, PWD, OPTIND and SHLVL. Sets PS2 and PS4 if they are
// not set. From now on the shell gives a value to its own variables (own_variables.hpp).
void set_initial_variables(Shell& shell, char* const* environment);

// Runs those startup files that exist:
//   a login shell:         /etc/profile, ~/.profile
//   an interactive shell:  the file that ENV names, expanded; and, if not called sh,
//                          $XDG_CONFIG_HOME/leash/rc (~/.config/leash/rc)
// StartupFiles::None (--norc) runs none. An error in a file ends that file only. Returns the
// completion of a file that has called exit or has seen a hangup.
enum class StartupFiles { Read, None };
Completion run_startup_files(Interpreter& interpreter, StartupFiles files);

// Returns the path of the startup file of leash: $XDG_CONFIG_HOME/leash/rc, or ~/.config/leash/rc.
std::string rc_file(const Shell& shell);

} // namespace leash
