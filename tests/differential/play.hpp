// Plays a scene on a stage of its own: types the lines, asks `forecast`, lets the event happen,
// waits until nothing more happens, and compares each process with its prediction.
//
// Invariant: play() ends all descendants of this process before it returns. So it needs a process
// of its own, which becomes a subreaper.
#pragma once

#include "scene.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace leash::differential {

struct Report {
    std::size_t processes = 0; // processes with a prediction that were seen
    std::size_t undecided = 0; // processes about which forecast says that it cannot know
    std::size_t senders = 0;   // senders that were compared, in a traced scene
    std::vector<std::string> wrong;
    std::string not_played; // why the scene could not be played: a wait that was in vain
};

// Senders: plays the scene traced, and compares the senders of signals.
enum class Compare { Outcomes, Senders };
Report play(const Scene& scene, Compare compare);

} // namespace leash::differential
