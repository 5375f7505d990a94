// Pathname expansion: finds the pathnames that match a pattern.
//
// Source: POSIX XCU 2.6.6, 2.14.3.
#pragma once

#include "expand/context.hpp"

#include <string>
#include <vector>

namespace leash {

// Appends the existing pathnames that match, sorted by the locale's collation order. Returns false
// and appends nothing if no pathname matches: the word then stays as it is. A wildcard never
// matches a '/', a '.' at the beginning of a name, "." or "..". A directory that cannot be read
// gives no match and no error. The search stops when the context is interrupted.
bool append_pathnames(ExpansionContext& context, const std::string& pattern,
                      std::vector<std::string>& pathnames);

} // namespace leash
