#include "play.hpp"

#include "insight/words.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/process_descriptor.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signal_names.hpp"
#include "launch/reaper.hpp"
#include "observer.hpp"
#include "prediction.hpp"
#include "stage/stage.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace leash::differential {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto longest_wait = 30s;
// How long to wait for a prediction to come true. Only a wrong prediction takes this long.
constexpr auto time_to_be_proved_right = 4s;

struct NotPlayed {
    std::string why;
};

class Play {
  public:
    Play(const Scene& scene, Compare compare);
    ~Play();
    Report run();

  private:
    void type(const Step& step);
    void ask();
    void happen();
    void press(const std::string& key);
    void settle();
    bool has_come_to_rest();
    void compare();
    void compare_with_log(const Predicted& predicted);
    void compare_senders();
    Seen look_at(const Predicted& predicted);

    void wait_until(const std::string& what, const std::function<bool()>& holds);
    void wait_for_prompt(const std::string& prompt);
    void wait_for_reader(const std::string& witness);
    void wait_for_state(const std::vector<std::string>& witnesses, bool stopped,
                        bool alone = false);
    // The first line of a witness's log has its process ID. The witness writes the line when it has
    // set its dispositions.
    std::optional<Pid> pid_of(const std::string& witness) const;
    std::string processes_elsewhere() const;
    // True if no process of the scene is on its way: none runs, and setsid and nohup have called
    // exec.
    bool is_quiet();

    const Scene& scene_;
    const Compare compare_;
    const pid_t parent_ = ::getppid();
    TemporaryFolder folder_;
    std::unique_ptr<Stage> stage_;
    Observer observer_;
    std::string screen_;
    std::size_t seen_ = 0;
    std::vector<Predicted> predicted_;
    std::map<Pid, ProcessFacts> before_;
    std::map<std::string, Pid> readers_;
    Report report_;
};

bool predicted_by_itself(const Predicted& shell) {
    return !shell.causes.empty() && shell.causes.front().sender == "shell";
}

Detail ids_alone(const ProcessFacts&) {
    return Detail::Ids;
}

std::vector<std::string> command_of(const std::string& outer) {
    if (outer == "bash")
        return {"bash", "--norc", "--noprofile", "-i"};
    if (outer == "zsh")
        return {"zsh", "-f", "-i"};
    if (outer == "dash")
        return {"dash", "-i"};
    return {"leash", "--norc", "-i"};
}

Play::Play(const Scene& scene, Compare compare)
    : scene_(scene), compare_(compare), folder_(TemporaryFolder::make().value()) {
    const std::string binary = LEASH_BINARY;
    StageOptions options;
    options.shell = command_of(scene.outer);
    options.offers_channel = false; // leash has no stage, as outside practice terminals
    options.trace = compare == Compare::Senders;
    options.size = {24, 500};
    options.working_directory = folder_.path();
    options.environment = {
        "HOME=" + folder_.path(),
        "XDG_STATE_HOME=" + folder_.path(),
        "XDG_CONFIG_HOME=" + folder_.path(),
        "LEASH_WITNESS_LOGS=" + folder_.path(),
        "PATH=" + std::string(LEASH_PROGRAMS) + ":" + binary.substr(0, binary.rfind('/')) +
            ":/usr/local/bin:/usr/bin:/bin",
        "PS1=" + std::string(scene.outer.empty() ? "ready> " : "outer> "),
        "TERM=dumb",
        "LC_ALL=C.UTF-8",
        "ENV=",
        "INPUTRC=/dev/null",
    };
    auto stage = Stage::start(std::move(options));
    if (!stage)
        throw NotPlayed{in_english(stage.error().message())};
    stage_ = std::move(stage).value();
    stage_->on_output = [this](std::string_view text) { screen_ += text; };
}

// Ends every descendant. No descendant can escape, because the process of the stage is a subreaper.
Play::~Play() {
    const Pid self{::getpid()};
    for (int round = 0; round < 100; ++round) {
        const Snapshot snapshot = take_snapshot(ids_alone);
        bool any = false;
        for (const auto& [pid, facts] : snapshot.processes)
            if (descends_from(snapshot, pid, self) && !facts.is_zombie()) {
                any = true;
                if (auto held = open_process(pid);
                    held && read_start_time(pid) == facts.key.start_time)
                    (void)signal_held_process(held.value(), SIGKILL);
            }
        stage_->turn(1ms);
        if (!any)
            break;
    }
    stage_->end_tracing();
    (void)reap_all();
}

Report Play::run() {
    if (compare_ == Compare::Senders && !stage_->is_traced())
        throw NotPlayed{"tracing is not allowed here"};
    wait_for_prompt(scene_.outer.empty() ? "ready> " : "outer> ");
    for (const Step& step : scene_.steps)
        type(step);
    ask();
    happen();
    settle();
    if (compare_ == Compare::Senders)
        compare_senders();
    else
        compare();
    return std::move(report_);
}

// ---- typing -------------------------------------------------------------------------------------

void Play::wait_until(const std::string& what, const std::function<bool()>& holds) {
    const auto deadline = steady_clock::now() + longest_wait;
    while (!holds()) {
        if (::getppid() != parent_) // the test has ended, so this process must clean up
            throw NotPlayed{"the test was ended"};
        if (steady_clock::now() > deadline)
            throw NotPlayed{"waited in vain until " + what + "; the screen was:\n" + screen_};
        stage_->turn(2ms);
    }
}

void Play::wait_for_prompt(const std::string& prompt) {
    wait_until("there is the prompt " + prompt, [&] {
        const std::size_t found = screen_.find(prompt, seen_);
        if (found == std::string::npos)
            return false;
        seen_ = found + prompt.size();
        return true;
    });
}

std::optional<Pid> Play::pid_of(const std::string& witness) const {
    if (const auto found = readers_.find(witness); found != readers_.end())
        return found->second;
    const auto log = read_file(folder_.path() + "/" + witness + ".log");
    if (!log || log.value().find(" is alive") == std::string::npos)
        return std::nullopt;
    return Pid{static_cast<pid_t>(std::stol(log.value().substr(witness.size() + 1)))};
}

// Waits for the whole process group: the witness, its children, and the subshell around it.
void Play::wait_for_state(const std::vector<std::string>& witnesses, bool stopped, bool alone) {
    for (const std::string& witness : witnesses)
        wait_until(witness + (stopped ? " is stopped" : " runs"), [&] {
            const Snapshot snapshot = stage_->look();
            const ProcessFacts* facts = snapshot.find(*pid_of(witness));
            if (!facts)
                return false;
            if (alone)
                return facts->is_stopped() == stopped;
            const auto members = snapshot.members_of(facts->group);
            return std::all_of(members.begin(), members.end(), [&](const ProcessFacts* member) {
                return member->is_zombie() || member->is_stopped() == stopped;
            });
        });
}

// A witness that reads first has not written its log yet.
void Play::wait_for_reader(const std::string& witness) {
    wait_until(witness + " is stopped by its reading", [&] {
        for (const auto& [pid, facts] : stage_->look().processes)
            if (facts.is_stopped() && facts.name == "witness")
                if (const auto whole = read_process(pid);
                    whole && whole->working_directory == folder_.path() &&
                    whole->command_line.size() > 1 && whole->command_line[1] == witness)
                    readers_[witness] = pid;
        return readers_.count(witness) != 0;
    });
}

void Play::type(const Step& step) {
    const std::size_t begin = seen_ = screen_.size();
    stage_->type(step.is_key ? step.text : step.text + "\r");
    if (!step.is_key) // the echoed line may contain the text of the prompt
        wait_until("the line is echoed", [&] {
            const std::size_t end = screen_.find('\n', seen_);
            seen_ = end == std::string::npos ? seen_ : end;
            return end != std::string::npos;
        });
    if (!step.prompt.empty())
        wait_for_prompt(step.prompt);
    // Race: a traced process is stopped before its shell knows, so `bg` may have come too early.
    if (screen_.find("already running", begin) != std::string::npos)
        return type(step);
    for (const std::string& witness : step.ready)
        wait_until(witness + " is up", [&] { return pid_of(witness).has_value(); });
    if (!step.reading.empty())
        wait_for_reader(step.reading);
    wait_for_state(step.stopped, true, step.stopped_alone);
    wait_for_state(step.running, false);
}

// The stage knows whether a tracee is stopped, or only waits a moment for its tracer.
bool Play::is_quiet() {
    const Snapshot snapshot = stage_->look();
    return std::none_of(
        snapshot.processes.begin(), snapshot.processes.end(), [&](const auto& entry) {
            const ProcessFacts& facts = entry.second;
            return descends_from(snapshot, entry.first, Pid{::getpid()}) &&
                   ((facts.state != 'S' && !facts.is_stopped()) || facts.name == "setsid" ||
                    facts.name == "nohup" || facts.name == "sh");
        });
}

// Returns the process IDs of witnesses that forecast does not list by itself.
std::string Play::processes_elsewhere() const {
    std::string operands;
    for (const std::string& witness : scene_.witnesses)
        if (const auto pid = pid_of(witness)) {
            const auto facts = read_process(*pid);
            if (facts && !facts->terminal)
                operands += " " + std::to_string(pid->value);
        }
    return operands;
}

void Play::ask() {
    const std::string answer = folder_.path() + "/answer";
    const std::string question = "forecast --json --if '" + word(scene_.event) + "'";
    wait_until("all is quiet", [&] { return is_quiet(); });
    const std::string elsewhere = processes_elsewhere();
    const std::string asking = question + " > answer; " +
                               (elsewhere.empty() ? "" : question + elsewhere + " > answer2; ") +
                               ": > answered";
    if (!scene_.foreground) {
        type({asking, false, scene_.prompt});
    } else {
        if (::mkfifo((folder_.path() + "/gate").c_str(), 0600) != 0)
            throw NotPlayed{"there is no FIFO"};
        type({"(read line < gate; " + asking + ") &", false, scene_.prompt});
        type(*scene_.foreground);
        wait_until("all is quiet", [&] { return is_quiet(); });
        wait_until("the gate is read", [&] {
            return static_cast<bool>(open_file(folder_.path() + "/gate", O_WRONLY | O_NONBLOCK));
        });
    }
    wait_until("the forecast is there",
               [&] { return ::access((folder_.path() + "/answered").c_str(), F_OK) == 0; });
    wait_until("all is quiet again", [&] { return is_quiet(); });
    predicted_ = read_predictions(read_file(answer).value_or(""));
    for (const Predicted& one : read_predictions(read_file(answer + "2").value_or("[]")))
        if (std::none_of(predicted_.begin(), predicted_.end(),
                         [&](const Predicted& other) { return other.pid == one.pid; }))
            predicted_.push_back(one);
    if (predicted_.empty())
        throw NotPlayed{"forecast said nothing; the screen was:\n" + screen_};
    for (const Predicted& one : predicted_) {
        observer_.watch(one.pid);
        if (const auto facts = read_process(one.pid))
            before_[one.pid] = *facts;
    }
    stage_->look();
}

// ---- the event ----------------------------------------------------------------------------------

void Play::press(const std::string& key) {
    // The terminal takes keys in order. When the next keys are echoed, this key has had its effect.
    const std::string next = "zq";
    seen_ = screen_.size();
    stage_->type(key + next);
    wait_until("the next key is echoed",
               [&] { return screen_.find(next, seen_) != std::string::npos; });
}

void Play::happen() {
    const Pid shell = predicted_.front().pid;
    switch (scene_.event) {
    case ForecastEvent::Exit:
        for (int times = 0; times < 3 && !observer_.has_ended(shell); ++times) {
            seen_ = screen_.size();
            stage_->type("exit\r");
            // The shell may warn of stopped jobs once.
            wait_until("it leaves, or asks again", [&] {
                return observer_.has_ended(shell) ||
                       screen_.find("\n" + scene_.prompt, seen_) != std::string::npos;
            });
        }
        break;
    case ForecastEvent::Hangup:
        return stage_->unplug();
    case ForecastEvent::Sighup:
        ::kill(shell.value, SIGHUP);
        break;
    case ForecastEvent::Kill:
        ::kill(shell.value, SIGKILL);
        break;
    case ForecastEvent::CtrlC:
        return press("\x03");
    case ForecastEvent::CtrlZ:
        return press("\x1a");
    case ForecastEvent::CtrlBackslash:
        return press("\x1c");
    }
}

// True if the predictions have come true, no signal is pending, and no process runs to act on a
// signal.
bool Play::has_come_to_rest() {
    for (const Predicted& one : predicted_) {
        if (observer_.has_ended(one.pid))
            continue;
        const auto facts = read_process(one.pid);
        if (!facts)
            return false;
        const bool is_shell = facts->name.find("witness") == std::string::npos;
        if (!one.unknowable && (one.outcome == "dies" || one.outcome == "exits" ||
                                (one.outcome == "decides" && is_shell)))
            return false;
        if (one.outcome == "stops" && !facts->is_stopped())
            return false;
        SignalSet takeable{facts->pending.bits & ~facts->blocked.bits};
        if (facts->is_stopped() ? takeable.contains(SIGCONT) || takeable.contains(SIGKILL)
                                : !takeable.empty() || facts->state != 'S')
            return false;
    }
    return true;
}

void Play::settle() {
    const auto deadline = steady_clock::now() + time_to_be_proved_right;
    for (int times_quiet = 0; times_quiet < 3 && steady_clock::now() < deadline;) {
        stage_->turn(2ms);
        times_quiet = has_come_to_rest() ? times_quiet + 1 : 0;
    }
}

// ---- the comparison -----------------------------------------------------------------------------

Seen Play::look_at(const Predicted& predicted) {
    Seen seen;
    seen.was_stopped = before_[predicted.pid].is_stopped();
    seen.lives = !observer_.has_ended(predicted.pid);
    if (!seen.lives) {
        seen.end = observer_.end_of(predicted.pid);
        const LedgerEntry* entry = stage_->ledger().entry(predicted.pid);
        if (!seen.end && entry && entry->death)
            seen.end = entry->death->how;
        return seen;
    }
    if (const auto facts = read_process(predicted.pid)) {
        seen.stopped = facts->is_stopped();
        if (const auto found = facts->descriptors.find(1); found != facts->descriptors.end())
            seen.output = word(output_of(found->second));
    }
    return seen;
}

void Play::compare() {
    std::set<Pid> known;
    for (const Predicted& one : predicted_) {
        known.insert(one.pid);
        const Seen seen = look_at(one);
        ++report_.processes;
        report_.undecided += is_undecided(one) ? 1 : 0;
        if (!agrees(one, seen))
            report_.wrong.push_back(
                before_[one.pid].command() + " (" + std::to_string(one.pid.value) +
                ")\n    predicted: " + described(one) + "\n    seen: " + described(seen));
    }
    for (const Predicted& one : predicted_)
        compare_with_log(one);
    for (const std::string& witness : scene_.witnesses)
        if (const auto pid = pid_of(witness); pid && known.count(*pid) == 0)
            report_.wrong.push_back(witness + ": forecast has said nothing about it");
}

// A witness that catches a signal writes the sender into its log.
void Play::compare_with_log(const Predicted& predicted) {
    const auto& command = before_[predicted.pid].command_line;
    if (predicted.outcome != "decides" || predicted.unknowable || command.size() < 2 ||
        command[0] != "witness" || pid_of(command[1]) != predicted.pid)
        return;
    const std::string log = read_file(folder_.path() + "/" + command[1] + ".log").value_or("");
    const Pid shell = predicted_.front().pid;
    ++report_.senders;
    // The first sender counts, because the kernel keeps only one pending signal of each number.
    const std::string got = "got SIG" + predicted.causes.front().signal + " from ";
    const std::size_t first = log.find(got);
    for (const Predicted::Cause& cause : predicted.causes) {
        const std::string sender = cause.sender == "kernel" ? "the kernel"
                                   : cause.sender == "shell"
                                       ? "process " + std::to_string(shell.value)
                                       : "process " + cause.sender;
        if (first != std::string::npos &&
            log.compare(first + got.size(), sender.size() + 1, sender + "\n") == 0)
            return;
    }
    report_.wrong.push_back(before_[predicted.pid].command() +
                            "\n    predicted: " + described(predicted) + "\n    its log:\n" + log);
}

void Play::compare_senders() {
    const Pid shell = predicted_.front().pid;
    for (const Predicted& one : predicted_) {
        const LedgerEntry* entry = stage_->ledger().entry(one.pid);
        if (!entry || !entry->death || !entry->death->how || is_undecided(one) ||
            (one.pid == shell &&
             (scene_.event != ForecastEvent::Hangup || predicted_by_itself(one))))
            continue; // the signal of the event, or the signal that leash sends itself to end
        const auto* end = std::get_if<Signaled>(&*entry->death->how);
        const auto sender = end ? stage_->ledger().sender_of(*entry, end->signal) : std::nullopt;
        if (!sender || sender->evidence != Evidence::Observed)
            continue;
        ++report_.senders;
        if (!agrees(one, end->signal, sender->origin, shell))
            report_.wrong.push_back(
                before_[one.pid].command() + " (" + std::to_string(one.pid.value) +
                ")\n    predicted: " + described(one) + "\n    seen: " + signal_name(end->signal) +
                " from " + word(sender->origin));
    }
}

} // namespace

Report play(const Scene& scene, Compare compare) {
    try {
        return Play(scene, compare).run();
    } catch (const NotPlayed& reason) {
        Report report;
        report.not_played = reason.why;
        return report;
    } catch (const std::exception& error) {
        Report report;
        report.not_played = std::string("forecast's answer cannot be read: ") + error.what();
        return report;
    }
}

} // namespace leash::differential
