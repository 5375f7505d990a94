#include "base/languages.hpp"

#include <cstdlib>

namespace leash {
namespace {

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(':', begin), list.size());
        if (end > begin)
            parts.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

} // namespace

std::string value_at_start(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

std::vector<std::string> wanted_languages(const VariableValue& variable) {
    if (const std::string own = variable("LEASH_LANG"); !own.empty())
        return {own};
    std::string locale;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (locale = variable(name); !locale.empty())
            break;
    if (locale.empty() || locale == "C" || locale == "POSIX")
        return {};
    std::vector<std::string> languages = split(variable("LANGUAGE"));
    return languages.empty() ? std::vector{locale} : languages;
}

std::string with_territory(std::string_view locale) {
    return std::string(locale.substr(0, locale.find_first_of(".@")));
}

std::string without_territory(std::string_view locale) {
    return std::string(locale.substr(0, locale.find_first_of("_.@")));
}

bool is_english(std::string_view locale) {
    const std::string language = without_territory(locale);
    return language == "en" || language == "C" || language == "POSIX";
}

} // namespace leash
