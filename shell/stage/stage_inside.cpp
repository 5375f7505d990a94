// What the inside tells and asks, and the answers of the stage.
#include "base/overloaded.hpp"
#include "stage/stage.hpp"
#include "stage/survivors.hpp"

#include <algorithm>

namespace leash {
namespace {

// A leash waits for each reply, so its socket has room for the reply. If there is no room, nobody
// reads, and the stage does not wait.
constexpr std::chrono::milliseconds patience_with_inside(0);

// How much the stage hears at once: then the owner's event loop goes on, with the keys. The buffer
// of a socket has room for fewer packets. So everything that was told before hear() is heard, even
// while the inside tells without end. A request costs a look at /proc.
constexpr int packets_at_once = 1024;
constexpr int packets_for_a_request = 64;

bool tells_of_a_change(const EventBody& body) {
    return std::visit(overloaded{
                          [](const ProcessStarted&) { return false; }, // JobStarted follows
                          [](const StartPlanned&) { return false; },
                          [](const StartFailed&) { return false; },
                          [](const ProcessGrouped&) { return false; },
                          [](const ModesSaved&) { return false; },
                          [](const ModesRestored&) { return false; },
                          [](const NotificationHeld&) { return false; },
                          [](const LastBackground&) { return false; },
                          [](const TerminalLent&) { return false; },
                          [](const TerminalTakenBack&) { return false; },
                          // The shell tells this before the signal has an effect.
                          [](const SignalSent&) { return false; },
                          [](const SignalReceived&) { return false; },
                          [](const TerminalGone&) { return false; },
                          [](const ShellExits&) { return false; },
                          [](const auto&) { return true; },
                      },
                      body);
}

Reply reply_to(const CheckResult& result, const Translator& translate) {
    return {0, check_status(result),
            std::visit(overloaded{
                           [&](const CheckFails& fails) { return translate(fails.instead); },
                           [&](const CheckMisused& misused) { return translate(misused.message); },
                           [](const auto&) { return std::string(); },
                       },
                       result)};
}

} // namespace

void Stage::hear() {
    for (int left = packets_at_once; socket_ && left > 0; --left) {
        const auto packet = next_packet(socket_);
        if (!packet)
            return;
        const auto message = decode_from_inside(packet->bytes);
        if (!message)
            continue; // no leash of ours has sent this, so nobody needs an error
        std::visit(overloaded{
                       [&](const Event& event) { hear_event(packet->sender, event); },
                       [&](const Request& request) {
                           answer(request);
                           left -= packets_for_a_request;
                       },
                   },
                   message.value());
    }
}

void Stage::hear_event(Pid teller, Event event) {
    // The teller may be no leash. An event from the future would never be over.
    event.time = std::clamp(event.time, std::chrono::nanoseconds(0), monotonic_now());
    leader_speaks_ = true;
    next_look_.reset();
    ledger_.record(teller, event);
    if (tells_of_a_change(event.body))
        something_happened_ = true;
    if (on_event)
        on_event(event);
}

void Stage::answer(const Request& request) {
    const auto send = [&](Reply reply) {
        reply.number = request.number;
        if (socket_)
            (void)send_packet(socket_.get(), encode(FromStage{reply}), patience_with_inside);
    };
    const auto send_to_be_shown = [&](Reply reply) {
        if (on_reply)
            on_reply(reply.text);
        send(std::move(reply));
    };
    std::visit(overloaded{
                   [&](const UnplugRequest&) {
                       look(); // before the reply, because the shell goes on after the reply
                       send({});
                       pull_cable();
                   },
                   [&](const CheckRequest& asked) {
                       send_to_be_shown(reply_to(check(asked.arguments), options_.translate));
                   },
                   [&](const FindRequest& wanted) {
                       look();
                       const auto found = ledger_.find(wanted.arguments.front());
                       send(found ? Reply{0, 0, std::to_string(found.value()->key.pid.value)}
                                  : Reply{0, 1, options_.translate(found.error())});
                   },
                   [&](const LessonRequest& lesson) {
                       if (on_lesson)
                           send_to_be_shown(on_lesson(lesson));
                       else
                           send({0, 1,
                                 options_.translate(
                                     _("no lesson is played here; leave, then type: lesson"))});
                   },
               },
               request.body);
}

void Stage::send_prompt(const std::string& text) {
    if (socket_)
        (void)send_packet(socket_.get(), encode(FromStage{NewPrompt{text}}), patience_with_inside);
}

std::string Stage::leaders_file(const std::string& path) const {
    const LedgerEntry* leader = ledger_.entry(leader_);
    const bool is_relative = !path.empty() && path.front() != '/';
    return is_relative && leader && leader->last ? leader->last->working_directory + "/" + path
                                                 : path;
}

CheckResult Stage::check(const std::vector<std::string>& words) {
    return check(words, look());
}

CheckResult Stage::check(const std::vector<std::string>& words, const Snapshot& now) {
    const CheckScene scene{
        ledger_,
        now,
        [this](const std::string& path) { return files_.look(leaders_file(path)); },
        [this](const std::string& path) {
            std::vector<Pid> living;
            for (const LedgerEntry* entry : survivors(ledger_))
                living.push_back(entry->key.pid);
            return lock_holders(leaders_file(path), living);
        },
        has_shown_,
        check_since_,
    };
    CheckResult result = leash::check(scene, words);
    const auto* wish = std::get_if<CheckNames>(&result);
    if (!wish)
        return result;
    ledger_.give_name(wish->process, wish->name);
    return CheckHolds{};
}

} // namespace leash
