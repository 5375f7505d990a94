// The picture of an autopsy: its signals, its steps, its page.
#include "insight/autopsy_page.hpp"

#include "insight/autopsy_json.hpp"
#include "insight/autopsy_steps.hpp"
#include "scene.hpp"

#include <nlohmann/json.hpp>

using namespace leash;

namespace {

Autopsy autopsy_of(const Scene& scene) {
    return make_autopsy(scene.ledger, scene.now, "14:02:11");
}

// "0 kernel>899 HUP observed"
std::vector<std::string> signals_in(const Autopsy& autopsy) {
    std::vector<std::string> lines;
    for (const AutopsySignal& one : autopsy.signals)
        lines.push_back(std::to_string(one.milliseconds) + " " +
                        (one.sender ? std::to_string(one.sender->value) : "kernel") + ">" +
                        std::to_string(one.receiver.value) + " " + with_sig(one.signal) + " " +
                        word(one.evidence));
    return lines;
}

std::vector<std::string> steps_in(const Autopsy& autopsy) {
    std::vector<std::string> lines;
    for (const PictureStep& step : steps_of(autopsy))
        lines.push_back(std::to_string(step.milliseconds) + " " + in_english(step.text) +
                        (step.evidence == Evidence::Inferred ? "*" : ""));
    return lines;
}

std::size_t count(const std::string& text, const std::string& wanted) {
    std::size_t found = 0;
    for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1))
        ++found;
    return found;
}

// The cable is pulled; ada dies, and bob runs under nohup.
Scene unplugged(const std::string& command_of_ada = "ada") {
    Scene scene;
    scene.job(5, 1, 904, command_of_ada);
    scene.job(6, 2, 905, "bob", "nohup witness bob");
    scene.facts(905).ignored = SignalSet{1};
    scene.facts(905).descriptors[1] = "/home/learner/nohup.out";
    scene.look(7);
    scene.pull_the_cable();
    return scene;
}

} // namespace

TEST_CASE("each_signal_of_the_end_has_its_sender_its_receiver_and_its_moment") {
    CHECK(signals_in(autopsy_of(unplugged())) ==
          std::vector<std::string>{"0 kernel>899 SIGHUP observed", "1 899>904 SIGHUP observed",
                                   "1 899>905 SIGHUP observed"});
}

TEST_CASE("what_the_kernel_sends_to_jobs_when_the_leader_dies_is_inferred") {
    Scene scene;
    scene.job(5, 0, 904, "ada");
    scene.job(6, 2, 905, "bob");
    scene.facts(905).state = 'T';
    scene.look(7);
    scene.reap(20, 899, Signaled{SIGKILL});
    scene.ledger.terminal_closing(Scene::at(21), Ending::Kill);
    scene.reap(22, 904, Signaled{SIGHUP});
    scene.reap(22, 905, Signaled{SIGHUP});
    scene.look(23);
    CHECK(signals_in(autopsy_of(scene)) ==
          std::vector<std::string>{"0 kernel>904 SIGHUP inferred", "0 kernel>905 SIGHUP inferred",
                                   "0 kernel>905 SIGCONT inferred"});
}

TEST_CASE("the_steps_go_from_the_beginning_over_each_signal_to_the_adoption") {
    CHECK(steps_in(autopsy_of(unplugged())) ==
          std::vector<std::string>{
              "0 The cable is pulled: the terminal closes.",
              "0 the kernel sends SIGHUP to 899",
              "1 899 (leash) sends SIGHUP to 904 and 905",
              "1 904 (witness): died of SIGHUP from leash",
              "1 905 (witness): LIVES, ignores SIGHUP",
              "2 899 (leash): died of SIGHUP from kernel",
              "2 640 (the practice terminal) adopts 905: its parent is gone",
              "2 905 has no controlling terminal any more",
          });
}

TEST_CASE("a_kept_autopsy_has_the_same_steps") {
    const Autopsy autopsy = autopsy_of(unplugged());
    const auto read = autopsy_from_json(to_json(autopsy));
    REQUIRE(read);
    CHECK(steps_in(read.value()) == steps_in(autopsy));
    CHECK(autopsy_page(read.value(), Translator()) == autopsy_page(autopsy, Translator()));
}

// An autopsy of the first version has neither signals nor sessions.
TEST_CASE("an_autopsy_that_an_earlier_leash_has_kept_is_drawn_with_what_it_knows") {
    nlohmann::json kept = to_json(autopsy_of(unplugged()));
    kept.erase("signals");
    kept.erase("others");
    for (nlohmann::json& process : kept["processes"])
        for (const char* field : {"group_before", "group_after", "session_before", "session_after",
                                  "ended_at", "reason"})
            process.erase(field);
    const auto read = autopsy_from_json(kept);
    REQUIRE(read);
    const std::string page = autopsy_page(read.value(), Translator());
    CHECK(page.find("died of SIGHUP from leash") != std::string::npos);
    CHECK(page.find("LIVES, ignores SIGHUP") != std::string::npos);
    CHECK(page.find("Not seen at that moment") != std::string::npos);
}

TEST_CASE("the_page_has_both_trees_an_arrow_for_each_receiver_and_a_mark_for_each_end") {
    const std::string page = autopsy_page(autopsy_of(unplugged()), Translator());
    CHECK(page.find("Autopsy of practice terminal pts/5: cable pulled") != std::string::npos);
    CHECK(count(page, "<b>Session 899</b>") == 2);
    CHECK(page.find("on pts/5<") != std::string::npos);
    CHECK(page.find("without a terminal, its leader is gone<") != std::string::npos);
    CHECK(page.find("adopted by 640 (the practice terminal)") != std::string::npos);
    CHECK(count(page, "class=\"arrow\"") == 3);
    CHECK(count(page, "class=\"cross\"") == 2);
    CHECK(count(page, "class=\"adoption\"") == 1);
    CHECK(count(page, "inferred\"/>") == 0);
    CHECK(page.find("http") == page.find("http-equiv")); // nothing else: nothing is loaded
    CHECK(count(page, "http") == 1);
}

// Seen to fail: a class read the answer before it had predicted.
TEST_CASE("a_step_shows_nothing_of_a_later_step_and_who_lives_belongs_to_the_last_step") {
    const std::string page = autopsy_page(autopsy_of(unplugged()), Translator());
    CHECK(page.find(".later { visibility: hidden; }") != std::string::npos);
    CHECK(page.find("<section id=\"after\" data-step=\"8\">") != std::string::npos);
    CHECK(page.find("<section data-step=\"8\"><h2>Each process</h2>") != std::string::npos);
    const auto last = page.find("<g data-step=\"8\">", page.find("<g data-step=\"8\">") + 1);
    const auto lives = page.find("class=\"mark lives\"");
    REQUIRE(lives != std::string::npos);
    CHECK(last < lives);
    CHECK(lives < page.find("</g>", last));
    // The practice terminal and bob have a piece for each of 8 steps and for what comes after;
    // ada lives until step 4, and the shell until step 6.
    CHECK(count(page, "class=\"life\"") == 9 + 9 + 4 + 6);
}

TEST_CASE("an_earlier_page_is_known_by_its_beginning") {
    const std::string page = autopsy_page(autopsy_of(unplugged()), Translator());
    CHECK(is_autopsy_page(page));
    CHECK(!is_autopsy_page("<!DOCTYPE html>\n<html><body>My thesis</body></html>\n"));
    CHECK(!is_autopsy_page(""));
}

TEST_CASE("what_was_inferred_is_dashed_and_says_so") {
    Scene scene;
    scene.job(5, 0, 904, "ada");
    scene.look(7);
    scene.reap(20, 899, Signaled{SIGKILL});
    scene.ledger.terminal_closing(Scene::at(21), Ending::Kill);
    scene.reap(22, 904, Signaled{SIGHUP});
    scene.look(23);
    const std::string page = autopsy_page(autopsy_of(scene), Translator());
    CHECK(count(page, "class=\"arrow inferred\"") == 1);
    CHECK(page.find("(inferred)") != std::string::npos);
    CHECK(page.find("full lines: observed; dashed lines: inferred") != std::string::npos);
}

TEST_CASE("a_process_that_is_named_like_a_script_or_like_an_escape_harms_no_page") {
    const std::string evil = "\"></text><script>alert(1)</script>\x1b[2J<b a='";
    Autopsy autopsy = autopsy_of(unplugged());
    for (AutopsyRow& row : autopsy.rows)
        row.command = evil;
    for (AutopsyOther& other : autopsy.others) {
        other.name = evil;
        other.is_practice_terminal = false;
    }
    autopsy.terminal = evil;
    autopsy.notes.push_back(
        _("{0} ({1}) is setuid: traced, it ran without its owner's rights.", evil, 904));
    const std::string page = autopsy_page(autopsy, Translator());
    CHECK(count(page, "<script>") == 1); // the page's own
    CHECK(page.find("alert(1)</") == std::string::npos);
    CHECK(page.find('\x1b') == std::string::npos);
    CHECK(page.find("<b a=") == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;^[[2J&lt;b a=&#39;") !=
          std::string::npos);
}
