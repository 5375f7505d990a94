// The completer of the prompt: offers what the word under the cursor could become.
#pragma once

#include "repl/line_editor.hpp"
#include "repl/loop.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace leash {

// Returns the candidates for the word of `line` from `start` to `end`. Returns nullopt if Readline
// must complete file names.
std::optional<std::vector<Candidate>> complete(Interpreter& interpreter, const ReplOptions& options,
                                               std::string_view line, std::size_t start,
                                               std::size_t end);

} // namespace leash
