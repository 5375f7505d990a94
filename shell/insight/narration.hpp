// Narration: an event of leash in a sentence, with the system call and the reason.
//
// Both functions are pure. main hands them to the narrator (interpreter/narrator.hpp), which
// decides when the sentences are written.
#pragma once

#include "base/display.hpp"
#include "jobs/event.hpp"

#include <string>
#include <string_view>

namespace leash {

// "kill(-904, SIGCONT): to process group 904; bg continues the job." Returns the empty message for
// an event that does nothing about a job: a prompt, a window that changed its size, the start of
// leash.
Message narrate(const EventBody& event);

// Returns the sentence as lines: each line begins with ~, is at most 80 columns wide, and ends with
// a newline. On a display with colour the lines are dim.
std::string narration_lines(std::string_view sentence, const Display& display);

} // namespace leash
