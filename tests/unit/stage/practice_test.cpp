// The practice terminal as a learner has it: on a terminal, in a process that does nothing else.
#include "kernel/descriptors.hpp"
#include "kernel/own_files.hpp"
#include "kernel/process_descriptor.hpp"
#include "kernel/send_signal.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"
#include "stage/practice.hpp"
#include "stage_fixture.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <doctest/doctest.h>
#include <filesystem>
#include <poll.h>
#include <unistd.h>

using namespace leash;
using namespace std::chrono_literals;
using leash::test::deadline;

namespace {

// The learner's window: a pseudo-terminal on which a practice terminal runs.
class Window {
  public:
    Window() {
        auto opened = open_pseudo_terminal({24, 80});
        REQUIRE(opened);
        pty = std::move(opened).value();
        first_modes = modes();
        const auto tests = std::filesystem::path(executable_path()).parent_path();
        PracticeOptions options;
        options.shell = {"dash", "-i"};
        options.environment = {"PATH=" + (tests.parent_path() / "programs").string() +
                               ":/usr/bin:/bin"};
        LaunchPlan plan;
        plan.group = LeadNewSession{pty.slave.get()};
        for (const int standard : {0, 1, 2})
            plan.descriptors.push_back(DuplicateDescriptor{pty.slave.get(), standard});
        plan.descriptors.push_back(CloseDescriptor{pty.master.get()});
        auto started = start_subshell(plan, [&] {
            // No shell starts the practice terminal here: the outer shell is not under test.
            return run_practice_terminal(options);
        });
        REQUIRE(started);
        practice = started.value();
        REQUIRE(shows("practice$ "));
    }
    ~Window() {
        pty.master.close();
        if (!reaped)
            (void)end();
    }

    bool shows(const std::string& text) {
        const auto last = std::chrono::steady_clock::now() + deadline;
        while (screen.find(text) == std::string::npos) {
            if (std::chrono::steady_clock::now() > last)
                return false;
            pollfd output{pty.master.get(), POLLIN, 0};
            ::poll(&output, 1, 100);
            const auto bytes = read_some(pty.master.get(), 4096);
            if (bytes)
                screen += bytes.value();
        }
        return true;
    }
    void type(const std::string& text) { REQUIRE(write_all(pty.master.get(), text)); }
    // Returns the number that the inside prints for `word`, for example for "$$".
    Pid inside_says(const std::string& word) {
        // With the quotes, the echo of the keys does not look like the output.
        type("echo pi''d=" + word + "=\n");
        REQUIRE(shows("pid="));
        REQUIRE(shows("=\r\n"));
        return Pid{std::stoi(screen.substr(screen.rfind("pid=") + 4))};
    }
    ProcessState end() {
        reaped = true;
        auto held = open_process(practice);
        REQUIRE(held);
        // Reads what the practice terminal still shows. Without this, the practice terminal would
        // wait for room on a full screen.
        const auto last = std::chrono::steady_clock::now() + deadline;
        while (!has_ended(held.value()) && std::chrono::steady_clock::now() < last) {
            pollfd end{held.value().get(), POLLIN, 0};
            ::poll(&end, 1, 20);
            if (auto bytes = read_some(pty.master.get(), 4096))
                screen += bytes.value();
        }
        const bool in_time = has_ended(held.value());
        CHECK(in_time);
        if (!in_time)
            (void)signal_held_process(held.value(), SIGKILL);
        const auto state = wait_for(practice);
        REQUIRE(state);
        return state.value();
    }
    // Returns the bits of the modes that a raw mode changes.
    tcflag_t modes() {
        const auto read = read_modes(pty.slave.get());
        REQUIRE(read);
        return read.value().settings.c_lflag;
    }

    PseudoTerminal pty;
    tcflag_t first_modes = 0;
    Pid practice;
    bool reaped = false;
    std::string screen;
};

bool vanishes(Pid pid) {
    const auto last = std::chrono::steady_clock::now() + deadline;
    while (const auto facts = read_process(pid)) {
        if (facts->is_zombie())
            return true;
        if (std::chrono::steady_clock::now() > last)
            return false;
        ::poll(nullptr, 0, 10);
    }
    return true;
}

} // namespace

TEST_CASE("one_sees_that_one_is_inside_and_every_key_passes") {
    Window window;
    CHECK(window.screen.rfind(" Practice terminal pts/", 0) == 0);
    CHECK(window.modes() != window.first_modes);
    // The job itself prints "ready", so the job is in the foreground when the text appears.
    window.type("sh -c 'echo rea\"\"dy; exec cat'\n");
    REQUIRE(window.shows("ready"));
    window.type("\x1c"); // the inside gets Ctrl-\, and the practice terminal does not
    CHECK(window.shows("Quit"));
    window.type("exit 3\n");
    CHECK_MESSAGE(window.shows(" AUTOPSY  practice terminal pts/"), window.screen);
    CHECK(window.end() == ProcessState{Exited{3}});
    CHECK(window.modes() == window.first_modes);
}

TEST_CASE("the_inside_follows_the_size_of_the_window") {
    Window window;
    REQUIRE(set_window_size(window.pty.master.get(), {31, 97}));
    window.type("until stty size | grep '31 97'; do :; done; echo fol''lowed\n");
    CHECK(window.shows("followed"));
}

TEST_CASE("survivors_are_ended_if_one_just_presses_enter") {
    Window window;
    window.type("witness ada &\n");
    const Pid ada = window.inside_says("$!");
    window.type("exit\n");
    REQUIRE(window.shows(" End witness ada (" + std::to_string(ada.value) + ")? [Y/n] "));
    window.type("\n");
    // Seen to fail: nothing was said.
    CHECK(window.shows(" Ended by SIGTERM: witness ada (" + std::to_string(ada.value) + ").\r\n"));
    CHECK(window.end() == ProcessState{Exited{0}});
    CHECK(vanishes(ada));
}

TEST_CASE("survivors_are_left_if_one_says_so") {
    Window window;
    window.type("witness ada &\n");
    const Pid ada = window.inside_says("$!");
    const std::uint64_t start = read_start_time(ada);
    REQUIRE(start != 0);
    // Waits until ada has written: without a log, the practice terminal might name no folder.
    window.type("until ls $LEASH_WITNESS_LOGS | grep ada; do :; done; echo be''gun\n");
    REQUIRE(window.shows("begun"));
    window.type("exit\n");
    REQUIRE(window.shows("? [Y/n] "));
    window.type("n\n");
    REQUIRE_MESSAGE(window.shows(" Left running. To end it later:  kill " +
                                 std::to_string(ada.value) + "\r\n What they write is in "),
                    window.screen);
    REQUIRE(window.shows("leash-"));
    REQUIRE(window.shows("\n"));
    CHECK(window.end() == ProcessState{Exited{0}});
    CHECK(read_start_time(ada) == start);
    const auto facts = read_process(ada);
    REQUIRE(facts);
    ::kill(ada.value, SIGKILL);
    CHECK(vanishes(ada));
    // The practice terminal has kept the folder of the log. The test removes the folder.
    const std::size_t at = window.screen.rfind("is in ") + 6;
    std::filesystem::remove_all(window.screen.substr(at, window.screen.find('\r', at) - at));
}

TEST_CASE("closing_the_window_hangs_up_the_inside") {
    Window window;
    const Pid inside = window.inside_says("$$");
    window.pty.master.close();
    CHECK(window.end() == ProcessState{Signaled{SIGHUP, false}});
    CHECK(vanishes(inside));
}

TEST_CASE("a_practice_terminal_that_is_told_to_end_leaves_the_window_in_order") {
    Window window;
    const Pid inside = window.inside_says("$$");
    window.type("echo fol''der=$LEASH_WITNESS_LOGS:\n");
    REQUIRE(window.shows("folder=/"));
    REQUIRE(window.shows(":\r\n"));
    const std::size_t at = window.screen.rfind("folder=") + 7;
    const std::string folder = window.screen.substr(at, window.screen.find(':', at) - at);
    REQUIRE(std::filesystem::exists(folder));
    ::kill(window.practice.value, SIGTERM);
    CHECK(window.end() == ProcessState{Signaled{SIGTERM, false}});
    CHECK_FALSE(std::filesystem::exists(folder));
    CHECK(window.modes() == window.first_modes);
    CHECK(vanishes(inside));
}

TEST_CASE("a_practice_terminal_that_is_killed_hangs_up_its_inside") {
    Window window;
    const Pid inside = window.inside_says("$$");
    window.type("echo fol''ders=$LEASH_WITNESS_LOGS,${LEASH_WITNESS_DESK%/*}:\n");
    REQUIRE(window.shows("folders=/"));
    REQUIRE(window.shows(":\r\n"));
    const std::size_t at = window.screen.rfind("folders=") + 8;
    const std::string folders = window.screen.substr(at, window.screen.find(':', at) - at);
    ::kill(window.practice.value, SIGKILL);
    CHECK(window.end() == ProcessState{Signaled{SIGKILL, false}});
    CHECK(vanishes(inside));
    // The killed process could not remove its folders.
    std::filesystem::remove_all(folders.substr(0, folders.find(',')));
    std::filesystem::remove_all(folders.substr(folders.find(',') + 1));
}
