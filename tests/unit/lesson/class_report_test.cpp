// The results of a class: what a file says, and what all files say together.
#include "lesson/class_report.hpp"
#include "lesson/class_views.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

using namespace leash;

namespace {

std::string answer(char chosen, char right, const std::string& belief, int minute) {
    return fmt::format(R"({{"question": 1, "chosen": "{}", "right": "{}", "belief": "{}",
                           "when": "2026-11-30T14:{:02}:00Z"}})",
                       chosen, right, belief, minute);
}

std::string step_as_json(int tries, int hints, bool solution, bool done, int seconds,
                         const std::string& answers) {
    return fmt::format(R"({{"tries": {}, "hints": {}, "solution_shown": {}, "done": {},
                           "seconds": {}, "when": "2026-11-30T14:59:00Z", "lesson_file": "9c2d",
                           "predictions": [{}]}})",
                       tries, hints, solution, done, seconds, answers);
}

// The results of made-up learner `i`, of 30:
//  - All play `the-cable`. Learners 0 to 11 predict that the kernel ends ada; the others are right.
//  - Learners 0 to 19 play `exit-or-hangup`. There 0 to 7 are right, 8 to 11 say once more that the
//    kernel does it, and 12 to 19 say that the shell does it. 16 to 19 play the step again, and are
//    right the second time.
std::string file_of(int i) {
    const std::string cable = i < 12 ? answer('b', 'c', "the-kernel", 1) : answer('c', 'c', "", 1);
    std::string lessons = fmt::format(R"("the-cable": {{"step": "", "finished": {}, "beliefs": {},
                       "steps": {{"cable": {}}}}})",
                                      i < 25, i < 12 ? R"(["the-kernel"])" : "[]",
                                      step_as_json(1 + i % 2, i % 3, i % 10 == 0, true, 60, cable));
    if (i < 20) {
        std::string exit = i < 8    ? answer('a', 'a', "", 2)
                           : i < 12 ? answer('c', 'a', "the-kernel", 2)
                                    : answer('b', 'a', "exit-kills", 2);
        if (i >= 16)
            exit += ", " + answer('a', 'a', "", 3);
        lessons += fmt::format(R"(, "exit-or-hangup": {{"step": "stay", "finished": {},
                                   "steps": {{"exit": {}}}}})",
                               i < 10, step_as_json(1, 0, false, i < 10, 120, exit));
    }
    return fmt::format(R"({{"leash_results": 1, "exported": "2026-11-30T15:00:00Z",
                           "name": "learner {}", "lessons": {{{}}}}})",
                       i, lessons);
}

CourseFacts course() {
    CourseFacts course;
    course.lessons = {
        {"the-cable", "The cable"}, {"sessions", "Sessions"}, {"exit-or-hangup", "Exit or hangup"}};
    course.sentences = {{"the-kernel", "When a terminal goes, the kernel ends what was there."},
                        {"exit-kills", "A shell that exits ends its background jobs."}};
    course.questions_about = {
        {"the-kernel", {{"the-cable", "cable", 1}, {"exit-or-hangup", "exit", 1}}},
        {"exit-kills", {{"exit-or-hangup", "exit", 1}}}};
    return course;
}

std::vector<HandedIn> class_of_30() {
    std::vector<HandedIn> files;
    for (int i = 0; i < 30; ++i) {
        auto results = read_results(file_of(i));
        REQUIRE(results);
        files.push_back({fmt::format("{}.json", i), std::move(results).value()});
    }
    return files;
}

LearnerResults results_with(const std::string& lessons) {
    auto results =
        read_results(R"({"leash_results": 1, "exported": "", "lessons": )" + lessons + "}");
    REQUIRE(results);
    return std::move(results).value();
}

std::string refusal(const std::string& text) {
    const auto results = read_results(text);
    REQUIRE(!results);
    return in_english(results.error());
}

} // namespace

TEST_CASE("of_30_learners_the_report_says_how_many_held_a_belief_and_who_still_does") {
    const ClassReport report = make_report(class_of_30(), course());
    REQUIRE(report.learners.size() == 30);
    REQUIRE(report.beliefs.size() == 2);
    CHECK(report.beliefs[0].id == "the-kernel");
    CHECK(report.beliefs[0].sentence == "When a terminal goes, the kernel ends what was there.");
    CHECK(report.beliefs[0].held == 12);
    CHECK(report.beliefs[0].still == 4);
    CHECK(report.beliefs[1].id == "exit-kills");
    CHECK(report.beliefs[1].held == 8);
    CHECK(report.beliefs[1].still == 4);
    CHECK(report.learners[0].still.empty());
    CHECK(report.learners[0].held == std::set<std::string>{"the-kernel"});
    CHECK(report.learners[11].still == std::set<std::string>{"the-kernel"});
    CHECK(report.learners[15].still == std::set<std::string>{"exit-kills"});
    CHECK(report.learners[19].still.empty());
}

TEST_CASE("of_30_learners_the_report_says_who_is_how_far_with_tries_hints_and_time") {
    const ClassReport report = make_report(class_of_30(), course());
    REQUIRE(report.lessons.size() == 2); // nobody has begun `sessions`
    const LessonLine& cable = report.lessons[0];
    CHECK(cable.title == "The cable");
    CHECK(cable.begun == 30);
    CHECK(cable.finished == 25);
    CHECK(cable.tries == 45);
    CHECK(cable.hints == 30);
    CHECK(cable.solutions == 3);
    CHECK(cable.seconds == 1800);
    const LessonLine& exit = report.lessons[1];
    CHECK(exit.begun == 20);
    CHECK(exit.finished == 10);
    CHECK(exit.tries == 20);
    CHECK(exit.seconds == 2400);

    const LearnerRow& first = report.learners[0];
    CHECK(first.label == "learner 0");
    CHECK(first.lessons_finished == 2);
    CHECK(first.furthest == "exit-or-hangup");
    CHECK(first.steps_done == 2);
    CHECK(first.tries == 2);
    CHECK(first.hints == 0);
    CHECK(first.solutions == 1);
    CHECK(first.seconds == 180);
    CHECK(first.answered == 2);
    CHECK(first.right == 1);
    CHECK(report.learners[16].right == 2); // the last answer counts
    CHECK(report.learners[29].furthest == "the-cable");
    CHECK(report.learners[29].lessons_finished == 0);
    CHECK(report.learners[29].hints == 2);
}

TEST_CASE("the_six_questions_count_as_answers_about_their_beliefs") {
    CourseFacts with_questions = course();
    SurvivalQuestion question;
    question.id = "plain-exit";
    question.answer = Guess::Lives;
    question.belief = "exit-kills";
    with_questions.questionnaire.questions = {question};
    with_questions.questions_about["exit-kills"].insert({"", "plain-exit", 0});
    LearnerResults lost = results_with("{}");
    lost.questions.before = {{{"plain-exit", Guess::Dies}}, "2026-11-30T13:00:00Z"};
    LearnerResults unsure = lost;
    lost.questions.after = {{{"plain-exit", Guess::Lives}}, "2026-11-30T15:00:00Z"};
    unsure.questions.after = {{{"plain-exit", Guess::NotKnown}}, "2026-11-30T15:00:00Z"};
    const ClassReport report =
        make_report({{"lost.json", lost}, {"unsure.json", unsure}}, with_questions);
    REQUIRE(report.beliefs.size() == 1);
    CHECK(report.beliefs[0].held == 2);
    CHECK(report.beliefs[0].still == 1);
    CHECK(report.learners[0].label == "lost.json");
    CHECK(report.learners[0].right_before == 0);
    CHECK(report.learners[0].right_after == 1);
    CHECK(report.learners[1].still == std::set<std::string>{"exit-kills"});
}

TEST_CASE("beliefs_that_an_early_leash_has_kept_without_answers_are_counted") {
    const ClassReport report = make_report(
        {{"a.json",
          results_with(R"({"the-cable": {"finished": true, "beliefs": ["the-kernel"]}})")}},
        CourseFacts{});
    REQUIRE(report.beliefs.size() == 1);
    CHECK(report.beliefs[0].sentence == "the-kernel"); // the course has no sentence for it
    CHECK(report.beliefs[0].still == 1);
    CHECK(report.lessons[0].title == "the-cable");
}

TEST_CASE("a_file_has_a_name_only_if_the_learner_gives_one_and_nothing_of_the_machine") {
    LearnerResults results = results_with(R"({"the-cable": {"step": "cable"}})");
    results.exported = "2026-11-30T15:00:00Z";
    const auto anonymous = nlohmann::json::parse(write_results(results));
    CHECK(anonymous.size() == 3);
    CHECK(anonymous["leash_results"] == 1);
    CHECK(anonymous["exported"] == "2026-11-30T15:00:00Z");
    CHECK(anonymous["lessons"].size() == 1);
    results.name = "Ada";
    const auto again = read_results(write_results(results));
    REQUIRE(again);
    CHECK(again.value().name == "Ada");
    CHECK(again.value().lessons.at("the-cable").step == "cable");
}

TEST_CASE("a_file_that_is_no_file_of_results_says_why") {
    // Seen to fail: these were the words of the JSON library.
    CHECK(refusal("") == "the file is empty");
    CHECK(refusal(R"({"leash_results": 1, "expor)") == "the file ends in the middle");
    CHECK(refusal("\xff\xfe{") == "the file is not UTF-8: export the results again");
    CHECK(refusal(R"({"leash_results": 1, "exported": "", "name": 7, "lessons": {}})") ==
          "`name` is a number, not a text");
    CHECK(refusal(R"({"leash_results": 1099511627776, "exported": "", "lessons": {}})") ==
          "`leash_results` is too large: 1099511627776");
    CHECK(refusal("[1, 2]") == "this is not a file of `lesson export`");
    CHECK(refusal(R"({"last": "", "lessons": {}})") == "this is not a file of `lesson export`");
    CHECK(refusal(R"({"leash_results": 2, "exported": "", "lessons": {}})") ==
          "it has version 2, not 1");
    CHECK(refusal(R"({"leash_results": 1, "exported": "", "lessons": {"a": {"steps": {"b":
                      {"tries": -1}}}}})") == "`tries` is negative in step b of the lesson a: -1");
    // Seen to fail: one such file hid the minutes of all others.
    CHECK(refusal(R"({"leash_results": 1, "exported": "", "lessons": {"a": {"steps": {"b":
                      {"seconds": 9000000000000000000}}}}})") ==
          "`seconds` is too large in step b of the lesson a: 9000000000000000000");
    CHECK(refusal(R"({"leash_results": 1, "exported": "", "lessons": {"a": {"steps": {"b":
                      {"hints": 1000001}}}}})") ==
          "`hints` is too large in step b of the lesson a: 1000001");
    CHECK(refusal(R"({"leash_results": 1, "exported": "", "lessons": {"a": 1}})") ==
          "`a` is a number, not an object");
    CHECK(refusal(R"({"leash_results": 1, "lessons": {}})") ==
          "there is no `exported` in the file");
    // Seen to fail: a million brackets ended the shell of the teacher.
    CHECK(refusal(R"({"leash_results": 1, "exported": "", "lessons": {"a": {"steps": {"b":
                      {"tries": [[1]]}}}}})") == "`tries` is a list, not a number");
    CHECK(refusal(R"({"leash_results": )" + std::string(1000000, '[') + std::string(1000000, ']') +
                  "}") == "the file is nested too deeply");
}

TEST_CASE("the_table_for_a_spreadsheet_has_a_row_for_each_learner_and_no_formula") {
    LearnerResults ada =
        results_with(R"({"the-cable": {"step": "cable", "steps": {"cable": {"tries": 1,
        "seconds": 9, "predictions": [{"question": 1, "chosen": "b", "right": "c",
        "belief": "the-kernel", "when": "1"}]}}}})");
    ada.name = "=HYPERLINK(\"http://x\",\"y\")";
    LearnerResults bob = ada;
    bob.name = "Bob\n, \x1b[2J";
    bob.lessons.clear();
    CHECK(report_as_csv(make_report({{"a.json", ada}, {"b.json", bob}}, course())) ==
          "learner,lessons_finished,lessons_begun,furthest,steps,tries,hints,solutions,seconds,"
          "answered,right,right_before,right_after,the-kernel\r\n"
          "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",0,1,the-cable,0,1,0,0,9,1,0,,,still\r\n"
          "\"Bob^J, ^[[2J\",0,0,,0,0,0,0,0,0,0,,,\r\n");
}

TEST_CASE("a_sum_that_is_too_large_is_the_largest_number_and_never_negative") {
    LearnerResults ada = results_with("{}");
    StepProgress& step = ada.lessons["the-cable"].steps["cable"];
    step.tries = std::numeric_limits<int>::max();
    step.seconds = std::numeric_limits<long>::max();
    ada.lessons["the-cable"].steps["ends"] = step;
    const ClassReport report = make_report({{"a.json", ada}, {"b.json", ada}}, course());
    CHECK(report.learners[0].tries == std::numeric_limits<int>::max());
    CHECK(report.learners[0].seconds == std::numeric_limits<long>::max());
    CHECK(report.lessons[0].seconds == std::numeric_limits<long>::max());
    CHECK(report_as_text(report, 79, Translator()).find(" -") == std::string::npos);
}

TEST_CASE("a_name_of_blanks_is_no_name_and_a_name_that_misleads_is_made_visible") {
    LearnerResults blank = results_with("{}");
    blank.name = " \t\u00a0\u3000";
    LearnerResults turned = results_with("{}");
    turned.name = "abc\u202egnp.exe";
    const ClassReport report = make_report({{"a.json", blank}, {"b.json", turned}}, course());
    CHECK(report.learners[0].label == "a.json");
    // Seen to fail: the letters stood in reversed order.
    for (const std::string& shown :
         {report_as_text(report, 79, Translator()), report_as_csv(report),
          report_as_page(report, {}, Translator()), report_as_json(report, {})})
        CHECK(shown.find("abc\\u202egnp.exe") != std::string::npos);
}

TEST_CASE("a_bar_of_the_page_has_no_empty_part_and_says_how_many_of_how_many") {
    ClassReport report;
    report.learners.resize(4);
    report.beliefs = {{"all", "All hold it still.", 3, 3}, {"none", "None holds it still.", 2, 0}};
    const std::string page = report_as_page(report, {}, Translator());
    CHECK(page.find("<tr><td>All hold it still.</td><td class=\"n\">3</td><td class=\"n\">3</td>"
                    "<td class=\"bars\"><span class=\"bar still\" style=\"width:6.00rem\"></span> "
                    "3 of 3</td></tr>") != std::string::npos);
    CHECK(page.find("<td class=\"bars\"><span class=\"bar\" style=\"width:4.00rem\"></span> "
                    "0 of 2</td>") != std::string::npos);
    CHECK(page.find("td.bars, th.bars { text-align: left;") != std::string::npos);
}

// Seen to fail: one name of 5000 characters turned all headings into columns of letters.
TEST_CASE("a_long_name_is_shortened_in_the_page_and_only_the_first_column_breaks_words") {
    ClassReport report;
    report.learners.resize(1);
    report.learners[0].label = std::string(5000, 'w');
    const std::string page = report_as_page(report, {}, Translator());
    CHECK(page.find("<td>" + std::string(38, 'w') + "..</td>") != std::string::npos);
    CHECK(page.find("td:first-child, td code { overflow-wrap: anywhere; }") != std::string::npos);
    CHECK(page.find("th.n { text-align: right; padding-left: .6rem; white-space: nowrap; }") !=
          std::string::npos);
}

// Seen to fail: the head of an empty table, and the words that explain it.
TEST_CASE("a_report_without_wrong_predictions_says_so") {
    const ClassReport report = make_report(
        {{"a.json", results_with(R"({"the-cable": {"step": "cable"}})")}}, CourseFacts{});
    const std::string text = report_as_text(report, 79, Translator());
    CHECK(text.ends_with("\n\n No wrong prediction has shown a belief yet.\n"));
    CHECK(text.find("Belief") == std::string::npos);
}

TEST_CASE("the_report_fits_80_columns_and_its_page_escapes_what_learners_wrote") {
    std::vector<HandedIn> files = class_of_30();
    files[0].results.name = "<script>alert(1)</script>";
    const ClassReport report = make_report(files, course());
    const std::string text = report_as_text(report, 79, Translator());
    CHECK(text.find(" A class of 30 learners\n") == 0);
    CHECK(text.find("\n The cable" + std::string(38, ' ') + "    30   25    45    30       1\n") !=
          std::string::npos);
    std::size_t begin = 0;
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
        CHECK(end - begin <= 79);
        begin = end + 1;
    }
    const std::string page = report_as_page(report, {"<b>.json: broken"}, Translator());
    CHECK(page.find("<script>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
    CHECK(page.find("&lt;b&gt;.json: broken") != std::string::npos);
    const auto json = nlohmann::json::parse(report_as_json(report, {"x.json: broken"}));
    CHECK(json["learners"].size() == 30);
    CHECK(json["beliefs"][0]["still"] == 4);
    CHECK(json["refused"][0] == "x.json: broken");
}
