#include "kernel/output_file.hpp"

#include "kernel/state_file.hpp"

#include <cerrno>
#include <sys/stat.h>

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
        if (auto own = check_own_file(status, path); !own)
            return own;
    } else if (errno != ENOENT) {
        return system_error("open", Message::verbatim(path));
    }
    if (auto checked = check_folder(path); !checked)
        return checked;
    // Race: somebody may make a link here now. rename(2) replaces the link, and does not follow it.
    return replace_state_file(path, content);
}

} // namespace leash
