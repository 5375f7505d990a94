#include "builtins/leash/map_watch.hpp"

#include "base/text.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"
#include "kernel/pty.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "kernel/terminal_loan.hpp"
#include "kernel/terminal_modes.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <poll.h>
#include <sstream>
#include <unistd.h>

namespace leash {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// The alternate screen without cursor and line wrap, and the terminal in raw mode.
class FullScreen {
  public:
    explicit FullScreen(const TerminalModes& modes) : before_(modes) {
        (void)set_modes(STDIN_FILENO, raw(modes));
        (void)write_all(STDOUT_FILENO, "\033[?1049h\033[?25l\033[?7l");
    }
    ~FullScreen() {
        (void)write_all(STDOUT_FILENO, "\033[?7h\033[?25h\033[?1049l");
        (void)set_modes(STDIN_FILENO, before_);
    }
    FullScreen(const FullScreen&) = delete;
    FullScreen& operator=(const FullScreen&) = delete;

    // Draws with one write, so that nobody sees half of a picture.
    static void draw(const std::string& text, WindowSize size, const Translator& translate) {
        std::vector<std::string> lines;
        std::istringstream rest(text);
        for (std::string line; std::getline(rest, line);)
            lines.push_back(std::move(line));
        const std::size_t room = size.rows > 1 ? size.rows - 1U : 1U;
        if (lines.size() > room)
            std::erase(lines, "");
        if (lines.size() > room) {
            const std::size_t unseen = lines.size() - room + 1;
            lines.resize(room - 1);
            lines.push_back(cut_to_width(
                translate(n_(" .. and {0} line more", " .. and {0} lines more", unseen, unseen)),
                size.columns));
        }
        std::string picture = "\033[H";
        for (const std::string& line : lines)
            picture += line + "\033[K\r\n";
        picture += "\033[J\033[" + std::to_string(size.rows) + "H";
        picture += cut_to_width(translate(_(" q leaves")), size.columns);
        (void)write_all(STDOUT_FILENO, picture);
    }

  private:
    TerminalModes before_;
};

// Notes the signals that would end this shell at once: else the screen would stay as it is. The
// interactive shell already notes these signals by itself.
class EndNoted {
  public:
    explicit EndNoted(Interpreter& interpreter) : interpreter_(interpreter) {
        if (!interpreter.shell().at_prompt())
            for (const int signal : {SIGHUP, SIGINT, SIGTERM, SIGWINCH})
                if (!is_ignored(signal))
                    (void)set_disposition(signal, Disposition::Noted);
    }
    // The screen must be restored before this destructor runs. A noted signal without a trap ends
    // the shell here.
    ~EndNoted() {
        if (interpreter_.shell().at_prompt())
            return;
        for (const int signal : {SIGHUP, SIGINT, SIGTERM, SIGWINCH})
            (void)interpreter_.signals().arrange(signal);
        for (const int signal : {SIGHUP, SIGINT, SIGTERM})
            if (interpreter_.shell().control.received().has(signal) &&
                !interpreter_.shell().traps.action(signal))
                die_of_signal(signal);
    }
    EndNoted(const EndNoted&) = delete;
    EndNoted& operator=(const EndNoted&) = delete;

  private:
    Interpreter& interpreter_;
};

bool is_to_end(const JobControl& control) {
    return control.received().hangup() || control.received().has(SIGHUP) ||
           control.received().has(SIGINT) || control.received().has(SIGTERM);
}

// Returns true after q, Ctrl-C or Ctrl-D, and at end of input.
bool has_had_enough() {
    const auto typed = read_some(STDIN_FILENO, 64);
    if (!typed)
        return typed.error().number != EINTR;
    return typed.value().empty() || typed.value().find_first_of("qQ\x03\x04") != std::string::npos;
}

void look_and_draw(Shell& shell, std::size_t most_rows,
                   const std::function<std::string(std::size_t)>& look) {
    JobControl& control = shell.control;
    std::string drawn;
    WindowSize drawn_size{0, 0};
    for (;;) {
        control.notice_signals();
        if (is_to_end(control))
            return;
        control.collect();
        const auto begin = steady_clock::now();
        WindowSize size = window_size(STDOUT_FILENO).value_or(WindowSize{});
        size.rows = static_cast<unsigned short>(std::min<std::size_t>(size.rows, most_rows));
        std::string text = look(size.columns);
        if (text != drawn || size != drawn_size) {
            FullScreen::draw(text, size, shell.translate);
            drawn = std::move(text);
            drawn_size = size;
        }
        // leash spends at most a tenth of its time on looking.
        const auto pause =
            std::max(milliseconds(500),
                     std::chrono::duration_cast<milliseconds>(10 * (steady_clock::now() - begin)));
        pollfd watched[2] = {{signal_descriptor(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
        const int ready = ::poll(watched, 2, static_cast<int>(pause.count()));
        if (ready > 0 && watched[1].revents != 0 && has_had_enough())
            return;
    }
}

} // namespace

BuiltinResult watch(BuiltinCall& call, std::size_t most_rows,
                    const std::function<std::string(std::size_t columns)>& look) {
    Shell& shell = call.shell;
    const auto modes = read_modes(STDIN_FILENO);
    if (!modes || !moves_cursor(STDOUT_FILENO)) {
        call.complain(_("--watch: needs a terminal to draw on, and a TERM other than dumb"));
        return done(1);
    }
    if (foreground_group(STDIN_FILENO) != ProcessGroup{::getpgrp()}) {
        call.complain(_("--watch: draws only in the foreground"));
        return done(1);
    }
    shell.narrator.hold();
    {
        const EndNoted end_is_noted(call.interpreter);
        const FullScreen screen(modes.value());
        look_and_draw(shell, most_rows, look);
    }
    shell.narrator.release();
    if (shell.control.received().hangup())
        return {0, leave(Completion::Kind::HungUp), false};
    return done(0);
}

} // namespace leash
