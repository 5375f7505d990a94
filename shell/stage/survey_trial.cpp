#include "stage/survey_trial.hpp"

#include "base/overloaded.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "stage/reading.hpp"
#include "stage/stage.hpp"
#include "stage/survivors.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <functional>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr auto patience = 10s;
constexpr auto time_to_die_of_sighup = 2s; // a shell that lives longer survives SIGHUP
constexpr auto patience_with_leftovers = 500ms;
constexpr auto between_questions = 4ms;

// Each line starts its program with /usr/bin/env. ksh93 has a built-in `sleep`, which would be no
// process, and a student's shell may not search PATH.
std::string line_of(JobKind kind) {
    const std::string start = "/usr/bin/env ";
    switch (kind) {
    case JobKind::Foreground:
    case JobKind::Stopped:
    case JobKind::Resumed:
        return start + "sleep 1000";
    case JobKind::Background:
    case JobKind::Disowned:
        return start + "sleep 1000 &";
    case JobKind::Nohup:
        return start + "nohup sleep 1000 &";
    case JobKind::Ignoring:
        return start + "--ignore-signal=HUP sleep 1000 &";
    case JobKind::Setsid:
        return start + "setsid sleep 1000 &";
    case JobKind::Subshell:
        return "(" + start + "sleep 1000; :) &";
    case JobKind::Pipeline:
        return start + "sleep 1000 | " + start + "cat &";
    case JobKind::Daemonize:
        return "daemonize sleep 1000";
    }
    return "";
}

// Race: leash's daemonize rehearses execve(2), so for a moment a process that never runs has the
// command line of the daemon. Only the job itself comes so far that it sleeps.
bool is_the_job(const ProcessFacts& process) {
    return process.state == 'S' &&
           process.command_line == std::vector<std::string>{"sleep", "1000"};
}

StageOptions options_for(const SurveyedShell& shell, bool traced, const std::string& home) {
    StageOptions options;
    options.shell = shell.command;
    options.offers_channel = false; // the survey sees leash as it sees the other shells
    options.trace = traced;
    options.working_directory = home;
    options.environment = {"HOME=" + home, "TERM=dumb", "ENV=", "XDG_CONFIG_HOME=" + home,
                           "XDG_DATA_HOME=" + home, "XDG_STATE_HOME=" + home,
                           // Else all fish of a user share a FIFO, and wake each other.
                           "XDG_RUNTIME_DIR=" + home};
    return options;
}

class Trial {
  public:
    Trial(Stage& stage, std::string home) : stage_(stage), home_(std::move(home)) {}
    ~Trial();
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

    // Each step returns a finding if the trial is over, and nullopt if the next step can begin.

    // After this step the job is there, and the shell waits for a line or for the job.
    std::optional<Finding> start(JobKind kind);
    std::optional<Finding> meet(SurveyEvent event);
    Finding fate();

  private:
    bool until(const std::function<bool()>& holds, milliseconds longest = patience);
    bool reads() { return look_at_reading(stage_.leader()).waits_for_a_line; }
    // Waits until the shell reads, then types a line. Returns false if the shell reads no more.
    bool enter(const std::string& line);
    bool ends_or_reads_again() {
        return until([&] { return stage_.ended() || has_read(); });
    }
    bool has_read();
    bool has_command(const std::string& name);
    bool nothing_else_lives();
    std::optional<ProcessFacts> job_now() const;
    bool is_waited_for() const;
    bool leaves();

    Stage& stage_;
    std::string home_;
    long sleeps_before_ = 0;
    ProcessKey job_;
};

Trial::~Trial() {
    stage_.end_everything(patience_with_leftovers);
}

bool Trial::until(const std::function<bool()>& holds, milliseconds longest) {
    const auto deadline = steady_clock::now() + longest;
    while (!holds()) {
        if (signals_are_noted() || steady_clock::now() > deadline)
            return false;
        stage_.turn(between_questions);
    }
    return true;
}

bool Trial::enter(const std::string& line) {
    if (!until([&] { return stage_.ended() || reads(); }) || stage_.ended())
        return false;
    sleeps_before_ = look_at_reading(stage_.leader()).sleeps;
    stage_.type(line + "\r");
    return true;
}

bool Trial::has_read() {
    const Reading now = look_at_reading(stage_.leader());
    return now.waits_for_a_line && now.sleeps > sleeps_before_;
}

// `type` answers on the screen; the file gives the answer to this process.
bool Trial::has_command(const std::string& name) {
    const std::string mark = home_ + "/has-" + name;
    (void)enter("type " + name + " && echo > " + mark);
    (void)ends_or_reads_again();
    return std::filesystem::exists(mark);
}

// Race: while /proc is being read, a process may start another process and end. So this looks
// twice.
bool Trial::nothing_else_lives() {
    const auto alone = [&] {
        (void)stage_.look();
        const auto alive = survivors(stage_.ledger());
        return std::all_of(alive.begin(), alive.end(),
                           [&](const LedgerEntry* one) { return one->key.pid == stage_.leader(); });
    };
    return alone() && has_read() && alone();
}

std::optional<ProcessFacts> Trial::job_now() const {
    auto facts = read_process(job_.pid);
    if (!facts || facts->key != job_ || facts->is_zombie())
        return std::nullopt;
    return facts;
}

// True if the job sleeps in the foreground and its shell sleeps too. Race: the shell may still be
// giving the terminal to the job. On ksh93 a Ctrl-Z in that moment is lost.
bool Trial::is_waited_for() const {
    const auto facts = job_now();
    return facts && facts->state == 'S' && facts->foreground_group == facts->group &&
           look_at_reading(stage_.leader()).asleep;
}

std::optional<Finding> Trial::start(JobKind kind) {
    if (kind == JobKind::Disowned && !has_command("disown"))
        return NotStarted{};
    if (!enter(line_of(kind)))
        return NotMeasured{_("waited in vain for the shell to read its first line")};
    bool refused = false;
    const auto is_there = [&] {
        (void)stage_.look();
        for (const LedgerEntry* process : survivors(stage_.ledger()))
            if (process->last && is_the_job(*process->last))
                job_ = process->key;
        return job_.pid.value != 0;
    };
    const bool settled =
        until([&] { return is_there() || (refused = has_read() && nothing_else_lives()); });
    if (refused && !is_there())
        return NotStarted{};
    if (!settled)
        return NotMeasured{_("waited in vain for the job")};

    if (kind == JobKind::Foreground || kind == JobKind::Stopped || kind == JobKind::Resumed) {
        if (!until([&] { return is_waited_for(); }))
            return NotMeasured{_("waited in vain for the job to be in the foreground")};
        if (kind == JobKind::Foreground)
            return std::nullopt;
        stage_.type("\x1a");
        const auto is_stopped = [&] {
            const auto facts = job_now();
            return facts && facts->is_stopped() && reads();
        };
        if (!until(is_stopped))
            return NotMeasured{_("waited in vain for the job to stop, and its shell to read")};
    }
    if (kind == JobKind::Resumed) {
        (void)enter("bg");
        const auto runs = [&] {
            const auto facts = job_now();
            return facts && facts->state == 'S';
        };
        if (!until([&] { return has_read() && (runs() || !job_now()); }) || !runs())
            return NotMeasured{_("waited in vain for the job to run on after bg")};
    }
    if (kind == JobKind::Disowned)
        (void)enter("disown");
    if (!until([&] { return has_read() || (kind == JobKind::Stopped && reads()); }))
        return NotMeasured{_("waited in vain for the shell to read on")};
    (void)stage_.look();
    return std::nullopt;
}

// A shell may warn of stopped jobs before it obeys `exit`. Some shells do not know `exit`: ^D is
// the end of input, and small shells such as tsh know `quit`.
bool Trial::leaves() {
    for (const char* last_word : {"exit", "exit", "exit", "\x04", "quit"}) {
        (void)enter(last_word);
        (void)ends_or_reads_again();
        if (stage_.ended())
            return true;
    }
    return false;
}

std::optional<Finding> Trial::meet(SurveyEvent event) {
    const auto is_over = [&] { return stage_.ended(); };
    switch (event) {
    case SurveyEvent::Exit:
        if (!leaves())
            return NotMeasured{_("waited in vain for the shell to leave")};
        break;
    case SurveyEvent::Hangup:
        stage_.unplug();
        if (!until(is_over))
            return NotMeasured{_("waited in vain for the shell to end after the hangup")};
        break;
    case SurveyEvent::Sighup:
        (void)signal_process(stage_.leader(), SIGHUP); // not reaped: the pid is not used again
        (void)until(is_over, time_to_die_of_sighup);
        break;
    case SurveyEvent::Kill:
        (void)signal_process(stage_.leader(), SIGKILL);
        if (!until(is_over))
            return NotMeasured{_("waited in vain for the shell to die of SIGKILL")};
        break;
    }
    return std::nullopt;
}

// The shell, and the kernel at the end of the shell, send their signals before the shell can be
// reaped. So if the job sleeps or is stopped, and has none of these signals pending, the job has
// survived.
Finding Trial::fate() {
    const LedgerEntry* job = nullptr;
    bool lives = false;
    const auto is_decided = [&] {
        const Snapshot now = stage_.look();
        job = stage_.ledger().entry(job_);
        if (!job || job->death)
            return true;
        const ProcessFacts* facts = now.find(job_);
        const auto is_to_come = [&](int signal) {
            return facts->pending.contains(signal) && !facts->blocked.contains(signal);
        };
        lives = facts && (facts->state == 'S' || facts->state == 'T') && !is_to_come(SIGHUP) &&
                !is_to_come(SIGTERM) && !is_to_come(SIGCONT);
        return lives;
    };
    if (!until(is_decided) || !job)
        return NotMeasured{_("waited in vain for the fate of the job")};
    const bool shell_lives = !stage_.ended();
    if (lives)
        return SurveyedEnd{"survives", std::nullopt, std::nullopt, Evidence::Observed, shell_lives};

    SurveyedEnd fate{"dies", std::nullopt, std::nullopt, job->death->evidence, shell_lives};
    if (!job->death->how)
        return fate; // the shell reaped the job before the shell ended, and told nobody
    if (const auto* killed = std::get_if<Signaled>(&*job->death->how)) {
        fate.signal = killed->signal;
    } else {
        fate.outcome = "exits";
        fate.signal = stage_.ledger().caught_before_exit(*job);
    }
    if (fate.signal) {
        if (const auto sent = stage_.ledger().sender_of(*job, *fate.signal)) {
            fate.sender = sent->origin;
            fate.evidence = sent->evidence;
        }
    }
    return fate;
}

} // namespace

Finding run_trial(const SurveyedShell& shell, JobKind job, SurveyEvent event, bool traced) {
    auto home = TemporaryFolder::make();
    if (!home)
        return NotMeasured{home.error().message()};
    auto started = Stage::start(options_for(shell, traced, home.value().path()));
    if (!started)
        return NotMeasured{started.error().message()};
    Stage& stage = *started.value();
    Trial trial(stage, home.value().path()); // from here on, nothing is left behind
    if (stage.trace_refused())
        return NotMeasured{*stage.trace_refused()};
    if (auto finding = trial.start(job))
        return *finding;
    if (auto finding = trial.meet(event))
        return *finding;
    return trial.fate();
}

} // namespace leash
