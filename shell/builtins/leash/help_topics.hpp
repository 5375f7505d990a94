// The pages of `help` that are not about a built-in: keys, signals, the words of the language.
//
// Invariant: no line of a page is wider than 80 columns, and a page fits on a screen of 24 lines.
#pragma once

#include "base/message.hpp"
#include "base/translator.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// Returns the page with this name. Returns nullopt if there is no such page.
std::optional<Message> page_of_topic(std::string_view name);

// Returns the page of a signal: of HUP, hup, SIGHUP and 1. Returns nullopt if `name` is no signal.
std::optional<Message> page_of_signal(std::string_view name);

// Returns the page `help bash`.
std::string page_of_bash(const Translator& translate);

// Returns the page of `help bash NAME`, such as "arrays". Returns nullopt if there is no such page.
std::optional<std::string> section_of_bash(std::string_view name, const Translator& translate);

// Returns the names of all pages but `bash`, also SIGHUP and the other signals.
std::vector<std::string> names_of_topics();

} // namespace leash
