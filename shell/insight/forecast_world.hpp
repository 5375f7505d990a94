// A World: what an event sets off. The event sends signals, signals cause deaths, and each death
// may send more signals.
//
// A World starts as a snapshot, and the rules of the kernel change the World, one consequence
// after the other. A World never asks the kernel. The rules are few:
//
//   - When a terminal hangs up, the kernel sends SIGHUP and SIGCONT to the session leader only.
//   - When a session leader ends, its session loses the terminal, and the kernel sends SIGHUP to
//     the foreground process group (SIGCONT too, if the terminal has hung up).
//   - When a process group becomes orphaned with a stopped member, the kernel sends SIGHUP and
//     SIGCONT to the process group.
//   - A stopped process acts on a signal only when it is continued; SIGKILL is the exception.
//
// Invariant: a process that has ended is dead for all later rules. If another actor sends the dead
// process a signal at the same time, the Fate of the process remembers that signal as a race.
//
// Source: tty_io(4), Linux's disassociate_ctty(), kill_orphaned_pgrp() and complete_signal();
// POSIX XBD 11.1.10.
#pragma once

#include "insight/forecast.hpp"

#include <map>
#include <string>
#include <vector>

namespace leash {

// The reasons that lead to a signal, in order.
using Reasons = std::vector<Message>;
Reasons and_then(Reasons reasons, Message last);
void add_new(Reasons& all, const Reasons& more); // adds only reasons that `all` does not have

// What becomes of one process.
struct Fate {
    ForecastOutcome outcome = ForecastOutcome::Survives;
    std::optional<SignalCause> cause;
    std::vector<SignalCause> or_else;
    bool unknowable = false;
    Reasons why;

    bool ended = false;
    bool stopped = false;
    bool woken = false;               // the process was stopped, and has been continued since
    Pid decided_by;                   // the actor that ended the process, or sent what it catches
    std::vector<SignalCause> waiting; // sent while the process was stopped
};

// A shell with job control: the shell of the question, or another shell of its session.
struct ShellInWorld {
    Pid pid;
    HangupPolicy policy;
    std::vector<ForecastJob> jobs;
    bool huponexit = false;
    bool sighup_is_trapped = false;
    bool is_leash = false;
    bool left = false;
};

class World {
  public:
    // Snapshot and question must outlive the World.
    World(const Snapshot& snapshot, const ForecastQuestion& question);

    // ---- the events: call one of these, once.
    void exit();
    void hang_up();
    void send_sighup();
    void send_sigkill();
    void press(ForecastEvent key, int signal);

    // ---- what has come of the event
    const Fate& fate_of(Pid pid) const { return fates_.at(pid); }
    // True if the terminal has hung up, or if the session leader has ended. In the second case the
    // terminal emulator sees the end of the leader, and closes the terminal.
    bool terminal_is_gone() const { return terminal_is_gone_; }
    // "899 (leash)"
    std::string who(Pid pid) const;

  private:
    // A signal on its way. `actor` is the process that causes it: the shell that sends the signal,
    // or the process that ends and so makes the kernel send the signal.
    struct Delivery {
        SignalCause cause;
        Pid actor;
        Reasons because;
    };
    void deliver(Pid pid, const Delivery& delivery);
    void deliver(ProcessGroup group, const Delivery& delivery);
    void act_on(Pid pid, const Delivery& delivery);
    void catch_signal(Pid pid, const Delivery& delivery);
    void stop(Pid pid, const Delivery& delivery);
    void continue_process(Pid pid, const Delivery& delivery);
    void come_too_late(Fate& fate, const Delivery& delivery) const;

    // `pid` has ended; `actor` causes what follows. A signal to a process group reaches every
    // member before the first member acts on it. So the consequences of deaths wait in ends_ until
    // the whole process group has the signal.
    struct End {
        Pid pid;
        Pid actor;
        Reasons because;
    };
    void end(Pid pid, Pid actor, const Reasons& because);
    void set_off(const End& end);
    void let_go_of_terminal(const ProcessFacts& leader, const Reasons& because);
    void signal_if_orphaned(ProcessGroup group, Session session, Pid actor, const Reasons& because);
    bool is_orphaned(ProcessGroup group) const;
    // The members of a process group, dead or alive. Snapshot::members_of() would look at every
    // process on each call.
    const std::vector<const ProcessFacts*>& members_of(ProcessGroup group) const;

    // A shell leaves, and treats its jobs as its policy says. Each shell leaves only once.
    void leave_by_exit(ShellInWorld& shell, const Reasons& because);
    void leave_by_hangup(ShellInWorld& shell, const SignalCause& heard, const Reasons& because);
    void treat_jobs(ShellInWorld& shell, HangupEvent event, const Reasons& because);
    bool is_ended_by_others(const ShellInWorld& shell, const ForecastJob& job) const;
    void doubt_rest_of(const ShellInWorld& shell, const ForecastJob& job);
    void doubt_jobs(const ShellInWorld& shell);
    void find_end_of_input(ShellInWorld& shell);
    void doubt_what_depends_on(const ProcessFacts& leader);
    ShellInWorld* shell_at(Pid pid);
    void add_other_shells();
    SignalOrigin origin(Pid sender) const;
    bool lives(Pid pid) const;

    const Snapshot& snapshot_;
    const ForecastQuestion& question_;
    std::vector<ShellInWorld> shells_; // the shell of the question is first
    std::map<Pid, Fate> fates_;
    std::map<ProcessGroup, std::vector<const ProcessFacts*>> members_;
    std::map<ProcessGroup, int> stopped_;      // the number of living members that are stopped
    std::map<Pid, std::vector<Pid>> children_; // as the snapshot shows them
    std::map<Pid, Pid> parents_;               // Pid{0} if a process outside the session adopts
    std::optional<ProcessGroup> foreground_;
    int deliveries_to_groups_ = 0; // how many deliveries to a process group have begun, not ended
    std::vector<End> ends_;        // the deaths during these deliveries
    bool hung_up_ = false;
    bool terminal_is_gone_ = false;
};

} // namespace leash
