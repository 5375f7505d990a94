// Job control: what the shell does with its jobs and its terminal.
//
// Joins the pure job table, the reaper and the terminal: starting a wait, lending the terminal,
// continuing, signalling, hanging up. All of it is told as events.
//
// Invariants: every change of a child goes through collect() into the table; the shell has the
// terminal whenever no foreground job runs.
//
// Source: POSIX XCU 2.11, glibc manual "Implementing a Shell".
#pragma once

#include "jobs/event.hpp"
#include "jobs/hangup_policy.hpp"
#include "jobs/job_table.hpp"
#include "kernel/signals.hpp"
#include "kernel/terminal_loan.hpp"
#include "launch/plan.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace leash {

// How a wait in the foreground ended.
enum class WaitEnd {
    Over,    // every process of the job has ended
    Stopped, // Ctrl-Z, or it wanted the terminal
    HungUp,  // the terminal is gone
};

// How leash learned that its terminal is gone. Both are a hangup, and treated alike.
enum class HangupCause { Signal, EndOfInput };

class JobControl {
  public:
    JobTable table;
    std::optional<Terminal> terminal; // only in an interactive shell with job control
    std::vector<EventSink> listeners;
    HangupPolicy policy = policy_of_leash();

    // Tells an event, if anybody listens. Where making the event costs something, ask first.
    void tell(EventBody body) const;
    bool is_heard() const { return !listeners.empty(); }

    // ---- signals ---------------------------------------------------------------------------
    // Takes what the handler noted. SIGCHLD is remembered as children_changed, the others
    // are kept for take_received(); all are told.
    void notice_signals();
    bool children_changed = false;
    // Set when SIGHUP came to an interactive shell, or the terminal was found gone.
    std::optional<HangupCause> hangup;
    // True where `signal` is waiting in the received ones; does not take it.
    bool has_received(int signal) const;
    // The first of the received ones, without taking it.
    std::optional<int> first_received() const {
        return received_.empty() ? std::nullopt : std::optional(received_.front().signal);
    }
    bool has_nothing_received() const { return received_.empty() && !hangup; }
    // The signals, but CHLD, since the last call: for traps and Ctrl-C.
    std::vector<ReceivedSignal> take_received();
    void forget_received(int signal);
    // Whether SIGHUP means a hangup: not when it is trapped. Set by the interpreter.
    bool hangup_on_sighup = false;
    // Whether SIGINT has a trap: then it is for the trap, and for no job. Set by the interpreter.
    bool interrupt_is_trapped = false;
    // Whether SIGCHLD is noted, so that a wait can sleep in poll(2): in an interactive shell, and
    // while `wait` may be interrupted by a trap.
    bool watches_children = false;
    // Whether SIGCHLD itself is to be among the received ones: it has a trap.
    bool keep_sigchld = false;

    // ---- children --------------------------------------------------------------------------
    // Starts the plan's program, or, where there is one, a subshell that runs `subshell`. Tells the
    // plan before and what came of it after; `command` is its text for that.
    Result<Pid> start(const LaunchPlan& plan, const std::string& command,
                      const std::function<int()>& subshell = {}) const;
    // Somebody looks processes up later: events have their start times, a file of /proc each.
    bool start_times_are_wanted = false;

    // Reaps all that changed and puts it into the table. Where the user cannot be told of it now,
    // the caller says why.
    void collect(const char* why_not_told = nullptr);
    void put(Pid pid, const ProcessState& state);

    // Sleeps until a signal is noted or the terminal hangs up. Call collect() before.
    void sleep_until_something_happens();

    // ---- foreground and background -----------------------------------------------------------
    // Waits for a job in the foreground, lending it the terminal if there is one.
    WaitEnd wait_in_foreground(Job& job);
    // fg: gives back its modes and the terminal, continues it, and waits.
    WaitEnd continue_in_foreground(Job& job);
    // bg: continues it.
    Outcome continue_in_background(Job& job);

    // kill %1: to the process group; TERM and HUP also continue a stopped job, so that it can die.
    Outcome signal(Job& job, int signal, const std::string& why);
    Outcome signal(Pid pid, int signal, const std::string& why);

    // What the policy says of `event`: signals to jobs. The shell then leaves.
    void hang_up_jobs(HangupEvent event);

    // suspend: stops the process group that the shell was started in, with the shell. Returns when
    // somebody has continued it, in the foreground; from the background only for a hangup.
    void stop_shell();

    // set -m in a script: where the script is in the foreground of its terminal, its jobs will be
    // too. In the background, or without a terminal, they only get process groups.
    void find_terminal();
    // Stops, as any program that reads, until the terminal is the shell's. False: it never will
    // be; `hangup` may say why.
    bool wait_for_foreground();

    // In a forked subshell: no terminal, no jobs, nobody who listens.
    void enter_subshell();

  private:
    WaitEnd wait_until_quiet(Job& job);
    WaitEnd lend_and_wait(Job& job, const std::function<void(TerminalLoan&)>& before_waiting);
    void pass_on_early_interrupt(Job& job);
    bool is_taken_by_a_shell_around(ProcessGroup borrower) const;
    void settle_terminal_after(Job& job);
    std::vector<ReceivedSignal> received_;
};

} // namespace leash
