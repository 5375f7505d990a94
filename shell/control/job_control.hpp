// Job control: what the shell does with its children, its jobs and its terminal.
//
// JobControl joins the pure job table, the reaper and the terminal. control/job_start.hpp starts a
// job. JobControl waits for the job, lends it the terminal, continues it, signals it and hangs it
// up. JobControl tells all of this as events.
//
// Invariants:
//  - The shell learns of a change of a child in one way, whatever it waits for: the change is told
//    as an event and goes into the table (note_change). No other part of the shell asks the reaper.
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

// How leash learned that its terminal is gone. Both causes are a hangup, with the same effects.
enum class HangupCause { Signal, EndOfInput };

// What the shell does about SIGCHLD.
enum class ChildWatch {
    Off,         // the signal is not noted: a wait sleeps in waitpid(2)
    On,          // the signal is noted, so a wait can sleep in poll(2) and see other things too
    AndReceived, // as On; the signal has a trap, so take_received() returns it too
};

class JobControl {
  public:
    // ---- telling ----------------------------------------------------------------------------
    // From now on every event goes to `listener` too.
    void add_listener(EventSink listener);
    // A listener will look processes up later. From now on events have the processes' start times,
    // and each start time costs a look at a file of /proc.
    void want_start_times() { start_times_are_wanted_ = true; }
    // Tells an event to the listeners. If it costs much to make the event, first ask whether there
    // is a listener.
    void tell(EventBody body) const;
    bool is_heard() const { return !listeners_.empty(); }

    // ---- jobs and terminal ------------------------------------------------------------------
    // The table, to find, list and remove jobs. JobStart adds jobs, and the functions below change
    // the states of their processes.
    JobTable& table() { return table_; }
    const JobTable& table() const { return table_; }

    // The terminal that the shell lends to foreground jobs. Returns nullptr without job control, in
    // a subshell, and if leash has no terminal.
    Terminal* terminal() { return terminal_ ? &*terminal_ : nullptr; }
    const Terminal* terminal() const { return terminal_ ? &*terminal_ : nullptr; }
    // For an interactive shell, which is in the foreground of `terminal` and has its own process
    // group.
    void hold_terminal(Terminal terminal) { terminal_.emplace(std::move(terminal)); }
    // For set -m in a script. If the script is in the foreground of its terminal, it will lend the
    // terminal to its jobs. Otherwise its jobs only get process groups.
    void find_terminal();
    // For set +m in a script.
    void give_up_terminal() { terminal_.reset(); }
    // Stops until the shell is in the foreground, as any program stops that reads in the
    // background. Returns false if the shell will never be in the foreground; hangup() may say why.
    // The shell must hold a terminal.
    bool wait_until_in_foreground();
    // For a job that got the terminal but never ran: takes the terminal back from `group`, and
    // restores the shell's modes.
    void take_terminal_back_from(ProcessGroup group);

    // What the shell does to its jobs when the shell ends.
    const HangupPolicy& policy() const { return policy_; }
    void set_policy(const HangupPolicy& policy) { policy_ = policy; }

    // ---- signals that the shell receives ----------------------------------------------------
    // Takes the signals that the handler has noted, and tells them. After SIGCHLD
    // children_have_changed() is true, SIGHUP may be a hangup, and take_received() returns the
    // other signals.
    void notice_signals();
    bool has_received(int signal) const;
    // Returns the first received signal without taking it.
    std::optional<int> first_received() const {
        return received_.empty() ? std::nullopt : std::optional(received_.front().signal);
    }
    bool has_nothing_received() const { return received_.empty() && !hangup_; }
    // Returns the signals that were received since the last call, for traps and Ctrl-C.
    std::vector<ReceivedSignal> take_received();
    void forget_received(int signal);

    // nullopt until an interactive shell has received SIGHUP, or has found that its terminal is
    // gone.
    const std::optional<HangupCause>& hangup() const { return hangup_; }
    // The end of input, or poll(2), has shown that the terminal is gone.
    void note_terminal_gone();

    // The dispositions or traps of the shell have changed. The next three functions say what three
    // signals mean from now on. SIGHUP is a hangup, or an ordinary signal (it has a trap, or the
    // shell is a script).
    void take_sighup_for_hangup(bool yes) { sighup_is_hangup_ = yes; }
    // SIGINT has a trap: an early Ctrl-C runs the trap, and is not passed on to a job.
    void keep_interrupts_for_trap(bool yes) { interrupt_is_trapped_ = yes; }
    void watch_children(ChildWatch watch) { child_watch_ = watch; }
    bool watches_children() const { return child_watch_ != ChildWatch::Off; }

    // ---- children ---------------------------------------------------------------------------
    // Starts the plan's program; or, if `subshell` is not empty, a subshell that runs `subshell`.
    // Tells the plan before, and the result afterwards, with `command` as text. JobStart calls this
    // for each process of a job. A command substitution is no job, and calls this directly.
    Result<Pid> start_process(const LaunchPlan& plan, const std::string& command,
                              const std::function<int()>& subshell = {}) const;

    // Returns true if SIGCHLD has come since the last collect().
    bool children_have_changed() const { return children_changed_; }
    // Takes all changes of children, without waiting. If the user cannot be told of them now, the
    // caller says why.
    void collect(const char* why_not_told = nullptr);
    // Sleeps until a child has ended, and takes this change. Returns false if there is no child. A
    // signal does not end the sleep: only a shell that need not notice anything else may call this.
    bool collect_next();
    // Sleeps until this process has ended. The process must not be in a job. Returns nullopt if the
    // process is not a child, or not a child any more.
    std::optional<ProcessState> wait_for_end(Pid process);
    // Sleeps until every process of a job that is not in the table has ended.
    void wait_for_end(Job& job);
    // Sleeps until a signal is noted or the terminal hangs up. Call collect() before.
    void sleep_until_something_happens();

    // ---- foreground and background ----------------------------------------------------------
    // Waits for a job in the foreground, and lends it the terminal if there is one.
    WaitEnd wait_in_foreground(Job& job);
    // fg: gives the job its modes and the terminal, continues the job, and waits.
    WaitEnd continue_in_foreground(Job& job);
    // bg: continues the job.
    Outcome continue_in_background(Job& job);

    // ---- signals that the shell sends -------------------------------------------------------
    // kill %1: signals the process group. Also continues a stopped job after TERM and HUP, so that
    // the job can die.
    Outcome signal(Job& job, int signal, const std::string& why);
    Outcome signal(Pid pid, int signal, const std::string& why);
    Outcome signal(ProcessGroup group, int signal, const std::string& why);
    // kill -1: every process that this user may signal, but not the shell.
    Outcome signal_all(int signal, const std::string& why);

    // Sends the jobs the signals that the policy has for `event`. The shell then leaves.
    void hang_up_jobs(HangupEvent event);
    // suspend: stops the shell, and the process group in which the shell was started. Returns when
    // the shell has been continued and is in the foreground. In the background returns only after a
    // hangup.
    void stop_shell();

    // Call this in a forked subshell: the subshell has no terminal, no jobs and no listeners.
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
