// Predicates of life: is the process alive, does it run, and how did it end?
#include "insight/predicates.hpp"

#include "base/overloaded.hpp"
#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <cctype>

namespace leash {
namespace {

CheckResult no_signal_named(const std::string& name) {
    return CheckMisused{"check: there is no signal " + name};
}

CheckResult alive(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return holds_or(!q.now->is_zombie(), q.who + " lives: it " + how_it_is(q) + ".",
                    q.who + " " + how_it_is(q) + ".");
}

CheckResult still_there(const Question& q) {
    return CheckFails{q.who + (q.now->is_zombie() ? " " : " lives: it ") + how_it_is(q) + "."};
}

CheckResult dead(const Question& q) {
    return !q.now || q.now->is_zombie() ? CheckHolds{q.who + " " + how_it_is(q) + "."}
                                        : still_there(q);
}

CheckResult running(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (q.now->is_stopped())
        return CheckFails{
            q.who + " is stopped. " +
            (is_reached_by_fg(q) ? "bg lets it run on, fg as well." : how_to_continue_alone(q))};
    const std::string sentence = q.who + " " + how_it_is(q) + ".";
    return holds_or(!q.now->is_zombie(), sentence, sentence);
}

CheckResult stopped(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (q.now->is_stopped())
        return CheckHolds{q.who + " is stopped."};
    if (q.now->is_zombie() || is_the_shell(q))
        return CheckFails{q.who + " " + how_it_is(q) + "."};
    return CheckFails{q.who + " " + how_it_is(q) + ". " +
                      (!is_in_foreground(*q.now) ? "kill -STOP stops it."
                       : stops_at_ctrl_z(*q.now) ? "Ctrl-Z stops it."
                                                 : how_to_leave(*q.now))};
}

CheckResult zombie(const Question& q) {
    if (!q.now)
        return CheckFails{q.who + " " + how_it_is(q) + ", and has been reaped."};
    return holds_or(q.now->is_zombie(), q.who + " " + how_it_is(q) + ".",
                    q.who + " lives: it " + how_it_is(q) + ".");
}

CheckResult died_of(const Question& q) {
    const auto wanted = signal_number(q.values[0]);
    if (!wanted)
        return no_signal_named(q.values[0]);
    if (q.now)
        return still_there(q);
    const std::string phrase = q.who + " " + death_phrase(q.scene.ledger, *q.process);
    const auto& death = q.process->death;
    const auto* how = death && death->how ? std::get_if<Signaled>(&*death->how) : nullptr;
    if (!how)
        return CheckFails{phrase + (death && death->how ? "; no signal ended it." : ".")};
    return holds_or(how->signal == *wanted, phrase + ".",
                    phrase + ", not of " + with_sig(*wanted) + ".");
}

CheckResult exited(const Question& q) {
    if (q.now)
        return still_there(q);
    const auto& death = q.process->death;
    const auto* how = death && death->how ? std::get_if<Exited>(&*death->how) : nullptr;
    if (!how)
        return CheckFails{q.who + " did not exit by itself: it " +
                          death_phrase(q.scene.ledger, *q.process) + "."};
    const bool fits = q.values.empty() || q.values[0] == std::to_string(how->status);
    const std::string phrase = q.who + " " + death_phrase(q.scene.ledger, *q.process);
    return holds_or(fits, phrase + ".",
                    phrase + ", not " + (q.values.empty() ? "" : q.values[0]) + ".");
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// Compares with "Stopped (SIGTSTP)" as `jobs` writes the state: the whole text or its first word.
// Upper and lower case are the same.
CheckResult job_state(const Question& q) {
    std::string state = describe(q.process->state);
    if (q.now && q.now->is_stopped() != is_stopped(q.process->state))
        state = q.now->is_stopped() ? "Stopped" : "Running";
    if (const auto* stop = std::get_if<Stopped>(&q.process->state); stop && stop->signal == 0)
        state = "Stopped"; // /proc showed the stop, and /proc does not say which signal it was
    const std::string wanted = lower(q.values[0]);
    const std::string first_word = lower(state.substr(0, state.find_first_of(" (")));
    return holds_or(wanted == lower(state) || wanted == first_word, q.who + " is " + state + ".",
                    q.who + " is " + state + ", not " + q.values[0] + ".");
}

std::string how_it_ended(const Ledger& ledger) {
    switch (ledger.ending()) {
    case Ending::None:
        return "the practice terminal is still open.";
    case Ending::Exit:
        return "the shell left by exit.";
    case Ending::Hangup:
        return "the terminal was hung up.";
    case Ending::Sighup:
        return "the shell alone was sent SIGHUP.";
    case Ending::Kill: {
        const LedgerEntry* leader = ledger.leader() ? ledger.entry(*ledger.leader()) : nullptr;
        const auto* how = leader && leader->death && leader->death->how
                              ? std::get_if<Signaled>(&*leader->death->how)
                              : nullptr;
        return "the shell died of " + with_sig(how ? how->signal : SIGKILL) + ".";
    }
    }
    return "";
}

CheckResult ended(const Question& q) {
    for (const Ending ending : {Ending::Exit, Ending::Hangup, Ending::Sighup, Ending::Kill})
        if (word(ending) == q.values[0])
            return holds_or(q.scene.ledger.ending() == ending, how_it_ended(q.scene.ledger),
                            how_it_ended(q.scene.ledger));
    return CheckMisused{"check ended: one of exit, hangup, sighup, kill is wanted, not " +
                        q.values[0]};
}

CheckResult hung_up(const Question& q) {
    const std::string sentence = how_it_ended(q.scene.ledger);
    return holds_or(q.scene.ledger.ending() == Ending::Hangup, sentence, sentence);
}

} // namespace

const std::vector<Predicate>& predicates_of_life() {
    static const std::vector<Predicate> table = {
        {"alive", "SUBJECT", "it lives, running or stopped", AskedOf::Some, alive},
        {"dead", "SUBJECT", "it has ended, however", AskedOf::Every, dead},
        {"running", "SUBJECT", "it lives and is not stopped", AskedOf::Some, running},
        {"stopped", "SUBJECT", "it is stopped", AskedOf::Living, stopped},
        {"zombie", "SUBJECT", "it has ended, and nobody has reaped it", AskedOf::Some, zombie},
        {"job-state", "SUBJECT STATE", "its state, as jobs writes it", AskedOf::TheLast, job_state},
        {"died-of", "SUBJECT SIGNAL", "it was ended by this signal", AskedOf::TheLast, died_of},
        {"exited", "SUBJECT [STATUS]", "it ended by itself, with this status", AskedOf::TheLast,
         exited},
        {"ended", "EVENT", "the terminal ended so: exit hangup sighup kill", AskedOf::Nobody,
         ended},
        {"hung-up", "", "the terminal was hung up", AskedOf::Nobody, hung_up},
    };
    return table;
}

} // namespace leash
