// The screens of map and facts at 80 columns, and map --watch, on a real terminal.
#include "pty_session.hpp"

#include "base/text.hpp"

#include <clocale>
#include <csignal>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace leash;
using namespace leash::test;

namespace {

std::string with(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// Replaces a process ID by a name. In the map's column of process IDs, the column keeps its width.
std::string normalised(std::string text, Pid pid, const std::string& name) {
    const std::string number = std::to_string(pid.value);
    for (const char* branch : {"- ", "─ "})
        text = with(text, branch + padded_left(number, 7), branch + padded_left(name, 7));
    return with(text, number, name);
}

Setup in_locale(const std::string& name) {
    Setup setup;
    setup.command = {LEASH_BINARY, "--norc", "-i"};
    setup.environment["LC_ALL"] = name;
    setup.environment["LANG"] = name;
    return setup;
}

struct Screen {
    PtySession session;
    Pid running, stopped;

    explicit Screen(const std::string& locale)
        : session(in_locale(locale)), running(session.start("sleep 100")),
          stopped(session.stop("sleep 200")) {}
    std::string run(const std::string& line) {
        std::string text = session.run(line);
        text = normalised(text, session.leader(), "SHELL");
        text = normalised(text, running, "ONE");
        text = normalised(text, stopped, "TWO");
        text = with(text, session.terminal(), "TTY");
        return with(text, session.home(), "HOME");
    }
};

// Returns how often the process has slept.
long times_slept(Pid pid) {
    std::ifstream status("/proc/" + std::to_string(pid.value) + "/status");
    const std::string text{std::istreambuf_iterator<char>(status), {}};
    return number_after(text, "\nvoluntary_ctxt_switches:");
}

// Leaves out the command of the shell itself: the path may be longer than the column.
std::string without_shell(const std::string& text) {
    std::istringstream lines(text);
    std::string kept;
    for (std::string line; std::getline(lines, line);) {
        CHECK(display_width(line) <= 80);
        if (line.find("this shell") == std::string::npos)
            kept += line.substr(0, line.find(", led by ")) + "\n";
    }
    return kept;
}

} // namespace

// Seen to fail when the mark of the current job is left out.
TEST_CASE("the_map_of_a_terminal_with_two_jobs_in_ascii_and_with_box_characters") {
    Screen ascii("C");
    CHECK(without_shell(ascii.run("map")) == R"( terminal TTY
 `- session SHELL
    |- group SHELL  FOREGROUND
    |- group ONE  [1]- Running
    |  `-     ONE  sleep 100                                          running
    `- group TWO  [2]+ Stopped (SIGTSTP)
       `-     TWO  sleep 200                                          stopped
)");
    Screen utf8("C.UTF-8");
    REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8"));
    CHECK(without_shell(utf8.run("map")) == R"( terminal TTY
 └─ session SHELL
    ├─ group SHELL  FOREGROUND
    ├─ group ONE  [1]- Running
    │  └─     ONE  sleep 100                                          running
    └─ group TWO  [2]+ Stopped (SIGTSTP)
       └─     TWO  sleep 200                                          stopped
)");
    std::setlocale(LC_CTYPE, "C");
}

TEST_CASE("the_facts_of_a_stopped_job") {
    for (const char* locale : {"C", "C.UTF-8"}) {
        Screen screen(locale);
        const std::string text = screen.run("facts %2");
        CHECK(text.substr(0, text.find(" umask")) == R"( FACTS  TWO  sleep 200
 ------------------------------------------------------------------------------
 state          stopped, in the background
 job number     2, typed as: sleep 200
 parent         SHELL (leash), which started it
 process group  TWO, which it leads; not orphaned
 session        SHELL, led by SHELL (leash), which lives
 terminal       TTY; its foreground process group is SHELL
 ignored        none
 caught         none
 blocked        none
 pending        none
 descriptor 0   /dev/TTY
 descriptor 1   /dev/TTY
 descriptor 2   /dev/TTY
 directory      HOME
)");
    }
}

TEST_CASE("map_tells_programs_the_same_as_json") {
    PtySession session;
    const Pid job = session.start("sleep 100");
    const auto map = nlohmann::json::parse(session.run("map --json"));
    CHECK(map["sessions"].size() == 1);
    CHECK(map["sessions"][0]["session"] == session.leader().value);
    const auto& group = map["sessions"][0]["groups"].back();
    CHECK(group["job"]["number"] == 1);
    CHECK(group["processes"][0]["pid"] == job.value);
    CHECK(group["processes"][0]["command"] == "sleep 100");
}

TEST_CASE("map_of_another_process_is_that_of_its_session") {
    PtySession other;
    PtySession session;
    const std::string text = session.run("map " + std::to_string(other.leader().value));
    CHECK(text.rfind(" terminal " + other.terminal() + "\n", 0) == 0);
    CHECK(session.run("map 1 2; echo $?") ==
          "leash: map: one process ID at the most was expected\n2\n");
    CHECK(session.run("map 99999999; echo $?") ==
          "leash: map: 99999999: no such process; `map -a` shows all of yours\n2\n");
    session.run("sleep 100 &");
    CHECK(session.run("map %1").starts_with(" terminal " + session.terminal() + "\n"));
    CHECK(session.run("map %7; echo $?") == "leash: map: %7: no such job; there is %1\n2\n");
}

TEST_CASE("a_daemon_stands_apart_on_the_map_with_who_adopted_it") {
    PtySession session;
    session.run("daemonize sleep 100");
    const std::string text = session.run("map");
    CHECK(text.find(" tied to no terminal (TTY ?), started here\n") != std::string::npos);
    CHECK(text.find("adopted by ") != std::string::npos);
    session.run("kill $!");
}

// Seen to fail when each look draws: the first picture came again and again.
TEST_CASE("map_watch_draws_a_change_and_nothing_else_and_gives_the_screen_back") {
    Setup setup;
    setup.environment["TERM"] = "xterm";
    PtySession session(setup);
    const Pid job = session.start("sleep 100");
    session.enter("map --watch");
    session.see("\033[?1049h");
    session.see("q leaves");
    // Each SIGWINCH wakes the shell. The shell looks, and finds nothing new.
    for (int round = 0; round < 10; ++round) {
        const long slept = times_slept(session.leader());
        ::kill(session.leader().value, SIGWINCH);
        eventually("it looks", [&] { return times_slept(session.leader()) > slept; });
    }
    ::kill(job.value, SIGSTOP);
    session.see("Stopped (SIGSTOP)");
    std::size_t pictures = 0;
    const std::string& all = session.screen();
    for (std::size_t at = all.find("\033[H"); at != std::string::npos;
         at = all.find("\033[H", at + 1))
        ++pictures;
    CHECK(pictures <= 3); // one look may see the job's state, and the next look the notification
    session.type("q");
    session.see("\033[?7h\033[?25h\033[?1049l");
    session.see_prompt();
    CHECK(session.run("echo $?") == "0\n");
}

TEST_CASE("map_watch_in_a_script_gives_the_screen_back_before_it_dies_of_a_signal") {
    for (const int signal : {SIGTERM, SIGHUP, SIGINT}) {
        CAPTURE(signal);
        Setup setup;
        setup.environment["TERM"] = "xterm";
        PtySession session(setup);
        session.enter(std::string(LEASH_BINARY) + " -c 'map --watch; :'");
        session.see("q leaves");
        const Pid watcher =
            session.see_in_foreground(std::string(LEASH_BINARY) + " -c 'map --watch; :'");
        ::kill(watcher.value, signal);
        session.see("\033[?7h\033[?25h\033[?1049l");
        session.see_prompt();
        CHECK(session.run("echo $?") == std::to_string(128 + signal) + "\n");
    }
}

TEST_CASE("map_watch_of_a_window_that_changes_its_size_draws_again") {
    Setup setup;
    setup.environment["TERM"] = "xterm";
    PtySession session(setup);
    session.enter("map --watch");
    session.see("\033[24H q leaves");
    REQUIRE(set_window_size(session.master(), {10, 70}));
    session.see("\033[10H q leaves");
    session.type(PtySession::ctrl_c);
    session.see("\033[?1049l");
    session.see_prompt();
}

TEST_CASE("map_watch_needs_a_terminal_to_draw_on") {
    PtySession session;
    CHECK(session.run("map --watch | cat; map --watch --json; echo $?") ==
          "leash: map: --watch: needs a terminal to draw on, and a TERM other than dumb\n"
          "leash: map: --json and --watch: one of the two was expected\n2\n");
}

namespace {

// A second window of the same user.
Setup second_window_of(const PtySession& first, const std::string& locale = "C.UTF-8") {
    Setup setup;
    setup.environment = {{"HOME", first.home()}, {"TERM", "xterm"}, {"LC_ALL", locale}};
    return setup;
}

// Returns the next picture without `text`, after the pictures that still have it.
std::string picture_without(PtySession& window, const std::string& text) {
    std::string picture = window.see("\033[J");
    while (picture.find(text) != std::string::npos)
        picture = window.see("\033[J");
    return picture;
}

// Waits for a picture that has `text`, and returns it.
std::string picture_with(PtySession& window, const std::string& text) {
    std::string picture = window.see("\033[J");
    while (picture.find(text) == std::string::npos)
        picture = window.see("\033[J");
    return picture;
}

} // namespace

TEST_CASE("map_watch_in_a_second_window_finds_the_practice_terminal_and_tells_its_end") {
    PtySession first;
    first.enter("terminal");
    first.see("practice$ ");
    for (const char* line : {"witness ada &", "nohup witness bob &", "daemonize witness dora"}) {
        first.enter(line);
        first.see("practice$ ");
    }
    first.enter("cd $LEASH_WITNESS_LOGS");
    first.see("practice$ ");
    for (const char* name : {"ada", "bob", "dora"})
        first.see_named(name, "practice$ ");

    PtySession second(second_window_of(first));
    second.enter("map --watch");
    const std::string alive = picture_with(second, "witness dora");
    for (const char* part : {"led by ", "[1] Running", "witness ada", "[2] Running", "witness bob",
                             "tied to no terminal", ", subreaper"}) {
        CAPTURE(part);
        CHECK(alive.find(part) != std::string::npos);
    }
    CHECK(alive.find("..") == std::string::npos); // nothing is cut
    CHECK(alive.find(second.terminal() + "\033") == std::string::npos);

    first.enter("unplug");
    first.see("[Y/n] ");
    second.see("has ended. These processes live on:");
    const std::string left = picture_without(second, "witness ada");
    CHECK(left.find("witness bob") != std::string::npos);
    CHECK(left.find("witness dora") != std::string::npos);
    first.enter("y");
    first.see_prompt();
    second.see("has ended, with all its processes.");

    // Another practice terminal of this user is followed.
    first.enter("terminal");
    first.see("practice$ ");
    first.enter("witness emil &");
    first.see("practice$ ");
    (void)picture_with(second, "witness emil");
    second.type("q");
    second.see_prompt();
    first.enter("exit");
    first.see("[Y/n] ");
    first.enter("y");
    first.see_prompt();
}

TEST_CASE("map_watch_in_a_second_window_finds_a_lesson_in_chinese_too") {
    PtySession first;
    first.enter("lesson present the-cable");
    first.see("Space types it");
    first.type(" ");
    first.see("Space: the next step");
    Setup window = second_window_of(first);
    window.environment["LEASH_LANG"] = "zh_CN";
    PtySession second(window);
    second.enter("map --watch");
    const std::string alive = picture_with(second, "witness bob");
    CHECK(alive.find("[2] 运行中") != std::string::npos);
    second.see("按 q 退出");
    first.type("q");
    first.see_prompt();
    second.see("已结束，它的进程也都结束了。");
    second.type("q");
    second.see_prompt();
}

TEST_CASE("map_watch_of_a_session_that_ends_says_so_and_shows_who_is_left") {
    PtySession first;
    const Pid job = first.start("nohup sleep 1000 >/dev/null 2>&1");
    first.see_ignoring_sighup(job);
    PtySession second(second_window_of(first));
    second.enter("map --watch " + std::to_string(first.leader().value));
    (void)picture_with(second, "sleep 1000");
    first.unplug();
    (void)first.wait_for_end();
    second.see("has ended. These processes live on:");
    CHECK(picture_with(second, "leader gone").find("sleep 1000") != std::string::npos);
    ::kill(job.value, SIGKILL);
    second.see("has ended, with all its processes.");
    second.type("q");
    second.see_prompt();
}

// This tests the built-in `check`, without a stage. The unit tests test each predicate.
TEST_CASE("check_has_a_status_and_says_what_is_so_instead") {
    PtySession session;
    session.start("sleep 100");
    CHECK(session.run("check alive $! && check background %1; echo $?") == "0\n");
    CHECK(session.run("check foreground %1; echo $?") ==
          "%1 (sleep 100) runs in the background. fg brings it to the foreground.\n1\n");
    CHECK(session.run("check not alive %1; echo $?") ==
          "%1 (sleep 100) lives: it runs in the background.\n1\n");
    CHECK(session.run("! check dead %1 && echo lives") ==
          "%1 (sleep 100) lives: it runs in the background.\nlives\n");
    CHECK(session.run("check alive sleep && check same-session sleep $$; echo $?") == "0\n");
    CHECK(session.run("check alive cat; echo $?") ==
          "nothing here is named cat; there is sleep.\n1\n");
    CHECK(session.run("check session-leader $PPID; echo $?").find("no process") ==
          std::string::npos);
    CHECK(session.run("check alive 99999999; echo $?") ==
          "no process 99999999 was seen on this terminal.\n1\n");
    CHECK(session.run("check asleep %1; echo $?") ==
          "leash: check: there is no predicate asleep. check --help lists them.\n2\n");
    CHECK(session.run("check --help | grep -c SUBJECT").size() > 1);
}
