// What an event sets off: signals, and deaths, and what each death sets off in turn.
//
// A World is a snapshot that is carried forward by the kernel's rules, one consequence after the
// other, and never looks at the kernel. The rules are few:
//
//   - a terminal that hangs up signals only its session leader (SIGHUP, SIGCONT);
//   - a session leader that ends takes the terminal from its session, and the foreground
//     process group is sent SIGHUP (SIGCONT too, if the terminal had hung up);
//   - a process group that becomes orphaned with a stopped member is sent SIGHUP and SIGCONT;
//   - a stopped process acts on a signal only when it is continued, but for SIGKILL.
//
// Invariant: a process that has ended is dead for all later rules, but remembers what else was on
// its way from somebody who acts at the same time: that is a race.
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
using Reasons = std::vector<std::string>;
Reasons and_then(Reasons reasons, std::string last);
void add_new(Reasons& all, const Reasons& more); // each reason once

// What becomes of one process.
struct Fate {
    ForecastOutcome outcome = ForecastOutcome::Survives;
    std::optional<SignalCause> cause;
    std::vector<SignalCause> or_else;
    bool unknowable = false;
    Reasons why;

    bool ended = false;
    bool stopped = false;
    bool woken = false;               // it was stopped, and has been continued since
    Pid decided_by;                   // whose doing it is that it ended, or what it catches
    std::vector<SignalCause> waiting; // sent while it was stopped
};

// A shell with job control that takes part: the one asked about, or another of the session.
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
    // Both must outlive the World.
    World(const Snapshot& snapshot, const ForecastQuestion& question);

    void exit();
    void hang_up();
    void send_sighup();
    void send_sigkill();
    void press(ForecastEvent key, int signal);

    const Fate& fate_of(Pid pid) const { return fates_.at(pid); }
    // The terminal is hung up, or its session leader has gone, and whoever drew it closes it.
    bool terminal_is_gone() const { return terminal_is_gone_; }
    // "899 (leash)"
    std::string who(Pid pid) const;

  private:
    // A signal on its way. `actor` is whose doing it is: the shell that sends it, or that ends.
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

    // `pid` has ended. What follows is the doing of `actor`. A signal to a process group is there
    // for every member before the first has acted on it, so what deaths set off comes after.
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
    // Of a process group, dead or alive; Snapshot::members_of would look at everybody each time.
    const std::vector<const ProcessFacts*>& members_of(ProcessGroup group) const;

    // A shell leaves, and treats its jobs as its policy says. Each shell leaves but once.
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
    std::vector<ShellInWorld> shells_; // the one asked about first
    std::map<Pid, Fate> fates_;
    std::map<ProcessGroup, std::vector<const ProcessFacts*>> members_;
    std::map<ProcessGroup, int> stopped_;      // how many members are, and live
    std::map<Pid, std::vector<Pid>> children_; // as the snapshot has them
    std::map<Pid, Pid> parents_;               // {0}: adopted from outside the session
    std::optional<ProcessGroup> foreground_;
    int deliveries_to_groups_ = 0; // under way
    std::vector<End> ends_;        // meanwhile
    bool hung_up_ = false;
    bool terminal_is_gone_ = false;
};

} // namespace leash
