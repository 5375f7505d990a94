#include "pty_session.hpp"

#include "comes_true.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/process_descriptor.hpp"
#include "kernel/send_signal.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"
#include "skip.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <linux/close_range.h>
#include <poll.h>
#include <set>
#include <sys/prctl.h>
#include <unistd.h>

namespace leash::test {
namespace {

std::string make_folder() {
    std::string path = "/tmp/leash-test-XXXXXX";
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    return path;
}

std::chrono::milliseconds left_of(std::chrono::steady_clock::time_point deadline) {
    return std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(
                             deadline - std::chrono::steady_clock::now()));
}

} // namespace

// This constructor calls the other one, so that the destructor runs if the prompt does not come: an
// exception after the other constructor has returned calls the destructor.
PtySession::PtySession(Setup setup) : PtySession(setup, OnlyStart{}) {
    if (setup.wait_for_prompt)
        see_prompt();
}

PtySession::PtySession(const Setup& setup, OnlyStart)
    : home_(make_folder()), temporary_(make_folder()) {
    auto pair = open_pseudo_terminal(setup.size);
    REQUIRE(pair);
    master_ = std::move(pair.value().master);
    terminal_ = pair.value().name;

    std::map<std::string, std::string> variables{
        {"HOME", home_},
        {"PATH", std::string(LEASH_PROGRAMS) + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"},
        {"TERM", "dumb"},
        {"LANG", "C.UTF-8"},
        {"PS1", prompt},
        {"TMPDIR", temporary_},
        {"XDG_STATE_HOME", home_ + "/state"},
        {"XDG_CONFIG_HOME", home_ + "/config"},
    };
    for (const char* inherited : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"})
        if (const char* value = std::getenv(inherited))
            variables[inherited] = value;
    for (const auto& [name, value] : setup.environment)
        variables[name] = value;
    std::vector<std::string> strings;
    for (const auto& [name, value] : variables)
        strings.push_back(name + "=" + value);
    std::vector<char*> environment;
    for (std::string& one : strings)
        environment.push_back(one.data());
    environment.push_back(nullptr);

    LaunchPlan plan;
    const int slave = pair.value().slave.get();
    plan.group = LeadNewSession{slave};
    plan.descriptors = {DuplicateDescriptor{slave, 0}, DuplicateDescriptor{slave, 1},
                        DuplicateDescriptor{slave, 2}};
    plan.arguments = setup.command;
    plan.environment = environment.data();
    // A test runner may ignore signals. The program must start as after a login.
    for (int signal = 1; signal < SIGRTMIN; ++signal)
        if (signal != SIGKILL && signal != SIGSTOP)
            plan.default_signals.push_back(signal);
    const auto started = start_subshell(plan, [&] {
        if (::chdir(home_.c_str()) != 0)
            return 126;
        if (setup.subreaper)
            ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); // stays set after exec
        ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);      // the descriptors of the test runner
        std::vector<char*> arguments;
        for (const std::string& one : setup.command)
            arguments.push_back(const_cast<char*>(one.c_str()));
        arguments.push_back(nullptr);
        environ = environment.data();
        ::execvp(arguments[0], arguments.data());
        return 127;
    });
    REQUIRE(started);
    leader_ = started.value();
    known_.push_back({leader_, read_start_time(leader_)});
}

PtySession::~PtySession() {
    end_everything();
    std::error_code ignored;
    std::filesystem::remove_all(home_, ignored);
    std::filesystem::remove_all(temporary_, ignored);
}

// Ends processes by pid and start time, because the kernel may use a pid again. A process that has
// left the session by setsid(2) is found as a descendant, or by its working directory in a folder
// of this session.
void PtySession::end_everything() {
    for (int round = 0; round < 50; ++round) {
        const Snapshot snapshot = take_snapshot();
        std::set<Pid> ours{leader_};
        for (const ProcessKey& key : known_)
            if (snapshot.find(key))
                ours.insert(key.pid);
        std::size_t before = 0;
        do {
            before = ours.size();
            for (const auto& [pid, facts] : snapshot.processes)
                if (facts.session == session_led_by(leader_) || ours.count(facts.parent) != 0 ||
                    facts.working_directory.starts_with(home_) ||
                    facts.working_directory.starts_with(temporary_))
                    ours.insert(pid);
        } while (ours.size() != before);
        bool any = false;
        for (const Pid pid : ours) {
            const ProcessFacts* facts = snapshot.find(pid);
            if (!facts || facts->is_zombie() || pid == Pid{::getpid()})
                continue;
            known_.push_back(facts->key);
            any = true;
            if (auto process = open_process(pid);
                process && read_start_time(pid) == facts->key.start_time)
                (void)signal_held_process(process.value(), SIGKILL);
        }
        if (!any)
            break;
        ::poll(nullptr, 0, 10); // waits before the next look
    }
    master_.close();
    if (!ended_)
        (void)wait_for(leader_);
}

bool PtySession::read_more(std::chrono::milliseconds patience) {
    pollfd master{master_.get(), POLLIN, 0};
    if (::poll(&master, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    auto text = read_some(master_.get(), 65536);
    if (!text || text.value().empty())
        return false; // EIO: no process has the other side open
    output_ += text.value();
    // Readline turns bracketed paste on before each line, and off behind it. A test that looks for
    // what a person sees must not find these two.
    for (const std::string_view mode : {"\x1b[?2004h", "\x1b[?2004l\r"})
        for (auto at = output_.find(mode, seen_); at != std::string::npos;
             at = output_.find(mode, at))
            output_.erase(at, mode.size());
    return true;
}

void PtySession::type(const std::string& bytes) {
    std::string_view left = bytes;
    while (!left.empty()) {
        const ssize_t written = ::write(master_.get(), left.data(), left.size());
        if (written > 0)
            left.remove_prefix(static_cast<std::size_t>(written));
        else if (errno == EAGAIN)
            (void)read_more(100ms);
        else
            REQUIRE_MESSAGE(errno == EINTR, "the keyboard cannot be written");
    }
}

std::string PtySession::see(const std::string& text, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const std::size_t found = output_.find(text, seen_);
        if (found != std::string::npos) {
            std::string before = output_.substr(seen_, found - seen_);
            seen_ = found + text.size();
            return before;
        }
        const auto left = left_of(deadline);
        if (left == 0ms || (!read_more(left) && left_of(deadline) == 0ms) ||
            (has_ended() && !read_more(0ms) && output_.find(text, seen_) == std::string::npos)) {
            FAIL("waited for \"" << text << "\", saw:\n"
                                 << output_.substr(seen_) << "\n--- of:\n"
                                 << output_);
        }
    }
}

std::size_t PtySession::see_one_of(const std::vector<std::string>& texts) {
    const auto deadline = std::chrono::steady_clock::now() + 120s;
    for (;;) {
        std::size_t first = texts.size();
        std::size_t place = std::string::npos;
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (const std::size_t found = output_.find(texts[i], seen_); found < place) {
                first = i;
                place = found;
            }
        if (first < texts.size()) {
            seen_ = place + texts[first].size();
            return first;
        }
        const auto left = left_of(deadline);
        if (left == 0ms || (!read_more(left) && left_of(deadline) == 0ms))
            FAIL("waited for one of several texts, saw:\n" << output_.substr(seen_));
    }
}

std::string PtySession::run(const std::string& line) {
    enter(line);
    see("\n"); // the echoed line
    std::string text = see(prompt);
    std::string plain;
    for (const char c : text)
        if (c != '\r')
            plain += c;
    return plain;
}

bool PtySession::seen_before(const std::string& text, const std::string& until) {
    return see(until).find(text) != std::string::npos;
}

Pid PtySession::start(const std::string& command) {
    return Pid{static_cast<pid_t>(number_after(run(command + " &"), "] "))};
}

std::optional<Pid> PtySession::find(const std::string& command, bool in_foreground) const {
    for (const auto& [pid, facts] : take_snapshot().processes)
        if (facts.session == session_led_by(leader_) && facts.command() == command &&
            (!in_foreground || facts.foreground_group == facts.group))
            return pid;
    return std::nullopt;
}

Pid PtySession::see_process(const std::string& command) {
    std::optional<Pid> found;
    eventually(command + " is there", [&] { return (found = find(command, false)).has_value(); });
    return *found;
}

Pid PtySession::see_in_foreground(const std::string& command) {
    std::optional<Pid> found;
    eventually(command + " is in the foreground",
               [&] { return (found = find(command, true)).has_value(); });
    return *found;
}

void PtySession::see_ignoring_sighup(Pid pid) {
    eventually("SIGHUP is ignored", [&] {
        const auto facts = read_process(pid);
        return facts && facts->ignored.contains(SIGHUP);
    });
}

Pid PtySession::stop(const std::string& command) {
    enter(command);
    const Pid pid = see_in_foreground(command);
    type(ctrl_z);
    see("Stopped (SIGTSTP)");
    see_prompt();
    return pid;
}

Pid PtySession::stop_catching_witness(const std::string& name) {
    const std::string command = "witness " + name + " --catch HUP";
    enter(command);
    const Pid pid = see_in_foreground(command);
    // The first heartbeat comes after the witness has set its dispositions.
    eventually(name + " is at work",
               [&] { return file(name + ".log").find("alive") != std::string::npos; });
    type(ctrl_z);
    see("Stopped (SIGTSTP)");
    see_prompt();
    return pid;
}

void PtySession::see_named(const std::string& name, const std::string& prompt_inside) {
    enter("until [ -s " + name + ".log ]; do sleep 0.1; done; echo named=$?");
    see("\nnamed=0");
    see(prompt_inside);
}

std::string PtySession::file(const std::string& name) const {
    std::ifstream file(home_ + "/" + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A wait for the zombie would not be enough. In a program with threads (vim) the first thread may
// be a zombie before the other threads have ended, and then the parent does not get SIGCHLD yet.
void PtySession::see_reaped(Pid pid) {
    eventually("process " + std::to_string(pid.value) + " has ended and is reaped",
               [&] { return state_of(pid) == '?'; });
}

std::string PtySession::run_until_over(const std::string& line, Pid pid) {
    const std::string text = run(line);
    see_reaped(pid);
    return text + run(":");
}

std::string PtySession::run_until_stopped(const std::string& line, Pid pid) {
    const std::string text = run(line);
    eventually("process " + std::to_string(pid.value) + " is stopped",
               [&] { return state_of(pid) == 'T'; });
    return text + run(":");
}

std::string PtySession::start_until_over(const std::string& command) {
    std::string text = run(command + " &");
    const Pid pid{static_cast<pid_t>(number_after(text, "] "))};
    see_reaped(pid);
    text += run(":");
    return text.substr(text.find('\n') + 1);
}

std::string PtySession::start_until_stopped(const std::string& command) {
    std::string text = run(command + " &");
    const Pid pid{static_cast<pid_t>(number_after(text, "] "))};
    eventually(command + " is stopped", [&] { return state_of(pid) == 'T'; });
    text += run(":");
    return text.substr(text.find('\n') + 1);
}

void PtySession::open_gate(const std::string& name) {
    eventually(name + " is being read", [&] {
        return static_cast<bool>(open_file(home_ + "/" + name, O_WRONLY | O_NONBLOCK));
    });
}

TerminalModes PtySession::modes() const {
    auto modes = read_modes(master_.get());
    REQUIRE(modes);
    return modes.value();
}

void PtySession::unplug() {
    // Processes that leave the session later are hard to find, so this remembers them now.
    const Snapshot snapshot = take_snapshot();
    for (const auto& [pid, facts] : snapshot.processes)
        if (facts.session == session_led_by(leader_))
            known_.push_back(facts.key);
    master_.close();
}

bool PtySession::has_ended() {
    if (ended_)
        return true;
    const auto facts = read_process(leader_);
    if (facts && !facts->is_zombie())
        return false;
    if (auto state = wait_for(leader_))
        ended_ = state.value();
    return true;
}

ProcessState PtySession::wait_for_end(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!has_ended()) {
        if (left_of(deadline) == 0ms)
            FAIL("waited for the end of " << leader_.value << ", saw:\n" << output_);
        // Reads the output meanwhile, because a full terminal would block the program.
        if (!master_ || !read_more(20ms))
            ::poll(nullptr, 0, 5);
    }
    return *ended_;
}

void eventually(const std::string& what, const std::function<bool()>& holds,
                std::chrono::milliseconds patience) {
    if (!comes_true(holds, patience))
        FAIL("waited in vain for: " << what);
}

long number_after(const std::string& text, const std::string& before) {
    const std::size_t found = text.find(before);
    REQUIRE_MESSAGE(found != std::string::npos, "no \"" << before << "\" in: " << text);
    return std::strtol(text.c_str() + found + before.size(), nullptr, 10);
}

bool is_installed(const std::string& program) {
    for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"})
        if (::access((folder + program).c_str(), X_OK) == 0)
            return true;
    skip(program + " is not installed");
    return false;
}

bool strace_works() {
    if (!is_installed("strace"))
        return false;
    LaunchPlan plan;
    const auto child = start_subshell(plan, [] {
        ::execlp("strace", "strace", "-qq", "-o", "/dev/null", "true", nullptr);
        return 127;
    });
    REQUIRE(child);
    const bool works = wait_for(child.value()).value_or(Exited{1}) == ProcessState(Exited{0});
    if (!works)
        skip("tracing is not allowed here");
    return works;
}

std::string said(PtySession& session, const std::string& line) {
    const std::string text = session.run(line);
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        CHECK_MESSAGE(end - begin <= 80, text.substr(begin, end - begin));
        begin = end + 1;
    }
    return text;
}

bool is_alive(Pid pid) {
    const char state = state_of(pid);
    return state != '?' && state != 'Z' && state != 'X';
}

char state_of(Pid pid) {
    const auto facts = read_process(pid);
    return facts ? facts->state : '?';
}

} // namespace leash::test
