// The predicates of `check`, as rows of a table: name, operands, one line of help, function.
//
// A predicate about a process is asked of one process at a time. Which ones, for a job of
// several, the row says: a job is alive while *some* process is; it is dead when *every* one is.
#pragma once

#include "insight/check.hpp"

#include <string>
#include <vector>

namespace leash {

// One question about one process (or about none: `process` is then null).
struct Question {
    const CheckScene& scene;
    const LedgerEntry* process = nullptr;
    // What /proc says now; null when it is dead.
    const ProcessFacts* now = nullptr;
    std::string who; // the subject in a sentence: "ada", "%1 (witness ada)"
    std::vector<std::string> values;

    // What is known of it, dead or alive.
    const ProcessFacts* known() const;
};

enum class AskedOf {
    Nobody,  // no subject: `ended exit`
    Living,  // every living process of the subject; the dead where none lives
    Some,    // one that answers yes is enough
    Every,   // the dead as well
    TheLast, // the one whose status is the job's
};

struct Predicate {
    const char* name;
    const char* operands; // "SUBJECT SIGNAL"; optional ones in brackets
    const char* help;
    AskedOf asked_of;
    CheckResult (*ask)(const Question&);
};

// By subject matter, each in a file of its own.
const std::vector<Predicate>& predicates_of_life();      // alive, stopped, died-of ...
const std::vector<Predicate>& predicates_of_ties();      // tty, foreground, pgid, orphaned ...
const std::vector<Predicate>& predicates_of_signals();   // ignores, pending, sent-by ...
const std::vector<Predicate>& predicates_of_resources(); // fd, cwd, file-contains ...

// Shared by them.
CheckResult holds_or(bool holds, const std::string& instead);
// "it died of SIGHUP, sent by leash", "it runs in the background", for the end of a sentence.
std::string how_it_is(const Question& question);
// "ada died of SIGHUP, sent by leash.": for a question that only a living process can answer.
CheckFails fails_being_dead(const Question& question);
bool is_in_foreground(const ProcessFacts& facts);
std::optional<Pid> pid_of(const CheckScene& scene, const std::string& subject);

} // namespace leash
