// Job control: what the shell does with its children, its jobs and its terminal.
//
// JobControl joins the pure job table, the reaper and the terminal. control/job_start.hpp starts a
// job. JobControl waits for the job, lends it the terminal, and continues it.
// control/job_signals.hpp signals the job, and hangs the job up. All of this is told as events.
//
// Invariants:
//  - The shell learns of a change of a child in one way, whatever it waits for: the change is told
//    as an event and goes into the table (note_change). No other part of the shell asks the reaper.
//  - The shell has the terminal whenever no foreground job runs.
//
// Source: POSIX XCU 2.11, glibc manual "Implementing a Shell".
#pragma once

#include "control/received_signals.hpp"
#include "jobs/event.hpp"
#include "jobs/hangup_policy.hpp"
#include "jobs/job_table.hpp"
#include "kernel/terminal_loan.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace leash {

struct Reaped; // launch/reaper.hpp
enum class WaitFor;

// How a wait in the foreground ended.
enum class WaitEnd {
    Over,    // every process of the job has ended
    Stopped, // Ctrl-Z, or the job wanted the terminal
    HungUp,  // the terminal is gone
};

class JobControl {
  public:
    // ---- telling ----------------------------------------------------------------------------
    // From now on every event goes to `listener` too.
    void add_listener(EventSink listener) { listeners_.push_back(std::move(listener)); }
    // A listener will look processes up later. From now on events have the processes' start times,
    // and each start time costs a look at a file of /proc.
    void want_start_times() { start_times_are_wanted_ = true; }
    bool start_times_are_wanted() const { return start_times_are_wanted_; }
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
    // group; and for set -m in a script or a subshell that is in the foreground.
    void hold_terminal(Terminal terminal) { terminal_.emplace(std::move(terminal)); }
    // For set +m in a script or a subshell.
    void give_up_terminal() { terminal_.reset(); }
    // Stops until the shell is in the foreground, as any program stops that reads in the
    // background. Returns false if the shell will never be in the foreground; then
    // received().hangup() may say why. The shell must hold a terminal.
    bool wait_until_in_foreground();
    // For a job that got the terminal but never ran: takes the terminal back from `group`, and
    // restores the shell's modes.
    void take_terminal_back_from(ProcessGroup group);

    // What the shell does to its jobs when the shell ends.
    const HangupPolicy& policy() const { return policy_; }
    void set_policy(const HangupPolicy& policy) { policy_ = policy; }

    // ---- signals and the hangup -------------------------------------------------------------
    // Takes the signals that the handler has noted into received(), and tells them.
    void notice_signals();
    // Does the same, and collects the children that have ended, if SIGCHLD has a trap. For a moment
    // when no job is being started.
    void notice_between_commands();
    ReceivedSignals& received() { return received_; }
    const ReceivedSignals& received() const { return received_; }
    // The end of input, or poll(2), has shown that the terminal is gone.
    void note_terminal_gone();

    // ---- children ---------------------------------------------------------------------------
    // Takes all changes of children, without waiting. If the user cannot be told of them now, the
    // caller says why.
    void collect(Phrase why_not_told = {});
    // Sleeps until a child has ended, and takes this change. Returns false if there is no child. A
    // signal does not end the sleep: only a shell that need not notice anything else may call this.
    bool collect_next();
    // Sleeps until this process has ended. The process must not be in a job. Returns nullopt if the
    // process is not a child, or not a child any more.
    std::optional<ProcessState> wait_for_end(Pid process);
    // Sleeps until every process of a job that is not in the table has ended.
    void wait_for_end(Job& job);
    // Sleeps until a signal is noted, the terminal hangs up, or `input` is readable. Call collect()
    // before. Returns true if `input` is readable.
    bool sleep_until_something_happens(int input = -1);

    // Process 1 adopts each process whose parent has ended, and must reap the process: otherwise
    // the dead process stays as a zombie. Call this in process 1. From now on each wait takes the
    // changes of all children.
    void adopt_orphans() { adopts_orphans_ = true; }

    // ---- foreground and background ----------------------------------------------------------
    // Waits for a job in the foreground, and lends it the terminal if there is one.
    WaitEnd wait_in_foreground(Job& job);
    // fg: gives the job its modes and the terminal, continues the job, and waits.
    WaitEnd continue_in_foreground(Job& job);
    // bg: continues the job.
    Outcome continue_in_background(Job& job);

    // Call this in a forked subshell: the subshell has no terminal, no jobs and no listeners.
    void enter_subshell();

  private:
    void note_change(Pid pid, const ProcessState& state);
    bool collect_next(WaitFor what);
    std::optional<Reaped> next_end(Pid awaited);
    static void note_continued(Job& job);
    WaitEnd wait_until_quiet(Job& job);
    WaitEnd wait_process_by_process(Job& job);
    WaitEnd lend_and_wait(Job& job, const std::function<void(TerminalLoan&)>& before_waiting);
    void pass_on_early_interrupt(Job& job);
    void settle_terminal_after(Job& job);

    JobTable table_;
    std::optional<Terminal> terminal_;
    std::vector<EventSink> listeners_;
    HangupPolicy policy_ = policy_of_leash();
    ReceivedSignals received_;
    bool start_times_are_wanted_ = false;
    bool adopts_orphans_ = false;
};

} // namespace leash
