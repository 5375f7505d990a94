// Plays a scene on a stage of its own: types it, asks `forecast`, lets the event happen, waits
// until all has come to rest, and compares process by process.
//
// To be called in a process that does nothing else: it becomes a subreaper, and ends all its
// descendants before it returns.
#pragma once

#include "scene.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace leash::differential {

struct Report {
    std::size_t processes = 0; // of which something was predicted and seen
    std::size_t undecided = 0; // of these: forecast said itself that it cannot know
    std::size_t senders = 0;   // compared, where the scene was traced
    std::vector<std::string> wrong;
    std::string not_played; // why it could not be: a wait that was in vain
};

// Traced, the senders of signals are compared; else the outcomes.
enum class Compare { Outcomes, Senders };
Report play(const Scene& scene, Compare compare);

} // namespace leash::differential
