#include "repl/history_file.hpp"

#include "base/parse_number.hpp"
#include "base/state_folder.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/state_file.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

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

Result<History::Loaded> History::load(std::size_t size) const {
    Loaded loaded;
    if (path_.empty())
        return loaded;
    // No lock is needed to read: each leash adds a line with one write, and replaces the whole
    // file.
    const auto text = read_state_file(path_);
    if (!text && text.error().number == ENOENT)
        return loaded;
    if (!text)
        return text.error();
    const auto lines = lines_in(text.value());
    loaded.is_too_long = lines.size() > most_in_file;
    const std::size_t first = lines.size() - std::min(size, lines.size());
    for (std::size_t i = first; i < lines.size(); ++i)
        loaded.commands.push_back(decode_history(lines[i]));
    return loaded;
}

// Race: another leash may have added a line since this leash read the file. So this reads the file
// again under the lock.
Outcome History::shorten() const {
    const auto locked = open_locked_state_file(path_, O_RDWR);
    if (!locked)
        return locked.error();
    const auto text = read_all(locked.value().get(), path_);
    if (!text)
        return text.error();
    auto lines = lines_in(text.value());
    if (lines.size() <= most_in_file)
        return success();
    lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most_in_file));
    std::string kept;
    for (const std::string_view line : lines) {
        kept += line;
        kept += '\n';
    }
    return replace_state_file(path_, kept);
}

bool History::wants(const std::vector<std::string>& commands, std::string_view command) {
    return command.find_first_not_of(" \t\n") != std::string_view::npos && command.front() != ' ' &&
           (commands.empty() || commands.back() != command);
}

Outcome History::add(std::vector<std::string>& commands, std::string command, std::size_t size,
                     std::chrono::milliseconds patience) const {
    const std::string line = encode_history(command) + "\n";
    commands.push_back(std::move(command));
    if (commands.size() > size)
        commands.erase(commands.begin(), commands.end() - static_cast<std::ptrdiff_t>(size));
    if (path_.empty())
        return success();
    constexpr int to_add = O_WRONLY | O_APPEND | O_CREAT;
    auto file = open_locked_state_file(path_, to_add, patience);
    if (!file && file.error().number == ENOENT) {
        if (auto made = make_state_folders(path_); !made)
            return made;
        file = open_locked_state_file(path_, to_add, patience);
    }
    if (!file)
        return file.error();
    struct stat before {};
    if (::fstat(file.value().get(), &before) != 0)
        return system_error("fstat", Message::verbatim(path_));
    const auto written = write_all(file.value().get(), line);
    if (written)
        return success();
    // A full disk: half a line would become the beginning of the next command.
    (void)::ftruncate(file.value().get(), before.st_size);
    return SystemError{"write", written.error().number, Message::verbatim(path_)};
}

std::size_t history_size(std::optional<std::string_view> histsize) {
    return parse_number<std::size_t>(histsize.value_or("")).value_or(History::default_size);
}

} // namespace leash
