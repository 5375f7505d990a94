// The options' part of a manual page, from a table.
//
// Source: mdoc(7).
#pragma once

#include "options/option_table.hpp"

namespace leash {

// A list in mdoc: .Bl, an .It for each option, .El; each line ended by a newline.
std::string options_manual(const OptionTable& table, Translate translate = untranslated);

// A page in which each part between the lines
//   .\" The options of COMMAND, from its table:
//   .\" (end)
// is replaced by that of the table for COMMAND. A part for whose command there is no table stays.
std::string with_options_of(std::string_view page, std::span<const OptionTable* const> tables,
                            Translate translate = untranslated);

} // namespace leash
