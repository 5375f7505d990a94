// The rules of the tree in shell/, as pure functions over texts: what a part may include and link,
// which file may make a dangerous call, and that a file's name is used once.
// The picture of the parts is in docs/architecture.md.
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

// Where a part stands. Both is the place of what joins the towers: main, and the built-ins of
// leash.
enum class Tower { Ground, Shell, Sight, Both };
struct Place {
    Tower tower;
    int floor; // 1 is the lowest
    std::string_view name;
};

// The place of a path below shell/, such as "jobs/job.hpp" or "builtins/jobs"; a file in no folder,
// such as main.cpp, is above all. nullopt for a folder that has no place.
std::optional<Place> place_of(std::string_view path);

// True where a part that stands at `user` may use a part that stands at `used`: a lower floor of
// the common ground or of its own tower.
bool may_use(const Place& user, const Place& used);

// The text with what is not code (comments, and what is inside string and character literals)
// made blank. Positions and line ends stay as they are.
std::string code_alone(std::string_view text);

// True where the text of code_alone calls the function `name` of the C library: not a
// member, and not one of another namespace, of the same name.
bool calls(std::string_view code, std::string_view name);

// True where that text names the number of the system call `name`, as
// syscall(SYS_pidfd_send_signal, ...) does.
bool calls_by_number(std::string_view code, std::string_view name);

// What in the file at `path` (below shell/) breaks a rule, in the order of its lines.
std::vector<Violation> violations(std::string_view path, std::string_view text);

// What in shell/CMakeLists.txt links a part that it may not use. Reads the lines
// `leash_part(FOLDER LIBRARY...)`.
std::vector<Violation> link_violations(std::string_view cmake);

// The includes of `text` (a file of the part at `path`) whose parts the library of that part links
// neither itself nor through another.
std::vector<Violation> unlinked_includes(std::string_view path, std::string_view text,
                                         std::string_view cmake);

// The file names that more than one of `paths` has, but for the built-ins' own files: a built-in's
// file has the name of its command.
std::vector<std::string> names_used_twice(const std::set<std::string>& paths);

} // namespace architecture
