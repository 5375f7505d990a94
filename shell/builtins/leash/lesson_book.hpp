// lesson book: the course as a web site.
#pragma once

#include "interpreter/builtin.hpp"

#include <span>
#include <string>

namespace leash {

// lesson book FOLDER [NAME...]: verifies the lessons with these names, or all lessons, in every
// language, and writes the book. Takes about a minute for the whole course in one language.
BuiltinResult make_book(BuiltinCall& call, std::span<const std::string> operands);

} // namespace leash
