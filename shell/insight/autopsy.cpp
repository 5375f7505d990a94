// The rows of an autopsy, from the ledger and the last snapshot.
#include "insight/autopsy.hpp"

#include "base/overloaded.hpp"
#include "insight/autopsy_signals.hpp"
#include "insight/timeline.hpp"
#include "insight/timeline_sends.hpp"

#include <algorithm>
#include <csignal>
#include <map>

namespace leash {
namespace {

// Returns the command line that /proc shows, because /proc knows what the program has become. There
// is one exception: a subshell that never called exec still shows the command line of its parent,
// so the typed command says more.
std::string command_of(const Ledger& ledger, const LedgerEntry& entry) {
    if (!entry.became.empty())
        return entry.became;
    if (entry.key.pid == ledger.leader() || entry.is_shell)
        return program_of(entry.command.empty() && entry.last ? entry.last->command()
                                                              : entry.command) +
               " (shell)";
    const auto& facts = entry.before ? entry.before : entry.last;
    if (!facts || facts->command_line.empty())
        return entry.command;
    const LedgerEntry* shell = entry.shell ? ledger.entry(*entry.shell) : nullptr;
    const bool is_copy_of_its_shell =
        shell && shell->last && shell->last->command_line == facts->command_line;
    return is_copy_of_its_shell ? entry.command : facts->command();
}

std::string word_for_before(const Ledger& ledger, const LedgerEntry& entry) {
    const auto& facts = entry.before;
    const bool is_shell = entry.key.pid == ledger.leader() && entry.became.empty();
    if (!facts)
        return is_shell ? "reading" : "-";
    const bool in_foreground = facts->terminal && facts->foreground_group == facts->group;
    if (is_shell)
        return in_foreground ? "reading" : "waiting";
    if (facts->is_stopped())
        return "stopped";
    return in_foreground ? "foreground" : "running";
}

Message sender_of(const Ledger& ledger, const SignalOrigin& origin, Pid of) {
    return std::holds_alternative<KernelSent>(origin) ? _("kernel")
                                                      : sender_phrase(ledger, origin, of);
}

// True if every signal that was sent is known, because the leader is a leash that tells of them or
// because a tracer saw them. Otherwise a survivor may have been sent a signal that it ignores, and
// nobody has seen the signal.
bool signals_are_seen(const Ledger& ledger) {
    const LedgerEntry* leader = ledger.leader() ? ledger.entry(*ledger.leader()) : nullptr;
    const auto& all = ledger.happenings();
    return (leader && leader->is_shell) ||
           std::any_of(all.begin(), all.end(), [](const Happening& one) {
               return !one.told_by && std::holds_alternative<SignalDelivered>(one.event);
           });
}

bool survives_signal(const ProcessFacts& facts, int signal) {
    return facts.ignored.contains(signal) || facts.blocked.contains(signal) ||
           facts.caught.contains(signal);
}

void describe_survivor(AutopsyRow& row, const Ledger& ledger, const LedgerEntry& entry,
                       const ProcessFacts& now) {
    row.outcome = "survives";
    row.parent_after = now.parent;
    row.terminal_after = now.terminal;
    row.group_after = now.group;
    row.session_after = now.session;
    if (const auto out = now.descriptors.find(1); out != now.descriptors.end())
        row.output = output_of(out->second);

    const auto sender = ledger.sender_of(entry, SIGHUP);
    // Race: the last snapshot before the end may have seen nohup(1) just before it ignored SIGHUP.
    // In that case the disposition of now counts: the process lives, so its disposition was not the
    // default when the signal came.
    const ProcessFacts& then =
        entry.before && survives_signal(*entry.before, SIGHUP) ? *entry.before : now;
    const bool was_sent = sender && ledger.ended_at() && sender->time >= *ledger.ended_at();
    // A program that writes to the terminal that is gone gets EIO, and may end of this.
    const bool writes_to_lost_terminal = row.output == Output::TerminalGone;
    const Message lives = writes_to_lost_terminal ? _("lives so far") : _("LIVES");
    row.after = lives;
    if (was_sent) {
        row.signal = SIGHUP;
        row.sender = word(sender->origin);
        row.evidence = sender->evidence;
        row.after = then.ignored.contains(SIGHUP)   ? _("{0}, ignores SIGHUP", lives)
                    : then.blocked.contains(SIGHUP) ? _("{0}, blocks SIGHUP", lives)
                    : then.caught.contains(SIGHUP)  ? _("{0}, caught SIGHUP", lives)
                                                    : _("{0}, despite SIGHUP", lives);
        row.reason = then.ignored.contains(SIGHUP)   ? "ignores"
                     : then.blocked.contains(SIGHUP) ? "blocks"
                     : then.caught.contains(SIGHUP)  ? "catches"
                                                     : "despite";
    } else if (entry.before && !entry.before->terminal) {
        row.after =
            writes_to_lost_terminal ? _("lives so far, no terminal") : _("LIVES, had no terminal");
        row.reason = "no-terminal";
    } else if (signals_are_seen(ledger)) {
        row.after = writes_to_lost_terminal ? _("lives so far, not signalled")
                                            : _("LIVES, nobody signalled it");
        row.reason = "not-signalled";
    } else {
        row.after = then.ignored.contains(SIGHUP) ? _("{0}, ignores SIGHUP", lives)
                    : writes_to_lost_terminal     ? lives // there is no room for more
                                                  : _("LIVES, no signal seen");
        row.reason = then.ignored.contains(SIGHUP) ? "ignores" : "no-signal-seen";
        row.evidence = Evidence::Inferred;
    }
    if (now.is_stopped()) {
        row.after = writes_to_lost_terminal ? _("lives so far, stopped") : _("LIVES, stopped");
        row.reason = "stopped";
    }
}

void describe_dead(AutopsyRow& row, const Ledger& ledger, const LedgerEntry& entry) {
    row.evidence = entry.death ? entry.death->evidence : Evidence::Inferred;
    if (entry.death && ledger.ended_at())
        row.ended_at = moment_at(ledger, entry.death->time, {}, row.evidence).milliseconds;
    if (!entry.death || !entry.death->how) {
        row.outcome = "gone";
        row.after = _("gone, nobody saw how");
        return;
    }
    if (const auto* exited = std::get_if<Exited>(&*entry.death->how)) {
        row.outcome = "exits";
        row.status = exited->status;
        row.signal = ledger.caught_before_exit(entry);
        row.after = row.signal ? _("exited {0} after {1}", exited->status, with_sig(*row.signal))
                               : _("exited {0}", exited->status);
    } else {
        row.outcome = "dies";
        row.signal = std::get<Signaled>(*entry.death->how).signal;
        row.after = _("died of {0}", with_sig(*row.signal));
    }
    if (const auto sender = row.signal ? ledger.sender_of(entry, *row.signal) : std::nullopt) {
        row.sender = word(sender->origin);
        if (row.outcome == "dies")
            row.after = _("died of {0} from {1}", with_sig(*row.signal),
                          sender_of(ledger, sender->origin, entry.key.pid));
        if (sender->evidence == Evidence::Inferred)
            row.evidence = Evidence::Inferred;
    }
}

AutopsyRow row_of(const Ledger& ledger, const LedgerEntry& entry, const ProcessFacts* now) {
    AutopsyRow row;
    row.pid = entry.key.pid;
    row.start_time = entry.key.start_time;
    row.job = entry.job;
    row.command = command_of(ledger, entry);
    row.is_shell = entry.is_shell || (entry.key.pid == ledger.leader() && entry.became.empty());
    row.before = word_for_before(ledger, entry);
    if (const auto& facts = entry.before ? entry.before : entry.last) {
        row.parent_before = facts->parent;
        row.terminal_before = facts->terminal;
        row.group_before = facts->group;
        row.session_before = facts->session;
    }
    if (now)
        describe_survivor(row, ledger, entry, *now);
    else
        describe_dead(row, ledger, entry);
    return row;
}

Message what_happened(const Ledger& ledger) {
    const LedgerEntry* leader = ledger.leader() ? ledger.entry(*ledger.leader()) : nullptr;
    const std::string became = leader ? program_of(leader->became) : "";
    const Message who = became.empty() ? _("the shell") : Message::verbatim(became);
    switch (ledger.ending()) {
    case Ending::None:
        return _("still open");
    case Ending::Exit:
        return became.empty() ? _("exit") : _("{0} ended", became);
    case Ending::Hangup:
        return _("cable pulled");
    case Ending::Sighup:
        return _("SIGHUP to {0}", who);
    case Ending::Kill:
        break;
    }
    const auto* killed = leader && leader->death && leader->death->how
                             ? std::get_if<Signaled>(&*leader->death->how)
                             : nullptr;
    return _("{0} to {1}", with_sig(killed ? killed->signal : SIGKILL), who);
}

const ProcessFacts* living(const Snapshot& after, const LedgerEntry& entry) {
    if (entry.death)
        return nullptr;
    const ProcessFacts* now =
        entry.key.start_time == 0 ? after.find(entry.key.pid) : after.find(entry.key);
    return now && !now->is_zombie() ? now : nullptr;
}

// The ledger has its entries in the order in which it heard of the processes, and it may hear of a
// process late.
std::vector<const LedgerEntry*> in_order_of_pids(const Ledger& ledger) {
    std::vector<const LedgerEntry*> entries;
    for (const LedgerEntry& entry : ledger.entries())
        if (!entry.is_of_the_past)
            entries.push_back(&entry);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto* a, const auto* b) { return a->key.pid < b->key.pid; });
    return entries;
}

// Names the processes that have sent a signal or have adopted a process, and have no row.
std::vector<AutopsyOther> others_of(const Autopsy& autopsy, const Snapshot& after) {
    std::map<Pid, AutopsyOther> others;
    const auto meet = [&](std::optional<Pid> pid) {
        const bool has_row = std::any_of(autopsy.rows.begin(), autopsy.rows.end(),
                                         [&](const AutopsyRow& row) { return row.pid == pid; });
        if (!pid || has_row)
            return;
        const ProcessFacts* facts = after.find(*pid);
        // The leader of the session has the first row.
        const bool is_stage = !autopsy.rows.empty() && autopsy.rows.front().parent_before == pid;
        others[*pid] = {*pid, facts ? facts->name : "", is_stage};
    };
    for (const AutopsySignal& one : autopsy.signals)
        meet(one.sender);
    for (const AutopsyRow& row : autopsy.rows)
        if (row.parent_after != row.parent_before)
            meet(row.parent_after);
    std::vector<AutopsyOther> list;
    list.reserve(others.size());
    for (auto& [pid, other] : others)
        list.push_back(std::move(other));
    return list;
}

template <class Wanted>
std::vector<Pid> pids_of(const std::vector<AutopsyRow>& rows, Wanted wanted) {
    std::vector<Pid> pids;
    for (const AutopsyRow& row : rows)
        if (wanted(row))
            pids.push_back(row.pid);
    return pids;
}

} // namespace

Autopsy make_autopsy(const Ledger& ledger, const Snapshot& after, std::string clock) {
    Autopsy autopsy;
    autopsy.ending = ledger.ending();
    autopsy.what = what_happened(ledger);
    autopsy.clock = std::move(clock);
    for (const LedgerEntry* one : in_order_of_pids(ledger)) {
        const LedgerEntry& entry = *one;
        const bool is_leader = entry.key.pid == ledger.leader();
        if (!is_leader && entry.death && ledger.ended_at() &&
            entry.death->time < *ledger.ended_at()) {
            autopsy.earlier.push_back(row_of(ledger, entry, nullptr));
            continue;
        }
        const auto place = is_leader ? autopsy.rows.begin() : autopsy.rows.end();
        autopsy.rows.insert(place, row_of(ledger, entry, living(after, entry)));
        if (is_leader && entry.before)
            autopsy.terminal = entry.before->terminal.value_or("");
    }
    if (ledger.forgotten() > 0)
        autopsy.notes.push_back(n_("{0} process that had ended long before is forgotten.",
                                   "{0} processes that had ended long before are forgotten.",
                                   ledger.forgotten(), ledger.forgotten()));
    autopsy.timeline = make_timeline(ledger, after);
    autopsy.signals = signals_of_end(ledger);
    autopsy.others = others_of(autopsy, after);
    for (const Happening& one : ledger.happenings())
        if (const auto* ignored = std::get_if<SetuidIgnored>(&one.event))
            autopsy.notes.push_back(
                _("{0} ({1}) is setuid: traced, it ran without its owner's rights.",
                  ignored->program, ignored->process.value));
    return autopsy;
}

std::vector<Pid> Autopsy::still_running() const {
    return pids_of(rows,
                   [](const AutopsyRow& row) { return row.survives() && !row.has_ended_since; });
}

std::vector<Pid> Autopsy::ended_since() const {
    return pids_of(rows,
                   [](const AutopsyRow& row) { return row.survives() && row.has_ended_since; });
}

bool Autopsy::all_observed() const {
    const auto is_observed = [](const auto& one) { return one.evidence == Evidence::Observed; };
    return std::all_of(rows.begin(), rows.end(), is_observed) &&
           std::all_of(timeline.begin(), timeline.end(), is_observed);
}

} // namespace leash
