// The protocol between a leash on a practice terminal and its stage.
//
// Each packet of the socket (SOCK_SEQPACKET) is one JSON object. The inside sends events, which get
// no answer, and requests. A request has a number, and its reply has the same number:
//
//   inside -> stage   {"event": "prompt-shown", "time": 1}           (insight/event_json.hpp)
//                     {"request": "unplug", "number": 1}
//                     {"request": "check", "number": 2, "arguments": ["alive", "ada"]}
//                     {"request": "find", "number": 3, "arguments": ["ada"]}
//                     {"request": "lesson", "number": 4, "arguments": ["hint"]}
//   stage -> inside   {"reply": 2, "status": 1, "text": "ada died of SIGHUP, sent by leash"}
//                     {"prompt": "[0.1] practice$ "}
//
// All functions are pure: they turn values into bytes and back. If bytes do not parse, the error
// says why.
#pragma once

#include "base/result.hpp"
#include "jobs/event.hpp"

#include <string>
#include <variant>
#include <vector>

namespace leash {

struct UnplugRequest {}; // pulls the cable: the stage replies, then closes the master
struct CheckRequest {
    std::vector<std::string> arguments; // without the word `check`
};
// Asks for the process ID of a subject, such as the name of a witness. The reply's text is the
// process ID, or says what is wrong.
struct FindRequest {
    std::vector<std::string> arguments; // one subject
};
struct LessonRequest {
    std::vector<std::string> arguments; // hint, solution, next, back, reset, skip, status, quit
};
using RequestBody = std::variant<UnplugRequest, CheckRequest, FindRequest, LessonRequest>;
struct Request {
    int number = 0;
    RequestBody body;
};
using FromInside = std::variant<Event, Request>;

struct Reply {
    int number = 0;   // the number of the request
    int status = 0;   // an exit status; 0 means yes
    std::string text; // for the screen; may be empty
};
struct NewPrompt {
    std::string text; // replaces PS1
};
using FromStage = std::variant<Reply, NewPrompt>;

// The longest text in an event, in bytes. Longer texts are cut, because a packet has room for 64
// KiB.
constexpr std::size_t longest_text = 4096;

std::string encode(const FromInside& message);
std::string encode(const FromStage& message);
Result<FromInside, std::string> decode_from_inside(const std::string& packet);
Result<FromStage, std::string> decode_from_stage(const std::string& packet);

} // namespace leash
