#include "rules.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace architecture {
namespace {

constexpr int above_all_floors = 11;

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Words of job control that name functions of our own too. They are the C library's where
// they are qualified, ::signal, or where a signal's name comes first, signal(SIGHUP, f).
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

// The file that `line` includes with quotes. `code` is the same line with its literals blank:
// an include in a comment is none.
std::optional<std::string_view> included_file(std::string_view line, std::string_view code) {
    code = trim_left(code);
    if (!code.starts_with('#') || !trim_left(code.substr(1)).starts_with("include"))
        return std::nullopt;
    const auto open = line.find('"');
    const auto close = open == std::string_view::npos ? open : line.find('"', open + 1);
    if (close == std::string_view::npos)
        return std::nullopt;
    return line.substr(open + 1, close - open - 1);
}

std::optional<std::string> include_fault(std::string_view path, std::string_view file) {
    const auto own = floor_of(path);
    const auto other = floor_of(file);
    // Nothing for what is in no folder: those few belong together.
    const auto folder = [](std::string_view p) { return p.substr(0, p.rfind('/') + 1); };
    if (!other)
        return "\"" + std::string(file) + "\" names no floor: write \"folder/file.hpp\"";
    if (folder(path) == folder(file) || *other < own)
        return std::nullopt;
    return std::string(path) + " (floor " + std::to_string(*own) + ") includes " +
           std::string(file) + " (floor " + std::to_string(*other) + "), which is not below it";
}

// The end of the literal or comment that begins at `start`, and how many of its characters
// at either side stay (the quotes of a string).
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
    // After a digit an apostrophe separates digits: 1'000.
    if (rest.starts_with('"') ||
        (rest.starts_with('\'') && std::isdigit(static_cast<unsigned char>(before)) == 0))
        return NotCode{end_of_quoted(text, i), 1};
    return std::nullopt;
}

} // namespace

const std::vector<OwnedCall>& owned_calls() {
    static const std::vector<OwnedCall> table{
        {"tcsetpgrp", "kernel/terminal_loan.cpp"},
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
    };
    return table;
}

std::optional<int> floor_of(std::string_view path) {
    static const std::map<std::string_view, int> floors{
        {"base", 1},   {"kernel", 2},   {"jobs", 3},    {"language", 3},    {"launch", 4},
        {"expand", 4}, {"insight", 4},  {"control", 5}, {"interpreter", 6}, {"stage", 7},
        {"lesson", 8}, {"builtins", 9}, {"repl", 10},
    };
    const auto slash = path.find('/');
    if (slash == std::string_view::npos)
        return above_all_floors;
    const auto found = floors.find(path.substr(0, slash));
    if (found == floors.end())
        return std::nullopt;
    return found->second;
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

std::vector<Violation> violations(std::string_view path, std::string_view text) {
    std::vector<Violation> found;
    if (!floor_of(path))
        return {{1, std::string(path) + " is on no floor"}};

    const std::string code = code_alone(text);
    int number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        const auto line_of_code = std::string_view(code).substr(begin, end - begin);
        begin = end + 1;

        if (const auto file = included_file(line, line_of_code))
            if (auto fault = include_fault(path, *file))
                found.push_back({number, std::move(*fault)});
        for (const auto& [name, owner] : owned_calls())
            if (path != owner && calls(line_of_code, name))
                found.push_back(
                    {number, std::string(name) + " is called outside shell/" + std::string(owner)});
    }
    return found;
}

} // namespace architecture
