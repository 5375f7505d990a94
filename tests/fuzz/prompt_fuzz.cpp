// libFuzzer target: the first line is a prompt; the other lines are a user, a host and a folder.
// The prompt may be anything. A name in the prompt is only a name: it runs no command.
#include "expand/expand.hpp"
#include "repl/prompt.hpp"
#include "small_shell.hpp"
#include "words.hpp"

#include <cstdlib>

using namespace leash;

namespace {

struct NoCommands final : SmallShell {
    Result<std::string, Message> substitute(const CommandSubstitution&) override { std::abort(); }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto words = words_in(data, size);
    words.resize(4);
    PromptFacts facts;
    facts.user = words[1];
    facts.host = words[2];
    facts.directory = words[3];
    facts.home = words[2];
    for (const PromptStyle style : {PromptStyle::Leash, PromptStyle::Posix}) {
        SmallShell shell;
        (void)expand_value(shell, decode_prompt(words[0], facts, style));
        NoCommands names;
        (void)expand_value(names, decode_prompt("\\u@\\h \\H:\\w \\W\\$ ", facts, style));
    }
    return 0;
}
