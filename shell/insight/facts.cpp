// The words of a page of facts.
#include "insight/facts.hpp"

#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

#include <csignal>

namespace leash {
namespace {

std::string number(Pid pid) {
    return std::to_string(pid.value);
}

// "899 (leash)"
std::string named(const Snapshot& snapshot, Pid pid) {
    const ProcessFacts* facts = snapshot.find(pid);
    return number(pid) + (facts ? " (" + facts->name + ")" : "");
}

std::string state_of(const ProcessFacts& facts) {
    if (facts.is_zombie())
        return "zombie: it has ended, and waits for its parent to reap it";
    const std::string what = facts.is_stopped() ? "stopped" : "running";
    if (!facts.terminal)
        return what + ", without a terminal";
    return what +
           (facts.foreground_group == facts.group ? ", in the foreground" : ", in the background");
}

// Returns the parent, and why this process is the parent.
std::string parent_of(const Snapshot& snapshot, const ProcessFacts& facts,
                      const LedgerEntry* entry) {
    const std::string parent = named(snapshot, facts.parent);
    const ProcessFacts* its = snapshot.find(facts.parent);
    if ((entry && entry->shell == facts.parent) || (its && its->session == facts.session))
        return parent + ", which started it";
    if (facts.parent == Pid{1})
        return parent + ": init adopts a process when its parent has ended";
    if (its && its->name == "systemd")
        return parent + ", systemd --user: it adopts a process when its parent has ended";
    if (facts.parent.value == 0)
        return "0: the kernel itself";
    // A process that leads its session may be a child of its first parent, and have called setsid.
    if (!(entry && entry->shell) && leader_of(facts.session) == facts.key.pid)
        return parent + ", which started it, or adopted it when its own parent had ended";
    return parent + ", a subreaper: it adopted it when its own parent had ended";
}

std::string group_of(const Snapshot& snapshot, const ProcessFacts& facts) {
    const Pid leader = leader_of(facts.group);
    std::string text = std::to_string(facts.group.value);
    if (leader == facts.key.pid)
        text += ", which it leads";
    else
        text +=
            snapshot.find(leader) ? ", led by " + named(snapshot, leader) : "; its leader is gone";
    return text + (snapshot.is_orphaned(facts.group) ? "; orphaned" : "; not orphaned");
}

std::string session_of(const Snapshot& snapshot, const ProcessFacts& facts) {
    const Pid leader = leader_of(facts.session);
    const std::string text = std::to_string(facts.session.value);
    if (leader == facts.key.pid)
        return text + ", which it leads";
    const ProcessFacts* its = snapshot.find(leader);
    if (!its || its->is_zombie())
        return text + "; its leader is gone";
    return text + ", led by " + named(snapshot, leader) + ", which lives";
}

std::string terminal_of(const ProcessFacts& facts) {
    if (!facts.terminal)
        return "? (none); TPGID -1";
    return *facts.terminal + "; " +
           (facts.foreground_group
                ? "its foreground process group is " + std::to_string(facts.foreground_group->value)
                : "no foreground process group");
}

std::string signals_in(SignalSet set) {
    std::string text;
    for (int signal = 1; signal <= 64; ++signal)
        if (set.contains(signal))
            text += (text.empty() ? "" : " ") + signal_name(signal);
    return text.empty() ? "none" : text;
}

// A child inherits an ignored signal over fork and exec: from nohup, or from a parent that ignores
// the signal. A program that installs its own handler undoes the ignoring.
std::string caught_by(const Snapshot& snapshot, const ProcessFacts& facts,
                      const LedgerEntry* entry) {
    const ProcessFacts* parent = snapshot.find(facts.parent);
    const std::string typed = entry ? entry->command.substr(0, entry->command.find(' ')) : "";
    const bool was_ignored = typed.substr(typed.rfind('/') + 1) == "nohup" ||
                             (parent && parent->ignored.contains(SIGHUP));
    return signals_in(facts.caught) +
           (was_ignored && facts.caught.contains(SIGHUP)
                ? "; installed its own HUP handler after an inherited ignore"
                : "");
}

std::string descriptor_of(const ProcessFacts& facts, int descriptor) {
    const auto found = facts.descriptors.find(descriptor);
    if (found == facts.descriptors.end())
        return facts.descriptors.empty() ? "hidden" : "closed";
    const Output output = output_of(found->second);
    return found->second + (output == Output::TerminalGone ? ": reads and writes fail (EIO)" : "");
}

std::string octal(unsigned mask) {
    std::string text;
    for (const int shift : {9, 6, 3, 0})
        text += static_cast<char>('0' + ((mask >> shift) & 7));
    return text;
}

std::string or_hidden(const std::string& text) {
    return text.empty() ? "hidden" : text;
}

} // namespace

std::optional<FactsPage> make_facts(const Snapshot& snapshot, Pid pid, const LedgerEntry* entry) {
    const ProcessFacts* facts = snapshot.find(pid);
    if (!facts)
        return std::nullopt;
    FactsPage page{pid, facts->command(), {}};
    const auto add = [&](const char* label, std::string text) {
        page.lines.push_back({label, std::move(text)});
    };
    add("state", state_of(*facts));
    if (entry && entry->job)
        add("job number", std::to_string(*entry->job) + ", typed as: " + entry->command);
    add("parent", parent_of(snapshot, *facts, entry));
    add("process group", group_of(snapshot, *facts));
    add("session", session_of(snapshot, *facts));
    add("terminal", terminal_of(*facts));
    add("ignored", signals_in(facts->ignored));
    add("caught", caught_by(snapshot, *facts, entry));
    add("blocked", signals_in(facts->blocked));
    add("pending", signals_in(facts->pending));
    add("descriptor 0", descriptor_of(*facts, 0));
    add("descriptor 1", descriptor_of(*facts, 1));
    add("descriptor 2", descriptor_of(*facts, 2));
    add("directory", or_hidden(facts->working_directory));
    add("umask", facts->umask ? octal(*facts->umask) : "hidden");
    add("program", or_hidden(facts->executable));
    return page;
}

} // namespace leash
