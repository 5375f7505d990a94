// A practice terminal as plain values: a ledger, as the stage keeps it, and a snapshot of now.
//
// Invariant: times are in milliseconds, and process N has start time 10*N.
#pragma once

#include "insight/ledger.hpp"

#include <doctest/doctest.h>

#include <csignal>

namespace leash {

constexpr Pid the_stage{640};
constexpr Pid the_shell{899};

struct Scene {
    Ledger ledger;
    Snapshot now;

    Scene() {
        put(640, 1, 640, 640, {"leash"}).terminal.reset();
        put(899, 640, 899, 899, {"leash"}).caught = SignalSet{1};
        ledger.set_leader(key(899), "leash");
        tell(0, ShellStarted{the_shell, {899}, {899}});
        look(0);
    }
    static ProcessKey key(pid_t pid) { return {Pid{pid}, static_cast<std::uint64_t>(pid) * 10}; }
    static std::chrono::nanoseconds at(int ms) { return std::chrono::milliseconds(ms); }

    ProcessFacts& put(pid_t pid, pid_t parent, pid_t group, pid_t session,
                      std::vector<std::string> command_line) {
        ProcessFacts facts;
        facts.key = key(pid);
        facts.parent = Pid{parent};
        facts.group = ProcessGroup{group};
        facts.session = Session{session};
        facts.state = 'S';
        facts.name = command_line.empty() ? "" : command_line.front();
        facts.command_line = std::move(command_line);
        facts.working_directory = "/home/learner";
        facts.umask = 022;
        facts.descriptors = {{0, "/dev/pts/5"}, {1, "/dev/pts/5"}, {2, "/dev/pts/5"}};
        facts.terminal = "pts/5";
        facts.foreground_group = ProcessGroup{899};
        return now.processes[Pid{pid}] = facts;
    }
    ProcessFacts& facts(pid_t pid) { return now.processes.at(Pid{pid}); }
    void gone(pid_t pid) { now.processes.erase(Pid{pid}); }

    void tell(int ms, EventBody body) { ledger.record(the_shell, {at(ms), std::move(body)}); }
    void look(int ms) { ledger.observe(now, at(ms)); }
    void reap(int ms, pid_t pid, ProcessState how) {
        gone(pid);
        ledger.reaped(Pid{pid}, how, at(ms));
    }

    // Adds a job of one witness. A job with number 0 is in the foreground, and has the terminal.
    void job(int ms, int number, pid_t pid, const std::string& name, std::string typed = "") {
        if (typed.empty())
            typed = "witness " + name;
        tell(ms, ProcessStarted{Pid{pid}, key(pid).start_time, {pid}, typed});
        tell(ms, JobStarted{number, {pid}, {Pid{pid}}, number == 0, typed});
        put(pid, 899, pid, 899, {"witness", name});
        ledger.name_process(key(pid), name);
        if (number == 0) {
            tell(ms, TerminalLent{{pid}});
            for (auto& [each, process] : now.processes)
                if (process.session == Session{899})
                    process.foreground_group = ProcessGroup{pid};
        } else {
            tell(ms, LastBackground{Pid{pid}});
        }
    }
    // The cable is pulled. The shell passes the hangup on to its jobs 904 and 905. The shell and
    // 904 die, 905 lives.
    void pull_the_cable() {
        ledger.terminal_closing(at(20), Ending::Hangup);
        tell(20, SignalReceived{SIGHUP, Sender{}});
        tell(21, SignalSent{SIGHUP, ProcessGroup{904}, _("hangup")});
        tell(21, SignalSent{SIGHUP, ProcessGroup{905}, _("hangup")});
        reap(21, 904, Signaled{SIGHUP});
        reap(22, 899, Signaled{SIGHUP});
        cut_loose(905);
        look(23);
    }
    // Changes a process as the end does: the stage has adopted it, and the terminal is gone.
    void cut_loose(pid_t pid) {
        ProcessFacts& process = facts(pid);
        process.parent = the_stage;
        process.terminal.reset();
        process.foreground_group.reset();
        for (auto& [number, target] : process.descriptors)
            if (target == "/dev/pts/5")
                target = "/dev/pts/5 (deleted)";
    }
};

// ada and bob run in the background, bob runs under nohup, and the ledger knows both.
inline Scene two_jobs() {
    Scene scene;
    scene.job(5, 1, 904, "ada");
    scene.job(6, 2, 905, "bob", "nohup witness bob");
    scene.facts(905).ignored = SignalSet{1};
    scene.facts(905).descriptors[1] = "/home/learner/nohup.out";
    scene.look(7);
    return scene;
}

} // namespace leash
