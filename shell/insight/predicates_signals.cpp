// Predicates of signals: what the process does about a signal, and who sent the signal.
#include "insight/predicates.hpp"

#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

namespace leash {
namespace {

Message attitude(const Message& who, const ProcessFacts& facts, int signal) {
    if (facts.ignored.contains(signal))
        return _("{0} ignores {1}.", who, with_sig(signal));
    if (facts.caught.contains(signal))
        return _("{0} catches {1}.", who, with_sig(signal));
    return _("{0} does nothing about {1}: its default applies.", who, with_sig(signal));
}

// `so` and `otherwise` are sentences with the process and the signal: "{0} blocks {1}.". If
// `otherwise` is empty, the answer says what the process does about the signal instead.
CheckResult in_set(const Question& q, SignalSet ProcessFacts::*set, Phrase so, Phrase otherwise) {
    const auto signal = signal_number(q.values[0]);
    if (!signal)
        return CheckMisused{_("check: there is no signal {0}", q.values[0])};
    const ProcessFacts* facts = q.known();
    if (!facts)
        return CheckFails{_("{0} was gone before anybody looked at it.", q.who)};
    return holds_or((facts->*set).contains(*signal), _(so, q.who, with_sig(*signal)),
                    otherwise.empty() ? attitude(q.who, *facts, *signal)
                                      : _(otherwise, q.who, with_sig(*signal)));
}

CheckResult ignores(const Question& q) {
    return in_set(q, &ProcessFacts::ignored, N_("{0} ignores {1}."), {});
}
CheckResult catches(const Question& q) {
    return in_set(q, &ProcessFacts::caught, N_("{0} catches {1}."), {});
}
CheckResult blocks(const Question& q) {
    return in_set(q, &ProcessFacts::blocked, N_("{0} blocks {1}."), N_("{0} does not block {1}."));
}
CheckResult pending(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return in_set(q, &ProcessFacts::pending, N_("{0} has a pending {1}."),
                  N_("{0} has no pending {1}."));
}

CheckResult stopped_by(const Question& q) {
    const auto wanted = signal_number(q.values[0]);
    if (!wanted)
        return CheckMisused{_("check: there is no signal {0}", q.values[0])};
    if (!q.now)
        return fails_being_dead(q);
    if (!q.now->is_stopped())
        return CheckFails{_("{0} is not stopped: it {1}.", q.who, how_it_is(q))};
    const auto* stop = std::get_if<Stopped>(&q.process->state);
    if (!stop || stop->signal == 0)
        return CheckFails{_("{0} is stopped; its parent has not told by which signal.", q.who)};
    const Message sentence = _("{0} was stopped by {1}.", q.who, with_sig(stop->signal));
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
        return CheckMisused{_("check: there is no signal {0}", q.values[0])};
    const std::string& wanted = q.values[1];
    const auto wanted_pid = pid_of(q.scene, wanted);
    if (wanted != "kernel" && wanted != "shell" && !wanted_pid)
        return CheckMisused{
            _("check sent-by: a sender is kernel, shell or a pid, not {0}", wanted)};
    const auto sender = q.scene.ledger.sender_of(*q.process, *signal);
    if (!sender)
        return CheckFails{_("nobody is known to have sent {0} to {1}; it {2}.", with_sig(*signal),
                            q.who, how_it_is(q))};

    std::string by = word(sender->origin);
    // If the leader is another shell than leash (bash on a stage), the leader is still the shell.
    const auto* process = std::get_if<ProcessSent>(&sender->origin);
    if (process && process->process == q.scene.ledger.leader())
        by = "shell";
    const auto* shell = std::get_if<ShellSent>(&sender->origin);
    const bool fits = by == wanted || (wanted_pid && shell && shell->shell == *wanted_pid) ||
                      (wanted_pid && process && process->process == *wanted_pid);
    const Message sender_said = sender_phrase(q.scene.ledger, sender->origin, q.process->key.pid);
    const Message sentence =
        shell && was_an_earlier_shell(q.scene.ledger, shell->shell)
            ? _("{0} was sent to {1} by {2} ({3}), the shell of an earlier login.",
                with_sig(*signal), q.who, sender_said, shell->shell.value)
            : _("{0} was sent to {1} by {2}.", with_sig(*signal), q.who, sender_said);
    return holds_or(fits, sentence, sentence);
}

// Returns the last event in which a shell, or the menu, sends the signal to this process; nullptr
// if there is none.
const SignalSent* last_sending(const Question& q, int signal) {
    const LedgerEntry& process = *q.process;
    const auto& all = q.scene.ledger.happenings();
    for (auto one = all.rbegin(); one != all.rend() && one->time >= process.since; ++one) {
        const auto* sent = std::get_if<SignalSent>(&one->event);
        const bool is_in_its_life = !process.death || one->time <= process.death->time;
        if (sent && is_in_its_life && sent->signal == signal && is_target(*sent, process))
            return sent;
    }
    return nullptr;
}

CheckResult sent_to_group(const Question& q) {
    const auto signal = signal_number(q.values[0]);
    if (!signal)
        return CheckMisused{_("check: there is no signal {0}", q.values[0])};
    const SignalSent* sent = last_sending(q, *signal);
    if (!sent)
        return CheckFails{_("no shell has sent {0} to {1}.", with_sig(*signal), q.who)};
    return holds_or(
        std::holds_alternative<ProcessGroup>(sent->target),
        _("{0} was sent to the process group of {1}.", with_sig(*signal), q.who),
        _("{0} was sent to {1} alone, not to its process group.", with_sig(*signal), q.who));
}

} // namespace

const std::vector<Predicate>& predicates_of_signals() {
    static const std::vector<Predicate> table = {
        {"ignores", "SUBJECT SIGNAL", N_("the signal has no effect on it"), AskedOf::Living,
         ignores},
        {"catches", "SUBJECT SIGNAL", N_("it has a handler for the signal"), AskedOf::Living,
         catches},
        {"blocks", "SUBJECT SIGNAL", N_("the signal has to wait"), AskedOf::Living, blocks},
        {"pending", "SUBJECT SIGNAL", N_("the signal is waiting"), AskedOf::Living, pending},
        {"stopped-by", "SUBJECT SIGNAL", N_("it was stopped by this signal"), AskedOf::Living,
         stopped_by},
        {"sent-by", "SUBJECT SIGNAL SENDER", N_("who sent it: kernel, shell or a pid"),
         AskedOf::TheLast, sent_by},
        {"sent-to-group", "SUBJECT SIGNAL", N_("a shell sent it to the whole process group"),
         AskedOf::Every, sent_to_group},
    };
    return table;
}

} // namespace leash
