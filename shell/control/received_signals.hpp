// The signals that the shell has received, and what three of them mean.
//
// The handler only notes signals (kernel/signals.hpp). This class takes what the handler noted:
// SIGCHLD says that children have changed, SIGHUP may be a hangup, and the other signals wait here
// for their traps, or for the code that Ctrl-C ends. What a signal means depends on the
// dispositions and traps of the shell. interpreter/shell_signals.cpp says so here whenever they
// change.
//
// Invariant: after a hangup hangup() has a value, for ever.
//
// Source: POSIX XCU 2.12, glibc manual "Implementing a Shell".
#pragma once

#include "kernel/signals.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace leash {

// How leash learned that its terminal is gone. Both causes are a hangup, with the same effects.
enum class HangupCause { Signal, EndOfInput };

// What the shell does about SIGCHLD.
enum class ChildWatch {
    Off,         // the signal is not noted: a wait sleeps in waitpid(2)
    On,          // the signal is noted, so a wait can sleep in poll(2) and see other things too
    AndReceived, // as On; the signal has a trap, which runs once for each child that ends
};

class ReceivedSignals {
  public:
    // Takes what the handler noted. Returns the signals that are told as events: all but SIGCHLD.
    std::vector<ReceivedSignal> notice();

    bool has(int signal) const;
    // True if nothing waits: no signal, and no hangup.
    bool is_empty() const { return received_.empty() && !hangup_; }
    // Takes away the first of the received signals: for traps and Ctrl-C.
    std::optional<ReceivedSignal> take_first();
    // Returns how many such signals there were.
    std::size_t forget(int signal);
    // Takes away a SIGINT that Ctrl-C has sent, and returns true. Returns false if there is no such
    // signal, or if SIGINT has a trap: then the signal is for the trap.
    bool take_interrupt_without_trap();

    // nullopt until an interactive shell has received SIGHUP, or has found that its terminal is
    // gone.
    const std::optional<HangupCause>& hangup() const { return hangup_; }
    // Without SIGHUP the shell has found that the terminal is gone.
    void note_end_of_input() { hangup_ = HangupCause::EndOfInput; }

    // Returns the first of the received signals for which `fits` returns true. The signal stays.
    template <class Fits> std::optional<int> first_that(Fits fits) const {
        for (const ReceivedSignal& one : received_)
            if (fits(one.signal))
                return one.signal;
        return std::nullopt;
    }

    // SIGCHLD came since children_are_collected().
    bool children_have_changed() const { return children_changed_; }
    void children_are_collected() { children_changed_ = false; }
    // Must be called for each reaped child that has ended, if SIGCHLD has a trap. SIGCHLD is not a
    // count, so the trap runs once for each such call.
    void child_has_ended() { received_.push_back({SIGCHLD, Sender{}}); }

    // ---- what three signals mean from now on ------------------------------------------------
    // SIGHUP is a hangup, or an ordinary signal (it has a trap, or the shell is a script).
    void take_sighup_for_hangup(bool yes) { sighup_is_hangup_ = yes; }
    // SIGINT has a trap: an early Ctrl-C runs the trap, and is not passed on to a job.
    void keep_interrupts_for_trap(bool yes) { interrupt_is_trapped_ = yes; }
    void watch_children(ChildWatch watch) { child_watch_ = watch; }
    bool watches_children() const { return child_watch_ != ChildWatch::Off; }
    bool children_have_trap() const { return child_watch_ == ChildWatch::AndReceived; }

  private:
    std::vector<ReceivedSignal> received_;
    std::optional<HangupCause> hangup_;
    ChildWatch child_watch_ = ChildWatch::Off;
    bool children_changed_ = false;
    bool sighup_is_hangup_ = false;
    bool interrupt_is_trapped_ = false;
};

} // namespace leash
