// The predicates of `check`, as rows of a table: name, operands, one line of help, function.
//
// A predicate answers a question about one process. For a job of several processes, the row says
// which processes to ask: a job is alive while *some* process is alive; a job is dead when *every*
// process is dead.
//
// Invariant: a predicate only reads its Question. A predicate changes nothing. A predicate asks the
// kernel only through the two functions of the CheckScene.
#pragma once

#include "insight/check.hpp"

#include <string>
#include <vector>

namespace leash {

// A question about one process.
struct Question {
    const CheckScene& scene;
    const LedgerEntry* process = nullptr; // nullptr if the predicate has no subject
    // What /proc says now; nullptr if the process is gone.
    const ProcessFacts* now = nullptr;
    Message who;                     // the subject in a sentence: "ada", "%1 (witness ada)"
    std::vector<std::string> values; // the operands after the subject

    // Returns the facts of now, or the last facts of a dead process, or nullptr.
    const ProcessFacts* known() const;
};

// Which processes of the subject a predicate is asked of. All of them must answer yes, except for
// Some.
enum class AskedOf {
    Nobody,  // the predicate has no subject: `ended exit`
    Living,  // every living process; if no process lives, every process
    Some,    // every process; one yes is enough
    Every,   // every process, alive or dead
    TheLast, // the last process, because its status is the status of the job
};

struct Predicate {
    const char* name;
    const char* operands; // "SUBJECT SIGNAL"; optional operands stand in brackets
    Phrase help;
    AskedOf asked_of;
    CheckResult (*ask)(const Question&);
};

// Each table has a file of its own.
const std::vector<Predicate>& predicates_of_life();      // alive, stopped, died-of ...
const std::vector<Predicate>& predicates_of_ties();      // tty, foreground, pgid, orphaned ...
const std::vector<Predicate>& predicates_of_signals();   // ignores, pending, sent-by ...
const std::vector<Predicate>& predicates_of_resources(); // fd, cwd, file-contains ...
const std::vector<Predicate>& predicates_of_work();      // disowned, count, shown, ran ...

// The predicates share these functions. A sentence about a process is "{0} {1}.": what the process
// is called, and what the process does.

// Returns CheckHolds with the sentence `so`, or CheckFails with the sentence `instead`. Each of the
// two is a whole sentence, and true where it is returned.
CheckResult holds_or(bool holds, const Message& so, const Message& instead);
// "died of SIGHUP, sent by leash", "runs in the background": what the process does, without
// subject.
Message how_it_is(const Question& question);
// "ada died of SIGHUP, sent by leash.": the answer to a question about living processes only.
CheckFails fails_being_dead(const Question& question);
// "ada was gone before anybody looked at it."
CheckResult nothing_known(const Question& question);
bool is_in_foreground(const ProcessFacts& facts);
// Returns true for the shell on the terminal: no fg, bg or Ctrl-Z moves that process.
bool is_the_shell(const Question& question);
// Returns true if fg and bg move the process: it belongs to a job of the shell on the terminal. A
// shell that tells no events may have such a job.
bool is_reached_by_fg(const Question& question);
// "kill -CONT 905 lets it run on: it is not a job of this shell."
Message how_to_continue_alone(const Question& question);
// Returns true if SIGTSTP has its default action: Ctrl-Z stops the process in the foreground.
bool stops_at_ctrl_z(const ProcessFacts& facts);
// Says how the prompt comes back if Ctrl-Z does not stop the process: "It ignores SIGTSTP, so
// Ctrl-Z does not stop it. Ctrl-C ends it."
Message how_to_leave(const ProcessFacts& facts);
// Returns the process ID of a subject of the ledger, or of any number; nullopt for other text.
std::optional<Pid> pid_of(const CheckScene& scene, const std::string& subject);

} // namespace leash
