// The rules of the tree in shell/, as pure functions over texts: what a part may include and link,
// which file may make a dangerous call, and that each file name is used once. docs/architecture.md
// has the picture of the parts.
#pragma once

#include <optional>
#include <set>
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

// The tower of a part. Tower::Both is for the parts that join the towers: main, and the built-ins
// of leash.
enum class Tower { Ground, Shell, Sight, Both };
struct Place {
    Tower tower;
    int floor; // 1 is the lowest
    std::string_view name;
};

// Returns the place of a path below shell/, such as "jobs/job.hpp" or "builtins/jobs". A file in no
// folder, such as main.cpp, is above all parts. Returns nullopt for a folder that has no place.
std::optional<Place> place_of(std::string_view path);

// Returns true if a part at `user` may use a part at `used`: `used` must be on a lower floor of the
// common ground or of the tower of `user`.
bool may_use(const Place& user, const Place& used);

// Returns the text with comments and the contents of string and character literals made blank.
// Positions and line ends stay the same.
std::string code_alone(std::string_view text);

// Returns true if the text, made by code_alone(), calls the function `name` of the C library. A
// member or a function of another namespace with the same name does not count.
bool calls(std::string_view code, std::string_view name);

// Returns true if such a text makes the call by a number: syscall(SYS_pidfd_send_signal, ...),
// syscall(__NR_kill, ...), or ioctl(terminal, TIOCSPGRP, ...) with the name of the request.
bool calls_by_number(std::string_view code, std::string_view name);

// Returns how the file at `path` (below shell/) breaks a rule, in the order of the lines.
std::vector<Violation> violations(std::string_view path, std::string_view text);

// Returns the links in shell/CMakeLists.txt that the rules forbid. Reads the commands
// `leash_part(FOLDER LIBRARY...)` and `target_link_libraries(leash_PART ... LIBRARY...)`.
std::vector<Violation> link_violations(std::string_view cmake);

// Returns the includes of `text`, a file of the part at `path`, without a link: the library of the
// part links the included part neither directly nor through another library.
std::vector<Violation> unlinked_includes(std::string_view path, std::string_view text,
                                         std::string_view cmake);

// Returns the file names that occur more than once in `paths`. A file of builtins/ may have the
// name of a file elsewhere, because it has the name of its command; but two files of builtins/ may
// not have the same name.
std::vector<std::string> names_used_twice(const std::set<std::string>& paths);

} // namespace architecture
