// Predicates of signals: what the process does about a signal, and who sent the signal.
#include "insight/predicates.hpp"

#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

namespace leash {
namespace {

std::string attitude(const ProcessFacts& facts, int signal) {
    if (facts.ignored.contains(signal))
        return "ignores " + with_sig(signal);
    if (facts.caught.contains(signal))
        return "catches " + with_sig(signal);
    return "does nothing about " + with_sig(signal) + ": its default applies";
}

// `so` and `otherwise` are verbs: "blocks", "does not block". If `otherwise` is empty, the answer
// says what the process does about the signal instead.
CheckResult in_set(const Question& q, SignalSet ProcessFacts::*set, const std::string& so,
                   const std::string& otherwise) {
    const auto signal = signal_number(q.values[0]);
    if (!signal)
        return CheckMisused{"check: there is no signal " + q.values[0]};
    const ProcessFacts* facts = q.known();
    if (!facts)
        return CheckFails{q.who + " was gone before anybody looked at it."};
    return holds_or(
        (facts->*set).contains(*signal), q.who + " " + so + " " + with_sig(*signal) + ".",
        q.who + " " +
            (otherwise.empty() ? attitude(*facts, *signal) : otherwise + " " + with_sig(*signal)) +
            ".");
}

CheckResult ignores(const Question& q) {
    return in_set(q, &ProcessFacts::ignored, "ignores", "");
}
CheckResult catches(const Question& q) {
    return in_set(q, &ProcessFacts::caught, "catches", "");
}
CheckResult blocks(const Question& q) {
    return in_set(q, &ProcessFacts::blocked, "blocks", "does not block");
}
CheckResult pending(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return in_set(q, &ProcessFacts::pending, "has a pending", "has no pending");
}

CheckResult stopped_by(const Question& q) {
    const auto wanted = signal_number(q.values[0]);
    if (!wanted)
        return CheckMisused{"check: there is no signal " + q.values[0]};
    if (!q.now)
        return fails_being_dead(q);
    if (!q.now->is_stopped())
        return CheckFails{q.who + " is not stopped: it " + how_it_is(q) + "."};
    const auto* stop = std::get_if<Stopped>(&q.process->state);
    if (!stop || stop->signal == 0)
        return CheckFails{q.who + " is stopped; by which signal, its parent has not told."};
    const std::string sentence = q.who + " was stopped by " + with_sig(stop->signal) + ".";
    return holds_or(stop->signal == *wanted, sentence, sentence);
}

// After "you log in again" another shell leads the terminal.
bool was_an_earlier_shell(const Ledger& ledger, Pid shell) {
    const LedgerEntry* process = ledger.entry(shell);
    return shell != ledger.leader() && (!process || process->is_of_the_past);
}

CheckResult sent_by(const Question& q) {
    const auto signal = signal_number(q.values[0]);
    if (!signal)
        return CheckMisused{"check: there is no signal " + q.values[0]};
    const std::string& wanted = q.values[1];
    const auto wanted_pid = pid_of(q.scene, wanted);
    if (wanted != "kernel" && wanted != "shell" && !wanted_pid)
        return CheckMisused{"check sent-by: a sender is kernel, shell or a pid, not " + wanted};
    const auto sender = q.scene.ledger.sender_of(*q.process, *signal);
    if (!sender)
        return CheckFails{"nobody is known to have sent " + with_sig(*signal) + " to " + q.who +
                          "; it " + how_it_is(q) + "."};

    std::string by = word(sender->origin);
    // If the leader is another shell than leash (bash on a stage), the leader is still the shell.
    const auto* process = std::get_if<ProcessSent>(&sender->origin);
    if (process && process->process == q.scene.ledger.leader())
        by = "shell";
    const auto* shell = std::get_if<ShellSent>(&sender->origin);
    const bool fits = by == wanted || (wanted_pid && shell && shell->shell == *wanted_pid) ||
                      (wanted_pid && process && process->process == *wanted_pid);
    std::string sentence = with_sig(*signal) + " was sent to " + q.who + " by " +
                           sender_phrase(q.scene.ledger, sender->origin, q.process->key.pid);
    if (shell && was_an_earlier_shell(q.scene.ledger, shell->shell))
        sentence += " (" + std::to_string(shell->shell.value) + "), the shell of an earlier login";
    sentence += ".";
    return holds_or(fits, sentence, sentence);
}

} // namespace

const std::vector<Predicate>& predicates_of_signals() {
    static const std::vector<Predicate> table = {
        {"ignores", "SUBJECT SIGNAL", "the signal has no effect on it", AskedOf::Living, ignores},
        {"catches", "SUBJECT SIGNAL", "it has a handler for the signal", AskedOf::Living, catches},
        {"blocks", "SUBJECT SIGNAL", "the signal has to wait", AskedOf::Living, blocks},
        {"pending", "SUBJECT SIGNAL", "the signal is waiting", AskedOf::Living, pending},
        {"stopped-by", "SUBJECT SIGNAL", "it was stopped by this signal", AskedOf::Living,
         stopped_by},
        {"sent-by", "SUBJECT SIGNAL SENDER", "who sent it: kernel, shell or a pid",
         AskedOf::TheLast, sent_by},
    };
    return table;
}

} // namespace leash
