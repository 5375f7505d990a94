#include "daemonize/daemonize_pidfile.hpp"

#include "base/parse_number.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr int open_flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

DaemonFailure refuse(const std::string& path, const Message& what) {
    return {1, _("{0}: refusing {1}", path, what)};
}

DaemonFailure why_not_opened(const std::string& path, const SystemError& error) {
    struct stat file {};
    if (::lstat(path.c_str(), &file) == 0) {
        if (S_ISLNK(file.st_mode))
            return refuse(path, _("a symbolic link"));
        if (!S_ISREG(file.st_mode))
            return refuse(path, _("what is no regular file"));
    }
    return {1, error.message()};
}

std::optional<DaemonFailure> why_refused(const std::string& path, const struct stat& file) {
    if (!S_ISREG(file.st_mode))
        return refuse(path, _("what is no regular file"));
    if (file.st_nlink > 1)
        return refuse(path, _("a file with {0} names (hard links)", file.st_nlink));
    if (file.st_uid != ::geteuid())
        return refuse(path, _("a file that belongs to user {0}", file.st_uid));
    return std::nullopt;
}

bool same_file(const struct stat& a, const struct stat& b) {
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

std::string first_line(int descriptor) {
    char text[64];
    const ssize_t got = ::pread(descriptor, text, sizeof text, 0);
    const std::string content(text, got > 0 ? static_cast<std::size_t>(got) : 0);
    return content.substr(0, content.find('\n'));
}

std::optional<Pid> parse_pid(const std::string& text) {
    const auto number = parse_number<pid_t>(text);
    return number && *number > 0 ? std::optional(Pid{*number}) : std::nullopt;
}

// The holder of the lock writes its process ID only just before the exec. Until then the file is
// empty, or has the process ID of an earlier daemon.
DaemonFailure already_running(const std::string& path, int descriptor) {
    const std::optional<Pid> holder = parse_pid(first_line(descriptor));
    if (holder && process_exists(*holder))
        return {3, _("{0}: already locked by running process {1}", path, holder->value)};
    return {3, _("{0}: already locked: another start is under way, or a child of the "
                 "daemon holds it",
                 path)};
}

} // namespace

LockedPidfile::LockedPidfile(std::string path, OwnedDescriptor descriptor)
    : path_(std::move(path)), descriptor_(std::move(descriptor)) {
    if (std::string line = first_line(descriptor_.get()); !line.empty())
        stale_ = std::move(line);
}

Result<LockedPidfile, DaemonFailure> LockedPidfile::lock(const std::string& path) {
    for (;;) {
        auto opened = open_above_standard(path, open_flags, 0644);
        if (!opened)
            return why_not_opened(path, opened.error());
        OwnedDescriptor descriptor = std::move(opened).value();

        struct stat file {};
        if (::fstat(descriptor.get(), &file) != 0)
            return DaemonFailure{1, system_error("fstat", Message::verbatim(path)).message()};
        if (auto refused = why_refused(path, file))
            return *refused;
        if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK)
                return already_running(path, descriptor.get());
            return DaemonFailure{1, system_error("flock", Message::verbatim(path)).message()};
        }
        struct stat now {};
        if (::lstat(path.c_str(), &now) == 0 && same_file(file, now))
            return LockedPidfile(path, std::move(descriptor));
    }
}

LockedPidfile::~LockedPidfile() {
    // An empty file was made by this start, or by another start that lost the race for the lock. In
    // both cases this start removes it. A file with a first line was stale.
    if (!descriptor_ || kept_ || (stale_ && !written_))
        return;
    // The lock still holds, so no other start has taken the file. But a user may have put another
    // file at the path by hand.
    struct stat ours {
    }, there{};
    if (::fstat(descriptor_.get(), &ours) == 0 && ::lstat(path_.c_str(), &there) == 0 &&
        same_file(ours, there))
        ::unlink(path_.c_str());
}

long LockedPidfile::write(Pid pid) const {
    const std::string line = std::to_string(pid.value) + "\n";
    if (::ftruncate(descriptor_.get(), 0) != 0)
        return -1;
    const ssize_t written = ::pwrite(descriptor_.get(), line.data(), line.size(), 0);
    if (written >= 0 && static_cast<std::size_t>(written) < line.size())
        errno = ENOSPC;
    return written == static_cast<ssize_t>(line.size()) ? written : -1;
}

} // namespace leash
