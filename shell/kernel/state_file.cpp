#include "kernel/state_file.hpp"

#include "kernel/descriptors.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace leash {
namespace {

constexpr mode_t for_its_user_alone = 0600;
constexpr mode_t folder_for_its_user_alone = 0700;
constexpr int time_between_looks = 10; // milliseconds

Outcome check(const OwnedDescriptor& file, const std::string& path) {
    struct stat status {};
    if (::fstat(file.get(), &status) != 0)
        return system_error("fstat", Message::verbatim(path));
    if (auto checked = check_own_file(status, path); !checked)
        return checked;
    // Somebody else may have given a file of the user a second name: here, where leash would write.
    if (status.st_nlink > 1)
        return SystemError{"open", EMLINK,
                           _("{0}, which has {1} names (hard links)", path, status.st_nlink)};
    return Unit{};
}

bool has_name(const OwnedDescriptor& file, const std::string& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file.get(), &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

Outcome write_durably(const OwnedDescriptor& file, const std::string& path,
                      std::string_view content) {
    if (auto written = write_all(file.get(), content); !written)
        return SystemError{"write", written.error().number, Message::verbatim(path)};
    if (::fsync(file.get()) != 0)
        return system_error("fsync", Message::verbatim(path));
    return success();
}

} // namespace

Outcome check_own_file(const struct stat& status, const std::string& path) {
    if (S_ISDIR(status.st_mode))
        return SystemError{"open", EISDIR, Message::verbatim(path)};
    if (!S_ISREG(status.st_mode))
        return SystemError{"open", EINVAL, _("{0}, which is not a regular file", path)};
    if (status.st_uid != ::geteuid())
        return SystemError{"open", EPERM, _("{0}, which belongs to user {1}", path, status.st_uid)};
    return success();
}

std::string unguessable_name_beside(const std::string& name) {
    std::uint64_t random = 0;
    (void)::getrandom(&random, sizeof random, 0);
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(random));
    return name + "." + digits;
}

Outcome make_state_folders(const std::string& path) {
    std::vector<std::string> folders;
    for (auto slash = path.rfind('/');
         slash != std::string::npos && slash > 0 && folders.size() < 3;
         slash = path.rfind('/', slash - 1))
        folders.push_back(path.substr(0, slash));
    std::reverse(folders.begin(), folders.end());
    for (const std::string& folder : folders)
        if (::mkdir(folder.c_str(), folder_for_its_user_alone) != 0 && errno != EEXIST)
            return system_error("mkdir", _("make the folder {0}", folder));
    return success();
}

Result<OwnedDescriptor> open_state_file(const std::string& path, int flags) {
    // O_NONBLOCK: the open of a FIFO returns at once; then the FIFO is refused.
    auto file = open_file(path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, for_its_user_alone);
    if (!file)
        return file;
    if (auto checked = check(file.value(), path); !checked)
        return checked.error();
    return file;
}

Result<std::string> read_state_file(const std::string& path) {
    const auto file = open_state_file(path, O_RDONLY);
    return file ? read_all(file.value().get(), path) : file.error();
}

Result<OwnedDescriptor> open_locked_state_file(const std::string& path, int flags,
                                               std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        auto file = open_state_file(path, flags);
        if (!file)
            return file;
        while (::flock(file.value().get(), LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK && errno != EINTR)
                return system_error("flock", _("lock {0}", path));
            if (std::chrono::steady_clock::now() >= deadline)
                return SystemError{"flock", ETIME, _("another process keeps {0} locked", path)};
            ::poll(nullptr, 0, time_between_looks);
        }
        if (has_name(file.value(), path))
            return file;
    }
}

Outcome replace_state_file(const std::string& path, std::string_view content) {
    const std::string beside = unguessable_name_beside(path);
    constexpr int to_make = O_WRONLY | O_CREAT | O_EXCL;
    auto file = open_state_file(beside, to_make);
    if (!file && file.error().number == ENOENT) {
        if (auto made = make_state_folders(path); !made)
            return made;
        file = open_state_file(beside, to_make);
    }
    if (!file)
        return SystemError{file.error().call, file.error().number, Message::verbatim(path)};
    Outcome done = write_durably(file.value(), path, content);
    if (done && ::rename(beside.c_str(), path.c_str()) != 0)
        done = system_error("rename", Message::verbatim(path));
    if (!done)
        ::unlink(beside.c_str());
    return done;
}

} // namespace leash
