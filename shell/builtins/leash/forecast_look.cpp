#include "builtins/leash/forecast_look.hpp"

#include "builtins/operands.hpp"
#include "kernel/descriptors.hpp"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <set>
#include <unistd.h>

namespace leash {
namespace {

// Makes the jobs of the question agree with the snapshot. The job table may be older than the
// snapshot. Race: a job may have stopped, but the shell has not yet collected the news. In a
// subshell the table is as old as the fork: the snapshot shows what the shell has done since, for
// example a job in the foreground.
void bring_up_to_date(ForecastQuestion& question, const Snapshot& snapshot) {
    const ProcessFacts& shell = *snapshot.find(question.shell);
    for (const ProcessGroup group : groups_started_by(snapshot, shell)) {
        const ForecastJob seen = job_seen_from_outside(snapshot, shell, group);
        const auto known =
            std::find_if(question.jobs.begin(), question.jobs.end(),
                         [&](const ForecastJob& job) { return job.group == seen.group; });
        if (known != question.jobs.end())
            known->posture = seen.posture;
        else if (seen.posture == JobPosture::Foreground)
            question.jobs.push_back(seen);
    }
}

// Returns the keys that send no signal on this terminal. Readline reads with ISIG set (rltty.c),
// whatever the terminal's own modes are.
std::map<ForecastEvent, Message> dead_keys_here(bool line_editor_reads) {
    const auto terminal = open_file("/dev/tty", O_RDONLY | O_NOCTTY);
    if (!terminal)
        return {};
    auto modes = read_modes(terminal.value().get());
    if (!modes)
        return {};
    if (line_editor_reads)
        modes.value().settings.c_lflag |= ISIG;
    return dead_keys(modes.value());
}

// `forecast > answer` redirects the shell's own output while `forecast` runs.
void undo_own_redirections(const Shell& shell, Snapshot& snapshot) {
    const auto found = snapshot.processes.find(shell.pid);
    if (!shell.control.terminal() || found == snapshot.processes.end() || !found->second.terminal)
        return;
    for (auto& [descriptor, target] : found->second.descriptors)
        target = "/dev/" + *found->second.terminal;
}

// Race: `forecast` in a pipeline may look at the shell while the shell starts the next process of
// the pipeline, with all signals blocked. The shell unblocks the signals before any event can
// happen.
void undo_own_blocking(const Shell& shell, Snapshot& snapshot) {
    const auto found = snapshot.processes.find(shell.pid);
    if (shell.is_subshell() && found != snapshot.processes.end())
        found->second.blocked = {};
}

} // namespace

ForecastQuestion question_of(Shell& shell, const Snapshot& snapshot) {
    ForecastQuestion question;
    question.shell = shell.pid;
    for (const Job& job : shell.control.table().all())
        if (!job.is_over() && !job.is_substitution)
            question.jobs.push_back(forecast_job(job));
    question.policy = shell.control.policy();
    question.huponexit = shell.options.huponexit;
    question.sighup_is_trapped = shell.traps.listed().count(SIGHUP) != 0;
    question.at_prompt = shell.interactive;
    const ProcessFacts& own = *snapshot.find(shell.pid);
    question.dead_keys = dead_keys_here(shell.interactive && own.foreground_group == own.group);
    for (const ProcessKey& key : shell.let_go)
        if (snapshot.find(key))
            question.also.push_back(key.pid);
    bring_up_to_date(question, snapshot);
    return question;
}

// Reads everything only for processes that the forecast can mention. For the other processes, reads
// only the IDs.
Snapshot look_around(const Shell& shell, const std::vector<std::string>& operands) {
    std::set<Pid> spoken_of;
    for (const ProcessKey& key : shell.let_go)
        spoken_of.insert(key.pid);
    for (const std::string& operand : operands)
        if (const auto number = parse_count(operand))
            spoken_of.insert(Pid{*number});
    const Session session{::getsid(0)};
    Snapshot snapshot = take_snapshot([&](const ProcessFacts& facts) {
        return facts.session == session || spoken_of.count(facts.key.pid) != 0 ? Detail::Everything
                                                                               : Detail::Ids;
    });
    // A process that has left the session may descend from the shell. Only the complete snapshot
    // shows this.
    for (auto& [pid, facts] : snapshot.processes)
        if (facts.session != session && !facts.terminal && spoken_of.count(pid) == 0 &&
            descends_from(snapshot, pid, shell.pid))
            if (auto read = read_process(pid))
                facts = std::move(*read);
    leave_out(snapshot, Pid{::getpid()}, shell.pid);
    undo_own_redirections(shell, snapshot);
    undo_own_blocking(shell, snapshot);
    return snapshot;
}

} // namespace leash
