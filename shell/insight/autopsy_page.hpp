// An autopsy as a web page: who was tied to whom before the end and after the end, and between the
// two the signals, in the order of time. The page is one file, and needs no network. The page can
// be read and printed without its script; the script goes through the steps one by one. Pure.
//
// Invariants: what was inferred, not observed, says so in words and is drawn dashed. Text of
// processes is escaped.
#pragma once

#include "base/translator.hpp"
#include "insight/autopsy.hpp"

#include <string>
#include <string_view>

namespace leash {

// Returns true if a file with this content is a page that autopsy_page() has made.
bool is_autopsy_page(std::string_view content);
std::string autopsy_page(const Autopsy& autopsy, const Translator& translate);

} // namespace leash
