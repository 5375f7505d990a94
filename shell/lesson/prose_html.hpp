// The prose of a lesson in a web page: in a handout and in a book. Pure.
//
// Invariant: everything is escaped (base/html.hpp).
#pragma once

#include "lesson/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace leash {

// Returns a text of a lesson with `code` as an element. The text has no other marks.
std::string with_code(std::string_view text);
// Returns the lines as one <pre>.
std::string lines_in_html(const std::vector<std::string>& lines);
std::string prose_in_html(const Prose& prose);

} // namespace leash
