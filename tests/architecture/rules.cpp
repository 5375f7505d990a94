#include "rules.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>

namespace architecture {
namespace {

constexpr Place top{Tower::Both, 11, "main"};

constexpr Place places[] = {
    {Tower::Ground, 1, "base"},          {Tower::Ground, 2, "kernel"},
    {Tower::Ground, 3, "jobs"},          {Tower::Ground, 3, "language"},
    {Tower::Ground, 3, "options"},       {Tower::Ground, 4, "launch"},
    {Tower::Shell, 5, "expand"},         {Tower::Shell, 6, "control"},
    {Tower::Shell, 6, "daemonize"},      {Tower::Shell, 7, "interpreter"},
    {Tower::Shell, 8, "repl"},           {Tower::Shell, 8, "builtins"},
    {Tower::Shell, 9, "builtins/posix"}, {Tower::Shell, 9, "builtins/jobs"},
    {Tower::Sight, 5, "insight"},        {Tower::Sight, 6, "stage"},
    {Tower::Sight, 7, "lesson"},         {Tower::Both, 10, "builtins/leash"},
};

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// leash has functions of its own with these names. A call is a call of the C library if the name is
// qualified, as in ::signal, or if a signal's name comes first, as in signal(SIGHUP, f).
bool is_word_of_ours(std::string_view name) {
    return name == "signal" || name == "wait";
}

std::string_view trim_right(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\n");
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::string_view trim_left(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

// Returns the file that `line` includes: with quotes, or with angle brackets if the file is in the
// folder of a part, because the compiler searches shell/ for such a file too. `code` is the same
// line with blank literals and comments: an include in a comment does not count.
std::optional<std::string_view> included_file(std::string_view line, std::string_view code) {
    code = trim_left(code);
    if (!code.starts_with('#') || !trim_left(code.substr(1)).starts_with("include"))
        return std::nullopt;
    const auto open = line.find_first_of("\"<");
    const auto close = open == std::string_view::npos ? open : line.find_first_of("\">", open + 1);
    if (close == std::string_view::npos)
        return std::nullopt;
    const auto file = line.substr(open + 1, close - open - 1);
    const bool is_of_a_part = file.find('/') != std::string_view::npos && place_of(file);
    return line[open] == '"' || is_of_a_part ? std::optional(file) : std::nullopt;
}

bool has_word(std::string_view code, std::string_view word) {
    for (auto at = code.find(word); at != std::string_view::npos; at = code.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_word(code[at - 1])) && (end == code.size() || !is_word(code[end])))
            return true;
    }
    return false;
}

std::string_view folder_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string named(const Place& place) {
    static constexpr std::string_view towers[] = {"the common ground", "the tower of the shell",
                                                  "the tower of what is seen and taught",
                                                  "both towers"};
    return "floor " + std::to_string(place.floor) + " of " +
           std::string(towers[static_cast<std::size_t>(place.tower)]);
}

std::optional<std::string> use_fault(std::string_view user, std::string_view verb,
                                     std::string_view used) {
    const auto own = place_of(user);
    const auto other = place_of(used);
    if (!other)
        return "\"" + std::string(used) + "\" names no part: write \"folder/file.hpp\"";
    if (own->name == other->name || may_use(*own, *other))
        return std::nullopt;
    return std::string(user) + " (" + named(*own) + ") " + std::string(verb) + " " +
           std::string(used) + " (" + named(*other) + "), which is not below it";
}

// ---- shell/CMakeLists.txt -----------------------------------------------------------------------

struct PartLine {
    int line;
    std::string folder;
    std::vector<std::string> parts; // the folders of the parts that the library links
};

// Returns builtins/jobs for "leash_builtins_jobs". Returns "" for a library that is no part of
// leash.
std::string folder_of_library(std::string_view library) {
    for (const Place& place : places) {
        std::string name = "leash_" + std::string(place.name);
        std::replace(name.begin(), name.end(), '/', '_');
        if (name == library)
            return std::string(place.name);
    }
    return {};
}

// Reads the CMake commands that link a part: leash_part() makes its library, and
// target_link_libraries() adds to the library. A command may take several lines.
std::vector<PartLine> part_lines(std::string_view cmake) {
    static constexpr std::string_view makes = "leash_part(";
    static constexpr std::string_view adds = "target_link_libraries(";
    std::vector<PartLine> found;
    for (const std::string_view command : {makes, adds})
        for (auto at = cmake.find(command); at != std::string_view::npos;
             at = cmake.find(command, at + 1)) {
            const std::string_view before = cmake.substr(0, at);
            const auto begin_of_line = before.rfind('\n') + 1; // npos + 1 is 0
            if (!trim_left(before.substr(begin_of_line)).empty())
                continue; // a comment, or another command
            const std::string_view behind = cmake.substr(at + command.size());
            std::istringstream words{std::string(behind.substr(0, behind.find(')')))};
            std::string user;
            words >> user;
            PartLine part{1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
                          command == makes ? user : folder_of_library(user),
                          {}};
            for (std::string library; words >> library;)
                if (std::string folder = folder_of_library(library); !folder.empty())
                    part.parts.push_back(std::move(folder));
            if (!part.folder.empty())
                found.push_back(std::move(part));
        }
    return found;
}

// Returns the parts that the library of `user` links, directly or through another library. Ends
// also if two libraries link each other.
std::set<std::string> parts_linked_by(const std::vector<PartLine>& lines, std::string_view user) {
    std::set<std::string> linked;
    std::vector<std::string> to_visit{std::string(user)};
    while (!to_visit.empty()) {
        const std::string visited = std::move(to_visit.back());
        to_visit.pop_back();
        for (const PartLine& line : lines)
            if (line.folder == visited)
                for (const std::string& part : line.parts)
                    if (linked.insert(part).second)
                        to_visit.push_back(part);
    }
    return linked;
}

// The end of the literal or comment that begins at `start`, and how many characters at both sides
// stay: the quotes of a string stay.
struct NotCode {
    std::size_t end;
    std::size_t kept;
};

std::size_t end_of_quoted(std::string_view text, std::size_t start) {
    for (std::size_t i = start + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == text[start] || text[i] == '\n')
            return i + 1;
    }
    return text.size();
}

std::size_t end_after(std::string_view text, std::string_view closing, std::size_t from) {
    const auto found = text.find(closing, from);
    return found == std::string_view::npos ? text.size() : found + closing.size();
}

std::optional<NotCode> not_code_at(std::string_view text, std::size_t i) {
    const auto rest = text.substr(i);
    const char before = i > 0 ? text[i - 1] : ' ';
    if (rest.starts_with("//"))
        return NotCode{std::min(text.find('\n', i), text.size()), 0};
    if (rest.starts_with("/*"))
        return NotCode{end_after(text, "*/", i + 2), 0};
    if (rest.starts_with('"') && before == 'R') {
        const auto delimiter = rest.substr(1, rest.find('(') - 1);
        return NotCode{end_after(text, ")" + std::string(delimiter) + "\"", i + 1), 1};
    }
    // An apostrophe after a digit separates digits: 1'000.
    if (rest.starts_with('"') ||
        (rest.starts_with('\'') && std::isdigit(static_cast<unsigned char>(before)) == 0))
        return NotCode{end_of_quoted(text, i), 1};
    return std::nullopt;
}

} // namespace

const std::vector<OwnedCall>& owned_calls() {
    static const std::vector<OwnedCall> table{
        {"tcsetpgrp", "kernel/terminal_loan.cpp"},
        {"TIOCSPGRP", "kernel/terminal_loan.cpp"},
        {"waitpid", "launch/reaper.cpp"},
        {"waitid", "launch/reaper.cpp"},
        {"wait3", "launch/reaper.cpp"},
        {"wait4", "launch/reaper.cpp"},
        {"wait", "launch/reaper.cpp"},
        {"fork", "launch/start_process.cpp"},
        {"vfork", "launch/start_process.cpp"},
        {"forkpty", "launch/start_process.cpp"},
        {"clone", "launch/start_process.cpp"},
        {"posix_spawn", "launch/start_process.cpp"},
        {"system", "launch/start_process.cpp"},
        {"posix_spawnp", "launch/start_process.cpp"},
        {"popen", "launch/start_process.cpp"},
        {"daemon", "launch/start_process.cpp"},
        {"sigaction", "kernel/signals.cpp"},
        {"signal", "kernel/signals.cpp"},
        {"kill", "kernel/send_signal.cpp"},
        {"killpg", "kernel/send_signal.cpp"},
        {"tgkill", "kernel/send_signal.cpp"},
        {"raise", "kernel/send_signal.cpp"},
        {"gsignal", "kernel/send_signal.cpp"},
        {"sigqueue", "kernel/send_signal.cpp"},
        {"pthread_kill", "kernel/send_signal.cpp"},
        {"pidfd_send_signal", "kernel/send_signal.cpp"},
    };
    return table;
}

std::optional<Place> place_of(std::string_view path) {
    std::string_view folder = path;
    if (path.find('.') != std::string_view::npos)
        folder = folder_of(path);
    if (folder.empty())
        return top;
    for (const Place& place : places)
        if (place.name == folder)
            return place;
    return std::nullopt;
}

bool may_use(const Place& user, const Place& used) {
    const bool is_same_tower =
        used.tower == Tower::Ground || user.tower == Tower::Both || user.tower == used.tower;
    return is_same_tower && used.floor < user.floor;
}

std::string code_alone(std::string_view text) {
    std::string code(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto found = not_code_at(text, i);
        if (!found)
            continue;
        for (std::size_t j = i + found->kept; j + found->kept < found->end; ++j)
            if (code[j] != '\n')
                code[j] = ' ';
        i = found->end - 1;
    }
    return code;
}

bool calls(std::string_view code, std::string_view name) {
    for (auto at = code.find(name); at != std::string_view::npos; at = code.find(name, at + 1)) {
        auto before = trim_right(code.substr(0, at));
        const auto after = trim_left(code.substr(at + name.size()));
        if ((at > 0 && is_word(code[at - 1])) || !after.starts_with('('))
            continue;
        if (before.ends_with('.') || before.ends_with("->"))
            continue;
        if (before.ends_with("::")) {
            before.remove_suffix(2);
            if (before.empty() || !is_word(before.back()) || before.ends_with("std"))
                return true;
        } else if (!is_word_of_ours(name) || trim_left(after.substr(1)).starts_with("SIG")) {
            return true;
        }
    }
    return false;
}

bool calls_by_number(std::string_view code, std::string_view name) {
    const bool is_request = name.starts_with("TIOC"); // ioctl(terminal, TIOCSPGRP, &group)
    if (is_request)
        return has_word(code, name);
    return has_word(code, "SYS_" + std::string(name)) ||
           has_word(code, "__NR_" + std::string(name));
}

std::vector<Violation> violations(std::string_view path, std::string_view text) {
    std::vector<Violation> found;
    if (!place_of(path))
        return {{1, std::string(path) + " is in a folder that has no place"}};

    const std::string code = code_alone(text);
    int number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        const auto line_of_code = std::string_view(code).substr(begin, end - begin);
        begin = end + 1;

        if (const auto file = included_file(line, line_of_code))
            if (auto fault = use_fault(path, "includes", *file))
                found.push_back({number, std::move(*fault)});
        for (const auto& [name, owner] : owned_calls())
            if (path != owner && (calls(line_of_code, name) || calls_by_number(line_of_code, name)))
                found.push_back(
                    {number, std::string(name) + " is called outside shell/" + std::string(owner)});
    }
    return found;
}

std::vector<Violation> link_violations(std::string_view cmake) {
    std::vector<Violation> found;
    for (const PartLine& line : part_lines(cmake)) {
        if (!place_of(line.folder)) {
            found.push_back({line.line, line.folder + " has no place"});
            continue;
        }
        for (const std::string& part : line.parts)
            if (auto fault = use_fault(line.folder, "links", part))
                found.push_back({line.line, std::move(*fault)});
    }
    return found;
}

std::vector<Violation> unlinked_includes(std::string_view path, std::string_view text,
                                         std::string_view cmake) {
    std::vector<Violation> found;
    const std::string_view own = folder_of(path);
    if (own.empty())
        return found; // main.cpp and the files beside it may link every part
    const std::set<std::string> linked = parts_linked_by(part_lines(cmake), own);
    const std::string code = code_alone(text);
    int number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto file = included_file(text.substr(begin, end - begin),
                                        std::string_view(code).substr(begin, end - begin));
        begin = end + 1;
        if (file && folder_of(*file) != own && !linked.contains(std::string(folder_of(*file))))
            found.push_back({number, std::string(path) + " includes " + std::string(*file) +
                                         ", which the library of " + std::string(own) +
                                         " does not link"});
    }
    return found;
}

std::vector<std::string> names_used_twice(const std::set<std::string>& paths) {
    std::map<std::string, int> uses;
    std::map<std::string, int> uses_by_builtins;
    for (const std::string& path : paths)
        ++(path.starts_with("builtins/") ? uses_by_builtins
                                         : uses)[path.substr(path.rfind('/') + 1)];
    std::vector<std::string> twice;
    for (const auto& names : {uses, uses_by_builtins})
        for (const auto& [name, count] : names)
            if (count > 1)
                twice.push_back(name);
    return twice;
}

} // namespace architecture
