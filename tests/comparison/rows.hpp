// The rows of the table. Each row measures one thing about one shell, on terminals of its own.
//
// Invariant: a row never guesses. A row throws NotMeasured if it cannot measure.
#pragma once

#include "trial.hpp"

#include <string>
#include <vector>

namespace leash::comparison {

struct Row {
    std::string title;
    std::string (*measure)(const ShellUnderTest&);
};

// rows_jobs.cpp: what a shell knows and says about its jobs.
std::string announcement(const ShellUnderTest&);
std::string status_after_ctrl_z(const ShellUnderTest&);
std::string outside_continue(const ShellUnderTest&);
std::string current_job(const ShellUnderTest&);
std::string wait_on_stopped(const ShellUnderTest&);
std::string second_wait(const ShellUnderTest&);
std::string ambiguous_name(const ShellUnderTest&);
// rows_leaving.cpp: how a shell leaves, and which jobs survive.
std::string exit_jobs_exit(const ShellUnderTest&);
std::string exit_with_running_job(const ShellUnderTest&);
std::string terminal_closed(const ShellUnderTest&);
// rows_terminal.cpp: the terminal that a shell shares with its job in the foreground.
std::string loop_and_ctrl_z(const ShellUnderTest&);
std::string own_modes_after_stop(const ShellUnderTest&);
std::string modes_of_job_on_fg(const ShellUnderTest&);

} // namespace leash::comparison
