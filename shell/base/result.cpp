#include "base/result.hpp"

#include <cerrno>

namespace leash {

Message SystemError::message() const {
    return _("{0}: {1}", doing.empty() ? Message::verbatim(call) : doing, error_text(number));
}

SystemError system_error(const char* call, Message doing) {
    const int number = errno;
    return SystemError{call, number, std::move(doing)};
}

} // namespace leash
