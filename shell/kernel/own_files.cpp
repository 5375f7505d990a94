#include "kernel/own_files.hpp"

#include <climits>
#include <string_view>
#include <unistd.h>

namespace leash {
namespace {

std::string folder_of(const std::string& executable) {
    return executable.substr(0, executable.rfind('/') + 1);
}

} // namespace

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
    const std::string folder = folder_of(executable);
    const std::string built = folder + "programs"; // build/PRESET/leash
    return ::access(built.c_str(), F_OK) == 0 ? built : folder + "../libexec/leash"; // bin/leash
}

std::vector<std::string> lesson_folders(const std::string& executable) {
    const std::string folder = folder_of(executable);
    return {folder + "../../lessons",           // build/PRESET/leash
            folder + "../share/leash/lessons"}; // bin/leash
}

std::vector<std::string> catalogue_folders(const std::string& executable) {
    const std::string folder = folder_of(executable);
    return {folder + "locale",                    // build/PRESET/leash
            folder + "../locale",                 // build/PRESET/programs/witness
            folder + "../share/leash/locale",     // bin/leash
            folder + "../../share/leash/locale"}; // libexec/leash/witness
}

std::vector<std::string> player_folders(const std::string& executable) {
    const std::string folder = folder_of(executable);
    return {folder + "player",                 // build/PRESET/leash
            folder + "../share/leash/player"}; // bin/leash
}

} // namespace leash
