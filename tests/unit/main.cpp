#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "skip.hpp"

namespace {

constexpr int status_of_skipped = 77;
bool is_skipped = false;

} // namespace

void leash::test::skip(const std::string& why) {
    MESSAGE(why << ": skipped");
    is_skipped = true;
}

int main(int argc, char** argv) {
    const int status = doctest::Context(argc, argv).run();
    return status == 0 && is_skipped ? status_of_skipped : status;
}
