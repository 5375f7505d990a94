// The sessions, process groups and processes of an autopsy as nested lists of a web page. Pure.
//
// Source: credentials(7), POSIX XBD 3 "Session", "Process Group".
#pragma once

#include "base/translator.hpp"
#include "insight/autopsy.hpp"

#include <string>

namespace leash {

// Returns the tree of the moment before the end, as HTML.
std::string tree_before(const Autopsy& autopsy, const Translator& translate);
// Returns the tree of the survivors, as HTML.
std::string tree_after(const Autopsy& autopsy, const Translator& translate);

} // namespace leash
