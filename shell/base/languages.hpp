// The languages that a user wants messages in, best first.
//
// Source: the manual of GNU gettext, "Setting the POSIX Locale" and "Specifying a Priority List of
// Languages"; POSIX XBD 8.2.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// Returns the value of a variable of the environment, or "" if the variable is not set.
using VariableValue = std::function<std::string(const char* name)>;

// Returns the value of the environment that this process was started with.
std::string value_at_start(const char* name);

// Returns the languages as the variables name them, such as "zh_CN.UTF-8" or "en". LEASH_LANG is
// leash's own, and comes first. The locale is the first of LC_ALL, LC_MESSAGES and LANG that has a
// value. LANGUAGE is a list, and counts only if the locale is neither "C" nor "POSIX". The list is
// empty if the user wants no language.
std::vector<std::string> wanted_languages(const VariableValue& variable);

// Returns "zh_CN" for zh_CN.UTF-8@pinyin, and "zh" for zh_CN: without what stands behind.
std::string with_territory(std::string_view locale);
std::string without_territory(std::string_view locale);

// Returns true for en, en_GB.UTF-8, C, C.UTF-8 and POSIX.
bool is_english(std::string_view locale);

} // namespace leash
