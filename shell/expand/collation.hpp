// The order of strings in the locale: LC_COLLATE, for pathnames and for [ a '<' b ].
//
// The category is set by the first comparison and not at the start, which it would cost a file
// even in the many shells that compare nothing.
//
// Source: strcoll(3); POSIX XBD 7.3.2.
#pragma once

#include <string>

namespace leash {

// Below, at or above zero: `a` sorts before, with or after `b`.
int collate(const std::string& a, const std::string& b);

} // namespace leash
