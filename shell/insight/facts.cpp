// The words of a page of facts.
#include "insight/facts.hpp"

#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

#include <csignal>

namespace leash {
namespace {

// "899 (leash)"
std::string named(const Snapshot& snapshot, Pid pid) {
    const ProcessFacts* facts = snapshot.find(pid);
    return number(pid) + (facts ? " (" + facts->name + ")" : "");
}

Message state_of(const ProcessFacts& facts) {
    if (facts.is_zombie())
        return _("zombie: it has ended, and waits for its parent to reap it");
    if (facts.is_stopped())
        return !facts.terminal                         ? _("stopped, without a terminal")
               : facts.foreground_group == facts.group ? _("stopped, in the foreground")
                                                       : _("stopped, in the background");
    return !facts.terminal                         ? _("running, without a terminal")
           : facts.foreground_group == facts.group ? _("running, in the foreground")
                                                   : _("running, in the background");
}

// Returns the parent, and why this process is the parent.
Message parent_of(const Snapshot& snapshot, const ProcessFacts& facts, const LedgerEntry* entry) {
    const std::string parent = named(snapshot, facts.parent);
    const ProcessFacts* its = snapshot.find(facts.parent);
    if ((entry && entry->shell == facts.parent) || (its && its->session == facts.session))
        return _("{0}, which started it", parent);
    if (facts.parent == Pid{1})
        return _("{0}: init adopts a process when its parent has ended", parent);
    if (its && its->name == "systemd")
        return _("{0}, systemd --user: it adopts a process when its parent has ended", parent);
    if (facts.parent.value == 0)
        return _("0: the kernel itself");
    // A process that leads its session may be a child of its first parent, and have called setsid.
    if (!(entry && entry->shell) && leader_of(facts.session) == facts.key.pid)
        return _("{0}, which started it, or adopted it when its own parent had ended", parent);
    return _("{0}, a subreaper: it adopted it when its own parent had ended", parent);
}

Message group_of(const Snapshot& snapshot, const ProcessFacts& facts) {
    const Pid leader = leader_of(facts.group);
    const pid_t group = facts.group.value;
    const Message led = leader == facts.key.pid ? _("{0}, which it leads", group)
                        : snapshot.find(leader)
                            ? _("{0}, led by {1}", group, named(snapshot, leader))
                            : _("{0}; its leader is gone", group);
    return snapshot.is_orphaned(facts.group) ? _("{0}; orphaned", led)
                                             : _("{0}; not orphaned", led);
}

Message session_of(const Snapshot& snapshot, const ProcessFacts& facts) {
    const Pid leader = leader_of(facts.session);
    const pid_t session = facts.session.value;
    if (leader == facts.key.pid)
        return _("{0}; it is the session leader", session);
    const ProcessFacts* its = snapshot.find(leader);
    if (!its || its->is_zombie())
        return _("{0}; its session leader is gone", session);
    return _("{0}, led by {1}, which lives", session, named(snapshot, leader));
}

Message terminal_of(const ProcessFacts& facts) {
    if (!facts.terminal)
        return _("? (none); TPGID -1");
    return facts.foreground_group ? _("{0}; its foreground process group is {1}", *facts.terminal,
                                      facts.foreground_group->value)
                                  : _("{0}; no foreground process group", *facts.terminal);
}

Message signals_in(SignalSet set) {
    std::string text;
    for (int signal = 1; signal <= 64; ++signal)
        if (set.contains(signal))
            text += (text.empty() ? "" : " ") + signal_name(signal);
    return text.empty() ? _("none") : Message::verbatim(text);
}

// A child inherits an ignored signal over fork and exec: from nohup, or from a parent that ignores
// the signal. A program that installs its own handler undoes the ignoring.
Message caught_by(const Snapshot& snapshot, const ProcessFacts& facts, const LedgerEntry* entry) {
    const ProcessFacts* parent = snapshot.find(facts.parent);
    const std::string typed = entry ? entry->command.substr(0, entry->command.find(' ')) : "";
    const bool was_ignored = typed.substr(typed.rfind('/') + 1) == "nohup" ||
                             (parent && parent->ignored.contains(SIGHUP));
    return was_ignored && facts.caught.contains(SIGHUP)
               ? _("{0}; installed its own HUP handler after an inherited ignore",
                   signals_in(facts.caught))
               : signals_in(facts.caught);
}

Message descriptor_of(const ProcessFacts& facts, int descriptor) {
    const auto found = facts.descriptors.find(descriptor);
    if (found == facts.descriptors.end())
        return facts.descriptors.empty() ? _("hidden") : _("closed");
    return output_of(found->second) == Output::TerminalGone
               ? _("{0}: reads and writes fail (EIO)", found->second)
               : Message::verbatim(found->second);
}

std::string octal(unsigned mask) {
    std::string text;
    for (const int shift : {9, 6, 3, 0})
        text += static_cast<char>('0' + ((mask >> shift) & 7));
    return text;
}

Message or_hidden(const std::string& text) {
    return text.empty() ? _("hidden") : Message::verbatim(text);
}

} // namespace

std::optional<FactsPage> make_facts(const Snapshot& snapshot, Pid pid, const LedgerEntry* entry) {
    const ProcessFacts* facts = snapshot.find(pid);
    if (!facts)
        return std::nullopt;
    FactsPage page{pid, facts->command(), {}};
    const auto add = [&](Phrase label, Message text) {
        page.lines.push_back({label, std::move(text)});
    };
    add(N_("state"), state_of(*facts));
    if (entry && entry->job)
        add(N_("job number"), _("{0}, typed as: {1}", *entry->job, entry->command));
    add(N_("parent"), parent_of(snapshot, *facts, entry));
    add(N_("process group"), group_of(snapshot, *facts));
    add(N_("session"), session_of(snapshot, *facts));
    add(N_("terminal"), terminal_of(*facts));
    add(N_("ignored"), signals_in(facts->ignored));
    add(N_("caught"), caught_by(snapshot, *facts, entry));
    add(N_("blocked"), signals_in(facts->blocked));
    add(N_("pending"), signals_in(facts->pending));
    add(N_("descriptor 0"), descriptor_of(*facts, 0));
    add(N_("descriptor 1"), descriptor_of(*facts, 1));
    add(N_("descriptor 2"), descriptor_of(*facts, 2));
    add(N_("directory"), or_hidden(facts->working_directory));
    add(N_("umask"), facts->umask ? Message::verbatim(octal(*facts->umask)) : _("hidden"));
    add(N_("program"), or_hidden(facts->executable));
    return page;
}

} // namespace leash
