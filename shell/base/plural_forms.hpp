// Which form of a text belongs to a number of things: English has "1 job" and "2 jobs", Chinese has
// one form, Polish has three. The head of a .po file says this in an expression of C:
//   Plural-Forms: nplurals=2; plural=(n != 1);
//
// Source: the manual of GNU gettext, "Additional functions for plural forms".
#pragma once

#include <string_view>

namespace leash {

// Returns the number of the form, counted from 0. Returns 0 if the head has no such expression, or
// if the expression is wrong.
unsigned long plural_form(std::string_view head, unsigned long count);

} // namespace leash
