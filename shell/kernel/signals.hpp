// Signals: the one handler, and the mask.
//
// The handler notes which signal came and who sent it, and writes a byte to a pipe
// that the event loop polls (the self-pipe trick, TLPI 63.5.2). It does nothing else;
// all that a signal means is decided in straight-line code that asks take_signals().
// It is installed without SA_RESTART, so that a blocking call returns and the caller looks.
//
// A handler can reach only globals: the notes in signals.cpp are the globals of leash.
//
// Source: sigaction(2), signal-safety(7).
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"

#include <csignal>
#include <optional>
#include <utility>
#include <vector>

namespace leash {

// Who sent a signal, as siginfo has it: si_code is SI_USER (and the like) for kill(2)
// by a process, positive for the kernel.
struct Sender {
    std::optional<Pid> process; // none: the kernel
    friend bool operator==(const Sender&, const Sender&) = default;
};

struct ReceivedSignal {
    int signal;
    Sender sender; // of the last one, where several came before we looked
};

enum class Disposition { Default, Ignored, Noted };

// Sets the disposition of one signal in this process; Noted installs the one handler.
Outcome set_disposition(int signal, Disposition disposition);

// True where `signal` is ignored now (sigaction(2) with no new action).
bool is_ignored(int signal);

// Sets signals to default for as long as it lives, then puts the former actions back: around an
// exec that may fail.
class DefaultDispositions {
  public:
    explicit DefaultDispositions(const std::vector<int>& signals);
    ~DefaultDispositions();
    DefaultDispositions(const DefaultDispositions&) = delete;
    DefaultDispositions& operator=(const DefaultDispositions&) = delete;

  private:
    std::vector<std::pair<int, struct sigaction>> former_;
};

// The read end of the self-pipe: readable when a signal has been noted since take_signals().
// Opened when the first signal is given the disposition Noted; -1 before.
int signal_descriptor();

// The signals noted since the last call, each once, and empties the self-pipe.
std::vector<ReceivedSignal> take_signals();
// True if take_signals() would yield some. Costs no system call.
bool signals_are_noted();
// For a child of fork(2): forgets what its parent noted and lets go of the self-pipe, which would
// wake the parent. The next disposition Noted opens one of its own. Signals are blocked meanwhile.
void renew_signals_after_fork();

// Blocks signals for as long as it lives, and puts the former mask back.
class SignalsBlocked {
  public:
    explicit SignalsBlocked(std::initializer_list<int> signals);
    static SignalsBlocked all();
    ~SignalsBlocked();
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;
    const sigset_t& former() const { return former_; }

  private:
    explicit SignalsBlocked(const sigset_t& set);
    sigset_t former_;
};

} // namespace leash
