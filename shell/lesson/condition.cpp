#include "lesson/condition.hpp"

#include "base/overloaded.hpp"
#include "language/parser.hpp"
#include "language/printer.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

constexpr std::string_view made_of = "a check is made of `check` commands, joined by &&, || and !";

// Returns the word as the ledger must see the word: without quotes, and with `$!` still as `$!`.
std::string plain(const WordParts& parts) {
    std::string text;
    for (const WordPart& part : parts)
        std::visit(overloaded{
                       [&](const Literal& literal) { text += literal.text; },
                       [&](const Quoted& quoted) { text += quoted.text; },
                       [&](const DoubleQuoted& quoted) { text += plain(quoted.parts); },
                       [&](const auto&) {
                           Word alone;
                           alone.parts = {part};
                           text += print(alone);
                       },
                   },
                   static_cast<const WordPart::variant&>(part));
    return text;
}

// Returns what is wrong with the use of a predicate; empty if nothing is wrong. Such an error does
// not depend on the processes of the lesson, so it already shows when the predicate is asked of a
// made-up process. This process has each operand as its name: any operand may be the name of a
// process that the lesson starts later. Only %1, $! and numbers are never names.
std::string misuse(std::vector<std::string> words) {
    const std::size_t subject = !words.empty() && words.front() == "not" ? 2 : 1;
    for (std::size_t i = subject; i < words.size(); ++i)
        if (words[i].find_first_of(i == subject ? "%$0123456789" : "%$") == 0)
            words[i] = "somebody";
    ProcessFacts somebody;
    somebody.key = {Pid{1}, 1};
    somebody.state = 'S';
    Snapshot now;
    now.processes.emplace(somebody.key.pid, somebody);
    Ledger ledger;
    ledger.meet(somebody, {});
    for (std::size_t i = subject; i < words.size(); ++i)
        ledger.give_name(somebody.key, words[i]);
    const CheckScene scene{ledger, now,
                           [](const std::string&) { return std::optional<FileLook>(); },
                           [](const std::string&) { return std::vector<Pid>(); },
                           [](const std::string&) { return false; }};
    const CheckResult answer = check(scene, words);
    const auto* misused = std::get_if<CheckMisused>(&answer);
    return misused ? in_english(misused->message) : "";
}

Result<ConditionTerm, std::string> term_of(const Pipeline& pipeline, Connector joined_by,
                                           CheckWord check_word) {
    const SimpleCommand* simple = pipeline.only_simple();
    if (pipeline.timed || !simple || simple->words.empty() || !simple->assignments.empty() ||
        !pipeline.first.redirections.empty())
        return std::string(made_of);
    ConditionTerm term{joined_by, {}};
    for (const Word& word : simple->words)
        term.words.push_back(word.bare + plain(word.parts));
    if (term.words.front() == "check")
        term.words.erase(term.words.begin());
    else if (check_word == CheckWord::Required)
        return std::string(made_of);
    if (pipeline.negated)
        term.words.insert(term.words.begin(), "not");
    if (std::string wrong = misuse(term.words); !wrong.empty())
        return wrong;
    return term;
}

} // namespace

Result<Condition, std::string> parse_condition(const std::string& text, CheckWord check_word) {
    const auto parsed = parse_all(text + "\n");
    if (const auto* error = std::get_if<SyntaxError>(&parsed))
        return in_english(error->message);
    const auto& items = std::get<List>(parsed).items;
    if (items.size() != 1 || items.front().asynchronous)
        return fmt::format("{}; one such line at a time", made_of);

    Condition condition{text, {}};
    const AndOrList& and_or = items.front().and_or;
    auto first = term_of(and_or.first, Connector::And, check_word);
    if (!first)
        return first.error();
    condition.terms.push_back(std::move(first).value());
    for (const auto& [connector, pipeline] : and_or.rest) {
        auto term = term_of(pipeline, connector, check_word);
        if (!term)
            return term.error();
        condition.terms.push_back(std::move(term).value());
    }
    return condition;
}

Message ConditionAnswer::instead() const {
    return std::visit(overloaded{
                          [](const CheckFails& fails) { return fails.instead; },
                          [](const CheckMisused& misused) { return misused.message; },
                          [](const auto&) { return Message(); },
                      },
                      result);
}

ConditionAnswer ask(const Condition& condition, const AskCheck& ask_check) {
    ConditionAnswer answer{CheckHolds{}, {}};
    for (const ConditionTerm& term : condition.terms) {
        if (answer.holds() != (term.joined_by == Connector::And))
            continue;
        answer.result = ask_check(term.words);
        answer.failed = answer.holds() ? std::vector<std::string>() : term.words;
    }
    return answer;
}

ConditionAnswer ask_all(const std::vector<Condition>& conditions, const AskCheck& ask_check) {
    for (const Condition& condition : conditions)
        if (ConditionAnswer answer = ask(condition, ask_check); !answer.holds())
            return answer;
    return {CheckHolds{}, {}};
}

bool speaks_of_the_end(const Condition& condition) {
    return std::any_of(condition.terms.begin(), condition.terms.end(), [](const auto& term) {
        return term.words.front() == "ended" || term.words.front() == "hung-up";
    });
}

} // namespace leash
