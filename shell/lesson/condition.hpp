// A condition: one line of a check, such as `check alive carl && check alive dora`.
//
// A condition is shell text, and the shell's own parser reads the condition. A condition consists
// of `check` commands, joined by &&, || and !, and of nothing else.
//
// leash asks a condition from outside the practice terminal: the shell inside may be dead by then.
// So nothing is expanded. %1, $! and $$ reach the ledger as text, and mean what the shell inside
// told last.
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
    // How the term is joined to the term before. The first term has And.
    Connector joined_by = Connector::And;
    std::vector<std::string> words; // the predicate, without `check`; a leading "not" means !
};

struct Condition {
    std::string text; // as the author wrote the condition
    std::vector<ConditionTerm> terms;
    std::size_t line = 0; // of the lesson; 0 if it is not in a check
};

// Parses one line. With CheckWord::Optional the line may omit the word `check`, as in the options
// of a prediction. The error says what is wrong, and fits behind "FILE:LINE: ".
enum class CheckWord { Required, Optional };
Result<Condition, std::string> parse_condition(const std::string& text, CheckWord check_word);

// Asks the terms from left to right, and skips terms as && and || skip commands. `result` is the
// result of the term that was asked last. If that term fails, `failed` holds the words of the term.
struct ConditionAnswer {
    CheckResult result;
    std::vector<std::string> failed;
    bool holds() const { return check_status(result) == 0; }
    Message instead() const; // what is so, if the condition does not hold
};
using AskCheck = std::function<CheckResult(const std::vector<std::string>& words)>;
ConditionAnswer ask(const Condition& condition, const AskCheck& ask_check);
// Asks the conditions in order, until one fails.
ConditionAnswer ask_all(const std::vector<Condition>& conditions, const AskCheck& ask_check);

// Returns true if the condition asks about the end of the terminal. The section after such a check
// needs a new terminal.
bool speaks_of_the_end(const Condition& condition);

} // namespace leash
