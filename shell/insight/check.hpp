// `check PREDICATE SUBJECT [VALUE...]`: test(1) for processes, jobs and terminals.
//
// A pure function over the ledger and a snapshot: it looks at what is so, never at what was
// typed. Where a predicate fails it says in a sentence what is so instead.
#pragma once

#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

struct CheckHolds {};
struct CheckFails {
    std::string instead; // "ada runs in the foreground, so leash waits for it. Ctrl-Z, then bg."
};
struct CheckMisused { // status 2: the question makes no sense
    std::string message;
};
// `check name NAME SUBJECT` is a wish, not a question: the caller tells the ledger.
struct CheckNames {
    ProcessKey process;
    std::string name;
};
using CheckResult = std::variant<CheckHolds, CheckFails, CheckMisused, CheckNames>;
int check_status(const CheckResult& result); // 0, 1, 2

struct FileLook {
    std::string content;
    std::optional<std::uintmax_t> size_before; // at an earlier look
};

// What a check is asked about. `now` should have been taken just before.
struct CheckScene {
    const Ledger& ledger;
    const Snapshot& now;
    // Nothing where there is no such file. Empty functions: files cannot be looked at.
    std::function<std::optional<FileLook>(const std::string& path)> look_at_file;
    std::function<std::vector<Pid>(const std::string& path)> lock_holders;
};

// `words` without the word check: {"alive", "ada"}, {"not", "alive", "ada"}.
CheckResult check(const CheckScene& scene, const std::vector<std::string>& words);

// For `check --help`: "died-of SUBJECT SIGNAL", "it was ended by this signal".
struct PredicateHelp {
    std::string usage;
    std::string help;
};
std::vector<PredicateHelp> check_help();

} // namespace leash
