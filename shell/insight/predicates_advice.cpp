// What to do next, as the predicates say it: which of fg, bg and the keys reach this process.
#include "insight/predicates.hpp"

#include <algorithm>
#include <csignal>

namespace leash {
namespace {

bool has_default_action(const ProcessFacts& facts, int signal) {
    return !facts.ignored.contains(signal) && !facts.caught.contains(signal) &&
           !facts.blocked.contains(signal);
}

Message why_not_ctrl_z(const ProcessFacts& facts) {
    return facts.ignored.contains(SIGTSTP)   ? _("It ignores SIGTSTP, so Ctrl-Z does not stop it.")
           : facts.caught.contains(SIGTSTP)  ? _("It catches SIGTSTP, so Ctrl-Z does not stop it.")
           : facts.blocked.contains(SIGTSTP) ? _("It blocks SIGTSTP, so Ctrl-Z does not stop it.")
                                             : _("It gets SIGTSTP, so Ctrl-Z does not stop it.");
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

Message how_to_continue_alone(const Question& question) {
    return _("kill -CONT {0} lets it run on: it is not a job of this shell.",
             question.process->key.pid.value);
}

bool stops_at_ctrl_z(const ProcessFacts& facts) {
    return has_default_action(facts, SIGTSTP);
}

Message how_to_leave(const ProcessFacts& facts) {
    const Message why = why_not_ctrl_z(facts);
    if (has_default_action(facts, SIGINT))
        return _("{0} Ctrl-C ends it.", why);
    if (has_default_action(facts, SIGQUIT))
        return _("{0} Ctrl-\\ ends it.", why);
    return _("{0} `kill -KILL {1}` ends it, from another window.", why, facts.key.pid.value);
}

} // namespace leash
