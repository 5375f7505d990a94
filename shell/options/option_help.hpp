// The text of --help about the options of a table.
#pragma once

#include "base/translator.hpp"
#include "options/option_table.hpp"

namespace leash {

// Returns a row for each option, at most 79 columns wide, each line ended by a newline:
//   -d, --chdir DIR      Go to DIR instead of /.
// Returns an empty text if the table has no options.
std::string options_help(const OptionTable& table, const Translator& translate);

} // namespace leash
