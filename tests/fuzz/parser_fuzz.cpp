// libFuzzer target: the parser may refuse any bytes. A text that the parser accepts must give the
// same tree after it is printed and parsed again. Nothing may crash or take long. A text is also
// parsed as leash parses it, which refuses the forms of bash.
#include "language/parser.hpp"
#include "language/printer.hpp"

#include <cstdint>
#include <cstdlib>

using namespace leash;

namespace {

void parse_refusing_forms_of_bash(const std::string& text) {
    Parser parser(lines_of(text));
    parser.ask_about_forms_of_bash([](std::string_view) { return true; });
    for (;;) {
        const ParseResult result = parser.next();
        if (const auto* error = std::get_if<SyntaxError>(&result))
            error->describe("fuzz", {});
        if (std::holds_alternative<EndOfInput>(result))
            return;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t longest = 1 << 14;
    if (size > longest)
        return 0;
    const std::string text(reinterpret_cast<const char*>(data), size);
    parse_refusing_forms_of_bash(text);
    const auto parsed = parse_all(text);
    if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
        error->describe("fuzz", {});
        return 0;
    }
    const std::string once = print(std::get<List>(parsed));
    const auto again = parse_all(once);
    if (!std::holds_alternative<List>(again) || print(std::get<List>(again)) != once)
        std::abort();
    return 0;
}
