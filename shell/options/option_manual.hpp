// The options of a table as a part of a manual page.
//
// Source: mdoc(7).
#pragma once

#include "base/translator.hpp"
#include "options/option_table.hpp"

namespace leash {

// Returns a list in mdoc: .Bl, an .It for each option, .El; each line ended by a newline.
std::string options_manual(const OptionTable& table, const Translator& translate);

// Returns the page with new parts. A part stands between the lines
//   .\" The options of COMMAND, from its table:
//   .\" (end)
// and lists the options of the table of COMMAND. A part stays as it is if COMMAND has no table.
std::string with_options_of(std::string_view page, std::span<const OptionTable* const> tables,
                            const Translator& translate);

} // namespace leash
