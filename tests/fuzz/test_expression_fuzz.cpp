// libFuzzer target: each line is an argument of test. The expression is true or false, or a message
// says what is wrong. Files are looked at, and never opened.
#include "builtins/posix/test_expression.hpp"
#include "words.hpp"

#include <cstdlib>

using namespace leash;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto words = words_in(data, size);
    const auto truth = evaluate_test(words);
    if (!truth && in_english(truth.error()).empty())
        std::abort();
    if (words.empty() && (!truth || truth.value())) // without an argument test is false
        std::abort();
    return 0;
}
