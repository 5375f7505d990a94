// `check PREDICATE SUBJECT [VALUE...]`: test(1) for processes, jobs and terminals.
//
// check() is a pure function over the ledger and a snapshot. check() looks at the state of
// processes, never at what was typed. If a predicate fails, the answer says in a sentence what is
// so instead.
//
// Source: the exit statuses are those of test(1): 0 true, 1 false, 2 misused.
#pragma once

#include "base/message.hpp"
#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

struct CheckHolds {
    // The answer of `check not ...`, which fails then: "ada is stopped.". May be empty.
    Message so;
};
struct CheckFails {
    Message instead; // "ada runs in the foreground, so leash waits for it. Ctrl-Z, then bg."
};
struct CheckMisused { // the question makes no sense
    Message message;
};
// `check name NAME SUBJECT` asks nothing. The caller enters the name in the ledger.
struct CheckNames {
    ProcessKey process;
    std::string name;
};
using CheckResult = std::variant<CheckHolds, CheckFails, CheckMisused, CheckNames>;
int check_status(const CheckResult& result); // exit status 0, 1 or 2

constexpr std::size_t longest_look = 4 * 1024 * 1024; // bytes

struct FileLook {
    std::string content;                       // the beginning; at most `longest_look` bytes
    std::uintmax_t size;                       // of the whole file, in bytes
    std::optional<std::uintmax_t> size_before; // in bytes, at an earlier look
};

// What a check looks at. The caller should have taken `now` just before.
struct CheckScene {
    const Ledger& ledger;
    const Snapshot& now;
    // Returns nullopt if there is no such file. These two functions are empty if the caller cannot
    // look at files.
    std::function<std::optional<FileLook>(const std::string& path)> look_at_file = {};
    std::function<std::vector<Pid>(const std::string& path)> lock_holders = {};
    // Returns true if a text has stood on the screen. The function is empty if no lesson is played.
    std::function<bool(const std::string& text)> has_shown = {};
    // When the section began: `ran` and `name NAME $!` do not look further back.
    std::chrono::nanoseconds since{};
};

// `words` does not have the word check itself: {"alive", "ada"}, {"not", "alive", "ada"}.
CheckResult check(const CheckScene& scene, const std::vector<std::string>& words);

// One line of `check --help`: "died-of SUBJECT SIGNAL", "it was ended by this signal".
struct PredicateHelp {
    std::string usage;
    Phrase help;
};
std::vector<PredicateHelp> check_help();

} // namespace leash
