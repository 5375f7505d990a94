#include "kernel/display_of.hpp"

#include "base/layout.hpp"
#include "kernel/pty.hpp"

#include <cstdlib>
#include <unistd.h>

namespace leash {
namespace {

std::string_view environment_value(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

bool is_able(std::string_view term) {
    return !term.empty() && term != "dumb";
}

} // namespace

Display display_of(int descriptor, std::string_view term, std::string_view no_color) {
    Display display;
    if (::isatty(descriptor) == 0)
        return display;
    display.is_terminal = true;
    display.has_colour = is_able(term) && no_color.empty();
    if (const auto size = window_size(descriptor); size && size.value().columns > 0)
        display.columns = size.value().columns;
    return display;
}

Display display_of(int descriptor) {
    return display_of(descriptor, environment_value("TERM"), environment_value("NO_COLOR"));
}

std::string fitted_for(int descriptor, std::string_view text) {
    const Display display = display_of(descriptor, "", "");
    return display.is_terminal ? fitted(text, display.columns) : std::string(text);
}

bool moves_cursor(int descriptor) {
    return ::isatty(descriptor) != 0 && is_able(environment_value("TERM"));
}

} // namespace leash
