// The ledger of a stage with a real leash, asked after the leash has died.
#include "pty_session.hpp"
#include "stage/stage.hpp"
#include "stage/survivors.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;
using namespace leash::test;

namespace {

// Takes turns of the stage until `holds` returns true.
void turn_until(Stage& stage, const std::string& what, const std::function<bool()>& holds) {
    eventually(what, [&] {
        stage.turn(20ms);
        return holds();
    });
}

} // namespace

TEST_CASE("the_ledger_answers_for_a_job_a_name_and_the_last_pid_whichever_way_their_shell_died") {
    struct End {
        const char* typed;
        Ending ending;
        bool job_lives;
    };
    const End ends[] = {{"unplug\n", Ending::Hangup, false},
                        {"exit\n", Ending::Exit, true},
                        {"kill -HUP $$\n", Ending::Sighup, false},
                        {"kill -KILL $$\n", Ending::Kill, true}};
    for (const End& end : ends) {
        CAPTURE(end.typed);
        StageOptions options;
        options.shell = {LEASH_BINARY, "--norc"};
        options.programs = LEASH_PROGRAMS;
        auto started = Stage::start(std::move(options));
        REQUIRE(started);
        Stage& stage = *started.value();
        stage.type("witness ada &\n");
        turn_until(stage, "ada is known as %1",
                   [&] { return stage.ledger().find("ada") && stage.ledger().find("%1"); });
        stage.type(end.typed);
        turn_until(stage, "leash has ended", [&] { return stage.ended(); });
        REQUIRE(stage.settle(20s));
        CHECK(stage.ledger().ending() == end.ending);
        const auto by_name = stage.ledger().find("ada");
        REQUIRE(by_name);
        const LedgerEntry* ada = by_name.value();
        for (const char* subject : {"%1", "%+", "$!", "%?ada"}) {
            CAPTURE(subject);
            const auto found = stage.ledger().find(subject);
            REQUIRE(found);
            CHECK(found.value() == ada);
        }
        CHECK(ada->job == 1);
        CHECK(check_status(stage.check({end.job_lives ? "alive" : "dead", "%1"})) == 0);
        if (!end.job_lives)
            CHECK(check_status(stage.check({"sent-by", "ada", "HUP", "shell"})) == 0);
        for (const LedgerEntry* one : survivors(stage.ledger()))
            (void)end_processes({one->key}, 5s);
        turn_until(stage, "nothing is left", [&] { return survivors(stage.ledger()).empty(); });
    }
}
