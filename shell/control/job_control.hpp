// Job control: what the shell does with its children, its jobs and its terminal.
//
// Joins the pure job table, the reaper and the terminal. control/job_start.hpp starts a job; this
// class waits for the job, lends it the terminal, continues it, signals it and hangs it up. All of
// that is told as events.
//
// Invariants:
//  - The shell learns of a change of a child in one way, whoever waits: the change is told as an
//    event and goes into the table (note_change). No other part of the shell asks the reaper.
//  - The shell has the terminal whenever no foreground job runs.
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
    Stopped, // Ctrl-Z, or the job wanted the terminal
    HungUp,  // the terminal is gone
};

// How leash learned that its terminal is gone. Both are a hangup, and treated alike.
enum class HangupCause { Signal, EndOfInput };

// What is done about SIGCHLD.
enum class ChildWatch {
    Off,         // the signal is not noted: a wait sleeps in waitpid(2)
    On,          // the signal is noted, so a wait can sleep in poll(2) and see other things too
    AndReceived, // the same, and the signal has a trap: it is among the received ones
};

class JobControl {
  public:
    // ---- telling ----------------------------------------------------------------------------
    // From now on every event goes to `listener` too.
    void add_listener(EventSink listener);
    // Somebody looks processes up later: events get the processes' start times from now on, and
    // each costs a look at a file of /proc.
    void want_start_times() { start_times_are_wanted_ = true; }
    // Tells an event, if anybody listens. Where making the event costs something, ask first.
    void tell(EventBody body) const;
    bool is_heard() const { return !listeners_.empty(); }

    // ---- jobs and terminal ------------------------------------------------------------------
    // For looking jobs up, listing and removing them. JobStart adds jobs, and the functions below
    // change the states of their processes.
    JobTable& table() { return table_; }
    const JobTable& table() const { return table_; }

    // The terminal that foreground jobs are lent. nullptr without job control, in a subshell, and
    // where leash has no terminal.
    Terminal* terminal() { return terminal_ ? &*terminal_ : nullptr; }
    const Terminal* terminal() const { return terminal_ ? &*terminal_ : nullptr; }
    // An interactive shell has come to the foreground of `terminal`, in a group of its own.
    void hold_terminal(Terminal terminal) { terminal_.emplace(std::move(terminal)); }
    // set -m in a script: where the script is in the foreground of its terminal, its jobs will be
    // too. In the background, or without a terminal, they only get process groups.
    void find_terminal();
    // set +m in a script.
    void give_up_terminal() { terminal_.reset(); }
    // Stops, as any program that reads, until the shell is in the foreground. Returns false if it
    // never will be; hangup() may say why. The shell must hold a terminal.
    bool wait_until_in_foreground();
    // A job that got the terminal never came to run: the shell takes the terminal back from
    // `group`, with the modes that the shell had.
    void take_terminal_back_from(ProcessGroup group);

    // What the shell does to its jobs when it goes.
    const HangupPolicy& policy() const { return policy_; }
    void set_policy(const HangupPolicy& policy) { policy_ = policy; }

    // ---- signals that the shell receives ----------------------------------------------------
    // Takes what the handler noted and tells it. SIGCHLD makes children_have_changed() true,
    // SIGHUP may be a hangup, and the others are kept for take_received().
    void notice_signals();
    bool has_received(int signal) const;
    // The first of the received ones, without taking it.
    std::optional<int> first_received() const {
        return received_.empty() ? std::nullopt : std::optional(received_.front().signal);
    }
    bool has_nothing_received() const { return received_.empty() && !hangup_; }
    // The signals that were received since the last call: for traps and Ctrl-C.
    std::vector<ReceivedSignal> take_received();
    void forget_received(int signal);

    // nullopt until SIGHUP came to an interactive shell, or the terminal was found gone.
    const std::optional<HangupCause>& hangup() const { return hangup_; }
    // The end of input, or poll(2), has shown that the terminal is gone.
    void note_terminal_gone();

    // The shell's dispositions and traps have changed: what three signals mean from now on.
    // SIGHUP is a hangup, or a signal as others are (it has a trap, or the shell is a script).
    void take_sighup_for_hangup(bool yes) { sighup_is_hangup_ = yes; }
    // SIGINT has a trap: an early Ctrl-C is for the trap, and not passed on to a job.
    void keep_interrupts_for_trap(bool yes) { interrupt_is_trapped_ = yes; }
    void watch_children(ChildWatch watch) { child_watch_ = watch; }
    bool watches_children() const { return child_watch_ != ChildWatch::Off; }

    // ---- children ---------------------------------------------------------------------------
    // Starts the plan's program, or, where there is one, a subshell that runs `subshell`. Tells the
    // plan before and what came of it after; `command` is the text for that. JobStart calls this
    // for each process of a job; a command substitution, which is no job, calls it itself.
    Result<Pid> start_process(const LaunchPlan& plan, const std::string& command,
                              const std::function<int()>& subshell = {}) const;

    // SIGCHLD came since the last collect().
    bool children_have_changed() const { return children_changed_; }
    // Takes all changes of children that there are now, without waiting. Where the user cannot be
    // told of them now, the caller says why.
    void collect(const char* why_not_told = nullptr);
    // Sleeps until a child has ended, and takes that change. Returns false if there is no child to
    // wait for. A signal does not end the sleep: for shells where nothing else can happen.
    bool collect_next();
    // Sleeps until this process, which is in no job, has ended. Returns nullopt if it is no child
    // (any more).
    std::optional<ProcessState> wait_for_end(Pid process);
    // Sleeps until every process of a job that is not in the table has ended.
    void wait_for_end(Job& job);
    // Sleeps until a signal is noted or the terminal hangs up. Call collect() before.
    void sleep_until_something_happens();

    // ---- foreground and background ----------------------------------------------------------
    // Waits for a job in the foreground, lending it the terminal if there is one.
    WaitEnd wait_in_foreground(Job& job);
    // fg: gives back its modes and the terminal, continues it, and waits.
    WaitEnd continue_in_foreground(Job& job);
    // bg: continues it.
    Outcome continue_in_background(Job& job);

    // ---- signals that the shell sends -------------------------------------------------------
    // kill %1: to the process group; TERM and HUP also continue a stopped job, so that it can die.
    Outcome signal(Job& job, int signal, const std::string& why);
    Outcome signal(Pid pid, int signal, const std::string& why);
    Outcome signal(ProcessGroup group, int signal, const std::string& why);
    // kill -1: every process that this user may signal, but not the shell.
    Outcome signal_all(int signal, const std::string& why);

    // What the policy says of `event`: signals to jobs. The shell then leaves.
    void hang_up_jobs(HangupEvent event);
    // suspend: stops the process group that the shell was started in, with the shell. Returns when
    // somebody has continued it, in the foreground; from the background only for a hangup.
    void stop_shell();

    // In a forked subshell: no terminal, no jobs, nobody who listens.
    void enter_subshell();

  private:
    void note_change(Pid pid, const ProcessState& state);
    static void note_continued(Job& job);
    WaitEnd wait_until_quiet(Job& job);
    WaitEnd wait_process_by_process(Job& job);
    WaitEnd lend_and_wait(Job& job, const std::function<void(TerminalLoan&)>& before_waiting);
    void pass_on_early_interrupt(Job& job);
    bool is_taken_by_a_shell_around(ProcessGroup borrower) const;
    void settle_terminal_after(Job& job);

    JobTable table_;
    std::optional<Terminal> terminal_;
    std::vector<EventSink> listeners_;
    HangupPolicy policy_ = policy_of_leash();
    std::vector<ReceivedSignal> received_;
    std::optional<HangupCause> hangup_;
    ChildWatch child_watch_ = ChildWatch::Off;
    bool children_changed_ = false;
    bool sighup_is_hangup_ = false;
    bool interrupt_is_trapped_ = false;
    bool start_times_are_wanted_ = false;
};

} // namespace leash
