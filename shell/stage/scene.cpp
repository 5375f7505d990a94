#include "stage/scene.hpp"

#include "kernel/descriptors.hpp"

#include <filesystem>
#include <sys/stat.h>

namespace leash {
namespace {

bool is_same_file(const std::string& path, const struct stat& wanted) {
    struct stat file {};
    return ::stat(path.c_str(), &file) == 0 && file.st_dev == wanted.st_dev &&
           file.st_ino == wanted.st_ino;
}

bool holds_lock(Pid pid, const struct stat& wanted) {
    const std::string process = "/proc/" + std::to_string(pid.value);
    std::error_code vanished; // the process is gone, or /proc does not let us look
    std::filesystem::directory_iterator descriptors(process + "/fd", vanished);
    for (; !vanished && descriptors != std::filesystem::directory_iterator();
         descriptors.increment(vanished)) {
        if (!is_same_file(descriptors->path(), wanted))
            continue;
        const auto info = read_file(process + "/fdinfo/" + descriptors->path().filename().string());
        if (info && info.value().find("\nlock:") != std::string::npos)
            return true;
    }
    return false;
}

} // namespace

std::optional<FileLook> FileLooks::look(const std::string& path) {
    auto read = read_regular_file(path, longest_look);
    if (!read)
        return std::nullopt;
    FileLook look{std::move(read.value().content), read.value().size, std::nullopt};
    const auto [first, is_new] = first_sizes_.emplace(path, look.size);
    if (!is_new)
        look.size_before = first->second;
    return look;
}

std::vector<Pid> lock_holders(const std::string& path, const std::vector<Pid>& processes) {
    std::vector<Pid> holders;
    struct stat wanted {};
    if (::stat(path.c_str(), &wanted) != 0)
        return holders;
    for (const Pid pid : processes)
        if (holds_lock(pid, wanted))
            holders.push_back(pid);
    return holders;
}

} // namespace leash
