// The forecast: what will become of every process of a terminal if something happens to it, who
// will signal whom, and why.
//
// A pure function over a Snapshot and what the shell knows of its jobs. It knows two kinds of
// rules: the kernel's, which hold everywhere, and the shells', which are a HangupPolicy each.
// What cannot be known is said to be so: a process that catches the signal decides itself, and
// where two senders race, both are named.
//
// Source: POSIX XSH _exit, "Consequences of Process Termination"; setpgid(2), credentials(7),
// signal(7).
#pragma once

#include "insight/words.hpp"
#include "jobs/hangup_policy.hpp"
#include "kernel/snapshot.hpp"
#include "kernel/terminal_modes.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// The last three are keys typed at the terminal.
enum class ForecastEvent { Exit, Hangup, Sighup, Kill, CtrlC, CtrlZ, CtrlBackslash };
const std::vector<ForecastEvent>& all_forecast_events();
std::string word(ForecastEvent event); // "exit" "hangup" "sighup" "kill" "ctrl-c" ...
std::optional<ForecastEvent> forecast_event_named(std::string_view name);
bool is_key(ForecastEvent event);

// Unaffected: a key changed nothing. Where something ends, the same is called Survives.
enum class ForecastOutcome { Survives, Dies, Exits, Stops, Continues, Decides, Unaffected };
std::string word(ForecastOutcome outcome);

// A job of the shell, as it knows it; who is in it now, the snapshot says.
struct ForecastJob {
    enum class Tie { Tied, Spared, Disowned }; // Spared: disown -h
    int number = 0;                            // 0: it has none
    std::optional<ProcessGroup> group;         // none: without job control
    std::vector<Pid> processes;
    JobPosture posture = JobPosture::Running;
    Tie tie = Tie::Tied;
};
ForecastJob forecast_job(const Job& job);
// The process group as a job of `shell`, from what the snapshot shows: no number, and whether the
// shell has disowned it cannot be seen.
ForecastJob job_seen_from_outside(const Snapshot& snapshot, const ProcessFacts& shell,
                                  ProcessGroup group);
// The process groups, other than the shell's own, in which it has a child in its session.
std::vector<ProcessGroup> groups_started_by(const Snapshot& snapshot, const ProcessFacts& shell);

struct ForecastQuestion {
    Pid shell; // a leash at its prompt, or waiting for a job in the foreground
    std::vector<ForecastJob> jobs;
    HangupPolicy policy = policy_of_leash();
    bool huponexit = false;
    bool sighup_is_trapped = false; // `trap ... HUP`: leash does not leave for it
    // A script instead: it neither catches SIGHUP nor looks at its terminal, and leaves its jobs
    // be.
    bool at_prompt = true;
    std::map<ForecastEvent, std::string> dead_keys; // the keys that send no signal, and why
    std::vector<Pid> also; // processes outside the session that are asked about
};

// By the terminal's modes: without ISIG no key sends a signal, and stty(1) can make others do so.
std::map<ForecastEvent, std::string> dead_keys(const TerminalModes& modes);

// `forecast` itself may run in a subshell (`forecast | less`, `forecast &`): a process that will be
// gone when its answer is read. Takes it and its process group out of the snapshot; had they the
// terminal, the shell has it.
void leave_out(Snapshot& snapshot, Pid asker, Pid shell);

bool descends_from(const Snapshot& snapshot, Pid pid, Pid ancestor);

struct SignalCause {
    int signal;
    SignalOrigin sender; // ShellSent is the shell that was asked about; another shell is a process
    friend bool operator==(const SignalCause&, const SignalCause&) = default;
};

struct Prediction {
    Pid pid;
    std::string command;
    std::optional<int> job;
    ForecastEvent event{};
    ForecastOutcome outcome{};
    // The signal that kills, stops, continues, or is caught; nothing for one that lives on.
    std::optional<SignalCause> cause;
    std::vector<SignalCause> or_else; // in a race: as likely as not one of these instead
    bool unknowable = false;          // a race decides even the outcome; `why` tells of it
    std::optional<Output> output;     // where its standard output goes then, if it lives
    std::vector<std::string> why;     // each with the fact it stands on

    bool lives() const {
        return outcome != ForecastOutcome::Dies && outcome != ForecastOutcome::Exits;
    }
};

// One prediction for each process of the shell's session, for its descendants that have no
// terminal, and for those of question.also: the shell first, its jobs by number, the others by
// process ID. Zombies have no future. Empty where the snapshot does not have the shell.
std::vector<Prediction> forecast(const Snapshot& snapshot, const ForecastQuestion& question,
                                 ForecastEvent event);

// What one process would meet under each of all_policies(), in that order.
struct PolicyForecast {
    std::string_view policy;
    std::vector<Prediction> predictions; // of exit, hangup, sighup and kill
};
std::vector<PolicyForecast> forecast_policies(const Snapshot& snapshot,
                                              const ForecastQuestion& question, Pid process);

// A prediction in the words of JSON and tables; "" where there is nothing to say.
struct PredictionWords {
    std::string pid, job, event, outcome, signal, sender, output;
    std::vector<std::string> why;
};
PredictionWords words_of(const Prediction& prediction);
// "HUP shell", "survives", "stops", "decides": a cell of a table.
std::string cell_of(const Prediction& prediction);
// "dies of SIGHUP, sent by the shell"
std::string phrase_of(const Prediction& prediction);

// The screens, at most 80 columns wide; each line is ended by a newline. `by_event` holds one
// forecast() for each column, of the same snapshot and question.
// Where the terminal's session is not led by the shell: by whom, and what that means. Else empty.
std::string render_leader(const Snapshot& snapshot, Pid shell);
std::string render_forecast(const std::vector<std::vector<Prediction>>& by_event);
std::string render_why(const Prediction& prediction);
std::string render_policies(const std::vector<PolicyForecast>& forecasts);

} // namespace leash
