#include "interpreter/shell_options.hpp"

#include <algorithm>
#include <iterator>

namespace leash {
namespace {

constexpr OptionName names[] = {
    {"allexport", 'a', &Options::allexport, false, true},
    {"checkjobs", '\0', &Options::checkjobs, false, false},
    {"emacs", '\0', &Options::emacs, false, true},
    {"errexit", 'e', &Options::errexit, false, true},
    {"hashall", 'h', &Options::hashall, false, true},
    {"huponexit", '\0', &Options::huponexit, false, false},
    {"ignoreeof", '\0', &Options::ignoreeof, false, true},
    {"interactive", 'i', &Options::interactive, true, true},
    {"monitor", 'm', &Options::monitor, false, true},
    {"narrate", '\0', &Options::narrate, false, false},
    {"noclobber", 'C', &Options::noclobber, false, true},
    {"noexec", 'n', &Options::noexec, false, true},
    {"noglob", 'f', &Options::noglob, false, true},
    {"nolog", '\0', &Options::nolog, false, true},
    {"notify", 'b', &Options::notify, false, true},
    {"nounset", 'u', &Options::nounset, false, true},
    {"pipefail", '\0', &Options::pipefail, false, true},
    {"posix", '\0', &Options::posix, false, true},
    {"stdin", 's', &Options::standard_input, true, true},
    {"verbose", 'v', &Options::verbose, false, true},
    {"vi", '\0', &Options::vi, false, true},
    {"xtrace", 'x', &Options::xtrace, false, true},
};

} // namespace

std::span<const OptionName> all_options() {
    return names;
}

const OptionName* find_option(std::string_view name) {
    const auto found = std::find_if(std::begin(names), std::end(names),
                                    [&](const OptionName& one) { return name == one.name; });
    return found == std::end(names) ? nullptr : found;
}

const OptionName* find_option(char letter) {
    const auto found = std::find_if(std::begin(names), std::end(names), [&](const OptionName& one) {
        return one.letter != '\0' && one.letter == letter;
    });
    return found == std::end(names) ? nullptr : found;
}

std::string option_letters(const Options& options) {
    std::string letters;
    for (const OptionName& one : names)
        if (one.letter != '\0' && options.*one.member)
            letters += one.letter;
    std::sort(letters.begin(), letters.end());
    return letters;
}

} // namespace leash
