// What `map --watch` looks at: a session, until the session ends and beyond.
//
// Without a session that the user has named, leash looks for a practice terminal of this user, and
// else shows its own session. When the practice terminal has ended and another one opens, leash
// follows the other one: a lesson has several terminals.
//
// Invariants: a process that was seen on the session stays on the map until the process ends, also
// when the session has ended and the process has lost its terminal. Such a process is known by pid
// and start time.
#pragma once

#include "insight/map.hpp"
#include "interpreter/shell.hpp"
#include "stage/open_terminal.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace leash {

// Returns the jobs of this shell that have a number, for the map.
std::vector<JobLabel> job_labels(JobTable& table);

class FollowedSession {
  public:
    // `named` is the session that the user has named; nullopt if leash is to find one.
    FollowedSession(Shell& shell, std::optional<Session> named);

    struct Look {
        Map map;
        // If the session has ended: a sentence that says so, and whether anybody is left.
        Message ended;
    };
    // Takes one or two snapshots.
    Look look();

  private:
    void follow(const OpenTerminal& terminal);
    bool follow_another(const Snapshot& snapshot);
    Snapshot take_snapshot() const;
    void remember(const Snapshot& snapshot);
    std::vector<JobLabel> jobs();
    bool is_own() const;

    Shell& shell_;
    bool finds_; // leash finds a practice terminal by itself
    Session session_;
    std::optional<ProcessKey> leader_; // nullopt: the session had no leader from the beginning
    std::optional<OpenTerminal> practice_;
    std::set<ProcessKey> seen_; // living processes of the session, and what they have started
    std::vector<JobLabel> told_jobs_;
};

} // namespace leash
