#include "stage/relay.hpp"

#include "base/overloaded.hpp"
#include "kernel/signals.hpp"

#include <csignal>

namespace leash {
namespace {

constexpr std::chrono::seconds patience_with_screen(2);

// Nothing, or why the relay has to end.
std::optional<RelayEnd> take_relay_signals(Stage& stage, OuterTerminal& outer) {
    for (const ReceivedSignal& received : take_signals()) {
        switch (received.signal) {
        case SIGHUP:
            return OuterGone{};
        case SIGTERM:
        case SIGINT:
        case SIGQUIT:
            return ToldToEnd{received.signal};
        case SIGWINCH:
            stage.resize(outer.size());
            break;
        case SIGCONT: // stopped and continued: the shell outside had the terminal meanwhile
            outer.enter_raw_modes();
            stage.resize(outer.size());
            break;
        default:
            break; // SIGCHLD: stage.handle() reaps
        }
    }
    return std::nullopt;
}

std::optional<RelayEnd> pass_keys(Stage& stage, OuterTerminal& outer) {
    if (!stage.takes_input())
        return std::nullopt;
    auto typed = outer.read_keys();
    if (std::holds_alternative<OuterTerminal::Gone>(typed))
        return OuterGone{};
    stage.type(std::get<OuterTerminal::Keys>(typed).bytes);
    return std::nullopt;
}

RelayEnd pass_everything(Stage& stage, OuterTerminal& outer, const std::function<bool()>& goes_on) {
    while (stage.is_plugged()) {
        std::vector<pollfd> polled{outer.to_poll(stage.takes_input()),
                                   {signal_descriptor(), POLLIN, 0}};
        stage.add_to(polled);
        const auto patience = stage.patience();
        ::poll(polled.data(), polled.size(), patience ? static_cast<int>(patience->count()) : -1);

        // Signals before keys: a hangup is told by both, and a signal says who sent it.
        if (auto end = take_relay_signals(stage, outer))
            return *end;
        if (auto end = pass_keys(stage, outer))
            return *end;
        outer.flush();
        stage.hold_output(outer.is_behind());
        stage.handle();
        if (goes_on && !goes_on())
            return Interrupted{};
    }
    return StageUnplugged{};
}

} // namespace

Outcome note_relay_signals() {
    for (const int signal : {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGWINCH, SIGCHLD, SIGCONT})
        if (auto noted = set_disposition(signal, Disposition::Noted); !noted)
            return noted;
    return success();
}

RelayEnd relay(Stage& stage, OuterTerminal& outer, ScreenModes& modes,
               const std::function<bool()>& goes_on) {
    stage.on_output = [&](std::string_view bytes) {
        modes.watch(bytes);
        outer.write(bytes);
    };
    outer.enter_raw_modes();
    RelayEnd end = pass_everything(stage, outer, goes_on);
    if (!std::holds_alternative<OuterGone>(end))
        outer.drain(patience_with_screen);
    outer.restore_modes();
    stage.on_output = nullptr;
    return end;
}

} // namespace leash
