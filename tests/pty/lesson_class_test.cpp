// What learners hand in, and what a teacher makes of it: lesson export, lesson report.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

using namespace leash;
using namespace leash::test;

TEST_CASE("lesson_export_writes_what_was_learnt_and_report_counts_it_and_names_a_broken_file") {
    PtySession session;
    CHECK(session.run("lesson export; echo $?") ==
          "leash: lesson: no lesson has been played yet; `lesson` starts the first\n1\n");
    session.run("mkdir -p state/leash class");
    std::ofstream(session.home() + "/state/leash/progress.json") << R"({"last": "the-cable",
        "lessons": {"the-cable": {"step": "", "finished": true, "beliefs": ["the-kernel"],
          "steps": {"cable": {"tries": 1, "hints": 2, "done": true, "seconds": 61,
            "predictions": [{"question": 1, "chosen": "b", "right": "c", "belief": "the-kernel",
                             "when": "2026-11-30T14:01:40Z"}]}}}},
        "left_running": [{"pid": 905, "start_time": 1, "boot": "x", "command": "witness bob"}]})";
    CHECK(session.run("lesson export class/a.json") ==
          " Written: class/a.json\n It has your results, and no name; --name NAME adds one.\n");
    struct stat file {};
    REQUIRE(::stat((session.home() + "/class/a.json").c_str(), &file) == 0);
    CHECK((file.st_mode & 0777) == 0600);
    const auto kept = nlohmann::json::parse(session.run("cat class/a.json"));
    CHECK(kept["leash_results"] == 1);
    CHECK(!kept.contains("name"));
    CHECK(!kept.contains("left_running"));
    session.run("lesson export --name 'Ada L.' class/b.json; echo '{}' > class/c.json");

    // Seen to fail: the text of the user was lost.
    session.run("echo chapter > thesis.txt");
    CHECK(session.run("lesson export thesis.txt; echo $?; cat thesis.txt") ==
          "leash: lesson: thesis.txt is there, and is not a file of `lesson export`; give\n"
          "another name, or remove it\n1\nchapter\n");
    CHECK(session.run("lesson export ''; echo $?") ==
          "leash: lesson: the name of the file is empty; give a name\n1\n");
    session.run("lesson export class/a.json");

    const std::string report = session.run("lesson report class; echo $?");
    CHECK(report.find("leash: lesson: class/c.json: this is not a file of `lesson export`\n") == 0);
    CHECK(report.find(" A class of 2 learners\n") != std::string::npos);
    CHECK(report.find("\n class/a.json ") != std::string::npos);
    CHECK(report.find("\n Ada L. ") != std::string::npos);
    CHECK(report.find("\n When a terminal goes, the kernel ends what was started there.") !=
          std::string::npos);
    CHECK(report.substr(report.size() - 3) == "\n1\n");
    const auto json = nlohmann::json::parse(session.run("lesson report --json class/b.json"));
    CHECK(json["beliefs"][0]["id"] == "the-kernel");
    CHECK(json["beliefs"][0]["held"] == 1);
    CHECK(json["learners"][0]["seconds"] == 61);
    CHECK(session.run("lesson report 2>&1 | cat")
              .find("files of `lesson export` were expected, or a folder of them\n") !=
          std::string::npos);
}

// Seen to fail: the book played all lessons first, and the errors named system calls.
TEST_CASE("a_name_that_cannot_be_is_refused_at_once_with_what_to_do_next") {
    PtySession session;
    CHECK(session.run("lesson book '' the-cable 2>&1 | head -n 1") ==
          "leash: lesson: book: the name of a new folder was expected\n");
    CHECK(session.run("lesson report '' 2>&1 | head -n 1") ==
          "leash: lesson: report: the name of a file is empty\n");
    session.run("mkdir other; touch other/mine mine.md");
    CHECK(session.run("lesson book other the-cable; echo $?") ==
          "leash: lesson: " + session.home() +
              "/other is not empty, and is not a book; give the name of a new folder\n1\n");
    CHECK(session.run("lesson new mine.md; echo $?") ==
          "leash: lesson: mine.md is there already; give the name of a new file\n1\n");
    CHECK(session.run("lesson new sub/x.md; echo $?") ==
          "leash: lesson: there is no folder sub; make it first, or give another name\n1\n");
}

TEST_CASE("a_lesson_from_elsewhere_is_listed_and_played_only_after_a_yes") {
    PtySession session({.environment = {{"LEASH_LESSONS", LEASH_TEST_LESSONS}}});
    session.enter("lesson quiet");
    session.see("This lesson is not one of leash's own: ");
    session.see("What it asks you to type, or types for you:");
    session.see("kill -TSTP $!");
    session.see("Play it? [y/N] ");
    session.enter("");
    session.see("Not played.");
    session.see_prompt();
    session.enter("lesson verify quiet");
    session.see("Play it? [y/N] ");
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    session.enter("lesson quiet");
    session.see("Play it? [y/N] ");
    session.enter("y");
    session.see("Your answer [a b]: ");
    session.enter("quit");
    session.see("Where you were is kept");
    session.see_prompt();
    CHECK(session.run("lesson verify quiet < /dev/null").find(" 0 failed") != std::string::npos);
}

TEST_CASE("the_key_of_a_handout_has_what_verify_has_proved_a_moment_before") {
    PtySession session({.environment = {}, .size = {50, 120}});
    const std::string blank = session.run("lesson handout the-cable");
    CHECK(blank.find("# Lesson 0  The cable\n") == 0);
    CHECK(blank.find("[x]") == std::string::npos);
    CHECK(blank.find("| `nohup COMMAND &` |  |  |  |  |\n") != std::string::npos);
    session.run("lesson handout --key the-cable > key.md");
    const std::string key = session.run("cat key.md");
    CHECK(key.find("- [x] **c** It dies: something else kills it.\n") != std::string::npos);
    CHECK(key.find("| `nohup COMMAND &` | lives | lives | lives | lives |\n") != std::string::npos);
    CHECK(session.run("lesson handout nosuch; echo $?").find("there is no lesson nosuch") !=
          std::string::npos);
}
