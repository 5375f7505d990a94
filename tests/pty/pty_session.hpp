// A PtySession runs a program on a pseudo-terminal of its own, for the tests in tests/pty. A test
// types keys and reads the screen, as a person does, and at the end it may unplug the terminal.
//
// Invariants:
//  - The destructor ends every process of the session, and every descendant that it knows, by pid;
//    it closes the pseudo-terminal and removes the home folder and the folder of TMPDIR. SIGKILL
//    gives leash no time to remove its own temporary folders: they are in the folder of TMPDIR.
//  - Every wait has a deadline. When the deadline passes, the test fails and shows the screen. The
//    deadlines are long: a build with sanitizers on a busy machine must meet them. A
//    condition that becomes true ends the wait at once.
//
// Source: pty(7), setsid(2).
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
    // The program; normally leash at its prompt.
    std::vector<std::string> command = {LEASH_BINARY, "--norc", "-i"};
    std::map<std::string, std::string> environment; // in addition to HOME PATH TERM LANG PS1 TMPDIR
    WindowSize size{24, 80};
    bool wait_for_prompt = true;
    bool subreaper = false; // the program adopts orphans, as process 1 of a container (prctl(2))
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
    // The folder that is HOME and the working directory. The destructor removes the folder.
    const std::string& home() const { return home_; }

    // ---- keyboard and screen ----
    void type(const std::string& bytes);
    // Types a line and Enter, and waits for the next prompt. Returns the text in between, without
    // the echoed line.
    std::string run(const std::string& line);
    // Types a line and Enter, without waiting.
    void enter(const std::string& line) { type(line + "\r"); }
    // Waits until `text` appears after the last text that was seen. Returns the text before `text`.
    std::string see(const std::string& text, std::chrono::milliseconds patience = 120s);
    void see_prompt() { see(prompt); }
    // Waits until one of the texts appears. Returns the number of the text that stands first.
    std::size_t see_one_of(const std::vector<std::string>& texts);
    // Everything that was written so far.
    const std::string& screen() const { return output_; }
    // Waits for `until`. Returns true if `text` has appeared before `until`.
    bool seen_before(const std::string& text, const std::string& until);

    // ---- jobs ----
    // Starts a job with &, and returns the process ID that the shell announces.
    Pid start(const std::string& command);
    // Waits until this session has a process with this command line; see_in_foreground() waits
    // until the process has the terminal too.
    Pid see_process(const std::string& command);
    Pid see_in_foreground(const std::string& command);
    // Waits until the process ignores SIGHUP. Race: nohup(1) ignores SIGHUP a moment after its
    // start, and a hangup before that moment would end it.
    void see_ignoring_sighup(Pid pid);
    // Runs a command, waits until it has the terminal, and stops it with Ctrl-Z.
    Pid stop(const std::string& command);
    // Does the same with `witness NAME --catch HUP`, and types Ctrl-Z when the witness catches HUP.
    Pid stop_catching_witness(const std::string& name);
    // Waits, at a shell inside whose prompt ends in `prompt_inside`, until the witness `name` is
    // known by its name. Race: a witness tells its name a moment after its start, and writes the
    // first line of its log after that.
    void see_named(const std::string& name, const std::string& prompt_inside);
    // Returns the content of a file in the home folder; "" if there is no such file.
    std::string file(const std::string& name) const;
    // Types a line that makes `pid` end, or stop in run_until_stopped(). Returns the output with
    // the notification, which may come before the next prompt or before the prompt after that.
    std::string run_until_over(const std::string& line, Pid pid);
    // Waits until the shell at its prompt has reaped its child.
    void see_reaped(Pid pid);
    std::string run_until_stopped(const std::string& line, Pid pid);
    // These do the same with a job that is started with & and ends or stops by itself. The output
    // does not have the line that announces the job.
    std::string start_until_over(const std::string& command);
    std::string start_until_stopped(const std::string& command);
    // Waits until a process reads the FIFO of this name in the home folder, and ends its input.
    void open_gate(const std::string& name = "gate");
    // The terminal's modes, as the master sees them.
    TerminalModes modes() const;

    // ---- the end ----
    void unplug(); // closes the master: a hangup
    ProcessState wait_for_end(std::chrono::milliseconds patience = 120s);
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
    std::string temporary_; // the folder that is TMPDIR
    Pid leader_;
    std::optional<ProcessState> ended_;
    std::string output_;
    std::size_t seen_ = 0;
    std::vector<ProcessKey> known_; // the processes that the destructor ends
};

// Waits until `holds` returns true. After `patience` the test fails with the message `what`.
void eventually(const std::string& what, const std::function<bool()>& holds,
                std::chrono::milliseconds patience = 120s);

// Runs a line at the prompt, as PtySession::run() does, and returns what the line has written.
// Fails if a line of this text has more than 80 bytes: the terminal has 80 columns.
std::string said(PtySession& session, const std::string& line);

// Returns the number after `before` in `text`: 1234 in "[1] 1234" after "] ".
long number_after(const std::string& text, const std::string& before);

// True if `program` is in one of the usual folders. Otherwise this prints that the test is skipped.
bool is_installed(const std::string& program);

// True if strace is installed and may trace (ptrace can be forbidden). Otherwise this prints why
// the test is skipped.
bool strace_works();

// True if the process exists and is not a zombie.
bool is_alive(Pid pid);
// Returns the state of /proc/PID/stat: R S T Z ...; '?' if the process is gone.
char state_of(Pid pid);

} // namespace leash::test
