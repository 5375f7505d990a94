#include "stage/survey_run.hpp"

#include "insight/survey_json.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"
#include "stage/quiet_terminal.hpp"
#include "stage/survey_trial.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace leash {
namespace {

// A run mostly waits, so a processor has time for several.
constexpr unsigned runs_per_processor = 4;
// Measured: a run takes half a second, if as many as this run at a time.
constexpr double seconds_per_run = 0.5;

struct Run {
    const SurveyedShell* shell;
    JobKind job;
    SurveyEvent event;
    bool traced;
    Finding finding = NotMeasured{_("it was interrupted")};
};

struct Begun {
    Run* run;
    Pid process;
    OwnedDescriptor result; // a pipe; it ends when the process has written its finding
    std::string told;
};

Outcome note_interruptions() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
        if (auto noted = set_disposition(signal, Disposition::Noted); !noted)
            return noted;
    return success();
}

std::size_t runs_at_a_time() {
    return std::max(1U, std::thread::hardware_concurrency()) * runs_per_processor;
}

Result<Begun> start(Run& run, bool notes_stops) {
    auto pipe = make_pipe();
    if (!pipe)
        return pipe.error();
    LaunchPlan plan;
    if (notes_stops)
        plan.default_signals = {SIGTSTP}; // Ctrl-Z stops the runs too
    auto process = start_subshell(plan, [&]() -> int {
        if (!note_interruptions())
            return 1;
        const Finding finding = run_trial(*run.shell, run.job, run.event, run.traced);
        return write_all(pipe.value().write_end.get(), encode(finding)) ? 0 : 1;
    });
    if (!process)
        return process.error();
    return Begun{&run, process.value(), std::move(pipe.value().read_end), ""};
}

// Returns true when the process has written everything.
bool hear(Begun& running) {
    auto text = read_some(running.result.get(), 4096);
    if (!text)
        return text.error().number != EINTR;
    running.told += text.value();
    return text.value().empty();
}

std::vector<Run> runs_of(const std::vector<SurveyedShell>& shells) {
    std::vector<Run> runs;
    for (const SurveyedShell& shell : shells)
        for (const JobKind job : all_job_kinds())
            for (const SurveyEvent event : all_survey_events())
                if (can_be(job, event))
                    for (const bool traced : {false, true})
                        runs.push_back({&shell, job, event, traced});
    return runs;
}

} // namespace

std::size_t runs_of_survey(const std::vector<SurveyedShell>& shells) {
    return runs_of(shells).size();
}

std::chrono::seconds expected_time(std::size_t runs) {
    const double seconds =
        static_cast<double>(runs) * seconds_per_run / static_cast<double>(runs_at_a_time());
    return std::chrono::seconds(static_cast<int>(seconds / 5) * 5 + 5); // a round number
}

Result<std::optional<std::vector<SurveyRow>>> run_survey(const std::vector<SurveyedShell>& shells,
                                                         const SurveyProgress& progress) {
    if (auto noted = note_interruptions(); !noted)
        return noted.error();
    QuietTerminal terminal;
    std::vector<Run> runs = runs_of(shells);
    const std::size_t at_a_time = runs_at_a_time();
    std::vector<Begun> running;
    std::size_t next = 0, done = 0;
    bool interrupted = false;
    std::optional<SystemError> failure;
    while (!running.empty() || (next < runs.size() && !interrupted && !failure)) {
        while (running.size() < at_a_time && next < runs.size() && !interrupted && !failure) {
            if (auto started = start(runs[next++], terminal.notes_stops()))
                running.push_back(std::move(started).value());
            else
                failure = started.error();
        }
        std::vector<pollfd> polled{{signal_descriptor(), POLLIN, 0}};
        for (const Begun& one : running)
            polled.push_back({one.result.get(), POLLIN, 0});
        ::poll(polled.data(), polled.size(), -1);
        bool is_to_stop = false, is_to_end = false;
        for (const ReceivedSignal& received : take_signals())
            (received.signal == SIGTSTP ? is_to_stop : is_to_end) = true;
        if (is_to_stop)
            terminal.stop();
        if (is_to_end) {
            interrupted = true;
            for (const Begun& one : running)
                (void)signal_process(one.process, SIGTERM); // not reaped: the pid is not used again
            continue;
        }
        for (std::size_t i = running.size(); i-- > 0;) {
            if (polled[i + 1].revents == 0 || !hear(running[i]))
                continue;
            (void)wait_for_end(running[i].process);
            running[i].run->finding = decode_finding(running[i].told);
            running.erase(running.begin() + static_cast<std::ptrdiff_t>(i));
            progress(++done, runs.size());
        }
    }
    if (failure)
        return *failure;
    if (interrupted)
        return std::optional<std::vector<SurveyRow>>();
    std::vector<SurveyRow> rows;
    for (std::size_t i = 0; i + 1 < runs.size(); i += 2) // untraced, traced
        rows.push_back(row_of(runs[i].shell->name, runs[i].job, runs[i].event, runs[i].finding,
                              runs[i + 1].finding));
    return std::optional(std::move(rows));
}

} // namespace leash
