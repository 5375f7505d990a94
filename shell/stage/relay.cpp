#include "stage/relay.hpp"

#include "base/overloaded.hpp"
#include "kernel/signals.hpp"

#include <algorithm>
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

std::optional<RelayEnd> pass_keys(Stage& stage, OuterTerminal& outer, const RelayWatch& watch) {
    if (!stage.takes_input())
        return std::nullopt;
    auto typed = outer.read_keys();
    if (std::holds_alternative<OuterTerminal::Gone>(typed))
        return OuterGone{};
    const std::string& keys = std::get<OuterTerminal::Keys>(typed).bytes;
    if (!keys.empty() && !(watch.wanted && watch.wanted(keys)))
        stage.type(keys);
    return std::nullopt;
}

int poll_timeout(const Stage& stage, const RelayWatch& watch) {
    auto patience = stage.patience();
    if (watch.longest_turn)
        patience = std::min(patience.value_or(*watch.longest_turn), *watch.longest_turn);
    return patience ? static_cast<int>(patience->count()) : -1;
}

RelayEnd pass_everything(Stage& stage, OuterTerminal& outer, const RelayWatch& watch) {
    while (stage.is_plugged()) {
        std::vector<pollfd> polled{outer.to_poll(stage.takes_input()),
                                   {signal_descriptor(), POLLIN, 0}};
        stage.add_to(polled);
        ::poll(polled.data(), polled.size(), poll_timeout(stage, watch));

        // Signals before keys: a hangup is told by both, and a signal says who sent it.
        if (auto end = take_relay_signals(stage, outer))
            return *end;
        if (auto end = pass_keys(stage, outer, watch))
            return *end;
        outer.flush();
        stage.hold_output(outer.is_behind());
        stage.handle();
        if (watch.goes_on && !watch.goes_on())
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

RelayEnd relay(Stage& stage, OuterTerminal& outer, ScreenModes& modes, const RelayWatch& watch) {
    stage.on_output = [&](std::string_view bytes) {
        modes.watch(bytes);
        outer.write(bytes);
    };
    outer.enter_raw_modes();
    RelayEnd end = pass_everything(stage, outer, watch);
    if (!std::holds_alternative<OuterGone>(end))
        outer.drain(patience_with_screen);
    outer.restore_modes();
    stage.on_output = nullptr;
    return end;
}

} // namespace leash
