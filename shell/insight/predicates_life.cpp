// Predicates of life: is the process alive, does it run, and how did it end?
#include "insight/predicates.hpp"

#include "base/overloaded.hpp"
#include "base/parse_number.hpp"
#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <cctype>

namespace leash {
namespace {

CheckResult no_signal_named(const std::string& name) {
    return CheckMisused{_("check: there is no signal {0}", name)};
}

CheckResult alive(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return holds_or(!q.now->is_zombie(), _("{0} lives: it {1}.", q.who, how_it_is(q)),
                    _("{0} {1}.", q.who, how_it_is(q)));
}

CheckResult still_there(const Question& q) {
    return CheckFails{q.now->is_zombie() ? _("{0} {1}.", q.who, how_it_is(q))
                                         : _("{0} lives: it {1}.", q.who, how_it_is(q))};
}

CheckResult dead(const Question& q) {
    return !q.now || q.now->is_zombie() ? CheckHolds{_("{0} {1}.", q.who, how_it_is(q))}
                                        : still_there(q);
}

CheckResult running(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (q.now->is_stopped())
        return CheckFails{is_reached_by_fg(q)
                              ? _("{0} is stopped. bg lets it run on, fg as well.", q.who)
                              : _("{0} is stopped. {1}", q.who, how_to_continue_alone(q))};
    const Message sentence = _("{0} {1}.", q.who, how_it_is(q));
    return holds_or(!q.now->is_zombie(), sentence, sentence);
}

CheckResult stopped(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (q.now->is_stopped())
        return CheckHolds{_("{0} is stopped.", q.who)};
    if (q.now->is_zombie() || is_the_shell(q))
        return CheckFails{_("{0} {1}.", q.who, how_it_is(q))};
    return CheckFails{
        !is_in_foreground(*q.now) ? _("{0} {1}. kill -STOP stops it.", q.who, how_it_is(q))
        : stops_at_ctrl_z(*q.now) ? _("{0} {1}. Ctrl-Z stops it.", q.who, how_it_is(q))
                                  : _("{0} {1}. {2}", q.who, how_it_is(q), how_to_leave(*q.now))};
}

CheckResult zombie(const Question& q) {
    if (!q.now)
        return CheckFails{_("{0} {1}, and has been reaped.", q.who, how_it_is(q))};
    return holds_or(q.now->is_zombie(), _("{0} {1}.", q.who, how_it_is(q)),
                    _("{0} lives: it {1}.", q.who, how_it_is(q)));
}

CheckResult died_of(const Question& q) {
    const auto wanted = signal_number(q.values[0]);
    if (!wanted)
        return no_signal_named(q.values[0]);
    if (q.now)
        return still_there(q);
    const Message phrase = death_phrase(q.scene.ledger, *q.process);
    const auto& death = q.process->death;
    const auto* how = death && death->how ? std::get_if<Signaled>(&*death->how) : nullptr;
    if (!how)
        return CheckFails{death && death->how ? _("{0} {1}; no signal ended it.", q.who, phrase)
                                              : _("{0} {1}.", q.who, phrase)};
    return holds_or(how->signal == *wanted, _("{0} {1}.", q.who, phrase),
                    _("{0} {1}, not of {2}.", q.who, phrase, with_sig(*wanted)));
}

CheckResult exited(const Question& q) {
    const auto wanted = q.values.empty() ? std::optional(0) : parse_number(q.values[0]);
    if (!wanted || *wanted < 0 || *wanted > 255)
        return CheckMisused{
            _("check exited: a status is a number from 0 to 255, not {0}", q.values[0])};
    if (q.now)
        return still_there(q);
    const auto& death = q.process->death;
    const auto* how = death && death->how ? std::get_if<Exited>(&*death->how) : nullptr;
    if (!how)
        return CheckFails{_("{0} did not exit by itself: it {1}.", q.who,
                            death_phrase(q.scene.ledger, *q.process))};
    const bool fits = q.values.empty() || *wanted == how->status;
    const Message phrase = death_phrase(q.scene.ledger, *q.process);
    return holds_or(fits, _("{0} {1}.", q.who, phrase),
                    _("{0} {1}, not {2}.", q.who, phrase, q.values.empty() ? "" : q.values[0]));
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// Compares with "Stopped (SIGTSTP)" as `jobs` writes the state: the whole text or its first word.
// Upper and lower case are the same.
CheckResult job_state(const Question& q) {
    std::string state = in_english(describe(q.process->state));
    if (q.now && q.now->is_stopped() != is_stopped(q.process->state))
        state = q.now->is_stopped() ? "Stopped" : "Running";
    if (const auto* stop = std::get_if<Stopped>(&q.process->state); stop && stop->signal == 0)
        state = "Stopped"; // /proc showed the stop, and /proc does not say which signal it was
    const std::string wanted = lower(q.values[0]);
    const std::string first_word = lower(state.substr(0, state.find_first_of(" (")));
    return holds_or(wanted == lower(state) || wanted == first_word, _("{0} is {1}.", q.who, state),
                    _("{0} is {1}, not {2}.", q.who, state, q.values[0]));
}

Message how_it_ended(const Ledger& ledger) {
    switch (ledger.ending()) {
    case Ending::None:
        return _("the practice terminal is still open.");
    case Ending::Exit:
        return _("the shell left by exit.");
    case Ending::Hangup:
        return _("the terminal was hung up.");
    case Ending::Sighup:
        return _("the shell alone was sent SIGHUP.");
    case Ending::Kill: {
        const LedgerEntry* leader = ledger.leader() ? ledger.entry(*ledger.leader()) : nullptr;
        const auto* how = leader && leader->death && leader->death->how
                              ? std::get_if<Signaled>(&*leader->death->how)
                              : nullptr;
        return _("the shell died of {0}.", with_sig(how ? how->signal : SIGKILL));
    }
    }
    return {};
}

CheckResult ended(const Question& q) {
    for (const Ending ending : {Ending::Exit, Ending::Hangup, Ending::Sighup, Ending::Kill})
        if (word(ending) == q.values[0])
            return holds_or(q.scene.ledger.ending() == ending, how_it_ended(q.scene.ledger),
                            how_it_ended(q.scene.ledger));
    return CheckMisused{
        _("check ended: one of exit, hangup, sighup, kill is wanted, not {0}", q.values[0])};
}

CheckResult hung_up(const Question& q) {
    const Message sentence = how_it_ended(q.scene.ledger);
    return holds_or(q.scene.ledger.ending() == Ending::Hangup, sentence, sentence);
}

} // namespace

const std::vector<Predicate>& predicates_of_life() {
    static const std::vector<Predicate> table = {
        {"alive", "SUBJECT", N_("it lives, running or stopped"), AskedOf::Some, alive},
        {"dead", "SUBJECT", N_("it has ended, however"), AskedOf::Every, dead},
        {"running", "SUBJECT", N_("it lives and is not stopped"), AskedOf::Some, running},
        {"stopped", "SUBJECT", N_("it is stopped"), AskedOf::Living, stopped},
        {"zombie", "SUBJECT", N_("it has ended, and nobody has reaped it"), AskedOf::Some, zombie},
        {"job-state", "SUBJECT STATE", N_("its state, as jobs writes it"), AskedOf::TheLast,
         job_state},
        {"died-of", "SUBJECT SIGNAL", N_("it was ended by this signal"), AskedOf::TheLast, died_of},
        {"exited", "SUBJECT [STATUS]", N_("it ended by itself, with this status"), AskedOf::TheLast,
         exited},
        {"ended", "EVENT", N_("the terminal ended so: exit hangup sighup kill"), AskedOf::Nobody,
         ended},
        {"hung-up", "", N_("the terminal was hung up"), AskedOf::Nobody, hung_up},
    };
    return table;
}

} // namespace leash
