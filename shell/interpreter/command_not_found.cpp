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

const FormOfBash* form_of_command(const Shell& shell, const std::vector<std::string>& fields) {
    if (shell.is_posix())
        return nullptr;
    const std::string& name = fields.front();
    if (const FormOfBash* form = find_form_of_bash(name))
        return form->group == FormGroup::Command ? form : nullptr;
    const auto end = name.find_first_of("[+=");
    if (end == name.npos || !is_name(name.substr(0, end)))
        return nullptr;
    // Blanks may divide a[i + 1]=x into several fields. But "if[ -e x ]" only lacks a blank.
    const bool assigns = std::any_of(fields.begin(), fields.end(), [](const std::string& field) {
        return field.find("]=") != field.npos || field.find("]+=") != field.npos;
    });
    if (name[end] == '[')
        return assigns ? find_form_of_bash("a[1]=") : nullptr;
    return name.compare(end, 2, "+=") == 0 ? find_form_of_bash("a+=") : nullptr;
}

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
