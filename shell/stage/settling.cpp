#include "stage/settling.hpp"

#include "insight/words.hpp"

#include <algorithm>
#include <csignal>
#include <fmt/format.h>

namespace leash {
namespace {

using std::chrono::nanoseconds;

bool is_about_to_take(const ProcessFacts& facts, int signal) {
    return facts.pending.contains(signal) && !facts.blocked.contains(signal) &&
           !facts.is_stopped() && !facts.is_zombie();
}

// A stopped process takes a signal only when it is continued, and a blocked signal stays pending.
bool is_about_to_take_a_signal(const ProcessFacts& facts) {
    for (int signal = 1; signal < NSIG; ++signal)
        if (is_about_to_take(facts, signal))
            return true;
    return false;
}

bool runs_just_now(const ProcessFacts& facts) {
    return facts.state == 'R' || facts.state == 'D';
}

std::string named(const ProcessFacts& facts) {
    return fmt::format("{} ({})", facts.command(), facts.key.pid.value);
}

const ProcessFacts* leaders_facts(const Ledger& ledger, const Snapshot& now) {
    return ledger.leader() ? now.find(*ledger.leader()) : nullptr;
}

bool is_a_shell(const ProcessFacts& facts) {
    static constexpr std::string_view shells[] = {"sh",   "bash",    "dash",  "zsh",
                                                  "yash", "mksh",    "ksh93", "ksh",
                                                  "fish", "busybox", "ash",   "leash"};
    return std::find(std::begin(shells), std::end(shells), facts.name) != std::end(shells);
}

// A shell with a command line or a script of its own (`sh -c ...`) reads no lines from the
// terminal.
bool reads_lines(const ProcessFacts& shell) {
    const auto& words = shell.command_line;
    const bool has_commands = std::find(words.begin(), words.end(), "-c") != words.end();
    const bool has_script =
        words.size() > 1 && !words[1].starts_with('-') && shell.name != "busybox";
    return !has_commands && !has_script;
}

// Compares what the leash `process.shell` last told with what the kernel says now.
std::optional<Unsettled> differs_from_what_was_told(const Ledger& ledger, const Snapshot& now,
                                                    const LedgerEntry& process) {
    const LedgerEntry* teller = process.shell ? ledger.entry(*process.shell) : nullptr;
    if (!process.told || is_over(*process.told) || !teller || teller->death || !teller->is_shell)
        return std::nullopt;
    const ProcessFacts* teller_now = now.find(teller->key.pid);
    if (!teller_now || teller_now->is_stopped())
        return std::nullopt; // the shell cannot tell anything now
    const ProcessFacts* facts =
        process.key.start_time == 0 ? now.find(process.key.pid) : now.find(process.key);
    const std::string who = fmt::format("{} ({})", process.command, process.key.pid.value);
    if (!facts || facts->is_zombie())
        return Unsettled{who + " has ended, and leash has not told that"};
    if (facts->is_stopped() != is_stopped(*process.told))
        return Unsettled{who + (facts->is_stopped() ? " has stopped" : " goes on") +
                         ", and leash has not told that"};
    return std::nullopt;
}

std::optional<Unsettled> foreground_differs(const Ledger& ledger, const Snapshot& now) {
    const ProcessFacts* leader = leaders_facts(ledger, now);
    if (!leader || !ledger.foreground_group() ||
        leader->foreground_group == ledger.foreground_group())
        return std::nullopt;
    // A shell that is a job in the foreground lends the terminal to jobs of its own, and tells
    // nobody.
    const auto& all = ledger.entries();
    const bool is_told = std::any_of(all.begin(), all.end(), [&](const LedgerEntry& one) {
        return !one.is_of_the_past && leader->foreground_group == one.group &&
               (one.told || one.is_shell);
    });
    if (!is_told)
        return std::nullopt;
    return Unsettled{"the terminal is changing hands"};
}

std::optional<Unsettled> owes_an_answer(const Ledger& ledger, const Snapshot& now,
                                        const std::optional<LastLine>& typed) {
    const auto& all = ledger.happenings();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->told_by != ledger.leader())
            continue;
        if (std::holds_alternative<TerminalLent>(one->event))
            return std::nullopt;
        if (std::holds_alternative<TerminalTakenBack>(one->event))
            break;
        if (!std::holds_alternative<PromptShown>(one->event))
            continue;
        if (!typed || one->time > typed->at)
            return std::nullopt;
        break;
    }
    const ProcessFacts* leader = leaders_facts(ledger, now);
    return Unsettled{"leash has not come back to its prompt", leader && !runs_just_now(*leader)};
}

std::optional<Unsettled> is_still_starting(const Ledger& ledger, const Snapshot& now,
                                           const LedgerEntry& process) {
    const ProcessFacts* facts = process.death ? nullptr : now.find(process.key);
    if (!facts || facts->is_zombie() || facts->is_stopped())
        return std::nullopt;
    if (process.name.empty() && program_of(facts->executable) == "witness")
        return Unsettled{named(*facts) + " has not told its name", true};
    const ProcessFacts* leader = leaders_facts(ledger, now);
    if (leader && process.key != leader->key && facts->executable == leader->executable &&
        runs_just_now(*facts))
        return Unsettled{named(*facts) + " has not become its program yet", true};
    return std::nullopt;
}

// Most programs in the foreground, such as ps, write something and end. A witness and a shell stay.
std::optional<Unsettled> may_be_over_soon(const Ledger& ledger, const Snapshot& now) {
    const ProcessFacts* leader = leaders_facts(ledger, now);
    if (!leader || !leader->foreground_group || leader->foreground_group == leader->group)
        return std::nullopt;
    std::optional<Unsettled> soon;
    for (const LedgerEntry& process : ledger.entries()) {
        const ProcessFacts* facts = process.death ? nullptr : now.find(process.key);
        if (!facts || facts->group != leader->foreground_group)
            continue;
        if (process.is_shell || !process.names().empty())
            return std::nullopt;
        soon = Unsettled{named(*facts) + " has the terminal, and may end soon", true};
    }
    return soon;
}

} // namespace

bool silent_shell_has_terminal(const Ledger& ledger, const Snapshot& now) {
    const ProcessFacts* leader = leaders_facts(ledger, now);
    if (!leader || !leader->foreground_group)
        return false;
    if (leader->group == leader->foreground_group)
        return !ledger.leader_tells();
    const ProcessFacts* first = now.find(leader_of(*leader->foreground_group));
    return first && is_a_shell(*first) && reads_lines(*first) && !first->is_zombie() &&
           !first->is_stopped();
}

std::optional<nanoseconds> prompt_shown_at(const Ledger& ledger) {
    const auto& all = ledger.happenings();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->told_by != ledger.leader())
            continue;
        if (std::holds_alternative<PromptShown>(one->event))
            return one->time;
        if (std::holds_alternative<TerminalLent>(one->event))
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Unsettled> unsettled_while_open(const Ledger& ledger, const Snapshot& now,
                                              const std::optional<LastLine>& typed) {
    const bool is_silent = !ledger.leader_tells() || silent_shell_has_terminal(ledger, now);
    std::optional<Unsettled> may_stay;
    const auto note = [&](std::optional<Unsettled> one) {
        if (one && one->may_stay && !may_stay)
            may_stay = one;
        return one && !one->may_stay;
    };
    for (const LedgerEntry& process : ledger.entries()) {
        if (auto differs = differs_from_what_was_told(ledger, now, process); note(differs))
            return differs;
        if (auto starts = is_still_starting(ledger, now, process); note(starts))
            return starts;
        const ProcessFacts* facts = process.death ? nullptr : now.find(process.key);
        if (facts && is_about_to_take_a_signal(*facts))
            note(Unsettled{named(*facts) + " is about to take a signal", true});
        if (facts && is_silent && runs_just_now(*facts))
            note(Unsettled{named(*facts) + " is busy", true});
    }
    if (!is_silent) {
        if (auto owes = owes_an_answer(ledger, now, typed); note(owes))
            return owes;
        note(may_be_over_soon(ledger, now));
    }
    if (is_silent && typed && !typed->is_echoed)
        note(Unsettled{"the shell has not taken the line that was typed", true});
    if (auto differs = foreground_differs(ledger, now); note(differs))
        return differs;
    return may_stay;
}

std::optional<Unsettled> unsettled_after_end(const Ledger& ledger, const Snapshot& now, Pid stage) {
    for (const auto& [pid, facts] : now.processes) {
        if (facts.is_zombie() && facts.parent == stage)
            return Unsettled{named(facts) + " has died, and has not been reaped"};
        if (ledger.entry(facts.key) && is_about_to_take(facts, SIGHUP))
            return Unsettled{named(facts) + " is about to take SIGHUP"};
    }
    return std::nullopt;
}

std::string picture_of(const Ledger& ledger, const Snapshot& now) {
    std::string picture;
    for (const LedgerEntry& process : ledger.entries()) {
        const ProcessFacts* facts = process.death ? nullptr : now.find(process.key);
        if (!facts)
            continue;
        const char state = facts->is_stopped() ? 'T' : facts->is_zombie() ? 'Z' : 'S';
        picture += fmt::format("{} {} {} {} {} {} {} {} {}\n", facts->key.pid.value, state,
                               facts->parent.value, facts->group.value, facts->session.value,
                               facts->terminal.value_or("?"),
                               facts->foreground_group ? facts->foreground_group->value : -1,
                               facts->executable, process.name);
    }
    return picture;
}

} // namespace leash
