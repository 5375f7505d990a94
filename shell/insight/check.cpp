// Finding the predicate and the processes of a check, and asking.
#include "insight/check.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "insight/predicates.hpp"
#include "insight/words.hpp"

#include <algorithm>
#include <sstream>

namespace leash {
namespace {

std::vector<Predicate> all_predicates() {
    std::vector<Predicate> all;
    for (const auto* table :
         {&predicates_of_life(), &predicates_of_ties(), &predicates_of_signals(),
          &predicates_of_resources(), &predicates_of_work()})
        all.insert(all.end(), table->begin(), table->end());
    return all;
}

constexpr std::size_t any_number = 1000;

struct Arity {
    std::size_t least = 0;
    std::size_t most = 0;
};

Arity arity_of(const Predicate& predicate) {
    Arity arity;
    std::istringstream operands(predicate.operands);
    for (std::string one; operands >> one; ++arity.most) {
        if (one[0] != '[')
            ++arity.least;
        if (one.find("...") != std::string::npos)
            arity.most = any_number;
    }
    return arity;
}

std::string usage_of(const Predicate& predicate) {
    return std::string(predicate.name) + (*predicate.operands ? " " : "") + predicate.operands;
}

// Returns a name as it is. A number or a job ID gets its command in brackets, which is easier to
// follow.
Message in_a_sentence(const std::string& subject, const LedgerEntry& process) {
    if (process.is_named(subject) || process.command.empty())
        return Message::verbatim(subject);
    if (subject == "$!" || subject == "$$")
        return _("{0} ({1}, {2})", subject, process.key.pid.value, process.command);
    return _("{0} ({1})", subject, process.command);
}

Question question_about(const CheckScene& scene, const LedgerEntry& process,
                        const std::string& subject, std::vector<std::string> values) {
    Question question{scene, &process, nullptr, in_a_sentence(subject, process), {}};
    question.values = std::move(values);
    if (!process.death)
        question.now = process.key.start_time == 0 ? scene.now.find(process.key.pid)
                                                   : scene.now.find(process.key);
    return question;
}

CheckResult ask_all(const Predicate& predicate, const std::vector<Question>& questions) {
    if (predicate.asked_of == AskedOf::TheLast)
        return predicate.ask(questions.back());
    const auto lives = [](const Question& question) { return question.now != nullptr; };
    const bool spare_the_dead = predicate.asked_of == AskedOf::Living &&
                                std::any_of(questions.begin(), questions.end(), lives);
    CheckResult answer = CheckHolds{};
    for (const Question& question : questions) {
        if (spare_the_dead && !lives(question))
            continue;
        answer = predicate.ask(question);
        const bool is_yes = std::holds_alternative<CheckHolds>(answer);
        if (is_yes == (predicate.asked_of == AskedOf::Some) ||
            std::holds_alternative<CheckMisused>(answer))
            return answer;
    }
    return answer;
}

CheckResult give_name(const CheckScene& scene, const std::vector<std::string>& words) {
    if (words.size() != 3)
        return CheckMisused{_("check name: usage: check name NAME SUBJECT")};
    const auto process = scene.ledger.find(words[2]);
    if (!process)
        return CheckFails{_("{0}.", process.error())};
    if (words[2] == "$!" && scene.ledger.last_background_at() < scene.since)
        return CheckFails{
            _("nothing was started in the background since, so $! is still {0}.",
              in_a_sentence(std::to_string(process.value()->key.pid.value), *process.value()))};
    return CheckNames{process.value()->key, words[1]};
}

CheckResult ask(const CheckScene& scene, const std::vector<std::string>& words) {
    if (words[0] == "name")
        return give_name(scene, words);
    const auto all = all_predicates();
    const auto predicate = std::find_if(all.begin(), all.end(),
                                        [&](const Predicate& one) { return one.name == words[0]; });
    if (predicate == all.end())
        return CheckMisused{
            _("check: there is no predicate {0}. check --help lists them.", words[0])};
    const Arity arity = arity_of(*predicate);
    if (words.size() - 1 < arity.least || words.size() - 1 > arity.most)
        return CheckMisused{_("check {0}: usage: check {1}", words[0], usage_of(*predicate))};

    if (predicate->asked_of == AskedOf::Nobody) {
        Question question{scene, nullptr, nullptr, {}, {words.begin() + 1, words.end()}};
        return predicate->ask(question);
    }
    const auto processes = scene.ledger.find_all(words[1]);
    if (!processes)
        return CheckFails{_("{0}.", processes.error())};
    std::vector<Question> questions;
    for (const LedgerEntry* process : processes.value())
        questions.push_back(
            question_about(scene, *process, words[1], {words.begin() + 2, words.end()}));
    return ask_all(*predicate, questions);
}

bool is_asked_of_nobody(const std::string& name) {
    const auto all = all_predicates();
    return std::any_of(all.begin(), all.end(), [&](const Predicate& one) {
        return one.name == name && one.asked_of == AskedOf::Nobody;
    });
}

} // namespace

CheckResult check(const CheckScene& scene, const std::vector<std::string>& words) {
    const bool is_negated = !words.empty() && words[0] == "not";
    const std::vector<std::string> asked(words.begin() + (is_negated ? 1 : 0), words.end());
    if (asked.empty())
        return CheckMisused{_("check: usage: check [not] PREDICATE SUBJECT [VALUE...]. check "
                              "--help lists the predicates.")};
    CheckResult answer = ask(scene, asked);
    if (!is_negated)
        return answer;
    if (std::holds_alternative<CheckFails>(answer)) {
        // `check not alive ada` must fail if there is no process named ada.
        const bool has_subject = is_asked_of_nobody(asked[0]) || scene.ledger.find(asked[1]);
        return has_subject ? CheckResult(CheckHolds{}) : answer;
    }
    if (const auto* holds = std::get_if<CheckHolds>(&answer))
        return CheckFails{holds->so};
    return answer;
}

int check_status(const CheckResult& result) {
    return std::visit(overloaded{
                          [](const CheckHolds&) { return 0; },
                          [](const CheckNames&) { return 0; },
                          [](const CheckFails&) { return 1; },
                          [](const CheckMisused&) { return 2; },
                      },
                      result);
}

std::vector<PredicateHelp> check_help() {
    std::vector<PredicateHelp> lines;
    for (const Predicate& predicate : all_predicates())
        lines.push_back({usage_of(predicate), predicate.help});
    lines.push_back({"name NAME SUBJECT", N_("from now on NAME means this process")});
    return lines;
}

const ProcessFacts* Question::known() const {
    if (now)
        return now;
    return process && process->last ? &*process->last : nullptr;
}

CheckResult holds_or(bool holds, const Message& so, const Message& instead) {
    return holds ? CheckResult(CheckHolds{so}) : CheckResult(CheckFails{instead});
}

bool is_in_foreground(const ProcessFacts& facts) {
    return facts.terminal && facts.foreground_group == facts.group;
}

bool is_the_shell(const Question& question) {
    return question.process->key.pid == question.scene.ledger.leader();
}

Message how_it_is(const Question& question) {
    if (!question.now)
        return death_phrase(question.scene.ledger, *question.process);
    if (question.now->is_zombie())
        return _("is a zombie: it has ended, and its parent, {0}, has not reaped it yet",
                 question.now->parent.value);
    if (question.now->is_stopped())
        return _("is stopped");
    if (!question.now->terminal)
        return _("runs, without a terminal");
    return is_in_foreground(*question.now) ? _("runs in the foreground")
                                           : _("runs in the background");
}

CheckFails fails_being_dead(const Question& question) {
    return {_("{0} {1}.", question.who, death_phrase(question.scene.ledger, *question.process))};
}

CheckResult nothing_known(const Question& question) {
    return CheckFails{_("{0} was gone before anybody looked at it.", question.who)};
}

std::optional<Pid> pid_of(const CheckScene& scene, const std::string& subject) {
    const auto found = scene.ledger.find(subject);
    if (found)
        return found.value()->key.pid;
    // Any number is a process ID, even if that process was never on this terminal.
    std::istringstream number(subject);
    pid_t pid = 0;
    if (number >> pid && number.eof())
        return Pid{pid};
    return std::nullopt;
}

} // namespace leash
