// libFuzzer target: each line is a packet from the inside of a practice terminal. Whatever the
// inside tells, the ledger takes it, and the autopsy shows no control character.
#include "base/foreign_text.hpp"
#include "base/translator.hpp"
#include "insight/autopsy.hpp"
#include "insight/autopsy_json.hpp"
#include "insight/narration.hpp"
#include "stage/protocol.hpp"

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace leash;

namespace {

void show(const std::string& screen) {
    if (lines_made_visible(screen) != screen)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr Pid shell{899};
    constexpr std::chrono::seconds now(1000);
    Ledger ledger;
    ledger.set_leader({shell, 8990}, "leash");
    std::istringstream packets(std::string(reinterpret_cast<const char*>(data), size));
    for (std::string packet; std::getline(packets, packet);) {
        const auto message = decode_from_inside(packet);
        const auto* event = message ? std::get_if<Event>(&message.value()) : nullptr;
        if (!event)
            continue;
        show(narration_lines(in_english(narrate(event->body)), {}));
        (void)decode_from_inside(encode(FromInside{*event}));
        ledger.record(shell, {std::min<std::chrono::nanoseconds>(event->time, now), event->body});
    }
    ledger.observe(Snapshot(), now);
    ledger.terminal_closing(now, Ending::Hangup);
    ledger.reaped(shell, Signaled{1, false}, now);
    ledger.observe(Snapshot(), now);
    for (const char* subject : {"%1", "%+", "%-", "%?x", "$!", "$$", "ada", "905"})
        (void)ledger.find(subject);
    const Autopsy autopsy = make_autopsy(ledger, Snapshot(), "12:00:00");
    show(render(autopsy, {80}, Translator()));
    const auto kept = autopsy_from_json(to_json(autopsy));
    if (!kept || render(kept.value(), {80}, Translator()).empty())
        std::abort();
    return 0;
}
