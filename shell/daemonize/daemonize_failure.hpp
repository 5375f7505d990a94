// Why a start of daemonize fails.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"

#include <string>

namespace leash {

struct DaemonFailure {
    int status;      // the exit status of daemonize: 1, 3, 126 or 127
    Message message; // one line, without the leading "daemonize: "
};

// A file or a path that is not trusted: "x.pid: refusing a symbolic link".
inline DaemonFailure refused(const std::string& path, const Message& what) {
    return {1, _("{0}: refusing {1}", path, what)};
}

// A system error is status 1.
inline DaemonFailure daemon_failure(const SystemError& error) {
    return {1, error.message()};
}

} // namespace leash
