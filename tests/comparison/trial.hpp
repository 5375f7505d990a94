// One shell on a pseudo-terminal of its own, driven through one little experiment.
//
// What a shell answers is written by it into files of its home folder, not read off the screen,
// where each line editor draws in its own way. Every wait is for a condition and has a deadline;
// past it, NotMeasured says what was waited for, and that becomes the cell of the table.
// Invariant: when a Trial goes, every process of it has been ended (PtySession).
#pragma once

#include "pty_session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash::comparison {

using namespace std::chrono_literals;

struct ShellUnderTest {
    std::string name; // the head of its column
    std::vector<std::string> command;
    std::string package;       // Debian's, for its version
    std::string status = "$?"; // how this shell spells it
    std::string last_pid = "$!";
};

struct NotMeasured {
    std::string why;
};

class Trial {
  public:
    // Returns once the shell reads its first line.
    explicit Trial(const ShellUnderTest& shell);

    Pid leader() const { return session_.leader(); }
    const std::string& home() const { return session_.home(); }
    // All that was written to the terminal since the last enter(), without escape sequences.
    std::string screen_since_enter() const;

    // Waits until the shell reads, then types a line.
    void enter(const std::string& line);
    void press_ctrl_z() { session_.type(test::PtySession::ctrl_z); }
    // A line whose output the shell writes into a file; what it wrote. `before` is a command to run
    // first, on the same line. Nothing where there is no answer within `patience`.
    std::optional<std::string> answer_within(std::chrono::milliseconds patience,
                                             const std::string& before, const std::string& command);
    std::string answer(const std::string& command) { return answer("", command); }
    std::string answer(const std::string& before, const std::string& command);
    // The answer that answer_within() has not waited for long enough.
    std::optional<std::string> late_answer(std::chrono::milliseconds patience);
    // The lines of `jobs` as the shell writes them.
    std::vector<std::string> jobs();

    // A process of this session by its command line; waited for.
    Pid there(const std::string& command);
    Pid in_foreground(const std::string& command); // and running
    bool is_there(const std::string& command) { return find(command).has_value(); }
    // Runs a command that becomes the process `command`, and stops it with Ctrl-Z.
    Pid stop(const std::string& line, const std::string& command);
    void wait_until_stopped(Pid pid);
    void wait_until_running(Pid pid);

    bool reads(); // the shell is asleep in the foreground and has written nothing for a while
    bool has_ended() { return session_.has_ended(); }
    // True once it has ended, false once it reads again.
    bool ends_rather_than_reads();
    TerminalModes modes() const { return session_.modes(); }
    void unplug();
    void wait_for_end();
    // Once the shell has gone.
    bool outlives_the_shell(Pid pid);

    void wait_for(const std::string& what, const std::function<bool()>& holds,
                  std::chrono::milliseconds patience = 10s);
    // The same as a question: false after `patience`.
    bool comes_true(const std::function<bool()>& holds, std::chrono::milliseconds patience);

  private:
    std::optional<ProcessFacts> find(const std::string& command) const;
    std::string read_answer() const; // empty while it is not complete
    // Takes what was written to the terminal; waits for it no longer than `patience`.
    bool read_screen(std::chrono::milliseconds patience);

    test::PtySession session_;
    std::string screen_;
    std::size_t entered_at_ = 0;
    int answers_ = 0;
    bool unplugged_ = false;
};

} // namespace leash::comparison
