#include "builtins/posix/getopts_step.hpp"

namespace leash {

GetoptsStep next_option(std::string_view letters, std::span<const std::string> arguments,
                        GetoptsPlace place) {
    GetoptsStep step;
    step.name = "?";
    // The script may have changed the arguments. Then the place inside a cluster does not count.
    if (place.offset > 0 && (place.index < 2 || place.index - 2 >= arguments.size() ||
                             place.offset >= arguments[place.index - 2].size()))
        place.offset = 0;
    if (place.offset == 0) {
        const bool any = place.index >= 1 && place.index - 1 < arguments.size();
        const std::string_view next = any ? arguments[place.index - 1] : std::string_view();
        if (next.size() < 2 || next[0] != '-' || next == "--") {
            step.over = true;
            step.place = {place.index + (next == "--" ? 1 : 0), 0};
            return step;
        }
        ++place.index;
        place.offset = 1;
    }

    const std::string_view cluster = arguments[place.index - 2];
    const char letter = cluster[place.offset++];
    const bool silent = !letters.empty() && letters[0] == ':';
    const std::size_t known = letter == ':' ? std::string_view::npos : letters.find(letter);
    const bool takes_argument =
        known != std::string_view::npos && letters.substr(known + 1, 1) == ":";

    if (known == std::string_view::npos) {
        if (silent)
            step.argument = std::string(1, letter);
        else
            step.complaint = _("-{0}: no such option", letter);
    } else if (!takes_argument) {
        step.name = letter;
    } else if (place.offset < cluster.size()) {
        step.name = letter;
        step.argument = std::string(cluster.substr(place.offset));
        place.offset = 0;
    } else if (place.index - 1 < arguments.size()) {
        step.name = letter;
        step.argument = arguments[place.index - 1];
        ++place.index;
        place.offset = 0;
    } else if (silent) {
        step.name = ":";
        step.argument = std::string(1, letter);
    } else {
        step.complaint = _("-{0}: an argument was expected after it", letter);
    }
    if (place.offset >= cluster.size())
        place.offset = 0;
    step.place = place;
    return step;
}

} // namespace leash
