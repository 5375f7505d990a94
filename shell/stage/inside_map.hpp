// The inside of a stage, as the menu shows it: the foreground process group, and the map.
#pragma once

#include "stage/stage.hpp"

#include <string>

namespace leash {

// "vim (27702)": the name of the leader, or of another member of the group, short enough for the
// menu. Returns only the number if the snapshot has no member of the group.
std::string foreground_of(const Snapshot& snapshot, ProcessGroup group);

// Returns the map as `map` draws it, or as `map --big` does, with the job numbers that a leash has
// told. Takes a snapshot.
std::string map_of_inside(Stage& stage, std::size_t columns, bool big = false);

} // namespace leash
