#include "stage_link.hpp"

namespace leash {

std::optional<StageLink::Answer> ShellStageLink::ask(const std::vector<std::string>& request) {
    RequestBody body = LessonRequest{request};
    if (!request.empty() && request.front() == "unplug")
        body = UnplugRequest{};
    else if (!request.empty() && request.front() == "check")
        body = CheckRequest{{request.begin() + 1, request.end()}};
    else if (request.size() == 2 && request.front() == "find")
        body = FindRequest{{request.back()}};
    auto reply = channel_.request(std::move(body));
    if (!reply)
        return std::nullopt;
    return Answer{reply.value().status, std::move(reply.value().text)};
}

} // namespace leash
