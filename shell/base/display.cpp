#include "base/display.hpp"

namespace leash {

const char* sequence_of(Ink ink) {
    switch (ink) {
    case Ink::Good:
        return "\033[32m";
    case Ink::Bad:
        return "\033[31m";
    case Ink::Halted:
        return "\033[33m";
    case Ink::Strong:
        return "\033[1m";
    case Ink::Faint:
        return "\033[2m";
    case Ink::Inside:
        return "\033[36m";
    case Ink::Foreign:
        return "\033[35m";
    case Ink::Plain:
        break;
    }
    return "";
}

std::string inked(Ink ink, std::string_view text, const Display& display) {
    if (!display.has_colour || ink == Ink::Plain || text.empty())
        return std::string(text);
    return sequence_of(ink) + std::string(text) + "\033[0m";
}

} // namespace leash
