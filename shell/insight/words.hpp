// The words in which leash speaks of ends, senders and outputs: the same in every sentence,
// table and JSON (the table "Words" of the design).
#pragma once

#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <string>

namespace leash {

std::string with_sig(int signal); // "SIGHUP"

// "exit" "hangup" "sighup" "kill", "" for none
std::string word(Ending ending);
// "kernel" "shell", or the pid
std::string word(const SignalOrigin& origin);
std::string word(Evidence evidence);

// Where writing to a descriptor goes.
enum class Output { Terminal, TerminalGone, File, Null, Pipe, Other };
Output output_of(const std::string& descriptor_target); // as readlink(2) gives it
std::string word(Output output);                        // "terminal" "terminal-gone" ...

// "leash" for "/usr/bin/leash -i"
std::string program_of(const std::string& command);

// For sentences: "the kernel", "leash", "zsh", "itself", "the menu",
// "77". `of` is who was signalled.
std::string sender_phrase(const Ledger& ledger, const SignalOrigin& origin, Pid of);

// "died of SIGHUP, sent by leash"; "exited 1 after SIGHUP"; "is gone; nobody saw how it ended".
// The entry must be dead.
std::string death_phrase(const Ledger& ledger, const LedgerEntry& entry);

} // namespace leash
