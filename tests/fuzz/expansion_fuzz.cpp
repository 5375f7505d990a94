// libFuzzer target: the words of any text must expand to fields or to an error. No command runs.
#include "expand/expand.hpp"
#include "expand/pattern.hpp"
#include "language/parser.hpp"
#include "small_shell.hpp"
#include <clocale>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    setlocale(LC_CTYPE, "C.UTF-8");
    const auto parsed = leash::parse_all(std::string(reinterpret_cast<const char*>(data), size));
    const auto* list = std::get_if<leash::List>(&parsed);
    for (const leash::ListItem& item : list ? list->items : std::vector<leash::ListItem>{}) {
        const auto& command = item.and_or.first[0].node;
        SmallShell shell;
        if (const auto* simple = std::get_if<leash::SimpleCommand>(&command)) {
            (void)leash::expand_fields(shell, simple->words);
            for (const leash::Word& word : simple->words)
                (void)leash::pattern_matches(leash::expand_pattern(shell, word).value_or(""),
                                             "a b*\xff");
        }
    }
    return 0;
}
