// Stages with real shells on real pseudo-terminals. dash and bash tell nothing over the socket, so
// the ledger knows only what the stage sees by itself. bash can at least write to a descriptor by
// its number.
#include "stage/survivors.hpp"
#include "stage_fixture.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <set>
#include <unistd.h>

using namespace leash;
using namespace std::chrono_literals;
using namespace leash::test;

namespace {

std::size_t open_descriptors() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator("/proc/self/fd"))
        ++count;
    return count;
}

} // namespace

TEST_CASE("a_shell_reads_what_is_typed_and_its_output_comes_back") {
    Practice practice(dash);
    CHECK(practice.shows("practice$ "));
    practice.stage->type("echo $((6 * 7))\n");
    CHECK(practice.shows("\n42\r\n"));
}

TEST_CASE("the_shell_leads_a_session_of_its_own_on_that_terminal") {
    Practice practice(dash);
    REQUIRE(practice.shows("practice$ "));
    const auto facts = read_process(practice.stage->leader());
    REQUIRE(facts);
    CHECK(facts->session == session_led_by(practice.stage->leader()));
    CHECK(facts->terminal == practice.stage->terminal());
    CHECK(facts->parent == Pid{::getpid()});
}

TEST_CASE("unplugging_hangs_up_the_leader_from_the_kernel") {
    Practice practice(dash);
    REQUIRE(practice.shows("practice$ "));
    practice.stage->unplug();
    CHECK(practice.stage->settle(deadline));
    CHECK(practice.stage->leader_end() == ProcessState{Signaled{SIGHUP, false}});
    CHECK(practice.stage->ledger().ending() == Ending::Hangup);
    const LedgerEntry* leader = practice.stage->ledger().entry(practice.stage->leader());
    REQUIRE(leader);
    REQUIRE(leader->before);
    CHECK(leader->before->terminal == practice.stage->terminal());
    const auto sender = practice.stage->ledger().sender_of(*leader, SIGHUP);
    REQUIRE(sender);
    CHECK(std::holds_alternative<KernelSent>(sender->origin));
}

TEST_CASE("the_four_ways_to_end_are_told_apart") {
    const auto ending_of = [](const std::string& typed) {
        Practice practice(bash, no_channel());
        REQUIRE(practice.shows("practice$ "));
        practice.stage->type(typed);
        CHECK(practice.until([&] { return practice.stage->ended(); }));
        return practice.stage->ledger().ending();
    };
    CHECK(ending_of("exit 3\n") == Ending::Exit);
    CHECK(ending_of("kill -HUP $$\n") == Ending::Sighup);
    CHECK(ending_of("kill -KILL $$\n") == Ending::Kill);
}

TEST_CASE("what_the_leader_says_last_is_shown") {
    Practice practice({"sh", "-c", "echo goodbye; exit 3"});
    CHECK(practice.until([&] { return practice.stage->ended(); }));
    CHECK(practice.stage->leader_end() == ProcessState{Exited{3}});
    CHECK(practice.screen == "goodbye\r\n");
}

TEST_CASE("a_shell_that_is_missing_is_said_on_its_terminal") {
    Practice practice({"./no-such-shell"});
    CHECK(practice.until([&] { return practice.stage->ended(); }));
    CHECK(practice.stage->leader_end() == ProcessState{Exited{127}});
    CHECK(practice.screen ==
          "leash: ./no-such-shell: No such file or directory; what is there shows: ls ./\r\n");
}

TEST_CASE("a_survivor_that_holds_the_slave_does_not_keep_the_stage_open") {
    Practice practice(dash);
    practice.stage->type("witness ada &\n");
    const LedgerEntry* ada = practice.witness("ada");
    REQUIRE(ada);
    practice.stage->unplug();
    REQUIRE(practice.stage->settle(deadline));
    CHECK_FALSE(ada->death); // dash sends no signal to its jobs
    const auto facts = read_process(ada->key.pid);
    REQUIRE(facts);
    CHECK(facts->terminal == std::nullopt);
    CHECK(facts->foreground_group == std::nullopt);
    CHECK(facts->parent == Pid{::getpid()}); // adopted by the subreaper
    CHECK(facts->descriptors.at(1) == "/dev/" + practice.stage->terminal() + " (deleted)");
}

// Seen to fail, 4 times in 30, when a stage counted as settled after the first quiet look.
TEST_CASE("a_stopped_job_becomes_an_orphan_and_dies") {
    Practice practice(dash);
    practice.stage->type("witness ada\n");
    const LedgerEntry* ada = practice.witness("ada");
    REQUIRE(ada);
    practice.stage->type("\x1a");
    CHECK(practice.until([&] {
        const auto facts = read_process(ada->key.pid);
        return facts && facts->is_stopped();
    }));
    practice.stage->unplug();
    REQUIRE(practice.stage->settle(deadline));
    REQUIRE(ada->death);
    CHECK(ada->death->how == ProcessState{Signaled{SIGHUP, false}});
    CHECK(ada->death->evidence == Evidence::Observed);
    REQUIRE(ada->before);
    CHECK(ada->before->is_stopped());
}

TEST_CASE("a_witness_has_its_name_whatever_cut_it_loose") {
    Practice practice(dash);
    practice.stage->type("nohup witness bob > /dev/null 2>&1 & setsid witness dora &\n");
    const LedgerEntry* bob = practice.witness("bob");
    const LedgerEntry* dora = practice.witness("dora");
    REQUIRE(bob);
    REQUIRE(dora);
    CHECK(practice.until([&] {
        const auto facts = read_process(dora->key.pid);
        return facts && facts->session == session_led_by(dora->key.pid);
    }));
    practice.stage->unplug();
    REQUIRE(practice.stage->settle(deadline));
    CHECK_FALSE(bob->death);
    CHECK_FALSE(dora->death);
}

TEST_CASE("a_name_that_could_be_mistaken_is_refused_by_the_desk") {
    Practice practice(dash);
    practice.stage->type("witness %1 &\n");
    CHECK(practice.shows("witness: a name is up to 64 letters, digits, _ - or ."));
    CHECK(practice.find("%1") == nullptr);
    // The witness has no name, so the fixture would not end it.
    practice.stage->type("kill -KILL $!\n");
}

TEST_CASE("bash_sends_its_jobs_sighup_and_the_stage_sees_them_die") {
    Practice practice(bash, no_channel());
    practice.stage->type("witness ada & witness --ignore HUP bob &\n");
    const LedgerEntry* ada = practice.witness("ada");
    const LedgerEntry* bob = practice.witness("bob");
    REQUIRE(ada);
    REQUIRE(bob);
    CHECK(practice.until([&] {
        const auto facts = read_process(bob->key.pid);
        return facts && facts->ignored.contains(SIGHUP);
    }));
    practice.stage->unplug();
    REQUIRE(practice.stage->settle(deadline));
    REQUIRE(ada->death);
    // If bash reaps ada before bash dies, the stage cannot learn how ada has died.
    if (ada->death->evidence == Evidence::Observed)
        CHECK(ada->death->how == ProcessState{Signaled{SIGHUP, false}});
    CHECK_FALSE(bob->death);
}

TEST_CASE("a_blocked_sighup_that_stays_pending_does_not_hold_up_the_settling") {
    Practice practice(bash, no_channel());
    practice.stage->type("witness --block HUP ada &\n");
    const LedgerEntry* ada = practice.witness("ada");
    REQUIRE(ada);
    CHECK(practice.until([&] {
        const auto facts = read_process(ada->key.pid);
        return facts && facts->blocked.contains(SIGHUP);
    }));
    practice.stage->unplug();
    REQUIRE(practice.stage->settle(deadline));
    const auto facts = read_process(ada->key.pid);
    REQUIRE(facts);
    CHECK(facts->pending.contains(SIGHUP));
}

TEST_CASE("one_that_catches_sighup_is_given_the_time_to_exit") {
    // The loop is in the foreground process group, and the leader dies at once. The kernel hangs
    // the loop up, and this process adopts the loop.
    Practice practice({"sh", "-c",
                       "sh -c 'trap \"sleep 0.05; exit 1\" HUP; echo ready; "
                       "while :; do sleep 0.01; done'; :"});
    REQUIRE(practice.shows("ready"));
    practice.stage->look();
    const LedgerEntry* loop = nullptr;
    for (const LedgerEntry* one : survivors(practice.stage->ledger()))
        // Takes the first process that catches SIGHUP. Race: a child that is about to execute sleep
        // catches SIGHUP too, for a moment.
        if (!loop && one->last && one->last->caught.contains(SIGHUP))
            loop = one;
    REQUIRE(loop);
    practice.stage->unplug();
    REQUIRE(practice.stage->settle(deadline));
    REQUIRE(loop->death);
    CHECK(loop->death->how == ProcessState{Exited{1}});
}

// Seen to fail: no reason was given, so a check failed "within 10 s:" and nothing behind it.
TEST_CASE("a_terminal_that_does_not_settle_says_why") {
    Practice practice({"sh", "-c", "while :; do sleep 0.01; done"}, no_channel());
    CHECK_FALSE(practice.stage->settle(0ms));
    CHECK(practice.stage->why_unsettled() != "");
    practice.stage->unplug();
    CHECK_FALSE(practice.stage->settle(0ms));
    CHECK(practice.stage->why_unsettled() != "");
}

TEST_CASE("what_the_inside_tells_is_in_the_ledger_under_its_pid") {
    Practice practice(bash);
    practice.stage->type(
        "printf '{\"event\":\"last-background\",\"time\":5,\"pid\":%d}' $$ >&$LEASH_STAGE\n");
    const auto told = [&]() -> const Happening* {
        for (const Happening& one : practice.stage->ledger().happenings())
            if (std::holds_alternative<LastBackground>(one.event))
                return &one;
        return nullptr;
    };
    REQUIRE(practice.until([&] { return told() != nullptr; }));
    CHECK(told()->told_by == practice.stage->leader());
    CHECK(practice.find("$!") == practice.stage->ledger().entry(practice.stage->leader()));
}

TEST_CASE("unplug_typed_inside_pulls_the_cable") {
    Practice practice(bash);
    practice.stage->type("printf '{\"request\":\"unplug\",\"number\":1}' >&$LEASH_STAGE\n");
    CHECK(practice.until([&] { return practice.stage->ended(); }));
    CHECK(practice.stage->leader_end() == ProcessState{Signaled{SIGHUP, false}});
    CHECK(practice.stage->ledger().ending() == Ending::Hangup);
}

TEST_CASE("nonsense_on_the_socket_is_ignored") {
    Practice practice(bash);
    practice.stage->type(
        "printf 'x{' >&$LEASH_STAGE; printf '\\0' >&$LEASH_STAGE; echo wen''t on\n");
    CHECK(practice.shows("went on"));
    CHECK_FALSE(practice.stage->ended());
}

TEST_CASE("a_shell_that_is_not_leash_gets_no_socket_and_nothing_else_above_2") {
    Practice practice(dash, no_channel());
    practice.stage->type("echo \"[$LEASH_STAGE]\"\n");
    CHECK(practice.shows("[]\r\n"));
    REQUIRE(practice.shows("practice$ "));
    std::set<std::string> numbers;
    const std::string folder = "/proc/" + std::to_string(practice.stage->leader().value) + "/fd";
    for (const auto& one : std::filesystem::directory_iterator(folder))
        numbers.insert(one.path().filename());
    // 10 is dash's own descriptor of its terminal.
    CHECK(numbers == std::set<std::string>{"0", "1", "2", "10"});
}

TEST_CASE("a_check_is_answered_about_how_things_are") {
    Practice practice(dash);
    practice.stage->type("witness ada &\n");
    REQUIRE(practice.witness("ada"));
    const auto status = [&](const std::vector<std::string>& words) {
        return check_status(practice.stage->check(words));
    };
    CHECK(status({"alive", "ada"}) == 0);
    CHECK(status({"dead", "ada"}) == 1);
    CHECK(status({"lunch", "ada"}) == 2);
    CHECK(status({"name", "eve", "ada"}) == 0);
    CHECK(status({"alive", "eve"}) == 0);
    CHECK(practice.until([&] { return status({"file-contains", "ada.log", "is alive"}) == 0; }));
    CHECK(practice.until([&] { return status({"file-grows", "ada.log"}) == 0; }));
    CHECK(status({"file-contains", "/dev/zero", "x"}) == 1);
}

TEST_CASE("a_lock_is_held_by_whoever_has_it_open") {
    Practice practice({"sh", "-c", "exec 9> pid; flock 9; exec witness ada"});
    const LedgerEntry* ada = practice.witness("ada");
    REQUIRE(ada);
    const std::string file = practice.stage->folder() + "/pid";
    CHECK(lock_holders(file, {ada->key.pid, Pid{::getpid()}}) == std::vector<Pid>{ada->key.pid});
    CHECK(lock_holders(file + ".other", {ada->key.pid}).empty());
}

TEST_CASE("the_inside_starts_with_default_dispositions_whatever_is_ignored_outside") {
    struct sigaction ignore {
    }, former{};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGHUP, &ignore, &former);
    Practice practice({"witness", "ada"});
    ::sigaction(SIGHUP, &former, nullptr);
    REQUIRE(practice.witness("ada"));
    const auto facts = read_process(practice.stage->leader());
    REQUIRE(facts);
    CHECK(facts->ignored.empty());
    CHECK(facts->blocked.empty());
}

TEST_CASE("the_size_is_the_one_asked_for_and_follows") {
    StageOptions options;
    options.size = {33, 101};
    Practice practice(dash, std::move(options));
    practice.stage->type("stty size\n");
    CHECK(practice.shows("33 101"));
    practice.stage->resize({12, 40});
    practice.stage->type("stty size\n");
    CHECK(practice.shows("12 40"));
}

TEST_CASE("the_leader_starts_in_a_fresh_folder_that_goes_with_the_stage") {
    std::string folder;
    {
        Practice practice(dash);
        folder = practice.stage->folder();
        practice.stage->type("pwd; witness ada &\n");
        CHECK(practice.shows(folder + "\r\n"));
        REQUIRE(practice.witness("ada"));
        CHECK(practice.until([&] { return std::filesystem::exists(folder + "/ada.log"); }));
    }
    CHECK_FALSE(std::filesystem::exists(folder));
}

TEST_CASE("a_long_paste_arrives_whole_and_output_that_is_held_waits") {
    Practice practice(
        {"sh", "-c", "stty raw -echo; echo ready; dd bs=1 count=200000 2>/dev/null | cksum"});
    REQUIRE(practice.shows("ready"));
    practice.stage->hold_output(true);
    practice.stage->type(std::string(200000, 'x'));
    CHECK_FALSE(practice.stage->takes_input());
    practice.stage->hold_output(false);
    CHECK(practice.until([&] { return practice.stage->ended(); }));
    CHECK(practice.screen.find("200000") != std::string::npos);
}

TEST_CASE("a_leader_that_closes_its_terminal_has_not_ended") {
    Practice practice({"sh", "-c", "exec 0<&- 1<&- 2<&-; : > closed; while :; do sleep 1; done"});
    const std::string mark = practice.stage->folder() + "/closed";
    REQUIRE(practice.until([&] { return std::filesystem::exists(mark); }));
    practice.stage->turn(10ms);
    CHECK_FALSE(practice.stage->ended());
    practice.stage->unplug();
    REQUIRE(practice.stage->settle(deadline));
    CHECK(practice.stage->leader_end() == ProcessState{Signaled{SIGHUP, false}});
}

TEST_CASE("a_stage_that_goes_away_hangs_up_its_inside") {
    StageOptions options;
    options.shell = {"sh", "-c", "while :; do sleep 1; done"};
    auto started = Stage::start(std::move(options));
    REQUIRE(started);
    const Pid leader = started.value()->leader();
    // Waits for exec: before, the leader may not have its controlling terminal yet, and would not
    // get SIGHUP.
    const auto last = std::chrono::steady_clock::now() + deadline;
    for (auto facts = read_process(leader); facts && facts->name != "sh";
         facts = read_process(leader))
        REQUIRE(std::chrono::steady_clock::now() < last);
    started.value().reset();
    const auto end = wait_for(leader);
    REQUIRE(end);
    CHECK(end.value() == ProcessState{Signaled{SIGHUP, false}});
}

// Seen to fail when a copy of the slave stays open after the start.
TEST_CASE("two_hundred_stages_leave_no_descriptor_no_process_and_no_pseudo_terminal") {
    const std::size_t before = open_descriptors();
    for (int i = 0; i < 200; ++i) {
        std::string folder;
        {
            Practice practice(dash);
            folder = practice.stage->folder();
            practice.stage->type(i % 10 == 0 ? "witness ada & witness --ignore HUP bob &\n"
                                             : "echo re''ady\n");
            if (i % 10 == 0)
                REQUIRE((practice.witness("ada") && practice.witness("bob")));
            else
                REQUIRE(practice.shows("ready"));
        }
        REQUIRE(open_descriptors() == before); // an open master would keep its pseudo-terminal
        REQUIRE_FALSE(std::filesystem::exists(folder));
    }
    for (const auto& [pid, facts] : take_snapshot().processes)
        CHECK(facts.parent != Pid{::getpid()});
}

// Seen to fail: hear() heard as long as there was something to hear, so keys were dead meanwhile.
TEST_CASE("a_flood_on_the_socket_leaves_time_for_the_keys") {
    Practice practice({"bash", "--norc", "--noprofile", "-i"});
    REQUIRE(practice.shows("practice$ "));
    // The socket does not block, so printf fails now and then. The loop goes on.
    practice.stage->type("for i in 1 2 3 4; do while :; do printf "
                         "'{\"event\":\"prompt-shown\",\"time\":1}' >&$LEASH_STAGE; "
                         "done 2>/dev/null & done\n");
    CHECK(practice.until([&] { return practice.stage->ledger().happenings_so_far() > 5000; }));
    practice.stage->type("echo $((6 * 7))\n");
    CHECK(practice.shows("42\r\n"));
    practice.stage->type("kill %1 %2 %3 %4\n");
    CHECK(practice.until([&] {
        practice.stage->look();
        return survivors(practice.stage->ledger()).size() == 1;
    }));
    CHECK(practice.stage->ledger().happenings().size() <= LedgerLimits().happenings);
}

TEST_CASE("an_event_from_the_future_is_an_event_of_now") {
    Practice practice({"bash", "--norc", "--noprofile", "-i"});
    REQUIRE(practice.shows("practice$ "));
    practice.stage->type("printf '{\"event\":\"process-started\",\"time\":9000000000000000000,"
                         "\"pid\":99999999,\"start_time\":1,\"group\":1,\"command\":\"x\"}' "
                         ">&$LEASH_STAGE\n");
    CHECK(practice.until([&] {
        const LedgerEntry* x = practice.find("99999999");
        practice.stage->look();
        return x && x->death;
    }));
}

// Seen to fail: one look after the end missed a process that was just being started.
TEST_CASE("end_everything_leaves_nothing_whatever_ignores_signals") {
    Practice practice(bash, no_channel());
    REQUIRE(practice.shows("practice$ "));
    practice.stage->type("trap '' HUP TERM; set -m\n");
    practice.stage->type("(setsid sh -c 'while :; do sleep 0.01 & sleep 0.02; done' &) ; "
                         "nohup sleep 1000 >/dev/null 2>&1 &\n");
    CHECK(practice.until([&] {
        practice.stage->look();
        return survivors(practice.stage->ledger()).size() > 3;
    }));
    practice.stage->end_everything(200ms);
    CHECK(take_snapshot_below(Pid{::getpid()}).processes.size() <= 1);
}
