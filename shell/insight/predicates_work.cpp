#include "insight/predicates.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

// What was done: jobs that were disowned, processes counted, what ran and what was seen.
namespace leash {
namespace {

CheckResult disowned(const Question& q) {
    const auto& jobs = q.scene.ledger.jobs();
    const auto job = std::find_if(jobs.rbegin(), jobs.rend(), [&](const LedgerJob& one) {
        const auto& members = one.processes;
        return std::find(members.begin(), members.end(), q.process->key) != members.end();
    });
    if (job == jobs.rend())
        return CheckFails{_("{0} was no job of this shell.", q.who)};
    return holds_or(job->disowned, _("{0} was taken out of the job table.", q.who),
                    _("{0} is still in the job table. disown takes it out.", q.who));
}

CheckResult same_process(const Question& q) {
    const auto other = q.scene.ledger.find(q.values[0]);
    if (!other)
        return CheckFails{_("{0}.", other.error())};
    return holds_or(
        other.value() == q.process,
        _("{0} and {1} are one process, {2}.", q.who, q.values[0], q.process->key.pid.value),
        _("{0} is process {1}, {2} is process {3}.", q.who, q.process->key.pid.value, q.values[0],
          other.value()->key.pid.value));
}

bool lives(const CheckScene& scene, const LedgerEntry& process) {
    const ProcessFacts* now = process.death ? nullptr : scene.now.find(process.key);
    return now && !now->is_zombie();
}

// Several living processes may have this name: `count` counts these processes.
std::vector<const LedgerEntry*> all_named(const Ledger& ledger, const std::string& subject) {
    std::vector<const LedgerEntry*> named;
    for (const LedgerEntry& process : ledger.entries())
        if (process.is_named(subject))
            named.push_back(&process);
    if (!named.empty())
        return named;
    const auto found = ledger.find_all(subject);
    return found ? found.value() : named;
}

CheckResult count(const Question& q) {
    const std::string& subject = q.values[0];
    const std::string& wanted = q.values[1];
    int number = 0;
    const auto read = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (read.ec != std::errc() || read.ptr != wanted.data() + wanted.size() || number < 0)
        return CheckMisused{_("check count: a number is wanted, not {0}", wanted)};
    const auto processes = all_named(q.scene.ledger, subject);
    const auto living = std::count_if(processes.begin(), processes.end(),
                                      [&](const auto* one) { return lives(q.scene, *one); });
    const auto number_living = static_cast<std::size_t>(living);
    const Message sentence = n_("{0} living process is {1}", "{0} living processes are {1}",
                                number_living, number_living, subject);
    return holds_or(living == number, _("{0}.", sentence), _("{0}, not {1}.", sentence, wanted));
}

CheckResult shown(const Question& q) {
    if (!q.scene.has_shown)
        return CheckMisused{_("check shown: only a lesson keeps what was on the screen")};
    return holds_or(q.scene.has_shown(q.values[0]),
                    _("\"{0}\" has been on the screen.", q.values[0]),
                    _("\"{0}\" has not been on the screen.", q.values[0]));
}

bool begins_with(const std::string& command, const std::vector<std::string>& words) {
    std::istringstream stream(command);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        std::string next;
        return stream >> next && next == word;
    });
}

CheckResult ran(const Question& q) {
    const auto& all = q.scene.ledger.happenings();
    const bool has_run = std::any_of(all.begin(), all.end(), [&](const Happening& one) {
        const auto* started = std::get_if<ProcessStarted>(&one.event);
        const auto* replaced = std::get_if<ShellReplaced>(&one.event);
        return one.time >= q.scene.since &&
               ((started && begins_with(started->command, q.values)) ||
                (replaced && begins_with(replaced->command, q.values)));
    });
    std::string words;
    for (const std::string& one : q.values)
        words += (words.empty() ? "" : " ") + one;
    return holds_or(has_run, _("a command `{0}` was started.", words),
                    _("no command `{0}` was started.", words));
}

} // namespace

const std::vector<Predicate>& predicates_of_work() {
    static const std::vector<Predicate> table = {
        {"disowned", "SUBJECT", N_("its job was taken out of the job table"), AskedOf::Every,
         disowned},
        {"same-process", "SUBJECT OTHER", N_("both are one process"), AskedOf::TheLast,
         same_process},
        {"count", "SUBJECT N", N_("so many living processes are SUBJECT"), AskedOf::Nobody, count},
        {"shown", "TEXT", N_("in a lesson: the text was on the screen"), AskedOf::Nobody, shown},
        {"ran", "NAME [ARG...]", N_("a program was started with these words"), AskedOf::Nobody,
         ran},
    };
    return table;
}

} // namespace leash
