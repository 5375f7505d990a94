#include "interpreter/command_not_found.hpp"

#include "base/spelling.hpp"
#include "interpreter/startup.hpp"
#include "kernel/own_files.hpp"
#include "kernel/search_path.hpp"
#include "language/full_width.hpp"

#include <algorithm>
#include <array>

namespace leash {
namespace {

// Commands of bash that leash does not have, and what does the same here.
struct OfBash {
    std::string_view name;
    Phrase instead;
};
constexpr OfBash of_bash[] = {
    {"[[", N_("[[ belongs to bash; here `[` and `case` do the same: see `help case`")},
    {"builtin", N_("builtin belongs to bash; here `command NAME` calls the built-in")},
    {"declare", N_("declare belongs to bash; here use NAME=VALUE, `local` or `export`")},
    {"function", N_("function belongs to bash; here it is NAME() {{ ... }}")},
    {"let", N_("let belongs to bash; here it is NAME=$((1 + 2))")},
    {"logout", N_("logout belongs to bash; here `exit` leaves")},
    {"popd", N_("popd belongs to bash; here `cd -` goes back to the folder before")},
    {"pushd", N_("pushd belongs to bash; here `cd -` goes back to the folder before")},
    {"typeset", N_("typeset belongs to bash; here use NAME=VALUE, `local` or `export`")},
};

std::optional<Message> instead_of_bash(const std::vector<std::string>& fields) {
    for (const OfBash& one : of_bash)
        if (one.name == fields.front())
            return _(one.instead);
    // a[0]=1
    const std::string& name = fields.front();
    const auto bracket = name.find('[');
    if (bracket != std::string::npos && bracket > 0 && name.find("]=", bracket) != name.npos &&
        is_name(name.substr(0, bracket)))
        return _("arrays belong to bash; here the only list is \"$@\": set -- one two");
    return std::nullopt;
}

// fg%1: the blank is missing.
std::optional<Message> missing_blank(const CommandSearch& commands, const std::string& name) {
    const auto percent = name.find('%');
    if (percent == std::string::npos || !commands.find_builtin(name.substr(0, percent)))
        return std::nullopt;
    return _("{0}: command not found; did you mean `{1} {2}`?", name, name.substr(0, percent),
             name.substr(percent));
}

bool comes_with_leash(const Shell& shell, const std::string& name) {
    return is_executable_file(programs_folder(shell.executable) + "/" + name);
}

} // namespace

std::string closest_command(const CommandSearch& commands, const std::string& name) {
    const Shell& shell = commands.shell();
    std::vector<std::string> candidates;
    for (const Builtin* row : commands.builtins())
        if (commands.find_builtin(row->name) == row)
            candidates.emplace_back(row->name);
    const auto own = static_cast<std::ptrdiff_t>(candidates.size());
    for (const auto& [function, body] : shell.functions)
        candidates.push_back(function);
    for (const auto& [alias, value] : shell.aliases)
        candidates.push_back(alias);
    const std::string path = std::string(shell.variables.value("PATH").value_or("")) + ":" +
                             programs_folder(shell.executable);
    const auto is_close = [&](std::string_view one) {
        return closest_word(name, std::array{one}).has_value();
    };
    for (std::string& program : programs_on(path, is_close))
        candidates.push_back(std::move(program));
    std::sort(candidates.begin() + own, candidates.end());
    const std::vector<std::string_view> words(candidates.begin(), candidates.end());
    return std::string(closest_word(name, words).value_or(""));
}

Message command_not_found(const CommandSearch& commands, const std::vector<std::string>& fields) {
    const Shell& shell = commands.shell();
    const std::string& name = fields.front();
    if (shell.as_sh)
        return _("{0}: not found", name);
    if (name.empty())
        return _("the command's name is empty\n"
                 "  a variable in it, as in \"$x\", may have no value: echo \"[$x]\" shows it");
    const Phrase hint = full_width_hint(name);
    // witness comes with leash. On a practice terminal witness is on the search path.
    if (comes_with_leash(shell, name))
        return _("{0}: command not found{1}; it is there on a practice terminal: type `terminal` "
                 "first",
                 name, hint);
    if (!shell.interactive)
        return _("{0}: command not found{1}; is it installed, and its folder in PATH?", name, hint);
    if (auto said = instead_of_bash(fields))
        return std::move(*said);
    if (auto said = missing_blank(commands, name))
        return std::move(*said);
    const std::string close = closest_command(commands, name);
    if (close.empty())
        return _("{0}: command not found{1}; `help` lists what leash itself can do", name, hint);
    if (comes_with_leash(shell, close) && !commands.find_builtin(close) &&
        find_on(shell.variables.value("PATH").value_or(""), close).empty())
        return _("{0}: command not found{1}; did you mean {2}?\n"
                 "  {2} is there on a practice terminal: type `terminal` first",
                 name, hint, close);
    return _("{0}: command not found{1}; did you mean {2}?", name, hint, close);
}

} // namespace leash
