// When a terminal has settled: these tests compare what leash has told with what the kernel says.
#include "stage/settling.hpp"

#include "unit/insight/scene.hpp"

using namespace leash;

namespace {

std::string why(const Scene& scene, std::optional<LastLine> typed = std::nullopt) {
    const auto unsettled = unsettled_while_open(scene.ledger, scene.now, typed);
    return unsettled ? unsettled->why : "";
}

Scene ada_in_the_background() {
    Scene scene;
    scene.job(5, 1, 904, "ada");
    scene.tell(6, PromptShown{});
    scene.look(7);
    return scene;
}

} // namespace

TEST_CASE("a_terminal_has_settled_when_leash_has_told_what_is_so") {
    Scene scene = ada_in_the_background();
    CHECK(why(scene) == "");
    scene.facts(904).state = 'T';
    scene.look(8);
    CHECK(why(scene) == "witness ada (904) has stopped, and leash has not told that");
    scene.tell(9, StateChanged{Pid{904}, Stopped{SIGSTOP}});
    CHECK(why(scene) == "");
    scene.facts(904).state = 'S';
    CHECK(why(scene) == "witness ada (904) goes on, and leash has not told that");
    scene.tell(10, StateChanged{Pid{904}, Running{}});
    scene.facts(904).state = 'Z';
    CHECK(why(scene) == "witness ada (904) has ended, and leash has not told that");
    scene.tell(11, StateChanged{Pid{904}, Signaled{SIGTERM}});
    CHECK(why(scene) == "");
}

TEST_CASE("leash_owes_an_answer_to_the_last_line_that_was_typed") {
    Scene scene = ada_in_the_background();
    CHECK(why(scene, LastLine{Scene::at(5), true}) == "");
    CHECK(why(scene, LastLine{Scene::at(8), true}) == "leash has not come back to its prompt");
    scene.tell(9, PromptShown{});
    CHECK(why(scene, LastLine{Scene::at(8), true}) == "");
}

TEST_CASE("a_terminal_that_changes_hands_has_not_settled") {
    Scene scene = ada_in_the_background();
    scene.tell(8, TerminalLent{{904}});
    CHECK(why(scene) == "the terminal is changing hands");
    scene.facts(899).foreground_group = ProcessGroup{904};
    CHECK(why(scene) == "");
}

// Seen to fail: `ps` had the terminal, and the terminal had settled before `ps` had written.
TEST_CASE("a_program_in_the_foreground_may_end_soon_unless_it_is_a_witness_or_a_shell") {
    Scene scene = ada_in_the_background();
    scene.tell(8, ProcessStarted{Pid{906}, Scene::key(906).start_time, {906}, "ps j"});
    scene.tell(8, TerminalLent{{906}});
    scene.put(906, 899, 906, 899, {"ps", "j"});
    scene.facts(899).foreground_group = ProcessGroup{906};
    scene.look(9);
    CHECK(why(scene) == "ps j (906) has the terminal, and may end soon");
    scene.ledger.name_process(Scene::key(906), "eve");
    CHECK(why(scene) == "");
}

TEST_CASE("a_process_that_is_about_to_take_a_signal_may_not_stay_as_it_is") {
    Scene scene = ada_in_the_background();
    scene.facts(904).pending = SignalSet{1ULL << (SIGTERM - 1)};
    CHECK(why(scene) == "witness ada (904) is about to take a signal");
    scene.facts(904).blocked = scene.facts(904).pending;
    CHECK(why(scene) == "");
}

TEST_CASE("under_another_shell_nobody_may_be_running_and_the_line_must_be_taken") {
    Scene scene;
    scene.ledger = Ledger();
    scene.ledger.set_leader(Scene::key(899), "bash");
    scene.facts(899).name = "bash";
    scene.look(1);
    CHECK(why(scene) == "");
    CHECK(why(scene, LastLine{Scene::at(2), false}) ==
          "the shell has not taken the line that was typed");
    scene.facts(899).state = 'R';
    CHECK(why(scene) == "leash (899) is busy");
}

TEST_CASE("after_an_end_nobody_waits_for_sighup_or_to_be_reaped") {
    Scene scene = ada_in_the_background();
    scene.facts(904).pending = SignalSet{1};
    CHECK(unsettled_after_end(scene.ledger, scene.now, the_stage));
    scene.facts(904).pending = {};
    CHECK_FALSE(unsettled_after_end(scene.ledger, scene.now, the_stage));
    scene.facts(904).state = 'Z';
    scene.facts(904).parent = the_stage;
    CHECK(unsettled_after_end(scene.ledger, scene.now, the_stage));
}
