// Lets nohup(1) speak before the prompt is shown.
//
// nohup first writes a notice to the terminal: "nohup: ignoring input and appending output to
// 'nohup.out'". Then nohup becomes the program that it was given.
//
// Race: a shell that does not wait for `nohup x &` shows its prompt first, and the notice comes
// into the line that the user edits.
#pragma once

#include "jobs/job.hpp"

namespace leash {

// Returns when no process of the job is nohup any more, when a signal has come, or after a second.
// Reads /proc, and returns at once, if the job was not started by nohup.
void wait_for_notice_of_nohup(const Job& job);

} // namespace leash
