// The descendants of a process. The stage looks at its practice terminal many times a second, and
// a server for a class has thousands of processes: leash does not read all of them for each look.
//
// Source: proc(5), /proc/PID/task/TID/children. A kernel without CONFIG_PROC_CHILDREN has no such
// file: then leash reads the parent of each process of the machine.
#include "kernel/procfs.hpp"

#include <algorithm>
#include <map>
#include <sstream>

namespace leash {
namespace {

// Adds the children of `parent` to `found`. Each thread has children of its own. Returns false if
// the kernel has no file that lists them.
bool add_children(const ProcFiles& files, Pid parent, std::vector<Pid>& found) {
    const std::string tasks = std::to_string(parent.value) + "/task";
    bool is_listed = false;
    for (const Pid thread : files.list(tasks)) {
        const auto children = files.read(tasks + "/" + std::to_string(thread.value) + "/children");
        is_listed = is_listed || children;
        std::istringstream words(children.value_or(""));
        for (pid_t child = 0; words >> child;)
            // Race: a process that gets a new parent during the walk is listed by both parents.
            if (std::find(found.begin(), found.end(), Pid{child}) == found.end())
                found.push_back(Pid{child});
    }
    return is_listed;
}

// Returns `root` and its descendants, sorted. Returns nullopt if the kernel does not list children.
std::optional<std::vector<Pid>> walk_down(const ProcFiles& files, Pid root) {
    std::vector<Pid> found{root};
    if (!add_children(files, root, found))
        return std::nullopt;
    for (std::size_t next = 1; next < found.size(); ++next)
        (void)add_children(files, found[next], found); // a process that has ended lists nothing
    std::sort(found.begin(), found.end());
    return found;
}

// Race: if a parent ends during a walk, the walk may miss the children of this parent, which have
// a new parent now; and the kernel may leave out a child while another child ends. Both show as a
// difference between two walks. Returns nullopt if no two walks agree.
std::optional<std::vector<Pid>> descendants_by_walking(const ProcFiles& files, Pid root) {
    constexpr int most_walks = 4;
    auto before = walk_down(files, root);
    for (int walks = 1; before && walks < most_walks; ++walks) {
        auto now = walk_down(files, root);
        if (now == before)
            return now;
        before = std::move(now);
    }
    return std::nullopt;
}

std::vector<Pid> descendants_by_parents(const ProcFiles& files, Pid root) {
    std::map<Pid, Pid> parents;
    const auto read_parent = [&](Pid pid) {
        const auto stat = files.read(std::to_string(pid.value) + "/stat");
        if (const auto facts = stat ? parse_stat(*stat) : std::nullopt)
            parents[pid] = facts->parent;
    };
    for (const Pid pid : files.list(""))
        read_parent(pid);
    // Race: a parent may end while the files are read. Its children then have a new parent: read
    // their files again.
    for (const auto& [pid, parent] : std::map(parents))
        if (parents.count(parent) == 0 && parent.value != 0)
            read_parent(pid);

    const auto descends = [&](Pid pid) {
        // Race: the files were read at different moments, so the parents may form a circle. Stop
        // after as many steps as there are processes.
        for (std::size_t steps = 0; steps <= parents.size(); ++steps) {
            if (pid == root)
                return true;
            const auto found = parents.find(pid);
            if (found == parents.end())
                return false;
            pid = found->second;
        }
        return false;
    };
    std::vector<Pid> found;
    for (const auto& [pid, parent] : parents)
        if (descends(pid))
            found.push_back(pid);
    return found;
}

} // namespace

Snapshot take_snapshot_below(const ProcFiles& files, Pid root) {
    auto pids = descendants_by_walking(files, root);
    if (!pids)
        pids = descendants_by_parents(files, root);
    Snapshot snapshot;
    for (const Pid pid : *pids)
        if (auto facts = read_process(files, pid, everything))
            snapshot.processes.emplace(pid, std::move(*facts));
    return snapshot;
}

Snapshot take_snapshot_below(Pid root) {
    return take_snapshot_below(proc_of_this_machine(), root);
}

} // namespace leash
