// Signals: the handler of leash, the dispositions, and the signal mask.
//
// Invariant: leash has one handler. The handler notes the signal and its sender, and writes a byte
// to a pipe that the event loop polls (the self-pipe trick, TLPI 63.5.2). The handler does nothing
// else: ordinary code calls take_signals() and decides what a signal means. The handler is
// installed without SA_RESTART: a blocking call fails with EINTR, and the caller can look at the
// signals. There is one exception: a signal with the disposition Deferred is noted only while the
// shell waits for a program; otherwise the handler lets the signal kill the shell.
//
// A handler can use only global variables. So the notes and the self-pipe are globals in
// signals.cpp.
//
// Source: sigaction(2), signal-safety(7).
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"

#include <csignal>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace leash {

// The sender of a signal, from siginfo_t: si_code is positive if the kernel sent the signal; it is
// SI_USER, SI_QUEUE or SI_TKILL if a process sent the signal.
struct Sender {
    std::optional<Pid> process; // nullopt: the kernel
    friend bool operator==(const Sender&, const Sender&) = default;
};

struct ReceivedSignal {
    int signal;
    Sender sender; // the last sender, if the signal came more than once since take_signals()
};

enum class Disposition {
    Default,
    Ignored,
    Noted, // the handler of leash
    // As Default, except while an InterruptsDeferred exists: then as Noted. For SIGINT in a script.
    Deferred,
};

// Sets the disposition of one signal in this process.
Outcome set_disposition(int signal, Disposition disposition);

// Returns true if this process ignores the signal.
bool is_ignored(int signal);

// Gives signals the dispositions that a program is to have. The destructor puts the old actions
// back. For an exec that may fail.
class DispositionsForExec {
  public:
    DispositionsForExec(const std::vector<int>& to_default, const std::vector<int>& to_ignore);
    ~DispositionsForExec();
    DispositionsForExec(const DispositionsForExec&) = delete;
    DispositionsForExec& operator=(const DispositionsForExec&) = delete;

  private:
    void change(int signal, Disposition disposition);
    std::vector<std::pair<int, struct sigaction>> former_;
};

// A script waits for a program in the foreground. Ctrl-C reaches both, and the program decides what
// Ctrl-C means: an editor goes on. So the script must not die before the program has ended. As long
// as this object exists, a signal with the disposition Deferred is noted, and does not kill the
// shell. Makes no system call.
class InterruptsDeferred {
  public:
    InterruptsDeferred();
    ~InterruptsDeferred();
    InterruptsDeferred(const InterruptsDeferred&) = delete;
    InterruptsDeferred& operator=(const InterruptsDeferred&) = delete;
};

// Must exist in the shell around fork(2) and vfork(2), while all signals are blocked. Race: until
// exec the child has the handlers of the shell. A SIGINT that comes to the child then must end the
// child.
class NothingDeferredInChild {
  public:
    NothingDeferredInChild();
    ~NothingDeferredInChild();
    NothingDeferredInChild(const NothingDeferredInChild&) = delete;
    NothingDeferredInChild& operator=(const NothingDeferredInChild&) = delete;

  private:
    int former_;
};

// Returns the read end of the self-pipe, which is readable if a signal was noted since
// take_signals(). Returns -1 before the first signal gets the disposition Noted. Call this function
// before each poll: the number changes if the user redirects it (shell_descriptor.hpp).
int signal_descriptor();

// Returns the signals noted since the last call, each signal once. Empties the self-pipe.
std::vector<ReceivedSignal> take_signals();
// Returns true if take_signals() would return a signal. Makes no system call.
bool signals_are_noted();
// Must be called in a child of fork(2) while all signals are blocked. Forgets the signals that the
// parent noted, and closes the parent's self-pipe: a byte in it would wake the parent. The next
// signal with the disposition Noted opens a new self-pipe.
void renew_signals_after_fork();

// Returns true if SIGINT, SIGHUP or SIGTERM was noted since take_signals(): somebody wants to end
// what the shell does now. A call that may block for ever must then not be repeated.
bool end_is_asked_for();

// Returns true if a signal was noted since take_signals() that is not one of `others`.
bool signal_is_noted_besides(std::initializer_list<int> others);

// Makes the self-pipe, if there is no self-pipe yet. set_disposition() makes the self-pipe too. A
// shell that cannot wait for signals must not begin to wait, so the shell calls this function
// first.
Outcome prepare_to_note_signals();

// Sets the signal mask to empty.
Outcome unblock_all_signals();

// Blocks signals. The destructor puts the old mask back.
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
