// The practice terminal as a learner uses it: its options, its menu, its ends.
// practice_screen_test.cpp tests how the screen looks afterwards.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* inside = "practice$ ";
constexpr const char* menu_key = "\x1d"; // Ctrl-]

void open(PtySession& session, const std::string& options = "") {
    session.enter("terminal " + options);
    session.see("menu");
    session.see(inside);
}

std::string run_inside(PtySession& session, const std::string& line,
                       const std::string& prompt_inside = inside) {
    session.enter(line);
    session.see("\n");
    return session.see(prompt_inside);
}

Pid pid_inside(PtySession& session, const std::string& word) {
    session.enter("echo pi''d=" + word + "=");
    session.see("pid=");
    const Pid pid{static_cast<pid_t>(std::stol(session.see("=\r\n")))};
    session.see(inside);
    return pid;
}

void press_in_menu(PtySession& session, const std::string& keys) {
    session.type(menu_key);
    session.see("u unplug");
    session.type(keys);
}

std::string file_text(const std::string& path) {
    std::ifstream file(path);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

const std::string plain_bash = "--shell 'bash --norc --noprofile'";

} // namespace

// ---- options ----------------------------------------------------------------------------------

TEST_CASE("terminal_says_what_it_expected") {
    PtySession session;
    CHECK(session.run("terminal now") ==
          "leash: terminal: now: only options were expected; for another shell:\n"
          "  terminal --shell 'now'\n");
    CHECK(session.run("terminal --rec=f") ==
          "leash: terminal: --rec: no such option; did you mean --record?\n");
    CHECK(session.run("terminal --shell") ==
          "leash: terminal: --shell: a command, such as bash or 'zsh -f', was expected\n"
          "after it\n");
    CHECK(session.run("terminal --shell nosuch") ==
          "leash: terminal: --shell: there is no program nosuch here; `type nosuch` says\n"
          "more\n");
    CHECK(session.run("terminal --policy tcsh") ==
          "leash: terminal: --policy: 'tcsh' is none of these: leash, bash, dash, zsh,\n"
          "yash, mksh, ksh93, fish and busybox\n");
    CHECK(session.run("terminal --policy zsh --shell sh") ==
          "leash: terminal: --policy: only leash can change its policy; sh has its own\n");
    CHECK(session.run("terminal --menu-key Enter") ==
          "leash: terminal: --menu-key: Enter: a key such as Ctrl-] or Ctrl-A was expected\n");
    CHECK(session.run("terminal --menu-key ^C") ==
          "leash: terminal: --menu-key: ^C: that key is needed inside; Ctrl-] or Ctrl-A,\n"
          "for example, is free\n");
    CHECK(session.run("echo $?") == "2\n");
}

// Seen to fail when the leash inside reads the rc file: the practice prompt never came.
TEST_CASE("the_leash_inside_reads_no_rc_file") {
    PtySession session;
    session.run("mkdir -p config/leash; echo \"PS1='mine> '\" > config/leash/rc");
    open(session);
    session.enter("exit");
    session.see_prompt();
}

// Seen to fail when the practice terminal had the environment that leash was started with: the
// variable was empty inside.
TEST_CASE("what_was_exported_is_exported_in_the_practice_terminal_too") {
    PtySession session;
    session.run("export fruit=apple");
    open(session);
    CHECK(run_inside(session, "printenv fruit") == "apple\r\n");
    session.enter("exit");
    session.see_prompt();
}

TEST_CASE("another_shell_can_be_inside_and_its_words_are_those_of_shell") {
    PtySession session;
    open(session, plain_bash);
    const std::string in_bash = "bash practice$ ";
    CHECK(run_inside(session, "echo $BASH | grep -c bash", in_bash) == "1\r\n");
    CHECK(run_inside(session, "shopt -q login_shell; echo $?; echo [$LEASH_STAGE]", in_bash) ==
          "1\r\n[]\r\n");
    session.enter("exit 3");
    session.see("AUTOPSY");
    session.see("bash (shell)");
    session.see_prompt();
    CHECK(session.run("echo $?") == "3\n");
}

TEST_CASE("the_leash_inside_starts_with_the_policy_asked_for") {
    PtySession session;
    session.enter("terminal --policy dash");
    session.see(" leash treats its jobs there as dash does.");
    session.see(inside);
    run_inside(session, "witness ada &");
    const Pid ada = pid_inside(session, "$!");
    session.enter("unplug");
    session.see(" lives so far, not signalled");
    session.see("? [Y/n] ");
    CHECK(is_alive(ada));
    session.enter("y");
    session.see_prompt();
    eventually("ada has been ended", [&] { return !is_alive(ada); });
}

// Seen to fail without StageOptions::trace.
TEST_CASE("traced_the_senders_are_observed_under_a_shell_that_tells_nothing") {
    PtySession session;
    session.enter("terminal --trace " + plain_bash);
    session.see("raced"); // "Traced:", or "Not traced," and why
    const std::string top = session.see(inside);
    if (top.find("senders are inferred") != std::string::npos) {
        MESSAGE(top);
        session.enter("exit");
        session.see_prompt();
        return;
    }
    CHECK(top.find("Setuid programs") != std::string::npos);
    run_inside(session, "sleep 1000 &");
    run_inside(session, "nohup sleep 2000 > /dev/null 2>&1 &");
    session.see_ignoring_sighup(pid_inside(session, "$!"));
    press_in_menu(session, "u");
    session.see("all observed");
    session.see("died of SIGHUP from bash");
    session.see("LIVES, ignores SIGHUP");
    session.see("(bash) sends SIGHUP to ");
    // The process that SIGTERM ends now must not wait for a tracer any more.
    session.see("End sleep 2000");
    session.see("? [Y/n] ");
    session.enter("y");
    CHECK(session.see(PtySession::prompt).find("does not end") == std::string::npos);
}

// ---- the menu ---------------------------------------------------------------------------------

TEST_CASE("the_menu_unplugs_a_shell_that_has_no_word_for_it") {
    PtySession session;
    open(session, plain_bash);
    press_in_menu(session, "u");
    session.see("cable pulled");
    session.see("bash (shell)");
    session.see("died of SIGHUP");
    session.see_prompt();
    CHECK(session.run("echo $?") == "0\n");
}

TEST_CASE("the_menu_signals_the_foreground_and_the_ledger_knows_by_whom") {
    PtySession session;
    open(session);
    session.enter("witness ada --log ada.log");
    // A witness writes its first line after the stage has entered its name. A signal that comes
    // earlier kills a process that has no name yet, and the check below would know nobody named
    // ada.
    eventually("ada has told its name", [&] {
        std::error_code none_yet;
        const auto size = std::filesystem::file_size(session.home() + "/ada.log", none_yet);
        return !none_yet && size > 0;
    });
    press_in_menu(session, "s");
    session.see(" witness (");
    session.see(": i INT t TSTP c CONT q QUIT e TERM h HUP k KILL");
    session.type("e");
    session.see("Terminated (SIGTERM)");
    session.see(inside);
    // Seen to fail when the stage sends the signal but does not record it: then the ledger knows no
    // sender.
    session.enter("check sent-by ada TERM shell");
    session.see("SIGTERM was sent to ada by the menu.");
    session.see(inside);
    session.enter("exit");
    session.see_prompt();
}

TEST_CASE("sighup_by_the_menu_to_the_shell_inside_is_told_as_such") {
    for (const std::string& shell : {std::string(), plain_bash}) {
        PtySession session;
        open(session, shell);
        press_in_menu(session, "sh");
        session.see("SIGHUP to the shell");
        session.see("died of SIGHUP from the menu");
        session.see("the menu sends SIGHUP to ");
        session.see_prompt();
    }
}

TEST_CASE("the_menu_key_can_be_chosen_and_sent_to_the_inside") {
    PtySession session;
    session.enter("terminal --menu-key ^A --shell cat");
    session.see("Ctrl-A opens a menu");
    session.type(menu_key); // this is not the menu key any more, so the terminal of cat echoes it
    session.see("^]");
    session.type("\x01");
    session.see("Ctrl-A send that key");
    session.type("\x01");
    session.see("^A");
    session.type("\r");
    session.see("\x1d\x01\r\n"); // cat has read both keys
    session.type(PtySession::ctrl_d);
    session.see_prompt();
}

TEST_CASE("what_is_typed_around_the_menu_reaches_the_inside") {
    PtySession session;
    open(session);
    session.type(std::string("echo be") + menu_key + "\rfore\r"); // in one write
    session.see("before\r\n");
    // An arrow key closes the menu, and does not reach the inside.
    session.type(std::string(menu_key) + "\x1b[A");
    session.see(inside);
    run_inside(session, ":");
    session.enter("exit");
    session.see_prompt();
}

TEST_CASE("the_menu_draws_the_map_of_the_inside") {
    PtySession session;
    open(session);
    run_inside(session, "sleep 1000 &");
    press_in_menu(session, "m");
    session.see("session ");
    session.see("[1] Running");
    session.see("sleep 1000");
    session.see("any key goes back");
    session.type("q");
    run_inside(session, "kill %1; echo gone");
    session.enter("exit");
    session.see_prompt();
}

TEST_CASE("stopped_output_is_said_and_no_longer_said_when_it_goes_on") {
    PtySession session;
    session.enter("terminal --shell cat");
    session.see("menu");
    eventually("keys go to the inside alone",
               [&] { return (session.modes().settings.c_lflag & ECHO) == 0; });
    session.enter("one");
    session.see("one\r\none\r\n");
    session.type("\x13");
    session.see("output stopped: Ctrl-Q goes on");
    session.see("\x1b[K");
    session.type("\x11");
    session.see("\x1b[K"); // the line is removed
    session.enter("two");
    session.see("two\r\ntwo\r\n");
    session.type(PtySession::ctrl_d);
    session.see_prompt();
}

// ---- one in another ---------------------------------------------------------------------------

TEST_CASE("unplug_pulls_the_innermost_cable_only") {
    PtySession session;
    open(session);
    const Pid outer = pid_inside(session, "$$");
    open(session);
    const Pid inner = pid_inside(session, "$$");
    CHECK(outer != inner);
    session.enter("unplug");
    session.see("cable pulled");
    session.see(inside);
    CHECK_FALSE(is_alive(inner));
    CHECK(pid_inside(session, "$$") == outer);
    session.enter("unplug");
    session.see("cable pulled");
    session.see_prompt();
    CHECK_FALSE(is_alive(outer));
}

TEST_CASE("only_the_leash_that_terminal_started_can_unplug") {
    PtySession session;
    CHECK(session.run("unplug") ==
          "leash: unplug: this is not a practice terminal: leash does not hold its cable.\n"
          "  `terminal` opens one\n");
    CHECK(session.run("(unplug)").find("this is not a practice terminal") != std::string::npos);
    open(session);
    run_inside(session, std::string(LEASH_BINARY) + " --norc");
    CHECK(run_inside(session, "unplug") ==
          "leash: unplug: only the leash that `terminal` started can unplug it, and this is\r\n"
          "  another one; `exit` leads back to where it was started from\r\n");
    run_inside(session, "exit");
    CHECK(run_inside(session, "(unplug)") ==
          "leash: unplug: a subshell cannot unplug the terminal: type it alone, without ( )\r\n"
          "| or &\r\n");
    session.enter("unplug");
    session.see("cable pulled");
    session.see_prompt();
}

// ---- recordings -------------------------------------------------------------------------------

TEST_CASE("a_recording_is_accepted_by_asciinema_and_has_a_marker_at_the_hangup") {
    PtySession session;
    open(session, "--record it.cast");
    run_inside(session, "echo 'gr\xc3\xbc\xc3\x9f' | tr a-z A-Z");
    REQUIRE(set_window_size(session.master(), {30, 100}));
    run_inside(session, "until stty size | grep '30 100'; do :; done");
    session.enter("unplug");
    session.see("AUTOPSY");
    session.see_prompt();
    const std::string text = file_text(session.home() + "/it.cast");
    CHECK(text.find("\"version\":2") != std::string::npos);
    CHECK(text.find(",\"r\",\"100x30\"]\n") != std::string::npos);
    CHECK(text.find(",\"m\",\"hangup\"]\n") != std::string::npos);
    CHECK(text.find("AUTOPSY") > text.find("\"hangup\"]"));
    if (is_installed("asciinema")) {
        const std::string played = session.run("asciinema cat it.cast");
        CHECK(played.find("practice$ unplug") != std::string::npos);
        CHECK(played.find("cable pulled") != std::string::npos);
    }
}

TEST_CASE("a_recorded_lesson_has_a_marker_at_each_step") {
    PtySession session;
    session.enter("lesson --record it.cast the-cable");
    session.see("[0.1] practice$ ");
    session.enter("skip");
    session.see("Your answer [a b c]: ");
    session.enter("quit");
    session.see("[Y/n] ");
    session.enter("");
    session.see_prompt();
    const std::string text = file_text(session.home() + "/it.cast");
    CHECK(text.find(",\"m\",\"0.1 ") != std::string::npos);
    CHECK(text.find(",\"m\",\"0.2 ") != std::string::npos);
    CHECK(session.run("lesson --record it.cast the-cable").find("it.cast: File exists") !=
          std::string::npos);
}

TEST_CASE("a_recording_that_is_there_already_is_kept") {
    PtySession session;
    session.run("echo precious > it.cast");
    CHECK(session.run("terminal --record it.cast") ==
          "leash: terminal: --record: it.cast: File exists; it is left as it is: choose\n"
          "another name\n");
    CHECK(session.run("echo $?; cat it.cast") == "1\nprecious\n");
    CHECK(session.run("terminal --record no/it.cast") ==
          "leash: terminal: --record: no/it.cast: No such file or directory\n");
}

// ---- the ends ---------------------------------------------------------------------------------

TEST_CASE("each_way_to_lose_the_terminal_has_words_of_its_own") {
    struct End {
        const char* typed;
        const char* heading;
        const char* shell;
        const char* beginning;
    };
    const End ends[] = {
        {"unplug", ": cable pulled ", "died of SIGHUP from kernel",
         "   0 ms  cable pulled: the kernel sends SIGHUP to "},
        {"exit 3", ": exit ", "exited 3", " (leash) leaves: exit"},
        {"kill -HUP $$", ": SIGHUP to the shell ", "died of SIGHUP from itself",
         " (leash) sends SIGHUP to itself"},
        {"kill -KILL $$", ": SIGKILL to the shell ", "died of SIGKILL from itself",
         " (leash) sends SIGKILL to itself"},
    };
    for (const End& end : ends) {
        CAPTURE(end.typed);
        PtySession session;
        open(session);
        session.enter(end.typed);
        session.see(end.heading);
        session.see(end.shell);
        session.see(end.beginning);
        session.see_prompt();
    }
}

TEST_CASE("each_way_to_lose_the_terminal_has_words_of_its_own_under_bash_too") {
    const std::pair<const char*, const char*> ends[] = {
        {"exit 3\r", ": exit "},
        {"kill -HUP $$\r", ": SIGHUP to the shell "},
        {"kill -KILL $$\r", ": SIGKILL to the shell "},
        {"\x1du", ": cable pulled "},
    };
    for (const auto& [typed, heading] : ends) {
        CAPTURE(typed);
        PtySession session;
        open(session, plain_bash);
        session.type(typed);
        session.see("AUTOPSY");
        session.see(heading);
        session.see("bash (shell)");
        session.see_prompt();
    }
}
