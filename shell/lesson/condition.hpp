// A condition: one line of a check, such as `check alive carl && check alive dora`.
//
// It is shell text, read by the shell's own parser, but made of nothing else than `check`, joined
// by &&, || and !. It is asked from outside the practice terminal, whose shell may be dead by
// then; so nothing is expanded: %1, $! and $$ reach the ledger as they are, and mean there what
// the shell inside last told.
#pragma once

#include "base/result.hpp"
#include "insight/check.hpp"
#include "language/syntax.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace leash {

struct ConditionTerm {
    Connector joined_by = Connector::And; // to what is before it; the first counts as And
    std::vector<std::string> words;       // of the predicate, without `check`; "not" for a !
};

struct Condition {
    std::string text; // as written
    std::vector<ConditionTerm> terms;
};

// `text` is one line. The word `check` may be left out where `check_word` says so: in the
// options of a prediction. The error says what is wrong, for the end of "FILE:LINE: ".
enum class CheckWord { Required, Optional };
Result<Condition, std::string> parse_condition(const std::string& text, CheckWord check_word);

// Left to right, each term asked only if it matters, as && and || have it. A failure is that of
// the term asked last; its words are in `failed`.
struct ConditionAnswer {
    CheckResult result;
    std::vector<std::string> failed;
    bool holds() const { return check_status(result) == 0; }
    std::string instead() const; // what is so, where it does not hold
};
using AskCheck = std::function<CheckResult(const std::vector<std::string>& words)>;
ConditionAnswer ask(const Condition& condition, const AskCheck& ask_check);
// All of them, in order, up to the first that fails.
ConditionAnswer ask_all(const std::vector<Condition>& conditions, const AskCheck& ask_check);

// Whether it speaks of the end of the terminal: what comes after such a check needs a fresh one.
bool speaks_of_the_end(const Condition& condition);

} // namespace leash
