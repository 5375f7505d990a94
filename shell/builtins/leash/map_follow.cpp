#include "builtins/leash/map_follow.hpp"

#include "jobs/job_text.hpp"
#include "stage/environment.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {
namespace {

// A stage answers at once, unless it waits for its learner's answer to a question.
constexpr std::chrono::milliseconds patience_with_stage(200);

// Returns true if the process is below `ancestor` in the tree of processes.
bool descends_from(const Snapshot& snapshot, const ProcessFacts& process, Pid ancestor) {
    const ProcessFacts* one = &process;
    // Race: the parents were read at different moments, so the way up might be a circle.
    for (std::size_t steps = 0; one && steps < snapshot.processes.size(); ++steps) {
        if (one->parent == ancestor)
            return true;
        one = snapshot.find(one->parent);
    }
    return false;
}

const ProcessFacts* living(const Snapshot& snapshot, ProcessKey key) {
    const ProcessFacts* facts = snapshot.find(key);
    return facts && !facts->is_zombie() ? facts : nullptr;
}

// A zombie has ended, even if its parent never reaps it.
bool lives(const MapProcess& process) {
    return process.state != "zombie";
}

bool shows_somebody(const Map& map) {
    for (const MapSession& session : map.sessions)
        for (const MapGroup& group : session.groups)
            if (std::any_of(group.processes.begin(), group.processes.end(), lives))
                return true;
    return std::any_of(map.loose.begin(), map.loose.end(),
                       [](const MapLoose& one) { return lives(one.process); });
}

Message ending(const std::optional<OpenTerminal>& practice, Session session, bool somebody) {
    if (practice)
        return somebody ? _("The practice terminal {0} has ended. These processes live on:",
                            practice->name)
                        : _("The practice terminal {0} has ended, with all its processes.",
                            practice->name);
    return somebody ? _("Session {0} has ended. These processes live on:", session.value)
                    : _("Session {0} has ended, with all its processes.", session.value);
}

} // namespace

std::vector<JobLabel> job_labels(JobTable& table) {
    std::vector<JobLabel> labels;
    const JobMarks marks(table);
    for (const Job* job : table.numbered()) {
        if (!job->group || job->is_over())
            continue;
        const JobMark mark = marks.of(*job);
        labels.push_back({job->number, *job->group,
                          mark == JobMark::Current    ? '+'
                          : mark == JobMark::Previous ? '-'
                                                      : ' ',
                          describe(job->state())});
    }
    return labels;
}

FollowedSession::FollowedSession(Shell& shell, std::optional<Session> named)
    : shell_(shell), finds_(!named && !shell.variables.value(desk_variable)),
      session_(named.value_or(Session{::getsid(0)})) {
    const Snapshot snapshot = take_snapshot();
    if (const ProcessFacts* leader = snapshot.find(leader_of(session_)))
        leader_ = leader->key;
    if (named)
        practice_ = terminal_led_by(snapshot, leader_of(session_));
}

bool FollowedSession::is_own() const {
    return session_ == Session{::getsid(0)};
}

// Reads all of the processes that may be drawn, and the IDs of the others.
Snapshot FollowedSession::take_snapshot() const {
    return leash::take_snapshot([this](const ProcessFacts& facts) {
        const bool is_drawn =
            facts.session == session_ || seen_.count(facts.key) > 0 ||
            (practice_ && facts.parent == practice_->stage.pid) ||
            std::find(shell_.let_go.begin(), shell_.let_go.end(), facts.key) != shell_.let_go.end();
        return is_drawn ? Detail::Command : Detail::Ids;
    });
}

void FollowedSession::follow(const OpenTerminal& terminal) {
    if (!practice_ || practice_->stage != terminal.stage)
        seen_.clear(); // of another lesson
    practice_ = terminal;
    leader_ = terminal.leader;
    session_ = session_led_by(terminal.leader.pid);
    told_jobs_.clear();
}

bool FollowedSession::follow_another(const Snapshot& snapshot) {
    if (!finds_ || (practice_ && living(snapshot, *leader_)))
        return false;
    const std::string home(shell_.variables.value("HOME").value_or(""));
    const auto terminal = newest_terminal(snapshot, home);
    if (!terminal || (practice_ && terminal->leader == practice_->leader))
        return false;
    follow(*terminal);
    return true;
}

void FollowedSession::remember(const Snapshot& snapshot) {
    std::erase_if(seen_, [&](ProcessKey key) { return !living(snapshot, key); });
    const bool has_stage = practice_ && snapshot.find(practice_->stage);
    for (const auto& [pid, facts] : snapshot.processes) {
        const bool belongs = facts.session == session_ ||
                             (has_stage && descends_from(snapshot, facts, practice_->stage.pid));
        if (belongs && !facts.is_zombie())
            seen_.insert(facts.key);
    }
}

std::vector<JobLabel> FollowedSession::jobs() {
    if (is_own())
        return job_labels(shell_.control.table());
    if (practice_)
        if (auto told = ask_for_jobs(*practice_, patience_with_stage))
            told_jobs_ = std::move(*told);
    return told_jobs_;
}

FollowedSession::Look FollowedSession::look() {
    Snapshot snapshot = take_snapshot();
    if (follow_another(snapshot))
        snapshot = take_snapshot();
    remember(snapshot);
    MapQuestion question;
    question.shell = shell_.pid;
    question.sessions = {session_};
    question.started.assign(seen_.begin(), seen_.end());
    const bool has_ended = leader_ && !living(snapshot, *leader_);
    if (is_own())
        question.started = shell_.let_go;
    if (!has_ended)
        question.jobs = jobs();
    Look seen{make_map(snapshot, question), {}};
    if (has_ended)
        seen.ended = ending(practice_, session_, shows_somebody(seen.map));
    return seen;
}

} // namespace leash
