// leash is started by a program that has left things in a bad state: signals blocked, no
// descriptors left, little stack, no room for files, a history that cannot be used.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>

#include "kernel/descriptors.hpp"
#include "skip.hpp"

using namespace leash;
using namespace leash::test;

namespace {

const std::string leash_binary = LEASH_BINARY;

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

// Lines of a script, in a file of the home folder.
void write_file(const PtySession& session, const std::string& name, const std::string& text) {
    std::ofstream(session.home() + "/" + name) << text;
}

// A command line that starts leash with all signals blocked. perl(1) is on every Debian.
std::vector<std::string> with_signals_blocked(const std::vector<std::string>& words) {
    std::vector<std::string> line = {
        "/usr/bin/perl", "-MPOSIX", "-e",
        "sigprocmask(SIG_BLOCK, POSIX::SigSet->new(1..31)); exec @ARGV", "--"};
    line.insert(line.end(), words.begin(), words.end());
    return line;
}

} // namespace

// ---- signals ------------------------------------------------------------------------------------

// Seen to fail: leash hung at its first command, and the children had an empty mask.
TEST_CASE("a_leash_that_is_started_with_signals_blocked_works") {
    Setup setup;
    setup.command = with_signals_blocked({LEASH_BINARY, "--norc", "-i"});
    PtySession session(setup);
    CHECK(session.run("/bin/echo one") == "one\n");
    CHECK(session.run("grep SigBlk /proc/self/status") == "SigBlk:\t0000000000000000\n");
    session.enter("sleep 100");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(session.run("echo $?") == "130\n");
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState{Signaled{SIGHUP}});
}

// Seen to fail: the script waited for ever.
TEST_CASE("a_script_that_is_started_with_signals_blocked_runs_its_trap_of_chld") {
    PtySession session;
    write_file(session, "script", "trap 'echo trapped' CHLD\nsleep 0 & wait $!\n:\necho end\n");
    const std::string output =
        session.run("perl -MPOSIX -e 'sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGCHLD)); "
                    "exec @ARGV' " +
                    leash_binary + " script");
    CHECK(output == "trapped\nend\n");
}

// ---- descriptors --------------------------------------------------------------------------------

// A sanitizer needs descriptors of its own: it looks at memory through a pipe.
#ifndef __SANITIZE_ADDRESS__
// Seen to fail: a prompt came, and then `wait` hung with Ctrl-C dead: poll(2) waited for nothing.
TEST_CASE("without_descriptors_for_its_own_use_leash_says_so_and_ends") {
    PtySession session;
    std::string inherited;
    for (int number = 3; number < 255; ++number)
        inherited += " " + std::to_string(number) + "<&0";
    // dash passes on only the numbers 3 to 9, so leash itself makes the rest.
    write_file(session, "fill",
               "ulimit -n 256; exec" + inherited + "; exec " + leash_binary +
                   " --norc -i -c 'echo unseen'\n");
    const std::string output = session.run(leash_binary + " fill; echo $?");
    CHECK(output.find("leash: an interactive shell must open files of its own: make the "
                      "self-pipe: Too many open files\n") == 0);
    CHECK(output.find("\n2\n") != std::string::npos);
    CHECK(output.find("unseen") == std::string::npos);
}

// Seen to fail: the trap was silently never run.
TEST_CASE("a_trap_that_cannot_be_set_for_want_of_descriptors_says_so") {
    PtySession session;
    CHECK(session.run(leash_binary + " -c 'ulimit -n 4; trap : USR1; echo $?; sleep 0 & wait; "
                                     "echo waited' 2>&1 | cat") ==
          leash_binary + ": line 1: trap: USR1: there is no trap: make the self-pipe: Too many "
                         "open files\n1\nwaited\n");
}
#endif

// ---- memory and stack -----------------------------------------------------------------------

// Seen to fail: "terminate called after throwing an instance of 'std::bad_alloc'". A sanitizer
// needs more memory than any limit here allows.
#ifndef __SANITIZE_ADDRESS__
TEST_CASE("without_memory_a_script_ends_with_a_sentence_and_a_prompt_goes_on") {
    PtySession session;
    const std::string doubling = "x=0123456789; while :; do x=$x$x; done";
    const std::string sentence = "leash: there is not enough memory for this\n";
    CHECK(session.run("(ulimit -v 60000; " + leash_binary + " -c '" + doubling +
                      "' 2>&1); echo $?") == sentence + "2\n");
    // In a subshell nothing of the shell around it runs on.
    CHECK(session.run("(ulimit -v 60000; " + leash_binary + " -c '(" + doubling +
                      "); echo here $?' 2>&1)") == sentence + "here 2\n");
    session.run("ulimit -S -v 60000");
    CHECK(session.run(doubling) == sentence);
    CHECK(session.run("echo $?") == "2\n");
}
#endif

// Seen to fail: SIGSEGV.
TEST_CASE("nesting_that_the_stack_does_not_allow_is_an_error") {
    PtySession session;
    write_file(session, "nested", repeated("( ", 400) + "echo hi" + repeated(" )", 400) + "\n");
    const std::string output =
        session.run("(ulimit -s 256; " + leash_binary + " nested; echo $?) 2>&1 | cut -c 1-200");
    CHECK(output.find("nested too deep") != std::string::npos);
    CHECK(output.find("\n2\n") != std::string::npos);
    // The limit may also be lowered by the shell itself.
    write_file(session, "calls", "ulimit -s 256\nf() { f; }\nf\n");
    CHECK(session.run(leash_binary + " calls; echo $?").find("\n2\n") != std::string::npos);
}

// A sanitizer makes each frame of the stack larger.
#ifndef __SANITIZE_ADDRESS__
TEST_CASE("a_test_of_100000_words_needs_little_stack") {
    PtySession session;
    write_file(session, "nots",
               "i=0; set --; while [ $i -lt 10 ]; do set -- \"$@\" ! ! ! ! ! ! ! ! ! !; "
               "i=$((i + 1)); done\n"
               "set -- \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\"\n"
               "set -- \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\"\n"
               "set -- \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\" \"$@\"\n"
               "echo $#; test \"$@\" x; echo $?; test \"$@\" ! x; echo $?\n");
    CHECK(session.run("(ulimit -s 256; " + leash_binary + " nots)") == "100000\n0\n1\n");
    session.run("sed \"s/[!]/'('/g\" nots >groups");
    CHECK(session.run("(ulimit -s 256; " + leash_binary + " groups) 2>&1")
              .find("test: more than 100 '(' within each other\n2\n") != std::string::npos);
}
#endif

// ---- files of leash's own ---------------------------------------------------------------------

// Seen to fail: SIGXFSZ ended the shell, and its jobs were told nothing.
TEST_CASE("a_limit_of_file_sizes_does_not_kill_the_shell_but_a_program_as_usual") {
    PtySession session;
    session.run("ulimit -f 0");
    CHECK(session.run("echo one")
              .find(" is not kept: " + session.home() + "/state/leash/history: File too large\n") !=
          std::string::npos);
    CHECK(session.run("echo two") == "two\n");
    CHECK(session.run("/bin/echo x >f").find("File size limit exceeded") != std::string::npos);
    CHECK(session.run("(echo x >f); echo $?").find("153\n") != std::string::npos); // SIGXFSZ
    CHECK(session.run("sed -n 's/^SigIgn/&/p' /proc/self/status; echo x >f; echo $?")
              .find("File too large") != std::string::npos);
}

// Seen to fail: without a deadline no prompt came; later, each command waited a second.
TEST_CASE("a_history_that_another_process_keeps_locked_costs_one_message") {
    PtySession session;
    session.run("echo begin");
    const auto file = open_file(session.home() + "/state/leash/history", O_RDWR);
    REQUIRE(file);
    REQUIRE(::flock(file.value().get(), LOCK_EX) == 0);
    CHECK(session.run("echo one").find("leash: the history is not kept: ") == 0);
    for (int i = 0; i < 20; ++i)
        CHECK(session.run("echo two") == "two\n");
    CHECK(session.run("history").find("echo one") != std::string::npos);
    REQUIRE(::flock(file.value().get(), LOCK_UN) == 0);
    session.run("echo three");
    CHECK(session.file("state/leash/history").find("echo three\n") != std::string::npos);
}

TEST_CASE("a_history_that_is_no_file_of_the_user_is_refused_with_a_sentence") {
    namespace fs = std::filesystem;
    PtySession session;
    session.run("mkdir -p a/leash b/leash c/leash; mkfifo a/leash/history");
    session.run("ln -s /dev/zero b/leash/history; mkdir c/leash/history");
    for (const char* folder : {"a", "b", "c"}) {
        CAPTURE(folder);
        session.enter("XDG_STATE_HOME=$PWD/" + std::string(folder) + " " + leash_binary +
                      " --norc -i");
        const std::string start = session.see(PtySession::prompt);
        CHECK(start.find("leash: the history is not kept: " + session.home() + "/" + folder +
                         "/leash/history") != std::string::npos);
        CHECK(session.run("echo works") == "works\n"); // and no second message
        session.run("exit");
    }
}

TEST_CASE("without_a_home_the_history_is_not_kept_and_all_else_works") {
    PtySession session;
    session.enter("env -u HOME -u XDG_STATE_HOME " + leash_binary + " --norc -i");
    CHECK(session.see(PtySession::prompt).find("leash: the history is not kept: HOME is not set") !=
          std::string::npos);
    CHECK(session.run("echo works") == "works\n");
}

TEST_CASE("a_file_of_narrate_that_cannot_be_written_says_what_is_lost") {
    PtySession session;
    session.run("narrate --json events");
    session.run("ulimit -S -f 0");
    CHECK(session.run("/bin/true")
              .find("leash: narrate: events are lost: events: File too "
                    "large\n") != std::string::npos);
    session.run("ulimit -S -f unlimited");
    const std::string said = session.run("/bin/true");
    CHECK(said.find("leash: narrate: ") != std::string::npos);
    CHECK(said.find(" events are not in events\n") != std::string::npos);
    struct stat facts {};
    REQUIRE(::stat((session.home() + "/events").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(session.run("narrate last --json /dev/full; echo $?").find("No space left on device") !=
          std::string::npos);
}
