// The two rules of the tree in shell/, as pure functions over the text of one file:
// an include goes only to a floor below, and a dangerous call is made in one file alone.
// The picture of the floors is in docs/architecture.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

struct Violation {
    int line; // from 1
    std::string what;
    friend bool operator==(const Violation&, const Violation&) = default;
};

// A call that only the file `owner` (a path below shell/) may make.
struct OwnedCall {
    std::string_view name;
    std::string_view owner;
};
const std::vector<OwnedCall>& owned_calls();

// The floor of a path below shell/, such as "jobs/job.hpp": 1 is the lowest; what is in
// no folder, such as main.cpp, is above all. Nothing for a folder that is on no floor.
std::optional<int> floor_of(std::string_view path);

// The text with what is not code (comments, and what is inside string and character literals)
// made blank. Positions and line ends stay as they are.
std::string code_alone(std::string_view text);

// True where the text of code_alone calls the function `name` of the C library: not a
// member, and not one of another namespace, of the same name.
bool calls(std::string_view code, std::string_view name);

// What in the file at `path` (below shell/) breaks a rule, in the order of its lines.
std::vector<Violation> violations(std::string_view path, std::string_view text);

} // namespace architecture
