#include "kernel/own_files.hpp"

#include <climits>
#include <string_view>
#include <unistd.h>

namespace leash {

std::string executable_path() {
    constexpr std::string_view replaced = " (deleted)"; // see proc(5)
    char path[PATH_MAX];
    const ssize_t size = ::readlink("/proc/self/exe", path, sizeof path);
    std::string result(path, size > 0 ? static_cast<std::size_t>(size) : 0);
    if (result.ends_with(replaced))
        result.erase(result.size() - replaced.size());
    return result;
}

std::string programs_folder(const std::string& executable) {
    const std::string folder = executable.substr(0, executable.rfind('/') + 1);
    const std::string built = folder + "programs"; // build/PRESET/leash
    return ::access(built.c_str(), F_OK) == 0 ? built : folder + "../libexec/leash"; // bin/leash
}

} // namespace leash
