// The words for endings, senders, evidence and outputs. The same words are used in every sentence,
// table and JSON.
#pragma once

#include "base/message.hpp"
#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <string>

namespace leash {

std::string with_sig(int signal); // "SIGHUP"
std::string number(Pid pid);
std::string number(ProcessGroup group);

// "exit" "hangup" "sighup" "kill"; "" for Ending::None
std::string word(Ending ending);
// "kernel", "shell", or the pid of another sender
std::string word(const SignalOrigin& origin);
std::string word(Evidence evidence);

// Where writing to a descriptor goes.
enum class Output { Terminal, TerminalGone, File, Null, Pipe, Other };
Output output_of(const std::string& descriptor_target); // the target as readlink(2) gives it
std::string word(Output output);                        // "terminal" "terminal-gone" ...

// What a process was doing before the end, for people: AutopsyRow::before is the English word.
Message state_before(const std::string& word);

// "leash" for "/usr/bin/leash -i"
std::string program_of(const std::string& command);

// Returns the sender for a sentence: "the kernel", "leash", "zsh", "itself", "the menu", "77". `of`
// is the process that got the signal.
Message sender_phrase(const Ledger& ledger, const SignalOrigin& origin, Pid of);

// "died of SIGHUP, sent by leash"; "exited 1 after SIGHUP"; "is gone; nobody saw how it ended".
// The entry must be dead.
Message death_phrase(const Ledger& ledger, const LedgerEntry& entry);

} // namespace leash
