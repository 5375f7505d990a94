// Predicates of ties: what ties the process to a terminal. Process group, session, parent.
#include "insight/predicates.hpp"

#include <algorithm>

namespace leash {
namespace {

CheckResult background(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (q.now->is_zombie())
        return CheckFails{_("{0} {1}.", q.who, how_it_is(q))};
    if (!q.now->terminal)
        return CheckFails{_("{0} has no terminal, so it is in no background either.", q.who)};
    if (q.now->is_stopped())
        return CheckFails{is_reached_by_fg(q)
                              ? _("{0} is stopped. bg lets it run on in the background.", q.who)
                              : _("{0} is stopped. {1}", q.who, how_to_continue_alone(q))};
    if (is_the_shell(q))
        return holds_or(
            !is_in_foreground(*q.now),
            _("{0} is in the background while another job has the terminal.", q.who),
            _("{0} is in the foreground: it is the shell that reads your lines.", q.who));
    return holds_or(
        !is_in_foreground(*q.now), _("{0} runs in the background.", q.who),
        stops_at_ctrl_z(*q.now)
            ? _("{0} runs in the foreground, so leash waits for it. Ctrl-Z, then bg.", q.who)
            : _("{0} runs in the foreground, so leash waits for it. {1}", q.who,
                how_to_leave(*q.now)));
}

CheckResult foreground(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (!q.now->terminal)
        return CheckFails{_("{0} has no terminal, so fg cannot bring it back.", q.who)};
    if (is_the_shell(q))
        return holds_or(
            is_in_foreground(*q.now),
            _("{0} is in the foreground: it is the shell that reads your lines.", q.who),
            _("{0} is in the background: another job has the terminal. It takes the terminal back "
              "when that job ends or is stopped.",
              q.who));
    return holds_or(
        is_in_foreground(*q.now) && !q.now->is_zombie(), _("{0} is in the foreground.", q.who),
        is_reached_by_fg(q) ? _("{0} {1}. fg brings it to the foreground.", q.who, how_it_is(q))
                            : _("{0} {1}. fg does not reach it: it is not a job of this shell.",
                                q.who, how_it_is(q)));
}

CheckResult tty(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (!q.now->terminal)
        return CheckFails{_("{0} has no controlling terminal: its TTY is ?.", q.who)};
    const std::string wanted = q.values.empty() ? *q.now->terminal : q.values[0];
    return holds_or(
        wanted == *q.now->terminal || wanted == "/dev/" + *q.now->terminal,
        _("{0} has a controlling terminal: {1}.", q.who, *q.now->terminal),
        _("the controlling terminal of {0} is {1}, not {2}.", q.who, *q.now->terminal, wanted));
}

CheckResult no_tty(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return holds_or(
        !q.now->terminal, _("{0} has no controlling terminal.", q.who),
        _("{0} still has a controlling terminal: {1}.", q.who, q.now->terminal.value_or("")));
}

// Compares a number that the kernel keeps for the process with the operand: a number, or a subject
// that means the process ID of another process.
CheckResult number_is(const Question& q, Phrase what, pid_t value) {
    const std::string& wanted = q.values[0];
    const auto pid = pid_of(q.scene, wanted);
    if (!pid)
        return CheckFails{_("{0}.", q.scene.ledger.find(wanted).error())};
    const Message expected = wanted == std::to_string(pid->value)
                                 ? Message::verbatim(wanted)
                                 : _("{0} ({1})", wanted, pid->value);
    const Message sentence = q.now ? _("the {0} of {1} is {2}", what, q.who, value)
                                   : _("the {0} of {1} was {2}", what, q.who, value);
    return holds_or(pid->value == value, _("{0}.", sentence),
                    _("{0}, not {1}.", sentence, expected));
}

CheckResult tpgid(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return number_is(q, N_("TPGID"), q.now->foreground_group ? q.now->foreground_group->value : -1);
}
CheckResult ppid(const Question& q) {
    return q.known() ? number_is(q, N_("parent"), q.known()->parent.value) : nothing_known(q);
}
CheckResult pgid(const Question& q) {
    return q.known() ? number_is(q, N_("process group"), q.known()->group.value) : nothing_known(q);
}
CheckResult sid(const Question& q) {
    return q.known() ? number_is(q, N_("session"), q.known()->session.value) : nothing_known(q);
}

CheckResult leader(const Question& q) {
    if (!q.known())
        return nothing_known(q);
    const Pid leader = leader_of(q.known()->group);
    return holds_or(leader == q.process->key.pid, _("{0} leads its process group.", q.who),
                    _("{0} does not lead its process group: {1} does.", q.who, leader.value));
}
CheckResult session_leader(const Question& q) {
    if (!q.known())
        return nothing_known(q);
    const Pid leader = leader_of(q.known()->session);
    return holds_or(leader == q.process->key.pid, _("{0} leads its session.", q.who),
                    _("{0} does not lead its session: {1} does.", q.who, leader.value));
}

CheckResult orphaned(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return holds_or(q.scene.now.is_orphaned(q.now->group),
                    _("the process group of {0}, {1}, is orphaned.", q.who, q.now->group.value),
                    _("the process group of {0}, {1}, is not orphaned: a member has its parent in "
                      "another group of the session.",
                      q.who, q.now->group.value));
}

// Returns the facts of the other process in a comparison, as last known, or nullptr.
const ProcessFacts* other_facts(const Question& q) {
    const auto other = q.scene.ledger.find(q.values[0]);
    const auto pid = pid_of(q.scene, q.values[0]);
    if (const ProcessFacts* now = pid ? q.scene.now.find(*pid) : nullptr)
        return now;
    return other && other.value()->last ? &*other.value()->last : nullptr;
}

CheckResult same(const Question& q, Phrase what, pid_t (*of)(const ProcessFacts&)) {
    const ProcessFacts* one = q.known();
    const ProcessFacts* other = other_facts(q);
    if (!one)
        return nothing_known(q);
    if (!other)
        return CheckFails{_("nothing is known of {0}.", q.values[0])};
    return holds_or(
        of(*one) == of(*other),
        _("{0} and {1} are both in {2} {3}.", q.who, q.values[0], what, of(*one)),
        _("{0} is in {1} {2}, {3} in {4}.", q.who, what, of(*one), q.values[0], of(*other)));
}

CheckResult same_group(const Question& q) {
    return same(q, N_("process group"),
                [](const ProcessFacts& facts) { return facts.group.value; });
}
CheckResult same_session(const Question& q) {
    return same(q, N_("session"), [](const ProcessFacts& facts) { return facts.session.value; });
}

// The operand is a subject, or the name of a program: `parent-is ada systemd`.
CheckResult parent_is(const Question& q) {
    if (!q.known())
        return nothing_known(q);
    const Pid parent = q.known()->parent;
    const ProcessFacts* facts = q.scene.now.find(parent);
    const std::string name = facts ? facts->name : "";
    const auto wanted = pid_of(q.scene, q.values[0]);
    const Message sentence = name.empty()
                                 ? _("the parent of {0} is {1}.", q.who, parent.value)
                                 : _("the parent of {0} is {1} ({2}).", q.who, parent.value, name);
    return holds_or(wanted == parent || name == q.values[0], sentence, sentence);
}

} // namespace

const std::vector<Predicate>& predicates_of_ties() {
    static const std::vector<Predicate> table = {
        {"foreground", "SUBJECT", N_("it is in the foreground of its terminal"), AskedOf::Living,
         foreground},
        {"background", "SUBJECT", N_("it runs on a terminal, not in the foreground"),
         AskedOf::Living, background},
        {"tty", "SUBJECT [NAME]", N_("it has a controlling terminal"), AskedOf::Living, tty},
        {"no-tty", "SUBJECT", N_("it lives and has no controlling terminal"), AskedOf::Living,
         no_tty},
        {"tpgid", "SUBJECT NUMBER", N_("the foreground group of its terminal; -1: none"),
         AskedOf::Living, tpgid},
        {"ppid", "SUBJECT PID", N_("its parent"), AskedOf::Living, ppid},
        {"parent-is", "SUBJECT NAME", N_("its parent, by name or pid"), AskedOf::Living, parent_is},
        {"pgid", "SUBJECT NUMBER", N_("its process group"), AskedOf::Living, pgid},
        {"sid", "SUBJECT NUMBER", N_("its session"), AskedOf::Living, sid},
        {"leader", "SUBJECT", N_("it leads its process group"), AskedOf::Some, leader},
        {"session-leader", "SUBJECT", N_("it leads its session"), AskedOf::Some, session_leader},
        {"orphaned", "SUBJECT", N_("its process group is orphaned"), AskedOf::Living, orphaned},
        {"same-group", "SUBJECT OTHER", N_("both are in one process group"), AskedOf::Living,
         same_group},
        {"same-session", "SUBJECT OTHER", N_("both are in one session"), AskedOf::Living,
         same_session},
    };
    return table;
}

} // namespace leash
