// A program on a pseudo-terminal of its own, driven as a person would: typed at, read from, and,
// in the end, unplugged. What every test of tests/pty stands on.
//
// Invariant: when this goes, every process of its session and every descendant it knows of has
// been ended by its pid, the pseudo-terminal is closed and the home folder removed.
// Every wait has a deadline, and fails the test with what was on the screen.
#pragma once

#include "jobs/process_state.hpp"
#include "kernel/pty.hpp"
#include "kernel/snapshot.hpp"
#include "kernel/terminal_modes.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leash::test {

using namespace std::chrono_literals;

struct Setup {
    // leash itself, at its prompt, unless told otherwise.
    std::vector<std::string> command = {LEASH_BINARY, "--norc", "-i"};
    std::map<std::string, std::string> environment; // beside HOME PATH TERM LANG PS1
    WindowSize size{24, 80};
    bool wait_for_prompt = true;
    bool subreaper = false; // it adopts orphans, as process 1 of a container does (prctl(2))
};

class PtySession {
  public:
    explicit PtySession(Setup setup = {});
    ~PtySession();
    PtySession(const PtySession&) = delete;
    PtySession& operator=(const PtySession&) = delete;

    Pid leader() const { return leader_; }
    const std::string& terminal() const { return terminal_; } // "pts/5"
    int master() const { return master_.get(); }
    // The folder that is HOME and the working directory; removed at the end.
    const std::string& home() const { return home_; }

    // ---- keyboard and screen ----
    void type(const std::string& bytes);
    // A line and Enter; then waits for the next prompt. Returns what was written in between,
    // without the echoed line.
    std::string run(const std::string& line);
    // A line and Enter, without waiting.
    void enter(const std::string& line) { type(line + "\r"); }
    // Waits until `text` is written after what was seen last; returns what stood before it.
    std::string see(const std::string& text, std::chrono::milliseconds patience = 20s);
    void see_prompt() { see(prompt); }
    // All that was written so far.
    const std::string& screen() const { return output_; }
    // True where `text` does not appear until the screen shows `until`.
    bool seen_before(const std::string& text, const std::string& until);

    // ---- jobs ----
    // Starts a job with &; its process ID as the shell announced it.
    Pid start(const std::string& command);
    // Waits until a process of this session with this command line is there, or is there and has
    // the terminal.
    Pid see_process(const std::string& command);
    Pid see_in_foreground(const std::string& command);
    // Waits until nohup, or who was told to, ignores SIGHUP: until then a hangup would end it.
    void see_ignoring_sighup(Pid pid);
    // Runs a command, waits until it has the terminal, and stops it with Ctrl-Z.
    Pid stop(const std::string& command);
    // The same of `witness NAME --catch HUP`, stopped once it is ready to catch.
    Pid stop_catching_witness(const std::string& name);
    // What is in a file in the home folder; empty where there is none.
    std::string file(const std::string& name) const;
    // A line that makes `pid` end or stop: what it wrote, with the notification, which may come
    // before the next prompt or before the one after it.
    std::string run_until_over(const std::string& line, Pid pid);
    // Waits until the shell, at its prompt, has been told the end of its child.
    void see_reaped(Pid pid);
    std::string run_until_stopped(const std::string& line, Pid pid);
    // The same of a job that is started with & and ends or stops by itself; without the line that
    // announces it.
    std::string start_until_over(const std::string& command);
    std::string start_until_stopped(const std::string& command);
    // Waits until somebody reads the FIFO of this name in the home folder, and gives them its end.
    void open_gate(const std::string& name = "gate");
    // The terminal's modes, as the master sees them.
    TerminalModes modes() const;

    // ---- the end ----
    void unplug(); // closes the master: a hangup
    ProcessState wait_for_end(std::chrono::milliseconds patience = 20s);
    bool has_ended();

    static constexpr const char* prompt = "ready> ";
    static constexpr const char* ctrl_c = "\x03";
    static constexpr const char* ctrl_d = "\x04";
    static constexpr const char* ctrl_z = "\x1a";
    static constexpr const char* ctrl_backslash = "\x1c";

  private:
    struct OnlyStart {};
    PtySession(const Setup& setup, OnlyStart);
    std::optional<Pid> find(const std::string& command, bool in_foreground) const;
    bool read_more(std::chrono::milliseconds patience);
    void end_everything();

    OwnedDescriptor master_;
    std::string terminal_;
    std::string home_;
    Pid leader_;
    std::optional<ProcessState> ended_;
    std::string output_;
    std::size_t seen_ = 0;
    std::vector<ProcessKey> known_; // processes to be ended with this
};

// Waits until `holds`; fails the test, saying what it waited for, after `patience`.
void eventually(const std::string& what, const std::function<bool()>& holds,
                std::chrono::milliseconds patience = 20s);

// The number that stands in `text` behind `before`: "[1] 1234" → 1234.
long number_after(const std::string& text, const std::string& before);

// True where `program` is in one of the usual folders; says that a test is skipped where not.
bool is_installed(const std::string& program);

// True where strace is there and may trace (ptrace can be forbidden); says so where not.
bool strace_works();

// The process is there and not a zombie.
bool is_alive(Pid pid);
// One letter of /proc/PID/stat: R S T Z; '?' where it is gone.
char state_of(Pid pid);

} // namespace leash::test
