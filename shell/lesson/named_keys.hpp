// The keys that stand alone on a line of a lesson: "<Ctrl-Z>".
//
// The terminal driver takes these keys, or these keys end the line.
#pragma once

#include "stage/menu.hpp"

namespace leash {

struct NamedKey {
    const char* name;
    char byte; // that the key sends
};
constexpr NamedKey named_keys[] = {{"<Ctrl-Z>", control('Z')}, {"<Ctrl-C>", control('C')},
                                   {"<Ctrl-D>", control('D')}, {"<Ctrl-\\>", control('\\')},
                                   {"<Ctrl-S>", control('S')}, {"<Ctrl-Q>", control('Q')},
                                   {"<Enter>", '\r'}};

} // namespace leash
