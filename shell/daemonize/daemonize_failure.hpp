// Why a start of daemonize fails.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"

namespace leash {

struct DaemonFailure {
    int status;      // the exit status of daemonize: 1, 3, 126 or 127
    Message message; // one line, without the leading "daemonize: "
};

// A system error is status 1.
inline DaemonFailure daemon_failure(const SystemError& error) {
    return {1, error.message()};
}

} // namespace leash
