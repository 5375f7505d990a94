// What a leash on a practice terminal and the stage that owns it say to each other.
//
// One SOCK_SEQPACKET socket, one JSON object a packet. The inside tells events, without an answer,
// and asks requests, each with a number that its reply carries:
//
//   inside -> stage   {"event": "prompt-shown", "time": 1}              (jobs/event_json.hpp)
//                     {"request": "unplug", "number": 1}
//                     {"request": "check", "number": 2, "arguments": ["alive", "ada"]}
//                     {"request": "lesson", "number": 3, "arguments": ["hint"]}
//   stage -> inside   {"reply": 2, "status": 1, "text": "ada died of SIGHUP, sent by leash"}
//                     {"prompt": "[0.1] practice$ "}
//
// Pure: bytes to values and back. What does not parse is an error value that says why.
#pragma once

#include "base/result.hpp"
#include "jobs/event.hpp"

#include <string>
#include <variant>
#include <vector>

namespace leash {

struct UnplugRequest {}; // pull the cable: the stage replies, then closes the master
struct CheckRequest {
    std::vector<std::string> arguments; // without the word `check`
};
struct LessonRequest {
    std::vector<std::string> arguments; // hint, solution, next, back, reset, skip, status, quit
};
using RequestBody = std::variant<UnplugRequest, CheckRequest, LessonRequest>;
struct Request {
    int number = 0;
    RequestBody body;
};
using FromInside = std::variant<Event, Request>;

struct Reply {
    int number = 0;   // of the request
    int status = 0;   // an exit status: 0 is yes
    std::string text; // what to show; may be empty
};
struct NewPrompt {
    std::string text; // takes the place of PS1
};
using FromStage = std::variant<Reply, NewPrompt>;

// Texts of an event longer than this many bytes are cut: a packet has room for 64 KiB.
constexpr std::size_t longest_text = 4096;

std::string encode(const FromInside& message);
std::string encode(const FromStage& message);
Result<FromInside, std::string> decode_from_inside(const std::string& packet);
Result<FromStage, std::string> decode_from_stage(const std::string& packet);

} // namespace leash
