// Nothing that others name can command the terminal: processes, folders, files, witnesses, jobs and
// lessons have names with escape sequences here, and each screen that leash has is looked at.
#include "engine_lessons.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace leash;
using namespace leash::test;

namespace {

// ESC [ (C0), U+009B (C1), a byte that is no UTF-8, and DEL. Each would be a command to some
// terminal.
constexpr const char* hostile_bytes[] = {"\x1b[31mEVIL", "\u009b32mEVIL",
                                         "\x9b"
                                         "33mEVIL",
                                         "\x7f"
                                         "EVIL"};
const std::string hostile =
    std::string(hostile_bytes[0]) + hostile_bytes[1] + hostile_bytes[2] + hostile_bytes[3] + "\nX";
// The same, as it is typed.
const std::string typed = R"($'\033[31mEVIL\302\23332mEVIL\23333mEVIL\177EVIL\nX')";

// Returns the place where the screen shows such bytes as they are; "" if there is no such place.
std::string raw_in(const std::string& screen) {
    for (const std::string bytes : hostile_bytes)
        if (const auto at = screen.find(bytes); at != std::string::npos)
            return screen.substr(at > 60 ? at - 60 : 0, 120);
    return "";
}

// A folder and a program with such names.
struct HostileHome {
    explicit HostileHome(const PtySession& session)
        : folder(session.home() + "/d" + hostile), program(folder + "/p" + hostile) {
        std::filesystem::create_directory(folder);
        std::filesystem::copy_file("/bin/sleep", program);
    }
    std::string folder, program;
};

const std::string go_there = "cd d*EVIL*";

} // namespace

// Seen to fail: narrate, set -x, `terminal --record` and daemonize showed such names as they were.
TEST_CASE("no_name_commands_the_terminal_at_the_prompt") {
    PtySession session;
    const HostileHome home(session);
    session.run(go_there);
    session.run(R"(PS1='\w \W ready> ')");
    session.run("./p* 1000 &");
    session.run("eval './p" + typed + " 1001 &'");
    for (const char* line : {"jobs",
                             "jobs -l",
                             "map",
                             "map $!",
                             "map --json",
                             "facts $!",
                             "facts %1",
                             "facts $$",
                             "forecast",
                             "forecast exit",
                             "forecast %1",
                             "forecast --json",
                             "check alive %1",
                             "check died-of %2 HUP",
                             "check output %2 file",
                             "check background %9",
                             "kill %?EVIL",
                             "fg %?EVIL",
                             "narrate on",
                             "./p* 0",
                             "eval './p* 0 &'; wait $!",
                             "narrate --last",
                             "narrate off",
                             "set -x",
                             "./p* 0",
                             "set +x",
                             "cat < nosuch*",
                             "cd nosuch*",
                             "bg %1",
                             "kill %1; wait %1",
                             "kill %2; wait %2",
                             "jobs"}) {
        CAPTURE(line);
        CHECK(raw_in(session.run(line)) == "");
    }
    // Every built-in of leash gets a name that does not exist, or makes no sense.
    for (const char* name : {"lesson",
                             "lesson verify",
                             "lesson new",
                             "help",
                             "policy",
                             "lang",
                             "set -o",
                             "map",
                             "facts",
                             "facts /",
                             "forecast",
                             "autopsy",
                             "check",
                             "check alive",
                             "narrate",
                             "narrate --json /nn/",
                             "terminal",
                             "terminal --record /nn/",
                             "terminal --shell",
                             "daemonize",
                             "daemonize -p /nn/",
                             "survey",
                             "trap x",
                             "kill -",
                             "kill",
                             "export",
                             "unset",
                             "ulimit",
                             "umask",
                             "getopts",
                             "read",
                             "wait",
                             "shift",
                             "return",
                             "break",
                             "exec",
                             "cd",
                             "fg",
                             "bg",
                             "jobs",
                             "disown",
                             "test 1 -eq",
                             "printf %d",
                             ".",
                             "eval 'if ) '",
                             "test -e x",
                             "hint",
                             ""}) {
        CAPTURE(name);
        CHECK(raw_in(session.run("(" + std::string(name) + " " + typed + ")")) == "");
    }
    CHECK(raw_in(session.run("eval $'./p\\033[31mEVIL &'")) == "");
    CHECK(raw_in(session.run("eval 'set -x'; : " + typed + "; set +x")) == "");
    CHECK(raw_in(session.screen()) == "");
}

TEST_CASE("no_name_commands_the_terminal_in_a_list_of_completions") {
    PtySession session;
    for (const char* bytes : hostile_bytes)
        std::ofstream(session.home() + "/c" + std::string(bytes)) << "x";
    session.type("cat c\t\t");
    session.see("EVIL");
    session.type("\x15");
    session.run("true");
    CHECK(raw_in(session.screen()) == "");
}

// Seen to fail: Readline draws U+009B as it is, and a terminal obeys it.
TEST_CASE("no_name_commands_the_terminal_when_it_is_completed") {
    PtySession session;
    std::ofstream(session.home() + "/only\xc2\x9b"
                                   "2J")
        << "content\n";
    session.type("cat on\t");
    session.see("cat only\xef\xbf\xbd"
                "2J");
    session.type("\r");
    session.see("content\r\n");
    session.see_prompt();
    CHECK(raw_in(session.screen()) == "");
}

// Seen to fail: the names of witnesses, "still has:" and the answers of check.
TEST_CASE("no_name_commands_the_terminal_around_a_practice_terminal") {
    PtySession session;
    const HostileHome home(session);
    session.run(go_there);
    session.enter("terminal");
    session.see("practice$ ");
    run_inside(session, "witness ada" + typed + " &");
    run_inside(session, "nohup ./p* 1000 &");
    run_inside(session, "eval './p" + typed + " 1001 &'");
    run_inside(session, "check name x" + typed + " $!");
    run_inside(session, "check alive nobody" + typed);
    run_inside(session, "check alive nobody");
    run_inside(session, "map; facts $!; forecast; jobs; check alive %9");
    session.enter("./p* 1002");
    eventually("the program has started", [&] {
        const Snapshot now = take_snapshot();
        const auto& all = now.processes;
        return std::any_of(all.begin(), all.end(), [&](const auto& one) {
            const auto& words = one.second.command_line;
            return words.size() == 2 && words[0] == "./p" + hostile && words[1] == "1002";
        });
    });
    session.type("\x1d");
    session.see("u unplug");
    session.type("s");
    session.see("k KILL");
    session.type("\r\x1d");
    session.see("u unplug");
    session.type("m");
    session.see("any key goes back");
    session.type("q\x1a");
    session.see("practice$ ");
    session.enter("unplug");
    session.see("[Y/n] ");
    session.enter("y");
    session.see_prompt();
    session.run("autopsy");
    session.run("autopsy --json");
    CHECK(raw_in(session.screen()) == "");
}

// Seen to fail: the title and the text of a lesson.
TEST_CASE("no_lesson_commands_the_terminal") {
    PtySession session(
        {.environment = {{"LEASH_LESSONS", "lessons"}, {"LEASH_TRUSTED_LESSONS", "lessons"}}});
    std::filesystem::create_directories(session.home() + "/lessons/en");
    // YAML allows no control characters, so the title has none. A lesson that is not UTF-8 is
    // refused.
    const std::string line = std::string(hostile_bytes[0]) + hostile_bytes[1] + hostile_bytes[3];
    std::ofstream(session.home() + "/lessons/en/00-evil.md")
        << "---\nid: evil\ntitle: Evil\nminutes: 1\n---\n# Evil\n\n## First " << line
        << " {#first}\n\nText " << line << " of a lesson.\n\n```text\npicture " << line
        << "\n```\n\n```leash do\ntrue\n```\n```leash check within=1s\ncheck alive nobody" << line
        << "\n```\n```leash hint\nHint " << line << "\n```\n";
    session.run("lesson list");
    session.run("lesson status");
    session.run("lesson verify ./lessons/en/00-evil.md");
    session.enter("lesson evil");
    session.see("practice$ ");
    session.enter("hint");
    session.see("Hint ");
    session.enter("status");
    session.see("practice$ ");
    quit_lesson(session);
    session.run("lesson status");
    CHECK(raw_in(session.screen()) == "");
}
