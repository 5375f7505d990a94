#include "daemonize/daemonize_pidfile.hpp"

#include "base/parse_number.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/state_file.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr int open_flags = O_RDWR | O_NONBLOCK | O_NOCTTY;
constexpr mode_t all_may_read = 0644;

DaemonFailure why_not_opened(const FilePlace& place, const SystemError& error) {
    struct stat file {};
    if (::fstatat(place.folder.get(), place.name.c_str(), &file, AT_SYMLINK_NOFOLLOW) == 0) {
        if (S_ISLNK(file.st_mode))
            return refused(place.path, _("a symbolic link"));
        if (!S_ISREG(file.st_mode))
            return refused(place.path, _("something that is not a regular file"));
    }
    return daemon_failure(error);
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

// Over a stale file, the holder of the lock writes its process ID only just before the exec. Until
// then the file has the process ID of an earlier daemon.
DaemonFailure already_running(const std::string& path, int descriptor) {
    const std::optional<Pid> holder = parse_pid(first_line(descriptor));
    if (holder && process_exists(*holder))
        return {3, _("{0}: already locked by running process {1}", path, holder->value)};
    return {3, _("{0}: already locked: another start is under way, or a child of the "
                 "daemon holds it",
                 path)};
}

// Fails if the open file cannot be the pidfile, or if another process has locked the file.
std::optional<DaemonFailure> why_not_locked(const std::string& path, int descriptor) {
    struct stat file {};
    if (::fstat(descriptor, &file) != 0)
        return daemon_failure(system_error("fstat", Message::verbatim(path)));
    if (!S_ISREG(file.st_mode))
        return refused(path, _("something that is not a regular file"));
    if (file.st_uid != ::geteuid())
        return refused(path, _("a file that belongs to user {0}", file.st_uid));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK
                   ? already_running(path, descriptor)
                   : daemon_failure(system_error("flock", Message::verbatim(path)));
    // Behind the lock: for a moment a pidfile that is being made may have two names.
    if (::fstat(descriptor, &file) == 0 && file.st_nlink > 1)
        return refused(path, _("a file with {0} names (hard links)", file.st_nlink));
    return std::nullopt;
}

// Replaces no file. NFS does not know RENAME_NOREPLACE.
bool rename_without_replacing(int folder, const std::string& from, const std::string& to) {
    if (::renameat2(folder, from.c_str(), folder, to.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    return ::linkat(folder, from.c_str(), folder, to.c_str(), 0) == 0 &&
           ::unlinkat(folder, from.c_str(), 0) == 0;
}

} // namespace

Result<LockedPidfile, DaemonFailure> LockedPidfile::lock(const std::string& path) {
    auto found = find_place(path, TrustedPath::LinksAndFolders);
    if (!found)
        return found.error();
    FilePlace place = std::move(found).value();
    for (;;) {
        auto opened = open_at(place, open_flags);
        if (!opened && opened.error().number == ENOENT) {
            if (::faccessat(place.folder.get(), ".", W_OK | X_OK, AT_EACCESS) != 0)
                return daemon_failure(system_error("open", Message::verbatim(place.path)));
            return LockedPidfile(std::move(place), OwnedDescriptor());
        }
        if (!opened)
            return why_not_opened(place, opened.error());
        OwnedDescriptor descriptor = std::move(opened).value();
        if (auto failure = why_not_locked(path, descriptor.get()))
            return *failure;
        if (!is_at(place, descriptor))
            continue;
        LockedPidfile locked(std::move(place), std::move(descriptor));
        if (std::string line = first_line(locked.descriptor()); !line.empty())
            locked.stale_ = std::move(line);
        return locked;
    }
}

long LockedPidfile::publish(Pid pid) {
    return descriptor_ ? write(pid) : make(pid);
}

long LockedPidfile::make(Pid pid) {
    const FilePlace beside{
        OwnedDescriptor(::dup(place_.folder.get())), unguessable_name_beside(place_.name), {}};
    auto opened = open_at(beside, O_RDWR | O_CREAT | O_EXCL, all_may_read);
    if (!opened) {
        errno = opened.error().number;
        return -1;
    }
    descriptor_ = std::move(opened).value();
    ::fcntl(descriptor_.get(), F_SETFD, 0); // the command inherits the lock
    long written = ::flock(descriptor_.get(), LOCK_EX | LOCK_NB) == 0 ? write(pid) : -1;
    const int folder = place_.folder.get();
    if (written >= 0 && !rename_without_replacing(folder, beside.name, place_.name))
        written = -1;
    if (written < 0) {
        const int error = errno;
        ::unlinkat(folder, beside.name.c_str(), 0);
        errno = error;
    }
    return written;
}

// The number is whole at every moment: first the new line, then the end of the file behind it.
long LockedPidfile::write(Pid pid) const {
    const std::string line = std::to_string(pid.value) + "\n";
    const ssize_t written = ::pwrite(descriptor_.get(), line.data(), line.size(), 0);
    if (written >= 0 && written < static_cast<ssize_t>(line.size()))
        errno = ENOSPC;
    if (written != static_cast<ssize_t>(line.size()) ||
        ::ftruncate(descriptor_.get(), written) != 0)
        return -1;
    return written;
}

void LockedPidfile::withdraw() const {
    if (is_at(place_, descriptor_))
        ::unlinkat(place_.folder.get(), place_.name.c_str(), 0);
}

} // namespace leash
