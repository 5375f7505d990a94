#include "kernel/search_path.hpp"

#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace leash {
namespace {

bool is_regular_file(const std::string& path) {
    struct stat file {};
    return ::stat(path.c_str(), &file) == 0 && S_ISREG(file.st_mode);
}

} // namespace

std::vector<std::string_view> folders_of(std::string_view search_path) {
    std::vector<std::string_view> folders;
    for (std::size_t begin = 0;;) {
        const std::size_t colon = search_path.find(':', begin);
        folders.push_back(search_path.substr(begin, colon - begin));
        if (colon == std::string_view::npos)
            return folders;
        begin = colon + 1;
    }
}

bool is_executable_file(const std::string& path) {
    return ::eaccess(path.c_str(), X_OK) == 0 && is_regular_file(path);
}

std::string find_on(std::string_view search_path, const std::string& name) {
    std::string there;
    for (const std::string_view folder : folders_of(search_path)) {
        std::string file = folder.empty() ? name : std::string(folder) + "/" + name;
        if (is_executable_file(file))
            return file;
        if (there.empty() && is_regular_file(file))
            there = std::move(file);
    }
    return there;
}

std::vector<std::string> programs_on(std::string_view search_path,
                                     const std::function<bool(std::string_view)>& wanted) {
    std::vector<std::string> found;
    for (const std::string_view entry : folders_of(search_path)) {
        const std::string folder(entry.empty() ? "." : entry);
        std::error_code error; // a folder that cannot be read is left out
        for (std::filesystem::directory_iterator file(folder, error), last; !error && file != last;
             file.increment(error)) {
            std::string name = file->path().filename().string();
            if (wanted(name) && is_executable_file(file->path()))
                found.push_back(std::move(name));
        }
    }
    return found;
}

} // namespace leash
