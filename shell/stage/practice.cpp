#include "stage/practice.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "insight/autopsy.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "stage/autopsy_file.hpp"
#include "stage/relay.hpp"
#include "stage/survivors.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace leash {
namespace {

using namespace std::chrono_literals;

constexpr auto longest_settling = 3s;
constexpr auto settling_unwatched = 1s; // nobody sees the autopsy, so this only reaps the dead
constexpr auto time_to_end = 2s;

void complain(const SystemError& error) {
    (void)write_all(STDERR_FILENO, "leash: terminal: no practice terminal could be opened: " +
                                       error.message() + "\n");
}

void complain_of_recording(const SystemError& error) {
    (void)write_all(
        STDERR_FILENO,
        "leash: terminal: --record: " + error.message() +
            (error.number == EEXIST ? "; it is left as it is: choose another name\n" : "\n"));
}

std::string top_lines(const Stage& stage, const PracticeOptions& options, bool is_leash) {
    const std::string menu = name_of(options.menu_key) + " opens a menu";
    std::string text = " Practice terminal " + stage.terminal() +
                       ". Everything in it is real; your window is safe.\n";
    text += is_leash ? " `unplug` pulls its cable; `exit` leaves; " + menu + ".\n"
                     : " " + menu + ", and its u pulls the cable; `exit` leaves.\n";
    if (options.policy)
        text += " leash treats its jobs there as " + *options.policy + " does.\n";
    if (stage.is_traced())
        text += " Traced: the sender of each signal but SIGKILL is seen. Setuid programs (sudo,\n"
                " su) run without their owner's rights here, unless you are root.\n";
    if (stage.trace_refused())
        text += " Not traced, senders are inferred: " + *stage.trace_refused() + ".\n";
    if (options.recording)
        text += " What is shown is recorded in " + *options.recording + "\n";
    return text;
}

struct WallClock {
    std::string date, time;
};
WallClock wall_clock_now() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    const auto formatted = [&](const char* format) {
        char text[16];
        return std::string(text, std::strftime(text, sizeof text, format, &local));
    };
    return {formatted("%Y-%m-%d"), formatted("%H:%M:%S")};
}

Autopsy autopsy_of(Stage& stage, const WallClock& end) {
    const Snapshot after = stage.look();
    Autopsy autopsy = make_autopsy(stage.ledger(), after, end.time);
    autopsy.date = end.date;
    return autopsy;
}

int status_of(const Stage& stage) {
    if (stage.ledger().ending() == Ending::Hangup || !stage.leader_end())
        return 0;
    return shell_status(*stage.leader_end());
}

// How a practice terminal ended: by itself with a status, or by a signal to this process.
struct Status {
    int value;
};
struct BySignal {
    int signal;
};
using PracticeEnd = std::variant<Status, BySignal>;

// The window is gone, so nobody sees the autopsy now. The learner may ask for the autopsy later.
PracticeEnd hang_up(Stage& stage, int signal, const std::string& autopsy_file) {
    const WallClock end = wall_clock_now();
    stage.unplug();
    (void)stage.settle(settling_unwatched);
    (void)keep_autopsy(autopsy_file, autopsy_of(stage, end));
    return BySignal{signal};
}

// Returns the argv of the shell inside. An empty argv means this leash, as a stage starts it.
std::vector<std::string> shell_of(const PracticeOptions& options) {
    std::vector<std::string> shell = options.shell;
    if (options.policy && shell.empty())
        shell = {executable_path(), "--norc"};
    if (options.policy) {
        shell.push_back("--policy");
        shell.push_back(*options.policy);
    }
    return shell;
}

// "witness bob (905)"
std::string described(const LedgerEntry& process) {
    return cut_to_width(process.command, 30) + " (" + std::to_string(process.key.pid.value) + ")";
}

std::string held_by(const LedgerEntry& process, std::size_t width) {
    if (!process.last)
        return "";
    std::string head = " " + std::to_string(process.key.pid.value) + " still has: ";
    std::string lines;
    for (const std::string& line :
         wrapped(holdings_of(*process.last), std::max<std::size_t>(width, 40) - head.size())) {
        lines += head + line + "\n";
        head.assign(head.size(), ' ');
    }
    return lines;
}

// " End witness bob (905)? [Y/n] ", wrapped.
std::string question_to_end(const std::vector<std::string>& names, std::size_t width) {
    std::string question;
    for (const std::string& line :
         wrapped("End " + listed(names) + "? [Y/n]", std::max<std::size_t>(width, 40) - 2))
        question += (question.empty() ? " " : "\n ") + line;
    return question + " ";
}

bool is_yes(const std::optional<std::string>& answer) {
    return answer && answer->front() != 'n' && answer->front() != 'N';
}

void leave_running(Stage& stage, OuterTerminal& outer) {
    std::error_code none;
    const std::vector<const LedgerEntry*> left = survivors(stage.ledger());
    // A living witness may not have written anything there yet, but the witness will write.
    const bool has_logs = !std::filesystem::is_empty(stage.folder(), none) ||
                          std::any_of(left.begin(), left.end(), [](const LedgerEntry* process) {
                              return !process->name.empty();
                          });
    if (has_logs)
        stage.keep_folder();
    outer.show(has_logs ? " Left running. What they write is in " + stage.folder() + "\n"
                        : " Left running.\n");
}

} // namespace

void show_autopsy(Stage& stage, OuterTerminal& outer, const std::string& file) {
    const WallClock end = wall_clock_now();
    const bool settled = stage.settle(longest_settling);
    const Autopsy autopsy = autopsy_of(stage, end);
    stage.end_tracing(); // from now on nobody would answer for the tracees
    outer.show("\n" + render(autopsy, outer.size().columns));
    if (!settled)
        outer.show(" Not everything has come to rest yet; this is how it was after 3 seconds.\n");
    if (const auto kept = keep_autopsy(file, autopsy); !kept)
        outer.show(" It could not be kept: " + kept.error().message() + "\n");
    outer.drain(time_to_end);
}

void offer_to_end_survivors(Stage& stage, OuterTerminal& outer) {
    std::vector<std::string> names;
    std::vector<ProcessKey> keys;
    std::string held;
    for (const LedgerEntry* process : survivors(stage.ledger())) {
        names.push_back(described(*process));
        keys.push_back(process->key);
        held += held_by(*process, outer.size().columns);
    }
    if (keys.empty())
        return;
    outer.show(held);
    outer.forget_typed_ahead(); // these keys were meant for the inside
    outer.show(question_to_end(names, outer.size().columns));
    outer.drain(time_to_end);
    if (!is_yes(outer.read_line())) {
        leave_running(stage, outer);
        return;
    }
    for (const ProcessKey stubborn : end_processes(keys, time_to_end)) {
        const auto pid = stubborn.pid.value;
        outer.show(fmt::format(" {0} does not end at SIGTERM. It must at:  kill -KILL {0}\n", pid));
    }
    stage.handle(); // reaps the processes that have ended
    outer.drain(time_to_end);
}

namespace {

PracticeEnd practise(const PracticeOptions& options, std::optional<Recording>& recording) {
    auto opened = OuterTerminal::open();
    if (!opened) {
        complain(opened.error());
        return Status{1};
    }
    OuterTerminal outer = std::move(opened).value();
    if (auto noted = note_relay_signals(); !noted) {
        complain(noted.error());
        return Status{1};
    }
    if (options.recording) {
        auto created = Recording::create(*options.recording, outer.size());
        if (!created) {
            complain_of_recording(created.error());
            return Status{1};
        }
        recording = std::move(created).value();
        outer.record(*recording);
    }
    StageOptions wanted;
    wanted.shell = shell_of(options);
    wanted.environment = options.environment;
    wanted.offers_channel = options.shell.empty() || options.shell_is_leash;
    wanted.trace = options.trace;
    wanted.size = outer.size();
    wanted.modes = outer.own_modes();
    wanted.working_directory = ".";
    const bool is_leash = wanted.offers_channel;
    auto started = Stage::start(std::move(wanted));
    if (!started) {
        complain(started.error());
        return Status{1};
    }
    Stage& stage = *started.value();
    outer.show(top_lines(stage, options, is_leash));

    ScreenModes modes;
    RelayWatch watch;
    watch.menu_key = options.menu_key;
    const RelayEnd end = relay(stage, outer, modes, watch);
    if (recording)
        recording->mark(word(stage.ledger().ending()));
    return std::visit(overloaded{
                          [&](OuterGone) { return hang_up(stage, SIGHUP, options.autopsy_file); },
                          [&](ToldToEnd told) {
                              outer.write(modes.undo());
                              return hang_up(stage, told.signal, options.autopsy_file);
                          },
                          [&](const auto&) -> PracticeEnd {
                              outer.write(modes.undo());
                              show_autopsy(stage, outer, options.autopsy_file);
                              offer_to_end_survivors(stage, outer);
                              return Status{status_of(stage)};
                          },
                      },
                      end);
}

} // namespace

int run_practice_terminal(const PracticeOptions& options) {
    // Must outlive the OuterTerminal, which writes into the recording.
    std::optional<Recording> recording;
    // practise() has restored the modes and removed the folder of the stage when it returns. To die
    // of a signal, as below, skips destructors.
    const PracticeEnd end = practise(options, recording);
    if (recording && recording->problem())
        (void)write_all(STDERR_FILENO, "leash: terminal: the recording ends early: " +
                                           recording->problem()->message() + "\n");
    if (const auto* status = std::get_if<Status>(&end))
        return status->value;
    // If a signal tells a program to end, the program should die of that signal.
    die_of_signal(std::get<BySignal>(end).signal);
}

} // namespace leash
