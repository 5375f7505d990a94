#include "kernel/signal_names.hpp"

#include "base/parse_number.hpp"
#include "base/spelling.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <csignal>
#include <cstring>

namespace leash {

std::string signal_name(int signal) {
    if (const char* name = sigabbrev_np(signal))
        return name;
    if (signal == SIGRTMIN)
        return "RTMIN";
    if (signal == SIGRTMAX)
        return "RTMAX";
    if (signal > SIGRTMIN && signal < SIGRTMAX)
        return "RTMIN+" + std::to_string(signal - SIGRTMIN);
    return std::to_string(signal);
}

std::optional<int> signal_number(std::string_view name) {
    std::string wanted(name);
    std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (wanted.rfind("SIG", 0) == 0)
        wanted.erase(0, 3);
    if (wanted.empty())
        return std::nullopt;
    if (std::isdigit(static_cast<unsigned char>(wanted[0]))) {
        const auto number = parse_number(wanted);
        return number && *number > 0 && *number <= SIGRTMAX ? number : std::nullopt;
    }
    for (int signal = 1; signal <= SIGRTMAX; ++signal)
        if (signal_name(signal) == wanted)
            return signal;
    return std::nullopt;
}

std::vector<int> all_signals() {
    std::vector<int> signals;
    for (int signal = 1; signal <= SIGRTMAX; ++signal)
        if (signal <= SIGSYS || signal >= SIGRTMIN)
            signals.push_back(signal);
    return signals;
}

std::string closest_signal(std::string_view name) {
    std::vector<std::string> names;
    for (const int signal : all_signals())
        names.push_back(signal_name(signal));
    // "SIGHPU" is close to "SIGHUP". "HPU" is close to "HUP".
    const bool has_prefix =
        closest_word(name.substr(0, 3), std::array{std::string_view("SIG")}) && name.size() > 3;
    for (const std::string_view wanted : {name, has_prefix ? name.substr(3) : name}) {
        const std::vector<std::string_view> words(names.begin(), names.end());
        if (const auto close = closest_word(wanted, words))
            return std::string(*close);
    }
    return "";
}

} // namespace leash
