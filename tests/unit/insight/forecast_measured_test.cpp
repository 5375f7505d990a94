// The policies and the kernel's rules together, compared with what the real shells did.
#include "forecast_scene.hpp"

#include <fstream>
#include <map>
#include <sstream>

using namespace leash;

namespace {

struct MeasuredRow {
    std::string shell, job, event, outcome, signal, sender;
};

std::vector<MeasuredRow> measured_rows() {
    std::ifstream file(LEASH_TEST_DATA "/hangup_by_shell.tsv");
    REQUIRE_MESSAGE(file, "cannot read " LEASH_TEST_DATA "/hangup_by_shell.tsv");
    std::vector<MeasuredRow> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind('#', 0) == 0 || line.rfind("shell\t", 0) == 0)
            continue;
        std::istringstream fields(line);
        MeasuredRow row;
        for (std::string* field :
             {&row.shell, &row.job, &row.event, &row.outcome, &row.signal, &row.sender})
            REQUIRE(std::getline(fields, *field, '\t'));
        rows.push_back(row);
    }
    return rows;
}

// leash 899 leads the session, as the measured shell did. The only job is process 904.
Terminal5 scene_of(const std::string& kind) {
    Terminal5 terminal;
    if (kind == "foreground") {
        terminal.job(0, 904, JobPosture::Foreground);
    } else if (kind == "background") {
        terminal.job(1, 904);
    } else if (kind == "stopped") {
        terminal.job(1, 904, JobPosture::Stopped);
    } else if (kind == "nohup") {
        terminal.job(1, 904).ignored = signals({SIGHUP});
    } else if (kind == "disowned") {
        terminal.job(1, 904);
        terminal.question.jobs.clear();
    } else if (kind == "setsid") {
        ProcessFacts& facts = terminal.job(1, 904);
        facts.session = Session{904};
        facts.terminal.reset();
        facts.foreground_group.reset();
        terminal.question.jobs.clear();
    } else {
        FAIL("unknown kind of job: " << kind);
    }
    return terminal;
}

} // namespace

TEST_CASE("every_row_of_the_measured_table_is_forecast_under_that_shells_policy") {
    const auto rows = measured_rows();
    CHECK(rows.size() == 106);
    for (const MeasuredRow& row : rows) {
        CAPTURE(row.shell);
        CAPTURE(row.job);
        CAPTURE(row.event);
        const HangupPolicy* policy = find_policy(row.shell);
        const auto event = forecast_event_named(row.event);
        REQUIRE(policy);
        REQUIRE(event);
        Terminal5 terminal = scene_of(row.job);
        terminal.question.policy = *policy;
        const PredictionWords said = words_of([&] {
            Prediction prediction = terminal.ask(904, *event);
            prediction.or_else.clear(); // the table has only what was seen, in one run
            return prediction;
        }());
        const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
        CHECK(said.outcome == row.outcome);
        CHECK(or_dash(said.signal) == row.signal);
        CHECK(or_dash(said.sender) == row.sender);
    }
}

TEST_CASE("leash_treats_its_jobs_as_bash_does_but_for_a_stopped_job_at_exit") {
    for (const MeasuredRow& row : measured_rows()) {
        if (row.shell != "bash" || row.job == "stopped")
            continue;
        CAPTURE(row.job);
        CAPTURE(row.event);
        CHECK(scene_of(row.job).words(904, *forecast_event_named(row.event)) ==
              row.outcome + " " + row.signal + " " + row.sender);
    }
    const Terminal5 stopped = scene_of("stopped");
    CHECK(stopped.words(904, When::Exit) == "dies HUP kernel");
    CHECK(stopped.words(904, When::Hangup) == "dies HUP shell");
    CHECK(stopped.words(904, When::Kill) == "dies HUP kernel");
}

TEST_CASE("of_bashs_two_signals_to_a_stopped_job_the_later_mostly_kills_and_the_other_may") {
    Terminal5 terminal = scene_of("stopped");
    terminal.question.policy = *find_policy("bash");
    const Prediction prediction = terminal.ask(904, When::Hangup);
    CHECK(prediction.cause == SignalCause{SIGTERM, ShellSent{leash_pid}});
    CHECK(prediction.or_else == std::vector{SignalCause{SIGHUP, ShellSent{leash_pid}}});
    CHECK(words_of(prediction).signal == "TERM or HUP");
    CHECK(terminal.words(904, When::Exit) == "dies TERM shell");
}
