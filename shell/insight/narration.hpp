// Narration: an event of leash, in a sentence with the call and its reason.
//
// Pure. Who writes the sentences, and when, is interpreter/narrator.hpp.
#pragma once

#include "jobs/event.hpp"

#include <string>
#include <string_view>

namespace leash {

// "kill(-904, SIGCONT): to process group 904; bg continues the job." Empty for an event that is
// nothing done about a job: a prompt, a window that changed its size, leash's own start.
std::string narrate(const EventBody& event);

// The sentence as it is written: each line begins with ~, is at most 80 columns wide, and ends
// with a newline. `colour`: dim, as an aside.
std::string narration_lines(std::string_view sentence, bool colour);

} // namespace leash
