// A stage's inside as the menu shows it: who has the terminal, and the map.
#pragma once

#include "stage/stage.hpp"

#include <string>

namespace leash {

// "vim (27702)", short enough for the menu: by the first process of that group; the group alone
// where none can be seen.
std::string foreground_of(const Snapshot& snapshot, ProcessGroup group);

// As `map` draws it inside, with the job numbers that a leash has told. Takes a snapshot.
std::string map_of_inside(Stage& stage);

} // namespace leash
