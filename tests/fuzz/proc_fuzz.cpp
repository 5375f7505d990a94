// libFuzzer target: other users choose what stands in the files of /proc: names, command lines.
// What is read there is shown without a control character.
#include "base/foreign_text.hpp"
#include "kernel/procfs.hpp"

#include <cstdint>
#include <cstdlib>

using namespace leash;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    ProcessFacts facts = parse_stat(text).value_or(ProcessFacts());
    parse_status(text, facts);
    facts.command_line = parse_command_line(text);
    const std::string command = facts.command();
    if (made_visible(command) != command)
        std::abort();
    return 0;
}
