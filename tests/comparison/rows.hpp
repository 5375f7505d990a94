// The rows of the table: each measures one thing of one shell, on terminals of its own.
// A row throws NotMeasured where it cannot say.
#pragma once

#include "trial.hpp"

#include <string>
#include <vector>

namespace leash::comparison {

struct Row {
    std::string title;
    std::string (*measure)(const ShellUnderTest&);
};

// rows_jobs.cpp: what a shell knows and says of its jobs.
std::string announcement(const ShellUnderTest&);
std::string status_after_ctrl_z(const ShellUnderTest&);
std::string outside_continue(const ShellUnderTest&);
std::string current_job(const ShellUnderTest&);
std::string wait_on_stopped(const ShellUnderTest&);
std::string second_wait(const ShellUnderTest&);
std::string ambiguous_name(const ShellUnderTest&);
// rows_leaving.cpp: how it leaves, and who stays.
std::string exit_jobs_exit(const ShellUnderTest&);
std::string exit_with_running_job(const ShellUnderTest&);
std::string terminal_closed(const ShellUnderTest&);
// rows_terminal.cpp: what is shared with the job in the foreground.
std::string loop_and_ctrl_z(const ShellUnderTest&);
std::string own_modes_after_stop(const ShellUnderTest&);
std::string modes_of_job_on_fg(const ShellUnderTest&);

} // namespace leash::comparison
