// Pathname expansion (POSIX XCU 2.6.6, 2.14.3): a pattern to the files it matches.
#pragma once

#include "expand/context.hpp"

#include <string>
#include <vector>

namespace leash {

// Appends the pathnames that exist and match, in the locale's collation order. False, and
// nothing appended, where there is none: the word then stays as it is. A '/' and a '.' at the
// start of a name are matched only by themselves; "." and ".." never by a wildcard.
// A directory that cannot be read holds no match, and is no error. Once the context is interrupted
// no more is looked for.
bool append_pathnames(ExpansionContext& context, const std::string& pattern,
                      std::vector<std::string>& pathnames);

} // namespace leash
