// libFuzzer target: any bytes may be refused by the parser, but what it accepts must survive
// being printed and read back, and nothing may crash or take long.
#include "language/parser.hpp"
#include "language/printer.hpp"

#include <cstdint>
#include <cstdlib>

using namespace leash;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t longest = 1 << 14;
    if (size > longest)
        return 0;
    const auto parsed = parse_all(std::string(reinterpret_cast<const char*>(data), size));
    if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
        error->describe("fuzz");
        return 0;
    }
    const std::string once = print(std::get<List>(parsed));
    const auto again = parse_all(once);
    if (!std::holds_alternative<List>(again) || print(std::get<List>(again)) != once)
        std::abort();
    return 0;
}
