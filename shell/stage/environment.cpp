#include "stage/environment.hpp"

#include <algorithm>

namespace leash {
namespace {

bool has_name(const std::string& string, const std::string& name) {
    return string.size() > name.size() && string[name.size()] == '=' &&
           string.compare(0, name.size(), name) == 0;
}

} // namespace

Environment::Environment(char* const* strings) {
    for (; *strings; ++strings)
        strings_.emplace_back(*strings);
}

void Environment::set(const std::string& name, const std::string& value) {
    unset(name);
    strings_.push_back(name + "=" + value);
}

void Environment::unset(const std::string& name) {
    strings_.erase(std::remove_if(strings_.begin(), strings_.end(),
                                  [&](const std::string& s) { return has_name(s, name); }),
                   strings_.end());
}

std::string Environment::get(const std::string& name) const {
    for (const std::string& string : strings_)
        if (has_name(string, name))
            return string.substr(name.size() + 1);
    return {};
}

std::vector<char*> Environment::pointers() const {
    std::vector<char*> pointers;
    for (const std::string& string : strings_)
        pointers.push_back(const_cast<char*>(string.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

std::string practice_prompt(const std::string& shell, bool is_nested, const Display& display) {
    const std::string name = shell.substr(shell.rfind('/') + 1); // npos + 1 is 0
    std::string prompt =
        (is_nested ? "nested " : "") + (name.empty() ? "" : name + " ") + "practice$ ";
    if (!display.has_colour || (!name.empty() && name != "bash"))
        return prompt;
    const Ink ink = !name.empty() ? Ink::Foreign : is_nested ? Ink::Halted : Ink::Inside;
    return std::string("\\[") + sequence_of(ink) + "\\]" + prompt + "\\[\033[0m\\]";
}

Environment practice_environment(char* const* outer, const PracticeSettings& settings) {
    Environment environment(outer);
    environment.unset(stage_variable);
    environment.unset("LINES");
    environment.unset("COLUMNS");
    environment.set("PS1", practice_prompt("", false, {}));
    environment.set(desk_variable, settings.desk);
    environment.set(logs_variable, settings.logs);
    const std::string path = environment.get("PATH");
    environment.set("PATH", path.empty() ? settings.programs + ":/usr/local/bin:/usr/bin:/bin"
                                         : settings.programs + ":" + path);
    return environment;
}

} // namespace leash
