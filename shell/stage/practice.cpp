#include "stage/practice.hpp"

#include "base/foreign_text.hpp"
#include "base/layout.hpp"
#include "base/message_list.hpp"
#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "insight/autopsy.hpp"
#include "insight/big_screen.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"
#include "kernel/own_files.hpp"
#include "kernel/send_signal.hpp"
#include "stage/autopsy_file.hpp"
#include "stage/environment.hpp"
#include "stage/relay.hpp"
#include "stage/survivors.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
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

void complain(const Translator& translate, const Message& message) {
    (void)write_all(STDERR_FILENO,
                    fitted_for(STDERR_FILENO, "leash: terminal: " + translate(message) + "\n"));
}

Message not_opened(const SystemError& error) {
    return _("no practice terminal could be opened: {0}", error.message());
}

Message not_recorded(const SystemError& error) {
    return error.number == EEXIST
               ? _("--record: {0}; it is left as it is: choose another name", error.message())
               : _("--record: {0}", error.message());
}

std::string top_lines(const Stage& stage, const PracticeOptions& options, bool is_leash) {
    const Translator& translate = options.translate;
    const std::string menu = name_of(options.menu_key);
    std::string text =
        translate(_(" Practice terminal {0}. Everything in it is real; your window is safe.\n",
                    stage.terminal()));
    text += translate(
        is_leash ? _(" `unplug` pulls its cable; `exit` leaves; {0} opens a menu.\n", menu)
                 : _(" {0} opens a menu, and its u pulls the cable; `exit` leaves.\n", menu));
    if (options.policy)
        text += translate(_(" leash treats its jobs there as {0} does.\n", *options.policy));
    if (stage.is_traced())
        text += translate(
            _(" Traced: the sender of each signal but SIGKILL is seen. Setuid programs (sudo,\n"
              " su) run without their owner's rights here, unless you are root.\n"));
    if (stage.trace_refused())
        text += translate(_(" Not traced, senders are inferred: {0}.\n", *stage.trace_refused()));
    if (options.recording)
        text += translate(_(" What is shown is recorded in {0}\n", *options.recording));
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

std::string held_by(const LedgerEntry& process, std::size_t width, const Translator& translate) {
    if (!process.last)
        return "";
    return behind(translate(_(" {0} still has: ", process.key.pid.value)),
                  made_visible(translate(holdings_of(*process.last))), width);
}

// " End witness bob (905)? [Y/n] ", wrapped.
std::string question_to_end(const std::vector<std::string>& names, std::size_t width,
                            const Translator& translate) {
    std::string question;
    for (const std::string& line : wrapped(translate(_("End {0}? [Y/n]", enumerated(names))),
                                           std::max<std::size_t>(width, 40) - 2))
        question += (question.empty() ? " " : "\n ") + line;
    return question + " ";
}

bool is_yes(const std::optional<std::string>& answer) {
    return answer && answer->front() != 'n' && answer->front() != 'N';
}

void leave_running(Stage& stage, OuterTerminal& outer, const Translator& translate) {
    std::error_code none;
    const std::vector<const LedgerEntry*> left = survivors(stage.ledger());
    std::vector<ProcessKey> keys;
    keys.reserve(left.size());
    for (const LedgerEntry* process : left)
        keys.push_back(process->key);
    outer.show(told_left_running(keys, translate));
    // A living witness may not have written anything there yet, but the witness will write.
    const bool has_logs = !std::filesystem::is_empty(stage.folder(), none) ||
                          std::any_of(left.begin(), left.end(), [](const LedgerEntry* process) {
                              return !process->name.empty();
                          });
    if (!has_logs)
        return;
    stage.keep_folder();
    outer.show(translate(_(" What they write is in {0}\n", stage.folder())));
}

} // namespace

void show_autopsy(Stage& stage, OuterTerminal& outer, const std::string& file,
                  const Translator& translate, const ShowBig& show_big) {
    const WallClock end = wall_clock_now();
    const bool settled = stage.settle(longest_settling);
    const Autopsy autopsy = autopsy_of(stage, end);
    stage.end_tracing(); // from now on nobody would answer for the tracees
    const Outcome kept = keep_autopsy(file, autopsy); // the window may be closed while it is shown
    if (show_big)
        show_big("\n" + render_big(autopsy, translate));
    else
        outer.show_inked("\n" + render(autopsy, outer.display(), translate));
    if (!settled)
        outer.show(translate(
            _(" Not everything has come to rest yet; this is how it was after 3 seconds.\n")));
    if (!kept)
        outer.show(translate(_(" It could not be kept: {0}\n", kept.error().message())));
    outer.drain(time_to_end);
}

void offer_to_end_survivors(Stage& stage, OuterTerminal& outer, const Translator& translate) {
    std::vector<NamedProcess> asked;
    std::vector<std::string> names;
    std::vector<ProcessKey> keys;
    std::string held;
    for (const LedgerEntry* process : survivors(stage.ledger())) {
        asked.push_back(named_process(process->key, process->command));
        names.push_back(asked.back().name);
        keys.push_back(process->key);
        held += held_by(*process, outer.size().columns, translate);
    }
    if (keys.empty())
        return;
    outer.show(held);
    outer.forget_typed_ahead(); // these keys were meant for the inside
    outer.show(question_to_end(names, outer.size().columns, translate));
    outer.drain(time_to_end);
    if (!is_yes(outer.read_line())) {
        leave_running(stage, outer, translate);
        return;
    }
    const EndedProcesses became = end_processes(keys, time_to_end);
    outer.show(told_end(asked, became, outer.size().columns, translate));
    stage.handle(); // reaps the processes that have ended
    outer.drain(time_to_end);
}

namespace {

// Returns false if the reader has gone, or a signal came.
bool show_in_screens(OuterTerminal& outer, const std::string& text, const Translator& translate) {
    const auto screens = big_screens(text);
    for (std::size_t i = 0; i < screens.size(); ++i) {
        outer.show(screens[i]);
        if (i + 1 == screens.size())
            continue;
        outer.forget_typed_ahead(); // these keys were meant for the inside
        outer.show(translate(_(" Enter: the next screen ")));
        outer.drain(time_to_end);
        if (!outer.read_line())
            return false;
    }
    return true;
}

// Shows the autopsy, and offers to end the survivors, unless the reader has gone meanwhile.
void show_end(Stage& stage, OuterTerminal& outer, const PracticeOptions& options) {
    const Translator& translate = options.translate;
    bool is_there = true;
    ShowBig show_big;
    if (options.big)
        show_big = [&](const std::string& text) {
            is_there = show_in_screens(outer, text, translate);
        };
    show_autopsy(stage, outer, options.autopsy_file, translate, show_big);
    if (is_there)
        offer_to_end_survivors(stage, outer, translate);
    else if (!survivors(stage.ledger()).empty())
        leave_running(stage, outer, translate);
}

PracticeEnd practise(const PracticeOptions& options, std::optional<Recording>& recording) {
    auto opened = OuterTerminal::open();
    if (!opened) {
        complain(options.translate, not_opened(opened.error()));
        return Status{1};
    }
    OuterTerminal outer = std::move(opened).value();
    if (auto noted = note_relay_signals(); !noted) {
        complain(options.translate, not_opened(noted.error()));
        return Status{1};
    }
    if (options.recording) {
        auto created = Recording::create(*options.recording, outer.size());
        if (!created) {
            complain(options.translate, not_recorded(created.error()));
            return Status{1};
        }
        recording = std::move(created).value();
        outer.record(*recording);
    }
    StageOptions wanted;
    wanted.shell = shell_of(options);
    wanted.environment = options.environment;
    wanted.offers_channel = options.shell.empty() || options.shell_is_leash;
    wanted.environment.push_back(
        "PS1=" + practice_prompt(wanted.offers_channel ? "" : options.shell.front(),
                                 std::getenv(desk_variable) != nullptr, outer.display()));
    wanted.translate = options.translate;
    wanted.trace = options.trace;
    wanted.size = outer.size();
    wanted.modes = outer.own_modes();
    wanted.working_directory = ".";
    const bool is_leash = wanted.offers_channel;
    auto started = Stage::start(std::move(wanted));
    if (!started) {
        complain(options.translate, not_opened(started.error()));
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
                              show_end(stage, outer, options);
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
        complain(options.translate,
                 _("the recording ends early: {0}", recording->problem()->message()));
    if (const auto* status = std::get_if<Status>(&end))
        return status->value;
    // If a signal tells a program to end, the program should die of that signal.
    die_of_signal(std::get<BySignal>(end).signal);
}

} // namespace leash
