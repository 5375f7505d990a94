// witness, the program that lessons experiment with: each option does what its help says.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <iterator>

using namespace leash;
using namespace leash::test;

namespace {

std::string log_of(const PtySession& session, const std::string& name) {
    std::ifstream file(session.home() + "/" + name + ".log");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void see_log(const PtySession& session, const std::string& name, const std::string& text) {
    eventually(name + "'s log has: " + text,
               [&] { return log_of(session, name).find(text) != std::string::npos; });
}

ProcessFacts facts_of(Pid pid) {
    const auto facts = read_process(pid);
    REQUIRE(facts);
    return *facts;
}

} // namespace

TEST_CASE("witness_has_a_heartbeat_in_its_log_and_changes_no_disposition") {
    PtySession session;
    const Pid ada = session.start("witness ada --tick 0.01");
    see_log(session, "ada", "ada " + std::to_string(ada.value) + " is alive, 3\n");
    const ProcessFacts facts = facts_of(ada);
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU,
                             SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGCHLD})
        CHECK_FALSE(facts.caught.contains(signal)); // a sanitizer catches SIGSEGV and its like
    CHECK(facts.ignored.empty());
    CHECK(facts.blocked.empty());
}

TEST_CASE("witness_is_called_witness_where_it_is_not_told_a_name") {
    PtySession session;
    session.start("witness");
    see_log(session, "witness", " is alive, 1\n");
}

TEST_CASE("witness_ignores_catches_and_blocks_what_it_is_told_to") {
    PtySession session;
    const Pid ada = session.start("witness ada --ignore HUP,SIGINT --catch USR1,TERM --block USR2");
    see_log(session, "ada", "is alive");
    const ProcessFacts facts = facts_of(ada);
    CHECK(facts.ignored.contains(SIGHUP));
    CHECK(facts.ignored.contains(SIGINT));
    CHECK(facts.caught.contains(SIGUSR1));
    CHECK(facts.caught.contains(SIGTERM));
    CHECK(facts.blocked.contains(SIGUSR2));
    CHECK_FALSE(facts.caught.contains(SIGUSR2));
    session.run("kill -USR1 %1; kill -USR2 %1; kill -HUP %1");
    see_log(session, "ada",
            "got SIGUSR1 from process " + std::to_string(session.leader().value) + "\n");
    eventually("SIGUSR2 is pending", [&] { return facts_of(ada).pending.contains(SIGUSR2); });
    CHECK(is_alive(ada));
}

TEST_CASE("witness_that_reads_is_stopped_in_the_background") {
    PtySession session;
    CHECK(session.start_until_stopped("witness ada --read") ==
          "[1]+  Stopped (SIGTTIN)       witness ada --read\n");
}

TEST_CASE("witness_that_reads_goes_on_after_the_end_of_its_input") {
    PtySession session;
    const Pid ada = session.start("witness ada --read --tick 0.01 < /dev/null");
    see_log(session, "ada", "is alive, 3\n");
    CHECK(is_alive(ada));
}

TEST_CASE("witness_starts_children_with_names_and_logs_of_their_own") {
    PtySession session;
    const Pid ada = session.start("witness ada --children 2");
    see_log(session, "ada", "is alive");
    see_log(session, "ada.1", "ada.1 ");
    see_log(session, "ada.2", "ada.2 ");
    int children = 0;
    for (const auto& [pid, facts] : take_snapshot().processes)
        children += facts.parent == ada ? 1 : 0;
    CHECK(children == 2);
}

TEST_CASE("witness_leaves_its_dead_children_as_zombies_where_it_is_told_to") {
    PtySession session;
    const Pid ada = session.start("witness ada --children 1 --no-reap --tick 0.01");
    see_log(session, "ada.1", "is alive, 1\n");
    const auto child = [&]() -> std::optional<ProcessFacts> {
        for (const auto& [pid, facts] : take_snapshot().processes)
            if (facts.parent == ada)
                return facts;
        return std::nullopt;
    };
    REQUIRE(child());
    ::kill(child()->key.pid.value, SIGKILL);
    eventually("the child is a zombie", [&] { return child() && child()->state == 'Z'; });
    const auto beats = [&] { return log_of(session, "ada").size(); };
    const std::size_t before = beats();
    eventually("ada has had more ticks", [&] { return beats() > before + 100; });
    CHECK(child()->state == 'Z');
}

TEST_CASE("witness_opens_its_log_again_at_sighup_where_it_is_told_to") {
    PtySession session;
    const Pid ada = session.start("witness ada --reopen --tick 0.01");
    see_log(session, "ada", "is alive, 2\n");
    session.run("mv ada.log old.log");
    session.run("kill -HUP %1");
    see_log(session, "ada", " is alive, ");
    see_log(session, "old", "got SIGHUP from process ");
    CHECK(is_alive(ada));
}

TEST_CASE("witness_ends_at_a_write_error_where_it_is_told_to") {
    PtySession session;
    CHECK(session.run("witness ada --say --stop-at-error > /dev/full; echo $?") == "1\n");
    const Pid bob = session.start("witness bob --say --tick 0.01 > /dev/full");
    see_log(session, "bob", "is alive, 3\n");
    CHECK(is_alive(bob));
}

// The terminal of --spare becomes the controlling terminal of a session leader that opens it, and
// the kernel sends SIGHUP to that leader when the holder of the terminal dies.
TEST_CASE("a_session_leader_that_opens_the_spare_terminal_dies_with_its_holder") {
    PtySession session;
    session.start("witness ada --spare name");
    see_log(session, "ada", "is alive");
    session.run("setsid -f witness bob --open \"$(cat name)\"");
    see_log(session, "bob", "is alive");
    const std::string first_line = log_of(session, "bob");
    const Pid bob{std::atoi(first_line.c_str() + std::string("bob ").size())};
    CHECK(facts_of(bob).terminal.has_value());
    session.run("kill -KILL %1");
    eventually("bob is dead", [&] { return !is_alive(bob); });
}

TEST_CASE("witness_writes_where_it_is_told_and_says_it_where_it_is_told") {
    PtySession session;
    session.enter("witness ada --say --log heart --tick 0.01");
    session.see(" is alive, 2\r\n");
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(session.run("grep -c 'is alive, 2$' heart") == "1\n");
    CHECK(session.run("ls ada.log").find("No such file") != std::string::npos);
}

TEST_CASE("witness_says_what_it_expected") {
    const std::pair<const char*, const char*> wrong[] = {
        {"--tick soon", "--tick takes a positive number, such as 0.5, not soon"},
        {"--tick 0", "--tick takes a positive number, such as 0.5, not 0"},
        {"--tick -1", "--tick takes a positive number, such as 0.5, not -1"},
        {"--children 1.5", "--children takes a whole number from 1 to 1000, not 1.5"},
        {"--children many", "--children takes a whole number from 1 to 1000, not many"},
        {"--ignore HUP,,INT",
         "'' is not the name of a signal; HUP or HUP,TERM, for example, was expected"},
        {"--catch LUNCH",
         "'LUNCH' is not the name of a signal; HUP or HUP,TERM, for example, was expected"},
        {"--catch KILL", "SIGKILL can be neither caught nor ignored"},
        {"ada bob", "one name is enough; what is bob?"},
        {"--tick", "--tick: a number of seconds, such as 0.5, was expected after it"},
        {"--lunch", "--lunch: no such option; `witness --help` lists them"},
        {"--igno HUP", "--igno: no such option; did you mean --ignore?"},
    };
    PtySession session;
    for (const auto& [arguments, message] : wrong) {
        CAPTURE(arguments);
        CHECK(session.run(std::string("witness ") + arguments + "; echo $?") ==
              std::string("witness: ") + message + "\nTry: witness --help\n2\n");
    }
}
