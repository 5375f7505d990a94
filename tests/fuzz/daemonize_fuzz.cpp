// libFuzzer target: each line is an argument of daemonize. There is a command, or one line that
// says what is wrong. No daemon is started.
#include "daemonize/daemonize_options.hpp"
#include "words.hpp"

#include <cstdlib>

using namespace leash;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const DaemonRequest request = parse_daemon_arguments(words_in(data, size));
    if (const auto* options = std::get_if<DaemonOptions>(&request))
        if (options->command.empty())
            std::abort();
    if (const auto* error = std::get_if<DaemonUsageError>(&request)) {
        const std::string text = Translator()(error->message);
        if (text.empty() || text.find('\n') != text.npos)
            std::abort();
    }
    return 0;
}
