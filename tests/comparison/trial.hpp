// A Trial takes one shell through one small experiment, on a pseudo-terminal of its own.
//
// A shell writes its answers to files in its home folder. The Trial does not read answers from the
// screen, because each line editor draws in its own way.
//
// Invariants:
//  - Every wait is for a condition, and has a deadline. When the deadline passes, the Trial throws
//    NotMeasured with the name of the condition, and this text becomes the cell of the table.
//  - The destructor ends every process of the Trial (PtySession).
#pragma once

#include "pty_session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash::comparison {

using namespace std::chrono_literals;

struct ShellUnderTest {
    std::string name; // the head of the column
    std::vector<std::string> command;
    std::string package;       // the Debian package, for the version
    std::string status = "$?"; // the status in the syntax of this shell
    std::string last_pid = "$!";
};

struct NotMeasured {
    std::string why;
};

class Trial {
  public:
    // Waits until the shell reads its first line.
    explicit Trial(const ShellUnderTest& shell);

    Pid leader() const { return session_.leader(); }
    const std::string& home() const { return session_.home(); }
    // Returns the output since the last enter(), without escape sequences.
    std::string screen_since_enter() const;

    // Waits until the shell reads, then types a line.
    void enter(const std::string& line);
    void press_ctrl_z() { session_.type(test::PtySession::ctrl_z); }
    // Types a line that makes the shell write the output of `command` to a file, and returns that
    // output. `before` is a command to run first, on the same line. Returns nullopt if there is no
    // answer within `patience`.
    std::optional<std::string> answer_within(std::chrono::milliseconds patience,
                                             const std::string& before, const std::string& command);
    std::string answer(const std::string& command) { return answer("", command); }
    std::string answer(const std::string& before, const std::string& command);
    // Waits once more for the answer if answer_within() has returned nullopt.
    std::optional<std::string> late_answer(std::chrono::milliseconds patience);
    // Returns the lines of `jobs`, as the shell writes them.
    std::vector<std::string> jobs();

    // Waits for a process of this session with this command line.
    Pid there(const std::string& command);
    Pid in_foreground(const std::string& command); // waits until it runs in the foreground
    bool is_there(const std::string& command) { return find(command).has_value(); }
    // Runs a line that starts the process `command`, and stops the process with Ctrl-Z.
    Pid stop(const std::string& line, const std::string& command);
    void wait_until_stopped(Pid pid);
    void wait_until_running(Pid pid);

    bool reads(); // the shell sleeps in the foreground, and has written nothing for a while
    bool has_ended() { return session_.has_ended(); }
    // Waits until the shell has ended (returns true) or reads again (returns false).
    bool ends_rather_than_reads();
    TerminalModes modes() const { return session_.modes(); }
    void unplug();
    void wait_for_end();
    // Call this when the shell has ended. Returns true if the process survives.
    bool outlives_the_shell(Pid pid);

    void wait_for(const std::string& what, const std::function<bool()>& holds,
                  std::chrono::milliseconds patience = 10s);
    // Waits too, but returns false after `patience`.
    bool comes_true(const std::function<bool()>& holds, std::chrono::milliseconds patience);

  private:
    std::optional<ProcessFacts> find(const std::string& command) const;
    std::string read_answer() const; // "" until the answer is complete
    // Reads the output of the terminal; waits at most `patience` for output.
    bool read_screen(std::chrono::milliseconds patience);

    test::PtySession session_;
    std::string screen_;
    std::size_t entered_at_ = 0;
    int answers_ = 0;
    bool unplugged_ = false;
};

} // namespace leash::comparison
