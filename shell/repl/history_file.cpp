#include "repl/history_file.hpp"

#include "base/state_folder.hpp"
#include "kernel/descriptors.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace leash {
namespace {

constexpr mode_t for_its_user_alone = 0600;
constexpr mode_t folder_for_its_user_alone = 0700;

// Makes the missing folders on the path of the file, at most three: .local, state and leash in the
// home directory. leash must not make a missing home directory.
Outcome make_folders_for(const std::string& path) {
    std::vector<std::string> folders;
    for (auto slash = path.rfind('/');
         slash != std::string::npos && slash > 0 && folders.size() < 3;
         slash = path.rfind('/', slash - 1))
        folders.push_back(path.substr(0, slash));
    std::reverse(folders.begin(), folders.end());
    for (const std::string& folder : folders)
        if (::mkdir(folder.c_str(), folder_for_its_user_alone) != 0 && errno != EEXIST)
            return system_error("mkdir", "make the folder " + folder);
    return success();
}

// Opens the file for reading and writing, and locks it. The lock ends when the descriptor is
// closed.
Result<OwnedDescriptor> open_locked(const std::string& path, int flags) {
    auto file = open_file(path, flags | O_RDWR | O_APPEND, for_its_user_alone);
    if (!file)
        return file.error();
    while (::flock(file.value().get(), LOCK_EX) != 0)
        if (errno != EINTR)
            return system_error("flock", "lock " + path);
    return file;
}

std::vector<std::string_view> lines_in(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

// Writes into the same file instead of a new one: another leash that waits for the lock has this
// file open already.
Outcome replace_content(const OwnedDescriptor& file, const std::string& path,
                        const std::string& content) {
    if (::ftruncate(file.get(), 0) != 0)
        return system_error("ftruncate", "shorten " + path);
    return write_all(file.get(), content);
}

} // namespace

std::optional<std::string> history_path(std::string_view state_home, std::string_view home) {
    const std::string path = state_file(state_home, home, "history");
    return path.empty() ? std::nullopt : std::optional(path);
}

std::string encode_history(std::string_view command) {
    std::string line;
    for (const char c : command) {
        if (c == '\n')
            line += "\\n";
        else if (c == '\\')
            line += "\\\\";
        else
            line += c;
    }
    return line;
}

std::string decode_history(std::string_view line) {
    std::string command;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char next = line[i] == '\\' && i + 1 < line.size() ? line[i + 1] : '\0';
        if (next == 'n' || next == '\\') {
            command += next == 'n' ? '\n' : '\\';
            ++i;
        } else {
            command += line[i];
        }
    }
    return command;
}

Result<std::vector<std::string>> History::load(std::size_t size) const {
    std::vector<std::string> commands;
    if (path_.empty())
        return commands;
    auto file = open_locked(path_, 0);
    if (!file && file.error().number == ENOENT)
        return commands;
    if (!file)
        return file.error();
    auto text = read_all(file.value().get());
    if (!text)
        return text.error();
    auto lines = lines_in(text.value());
    if (lines.size() > most_in_file) {
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most_in_file));
        std::string kept;
        for (const std::string_view line : lines) {
            kept += line;
            kept += '\n';
        }
        if (auto replaced = replace_content(file.value(), path_, kept); !replaced)
            return replaced.error();
    }
    const std::size_t first = lines.size() - std::min(size, lines.size());
    for (std::size_t i = first; i < lines.size(); ++i)
        commands.push_back(decode_history(lines[i]));
    return commands;
}

bool History::wants(const std::vector<std::string>& commands, std::string_view command) {
    return command.find_first_not_of(" \t\n") != std::string_view::npos && command.front() != ' ' &&
           (commands.empty() || commands.back() != command);
}

Outcome History::add(std::vector<std::string>& commands, std::string command,
                     std::size_t size) const {
    const std::string line = encode_history(command) + "\n";
    commands.push_back(std::move(command));
    if (commands.size() > size)
        commands.erase(commands.begin(), commands.end() - static_cast<std::ptrdiff_t>(size));
    if (path_.empty())
        return success();
    auto file = open_locked(path_, O_CREAT);
    if (!file && file.error().number == ENOENT) {
        if (auto made = make_folders_for(path_); !made)
            return made;
        file = open_locked(path_, O_CREAT);
    }
    if (!file)
        return file.error();
    return write_all(file.value().get(), line);
}

std::size_t history_size(std::optional<std::string_view> histsize) {
    std::size_t size = 0;
    if (!histsize)
        return History::default_size;
    const char* end = histsize->data() + histsize->size();
    const auto parsed = std::from_chars(histsize->data(), end, size);
    return parsed.ec == std::errc{} && parsed.ptr == end ? size : History::default_size;
}

} // namespace leash
