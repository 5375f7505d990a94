#include "interpreter/command_search.hpp"

#include "kernel/search_path.hpp"

#include <unistd.h>

namespace leash {

CommandSearch::CommandSearch(Shell& shell, BuiltinTable builtins)
    : shell_(shell), builtins_(builtins) {
    for (std::size_t row = builtins_.size(); row-- > 0;)
        first_with_letter_.at(static_cast<unsigned char>(builtins_[row]->name.front())) =
            static_cast<std::uint8_t>(row);
}

const Builtin* CommandSearch::find_builtin(std::string_view name) const {
    if (name.empty())
        return nullptr;
    const char letter = name.front();
    const auto place = static_cast<unsigned char>(letter);
    if (place >= first_with_letter_.size())
        return nullptr;
    for (const Builtin* row : builtins_.subspan(first_with_letter_[place])) {
        if (row->name.front() != letter)
            return nullptr;
        if (row->name == name)
            return row->kind == BuiltinKind::Leash && shell_.as_sh ? nullptr : row;
    }
    return nullptr;
}

CommandMeaning CommandSearch::find(const std::string& name, LookFor look_for,
                                   const std::string* search_path) {
    if (name.find('/') != std::string::npos)
        return ExternalCommand{name};
    const Builtin* builtin = find_builtin(name);
    if (builtin && builtin->kind == BuiltinKind::Special)
        return builtin;
    if (look_for == LookFor::Everything && !shell_.functions.empty())
        if (const auto function = shell_.functions.find(name); function != shell_.functions.end())
            return function->second;
    if (builtin)
        return builtin;
    if (search_path) {
        std::string path = find_on(*search_path, name);
        return path.empty() ? CommandMeaning(NoSuchCommand{}) : ExternalCommand{std::move(path)};
    }
    auto program = find_program(name);
    return program ? CommandMeaning(std::move(*program)) : NoSuchCommand{};
}

std::optional<ExternalCommand> CommandSearch::find_program(const std::string& name) {
    if (name.find('/') != std::string::npos)
        return ExternalCommand{name};
    const auto known = shell_.command_hash.find(name);
    if (known != shell_.command_hash.end()) {
        if (::access(known->second.c_str(), X_OK) == 0)
            return ExternalCommand{known->second};
        shell_.command_hash.erase(known);
    }
    const auto path = shell_.variables.value("PATH");
    if (!path || name.empty())
        return std::nullopt;
    std::string found = find_on(*path, name);
    if (found.empty())
        return std::nullopt;
    shell_.command_hash[name] = found;
    return ExternalCommand{std::move(found)};
}

} // namespace leash
