#include "expand/variables.hpp"

#include "language/parser.hpp"

#include <algorithm>

namespace leash {

Variables::Variables() = default;

void Variables::import_environment(char* const* environment) {
    for (char* const* entry = environment; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos || !is_name(text.substr(0, equals)))
            continue;
        Variable& variable = declare(text.substr(0, equals));
        variable.value = text.substr(equals + 1);
        variable.exported = true;
    }
    environment_is_stale_ = true;
}

const Variable* Variables::find(std::string_view name) const {
    const auto found = variables_.find(name);
    return found == variables_.end() ? nullptr : &found->second;
}

std::optional<std::string_view> Variables::value(std::string_view name) const {
    const Variable* variable = find(name);
    if (variable == nullptr || !variable->value)
        return std::nullopt;
    return *variable->value;
}

bool Variables::set(std::string_view name, std::string value) {
    Variable& variable = declare(name);
    if (variable.readonly)
        return false;
    variable.value = std::move(value);
    environment_is_stale_ = environment_is_stale_ || variable.exported;
    changed(name);
    return true;
}

bool Variables::unset(std::string_view name) {
    const auto found = variables_.find(name);
    if (found == variables_.end())
        return true;
    if (found->second.readonly)
        return false;
    environment_is_stale_ = environment_is_stale_ || found->second.exported;
    // `name` may be a view of the key that is erased here.
    const std::string kept(name);
    variables_.erase(found);
    changed(kept);
    return true;
}

void Variables::set_exported(std::string_view name, bool exported) {
    Variable& variable = declare(name);
    environment_is_stale_ = environment_is_stale_ || variable.exported != exported;
    variable.exported = exported;
}

void Variables::set_readonly(std::string_view name) {
    declare(name).readonly = true;
}

void Variables::enter_scope() {
    scopes_.emplace_back();
}

void Variables::leave_scope() {
    if (scopes_.empty())
        return;
    std::vector<Saved> scope = std::move(scopes_.back());
    scopes_.pop_back();
    environment_is_stale_ = environment_is_stale_ || !scope.empty();
    for (Saved& saved : scope) {
        if (saved.variable)
            declare(saved.name) = std::move(*saved.variable);
        else
            variables_.erase(saved.name);
        changed(saved.name);
    }
}

void Variables::make_local(std::string_view name) {
    if (scopes_.empty())
        return;
    std::vector<Saved>& scope = scopes_.back();
    const bool saved_already = std::any_of(scope.begin(), scope.end(),
                                           [&](const Saved& saved) { return saved.name == name; });
    if (saved_already)
        return;
    const Variable* variable = find(name);
    scope.push_back({std::string(name), variable ? std::optional(*variable) : std::nullopt});
    declare(name);
}

std::vector<std::pair<std::string, Variable>> Variables::sorted() const {
    std::vector<std::pair<std::string, Variable>> all(variables_.begin(), variables_.end());
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return all;
}

char* const* Variables::environment() const {
    if (environment_is_stale_) {
        environment_strings_.clear();
        environment_.clear();
        for (const auto& [name, variable] : variables_) {
            if (variable.exported && variable.value)
                environment_strings_.push_back(name + "=" + *variable.value);
        }
        // Take the addresses only now: while the vector grew, the strings moved.
        for (std::string& entry : environment_strings_)
            environment_.push_back(entry.data());
        environment_.push_back(nullptr);
        environment_is_stale_ = false;
    }
    return environment_.data();
}

void Variables::on_change(std::function<void(std::string_view name)> listener) {
    listener_ = std::move(listener);
}

void Variables::on_declare(std::function<void(std::string_view, Variable&)> listener) {
    declare_listener_ = std::move(listener);
}

Variable& Variables::declare(std::string_view name) {
    const auto found = variables_.find(name);
    if (found != variables_.end())
        return found->second;
    Variable& variable = variables_.emplace(std::string(name), Variable{}).first->second;
    if (declare_listener_)
        declare_listener_(name, variable);
    return variable;
}

void Variables::changed(std::string_view name) {
    if (listener_)
        listener_(name);
}

} // namespace leash
