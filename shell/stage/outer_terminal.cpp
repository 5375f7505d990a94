#include "stage/outer_terminal.hpp"

#include "base/foreign_text.hpp"
#include "base/layout.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "kernel/snapshot.hpp"
#include "kernel/terminal_loan.hpp"
#include "kernel/uninterrupted.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace leash {

namespace {

// Does what the terminal does itself unless it is in raw modes (ONLCR).
std::string with_returns(std::string_view text) {
    std::string lines;
    for (const char c : text) {
        if (c == '\n')
            lines += '\r';
        lines += c;
    }
    return lines;
}

Outcome wait_for_foreground(int terminal) {
    const ProcessGroup own{::getpgrp()};
    while (foreground_group(terminal) != own) {
        // A hidden group has no number here, and kill(2) cannot signal it.
        const bool can_be_stopped = foreground_group(terminal) && own != hidden_group &&
                                    !is_ignored(SIGTTIN) && !take_snapshot().is_orphaned(own);
        if (!can_be_stopped)
            return SystemError{"read", EIO, Message::verbatim("/dev/tty")};
        if (auto stopped = signal_own_process_group(SIGTTIN); !stopped)
            return stopped;
    }
    return success();
}

bool is_raw(const TerminalModes& modes) {
    return (modes.settings.c_lflag & (ICANON | ECHO | ISIG)) == 0;
}

} // namespace

OuterTerminal::OuterTerminal(OwnedDescriptor terminal, TerminalModes modes)
    : terminal_(std::move(terminal)), modes_(modes) {}

Result<OuterTerminal> OuterTerminal::open() {
    auto terminal = open_file("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (!terminal)
        return terminal.error();
    const int descriptor = terminal.value().get();
    if (auto waited = wait_for_foreground(descriptor); !waited)
        return waited.error();
    auto modes = read_modes(descriptor);
    if (!modes)
        return modes.error();
    return OuterTerminal(std::move(terminal).value(), modes.value());
}

OuterTerminal::~OuterTerminal() {
    restore_modes();
}

void OuterTerminal::enter_raw_modes() {
    // In the background the terminal belongs to another program.
    if (foreground_group(terminal_.get()) != ProcessGroup{::getpgrp()})
        return;
    is_raw_ = static_cast<bool>(set_modes(terminal_.get(), raw(modes_)));
}

void OuterTerminal::restore_modes() {
    if (!std::exchange(is_raw_, false) || !terminal_)
        return;
    const auto present = read_modes(terminal_.get());
    if (present && leash::is_raw(present.value()))
        (void)set_modes(terminal_.get(), modes_);
}

WindowSize OuterTerminal::size() const {
    const auto size = window_size(terminal_.get());
    return size && size.value().rows > 0 && size.value().columns > 0 ? size.value() : WindowSize{};
}

Display OuterTerminal::display() const {
    return display_of(terminal_.get());
}

pollfd OuterTerminal::to_poll(bool for_input) const {
    const int events = (for_input ? POLLIN : 0) | (output_.empty() ? 0 : POLLOUT);
    return {terminal_.get(), static_cast<short>(events), 0};
}

std::variant<OuterTerminal::Keys, OuterTerminal::Gone> OuterTerminal::read_keys() {
    auto typed = read_some(terminal_.get(), 4096);
    if (typed && typed.value().empty())
        return Gone{};
    if (typed)
        return Keys{std::move(typed).value()};
    const int error = typed.error().number;
    if (error == EAGAIN || error == EINTR)
        return Keys{};
    return Gone{};
}

std::optional<std::string> OuterTerminal::read_line() {
    for (;;) {
        pollfd polled[] = {{terminal_.get(), POLLIN, 0}, {signal_descriptor(), POLLIN, 0}};
        ::poll(polled, 2, -1);
        for (const ReceivedSignal& received : take_signals())
            for (const int end : {SIGHUP, SIGINT, SIGQUIT, SIGTERM})
                if (received.signal == end)
                    return std::nullopt;
        if (polled[0].revents == 0)
            continue; // SIGCHLD or SIGWINCH
        auto line = read_keys();
        const auto* keys = std::get_if<Keys>(&line);
        if (!keys)
            return std::nullopt;
        if (!keys->bytes.empty())
            return keys->bytes;
    }
}

void OuterTerminal::forget_typed_ahead() {
    ::tcflush(terminal_.get(), TCIFLUSH);
}

void OuterTerminal::write(std::string_view bytes) {
    if (recording_)
        recording_->shown(is_raw_ ? std::string(bytes) : with_returns(bytes), size());
    output_.append(bytes);
    flush();
}

void OuterTerminal::flush() {
    while (!output_.empty()) {
        const ssize_t written =
            uninterrupted([&] { return ::write(terminal_.get(), output_.data(), output_.size()); });
        if (written <= 0) {
            if (errno != EAGAIN)
                output_.clear(); // the terminal is gone, so nobody will see this output
            return;
        }
        output_.erase(0, static_cast<std::size_t>(written));
    }
}

void OuterTerminal::drain(std::chrono::milliseconds longest) {
    const auto deadline = std::chrono::steady_clock::now() + longest;
    for (flush(); !output_.empty(); flush()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return;
        pollfd room{terminal_.get(), POLLOUT, 0};
        ::poll(&room, 1, static_cast<int>(left.count()));
    }
}

void OuterTerminal::show(std::string_view text, Ink first_line) {
    if (text.empty())
        return;
    const Display place = display();
    const std::string lines = fitted(lines_made_visible(text), place.columns);
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    show_inked(inked(first_line, lines.substr(0, end), place) + lines.substr(end));
}

void OuterTerminal::show_inked(std::string_view lines) {
    write(is_raw_ ? with_returns(lines) : lines);
}

} // namespace leash
