#include "base/result.hpp"

#include <cerrno>
#include <cstring>

namespace leash {

std::string SystemError::message() const {
    const std::string reason = strerrordesc_np(number) ? strerrordesc_np(number) : "unknown error";
    return doing.empty() ? std::string(call) + ": " + reason : doing + ": " + reason;
}

SystemError system_error(const char* call, std::string doing) {
    const int number = errno;
    return SystemError{call, number, std::move(doing)};
}

} // namespace leash
