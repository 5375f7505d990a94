#include "stage/told_jobs.hpp"

#include "../insight/scene.hpp"

using namespace leash;

TEST_CASE("the_jobs_that_a_stage_tells_are_those_of_its_ledger_with_a_number") {
    Scene scene;
    scene.job(5, 1, 904, "ada");
    scene.job(6, 2, 905, "bob");
    scene.job(7, 0, 906, "carl"); // in the foreground
    scene.job(8, 3, 907, "dora");
    // Seen to fail: a disowned job still had its number on the map.
    scene.tell(9, JobDisowned{3, {907}});
    scene.tell(9, JobDisowned{2, {905}, true}); // disown -h
    CHECK(told_jobs(job_labels(scene.ledger)) ==
          R"([{"group":904,"number":1,"stopped":false},{"group":905,"number":2,"stopped":false}])");
}

TEST_CASE("told_jobs_are_read_back") {
    const auto jobs = read_told_jobs(told_jobs(
        {{1, ProcessGroup{904}, ' ', _("Running")}, {7, ProcessGroup{9}, ' ', _("Stopped")}}));
    REQUIRE(jobs);
    REQUIRE(jobs->size() == 2);
    CHECK(jobs->at(0).number == 1);
    CHECK(jobs->at(0).group == ProcessGroup{904});
    CHECK(jobs->at(0).state == "Running");
    CHECK(jobs->at(1).number == 7);
    CHECK(jobs->at(1).state == "Stopped");
    CHECK(read_told_jobs("[]")->empty());
}

TEST_CASE("of_very_many_jobs_the_last_ones_are_told_in_one_packet") {
    std::vector<JobLabel> many;
    for (int number = 1; number <= 100000; ++number)
        many.push_back({number, ProcessGroup{4194304}, ' ', _("Running")});
    const std::string text = told_jobs(many);
    CHECK(text.size() < 64 * 1024);
    CHECK(read_told_jobs(text)->back().number == 100000);
}

TEST_CASE("a_reply_that_is_no_list_of_jobs_is_refused") {
    for (const char* text :
         {"", "ok", "{}", "[1]", "[{}]", R"([{"number":1e300,"group":1,"stopped":false}])",
          R"([{"number":1,"group":4294967297,"stopped":false}])",
          R"([{"number":1,"group":1,"stopped":"no"}])", "[[[[", "\xff"}) {
        CAPTURE(text);
        CHECK_FALSE(read_told_jobs(text));
    }
}
