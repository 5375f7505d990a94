// Predicates of ties: what ties the process to a terminal. Process group, session, parent.
#include "insight/predicates.hpp"

#include <algorithm>

namespace leash {
namespace {

CheckResult background(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (q.now->is_zombie())
        return CheckFails{q.who + " " + how_it_is(q) + "."};
    if (!q.now->terminal)
        return CheckFails{q.who + " has no terminal, so it is in no background either."};
    if (q.now->is_stopped())
        return CheckFails{q.who + " is stopped. " +
                          (is_reached_by_fg(q) ? "bg lets it run on in the background."
                                               : how_to_continue_alone(q))};
    if (is_the_shell(q))
        return holds_or(!is_in_foreground(*q.now),
                        q.who + " is in the background while another job has the terminal.",
                        q.who + " is in the foreground: it is the shell that reads your lines.");
    return holds_or(!is_in_foreground(*q.now), q.who + " runs in the background.",
                    q.who + " runs in the foreground, so leash waits for it. " +
                        (stops_at_ctrl_z(*q.now) ? "Ctrl-Z, then bg." : how_to_leave(*q.now)));
}

CheckResult foreground(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (!q.now->terminal)
        return CheckFails{q.who + " has no terminal, so fg cannot bring it back."};
    if (is_the_shell(q))
        return holds_or(is_in_foreground(*q.now),
                        q.who + " is in the foreground: it is the shell that reads your lines.",
                        q.who + " is in the background: another job has the terminal. It takes "
                                "the terminal back when that job ends or is stopped.");
    return holds_or(
        is_in_foreground(*q.now) && !q.now->is_zombie(), q.who + " is in the foreground.",
        q.who + " " + how_it_is(q) +
            (is_reached_by_fg(q) ? ". fg brings it to the foreground."
                                 : ". fg does not reach it: it is no job of this shell."));
}

CheckResult tty(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    if (!q.now->terminal)
        return CheckFails{q.who + " has no controlling terminal: its TTY is ?."};
    const std::string wanted = q.values.empty() ? *q.now->terminal : q.values[0];
    return holds_or(wanted == *q.now->terminal || wanted == "/dev/" + *q.now->terminal,
                    q.who + " has a controlling terminal: " + *q.now->terminal + ".",
                    "the controlling terminal of " + q.who + " is " + *q.now->terminal + ", not " +
                        wanted + ".");
}

CheckResult no_tty(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return holds_or(!q.now->terminal, q.who + " has no controlling terminal.",
                    q.who + " still has a controlling terminal: " + q.now->terminal.value_or("") +
                        ".");
}

// Compares a number that the kernel keeps for the process with the operand: a number, or a subject
// that means the process ID of another process.
CheckResult number_is(const Question& q, const char* what, pid_t value) {
    const std::string& wanted = q.values[0];
    const std::string verb = q.now ? " is " : " was ";
    const auto pid = pid_of(q.scene, wanted);
    if (!pid)
        return CheckFails{q.scene.ledger.find(wanted).error() + "."};
    const std::string as_number = std::to_string(pid->value);
    const std::string sentence =
        std::string("the ") + what + " of " + q.who + verb + std::to_string(value);
    return holds_or(pid->value == value, sentence + ".",
                    sentence + ", not " + wanted +
                        (wanted == as_number ? "" : " (" + as_number + ")") + ".");
}

CheckResult nothing_known(const Question& q) {
    return CheckFails{q.who + " was gone before anybody looked at it."};
}

CheckResult tpgid(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    return number_is(q, "TPGID", q.now->foreground_group ? q.now->foreground_group->value : -1);
}
CheckResult ppid(const Question& q) {
    return q.known() ? number_is(q, "parent", q.known()->parent.value) : nothing_known(q);
}
CheckResult pgid(const Question& q) {
    return q.known() ? number_is(q, "process group", q.known()->group.value) : nothing_known(q);
}
CheckResult sid(const Question& q) {
    return q.known() ? number_is(q, "session", q.known()->session.value) : nothing_known(q);
}

CheckResult leads(const Question& q, const char* what, Pid leader) {
    return holds_or(leader == q.process->key.pid, q.who + " leads its " + what + ".",
                    q.who + " does not lead its " + what + ": " + std::to_string(leader.value) +
                        " does.");
}

CheckResult leader(const Question& q) {
    return q.known() ? leads(q, "process group", leader_of(q.known()->group)) : nothing_known(q);
}
CheckResult session_leader(const Question& q) {
    return q.known() ? leads(q, "session", leader_of(q.known()->session)) : nothing_known(q);
}

CheckResult orphaned(const Question& q) {
    if (!q.now)
        return fails_being_dead(q);
    const std::string group =
        "the process group of " + q.who + ", " + std::to_string(q.now->group.value) + ", is ";
    return holds_or(q.scene.now.is_orphaned(q.now->group), group + "orphaned.",
                    group + "not orphaned: a member has its parent in another group of the "
                            "session.");
}

// Returns the facts of the other process in a comparison, as last known, or nullptr.
const ProcessFacts* other_facts(const Question& q) {
    const auto other = q.scene.ledger.find(q.values[0]);
    const auto pid = pid_of(q.scene, q.values[0]);
    if (const ProcessFacts* now = pid ? q.scene.now.find(*pid) : nullptr)
        return now;
    return other && other.value()->last ? &*other.value()->last : nullptr;
}

CheckResult same(const Question& q, const char* what, pid_t (*of)(const ProcessFacts&)) {
    const ProcessFacts* one = q.known();
    const ProcessFacts* other = other_facts(q);
    if (!one)
        return nothing_known(q);
    if (!other)
        return CheckFails{"nothing is known of " + q.values[0] + "."};
    return holds_or(of(*one) == of(*other),
                    q.who + " and " + q.values[0] + " are both in " + what + " " +
                        std::to_string(of(*one)) + ".",
                    q.who + " is in " + what + " " + std::to_string(of(*one)) + ", " + q.values[0] +
                        " in " + std::to_string(of(*other)) + ".");
}

CheckResult same_group(const Question& q) {
    return same(q, "process group", [](const ProcessFacts& facts) { return facts.group.value; });
}
CheckResult same_session(const Question& q) {
    return same(q, "session", [](const ProcessFacts& facts) { return facts.session.value; });
}

// The operand is a subject, or the name of a program: `parent-is ada systemd`.
CheckResult parent_is(const Question& q) {
    if (!q.known())
        return nothing_known(q);
    const Pid parent = q.known()->parent;
    const ProcessFacts* facts = q.scene.now.find(parent);
    const std::string name = facts ? facts->name : "";
    const auto wanted = pid_of(q.scene, q.values[0]);
    const std::string sentence = "the parent of " + q.who + " is " + std::to_string(parent.value) +
                                 (name.empty() ? "" : " (" + name + ")") + ".";
    return holds_or(wanted == parent || name == q.values[0], sentence, sentence);
}

} // namespace

const std::vector<Predicate>& predicates_of_ties() {
    static const std::vector<Predicate> table = {
        {"foreground", "SUBJECT", "it is in the foreground of its terminal", AskedOf::Living,
         foreground},
        {"background", "SUBJECT", "it runs on a terminal, not in the foreground", AskedOf::Living,
         background},
        {"tty", "SUBJECT [NAME]", "it has a controlling terminal", AskedOf::Living, tty},
        {"no-tty", "SUBJECT", "it lives and has no controlling terminal", AskedOf::Living, no_tty},
        {"tpgid", "SUBJECT NUMBER", "the foreground group of its terminal; -1: none",
         AskedOf::Living, tpgid},
        {"ppid", "SUBJECT PID", "its parent", AskedOf::Living, ppid},
        {"parent-is", "SUBJECT NAME", "its parent, by name or pid", AskedOf::Living, parent_is},
        {"pgid", "SUBJECT NUMBER", "its process group", AskedOf::Living, pgid},
        {"sid", "SUBJECT NUMBER", "its session", AskedOf::Living, sid},
        {"leader", "SUBJECT", "it leads its process group", AskedOf::Some, leader},
        {"session-leader", "SUBJECT", "it leads its session", AskedOf::Some, session_leader},
        {"orphaned", "SUBJECT", "its process group is orphaned", AskedOf::Living, orphaned},
        {"same-group", "SUBJECT OTHER", "both are in one process group", AskedOf::Living,
         same_group},
        {"same-session", "SUBJECT OTHER", "both are in one session", AskedOf::Living, same_session},
    };
    return table;
}

} // namespace leash
