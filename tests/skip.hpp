// A test that this machine cannot run says so, and ctest shows it as skipped, not as passed.
#pragma once

#include <string>

namespace leash::test {

// Call it and return. The program then exits with 77 if nothing failed; ctest knows that status
// (SKIP_RETURN_CODE) where each TEST_CASE is a test of its own.
void skip(const std::string& why);

} // namespace leash::test
