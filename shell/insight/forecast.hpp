// The forecast: what will happen to every process of a terminal if an event happens, which process
// will signal which other process, and why.
//
// forecast() is a pure function over a Snapshot and what the shell knows of its jobs. forecast()
// knows two kinds of rules: the rules of the kernel, which hold everywhere, and the rules of a
// shell, which are a HangupPolicy.
//
// Invariant: the forecast never guesses. If a process catches the signal, the outcome is Decides;
// if two senders race, the prediction names both.
//
// Source: POSIX XSH _exit, "Consequences of Process Termination"; setpgid(2), credentials(7),
// signal(7).
#pragma once

#include "base/translator.hpp"
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

// Unaffected is the word for a key that changes nothing. For the other events, the word is
// Survives.
enum class ForecastOutcome { Survives, Dies, Exits, Stops, Continues, Decides, Unaffected };
std::string word(ForecastOutcome outcome);

// A job, as the shell knows the job. The snapshot says which processes are in the group now.
struct ForecastJob {
    enum class Tie { Tied, Spared, Disowned }; // Spared: by disown -h
    int number = 0;                            // 0 if the job has no number
    std::optional<ProcessGroup> group;         // nullopt if the shell has no job control
    std::vector<Pid> processes;
    JobPosture posture = JobPosture::Running;
    Tie tie = Tie::Tied;
};
ForecastJob forecast_job(const Job& job);
// Returns the process group as a job of `shell`, from what the snapshot shows. The job has no
// number, and its tie is Tied, because a snapshot does not show what the shell has disowned.
ForecastJob job_seen_from_outside(const Snapshot& snapshot, const ProcessFacts& shell,
                                  ProcessGroup group);
// Returns the process groups of the session in which `shell` has a child, without the shell's own.
std::vector<ProcessGroup> groups_started_by(const Snapshot& snapshot, const ProcessFacts& shell);

struct ForecastQuestion {
    Pid shell; // a leash at its prompt, or waiting for a job in the foreground
    std::vector<ForecastJob> jobs;
    HangupPolicy policy = policy_of_leash();
    bool huponexit = false;
    bool sighup_is_trapped = false; // `trap ... HUP`: leash does not leave when it gets SIGHUP
    // False if the shell runs a script. Then the shell does not catch SIGHUP, does not watch its
    // terminal, and sends its jobs nothing.
    bool at_prompt = true;
    std::map<ForecastEvent, Message> dead_keys; // the keys that send no signal, and why
    std::vector<Pid> also; // processes outside the session to make a prediction for
};

// Returns the keys that send no signal, and why: ISIG is off in the terminal's modes, or stty(1)
// has given the signal to another key.
std::map<ForecastEvent, Message> dead_keys(const TerminalModes& modes);

// Removes `asker` and its process group from the snapshot. `forecast` itself may run in a subshell
// (`forecast | less`, `forecast &`), which will be gone when the learner reads the answer. If that
// process group has the terminal, the snapshot gives the terminal to the shell.
void leave_out(Snapshot& snapshot, Pid asker, Pid shell);

bool descends_from(const Snapshot& snapshot, Pid pid, Pid ancestor);

struct SignalCause {
    int signal;
    SignalOrigin sender; // ShellSent: the shell of the question; another shell is ProcessSent
    friend bool operator==(const SignalCause&, const SignalCause&) = default;
};

struct Prediction {
    Pid pid;
    std::string command;
    std::optional<int> job;
    ForecastEvent event{};
    ForecastOutcome outcome{};
    // The signal that kills, stops or continues the process, or that it catches; else nullopt.
    std::optional<SignalCause> cause;
    std::vector<SignalCause> or_else; // in a race, one of these may come first instead
    bool unknowable = false;          // a race decides even the outcome; `why` tells of the race
    std::optional<Output> output;     // where standard output goes then, if the process lives
    std::vector<Message> why;         // the reasons in order, each with the fact behind it
    bool is_asker = false;            // the process is the shell of the question

    bool lives() const {
        return outcome != ForecastOutcome::Dies && outcome != ForecastOutcome::Exits;
    }
};

// Returns one prediction for each process of the shell's session and of its jobs, for each
// descendant of the shell that has no terminal, and for each process of question.also. The shell
// comes first, then the jobs by number, then the others by process ID. Zombies get no prediction.
// Returns an empty vector if the snapshot does not have the shell.
std::vector<Prediction> forecast(const Snapshot& snapshot, const ForecastQuestion& question,
                                 ForecastEvent event);

// The predictions for one process under one of all_policies().
struct PolicyForecast {
    std::string_view policy;
    std::vector<Prediction> predictions; // of exit, hangup, sighup and kill
};
// Returns one forecast for each policy, in the order of all_policies().
std::vector<PolicyForecast> forecast_policies(const Snapshot& snapshot,
                                              const ForecastQuestion& question, Pid process);

// Returns true if the event is a signal to this very process: SIGHUP or SIGKILL to the shell. The
// screens name no sender then. In JSON the sender is the shell.
bool is_own_signal(const Prediction& prediction, const SignalCause& cause);
// Returns a cell of a table: "HUP shell", "HUP", "survives", "stops", "decides".
std::string cell_of(const Prediction& prediction, const Translator& translate);
// "dies of SIGHUP, sent by the shell"
Message phrase_of(const Prediction& prediction);

// The screens are at most `width` columns wide, at least 50, and those of render_policies() at
// least 60; each line ends with a newline.

// Says which process leads the session, and what follows. Returns "" if the shell leads its
// session.
std::string render_leader(const Snapshot& snapshot, Pid shell, const Translator& translate,
                          std::size_t width = 80);
// `by_event` holds one forecast() for each column, all of the same snapshot and question. A key
// that changes nothing has no column, unless the table has no other column.
std::string render_forecast(const std::vector<std::vector<Prediction>>& by_event,
                            const Translator& translate, std::size_t width = 80);
std::string render_why(const Prediction& prediction, const Translator& translate,
                       std::size_t width = 80);
std::string render_policies(const std::vector<PolicyForecast>& forecasts,
                            const Translator& translate, std::size_t width = 80);

} // namespace leash
