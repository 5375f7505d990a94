#include "trial.hpp"

#include "kernel/descriptors.hpp"

#include <csignal>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <sstream>

namespace leash::comparison {
namespace {

constexpr const char* end_of_answer = "end-of-answer\n";

test::Setup setup_for(const ShellUnderTest& shell) {
    test::Setup setup;
    setup.command = shell.command;
    setup.size = {24, 200}; // wide, so that no line editor scrolls
    setup.wait_for_prompt = false;
    return setup;
}

std::string without_escapes(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\x1b' && i + 1 < text.size() && text[i + 1] == '[') {
            i += 2;
            while (i < text.size() && (text[i] < '@' || text[i] > '~'))
                ++i;
        } else if (text[i] != '\r') {
            plain += text[i];
        }
    }
    return plain;
}

} // namespace

Trial::Trial(const ShellUnderTest& shell) : session_(setup_for(shell)) {
    wait_for("a prompt", [&] { return !screen_.empty() && reads(); });
}

bool Trial::read_screen(std::chrono::milliseconds patience) {
    pollfd master{session_.master(), POLLIN, 0};
    if (unplugged_ || ::poll(&master, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    auto text = read_some(session_.master(), 65536);
    if (!text || text.value().empty()) {
        ::poll(nullptr, 0, 5); // read(2) fails at once (EIO) if no process has the terminal open
        return false;
    }
    screen_ += text.value();
    return true;
}

std::string Trial::screen_since_enter() const {
    return without_escapes(screen_.substr(entered_at_));
}

bool Trial::comes_true(const std::function<bool()>& holds, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        if (unplugged_)
            ::poll(nullptr, 0, 10);
        else
            read_screen(10ms);
    }
    return true;
}

void Trial::wait_for(const std::string& what, const std::function<bool()>& holds,
                     std::chrono::milliseconds patience) {
    if (!comes_true(holds, patience))
        throw NotMeasured{"waited in vain for " + what};
}

bool Trial::reads() {
    const auto facts = read_process(leader());
    return facts && facts->state == 'S' && facts->foreground_group == facts->group &&
           !read_screen(60ms);
}

void Trial::enter(const std::string& line) {
    wait_for("the shell to read", [&] { return reads() || has_ended(); });
    if (has_ended())
        throw NotMeasured{"the shell has ended"};
    entered_at_ = screen_.size();
    session_.type(line + "\r");
}

std::string Trial::read_answer() const {
    std::ifstream file(home() + "/answer." + std::to_string(answers_));
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::size_t end = text.rfind(end_of_answer);
    return end == std::string::npos ? "" : text;
}

std::optional<std::string> Trial::late_answer(std::chrono::milliseconds patience) {
    std::string text;
    if (!comes_true([&] { return !(text = read_answer()).empty(); }, patience))
        return std::nullopt;
    text.resize(text.rfind(end_of_answer));
    if (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

std::optional<std::string> Trial::answer_within(std::chrono::milliseconds patience,
                                                const std::string& before,
                                                const std::string& command) {
    const std::string file = "answer." + std::to_string(++answers_);
    enter((before.empty() ? "" : before + "; ") + command + " > " + file +
          "; echo end-of-answer >> " + file);
    return late_answer(patience);
}

std::string Trial::answer(const std::string& before, const std::string& command) {
    auto text = answer_within(10s, before, command);
    if (!text)
        throw NotMeasured{"no answer to `" + (before.empty() ? command : before) + "`"};
    return *text;
}

std::vector<std::string> Trial::jobs() {
    std::istringstream text(answer("jobs"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

std::optional<ProcessFacts> Trial::find(const std::string& command) const {
    for (const auto& [pid, facts] : take_snapshot().processes)
        if (facts.session == session_led_by(leader()) && facts.command() == command)
            return facts;
    return std::nullopt;
}

Pid Trial::there(const std::string& command) {
    std::optional<ProcessFacts> found;
    wait_for(command, [&] { return (found = find(command)).has_value(); });
    return found->key.pid;
}

Pid Trial::in_foreground(const std::string& command) {
    std::optional<ProcessFacts> found;
    wait_for(command + " in the foreground", [&] {
        found = find(command);
        return found && found->foreground_group == found->group && !found->is_stopped();
    });
    return found->key.pid;
}

Pid Trial::stop(const std::string& line, const std::string& command) {
    enter(line);
    const Pid pid = in_foreground(command);
    press_ctrl_z();
    wait_until_stopped(pid);
    // The shell must have seen the stop, because the kernel reports only the last change of a
    // child.
    wait_for("the prompt after Ctrl-Z", [&] { return reads(); });
    return pid;
}

void Trial::wait_until_stopped(Pid pid) {
    wait_for("a stop", [&] { return test::state_of(pid) == 'T'; });
}

void Trial::wait_until_running(Pid pid) {
    wait_for("the job to run", [&] { return test::state_of(pid) == 'S'; });
}

bool Trial::ends_rather_than_reads() {
    // This asks twice. Race: the shell may not have woken up yet to read the typed line.
    wait_for("the shell to end or to read",
             [&] { return has_ended() || (reads() && !has_ended() && reads()); });
    return has_ended();
}

void Trial::unplug() {
    session_.unplug();
    unplugged_ = true;
}

void Trial::wait_for_end() {
    wait_for("the shell's end", [&] { return has_ended(); });
}

// A signal that was sent before the end of the shell stays pending until it kills the process. So a
// process that sleeps and has no signal pending has survived.
bool Trial::outlives_the_shell(Pid pid) {
    bool lives = false;
    wait_for("the fate of a job", [&] {
        const auto facts = read_process(pid);
        lives = facts && (facts->state == 'S' || facts->state == 'T') && facts->pending.empty();
        return lives || !facts || facts->is_zombie();
    });
    return lives;
}

} // namespace leash::comparison
