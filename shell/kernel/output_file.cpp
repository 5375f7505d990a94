#include "kernel/output_file.hpp"

#include "kernel/state_file.hpp"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

// The folder must be there: replace_state_file() would make it.
Outcome check_folder(const std::string& path) {
    const auto slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    struct stat status {};
    return ::stat(folder.c_str(), &status) == 0 ? success()
                                                : system_error("open", Message::verbatim(path));
}

} // namespace

Outcome write_output_file(const std::string& path, std::string_view content) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode))
            return SystemError{"open", EISDIR, Message::verbatim(path)};
        if (!S_ISREG(status.st_mode))
            return SystemError{"open", EINVAL, _("{0}, which is not a regular file", path)};
        if (status.st_uid != ::geteuid())
            return SystemError{"open", EPERM,
                               _("{0}, which belongs to user {1}", path, status.st_uid)};
    } else if (errno != ENOENT) {
        return system_error("open", Message::verbatim(path));
    }
    if (auto checked = check_folder(path); !checked)
        return checked;
    // Race: somebody may make a link here now. rename(2) replaces the link, and does not follow it.
    return replace_state_file(path, content);
}

} // namespace leash
