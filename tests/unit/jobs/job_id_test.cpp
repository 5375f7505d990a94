#include "jobs/job_id.hpp"
#include "jobs/process_state.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;

TEST_CASE("job_ids_are_parsed_apart_from_their_lookup") {
    CHECK_FALSE(parse_job_id("1"));
    CHECK_FALSE(parse_job_id(""));
    for (const char* text : {"%", "%%", "%+"})
        CHECK(std::holds_alternative<CurrentJob>(*parse_job_id(text)));
    CHECK(std::holds_alternative<PreviousJob>(*parse_job_id("%-")));
    CHECK(std::get<JobNumber>(*parse_job_id("%12")).number == 12);
    CHECK(std::get<JobPrefix>(*parse_job_id("%vim")).text == "vim");
    CHECK(std::get<JobPrefix>(*parse_job_id("%1x")).text == "1x");
    CHECK(std::get<JobContaining>(*parse_job_id("%?log")).text == "log");
}

TEST_CASE("states_are_described_in_the_words_of_jobs") {
    CHECK(describe(Running{}) == "Running");
    CHECK(describe(Exited{0}) == "Done");
    CHECK(describe(Exited{3}) == "Done(3)");
    CHECK(describe(Stopped{SIGSTOP}) == "Stopped (SIGSTOP)");
    CHECK(describe(Signaled{SIGTERM}) == "Terminated (SIGTERM)");
    CHECK(shell_status(Signaled{SIGTERM}) == 143);
    CHECK(shell_status(Stopped{SIGTSTP}) == 148);
}
