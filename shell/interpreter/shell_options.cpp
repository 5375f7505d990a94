#include "interpreter/shell_options.hpp"

#include <algorithm>
#include <iterator>

namespace leash {
namespace {

constexpr OptionName names[] = {
    {"allexport", &Options::allexport, 'a', false, true},
    {"big", &Options::big, '\0', false, false},
    {"checkjobs", &Options::checkjobs, '\0', false, false},
    {"emacs", &Options::emacs, '\0', false, true},
    {"errexit", &Options::errexit, 'e', false, true},
    {"hashall", &Options::hashall, 'h', false, true},
    {"histexpand", &Options::histexpand, 'H', false, false},
    {"huponexit", &Options::huponexit, '\0', false, false},
    {"ignoreeof", &Options::ignoreeof, '\0', false, true},
    {"interactive", &Options::interactive, 'i', true, true},
    {"monitor", &Options::monitor, 'm', false, true},
    {"narrate", &Options::narrate, '\0', false, false},
    {"noclobber", &Options::noclobber, 'C', false, true},
    {"noexec", &Options::noexec, 'n', false, true},
    {"noglob", &Options::noglob, 'f', false, true},
    {"nolog", &Options::nolog, '\0', false, true},
    {"notify", &Options::notify, 'b', false, true},
    {"nounset", &Options::nounset, 'u', false, true},
    {"pipefail", &Options::pipefail, '\0', false, true},
    {"posix", &Options::posix, '\0', false, true},
    {"stdin", &Options::standard_input, 's', true, true},
    {"verbose", &Options::verbose, 'v', false, true},
    {"vi", &Options::vi, '\0', false, true},
    {"xtrace", &Options::xtrace, 'x', false, true},
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
