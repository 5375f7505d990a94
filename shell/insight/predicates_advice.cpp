// What to do next, as the predicates say it: which of fg, bg and the keys reach this process.
#include "insight/predicates.hpp"

#include <algorithm>
#include <csignal>

namespace leash {
namespace {

// Returns nullptr if the signal has its default action.
const char* what_it_does_about(const ProcessFacts& facts, int signal) {
    return facts.ignored.contains(signal)   ? "ignores"
           : facts.caught.contains(signal)  ? "catches"
           : facts.blocked.contains(signal) ? "blocks"
                                            : nullptr;
}

} // namespace

bool is_reached_by_fg(const Question& question) {
    const Ledger& ledger = question.scene.ledger;
    if (!ledger.leader_tells())
        return true;
    const auto lives = [&](ProcessKey member) {
        const LedgerEntry* process = ledger.entry(member.pid);
        return process && !process->death;
    };
    return std::any_of(ledger.jobs().begin(), ledger.jobs().end(), [&](const LedgerJob& job) {
        return job.shell == ledger.leader() && !job.disowned && job.group == question.now->group &&
               std::any_of(job.processes.begin(), job.processes.end(), lives);
    });
}

std::string how_to_continue_alone(const Question& question) {
    return "kill -CONT " + std::to_string(question.process->key.pid.value) +
           " lets it run on: it is no job of this shell.";
}

bool stops_at_ctrl_z(const ProcessFacts& facts) {
    return !what_it_does_about(facts, SIGTSTP);
}

std::string how_to_leave(const ProcessFacts& facts) {
    const char* does = what_it_does_about(facts, SIGTSTP);
    const std::string why =
        std::string("It ") + (does ? does : "gets") + " SIGTSTP, so Ctrl-Z does not stop it. ";
    if (!what_it_does_about(facts, SIGINT))
        return why + "Ctrl-C ends it.";
    if (!what_it_does_about(facts, SIGQUIT))
        return why + "Ctrl-\\ ends it.";
    return why + "`kill -KILL " + std::to_string(facts.key.pid.value) +
           "` ends it, from another window.";
}

} // namespace leash
