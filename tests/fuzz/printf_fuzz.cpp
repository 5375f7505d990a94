// libFuzzer target: the first line is a format of printf, the others are its arguments.
#include "builtins/posix/printf_format.hpp"
#include "words.hpp"

#include <cctype>
#include <cstdlib>

using namespace leash;

namespace {

// A width of a billion is allowed, and needs a billion bytes. That is no finding.
bool has_large_number(const std::string& word) {
    int digits = 0;
    for (const char c : word) {
        digits = std::isxdigit(static_cast<unsigned char>(c)) ? digits + 1 : 0;
        if (digits > 4)
            return true;
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto words = words_in(data, size);
    if (words.empty())
        return 0;
    for (const std::string& word : words)
        if (has_large_number(word))
            return 0;
    const std::string format = words[0];
    words.erase(words.begin());
    for (const Message& complaint : print_formatted(format, words).complaints)
        if (in_english(complaint).empty())
            std::abort();
    return 0;
}
