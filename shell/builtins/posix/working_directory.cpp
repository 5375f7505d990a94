#include "builtins/posix/working_directory.hpp"

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

bool has_dots(std::string_view path) {
    const std::string closed = std::string(path) + "/";
    return closed.find("/./") != std::string::npos || closed.find("/../") != std::string::npos;
}

bool is_working_directory(const std::string& path) {
    struct stat named {};
    struct stat here {};
    return stat(path.c_str(), &named) == 0 && stat(".", &here) == 0 &&
           named.st_dev == here.st_dev && named.st_ino == here.st_ino;
}

} // namespace

Result<std::string> physical_directory() {
    const std::unique_ptr<char, decltype(&free)> path(getcwd(nullptr, 0), &free);
    if (!path)
        return system_error("getcwd", _("find the working directory"));
    return std::string(path.get());
}

Result<std::string> logical_directory(const Shell& shell) {
    const std::string path(shell.variables.value("PWD").value_or(""));
    if (!path.empty() && path[0] == '/' && !has_dots(path) && is_working_directory(path))
        return path;
    return physical_directory();
}

Result<std::string, NotADirectory>
without_dots(const std::string& path, const std::function<bool(const std::string&)>& is_directory) {
    std::string clean;
    // Exactly two leading slashes may have a special meaning (XBD 4, "Pathname Resolution"): they
    // stay.
    if (path.rfind("//", 0) == 0 && path.rfind("///", 0) != 0)
        clean = "/";
    const std::size_t root = clean.size();
    std::string_view rest = path;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        const std::string_view component = rest.substr(0, slash);
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
        if (component.empty() || component == ".")
            continue;
        if (component != "..") {
            clean += '/';
            clean += component;
            continue;
        }
        if (clean.size() == root)
            continue; // the parent of the root is the root
        if (!is_directory(clean))
            return NotADirectory{clean};
        clean.erase(clean.rfind('/'));
    }
    if (clean.size() == root)
        clean += '/';
    return clean;
}

} // namespace leash
